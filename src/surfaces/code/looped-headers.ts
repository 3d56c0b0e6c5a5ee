import { redactor } from '../../knowledge/words/logging.ts'
import { definition, dotted, keyOf, lastName, unwrap, type Ast, type AstOf, type Binding, type Module } from '../../program/index.ts'
import { oncePerPair } from '../../text/once-per.ts'
import type { Shown } from './logged-secrets.ts'
import { goneThrough, loopAround, type Loop } from './loop-around.ts'
import { looksAtNames } from './names-looked-at.ts'
import { wholeOf } from './read-by-loop.ts'
import { requestRead } from './requests.ts'
import { shownParts } from './shown-parts.ts'
import { firstFound } from '../../text/first-found.ts'

/** `c.req.header()`, which gives all of them, and `c.req.header('cookie')`: https://hono.dev/docs/api/request#header */
export function headersTaken(module: Module, node: AstOf<'CallExpression'>): string | undefined {
  const callee = unwrap(node.callee)
  if (callee.type !== 'MemberExpression' || keyOf(callee) !== 'header') return undefined
  if (node.arguments.length === 0) return /^(?:c|ctx|context)\.req$/.test(dotted(callee.object) ?? '') ? `${dotted(callee)}()` : undefined
  const read = requestRead(module, node)
  return read?.from === 'header' && /^(?:authorization|cookie|x-api-key)$/.test(read.name ?? '') ? module.source(node) : undefined
}

/**
 * The value of each header of a request in turn: `for k, v in request.headers.items():`, `for (const [k, v] of
 * Object.entries(req.headers))`, and the same with `forEach`. One that looks at the names of headers may leave some out.
 */
export function headerOfLoop(module: Module, node: AstOf<'Identifier'>): Shown | undefined {
  const loop = loopAround(module, node)
  const all = loop && headersOf(module, loop.through)
  if (!all || !isValue(loop, node.name)) return undefined
  if (looksAtNames(module.source(loop.body).slice(0, LONGEST))) return undefined
  return { what: all, node, within: node }
}

/**
 * A text, a list or an object that a loop over the headers of a request fills with their values: `text += f"{k}: {v}"`,
 * `lines.push(value)`, `shown[name] = value`, `{k: v for k, v in request.headers.items()}`.
 */
export function filledWithHeaders(module: Module, node: AstOf<'Identifier'>): Shown | undefined {
  const binding = module.binding(node)
  if (!binding) return undefined
  const { what, until } = filled(module, binding)
  return what === undefined || until < node.start ? undefined : { what, node, within: node }
}

/** What headers fill something that has a name, and where it is changed first in another way, which may take out what is secret. */
interface Filled {
  readonly what: string | undefined
  readonly until: number
}

/** Told once: it may be logged thousands of times. */
const filled = oncePerPair((module: Module, binding: Binding): Filled => {
  const given = binding.init && binding.path?.length === 0 ? unwrap(binding.init) : undefined
  const what = given && (given.type === 'OtherExpression' ? copiedHeaders(module, given) : addedHeaders(module, binding, given))
  if (what === undefined) return { what, until: 0 }
  const changes = module.references(binding).filter((one) => isChangedAt(module, one))
  return { what, until: Math.min(...changes.map(({ start }) => start)) }
})

/** The headers that a loop adds to an empty text, list or object. */
function addedHeaders(module: Module, binding: Binding, given: Ast): string | undefined {
  if (!/^(?:Literal|TemplateLiteral|ArrayExpression|ObjectExpression)$/.test(given.type)) return undefined
  for (const use of module.references(binding)) {
    for (const value of addedAt(module, use)) {
      const all = loopedIn(module, value)
      if (all) return all.what
    }
  }
  return undefined
}

function loopedIn(module: Module, value: Ast): Shown | undefined {
  return firstFound(shownParts(module, value), (one) => (one.type === 'Identifier' ? headerOfLoop(module, one) : undefined))
}

/** What is added to a text, a list or an object where it is used. */
function addedAt(module: Module, use: Ast): readonly Ast[] {
  const around = module.parent(use)
  if (around?.type === 'AssignmentExpression') return around.left === use && around.operator === '+=' ? [around.right] : []
  if (around?.type !== 'MemberExpression' || around.object !== use) return []
  const change = module.parent(around)
  if (change?.type === 'AssignmentExpression') return change.left === around && around.computed ? [change.right] : []
  const isAdding = change?.type === 'CallExpression' && change.callee === around && /^(?:push|append)$/.test(keyOf(around) ?? '')
  return isAdding ? change.arguments.filter((one) => one.type !== 'SpreadElement') : []
}

/** Whether something is taken out, written over or made anew where it is used: `delete shown.cookie`, `shown.pop(name)`, `scrub(shown)`. */
function isChangedAt(module: Module, use: Ast): boolean {
  const around = module.parent(use)
  if (around?.type === 'AssignmentExpression') return around.left === use && around.operator === '='
  if (around?.type === 'CallExpression')
    return redactor.pattern.test(lastName(around.callee) ?? '') && module.parent(around)?.type === 'ExpressionStatement'
  if (around?.type !== 'MemberExpression' || around.object !== use) return false
  const change = module.parent(around)
  if (change?.type === 'CallExpression') return change.callee === around && TAKES_OUT.test(keyOf(around) ?? '')
  if (change?.type === 'AssignmentExpression') return !around.computed || !loopedIn(module, change.right)
  return change?.type === 'OtherStatement' || (change?.type === 'UnaryExpression' && change.operator === 'delete')
}

const TAKES_OUT = /^(?:pop|popitem|update|clear|splice|remove|discard|delete)$/

/** `{k: v for k, v in request.headers.items() if k != "authorization"}` */
function copiedHeaders(module: Module, { parts, ...node }: AstOf<'OtherExpression'>): string | undefined {
  const all = parts.map((one) => (one.type === 'CallExpression' ? headersOf(module, one) : undefined)).find((one) => one !== undefined)
  const written = module.source(node as Ast)
  const [clause = ''] = /^[{[]\s{0,40}(?:\w{1,40}\s?:\s?)?(\w{1,40})\s{1,40}for\s{1,4}\w{1,40}\s?,\s?\1\s{1,4}in\b/.exec(written) ?? []
  return all !== undefined && clause !== '' && !looksAtNames(written.slice(clause.length)) ? all : undefined
}

/** The second of a pair, `[name, value]`; headers of Fetch hand on the value first: `request.headers.forEach((value, name) => …)`. */
function isValue({ through, pattern, isFunction }: Loop, name: string): boolean {
  if (pattern.type !== 'ArrayPattern') return isFunction && unwrap(through).type === 'MemberExpression'
  const [, second] = pattern.elements
  return second?.type === 'Identifier' && second.name === name
}

/** The headers of a request whose names and values are gone through; those of Fetch give pairs themselves. */
function headersOf(module: Module, node: Ast): string | undefined {
  const { of, gives } = goneThrough(node)
  if (gives === 'itself') return of.type === 'MemberExpression' ? wholeOf(module, of) : undefined
  return gives === 'pairs' ? wholeOf(module, definition(module, of)) : undefined
}

/** More of a loop is not looked at. */
const LONGEST = 2000
