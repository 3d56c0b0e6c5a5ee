import { inTurn, oneOf, whole } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What the parts of a `state` are called.

export const entity: Words = {
  because: 'Persons and records: everybody knows the id of their own, and numbers of rows can be counted.',
  pattern: oneOf(
    '',
    /user|account|org(?:anization)?|workspace|team|tenant|project|toolkit|customer/,
    /member|guild|channel|company|store|shop|site|employee|contact/,
  ),
  is: ['user', 'organization', 'company'],
  isNot: ['session', 'request', 'flow'],
}

export const givesOwnId: Words = {
  because: 'Calls that say by their name that they give the id of a person or a record.',
  pattern: inTurn(
    'i',
    /^(?:await )?(?:[\w$]{1,40}(?:\.|->|::)){0,3}(?:get|fetch|load|require|resolve|find|read)?_?(?:current|active|own|my)?_?/,
    entity.pattern,
    /_?(?:id|slug|e?mail)(?:async)?\([\w$.,\s]{0,80}\)$/,
  ),
  is: ['await getCompanyId()', 'get_current_user_id(request)', 'this.tenants.requireTenantId(ctx)', 'getUserId(session.user)'],
  isNot: ['getSessionId()', 'signUserId(user)', 'await getCompany()', 'newUserIdToken()', 'hash(getUserId())'],
}

export const kindOfRecord: Words = {
  because: 'Keys whose values are one of a few words that everybody knows.',
  pattern: whole(
    'i',
    /provider|type|kind|platform|source|mode|popup|plan|locale|lang(?:uage)?|origin/,
    /action|intent|service|integration|app/,
  ),
  is: ['provider', 'popup', 'language', 'app'],
  isNot: ['nonce', 'providerKey', 'typed'],
}

export const bindsCode: Words = {
  because: 'What binds a code to the browser that asked, besides a state: RFC 7636, and nonces of OpenID Connect.',
  pattern: /verifier|pkce|code_?challenge|nonce/i,
  is: ['code_verifier', 'usePKCE', 'codeChallenge', 'nonce'],
  isNot: ['verified', 'challenge', 'state'],
}

export const madeForSignIn: Words = {
  because: 'Ids and values that are made for one sign-in.',
  pattern: oneOf(
    'i',
    /session|request|state|flow|transaction|correlation|login|attempt|verif|token/,
    /challenge|auth|guid|trace|key|random|connection/,
    /interaction|handshake|pairing|poll|ticket|prompt|task|job|hash|salt|seed/,
  ),
  is: ['sessionId', 'flow_id', 'correlationId', 'csrfToken'],
  isNot: ['directoryId', 'team_id', 'popup'],
}

export const accountAsked: Words = {
  because: 'Parameters that say whose account is meant, by what its owner or everybody calls it.',
  pattern: whole(
    'i',
    inTurn(
      '',
      /(?:user|account|alias|mailbox|profile|tenant|org(?:ani[sz]ation)?|workspace|team|company|customer|member|shop|store)/,
      /(?:_?(?:id|name|alias|slug|e?mail))?/,
    ),
    /e?mail|username/,
  ),
  is: ['account', 'alias', 'tenantId', 'shop', 'user_name', 'email'],
  isNot: ['accountLink', 'session', 'ticket', 'userToken'],
}

export const holdsNoSecret: Words = {
  because: 'Names of what is yes or no, of addresses and of names: nobody makes one up for a sign-in.',
  pattern: /^(?:is|has|auto|should|allow|skip|enable|force)(?:[A-Z_]|$)|(?:Ur[li]|UR[LI]|Name|Host|Domain)$|_(?:ur[li]|name|host|domain)$/,
  is: ['autoStart', 'is_new', 'forceConsent', 'loginUrl', 'request_host'],
  isNot: ['issuer', 'authToken', 'hash', 'url'],
}

export const encodesOnly: Words = {
  because: 'Calls that encode and hide nothing.',
  pattern: inTurn(
    '',
    /^(?:await )?[\w$.]{0,60}/,
    oneOf('', /encodeURIComponent|btoa|stringify|base64Encode/, /dumps|b64encode|quote|Buffer\.from/),
    /\(([\s\S]{1,800})\)$/,
  ),
  is: ['btoa(state)', 'JSON.stringify({ directoryId })', 'base64.urlsafe_b64encode(state)'],
  isNot: ['encrypt(state)', 'jwt.sign(state)', 'btoa'],
}

