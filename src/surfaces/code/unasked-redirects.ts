import type { Project } from '../../discover/project.ts'
import { fromRequest } from '../../knowledge/words/checks.ts'
import type { RedirectUri } from '../../model/index.ts'
import {
  callsTo,
  enclosingFunction,
  inside,
  isCallNode,
  keyOf,
  lastName,
  madeOf,
  nameOf,
  takenBy,
  textAt,
  unwrap,
  walk,
  withoutComments,
  type Ast,
  type Binding,
  type CallNode,
  type FunctionNode,
  type Made,
  type Module,
} from '../../program/index.ts'
import { addTo } from '../../text/grouped.ts'
import { lazy } from '../../text/lazy.ts'
import { oneOf } from '../../text/pattern.ts'
import { comparison } from './redirect-checks.ts'
import { type Carried, carried, deciding } from './redirected-codes.ts'
import { comparisonsIn, type Comparisons, isNeverCompared } from './redirect-comparisons.ts'

const REDIRECT = /redirect_?ur[il]$/i

/**
 * A code that is sent to whatever redirect URI the request names: in a handler that compares it with nothing, or to one that was kept since
 * the request, in a repository of which nothing compares any.
 */
export function* unasked(module: Module, project: Project): Generator<RedirectUri> {
  const open = new Map<Ast, Comparisons | undefined>()
  const never = lazy(() => isNeverCompared(project))
  const known: Made = new Map()
  const found = new Map<Ast, { readonly node: Ast; readonly carries: Carried }[]>()
  const outer = new Map<Ast, Comparisons>()
  const isComparedAround = (names: ReadonlySet<string>, one: FunctionNode | undefined): boolean => {
    if (!one) return false
    const comparisons = outer.get(one) ?? comparisonsIn(module, one)
    outer.set(one, comparisons)
    return comparisons.comparesAs(names)
  }
  for (const { node, targets } of redirections(module)) {
    const around = enclosingFunction(module, node)
    if (!around) continue
    const sent = open.has(around) ? open.get(around) : sending(module, around)
    open.set(around, sent)
    if (!sent) continue
    const given = targets.filter((one) => one.type !== 'SpreadElement')
    const names = new Set<string>()
    const leads = given.some((one) => leadsThere(module, one, names))
    if (sent.comparesAs(names) || isComparedAround(names, holding(module, around, given))) continue
    const isOfRequest = sent.comparesNothing() && given.some((one) => madeOf(module, one, (part) => isRequested(module, part), known))
    const carries = carried(module, given, SENDS_CODE)
    if (isOfRequest || (leads && never())) addTo(found, around, { node, carries })
    else if (sent.comparesNothing()) for (const one of handing(module, around, given, known)) addTo(found, around, { node: one, carries })
  }
  for (const redirects of found.values()) {
    const one = deciding(redirects)
    if (one) yield comparison('request', module.span(one.node))
  }
}

/**
 * The outermost function around another, if any, that has a variable of which an address is made: a consent that closes over what its
 * page has compared.
 */
function holding(module: Module, around: FunctionNode, given: readonly Ast[]): FunctionNode | undefined {
  let found: FunctionNode | undefined
  const seen = new Set<Binding>()
  const look = (node: Ast, steps: number): void => {
    let left = MOST
    for (const part of walk(node)) {
      if (left-- === 0) return
      const binding = part.type === 'Identifier' ? module.binding(part) : undefined
      if (!binding || seen.has(binding)) continue
      seen.add(binding)
      const owner = enclosingFunction(module, binding.node)
      if (owner && owner.start < (found ?? around).start && inside(around, owner)) found = owner
      if (binding.init && steps > 0) look(binding.init, steps - 1)
    }
  }
  for (const one of given) look(one, 4)
  return found
}

/** An address of more parts is generated. */
const MOST = 500

/** What a function that sends a code does with redirect URIs. */
function sending(module: Module, around: FunctionNode): Comparisons | undefined {
  return SENDS_CODE.test(withoutComments(module, around)) ? comparisonsIn(module, around) : undefined
}

