import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// How a server answers about tokens (RFC 7662 section 2.2), and what a client makes of its status.

const REFUSAL = oneOf('', /\b40[013]\b/, /\b(?:Status)?(?:Unauthori[sz]ed|Forbidden|BadRequest)\b/, /\bUNAUTHORI[SZ]ED\b/)

export const servesIntrospection: Words = {
  because: 'A route of an introspection endpoint, by the calls, annotations and entries of web frameworks.',
  pattern: inTurn(
    'i',
    /(?:\b(?:post|get|all|route|add_(?:api_route|url_rule)|HandleFunc|Handle|path|(?:Post|Request)Mapping|HttpPost|MapPost)|@Path)\b/,
    /\(?\s{0,8}(?:["'`]POST["'`],\s{0,4})?(?:(?:value|path)\s?=\s?)?["'`](?:POST )?[\w/{}:.-]{0,60}\bintrospect(?:ion)?\/?["'`]/,
  ),
  is: [
    "router.post('/introspect'",
    '@app.post("/oauth/introspect"',
    'mux.HandleFunc("POST /introspect"',
    '@PostMapping("/oauth2/introspect")',
    "post 'introspect'",
    "Route::post('/introspect'",
  ],
  isNot: ["new URL('/introspect', base)", 'fetch(`${base}/introspect`)', "client.post('/introspector')"],
}

export const saysInactive: Words = {
  because: 'The answer about a token that is not active: https://www.rfc-editor.org/rfc/rfc7662.html#section-2.2.',
  pattern: /\bactive["'`]?\s{0,4}(?::|=>|=|,)\s{0,4}["'`]?false\b/gi,
  is: ['active: false', '"active": False', "'active' => false", '"active", false'],
  isNot: ['active: true', 'inactive: false', 'active: isActive(token)'],
}

export const saysActiveByValue: Words = {
  because: 'An answer whose `active` something decides.',
  pattern: /\bactive["'`]?\s{0,4}(?::|=>)\s{0,4}(?!["'`]?(?:true|false)\b|boolean|bool\b)[\w!(]/i,
  is: ['active: isActive(token)', '"active": not expired'],
  isNot: ['active: true', '"active": False', 'active: boolean'],
}

export const refusalBefore: Words = {
  because: 'The status of a refusal, of which the text behind it is a part.',
  pattern: inTurn('', REFUSAL, /(?:(?!\b(?:return|if)\b|[;}])[\s\S]){0,90}$/),
  is: ['res.status(401).json({', 'w.WriteHeader(http.StatusUnauthorized)\n  json.NewEncoder(w).Encode(map[string]any{"'],
  isNot: ["res.status(400).json({ error: 'no token' })\n  res.json({", 'raise HTTPException(400)\n  return {"'],
}

export const refusalBehind: Words = {
  because: 'The status of a refusal, of which the text before it is a part.',
  pattern: inTurn('', /^(?:(?!\b(?:return|if)\b|[;{]|\n\s{0,40}\n)[\s\S]){0,90}?/, REFUSAL),
  is: ['}, status_code=401)', ', error }, 401)', '}, status: 403'],
  isNot: ['})\n  return res.status(401)', '}\n\n@app.get("/x", responses={401'],
}

export const looksAtStatus: Words = {
  because: 'What stops at an answer whose status is an error; these libraries do so by themselves.',
  pattern: oneOf(
    '',
    /\.ok\b|raise_for_status|raiseForStatus|\bis_(?:success|error)\b/,
    /\bstatus(?:_code|Code)?\s{0,4}(?:[!=]==?|[<>]=?)\s{0,4}[\w.]{0,40}(?:\b[2345]\d\d\b|OK)/,
    /\baxios\b|\bky\b|\bgot\b|\bofetch\b|\$fetch\b/,
  ),
  is: ['if (!response.ok)', 'response.raise_for_status()', 'if resp.status_code != 200', 'r.status >= 400', 'await axios.post(url)'],
  isNot: ['await response.json()', 'status: "ok"', 'forgot'],
}
