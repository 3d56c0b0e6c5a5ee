import {
  definition,
  dotted,
  fold,
  identifiersNamed,
  isFunction,
  isNothing,
  isTextLiteral,
  keyOf,
  lastName,
  leaves,
  textAt,
  unwrap,
  walk,
  type Ast,
  type AstOf,
  type Module,
} from '../../program/index.ts'
import { oncePer } from '../../text/once-per.ts'
import type { Shown } from './logged-secrets.ts'

/** What is shown, and what of it is the credential: `request.query_params` with its `code`, `url` with `this.apiKey` in it. */
interface Sought {
  readonly path: string | undefined
  readonly what: string
}

/**
 * Whether what is shown names a token, or would hold one, on the branch of a test that has found none:
 * `if (!data.access_token) console.error(data)`, `if not token or "access_token" not in token:`, `if code is None:`. What is left is an
 * error, or an address without a key.
 */
export function isFoundEmpty(module: Module, { node, what, readOf = pathOf(node) }: Shown): boolean {
  const sought: Sought = { path: readOf, what }
  let below: Ast = node
  for (const outer of module.ancestors(node)) {
    if (isFunction(outer)) return false
    if (saysNone(module, outer, below, sought) && !isSetAgain(below, sought, node)) return true
    below = outer
  }
  return false
}

/** `data`, `answer.data`; `response.json()` reads the same answer wherever it stands. */
function pathOf(node: Ast): string | undefined {
  const inner = unwrap(node)
  if (inner.type === 'Identifier' || inner.type === 'MemberExpression') return dotted(inner)
  if (inner.type !== 'CallExpression' || inner.arguments.length > 0) return undefined
  const called = dotted(unwrap(inner.callee))
  return called === undefined ? undefined : `${called}()`
}

/** Whether one part of a node is only reached where another has found nothing under a path. */
function saysNone(module: Module, outer: Ast, below: Ast, sought: Sought): boolean {
  switch (outer.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return (
        (outer.consequent === below && isNone(module, outer.test, sought)) ||
        (outer.alternate === below && isThere(module, outer.test, sought))
      )
    case 'LogicalExpression':
      return outer.right === below && (outer.operator === '&&' ? isNone : isThere)(module, outer.left, sought)
    case 'BlockStatement':
      return guardsIn(outer).some((one) => one.end <= below.start && isThere(module, one.test, sought))
    default:
      return false
  }
}

/** The statements of a block behind which something is there: `if (!token) return`. A log of a block is asked for each of its calls. */
const guardsIn = oncePer((block: AstOf<'BlockStatement'>): readonly AstOf<'IfStatement'>[] =>
  block.body.flatMap((one) => (one.type === 'IfStatement' && !one.alternate && leaves(one.consequent) ? [one] : [])),
)

/** Whether a test is only passed where a path is empty or has no token. */
function isNone(module: Module, test: Ast, sought: Sought): boolean {
  const one = unwrap(test)
  if (one.type === 'UnaryExpression') return one.operator === '!' && isThere(module, one.argument, sought)
  if (one.type === 'LogicalExpression') {
    const [left, right] = [isNone(module, one.left, sought), isNone(module, one.right, sought)]
    if (one.operator !== '||') return one.operator === '&&' && (left || right)
    return (left && (right || isErrorBeside(module, one.right, sought))) || (right && isErrorBeside(module, one.left, sought))
  }
  if (one.type === 'CallExpression') return isListed(module, one, sought) || isError(module, one, sought)
  if (one.type !== 'BinaryExpression') return false
  if (one.operator === 'instanceof') return ERROR.test(lastName(unwrap(one.right)) ?? '') && isToken(module, one.left, sought)
  if (one.operator === 'not in') return isTokenIn(module, one, sought)
  if (one.operator === 'in') return isWritten(one.right) && isToken(module, withoutForm(one.left), sought)
  if (isKindOf(module, one, sought)) return isOfKind(module, one, '!==') || isOfKind(module, one, '===', 'undefined')
  return (
    /^===?$/.test(one.operator) && (isEmpty(module, one.right) || isWritten(one.right)) && isToken(module, withoutForm(one.left), sought)
  )
}

/** `["null", "undefined"].includes(token)`: what is shown is one of the words that stand there. */
function isListed(module: Module, { callee, arguments: given }: AstOf<'CallExpression'>, sought: Sought): boolean {
  const list = unwrap(callee)
  const [first] = given
  if (list.type !== 'MemberExpression' || keyOf(list) !== 'includes' || !first || first.type === 'SpreadElement') return false
  return isWritten(list.object) && isToken(module, withoutForm(first), sought)
}

/** `isError(token)`, `E.isLeft(token)`, `isinstance(token, Exception)`: what a function gives is an error, and no token. */
function isError(module: Module, { callee, arguments: given }: AstOf<'CallExpression'>, sought: Sought): boolean {
  const [first, kind, ...others] = given
  if (!first || others.length > 0 || !isToken(module, first, sought)) return false
  const name = lastName(unwrap(callee)) ?? ''
  return kind ? name === 'isinstance' && ERROR.test(lastName(unwrap(kind)) ?? '') : IS_ERROR.test(name)
}

const ERROR = /(?:Error|Exception)$/
const IS_ERROR = /^is_?(?:\w{0,20}_?)?(?:error|failure|failed|left|err)$/i

/** Words that are written there, or a list of them. */
function isWritten(node: Ast): boolean {
  const one = unwrap(node)
  if (one.type === 'ArrayExpression') return one.elements.length > 0 && one.elements.every((part) => isTextLiteral(part))
  return isTextLiteral(one)
}

