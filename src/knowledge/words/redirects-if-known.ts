import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What an authorization endpoint does with the redirect URI of a client that it does not know.

export const acceptsBySchemes: Words = {
  because: 'A condition that refuses what has none of some schemes, the one of all web pages among them.',
  pattern: oneOf(
    'i',
    /!\s{0,2}is_?(?:https|secure)\b|\bnot is_?(?:https|secure)\b/,
    /!==?\s{0,4}["']https:?["']/,
    /!\s{0,2}[\w.]{1,60}\.starts_?with\(["']https:\/\/["']\)/,
  ),
  is: ['!isHttps && !isLoopback', "url.protocol !== 'https:'", "!redirectUri.startsWith('https://')"],
  isNot: ['!isLoopback', "url.protocol === 'https:'", "url.protocol !== 'http:'"],
}

export const comparesByItself: Words = {
  because:
    'Libraries whose authorization endpoint compares the redirect URI with those of the client before it calls the code of this repository: ' +
    'https://github.com/modelcontextprotocol/python-sdk/blob/v1.x/src/mcp/server/auth/handlers/authorize.py, ' +
    'https://github.com/modelcontextprotocol/typescript-sdk/blob/v1.x/src/server/auth/handlers/authorize.ts',
  pattern: oneOf(
    '',
    /\bauth_server_provider\s?=|\bOAuthAuthorizationServerProvider\b|\bcreate_auth_routes\b|\bmcpAuthRouter\b|\bOAuthServerProvider\b|\bOAuthProxy\b/,
    /oidc-provider\b|@node-oauth\/|authlib\.integrations\.\w{1,20}_oauth2|\boauth2_provider\b|ory\/fosite\b|go-oauth2\/oauth2\b/,
  ),
  is: [
    'FastMCP("desk", auth_server_provider=DeskProvider())',
    'app.use(mcpAuthRouter({ provider }))',
    "import Provider from 'oidc-provider'",
  ],
  isNot: ['auth_provider = OAuthClientProvider()', 'router.get("/authorize")', 'provider.exchange(code)'],
}

export const keepsToKnown: Words = {
  because: 'A list of hosts or addresses that are let in whoever the client is.',
  pattern: oneOf(
    'i',
    /(?:allow|trust|permit|white_?list|known|safe|default|static)\w{0,12}_?(?:hosts?|domains?|origins?|redirects?|ur[il]s?|callbacks?|clients?|schemes?)\b/,
    /\.host(?:name)?\b[^\n]{0,40}(?:includes|has|endsWith|ends_with|={2,3}(?!=)(?!\s?["'](?:localhost|127|\[?::1)))/,
    /(?:includes|has|test)\([^()\n]{0,40}\.host(?:name)?\)/,
  ),
  is: [
    'ALLOWED_HOSTS',
    'isTrustedRedirect',
    'hosts.has(url.hostname)',
    'url.hostname.endsWith(".acme.io")',
    'known_clients',
    'defaultRedirectUris',
  ],
  isNot: ["url.hostname === 'localhost'", 'isLoopback', 'isCustomScheme'],
}

export const refusesRequest: Words = {
  because: 'How an endpoint refuses a request: https://www.rfc-editor.org/rfc/rfc6749.html#section-4.1.2.1',
  pattern: oneOf('', /\b(?:return|throw|raise)\b/, /\.status\(4\d\d\)/),
  is: ['return new Response(null, { status: 400 })', 'throw new InvalidRequestError()', 'res.status(400).end()'],
  isNot: ['res.redirect(url)', 'next()'],
}

export const insists: Words = {
  because:
    'A look-up that gives nothing back for what is unknown, but throws: TypeORM, Prisma, Mongoose, SQLAlchemy, Django and many own ones.',
  pattern: oneOf(
    'i',
    /or_?(?:throw|fail|raise|die|abort|exit|404|not_?found)\w{0,10}$/,
    /(?:^|[._])(?:require|ensure|assert|must|expect|demand|enforce)\w{0,40}$/,
    /\bobjects\.get$|\.scalar_one$|\.one$/,
  ),
  is: ['clients.findOneOrFail', 'loadClientOrThrow', 'get_object_or_404', 'requireClient', 'registry.must_get', 'Client.objects.get'],
  isNot: ['clients.find', 'env.KV.get', 'loadClient', 'session.scalar_one_or_none', 'clients.findOne'],
}

export const sendsOn: Words = {
  because: 'A code that is made for the client, or set in the address that it goes to (RFC 6749 section 4.1.2).',
  pattern: oneOf(
    '',
    /\b_?(?:new|make|create|issue|mint|generate|gen|save|store)(?:_\w{0,20}|[A-Z]\w{0,20})?_?[cC]ode(?!_?[cC]hallenge|_?[vV]erifier)\w{0,12}\(/,
    /["']code["']\]?\s{0,4}[,=:]\s{0,4}(?!["'\d])/,
    /[?&]code=(?:["']\s{0,4}\+|%s|\$?\{)/,
    /\bcode(?:=|:\s{0,2})(?!["'\d=])\w{0,30}[cC]ode\b/,
  ),
  is: [
    'newCode({ redirectUri })',
    'generate_authorization_code(uri)',
    "searchParams.set('code', one)",
    '`${uri}?code=${code}`',
    'code: authCode',
  ],
  isNot: ["error('unknown client')", 'newCodeChallenge(', "{ code: 'invalid_client' }", 'status_code=400', 'searchParams.get("code")'],
}

export const goesThere: Words = {
  because: 'A redirect to an address that is no written one.',
  pattern: /\b(?!\w{0,40}[eE]rr)\w{0,20}[rR]edirect(?:[rR]esponse|[tT]o)?\(\s{0,20}(?![\s"'`)]|[^()\n]{0,100}[eE]rror)/,
  is: ['res.redirect(url.href)', 'Response.redirect(target, 302)', 'RedirectResponse(url)'],
  isNot: ["res.redirect('/login')", 'redirectError(res)', 'errorRedirect(res)', 'res.redirect(errorPage)', 'redirect_uri'],
}

export const tellsError: Words = {
  because: 'An address that tells the client of an error: https://www.rfc-editor.org/rfc/rfc6749.html#section-4.1.2.1',
  pattern: /["']error["']\s{0,4}[,:]|[?&]error=/,
  is: ["searchParams.set('error', 'unauthorized_client')", '`${uri}?error=invalid_client`'],
  isNot: ["searchParams.set('code', code)", 'console.error(one)'],
}

export const namesPlaceOfRedirect: Words = {
  because: 'A question whether a redirect URI is of somebody who is written out, which names a client after them and refuses nobody.',
  pattern: oneOf(
    'i',
    /(?<!not )["'][\w.:/-]{1,60}["'] in [\w.]{0,20}redirect_?ur[il]\b/,
    /(?<!!\s{0,4})\b[\w.]{0,20}redirect_?ur[il]\.includes\(["'`][\w.:/-]{1,60}["'`]\)/,
  ),
  is: ['elif "openai.com" in redirect_uri or', "redirectUri.includes('claude.ai') ?"],
  isNot: ['if redirect_uri not in allowed:', "if (!redirectUri.includes('claude.ai')) {", 'if redirect_uri in client.redirect_uris:'],
}

export const handsRequestOn: Words = {
  because:
    'A function that is handed a whole request, or all its parameters, for nothing that it gives back, or that is called after a check.',
  pattern: oneOf(
    '',
    /(?:^|\n)\s{0,40}(?:await\s{1,4})?(?!(?:res|return|if|def|function)\b)[\w.]{2,60}\((?:self\.)?(?:req|request|params|query)\b(?:\.\w{1,20})?\s?[,)]/,
    /\b(?:\w{0,40}_|\w{0,20}\.)?(?:is)?(?:[vV]alid|[cC]heck|[vV]erif|[eE]nsure|[aA]ssert|[aA]llow|[kK]nown|[aA]ccept)\w{0,40}\((?:self\.)?(?:req|request|params|query)\b/,
  ),
  is: ['\n  await check_client(request)', 'if (!isKnown(req.query)) return', 'if not validate_request(request):'],
  isNot: ['user = current_user(request)', 'return render(request, page)', '\n  if (request.method)'],
}

export const sendsSomewhere: Words = {
  because: 'A call that sends a browser to another page, up to its bracket.',
  pattern: /\b(?:\w{1,20}\.)?(?:redirect|redirectTo|RedirectResponse|HttpResponseRedirect|sendRedirect)\(/,
  is: ["res.redirect('/login')", 'return redirect(url_for("login"))', 'RedirectResponse("/login")'],
  isNot: ['checkRedirect(req)', 'redirect_uri', 'isRegisteredRedirect('],
}

export const mayAskForRedirect: Words = {
  because: 'Code that runs before a handler and may ask for the redirect URI or the client of a request, or for all of what it says.',
  pattern: oneOf(
    'i',
    /redirect|client_?id|\bHandler\b/,
    /\b(?:query|query_params|args|searchParams)\b(?!\??\.(?!redirect|client|get\b)\w|\??\.get\(\s{0,4}["'](?!redirect|client)|\[["'](?!redirect|client))/,
  ),
  is: ['req.query.redirect_uri', 'known.has(req.query.client_id)', 'schema.parse(req.query)', 'request.args', 'searchParams.get(name)'],
  isNot: [
    'req.session.user',
    'req.query.next',
    "url.searchParams.get('token')",
    'request.args["next"]',
    'request.query_params.get("page")',
  ],
}

export const standsInFront: Words = {
  because:
    'A file with what stands in front of handlers and says something of a redirect URI, or with routers that depend on something: ' +
    'https://fastapi.tiangolo.com/tutorial/dependencies/dependencies-in-path-operation-decorators/',
  pattern: oneOf(
    '',
    /\b(?:call_next|next)\([\s\S]{0,4000}?\bredirect_?[uU]r[il](?!s)|\bredirect_?[uU]r[il](?!s)[\s\S]{0,4000}?\b(?:call_next|next)\(/,
    /\b(?:include_router|FastAPI|APIRouter)\([^()]{0,200}(?:\([^()]{0,80}\)[^()]{0,80}){0,4}\bdependencies\s{0,4}=/,
    /\bbefore_(?:app_)?request\b[\s\S]{0,2000}?\bredirect_uri\b/,
  ),
  is: [
    'if redirect_uri not in known:\n    raise Refused()\nreturn await call_next(request)',
    'app.include_router(router, dependencies=[Depends(listed)])',
    '@bp.before_request\ndef listed():\n    redirect_uri = request.args["redirect_uri"]',
  ],
  isNot: ['export const next = (redirect) => next()', 'app.include_router(router)', 'const { redirect_uri } = req.query'],
}
