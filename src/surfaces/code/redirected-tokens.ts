import { definition, enclosingFunction, isCallNode, keyOf, lastName, unwrap, type Ast, type Module } from '../../program/index.ts'
import { exchangesTokens, signsInByCode } from '../../knowledge/words/redemptions.ts'
import { handedOnce, sessionFetched, sessionMaker } from '../../knowledge/words/oauth.ts'
import { sessionName } from '../../knowledge/words/sessions.ts'
import { openBracket } from '../../text/brackets.ts'
import { literally } from '../../text/pattern.ts'
import { takenOf } from './taken-parameters.ts'

/**
 * Whether the answer sends the browser to an address: `res.redirect(url)`, `redirect(new URL(url))`, `RedirectResponse(url)`, also by the
 * name that it is given first.
 */
export function isRedirected(module: Module, address: Ast, names = 1): boolean {
  const binding = module.binding(address)
  if (names > 0 && binding) return module.references(binding).some((use) => isRedirected(module, use, 0))
  let inner = address
  for (const outer of module.ancestors(address)) {
    if (isCallNode(outer)) {
      const name = lastName(outer.callee) ?? ''
      if (outer.callee !== inner && REDIRECTS.test(name)) return true
      if (outer.callee === inner ? name !== 'toString' : name !== 'URL') return false
    } else if (outer.type === 'VariableDeclarator') {
      return names > 0 && outer.init === inner && outer.id.type === 'Identifier' && isRedirected(module, outer.id)
    } else if (!CARRIES.has(outer.type) && !(outer.type === 'MemberExpression' && /^(?:toString|href)$/.test(keyOf(outer) ?? ''))) {
      return false
    }
    inner = outer
  }
  return false
}

const REDIRECTS = /^(?:redirect|RedirectResponse|HttpResponseRedirect|safeRedirect)$/
const CARRIES: ReadonlySet<string> = new Set(['TypedExpression', 'ObjectExpression', 'Property'])

/**
 * Whether what is put into a parameter of an address opens a session: `?token=${jwt}`, `?token=${token}` of `jwtService.sign(user)`. The
 * address stays in the history of the browser, in logs and in the referrer.
 */
export function isSessionByValue(module: Module, name: string, address: Ast): boolean {
  for (const value of put(address)) {
    const before = module.file.text.slice(Math.max(0, value.start - 60), value.start)
    if (new RegExp(`[?&]${name}=[$"'\\s{+]{1,12}(?:encodeURIComponent\\()?$`).test(before))
      return isSession(module, value, module.source(address))
  }
  return false
}

/**
 * Whether what is put into a parameter that is called a token was given for the code that its handler takes of the request, by a function
 * that is called after tokens: `?debug_token=${await exchangeCodeForToken(code)}`.
 */
export function isTokenOfExchange(module: Module, name: string, address: Ast): boolean {
  if (!/(?:^|_)(?:token|jwt)$|Token$/.test(name) || handedOnce.pattern.test(name)) return false
  const handler = enclosingFunction(module, address)
  if (!handler || !takenOf(module, 'code').some((one) => one.handler === handler)) return false
  return put(address).some((value) => {
    const before = module.file.text.slice(Math.max(0, value.start - 60), value.start)
    return new RegExp(`[?&]${literally(name)}=[$"'\\s{+]{1,12}$`).test(before) && isExchanged(module, value, module.source(address))
  })
}

/** `longToken` of `const longToken = await getLongLivedToken(shortToken)`, also as `encodeURIComponent(longToken)`. */
function isExchanged(module: Module, value: Ast, address: string): boolean {
  const inner = withoutEncoding(value)
  if (isOfAnswerToCode(module, inner)) return !isHandedOnce(address)
  const made = definition(module, inner)
  const call = made.type === 'AwaitExpression' ? unwrap(made.argument) : made
  return call.type === 'CallExpression' && exchangesTokens.pattern.test(lastName(call.callee) ?? '')
}

