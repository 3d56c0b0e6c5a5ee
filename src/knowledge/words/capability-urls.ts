import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Addresses that open what they lead to (https://www.w3.org/TR/capability-urls/).

export const capabilityPath: Words = {
  because: 'Paths of the endpoints of an MCP server, by the names that the specification and its libraries give them.',
  pattern: inTurn('i', /\//, /(?:mcp|sse)/, /(?:$|[/?#"'`])/),
  is: ['/api/v1/mcp/', '/t-/sse', '"/mcp"'],
  isNot: ['/mcp-docs/', '/essence', '/assets/'],
}

export const capabilityName: Words = {
  because: 'What a value is called that opens a server by itself.',
  pattern: /^(?:(?:access|auth|mcp|api|secret|server)_?)?(?:token|secret|jwt)$|^(?:api|access|secret)_?key$/i,
  is: ['token', 'mcpToken', 'api_key', 'accessKey', 'secret'],
  isNot: ['tokenId', 'pageToken', 'key', 'inviteToken', 'secretName'],
}

export const keyName: Words = {
  because: 'What a parameter of a request is called that is a lasting credential, whatever the path says.',
  pattern: /^(?:user_?|client_?|mcp_?)?(?:api_?key|(?:access|auth|bearer)_?token|secret_?key)$/i,
  is: ['apiKey', 'api_key', 'accessToken', 'auth_token', 'userApiKey'],
  isNot: ['token', 'apiKeyId', 'secret', 'inviteToken', 'keyName'],
}

export const webhookPath: Words = {
  because: 'Paths that other servers call.',
  pattern: /\/(?:web)?hooks?(?:\/|$)/i,
  is: ['/webhook/:secret', '/api/hooks/bot'],
  isNot: ['/webhooked', '/webhook-docs'],
}

export const managesKeys: Words = {
  because: 'Paths of which a key is the resource: it is looked up, changed or taken away.',
  pattern:
    /\/(?:[\w-]{0,30}[-_])?(?:api[-_]?)?(?:keys?|tokens?|credentials)\/[:{<]|verif|validat|rotat|revok|introspect|invit|reset|confirm|unsubscri|share/i,
  is: ['/api-keys/:apiKey', '/tokens/{token}', '/verify/:accessToken', '/share/:token'],
  isNot: ['/mcp/:apiKey', '/{api_key}/mcp', '/webhook/:secret'],
}

export const storesSecrets: Words = {
  because: 'Paths of what keeps settings and secrets: the key behind them is the name under which one is kept.',
  pattern: /\/(?:[\w-]{0,30}[-_])?(?:config(?:s|uration)?|settings|secrets?|vaults?|env(?:ironment)?s?|variables|vars|kv)\//i,
  is: ['/config/:secretKey', '/apps/:app/secrets/:secretKey', '/vault/{secret_key}', '/env-vars/:secret_key'],
  isNot: ['/mcp/:secretKey', '/:secretKey/config', '/envelopes/:secretKey'],
}

export const loadedByPage: Words = {
  because: 'What pages load from elsewhere, with a key that everybody can read in them: pixels, scripts, pictures and counters.',
  pattern: oneOf(
    'i',
    /\.(?:gif|png|jpe?g|svg|webp|ico|m?js|css|woff2?)$/,
    /\/(?:[\w-]{0,30}[-_])?(?:track(?:er|ing)?|(?:pixel|badge|beacon|widget|embed)s?)(?:\/|$)/,
  ),
  is: ['/track/{api_key}/pixel.gif', '/badge/:apiKey', '/:apiKey/loader.js', '/v1/beacon/{api_key}'],
  isNot: ['/feed/:apiKey/latest', '/:apiKey/tracks', '/:apiKey/data.json', '/{api_key}/mcp', '/tracking-numbers/:apiKey'],
}

export const ofTiles: Words = {
  because: 'Addresses of the tiles and styles of maps, whose token is public: https://docs.mapbox.com/help/dive-deeper/access-tokens/.',
  pattern: /\{[xyz]\}|\b(?:raster|vector|map)?tiles?\b|\/styles?(?:\.json|\/)|\bstyle\.json/i,
  is: ['https://maps.example.com/{z}/{x}/{y}.png', 'https://api.mapbox.com/styles/v1/x', 'https://tiles.example.com/style.json'],
  isNot: ['https://api.example.com/v1/me', '/stylesheets/a.css', 'https://textile.example.com/me'],
}

export const repositoryAddress: Words = {
  because: 'What an address has that git is given: its ending, a forge, or the names that forges take before a token.',
  pattern: oneOf(
    'i',
    /\.git(?:$|[^\w.-])|\/_git\/|\bgit["'`]?,? {1,4}["'`]?(?:clone|push|pull|fetch|remote|ls-remote)\b|\bx-(?:access-)?token(?:-auth)?:/,
    /git(?:hub|lab|ea)|bitbucket|codeberg|forgejo|\bdev\.azure\.com|\boauth2:/,
  ),
  is: [
    'https://{pat}@host/a/b.git',
    'https://{t}@host/_git/r',
    '"git", "clone", url',
    'https://x-access-token:${t}@host',
    'https://{github_token}@',
  ],
  isNot: ['https://__token__:${token}@pypi.acme.com/simple/', 'https://{token}@npm.acme.com/', 'https://digital.acme.com', 'x.gitignore'],
}

export const hidesSecrets: Words = {
  because: 'Functions that take a secret out of a text, or make something of it that nobody can read it from.',
  pattern: oneOf(
    'i',
    /^_?(?:redact|mask|hide|obfuscat|sani?ti[sz]|scrub|censor|anonymi[sz]|strip|hash|sha\d|digest|fingerprint)/,
    /(?:redact|sani?ti[sz]e|scrub|(?:without|strip|remove|hide|mask)_?(?:token|secret|credential|userinfo|auth|password))/,
  ),
  is: ['redact', 'maskUrl', 'hide', '_sanitize', 'stripToken', 'url_without_credentials', 'hashOf'],
  isNot: ['clone', 'fetch', 'task', 'unmasked', 'push', 'dashed'],
}

export const calledByOthers: Words = {
  because: 'What others call who often can set nothing but the address: webhooks, previews, pages that are to be made anew.',
  pattern: /hook(?!ed\b)|revalidat|preview|draft|hub\.(?:mode|challenge|verify)|verify_?token|telegram|twilio/i,
  is: ['/api/webhook', 'handleHook', 'res.revalidate(slug)', 'hub.verify_token'],
  isNot: ['/api/cron', 'hooked', 'requireAdmin'],
}

export const holdsSettings: Words = {
  because: 'What a program keeps its settings in.',
  pattern: /(?:^|[._])(?:config|configuration|settings|conf|env|secrets|opts|options)(?:\(\))?$/i,
  is: ['config', 'this.settings', 'app.config', 'env', 'get_settings()'],
  isNot: ['user', 'configs', 'environment'],
}

export const takesCredential: Words = {
  because: 'Functions that are named for taking the credential out of a request.',
  pattern: inTurn(
    'i',
    /^_?(?:extract|get|read|resolve|find|parse|pull|take)_?(?:the_?)?/,
    /(?:caller|client|request|incoming|provided|presented|bearer|api|auth|access)?_?(?:token|key|credentials?|auth)/,
    /(?:_?from_?\w{0,20})?$/,
  ),
  is: ['extract_token', 'getApiKey', 'readBearerToken', 'get_credentials_from_request'],
  isNot: ['get_user', 'parse_page_token', 'getTokenCount', 'authorize'],
}

export const calledByAddress: Words = {
  because: 'Names of what is given an address alone to call: notifications of payments, streams, feeds and calendars.',
  pattern: oneOf(
    'i',
    /notif(?:y|ication)|(?<![a-z])ipn(?![a-z])|callback|on_?publish|push/,
    /(?<![a-z])(?:feeds?|rss|atom|ics|ical|calendars?)(?![a-z])/,
  ),
  is: ['/payments/notify', 'ipn', '/rtmp/on_publish', '/calendar.ics', 'feed.xml', '/push'],
  isNot: ['/jobs/nightly', 'feedback', '/atomic', '/admin/berths', 'topics'],
}

export const callerHeader: Words = {
  because:
    'Headers that carry the credential of a caller, as a piece of a pattern; those of forgery, caches, devices or retries carry none.',
  pattern: /(?:authorization|x-(?:[\w-]{1,20}-)?(?:api|auth|access|bearer|admin|secret|service|session|internal)-?(?:key|token)|api-key)/i,
  is: ['authorization', 'x-api-key', 'X-Goog-Api-Key', 'x-auth-token', 'api-key'],
  isNot: ['x-csrf-token', 'x-idempotency-key', 'x-cache-key', 'x-push-token', 'x-device-token'],
}

export const otherHeader: Words = {
  because: 'Headers named for a key or a token that is no credential of a caller: of forgery, retries, caches, devices and pages.',
  pattern: /^x-[\w-]{0,40}(?:csrf|xsrf|idempoten|cache|push|device|page|cursor|sync|trace|correlation)/i,
  is: ['x-csrf-token', 'X-XSRF-Token', 'x-idempotency-key', 'x-cache-key', 'x-push-token'],
  isNot: ['x-api-key', 'x-debug-token', 'x-auth-token'],
}

export const webhookOfChat: Words = {
  because:
    'The address of a webhook of Google Chat up to its key: https://developers.google.com/workspace/chat/quickstart/webhooks, ' +
    'https://docs.gitguardian.com/secrets-detection/secrets-detection-engine/detectors/specifics/google_chat_webhook_url.',
  // The text may be put together of two literals, each on its line.
  pattern: inTurn(
    '',
    /chat\.googleapis\.com\/v1\/spaces\/[^\s"'`]{1,80}\/messages\?[^\s"'`]{0,160}/,
    /(?:["'`][\s+.]{0,60}["'`])?[^\s"'`]{0,160}(?<![a-zA-Z])key=$/,
  ),
  is: [
    'https://chat.googleapis.com/v1/spaces/AAAA/messages?key=',
    'https://chat.googleapis.com/v1/spaces/AAAA/messages?threadKey=a&key=',
    'https://chat.googleapis.com/v1/spaces/AAAA/messages?"\n    "key=',
  ],
  isNot: ['https://maps.googleapis.com/maps/api/js?key=', 'https://chat.googleapis.com/v1/spaces/AAAA/messages?token=', 'key='],
}
