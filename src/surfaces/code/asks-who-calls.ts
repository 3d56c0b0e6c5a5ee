import {
  callsTo,
  comesFrom,
  importedAs,
  inside,
  isComparison,
  isFunction,
  keyOf,
  lastName,
  memberOf,
  originOf,
  property,
  unwrap,
  withoutParts,
  type Ast,
  type AstOf,
  type Module,
} from '../../program/index.ts'
import { failedAnswer, speaksOfCallers } from '../../knowledge/words/checks.ts'
import { gatewayInFront, turnsAway } from '../../knowledge/words/gateways.ts'
import { startsPrograms } from '../../knowledge/libraries/web-servers.ts'
import { firstThat } from '../../text/by-halves.ts'
import { oncePer } from '../../text/once-per.ts'
import { asksElsewhere } from './asks-elsewhere.ts'
import { keysOf, usesKeys } from './environment-keys.ts'
import { lookedUpHeaders } from './looked-up-headers.ts'

/**
 * Whether the module of a hand-written server may ask who calls: by its words, or by a handler that is wrapped:
 * `http.createServer(gate(async (req, res) => …))`. What it logs, sends to others by itself and answers without turning anybody away is
 * left out: the key of the API behind the tools says nothing of who may call them.
 */
export const mayCheck = oncePer((module: Module): boolean => {
  // What a page of another site may send says nothing of what is asked for.
  const text = withoutOthers(module).replace(/["'`]Access-Control-[^\n]{0,300}|\ballowedHeaders:[^\n]{0,300}/g, '')
  if (speaksOfCallers.pattern.test(text) || COMPARES_HEADER.test(text) || asksForKey(module) || saysGateway(module)) return true
  if (asksElsewhere(module) || lookedUpHeaders(module).length > 0) return true
  return callsTo(module, 'createServer').some(({ node }) => node.arguments.some((one) => isUnseenHandler(module, one)))
})

/** A comment by which something in front lets only known callers pass; one may go over several lines. */
function saysGateway(module: Module): boolean {
  const said = module.comments().map(({ value }) => value.replace(/(?:^|\n)[\s*/#]{1,40}/g, ' ').trim())
  return gatewayInFront.pattern.test(said.join(' '))
}

/** Any header that is compared but those which say how a message is written, or the page of a browser that sends it. */
const COMPARES_HEADER = /headers(?:\.get\(|\[|\.(?!get\())\s{0,4}(?!["'`]?(?:content-|accept|mcp-|origin\b))[^\n;]{1,80}[!=]==?/i

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
const aboutOthers = oncePer((module: Module): readonly Ast[] => {
  const inCalls = callsTo(module, /./).flatMap(({ node, name }): readonly Ast[] => {
    const callee = unwrap(node.callee)
    if (/^console\.\w+$/.test(module.source(callee))) return isOfRefusal(module, node) ? [] : node.arguments
    if (isAnswer(module, node)) return node.arguments
    const from = originOf(module, callee)
    if (from && comesFrom(from, startsPrograms.packages)) return node.arguments
    const isOfError = callee.type === 'MemberExpression' && lastName(callee.object) === 'message' && READS_TEXT.test(name)
    return isOfError ? node.arguments : []
  })
  const named = [
    ...module.nodes('Property').map((one) => ({ name: keyOf(one), value: one.value })),
    ...module.nodes('VariableDeclarator').map(({ id, init }) => ({ name: lastName(id), value: init })),
  ]
  const sent = named.flatMap(({ name = '', value }) => (value && SENT.test(name) ? tablesIn(value).flatMap(plainValues) : []))
  return [...inCalls, ...sent, ...module.nodes('AssignmentExpression').filter((one) => fillsSent(module, one))]
})

const SENT = /^(?:headers|env)$/

/** `headers.Authorization = …`, where `headers` is an object of the code's own. */
function fillsSent(module: Module, { left }: AstOf<'AssignmentExpression'>): boolean {
  const table = left.type === 'MemberExpression' ? unwrap(left.object) : undefined
  if (table?.type !== 'Identifier' || !SENT.test(table.name)) return false
  const init = module.binding(table)?.init
  return init !== undefined && tablesIn(init).length > 0
}

/**
 * What is logged beside an answer that turns a request away: `if (!known.has(caller)) { console.warn('unauthorized'); return res.end() }`;
 * not where the server's own key is missing, or another server's answer is a failure.
 */
function isOfRefusal(module: Module, node: Ast): boolean {
  const branch = [...module.ancestors(node)].find((one) => isFunction(one) || one.type === 'IfStatement')
  if (branch?.type !== 'IfStatement' || !inside(node, branch.consequent)) return false
  const answers = module.source(branch.consequent)
  if (!turnsAway.pattern.test(answers) || OWN_FAILURE.test(answers) || failedAnswer.pattern.test(module.source(branch.test))) return false
  return !usesKeys(module, branch.test)
}

/** A failure of the server itself. */
const OWN_FAILURE = /\b5\d\d\b/
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

/** `{ … }`, also where it depends on something: `KEY ? { … } : {}`, `KEY && { … }` */
function tablesIn(value: Ast): readonly AstOf<'ObjectExpression'>[] {
  const table = unwrap(value)
  if (table.type === 'ConditionalExpression') return [...tablesIn(table.consequent), ...tablesIn(table.alternate)]
  if (table.type === 'LogicalExpression') return tablesIn(table.right)
  return table.type === 'ObjectExpression' ? [table] : []
}

/** What an object says of each name; one of objects and lists may be a schema of what callers send. */
function plainValues({ properties }: AstOf<'ObjectExpression'>): readonly Ast[] {
  return properties.flatMap((one): readonly Ast[] => {
    if (one.type === 'SpreadElement') return tablesIn(one.argument).flatMap(plainValues)
    return /^(?:Object|Array)Expression$/.test(unwrap(one.value).type) ? [] : [one]
  })
}

/** Whether a condition depends on what the environment has as a secret and on something else: `if (!same(asked.token, TOKEN))`. */
function asksForKey(module: Module): boolean {
  const aside = aboutOthers(module)
  return keysOf(module).some(({ uses }) => uses.some((use) => !isWithin(use, aside) && isAskedFor(module, use)))
}

function isWithin(use: Ast, aside: readonly Ast[]): boolean {
  const parts = outermostOf(aside)
  const part = parts[firstThat(parts, (one) => one.start > use.start) - 1]
  return part !== undefined && inside(use, part)
}

/** Parts of a module that are in no other of them, in order. */
const outermostOf = oncePer((parts: readonly Ast[]): readonly Ast[] => {
  const found: Ast[] = []
  for (const part of parts.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (part.start >= (found.at(-1)?.end ?? 0)) found.push(part)
  return found
})

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
  return keysOf(module).flatMap(({ made, uses }) =>
    uses.every((use) => isLookedFor(module, use) || isWithin(use, aside)) ? [made, ...uses] : [],
  )
}

/**
 * `!KEY`, `KEY ? … : …`, `KEY && …`, `KEY === undefined` and `KEY.startsWith('sk-')`: nothing but the code itself says what it has to be.
 * What it is compared with otherwise may be what a caller brings.
 */
function isLookedFor(module: Module, use: Ast): boolean {
  return isTested(module, partAsked(module, use))
}

/** The key itself, or what is asked of it with nothing from elsewhere: `KEY.length`. */
function partAsked(module: Module, use: Ast): Ast {
  const member = memberOf(use)
  if (!member) return use
  const call = module.parent(member)
  if (call?.type !== 'CallExpression' || call.callee !== member) return member
  return call.arguments.every(isWrittenOut) ? call : use
}

/** Whether an expression decides alone, or with others in turn, what happens, so that its value goes nowhere. */
function isTested(module: Module, node: Ast): boolean {
  const outer = module.parent(node)
  switch (outer?.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return outer.test === node
    case 'UnaryExpression':
      return outer.operator === '!' || outer.operator === 'typeof'
    case 'LogicalExpression':
      return (outer.operator === '&&' && outer.left === node) || isTested(module, outer)
    case 'BinaryExpression':
      return isComparison(outer.operator) ? isWrittenOut(outer.left === node ? outer.right : outer.left) : true
    case 'ExpressionStatement':
      return true
    default:
      return false
  }
}

/** A value that the code says, `undefined` and `None` among them. */
function isWrittenOut(node: Ast): boolean {
  const inner = unwrap(node)
  return inner.type === 'Literal' || (inner.type === 'Identifier' && inner.name === 'undefined')
}