/** `result.token` of `const result = await auth.signInByCode(code)`: what a sign-in by the code answers. */
function isOfAnswerToCode(module: Module, value: Ast): boolean {
  if (value.type !== 'MemberExpression' || !/^(?:token|jwt|access_?token)$/i.test(keyOf(value) ?? '')) return false
  const made = definition(module, value.object)
  const call = made.type === 'AwaitExpression' ? unwrap(made.argument) : made
  const name = call.type === 'CallExpression' ? (lastName(call.callee) ?? '') : ''
  if (call.type !== 'CallExpression' || isHandedOnce(name)) return false
  return signsInByCode.pattern.test(name) && call.arguments.some(isCode)
}

/** Invitations, confirmations and links, by the address that a token is put into and by the function that it comes of. */
const isHandedOnce = (code: string) => handedOnce.pattern.test(code) || /accept|link(?!ed)/i.test(code)

const isCode = (node: Ast) => lastName(node) === 'code' && node.type !== 'CallExpression'

/** Whether a value is named for a session, or made by what signs one. `address`: the code that it is put into. */
export function isSession(module: Module, value: Ast, address: string): boolean {
  const written = module.source(value).slice(-80)
  if (isOfPassword(module, value)) return ![address, written].some((code) => handedOnce.pattern.test(code))
  const made = module.source(definition(module, value)).slice(0, 200)
  if ([address, written, made].some((code) => handedOnce.pattern.test(code))) return false
  return isNamedSession(written) || isNamedSession(made) || sessionMaker.pattern.test(made)
}

/**
 * What is taken of the answer of a sign-in says it as a name does: `req.user?.accessToken`, `auth_data["access_token"]`. What a call is
 * given says nothing of what it answers: `await handoffs.create(session.accessToken)`.
 */
export function isNamedSession(code: string): boolean {
  const path = withoutBrackets(code.replace(/!$/, '')).replace(/(?:\?\.)?\[["']([\w-]{1,60})["']\]$/, '.$1')
  return sessionName.pattern.test(path.replaceAll('?.', '.'))
}

/** `jwt` of `(jwt)` and `encodeURIComponent(jwt)`, nothing of what another call is given. */
function withoutBrackets(code: string): string {
  if (!code.endsWith(')')) return code
  const open = openBracket(code, '()', { end: code.length - 1 })
  if (open === undefined) return ''
  const called = /[\w$.)\]>]{0,60}$/.exec(code.slice(Math.max(0, open - 60), open))?.[0] ?? ''
  return called === '' || ENCODES.test(called) ? code.slice(open + 1, -1).replace(/!$/, '') : ''
}

const ENCODES = /^(?:encodeURIComponent|String|str|(?:urllib\.)?(?:parse\.)?quote(?:_plus)?)$/

/** What a function called after such a token answers to a password: `const [token] = await fetchAuthToken({ email, password })`. */
function isOfPassword(module: Module, value: Ast): boolean {
  const inner = withoutEncoding(value)
  const { init, path = [] } = (inner.type === 'Identifier' ? module.binding(inner) : undefined) ?? {}
  const made = init && unwrap(init)
  const call = made?.type === 'AwaitExpression' ? unwrap(made.argument) : made
  const name = call?.type === 'CallExpression' ? (lastName(call.callee) ?? '') : ''
  if (call?.type !== 'CallExpression' || !sessionFetched.pattern.test(name)) return false
  // A sign-in alone may answer with what its second step asks for.
  if (![name, ...path].some((one) => /token|jwt/i.test(String(one)))) return false
  return call.arguments.some((one) => /\bpass(?:word|wd)\b/i.test(module.source(one).slice(0, 300)))
}

function withoutEncoding(value: Ast): Ast {
  const inner = unwrap(value)
  const isEncoded = inner.type === 'CallExpression' && ENCODES.test(lastName(inner.callee) ?? '')
  const [first] = isEncoded ? inner.arguments : []
  return first && first.type !== 'SpreadElement' ? unwrap(first) : inner
}

/** What is put into an address, piece by piece. */
export function put(address: Ast): readonly Ast[] {
  if (address.type === 'TemplateLiteral') return address.expressions
  return address.type === 'BinaryExpression' ? [...put(address.left), ...put(address.right), address.right] : []
}
