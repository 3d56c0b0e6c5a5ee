import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Who answers with a credential that the answer calls only `token`.

export const givesBearer: Words = {
  because:
    'The end of an address that answers with a token: OAuth, the installations of GitHub Apps, logins of Vault. ' +
    'https://docs.github.com/rest/apps/apps#create-an-installation-access-token-for-an-app',
  pattern: inTurn(
    'i',
    oneOf(
      '',
      /\/installations?\/[^"'`\s]{1,80}\/access_tokens|(?<![\w/])\/access_tokens/,
      /\/oauth2?(?:\/v?\d(?:\.\d)?)?\/(?:access_?)?token|\/connect\/token|\/openid-connect\/token/,
      /\/v1\/auth\/[\w${}./-]{1,60}\/login/,
    ),
    /(?:\.json)?\/?["'`?]/,
  ),
  is: [
    '`https://api.github.com/app/installations/${id}/access_tokens`',
    '"https://id.harbourline.io/oauth/token"',
    "'/connect/token'",
    '"/realms/desk/protocol/openid-connect/token"',
    '"https://vault.harbourline.io/v1/auth/kubernetes/login"',
  ],
  isNot: ['"/oauth/token/count"', "'/pages?token=1'", '"/token"', '"/personal_access_tokens"', '"/csrf/token"'],
}

export const anyAddress: Words = {
  because: 'Any address of a request, as it is written.',
  pattern: /["'`](?:https?:\/\/|\/|[$#]?\{)[^"'`\s]{0,300}["'`?]/,
  is: ['"https://api.harbourline.io/pages"', "'/oauth/token'", '`${base}/pages`'],
  isNot: ['"token"', "'application/json'"],
}

export const givesBearerByName: Words = {
  because:
    'Calls that answer with the token of an app or of its installation: https://docs.github.com/rest/apps/apps, ' +
    'https://github.com/octokit/auth-app.js#authinstallation',
  pattern: oneOf(
    'i',
    /create_?(?:app_?)?installation_?(?:access_?)?token\w{0,10}$/,
    /(?:get|create|fetch|request)_?installation_?(?:access_?)?token(?:_?for_?\w{1,20})?$/,
  ),
  is: ['createInstallationAccessToken', 'CreateInstallationToken', 'create_app_installation_access_token', 'getInstallationToken'],
  isNot: ['getToken', 'installationTokenExpired', 'create_token'],
}

const HOLDER = /^[&*]?(?:this\.)?(@?\$?[A-Za-z_]\w{0,60})(?:\(\))?[!?]{0,2}/

export const tokenOfHolder: Words = {
  because: 'The member `token` of something, whose name is the group that is there.',
  pattern: oneOf(
    '',
    inTurn('', HOLDER, /(?:\.|->|&\.)(?:[gG]et)?[tT]oken(?:\(\))?$/),
    inTurn('', HOLDER, /\[["':]token["']?\]$/),
    inTurn('', HOLDER, /\.(?:get|path|getString|GetProperty|dig|fetch)\(["':]token["']?\)(?:\.\w{1,12}\(\)){0,2}$/),
  ),
  is: [
    'grant.Token',
    'grant.token()',
    'grant!.Token',
    "$grant['token']",
    'grant["token"]',
    'made[:token]',
    'node.get("token").asText()',
    '*tok.Token',
  ],
  isNot: ['token', 'grant.tokens', 'page.next_token', "$grant['token']['id']"],
}

export const goesWithAny: Words = {
  because: 'Names of what goes with requests to any address, by their end, and words of languages.',
  pattern: oneOf(
    '',
    /^(?:e|err|error|ex|ctx|context|ok|_|this|self|new|await|return|var|val|let|mut|const|if|http|rest|fmt|URI|log)$/,
    /(?:[cC]lient|[cC]onfig|[sS]ervice|[sS]ession|[aA]pi)s?\d?$/,
  ),
  is: ['err', 'httpClient', 'aws_session', 'ctx', 'api'],
  isNot: ['resp', '$res', 'body', 'req', 'url', 'sessionResp', 'clientRequest'],
}