/** The handlers here that hand a redirect URI of their request to a helper, which sends a code there, and compare it with nothing. */
function* handing(module: Module, helper: FunctionNode, targets: readonly Ast[], known: Made): Generator<Ast> {
  const name = nameOf(module, helper)
  if (name === undefined) return
  for (const { node } of callsTo(module, name)) {
    const handler = enclosingFunction(module, node)
    const given = node.arguments.find(
      (one) => one.type !== 'SpreadElement' && madeOf(module, one, (part) => isRequested(module, part), known),
    )
    const taken = given && handler && takenBy(module, node, given)
    if (!taken || taken.node !== helper || !REDIRECT.test(taken.binding.name)) continue
    if (!targets.some((one) => madeOf(module, one, (part) => module.binding(part) === taken.binding))) continue
    const { comparesNothing, comparesAs } = comparisonsIn(module, handler, name)
    if (comparesNothing() && !comparesAs(new Set([module.source(given)]))) yield node
  }
}

/**
 * Whether an address begins with a redirect URI: `new URL(pending.redirectUri)`, `${redirectUri}?code=…`. `names` are those that it has on
 * the way.
 */
function leadsThere(module: Module, node: Ast, names: Set<string>, steps = 8): boolean {
  const inner = unwrap(node)
  if (steps === 0) return false
  const follow = (one: Ast | undefined) => one !== undefined && one.type !== 'SpreadElement' && leadsThere(module, one, names, steps - 1)
  switch (inner.type) {
    case 'Identifier': {
      names.add(inner.name)
      const { init, path } = module.binding(inner) ?? {}
      if (init === undefined) return REDIRECT.test(inner.name)
      return path === undefined || path.length === 0 ? follow(init) : REDIRECT.test(String(path.at(-1))) && !isSetting(init)
    }
    case 'MemberExpression':
      return REDIRECT.test(keyOf(inner) ?? '') ? !isSetting(inner.object) : keyOf(inner) === 'href' && follow(inner.object)
    case 'TemplateLiteral':
      return /^[fF]?["'`]{1,3}\$?\{(?!\{)/.test(module.source(inner).slice(0, 8)) && follow(inner.expressions[0])
    case 'BinaryExpression':
      return inner.operator === '+' && follow(inner.left)
    case 'NewExpression':
      return follow(inner.arguments[0])
    case 'ObjectExpression':
      return inner.properties.some((one) => one.type === 'Property' && keyOf(one) === 'url' && follow(one.value))
    case 'CallExpression': {
      const callee = unwrap(inner.callee)
      if (callee.type === 'MemberExpression' && keyOf(callee) === 'toString') return follow(callee.object)
      if (callee.type === 'MemberExpression' && keyOf(callee) === 'get')
        return !isSetting(callee.object) && REDIRECT.test(keyGiven(module, inner))
      return /redirect|append|add|build|construct|^str$|^String$/i.test(lastName(callee) ?? '') && follow(inner.arguments[0])
    }
    default:
      return false
  }
}

/** `pending.get("redirect_uri")` */
function keyGiven(module: Module, { arguments: [first] }: CallNode): string {
  return (first && first.type !== 'SpreadElement' && textAt(module, first)?.value) || ''
}

/** What the program itself is told: `process.env`, `config`, `this.options`. */
function isSetting(node: Ast): boolean {
  return /env|config|settings|options|opts|clients?$|constants/i.test(lastName(unwrap(node)) ?? '')
}

/**
 * `res.redirect(302, url)`, `Response.redirect(url, 302)`, a `Location` header that is set or answered with, and what a page is told to go
 * to: `res.json({ redirect_to: url })`.
 */
export function* redirections(module: Module): Generator<{ node: Ast; targets: readonly Ast[] }> {
  for (const { node } of callsTo(module, /^(?:redirect|RedirectResponse|HTTPFound)$/)) yield { node, targets: node.arguments }
  for (const { node } of callsTo(module, /^(?:set|append|setHeader|header)$/)) {
    const [name, value] = node.arguments
    if (value && name?.type === 'Literal' && /^location$/i.test(String(name.value))) yield { node, targets: [value] }
  }
  for (const node of module.nodes('Property')) {
    const key = keyOf(node) ?? ''
    const holder = /location|redirect/i.test(key) ? module.parent(node) : undefined
    const use = holder && module.parent(holder)
    if (!use) continue
    if (isCallNode(use) && TOLD.test(key) && ANSWERS.test(lastName(use.callee) ?? '')) yield { node, targets: [node.value] }
    if (!/^location$/i.test(key)) continue
    const answers =
      use.type === 'Property' ? keyOf(use) === 'headers' : isCallNode(use) && /^(?:writeHead|Headers)$/.test(lastName(use.callee) ?? '')
    if (answers) yield { node, targets: [node.value] }
  }
}

const TOLD = /^redirect_?(?:to|ur[il])?$/i
const ANSWERS = /^(?:json|jsonify|JSONResponse|JsonResponse|json_response|send)$/

/** A code that is written out is a stand-in for one, as the servers of tests send. */
const SENDS_CODE = oneOf(
  '',
  /[?&]code=(?![\w-]{1,60}['"`&])/,
  /["'`]code=["'`]\s{0,4}\+\s{0,4}\w|\}code=\$?\{/,
  /\.(?:set|append)\(\s{0,8}['"]code['"]\s{0,4},\s{0,40}(?!['"`\s])/,
  /['"]code['"]\]?\s{0,4}[:=]\s{0,4}(?!['"`\d\s=]|None)/,
  /[({,]\s{0,20}code\s{0,4},\s{0,20}state\b/,
)

/** `req.query.redirect_uri`, `url.searchParams.get('redirect_uri')`, also taken apart. */
function isRequested(module: Module, node: Ast): boolean {
  if (node.type === 'MemberExpression') return REDIRECT.test(keyOf(node) ?? '') && fromRequest.pattern.test(origin(module, node.object))
  if (node.type === 'CallExpression') {
    const [first] = node.arguments
    const callee = unwrap(node.callee)
    const from =
      callee.type === 'MemberExpression' ? `${ends(module.source(callee))} ${origin(module, callee.object)}` : ends(module.source(callee))
    if (!first || first.type === 'SpreadElement' || !fromRequest.pattern.test(from)) return false
    return REDIRECT.test(textAt(module, first)?.value ?? '')
  }
  const binding = module.binding(node)
  return (
    binding?.init !== undefined &&
    binding.path?.length === 1 &&
    REDIRECT.test(String(binding.path[0])) &&
    fromRequest.pattern.test(ends(taken(module, binding.init)))
  )
}

/** The code of an expression, and of what its variable was given. */
function origin(module: Module, node: Ast): string {
  const inner = unwrap(node)
  const init = inner.type === 'Identifier' ? module.binding(inner)?.init : undefined
  return init ? taken(module, init).slice(0, 200) : ends(module.source(inner))
}

/** The code of a value; of what is found by a piece of a request, `await store.take(req.body.id)`, that of the call alone. */
function taken(module: Module, value: Ast): string {
  const inner = unwrap(value)
  const call = inner.type === 'AwaitExpression' ? unwrap(inner.argument) : inner
  return call.type === 'CallExpression' && call.arguments.some((one) => isPiece(module, one))
    ? module.source(call.callee)
    : module.source(call)
}

/** `req.body.id`, `String(req.query['state'])`, and not the redirect URI itself. */
function isPiece(module: Module, node: Ast): boolean {
  if (node.type === 'CallExpression' && AS_TEXT.test(lastName(node.callee) ?? '')) return node.arguments.some((one) => isPiece(module, one))
  return node.type === 'MemberExpression' && !REDIRECT.test(keyOf(node) ?? '') && fromRequest.pattern.test(ends(module.source(node.object)))
}

const AS_TEXT = /^(?:String|str)$/

/** The ends of an expression: each call of a chain holds all those before it. */
function ends(code: string): string {
  return code.length > 800 ? `${code.slice(0, 400)} ${code.slice(-400)}` : code
}
