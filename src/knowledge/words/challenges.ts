import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// PKCE in servers that are written by hand: RFC 7636 section 4.4.1.

export const asksForChallenge: Words = {
  because: 'A request without a challenge is refused, or its reader must have one: the challenge is compared with nothing, or required.',
  pattern: oneOf(
    'im',
    /(?:(?<!!)!|\bnot |\bunless )\s?\(?[\w.$?>]{0,40}code_?challenge\b(?!(?:\(\))?\.equals\(|[ \t]{0,4}[!=]=|\((?!\s?\))|\s?&&[^\n&]{0,40}secret\s?&&)/,
    // What a method is given without says nothing of requests that have neither.
    /code_?challenge(?:\(\)|["']\])?\s?(?:===?|\bis|\beq)\s?(?:""|''|null|nil|None|undefined|string\.Empty)(?! ?(?:&&|and) ?[\w.$>]{0,60}method)/,
    inTurn(
      '',
      /(?:\bhasText|\bhasLength|\bisset|\bfilled|StringUtils\.(?:isNot|has)\w{4,8}|(?<!!)(?<!! )(?<!!string\.)(?<!!StringUtils\.)\b(?:isBlank|isEmpty|IsNullOr\w{4,12}|empty|blank|is_null|StringUtils\.is(?!Not)\w{4,8}))/,
      /\(\s?[\w.$>]{0,40}code_?challenge/,
    ),
    /code_?challenge(?:\(\))?\??\.(?:isBlank|isEmpty|isNullOr\w{4,12}|blank\?|empty\?|nil\?|is_none|is_empty|length (?:<|===? ?0))/,
    // Of a request, or of nothing that is there; what was kept of one may be there.
    /(?:(?:\bunless |!\s?|\bnot )[\w.$@[\]:'"]{0,40}|\bparams\[:)code_?challenge["'\]]{0,2}\.present\?|\bvalidates :code_challenge\b[^\n]{0,60}presence/,
    /len\([\w.]{0,40}code_?challenge\) ?(?:==|<)/,
    /code_?challenge["']\] ?\?: ?(?:return|throw|error)\b|\bgetOrFail\(["']code_?challenge/,
    inTurn(
      '',
      /(?:requir(?!ement)\w{0,3}(?! (?:when|if)\b)|mandat\w{0,4}|missing|must|enforc\w{0,4})/,
      // What is required for PKCE is a verifier or a method, of codes that have a challenge.
      /(?:(?!verifier)[^\n]){0,60}(?<!\b(?:for|when|if|with)(?: using)? )(?:code_?challenge\b|pkce)(?![\w\"']{0,20}\s?[:=]\s?(?:false|0)\b)/,
    ),
    inTurn(
      '',
      /(?<!\b(?:for|when|if|with)(?: using)? )(?:code_?challenge\b|pkce)(?:(?!verifier)[^\n]){0,60}/,
      /(?:\brequired\b(?! (?:when|if)\b|[\"']?\s?[:=]\s?(?:false|0)\b)|(?<!(?::|else) ["'`])\bmissing|\bmust\b(?![^\n]{0,40}\b(?:both|together)\b)|mandatory|enforc)/,
    ),
    inTurn('', /(?:@Not(?:Blank|Null|Empty)|@IsNotEmpty|\[Required)/, /[^;{}]{0,100}code_?challenge\b/),
    inTurn(
      '',
      /code_?challenge["']?\s?:\s?/,
      oneOf(
        '',
        /(?:z|v|t|Type)\.[sS]tring\((?![^\n,]{0,80}\.(?:optional|nullish|nullable|default))/,
        /(?:str|Annotated\[str[^\n]{0,80}|constr\([^\n]{0,60})\s?(?:,|\)|$|= ?(?:Query|Form|Field)\(\.\.\.)/,
      ),
    ),
    /\(name ?= ?"code_challenge"\)(?![^\n]{0,40}\?)|@RequestParam\("code_challenge"\) ?(?:@\w+ ?)?String/,
  ),
  is: [
    'val challenge = call.parameters["code_challenge"] ?: return@get call.respond(BadRequest)',
    'call.parameters.getOrFail("code_challenge")',
    'if (!codeChallenge) return refuse()',
    'if not params.code_challenge:',
    'if req.CodeChallenge == "" {',
    'if (StringUtils.isBlank(request.codeChallenge()))',
    "error: 'code_challenge is required'",
    'if (!code.codeChallenge && !client.secret) {',
    'throw invalid("PKCE is required for public clients")',
    'missing code_challenge',
    'code_challenge: z.string().min(43),',
    'code_challenge: str = Query(...),',
    'unless code_challenge',
    'return refuse unless params[:code_challenge].present?',
    'validates :code_challenge, presence: true',
    'code_challenge: Joi.string().required(),',
    '@IsNotEmpty() @IsString() code_challenge: string',
    "'code_challenge' => 'required|string',",
    'CodeChallenge string `form:"code_challenge" binding:"required"`',
  ],
  isNot: [
    'if (stored.codeChallenge) {',
    'if code.CodeChallenge != "" {',
    'code_challenge: z.string().optional(),',
    'code_challenge: str | None = None,',
    'if not verify(verifier, code_challenge):',
    'if (computed !== codeChallenge) {',
    'params.get("code_challenge")',
    'if request.CodeChallenge == "" && request.CodeChallengeMethod != "" {',
    '"code_challenge is required when code_challenge_method is present"',
    "{ id: 'desk', requirePkce: false }",
    'pkce: { required: false }',
    'if (!code.codeChallenge && client.secret && client.secret !== given) {',
    "log({ code_challenge: codeChallenge ? 'present' : 'missing' })",
    'const isPublic = !!stored.codeChallenge',
    'if grant.code_challenge.present?',
    'if !crypto.VerifyCodeChallenge(req.CodeVerifier, code.CodeChallenge) {',
    'if (!string.IsNullOrEmpty(storedCodeChallenge)) {',
    'return errors.New("code verifier required for PKCE")',
    "error: 'Missing code_verifier for PKCE'",
    'requirements = provider.get_pkce_requirements()',
    'detail="code_challenge and code_challenge_method must be given together"',
  ],
}

export const asksForNamed: Words = {
  because: 'A variable that takes a challenge of a request under a shorter name, and is refused where it is missing.',
  pattern: /\b(\w{0,20}challenge)\s{0,4}:?=\s{0,4}[^\n]{0,80}code_challenge\b(?!_method)[^]{0,600}?(?:!\s?|\bnot )\1\b/i,
  is: [
    'const challenge = req.query.code_challenge\n  if (!challenge) return refuse()',
    'challenge = args.get("code_challenge")\nif not challenge:',
  ],
  isNot: ['const challenge = req.query.code_challenge\n  save({ challenge })'],
}

export const serverWithPkce: Words = {
  because: 'Libraries whose authorization endpoint refuses a request without a challenge, or leaves it to one that does.',
  pattern: oneOf(
    '',
    /\bmcpAuthRouter\b|\bcreate_auth_routes\b|\bOAuth(?:Server|AuthorizationServer)Provider\b|\bOAuthProxy\b|\bauth_server_provider\s?=|workers-oauth-provider/,
    /oidc-provider|@node-oauth\/|authlib\.integrations\.\w{1,20}_oauth2|AuthorizationServerOptions\b|\bfosite\b/,
  ),
  is: [
    'app.use(mcpAuthRouter({ provider }))',
    'class Provider(OAuthAuthorizationServerProvider[Code, Refresh, Access]):',
    "import OAuthProvider from '@cloudflare/workers-oauth-provider'",
  ],
  isNot: ['const provider = new OAuthClientProvider()', 'router.get("/authorize")'],
}

export const takesVerifier: Words = {
  because: 'How the endpoints of a server take a verifier from a request, with the name that it gets as a group.',
  pattern: oneOf(
    '',
    /\b(?:const|let|var)\s{1,4}(\w{1,40})\s{0,4}=\s{0,4}(?:await )?(?:form|params|body|formData|data|searchParams)\.get\(["']code_verifier["']\)/,
    /\{[^{}]{0,300}\b(?:code_verifier\s?:\s?(\w{1,40})|(code_verifier)\b(?!\s?:))[^{}]{0,300}\}\s{0,4}=\s{0,4}(?:await )?(?:req|request|ctx\.request|c\.req)\.(?:body|json\(\)|parseBody\(\))/,
    /\b(\w{1,40})\s{0,4}=\s{0,4}(?:form|data|body|request\.(?:form|POST|values))(?:\.get\(|\[)["']code_verifier["']/,
    /\b(code_verifier)\s?:\s?(?:str|Optional\[str\])(?: \| None)?\s?=\s?Form\(/,
    /@RequestParam\([^()\n]{0,40}["']code_verifier["'][^()\n]{0,40}\)\s{1,4}(?:@\w{1,20} )?String\??\s{1,4}(\w{1,40})/,
    /\b(\w{1,40})\s{0,4}:?=\s{0,4}(?:r|req|c|ctx)\.(?:(?:Form|PostForm)\.Get|(?:Post)?FormValue|PostForm)\("code_verifier"\)/,
    /\b(\w{1,40})\s{0,4}=\s{0,4}(?:\w{1,20}\.)?Request\.Form\["code_verifier"\]/,
    /\$(\w{1,40})\s{0,4}=\s{0,4}\$(?:request->(?:input|get|post|request->get)\(|_POST\[)["']code_verifier["']/,
  ),
  is: [
    'const codeVerifier = params.get("code_verifier")',
    'const { grant_type, code, code_verifier } = req.body',
    'const { code, code_verifier: verifier } = req.body',
    'verifier = form.get("code_verifier")',
    'code_verifier: str = Form(...)',
    '@RequestParam(value = "code_verifier", required = false) String codeVerifier',
    'verifier := r.FormValue("code_verifier")',
    'verifier := r.PostForm.Get("code_verifier")',
    'verifier := c.PostForm("code_verifier")',
    'var verifier = context.Request.Form["code_verifier"]',
    "$verifier = $request->input('code_verifier')",
  ],
  isNot: ['params.set("code_verifier", verifier)', 'code_verifier: verifier,', 'const verifier = session.get("code_verifier")'],
}

export const comparesChallenge: Words = {
  because: 'What compares a challenge with what a verifier makes, or hands both to what does.',
  pattern: oneOf(
    'i',
    /[!=]==?[^\n]{0,60}challenge(?!_?method)\b|\bchallenge(?!_?method)\w{0,10}[^\n]{0,40}[!=]==?(?! ?(?:null|nil|undefined|None|""|''))/,
    /(?:verif|valid|check|compar|equal|match|digest)\w{0,30}[!?]?\([^\n]{0,120}challenge\b(?!_?method)/,
    /challenge\w{0,10}(?:\(\))?\.equals|challenge[^\n]{0,40}\.(?:verify|matches)\(/,
  ),
  is: ['if (made !== stored.codeChallenge) {', 'verifyPKCE(verifier, code.CodeChallenge)', 'grant.codeChallenge().equals(made)'],
  isNot: ['const codeChallenge = c.req.query("code_challenge")', 'code_challenge: challenge,', 'if (code_challenge_method !== "S256") {'],
}

export const asksForVerifier: Words = {
  because:
    'A token request without a verifier is refused, or its reader must have one: https://www.rfc-editor.org/rfc/rfc7636.html#section-4.6.',
  pattern: oneOf(
    'i',
    /(?:!|\bnot |\bunless )\(?[\w$.>?]{0,40}verifier\b(?!\()(?!["'\])]{0,2} ?[!=]=)/,
    /verifier(?:\(\)|["'\])]{1,2})? ?(?:===?|\bis|\beq) ?(?:""|''|nil|null|none|undefined|string\.empty)/,
    /(?<!!)(?<!! )(?<!!string\.)(?<!!StringUtils\.)\b(?:isBlank|isEmpty|IsNullOr\w{4,12}|empty|blank|is_null|StringUtils\.is\w{4,12})\(\s?[\w$.>]{0,40}verifier/,
    /verifier(?:\(\))?\??\.(?:isBlank|isEmpty|isNullOr\w{4,12}|blank\?|empty\?|nil\?|is_none|is_empty|length ?(?:<|===? ?0))/,
    /(?:requir\w{0,3}|mandat\w{0,4}|missing|must)[^\n]{0,60}code_?verifier|code_?verifier[^\n]{0,60}(?:\brequired\b|(?<!(?::|else) ["'`])\bmissing|\bmust\b|mandatory)/,
    /code_?verifier["']?\s?:\s?(?:z|v|t|Type)\.string\((?![^\n,]{0,80}\.(?:optional|nullish|nullable|default))/,
    /code_verifier\s?:\s?str\s?(?:,|\)|$|= ?Form\(\.\.\.)/,
  ),
  is: [
    'if (!body.code_verifier) return refuse()',
    'if not code_verifier:',
    'if verifier == "" {',
    'if (stored.challenge && StringUtils.isBlank(request.codeVerifier()))',
    "error: 'code_verifier is required'",
    'if (string.IsNullOrEmpty(codeVerifier)) return BadRequest()',
    'code_verifier: z.string().min(43),',
    'code_verifier: str = Form(...),',
    'unless verifier',
  ],
  isNot: [
    'if (codeVerifier) {',
    'if (!string.IsNullOrEmpty(codeVerifier)) {',
    'if verifier != "" {',
    'code_verifier: z.string().optional(),',
    'code_verifier: str | None = None,',
    'if (!verifyChallenge(codeVerifier, stored)) {',
  ],
}

export const asksWhetherGiven: Words = {
  because: 'One part of a condition that asks whether a request, or what was kept of one, has a challenge, its method or a verifier.',
  pattern: inTurn(
    'i',
    /^\(?\s?(?:let Some\(\w{1,30}\) = )?(?:(?:!|not )\s?(?:string\.)?(?:IsNullOr\w{4,12}|empty|is_null|(?:StringUtils\.)?is(?:Blank|Empty))\(|isset\(|(?:StringUtils\.)?(?:hasText|hasLength|isNot\w{5})\()?/,
    /[$&]?(?:[\w$]{1,30}(?:\(\))?(?:!?\?\.|!?\.|->|\[["':]|\.get\(["']))?(?:get\()?["']?/,
    /\w{0,20}(?:verifier|challenge|challenge_?method)(?:\(\)|["']?[\])]|["'])?/,
    /(?:\.(?:present\?|isPresent\(\)|is_some\(\)|as_ref\(\)|as_deref\(\)|HasValue|length))?\)?/,
    /(?: ?(?:!==?|is not|>) ?(?:""|''|null|nil|None|undefined|0|""\s?))?\s?\)?$/,
  ),
  is: [
    'stored.codeChallenge',
    '!string.IsNullOrEmpty(storedCodeChallenge)',
    'code_verifier',
    "row['code_challenge']",
    'auth_code.get("code_challenge")',
    'code.CodeChallenge != ""',
    '!empty($verifier)',
    'StringUtils.hasText(request.getCodeVerifier())',
    'code_verifier is not None',
    'params[:code_verifier].present?',
    'let Some(challenge) = &grant.code_challenge',
  ],
  isNot: ['!codeVerifier', 'verify(verifier, challenge)', 'method === "S256"', 'verifier == ""', 'string.IsNullOrEmpty(codeVerifier)'],
}

export const handsRequestItself: Words = {
  because:
    'A call that gets the request itself in Go and C#, with its name as a group, as a server of a library does that takes it apart again.',
  pattern: inTurn(
    '',
    /(?<![\w.])(?!(?:https?|log|logger|slog)\.)((?:\w{1,40}\.){0,5}\w{1,60})\((?:[\w.()]{1,40}, ?)?/,
    /(?:(?:c|ctx|context)\.Request|r|HttpContext)\s?[,)]/,
  ),
  is: ['srv.HandleTokenRequest(c.Writer, c.Request)', 's.server.HandleTokenRequest(w, r)', 'tokens.AnswerAsync(HttpContext)'],
  isNot: [
    'http.NotFound(w, r)',
    'json.NewDecoder(r.Body)',
    'func token(w http.ResponseWriter, r *http.Request)',
    'c.Request.FormValue("code")',
  ],
}

export const letsPassWithoutChallenge: Words = {
  because: 'A branch for a code whose request had no challenge, which says at once that its verifier is right.',
  pattern: inTurn(
    'gmi',
    /^[ \t]{0,80}if ?\(?\s?/,
    oneOf(
      '',
      /(?:!|not )\s?[\w.$>-]{0,60}(?<!expected_?)challenge(?:\(\))?/,
      /[\w.$>()-]{0,60}(?<!expected_?)challenge(?:\(\))?["'\]]{0,2} ?(?:={2,3}|is) ?(?:""|''|null|nil|None)/,
      /(?:string\.|StringUtils\.)?(?:IsNullOr\w{4,12}|isEmpty|isBlank|empty)\([\w.$>-]{0,60}challenge(?:\(\))?\)/,
      /[\w.]{0,60}challenge(?:\(\))?\.(?:is_none|is_empty|isEmpty|isBlank|nil\?|blank\?)(?:\(\))?/,
    ),
    /\s?\)?\s{0,40}[:{]?\s{0,80}return (?:true|nil|Ok\((?:true|\(\))\))(?:, ?nil)?;?[ \t\r]{0,8}$/,
  ),
  is: [
    'if (!code.codeChallenge) {\n  return true;',
    'if code.CodeChallenge == "" {\n\treturn true, nil',
    'if not code.code_challenge:\n    return True',
    'if (string.IsNullOrEmpty(code.CodeChallenge))\n{\n    return true;',
  ],
  isNot: [
    'if (!code.codeChallenge) {\n  return false;',
    'if (!code.codeVerifier) return true;',
    'if code.CodeChallenge == "" {\n\treturn nil, ErrNoChallenge',
    'if (!expectedChallenge) {\n  return null;',
  ],
}
