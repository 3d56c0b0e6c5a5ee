import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What code that redeems an authorization code by hand says, in languages that are read without a grammar.

export const mayGiveTokens: Words = {
  because: 'Calls of functions that may be answered with tokens, by what they do.',
  pattern: /(?:redeem|renew|refresh|exchange|sign_?in|log_?in|authenticate|authori[sz]e|grant)\w{0,40}\(/i,
  is: ['this.redeem(code)', 'renew_session(stored)', 'client.signIn(user)', 'fetchGrant(id)'],
  isNot: ['render(page)', 'fresh(', 'grants.length', 'login.ts'],
}

export const asksByType: Words = {
  because: 'An object of the type that a token request has, up to the grant for a code.',
  pattern: inTurn('', /Token\w{0,20}Request\w{0,20}(?:\(\))?\s{0,40}\{[^{}]{0,400}?/, /\bGrantType\s{0,8}[=:]\s{0,8}"authorization_code"/),
  is: ['new TokenRequest { Code = code, GrantType = "authorization_code"', 'TokenRequest{GrantType: "authorization_code"'],
  isNot: ['new Grant { GrantType = "authorization_code"', 'new TokenRequest { GrantType = "refresh_token"'],
}

export const namesCodeField: Words = {
  because: 'The field of such an object that has the code.',
  pattern: /\bCode\s{0,8}[=:](?!=)/,
  is: ['Code = code', 'Code:  code'],
  isNot: ['Code == code', 'StatusCode = 200'],
}

export const namesRedirectField: Words = {
  because: 'The field of such an object that has the address to which the code was sent.',
  pattern: /\bRedirectU(?:ri|RI)\s{0,8}[=:](?!=)/,
  is: ['RedirectUri = redirect', 'RedirectURI: redirect'],
  isNot: ['RedirectUri == known', 'RedirectUris = known'],
}

export const takesMoreParameters: Words = {
  because: 'What puts parameters into a form that whoever calls the function adds.',
  pattern: /extra|additional|array_merge\(|putAll\(|\.\.\.\s?\$|\*\*\w|\bmerge\(|\brange\s\w|\bforeach\b/i,
  is: ['array_merge($form, $extra)', 'form.putAll(more)', 'for k, v := range more {', '**options'],
  isNot: ['form.put("code", code)', 'arrange(code)'],
}

export const sendsRequest: Words = {
  because: 'What sends a request to another server. A look-up of a code, and a server that issues a token itself, send none.',
  pattern: oneOf(
    '',
    /[pP]ost\w{0,20}(?:<[\w<>, ?]{1,60}>)?\(|POST\b|FormUrlEncoded|\bcurl_|\bFaraday\b/,
    /(?:\b|[a-z])[hH]ttp(?!s?:|\w{0,20}(?:Servlet|Context|Controller))|HTTP\b/,
    /[cC]lient(?:\(\))?\s{0,40}(?:\.|->)|RestTemplate|NewRequest|\.Do\(|(?:\.|->)(?:request|execute|exchange|fetch)\w{0,20}\(/,
    /[sS]end\w{0,20}\(|(?:\b|[a-z])[fF]etch\w{0,20}\(/,
  ),
  is: [
    'c.post(ctx, address, form)',
    'curl_init($address)',
    'http.PostForm(address, form)',
    'Faraday.post(',
    '$client->request(',
    'sendForm(',
  ],
  isNot: ['$this->grants->issue($rules)', 'codes.where(client_id: id)', '"https://app.example"', '$request->code'],
}

export const authenticatesClient: Words = {
  because: 'A client with a secret, in a form or in a header.',
  pattern: /client_?secret|BasicAuth/i,
  is: ['client_secret', 'ClientSecret', 'req.SetBasicAuth(id, secret)'],
  isNot: ['client_id', 'basic'],
}

export const takesCode: Words = {
  because: 'A code as it comes to a callback: of a request, or as a parameter.',
  pattern: oneOf(
    '',
    /["']code["']|\bcode: String|\bcode string\b/,
    inTurn('', /[(,]\s{0,40}(?:@\w{1,30}(?:\([^()]{0,60}\))?\s{1,4}|\[\w{1,30}\]\s{0,4})?/, /[sS]tring\??\s{1,4}\$?code\b/),
  ),
  is: ["$request->get('code')", 'Token redeem(String code, String state)', 'f(@RequestParam("c") String code', 'func f(code string)'],
  isNot: ['String encode(String text)', 'int code'],
}

export const readsCode: Words = {
  because: 'A code as a callback gets it, also as a member of the query that it is asked with.',
  pattern: oneOf('', takesCode.pattern, /\b(?:query|params|req|request|callback)\.[cC]ode\b/),
  is: ["$request->get('code')", '&query.code', 'request.Code'],
  isNot: ['query.codec', 'status.code'],
}

export const handsCodeOn: Words = {
  because: 'A call that is handed a code, which it may redeem.',
  pattern: oneOf(
    '',
    inTurn(
      '',
      /(?:[tT]oken|[eE]xchange|[rR]edeem|[cC]allback|[cC]onnect|[aA]uth\w{0,20}|[pP]arams)\w{0,30}/,
      /\((?:[^();]|\([^()]{0,20}\)){0,60}\$?\bcode\b/,
    ),
    /authorization_code/,
  ),
  is: ['exchangeToken(r.Context(), code)', '$this->processCallback($code, $told)', 'authCodeParams(code, redirect)'],
  isNot: ['encode(code)', 'exchange(text)'],
}

export const beginsMethod: Words = {
  because: 'How a function begins, with its name.',
  pattern: oneOf(
    '',
    /\b(?:function|fun|func(?: \([^()]{0,80}\))?)\s{1,4}(\w{1,80})\s{0,4}\(/,
    /(?:private|public|protected|internal|static)[\w<>?[\], ]{1,80}?\s(\w{1,80})\s{0,4}\(/,
  ),
  is: ['public function readState(', 'func (h *Handler) readState(', 'private Told decodeState('],
  isNot: ['return readState(', 'private final String state = other('],
}

export const declaresMethod: Words = {
  because: 'What stands before the name of a function where it is declared.',
  pattern: /\b(?:function|fun|func)\s{1,4}$|\b(?:private|public|protected|static)\b[^\n;={]{0,80}$/,
  is: ['function ', 'private Told '],
  isNot: ['return ', 'private Told told = '],
}

export const beginsTyped: Words = {
  because: 'How a method or a local function with its type begins, up to its block; a statement has a word of its own in their places.',
  pattern: inTurn(
    '',
    /(?<![\w.])(?!(?:new|else|return|await|throw|case|yield)\b)\w[\w.]{0,60}[>\]?\w]\s{1,8}/,
    /(?!(?:if|for|foreach|while|switch|catch|using|lock|synchronized|try|fixed)\b)\w{1,60}\s?\([^(){};]{0,300}\)/,
    /(?:\s{1,8}throws\s[\w., ]{1,80})?\s{0,40}\{/,
  ),
  is: ['string Token() {', 'public String call() throws Exception {', 'List<String> keys(int most) {'],
  isNot: ['return call() {', 'else if (x) {', 'new Thing() {', 'call(x);'],
}

export const exchangesTokens: Words = {
  because: 'Functions that ask another server for a token, by what they are called.',
  pattern: /^(?:exchange|redeem|get|fetch|request|obtain|refresh)(?!\w{0,30}(?:csrf|xsrf|invite|reset|ticket|handoff))\w{0,40}tokens?$/i,
  is: ['getLongLivedToken', 'exchangeCodeForToken', 'fetch_access_token'],
  isNot: ['getCsrfToken', 'createToken', 'makeHandoffToken', 'tokenOf'],
}

const GRANT_TYPE = /grant_?[tT]ype(?:\(\))?["'\])]{0,3}/
const A_CODE = /(?:["'`]authorization_code["'`]|\w{0,20}\.?(?:AUTHORIZATION_CODE|AuthorizationCode)\b)/

export const redeemsCode: Words = {
  because: 'The comparison of a grant type with that of a code, or its branch: https://www.rfc-editor.org/rfc/rfc6749.html#section-4.1.3.',
  pattern: oneOf(
    '',
    inTurn('', GRANT_TYPE, /\s{0,4}[!=]==?\s{0,4}/, A_CODE),
    inTurn('', A_CODE, /(?:\s{0,4}[!=]==?\s{0,4}|\.equals\()[\w.$>]{0,40}/, GRANT_TYPE),
    inTurn('', /\b(?:case|when)\s{1,4}/, A_CODE),
  ),
  is: [
    'if grant_type != "authorization_code":',
    "grantType === 'authorization_code'",
    'case "authorization_code":',
    '"authorization_code".equals(grantType)',
    "when 'authorization_code'",
  ],
  isNot: ['"grant_type": "authorization_code"', 'grant_type=authorization_code', "grant_types: ['authorization_code']"],
}

export const authorizesClients: Words = {
  because:
    'What may ask a client of a token endpoint for its secret or another proof: https://www.rfc-editor.org/rfc/rfc6749.html#section-2.3.',
  pattern: oneOf(
    'i',
    /secret|assertion|\bbasic\b|basic_?auth|http_?basic|authorization["'\])]|\.authorization\b|mtls|certificate|dpop/,
    /(?:authenticat|authoriz|verif|validat|check|require)\w{0,12}_?(?:client|caller|app)|client_?auth|client_?key/,
  ),
  is: ['client_secret', 'Depends(authenticate_client)', 'req.headers.authorization', 'validateClient(id)', 'HTTPBasic()'],
  isNot: ['client_id', 'authorization_code', 'clients[id]'],
}

export const endsOtherSignIn: Words = {
  because:
    'A function that takes a code as a client does, which hands it on to its provider, or takes the digits of a mail or of a device.',
  pattern: oneOf(
    'i',
    /["'`/_]callback|["']state["']|\b(?:query|body|params)\.state\b/,
    /e?mail|phone|\bsms|otp\b|two_?factor|\b2fa|\bmfa|invit|coupon|device|pin_?code/,
    inTurn(
      '',
      /(?<!\b(?:def|function|func)\s{1,4}\w{0,60})(?:exchange|redeem|log_?in|sign_?in|authenticat|authori[sz]e|connect|callback|fetch|obtain|token)\w{0,40}/,
      /\s?\((?:[^();]|\([^()]{0,60}\)){0,60}\bcode\b/,
    ),
    /(?:exchange|redeem|log_?in|sign_?in|token)\w{0,40}\([\w.]{1,60}[([]["']code["']/,
  ),
  is: [
    '@bp.route("/partner/callback")',
    'google.exchange(request.args.get("code"))',
    'provider.fetchToken(code)',
    'mails.take(req.body.email, req.body.code)',
    'request.args["state"]',
  ],
  isNot: ['app.ctx.codes.pop(code, None)', 'async def oauth_token(request):', 'app.state.codes.get(code)', 'form["code"]'],
}

export const signsInByCode: Words = {
  because: 'Functions that sign somebody in by the code that a provider has sent back, by their names.',
  pattern: /(?:log|sign)_?in|authenticate|callback/i,
  is: ['googleOAuthCallback', 'signInByCode', 'handleSsoCallback', 'authenticateWithGoogle', 'githubLogin'],
  isNot: ['prepare', 'accept', 'redeemInvitation', 'startGoogle', 'authorizeDevice', 'linkGithub'],
}
