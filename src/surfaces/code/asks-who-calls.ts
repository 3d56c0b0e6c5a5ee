import {
  callsTo,
  comesFrom,
  enclosingFunction,
  importedAs,
  isComparison,
  isFunction,
  keyOf,
  lastName,
  originOf,
  property,
  unwrap,
  variableOf,
  withoutParts,
  type Ast,
  type AstOf,
  type Module,
} from '../../program/index.ts'
import { shownName } from '../../classify/shown-name.ts'
import { speaksOfCallers } from '../../knowledge/words/checks.ts'
import { startsPrograms } from '../../knowledge/libraries/web-servers.ts'
import { oncePer } from '../../text/once-per.ts'

/**
 * Whether the module of a hand-written server may ask who calls: by its words, or by a handler that is wrapped:
 * `http.createServer(gate(async (req, res) => …))`. What it logs, sends to others by itself and answers without turning anybody away is
 * left out: the key of the API behind the tools says nothing of who may call them.
 */
export const mayCheck = oncePer((module: Module): boolean => {
  // What a page of another site may send says nothing of what is asked for.
  const text = withoutOthers(module).replace(/["'`]Access-Control-[^\n]{0,300}|\ballowedHeaders:[^\n]{0,300}/g, '')
  if (speaksOfCallers.pattern.test(text) || COMPARES_HEADER.test(text) || asksForKey(module)) return true
  return callsTo(module, 'createServer').some(({ node }) => node.arguments.some((one) => isUnseenHandler(module, one)))
})

/** Any header that is compared but those which say how a message is written. */
const COMPARES_HEADER = /headers(?:\.get\(|\[|\.)\s{0,4}["'`]?(?!content-|accept|mcp-)[^\n;]{1,80}[!=]==?/i

/** A handler that is wrapped or comes from elsewhere, and no method of the module: `this.answer.bind(this)`. */
function isUnseenHandler(module: Module, node: Ast): boolean {
  if (node.type === 'CallExpression') {
    const callee = unwrap(node.callee)
    return !(callee.type === 'MemberExpression' && keyOf(callee) === 'bind' && unwrap(callee.object).type === 'MemberExpression')
  }
  return importedAs(module, node) !== undefined
}

/** The code without its comments and without what evidently is about something else than callers. */
function withoutOthers(module: Module): string {
  const aside = [...aboutOrigins(module), ...aboutOthers(module)]
  const parts = [...module.comments(), ...aside, ...sentKeys(module, aside)].sort((a, b) => a.start - b.start || b.end - a.end)
  return withoutParts(module, { start: 0, end: module.file.text.length }, parts, ' ')
}

/**
 * What turns requests of other sites away: `if (!this.isAllowedOrigin(req)) { … 403 }`. Only browsers say where a request comes from.
 * https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http#security-%26-endpoint
 */
function aboutOrigins(module: Module): readonly Ast[] {
  return module
    .nodes('IfStatement')
    .filter(
      ({ test }) => /origin/i.test(module.source(test)) && !speaksOfCallers.pattern.test(module.source(test).replace(ORIGIN_LIST, '')),
    )
    .map(({ consequent }) => consequent)
}

/** `allowedOrigins`, `origin_whitelist` */
const ORIGIN_LIST = /\w{0,40}origins?\w{0,40}/gi

/** What is logged, answered with success or a failure of the server's own, read in an error, or handed to a program or another server. */
function aboutOthers(module: Module): readonly Ast[] {
  const inCalls = callsTo(module, /./).flatMap(({ node, name }): readonly Ast[] => {
    const callee = unwrap(node.callee)
    if (/^console\.\w+$/.test(module.source(callee)) || isAnswer(module, node)) return node.arguments
    const from = originOf(module, callee)
    if (from && comesFrom(from, startsPrograms.packages)) return node.arguments
    const isOfError = callee.type === 'MemberExpression' && lastName(callee.object) === 'message' && READS_TEXT.test(name)
    return isOfError ? node.arguments : []
  })
  const named = [
    ...module.nodes('Property').map((one) => ({ name: keyOf(one), value: one.value })),
    ...module.nodes('VariableDeclarator').map(({ id, init }) => ({ name: lastName(id), value: init })),
  ]
  const sent = named.flatMap(({ name = '', value }) => {
    const table = value && unwrap(value)
    return table?.type === 'ObjectExpression' && /^(?:headers|env)$/.test(name) ? plainValues(table) : []
  })
  return [...inCalls, ...sent]
}

const READS_TEXT = /^(?:includes|startsWith|match)$/

/** An answer that turns nobody away: `res.json({ authenticated: true })`, `res.status(500).json(…)`. */
function isAnswer(module: Module, node: AstOf<'CallExpression' | 'NewExpression'>): boolean {
  const [, status] = /^(?:res|response|reply)(?:\.(?:status|code)\((\d{3})\))?\.(?:json|send)$/.exec(module.source(node.callee)) ?? []
  if (status !== undefined) return !status.startsWith('4')
  return /^(?:res|response|reply)\.(?:json|send)$/.test(module.source(node.callee)) && !node.arguments.some((one) => isError(module, one))
}

function isError(module: Module, answer: Ast): boolean {
  return unwrap(answer).type !== 'ObjectExpression' || property(module, answer, 'error') !== undefined
}

/** What an object says of each name; one of objects and lists may be a schema of what callers send. */
function plainValues({ properties }: AstOf<'ObjectExpression'>): readonly Ast[] {
  return properties.filter((one) => one.type === 'Property' && !/^(?:Object|Array)Expression$/.test(unwrap(one.value).type))
}

/** Whether a condition depends on what the environment has as a secret and on something else: `if (!same(asked.token, TOKEN))`. */
function asksForKey(module: Module): boolean {
  return keysOf(module).some(({ uses }) => uses.some((use) => isAskedFor(module, use)))
}

function isAskedFor(module: Module, use: Ast): boolean {
  if (isLookedFor(module, use)) return false
  let inner = use
  for (const outer of module.ancestors(use)) {
    if (outer.type === 'IfStatement' || outer.type === 'ConditionalExpression') return outer.test === inner
    if (isFunction(outer) || outer.type === 'Property' || outer.type === 'ObjectExpression') return false
    inner = outer
  }
  return false
}

/**
 * Every place of a key of the environment that is only looked for, logged and sent: `if (!API_KEY) process.exit(1)`. One that is compared
 * or given to a function may be what callers have to bring.
 */
function sentKeys(module: Module, aside: readonly Ast[]): readonly Ast[] {
  const isAside = (use: Ast) => aside.some((part) => part.start <= use.start && use.end <= part.end)
  return keysOf(module).flatMap(({ made, uses }) => (uses.every((use) => isLookedFor(module, use) || isAside(use)) ? [made, ...uses] : []))
}

/** What a module takes out of the environment under the name of a secret, and where it uses it. */
const keysOf = oncePer((module: Module): readonly { readonly made: Ast; readonly uses: readonly Ast[] }[] =>
  module.nodes('VariableDeclarator').flatMap((made) => {
    const name = made.init ? variableOf(made.init) : undefined
    const binding = name !== undefined && shownName(name) === 'credential' ? module.binding(made.id) : undefined
    if (!binding || enclosingFunction(module, made)) return []
    return [{ made, uses: module.references(binding).filter((use) => use !== made.id) }]
  }),
)

/** `!KEY` and `KEY ? … : …`, and nothing that it is compared with. */
function isLookedFor(module: Module, use: Ast): boolean {
  const parent = module.parent(use)
  if (parent?.type === 'BinaryExpression') return !isComparison(parent.operator)
  return (parent?.type === 'UnaryExpression' && parent.operator === '!') || (parent?.type === 'IfStatement' && parent.test === use)
}
