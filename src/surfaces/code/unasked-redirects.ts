import type { Project } from '../../discover/project.ts'
import { fromRequest, mayCheckRedirect } from '../../knowledge/words/checks.ts'
import type { RedirectUri } from '../../model/index.ts'
import {
  callsTo,
  enclosingFunction,
  isCallNode,
  isTextLiteral,
  keyOf,
  lastName,
  madeOf,
  textAt,
  unwrap,
  walk,
  withoutComments,
  type Ast,
  type Made,
  type Module,
} from '../../program/index.ts'
import { lazy } from '../../text/lazy.ts'
import { oneOf } from '../../text/pattern.ts'
import { comparison } from './redirect-checks.ts'
import { type Carried, carried, deciding } from './redirected-codes.ts'
import { isComparedAs, isNeverCompared, mayCompare } from './redirects-anywhere.ts'

const REDIRECT = /redirect_?ur[il]$/i

/**
 * A code that is sent to whatever redirect URI the request names: in a handler that compares it with nothing, or to one that was kept since
 * the request, in a repository of which nothing compares any.
 */
export function* unasked(module: Module, project: Project): Generator<RedirectUri> {
  const open = new Map<Ast, Sends | undefined>()
  const never = isNeverCompared(project)
  const known: Made = new Map()
  const found = new Map<Ast, { readonly node: Ast; readonly carries: Carried }[]>()
  for (const { node, targets } of redirections(module)) {
    const around = enclosingFunction(module, node)
    if (!around) continue
    const sent = open.has(around) ? open.get(around) : sends(module, around)
    open.set(around, sent)
    if (!sent) continue
    const given = targets.filter((one) => one.type !== 'SpreadElement')
    const { maySay } = sent
    const names = new Set<string>()
    const leads = given.some((one) => leadsThere(module, one, names))
    if (sent.comparesAs(names)) continue
    const isOfRequest = !maySay && !sent.compares() && given.some((one) => madeOf(module, one, (part) => isRequested(module, part), known))
    if (!isOfRequest && !(leads && never)) continue
    found.set(around, [...(found.get(around) ?? []), { node, carries: carried(module, given, SENDS_CODE) }])
  }
  for (const redirects of found.values()) {
    const one = deciding(redirects)
    if (one) yield comparison('request', module.span(one.node))
  }
}

interface Sends {
  /** Whether the function may compare a redirect URI that has these names. One function may redirect thousands of times. */
  comparesAs(names: ReadonlySet<string>): boolean
  compares(): boolean
  /** A text of the function, such as the code of an error, speaks of a check. */
  readonly maySay: boolean
}

function sends(module: Module, around: Ast): Sends | undefined {
  const code = withoutComments(module, around)
  if (!SENDS_CODE.test(code)) return undefined
  const said = withoutTexts(module, around)
  const known = new Map<string, boolean>()
  return {
    maySay: mayCheckRedirect.pattern.test(code),
    compares: lazy(() => mayCompare(said)),
    comparesAs: (names) => {
      const key = [...names].join(' ')
      const is = known.get(key) ?? isComparedAs(names, said)
      known.set(key, is)
      return is
    },
  }
}

/** The code of a function without its comments, and without what its texts say, but for the mark of a query. */
function withoutTexts(module: Module, around: Ast): string {
  const texts = [...walk(around)].filter((one) => one.type === 'TemplateElement' || (isTextLiteral(one) && one.value !== '?'))
  const left = [...texts, ...module.comments()].filter(({ start, end }) => start >= around.start && end <= around.end)
  const pieces: string[] = []
  let from = around.start
  for (const { start, end } of left.toSorted((one, other) => one.start - other.start)) {
    if (start < from) continue
    pieces.push(module.file.text.slice(from, start))
    from = end
  }
  return [...pieces, module.file.text.slice(from, around.end)].join('""')
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
      return /redirect|append|add|build|construct|^str$|^String$/i.test(lastName(callee) ?? '') && follow(inner.arguments[0])
    }
    default:
      return false
  }
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

/** `req.body.id`, and not the redirect URI itself. */
function isPiece(module: Module, node: Ast): boolean {
  return node.type === 'MemberExpression' && !REDIRECT.test(keyOf(node) ?? '') && fromRequest.pattern.test(ends(module.source(node.object)))
}

/** The ends of an expression: each call of a chain holds all those before it. */
function ends(code: string): string {
  return code.length > 800 ? `${code.slice(0, 400)} ${code.slice(-400)}` : code
}
