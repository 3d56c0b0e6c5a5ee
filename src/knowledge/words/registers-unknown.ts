import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// An authorization endpoint that makes a client of whoever asks, in any language.

const NEGATED = /(?:!\s{0,2}|not\s{1,2})[\w$.>-]{1,60}(?:\([^(){}\n]{0,120}\))?/
const NOTHING = /[\w$.>-]{1,60}\s(?:={2,3}|is)\s(?:null|None|nil|undefined)/
const NOT_IN = /[\w$.]{1,60}\snot in\s[\w.]{1,60}/
const FAILED = /err(?:or)?\s!=\snil(?:\s(?:\|\||&&)\s[\w.!]{1,60}(?:\s[!=]=\s\w{1,20})?)?/

export const asksIfUnknown: Words = {
  because: 'A condition that holds where something is unknown, refused or not found; what runs then stands behind it.',
  pattern: inTurn(
    'g',
    /\bif\s{0,4}\(?\s{0,4}(?:[^{}\n"']{0,120};\s{0,4})?/,
    oneOf('', NEGATED, NOTHING, NOT_IN, FAILED),
    /\s{0,4}\)?\s{0,40}[{:]/,
  ),
  is: [
    'if (!client) {',
    'if not client:',
    'if (client === null) {',
    'if client is None:',
    'if client_id not in CLIENTS:',
    'if !h.store.ValidateRedirectURI(clientID, redirectURI) {',
    'if _, ok := s.clients[clientID]; !ok {',
    'if err != nil || client == nil {',
  ],
  isNot: ['if (client) {', 'if redirect_uri in client.redirect_uris:', 'if (type !== "code") {'],
}

const REDIRECT = /[\w$.>]{0,30}redirect_?ur[il](?!s)\w{0,8}/

export const registersRedirect: Words = {
  because: 'A client that is made with the one redirect URI of a request, or a function that registers one and is given it.',
  pattern: oneOf(
    'i',
    inTurn(
      '',
      /(?<![.\w])(?:[\w$.>-]{0,60}(?:\.|->))?(?!is|was|has)\w{0,12}register(?!ed)/,
      // Where people register is a page.
      /(?!\w{0,30}(?:page|path|link|form|view|route|href|(?<!redirect_?|callback_?)ur[il])\w{0,5}\()/,
      /\w{0,30}\((?:[^(){};]{0,200}[,\s])?/,
      REDIRECT,
      /\s{0,4}[,)]/,
    ),
    inTurn(
      '',
      /redirect_?ur[il]s["']?\s{0,4}(?::|=>?)\s{0,4}/,
      /(?:\[(?:\]string\{)?|(?:List|Set)\.of\(|(?:new )?(?:List<string>|string\[\]|\[\])(?:\(\))?\s?\{|listOf\(|vec!\[|array\(|json\.dumps\(\[|JSON\.stringify\(\[)\s{0,40}/,
      REDIRECT,
      /(?:\.clone\(\)|\.to_string\(\))?\s{0,40}[\]})]/,
    ),
  ),
  is: [
    'registerRedirectUri(clientId, redirectUri)',
    'store.RegisterClientWithID(clientID, redirectURI)',
    'redirectUris: [redirectUri],',
    'redirect_uris=[redirect_uri]',
    'RedirectURIs: []string{redirectURI}',
    'RedirectUris = new List<string> { redirectUri }',
    "'redirect_uris' => [$redirect_uri]",
  ],
  isNot: [
    'register(document.redirect_uris)',
    'redirectUris: document.redirect_uris',
    'isRegistered(redirectUri) &&',
    'registerPageFor(client_id, redirect_uri)',
    'registerUrl(client_id, redirect_uri)',
    'redirect_uris.includes(uri)',
  ],
}

export const asksClientBefore: Words = {
  because:
    'What runs before a route, between its path and its function or above it, and by its name may look at the client or its address.',
  pattern: oneOf(
    'i',
    inTurn(
      '',
      /\.(?:get|post|all|route|use)\(\s{0,20}["'`][^"'`\n]{0,80}["'`],\s{0,20}/,
      /[^;{}"'`]{0,120}?(?:client|redirect|authori[sz]|oauth|valid|check|verif)[^;{}"'`]{0,120}$/,
    ),
    /@\w{0,30}(?:client|redirect|valid|check|verif)\w{0,30}(?:\([^()\n]{0,80}\))?\s{1,20}$/,
  ),
  is: ["router.get('/authorize', checkClient, ", "app.get('/authorize', limiter, validateRequest(schema), async ", '@checked_client\n'],
  isNot: ["router.get('/authorize', ", "app.get('/authorize', limiter, async ", '@app.get("/authorize")\n'],
}

export const tellsLog: Words = {
  because: 'The beginning of what is told to a log, with all that stands in its brackets.',
  pattern: /\b(?:console\.\w{3,5}|_?log(?:ger|ging)?\.\w{1,16}|fmt\.Print\w{0,4}|print|error_log|Log::\w{1,10})\(/,
  is: ['console.log(', 'log.Printf(', '_logger.LogInformation(', 'print('],
  isNot: ['catalog.find(', 'login('],
}