/** `token` of `token.lower()`, `token.trim().toLowerCase()`. */
function withoutForm(node: Ast): Ast {
  const one = unwrap(node)
  if (one.type !== 'CallExpression' || one.arguments.length > 0) return one
  const callee = unwrap(one.callee)
  return callee.type === 'MemberExpression' && FORMS.has(keyOf(callee) ?? '') ? withoutForm(callee.object) : one
}

const FORMS: ReadonlySet<string> = new Set(['lower', 'upper', 'strip', 'trim', 'toLowerCase', 'toUpperCase', 'casefold'])

/** The error of the very answer that is sought: `const { data: { session }, error } = await auth.getSession()` gives one of the two. */
function isErrorBeside(module: Module, test: Ast, { path }: Sought): boolean {
  const one = unwrap(test)
  const init = one.type === 'Identifier' && /err(?:or)?$/i.test(one.name) ? module.binding(one)?.init : undefined
  const root = path?.split('.')[0]
  return init !== undefined && root !== undefined && identifiersNamed(module, root).some((id) => module.binding(id)?.init === init)
}

/** Whether a test is failed only where a path is empty or has no token. */
function isThere(module: Module, test: Ast, sought: Sought): boolean {
  const one = unwrap(test)
  if (one.type === 'UnaryExpression') return one.operator === '!' && isNone(module, one.argument, sought)
  if (one.type === 'LogicalExpression') {
    const [left, right] = [isThere(module, one.left, sought), isThere(module, one.right, sought)]
    return one.operator === '&&' ? left && right : one.operator === '||' && (left || right)
  }
  if (one.type !== 'BinaryExpression') return isToken(module, one, sought)
  if (one.operator === 'in') return isTokenIn(module, one, sought)
  if (isKindOf(module, one, sought)) return isOfKind(module, one, '===') || isOfKind(module, one, '!==', 'undefined')
  return /^!==?$/.test(one.operator) && isEmpty(module, one.right) && isToken(module, one.left, sought)
}

/** `typeof data.access_token …` */
function isKindOf(module: Module, { left }: AstOf<'BinaryExpression'>, sought: Sought): boolean {
  const kind = unwrap(left)
  return kind.type === 'UnaryExpression' && kind.operator === 'typeof' && isToken(module, kind.argument, sought)
}

function isOfKind(module: Module, { operator, right }: AstOf<'BinaryExpression'>, is: '===' | '!==', kind = 'string'): boolean {
  return is.startsWith(operator) && textAt(module, right)?.value === kind
}

/** `"access_token" in token`, where it is no list */
function isTokenIn(module: Module, { left, right }: AstOf<'BinaryExpression'>, sought: Sought): boolean {
  return dotted(unwrap(right)) === sought.path && isNameOf(textAt(module, left)?.value, sought)
}

/** `token`, `data.access_token`, `data["access_token"]`, `data.get("access_token")`, also by a name that one of them was given */
function isToken(module: Module, node: Ast, sought: Sought): boolean {
  const one = unwrap(node)
  if (isTokenItself(module, one, sought)) return true
  const given = one.type === 'Identifier' ? unwrap(definition(module, one)) : one
  return given.type !== 'Identifier' && choicesOf(given).some((choice) => isTokenItself(module, choice, sought))
}

/** `data.data?.accessToken || data.accessToken` is empty where each of them is. */
function choicesOf(node: Ast, steps = MOST_CHOICES): readonly Ast[] {
  const one = unwrap(node)
  if (one.type !== 'LogicalExpression' || one.operator === '&&' || steps === 0) return [one]
  return [...choicesOf(one.left, steps - 1), unwrap(one.right)]
}

const MOST_CHOICES = 8

function isTokenItself(module: Module, one: Ast, sought: Sought): boolean {
  if (one.type === 'CallExpression') {
    const [key] = one.arguments
    const callee = unwrap(one.callee)
    if (lastName(callee) !== 'get' || callee.type !== 'MemberExpression' || !key || key.type === 'SpreadElement') return false
    return pathOf(callee.object) === sought.path && isNameOf(textAt(module, key)?.value, sought)
  }
  const named = dotted(one)
  if (named !== undefined && (named === sought.path || named === sought.what)) return true
  return one.type === 'MemberExpression' && isWithin(pathOf(one.object), sought.path) && isNameOf(keyOf(one), sought)
}

/** Whether a path is another, or the envelope in it that holds what was answered: `data.data`, `answer.result`. */
function isWithin(path: string | undefined, sought: string | undefined): boolean {
  return (
    path === sought ||
    (path !== undefined && sought !== undefined && path.startsWith(`${sought}.`) && ENVELOPE.test(path.slice(sought.length)))
  )
}

const ENVELOPE = /^\.(?:data|result|response|payload|message|body|session|tokens?)$/

/** Whether a member is the credential that is sought, or a token, without which nothing else is given. */
function isNameOf(name: string | undefined, { what }: Sought): boolean {
  return name !== undefined && (name === what || TOKEN.test(name))
}

/**
 * Without it an answer may still hold an id or a refresh token, but no server gives these alone; a token of OAuth 1.0 and its secret are
 * both there or neither (RFC 5849 section 2.1).
 */
const TOKEN = /^(?:access_?token|token|jwt|oauth_?token(?:_?secret)?)$/i

function isEmpty(module: Module, node: Ast): boolean {
  const value = fold(module, node)
  return isNothing(value) || (value.kind === 'scalar' && (value.value === null || value.value === ''))
}

/** Whether the branch gives one of the names something else before. */
function isSetAgain(branch: Ast, { path, what }: Sought, node: Ast): boolean {
  const roots = new Set([path, what].map((one) => one?.split('.')[0]))
  for (const one of walk(branch)) {
    if (one.type === 'AssignmentExpression' && one.start < node.start && roots.has(dotted(unwrap(one.left))?.split('.')[0])) return true
  }
  return false
}
