import { fileRole } from '../../classify/file-role.ts'
import type { PythonCode } from '../../program/python/code.ts'
import { functionName } from '../../program/python/values.ts'
import { textOf } from '../../program/template.ts'
import type { Owner } from '../../model/index.ts'
import type { Expression } from '../../program/python/parse.ts'
import type { Reading } from '../../model/reading.ts'
import { definePythonSurface } from './python-surface.ts'

/** Servers written by hand: how they compare redirects, and tokens that they take from the query. */
export default definePythonSurface({
  id: 'python-oauth-servers',
  name: 'OAuth servers written by hand in Python',
  spec: 'https://www.rfc-editor.org/rfc/rfc9700.html#section-2.1',
  mentions: ['redirect_uri', 'access_token', 'api_key', 'apikey'],
  together: [
    [/redirect_?(?:uri|url)\b/i, /\.\s{0,8}startswith\b|\bre\s{0,8}\.\s{0,8}(?:match|search)\b|\bfnmatch|\bin\s{1,8}[\w.(]{0,80}redirect_?ur[il]\b/i],
    [/["'](?:access_?token|x?-?api[_-]?key|auth_?token|bearer_?token|secret_?key)["']/i, /query|\bargs\b|\bGET\b/],
    [/\b(?:access_?token|api_?key|auth_?token|bearer_?token|secret_?key)\b/i, /\bQuery\b|\bAPIKeyQuery\b/],
  ],
  *read(code): Generator<Reading> {
    yield* redirects(code)
    if (!fileRole(code.file.path).test) yield* fromQuery(code)
  },
})

const OWNER: Owner = { what: 'this authorization server', product: 'this code' }

/** `redirect_uri.startswith(registered)`, `re.match(pattern, redirect_uri)`, `registered in redirect_uri`. */
function* redirects(code: PythonCode): Generator<Reading> {
  const at = (matching: 'prefix' | 'pattern', place: Expression): Reading => ({ kind: 'redirectUri', owner: OWNER, matching, native: undefined, development: false, at: place.at })
  for (const { expression, scope, source, args } of code.calls) {
    const { callee } = expression
    if (callee.kind === 'attribute' && callee.name.value === 'startswith' && isRedirect(callee.object) && args.positional[0] && !isFixed(args.positional[0], scope, code)) yield at('prefix', expression)
    if (/^re\.(?:match|search)$|^fnmatch\.fnmatch(?:case)?$/.test(source)) {
      const subject = args.positional[source.startsWith('re.') ? 1 : 0]
      const pattern = args.positional[source.startsWith('re.') ? 0 : 1]
      if (subject && pattern && isRedirect(subject) && !isFixed(pattern, scope, code)) yield at('pattern', expression)
    }
  }
  for (const { expression, scope } of code.all('binary')) {
    if (expression.op === 'in' && isRedirect(expression.right) && !isFixed(expression.left, scope, code)) yield at('pattern', expression)
  }
}

/** The URI of the request: a list of them has another name. */
function isRedirect(expression: Expression): boolean {
  const name = expression.kind === 'name' ? expression.id : expression.kind === 'attribute' ? expression.name.value : expression.kind === 'call' && expression.callee.kind === 'name' && expression.callee.id === 'str' && expression.args[0] ? nameOf(expression.args[0].value) : ''
  return /^(?:requested_|req_|client_|params_)?redirect_?(?:uri|url)$/i.test(name)
}

function nameOf(expression: Expression): string {
  return expression.kind === 'name' ? expression.id : expression.kind === 'attribute' ? expression.name.value : ''
}

/** A text of the code itself: a scheme, a loopback address. */
function isFixed(expression: Expression, scope: Parameters<PythonCode['value']>[1], code: PythonCode): boolean {
  const node = code.value(expression, scope)
  return textOf(node) !== undefined || (node.kind === 'list' && node.items.every((item) => textOf(item) !== undefined))
}

const CREDENTIALS = /^(?:access_?token|api_?key|api-key|x-api-key|auth_?token|bearer_?token|secret_?key)$/i
const QUERY = /(?:^|\.)(?:query_params|args|GET|query|rel_url\.query|query_arguments)$/

/** `request.query_params.get("access_token")`, `request.args["api_key"]`, `api_key: str = Query(…)`. */
function* fromQuery(code: PythonCode): Generator<Reading> {
  const holder = (expression: Expression) => QUERY.test(code.file.text.slice(expression.at.start, expression.at.end)) && /req|self|ctx|scope|websocket|ws/i.test(code.file.text.slice(expression.at.start, expression.at.end))
  for (const { expression, args, at } of code.calls) {
    const { callee } = expression
    if (callee.kind !== 'attribute' || !/^(?:get|pop|getlist|getone)$/.test(callee.name.value) || !holder(callee.object)) continue
    const name = textOf(args.get([], 0))?.value
    if (name && CREDENTIALS.test(name)) yield { kind: 'urlCredential', by: 'server', parameter: name, at }
  }
  for (const { expression, scope } of code.all('subscript')) {
    const name = expression.index && holder(expression.object) ? textOf(code.value(expression.index, scope))?.value : undefined
    if (name && CREDENTIALS.test(name)) yield { kind: 'urlCredential', by: 'server', parameter: name, at: expression.at }
  }
  for (const { function: fn } of code.functions) {
    for (const { name, fallback } of fn.params) {
      if (!CREDENTIALS.test(name.value) || fallback?.kind !== 'call') continue
      if (/^(?:fastapi(?:\.\w+)*\.Query)$/.test(code.source(fallback.callee, code.scope))) yield { kind: 'urlCredential', by: 'server', parameter: name.value, at: name.at }
    }
  }
  for (const call of code.calls) {
    // `APIKeyQuery(name="api_key")`
    if (/^fastapi\.security(?:\.\w+)*\.APIKeyQuery$/.test(call.source)) yield { kind: 'urlCredential', by: 'server', parameter: textOf(call.args.get('name'))?.value ?? functionName(call), at: call.at }
  }
}