export const makesRow: Words = {
  because: 'Calls that make or look up a row of a table.',
  pattern: inTurn(
    '',
    /^(?:await )?[\w$]{1,40}(?:\.[\w$]{1,40}){1,3}\./,
    oneOf('', /(?:create|insert|upsert|save|findUnique|findFirst|findOne|findById)\w{0,20}/, /get|get_or_create/),
    /$/,
  ),
  is: ['await prisma.emailQueue.create', 'Inbox.objects.get', 'db.teams.findFirst'],
  isNot: ['axios.get', 'crypto.randomUUID', 'await mailbox'],
}

export const choiceOfProgram: Words = {
  because:
    'Entries of a state that say which of the few things is meant that the program offers: everybody knows them all. A flow and an action may be made for one sign-in.',
  pattern:
    /^(?:(?:oauth|auth|identity|login)_?)?(?:provider|integration|connector|platform|service|mode|popup|locale|lang)(?:_?(?:name|type|key|slug))?$/i,
  is: ['provider', 'providerName', 'identityProvider', 'integrationKey', 'mode', 'popup'],
  isNot: ['state', 'nonce', 'flow', 'action', 'serviceId', 'session', 'csrf', 'providerSecret'],
}

export const redeemsCode: Words = {
  because: 'What code says that redeems the code of an answer: the type of the grant, tokens that it is given, or the name of the call.',
  pattern: oneOf('', /\bgrant_type\b|(?:[eE]xchange|[rR]edeem)\w{0,40}\(/, /(?:\b[tT]|_t|[a-z]T)okens?(?![a-z])|(?:\b|_)TOKENS?(?![A-Z])/),
  is: ['grant_type', 'redeemCode(', 'exchange_quay_token(', 'getToken(', 'access_token', 'tokens.scope', 'TOKEN_URL', 'tokenResponse'],
  isNot: ['lookupTokenizedCity(', 'tokenizer', 'stoken', 'betokened', 'exchanges'],
}

export const takesApart: Words = {
  because: 'Calls that take a state apart and ask nobody for its signature, in languages that are read without a grammar.',
  pattern: inTurn(
    '',
    oneOf(
      '',
      /\bbase64_decode|\bjson_decode|\bBase64\.get(?:Url|Mime)?Decoder\(\)\.decode|\.readValue|\bjson\.Unmarshal/,
      /\bConvert\.FromBase64String|\bBase64UrlDecode|\bDeserialize(?:Object)?<[\w<>, ?]{1,60}>|\bbase64\.\w{3,20}\.DecodeString/,
    ),
    /\(\s{0,4}(?:\[\]byte\(|strtr\(|urldecode\()?(?:\$?\w{0,30}[sS]tate\b(?![[(]|\.(?!getBytes))|\$\w{1,30}\[["']state["']\])/,
  ),
  is: [
    'base64_decode($state',
    "base64_decode($params['state']",
    'Base64.getDecoder().decode(state',
    'base64.URLEncoding.DecodeString(state',
    'JsonSerializer.Deserialize<SignIn>(state',
  ],
  isNot: ['json_decode($body', 'base64_decode($state[0]', 'json.Unmarshal(body, &state'],
}

export const bindsSignIn: Words = {
  because: 'What ties a callback to a browser, a person or a request of before, in languages that are read without a grammar.',
  pattern: oneOf(
    'i',
    /(?<!no-)cache(?!-?_?control)|redis|nonce|csrf|(?<!ssl_?|skip)verif(?:y|ie)|hmac/,
    /hash_equals|signature|\bsign(?:ed)?\b|decrypt|unseal|random|uuid/,
    /\bjwts?\b|\bauth::|\bauth\(\)|->user\(\)|current_?user|principal|securitycontext|\bUser\.(?:Claims|FindFirst|Identity)/,
    /state\w{0,20}(?:repository|store|dao|service|manager|mapper)|pending\w{0,20}(?:\.|->|\[)/,
  ),
  is: ['Jwts.parser()', 'auth()->id()', 'stateRepository.take(state)', 'h.pending[state]'],
  isNot: [
    'json_decode(base64_decode($state))',
    'exchange(code)',
    'assign(code)',
    'CURLOPT_SSL_VERIFYPEER',
    "header('Cache-Control', 'no-cache')",
  ],
}

export const keepsSignIn: Words = {
  because: 'What a browser brings back of a sign-in that it has begun; behind the code, a callback begins the session that it makes.',
  pattern: /session|cookie/i,
  is: ['session()->get("state")', 'r.Cookie("state")', 'HttpContext.Session'],
  isNot: ['state', 'code'],
}

export const looksUpSignIn: Words = {
  because: 'A look-up of the sign-in that a state names by its id, and a refusal behind it; a person or a team is no sign-in.',
  pattern: inTurn(
    '',
    oneOf(
      '',
      /(?:\.|->|::)(?:[tT]ake|[cC]onsume|[pP]ull|[pP]op|[uU]seOnce)\w{0,30}/,
      inTurn(
        '',
        /(?:[lL]ogin|[sS]ign_?[iI]n|[fF]low|[aA]ttempt|[sS]tate)s?(?:\.|->|::)/,
        /(?:[fF]ind|[gG]et|[lL]oad|[lL]ookup|[dD]elete|[rR]emove)\w{0,30}/,
      ),
    ),
    /\((?:[^();\n]|\(\)){0,60}\w(?:\.|->|\[["'])(?:get)?(?:[iI][dD]|ID|[kK]ey)\b/,
    /[^]{0,240}?/,
    /(?:\bthrow|Throw|\b[aA]bort|\b40[0134]\b|Forbid|Unauthori[sz]ed|BadRequest)/,
  ),
  is: [
    'h.logins.Take(ctx, l.ID)\n if err != nil { http.Error(w, "unknown", 403)',
    'logins.findById(told.getId()).orElseThrow(',
    "$this->flows->pull($told['id']);\n if (!$row) abort(403)",
  ],
  isNot: ["Tenant::find($told['id']);\n if (!$tenant) abort(404)", 'h.logins.Take(ctx, l.UserID)', "Users::attach($told['user_id'])"],
}

export const madeAtRandom: Words = {
  because: 'A generator that makes another value each time, called in place: whoever wants the value again has to have named it.',
  pattern: inTurn(
    '',
    /^(?:String\(|str\()?/,
    oneOf(
      '',
      /(?:(?:node)?[cC]rypto\.)?random(?:UUID|Bytes)\(\d{0,4}\)(?:\.toString\(["']\w{1,10}["']\))?/,
      /(?:secrets\.)?token_(?:urlsafe|hex)\(\d{0,4}\)/,
      /(?:uuid\.)?uuid4\(\)(?:\.hex)?|(?:uuid\.)?(?:uuid)?v4\(\)|uuid\(\)|nanoid\(\d{0,4}\)/,
    ),
    /\)?$/,
  ),
  is: ['randomUUID()', "crypto.randomBytes(16).toString('hex')", 'secrets.token_urlsafe(32)', 'str(uuid.uuid4())', 'uuidv4()', 'nanoid()'],
  isNot: ['generateState()', 'await states.make(user)', 'sign(randomUUID())', 'req.session.state', 'Math.random()'],
}

export const keepsAnything: Words = {
  because: 'What keeps a value, or the address that it stands in, for the answer to come.',
  pattern: oneOf(
    'i',
    /cookie|session|storage|cache|redis|\bkv\b|\bdb\b|database|prisma|supabase|repositor|\bstores?\b/,
    /\b(?:save|store|persist|remember|keep|pending|insert|upsert|create|register|parse)\w{0,20}\(|\bpending|\.(?:put|add|push)\(/,
    /parse_qs|urlparse|urlsplit|\.searchParams\.get\(/,
  ),
  is: ['req.session.begun', 'this.pending.push(url)', 'saveAttempt(url)', 'await kv.put(key, url)', 'parse_qs(urlparse(url).query)'],
  isNot: ['res.redirect(url)', "url.searchParams.set('state', made)", 'client.generateAuthUrl(options)', 'urlencode(parameters)'],
}

export const answersItsCall: Words = {
  because:
    'Calls of browsers that give the answer of a sign-in to the code that asked for it, and to nobody else: https://developer.chrome.com/docs/extensions/reference/api/identity#method-launchWebAuthFlow, https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/identity/launchWebAuthFlow',
  pattern: /\bidentity\??\.launchWebAuthFlow\(/,
  is: ['chrome.identity.launchWebAuthFlow({ url, interactive: true })', 'await browser.identity.launchWebAuthFlow({ url })'],
  isNot: ['chrome.identity.getAuthToken({ interactive: true })', 'chrome.tabs.create({ url })'],
}

export const comesBackToExtension: Words = {
  because:
    'Where an extension alone gets an answer: https://developer.chrome.com/docs/extensions/reference/api/identity#method-getRedirectURL',
  pattern: /\bgetRedirectURL\b|\.chromiumapp\.org\b/,
  is: ['chrome.identity.getRedirectURL()', 'https://abc.chromiumapp.org/'],
  isNot: ['getRedirectUrl(request)', 'https://desk.acme.io/callback'],
}

export const opensPage: Words = {
  because: 'What shows an address in a page of its own, which answers whoever comes to the callback.',
  pattern:
    /\btabs\??\.(?:create|update)\(|\bwindows?\??\.(?:open|create)\(|\blocation(?:\.href)?\s?=[^=]|\blocation\.(?:assign|replace)\(|\bredirect\(/,
  is: ['chrome.tabs.create({ url })', 'window.open(url)', 'window.location.href = url', 'location.replace(url)', 'res.redirect(url)'],
  isNot: ['chrome.tabs.query({})', 'location.href === url', 'const redirect = chrome.identity.getRedirectURL()'],
}

export const redeemsAlone: Words = {
  because: 'Calls of libraries that redeem a code and leave the state to their caller: https://arcticjs.dev/guides/oauth2',
  pattern: /\bvalidateAuthorizationCode\b/,
  is: ['validateAuthorizationCode'],
  isNot: ['validateAuthResponse', 'authorizationCodeGrant'],
}

export const dropsState: Words = {
  because:
    'The address of a request of which the state that the library has made is thrown away: ' +
    'https://googleapis.dev/python/google-auth-oauthlib/latest/reference/google_auth_oauthlib.flow.html.',
  pattern: oneOf(
    '',
    /\b\w{1,40}\s?, _{1,2}\w{0,20} = (?:await )?[\w.]{1,60}\.(?:create_)?authorization_url\(/,
    /\.(?:create_)?authorization_url\([^()\n]{0,200}\)\[0\]/,
  ),
  is: [
    "auth_url, _ = flow.authorization_url(prompt='consent')",
    'url, _state = session.authorization_url(base)',
    'flow.authorization_url()[0]',
  ],
  isNot: ['url, state = flow.authorization_url()', 'url, _ = make_authorization_url()'],
}

export const redeemsByNewClient: Words = {
  because: 'The client of such a library that is made where a code is redeemed, so that it knows no state and no verifier of a request.',
  pattern: /\b(?:Flow\.from_client_\w{1,20}|OAuth2Session|OAuth2Client)\(/,
  is: ['Flow.from_client_config(config, scopes=scopes)', 'OAuth2Session(client_id)'],
  isNot: ['flow.fetch_token(code=code)', 'InstalledAppFlow('],
}

export const takesPartsOfList: Words = {
  because: 'What stands on a line before a call of which the parts get names, in TypeScript and Python.',
  pattern: inTurn(
    '',
    /(?:^|[;{]|\bconst |\blet |\bvar )\s{0,80}[[(]?\s{0,4}/,
    /((?:[\w$]{1,60}\s{0,4},\s{0,4}){1,6}[\w$]{1,60})/,
    /\s{0,4}[\])]?\s{0,4}=\s{0,4}(?:await\s{1,4})?(?:[\w$]{1,40}\.){0,4}$/,
  ),
  is: ['    address, account = ', 'const [address, state] = await client.', '(url, _) = self.'],
  isNot: ['begun = ', 'const { address } = ', 'return [address, state, '],
}
