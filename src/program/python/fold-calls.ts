import type { Entry, Node } from '../../parse/node.ts'
import type { CallExpression, Expression } from './parse.ts'
import type { Span } from '../../text/source.ts'
import { textOf } from '../template.ts'
import { filled, type Folding, isEnvironment, stringNode } from './fold.ts'
import type { Scope } from './scope.ts'
import { own } from '../../text/own.ts'

type Of = (next: Expression, where?: Scope) => Node

interface Folded {
  readonly call: CallExpression
  readonly of: Of
  readonly at: Span
  /** A positional argument, or one of several names. */
  arg(position: number, ...names: string[]): Node | undefined
}

/** The value of a call, for the functions that only build, read or wrap values. */
export function foldCall(call: CallExpression, scope: Scope, context: Folding, of: Of): Node {
  const { callee, args, at } = call
  const folded: Folded = {
    call,
    of,
    at,
    arg(position, ...names) {
      const named = args.find(({ name }) => name && names.includes(name.value))
      const plain = args.filter(({ name, star }) => !name && !star)
      const value = named?.value ?? plain[position]?.value
      return value && of(value)
    },
  }
  const source = context.source(callee, scope)
  const row = FUNCTIONS.find(({ name }) => name.test(source))
  if (row) return row.fold(folded) ?? { kind: 'dynamic', at }
  if (callee.kind === 'attribute') {
    if (callee.name.value === 'get') {
      const found = looked(callee.object, folded, isEnvironment(context.source(callee.object, scope)))
      if (found) return found
    }
    const method = own(METHODS, callee.name.value)
    const node = Object.hasOwn(METHODS, callee.name.value) && method ? method(of(callee.object), folded) : undefined
    if (node) return node
  }
  return { kind: 'dynamic', from: { module: source, name: '' }, at }
}

interface Row {
  readonly name: RegExp
  fold(call: Folded): Node | undefined
}

const FUNCTIONS: readonly Row[] = [
  { name: /^os\.getenv$/, fold: variable },
  // environs, django-environ, python-decouple, starlette
  { name: /^(?:environs|environ)\.Env\(\)(?:\.(?:str|__call__|url|list|int|bool))?$|^decouple\.(?:config|Config\(\))$|^starlette\.config\.Config\(\)$/, fold: variable },
  { name: /^(?:str|bytes|cast|typing\.cast|pydantic\.SecretStr|pydantic\.AnyHttpUrl|pydantic\.AnyUrl|pydantic\.HttpUrl|yarl\.URL|httpx\.URL|textwrap\.dedent|inspect\.cleandoc|Secret|urllib\.parse\.quote|urllib\.parse\.quote_plus|json\.dumps|asyncio\.to_thread|(?:dj_)?database_url\.parse)$/, fold: (call) => call.arg(call.call.args.length > 1 && /cast$/.test(calleeName(call)) ? 1 : 0) },
  { name: /^(?:int|float)$/, fold: (call) => number(call.arg(0), call.at) },
  { name: /^dict$/, fold: dict },
  { name: /^(?:list|tuple|set|frozenset|sorted)$/, fold: (call) => (call.call.args.length === 0 ? { kind: 'list', items: [], at: call.at } : call.arg(0)) },
  { name: /^urllib\.parse\.urljoin$/, fold: urljoin },
  { name: /(?:^|\.)(?:timedelta|relativedelta)$/, fold: timedelta },
  { name: /^(?:pydantic(?:\.fields)?|sqlmodel)\.Field$|^dataclasses\.field$/, fold: (call) => call.arg(0, 'default') },
  // Wrappers around a bearer token: fastmcp, httpx recipes.
  { name: /\.BearerAuth$/, fold: (call) => call.arg(0, 'token') },
]

/** Methods that give back what they are called on, or a text made of it. */
const METHODS: Readonly<Record<string, (object: Node, call: Folded) => Node | undefined>> = {
  ...Object.fromEntries(['strip', 'rstrip', 'lstrip', 'encode', 'decode', 'get_secret_value', 'copy', 'unicode_string'].map((name) => [name, (object: Node) => object])),
  total_seconds: (object) => object,
  format: (object, call) => {
    const text = textOf(object)
    if (!text) return undefined
    return filled(text, /\{(\w*)[^{}]{0,40}\}/g, (match, i) => (match[1] && !/^\d+$/.test(match[1]) ? call.arg(1000, match[1]) : call.arg(match[1] ? Number(match[1]) : i)), call.at)
  },
  join: (object, call) => {
    const list = call.arg(0)
    if (list?.kind !== 'list' || object.kind !== 'scalar') return undefined
    return stringNode(list.items.flatMap((item, i) => (i ? [{ ...object }, item] : [item])), call.at)
  },
  split: (object, call) => {
    const text = textOf(object)
    if (!text || text.offsets || text.opaque) return undefined
    const by = textOf(call.arg(0))?.value
    const pattern = by === undefined ? /\S+/g : new RegExp(`[^${by.replace(/[\\\]^-]/g, '\\$&')}]+`, 'g')
    return { kind: 'list', items: [...text.value.matchAll(pattern)].map((match) => ({ kind: 'scalar', value: match[0], at: { file: text.at.file, start: text.at.start + match.index, end: text.at.start + match.index + match[0].length } })), at: call.at }
  },
}

function calleeName({ call }: Folded): string {
  return call.callee.kind === 'name' ? call.callee.id : call.callee.kind === 'attribute' ? call.callee.name.value : ''
}

function variable(call: Folded): Node | undefined {
  const name = textOf(call.arg(0, 'key', 'option'))
  const fallback = call.arg(1, 'default')
  return name && { kind: 'dynamic', variable: name.value, ...(fallback ? { fallback } : {}), at: call.at }
}

/** `os.environ.get(name, default)` and `.get` of a known dictionary. */
function looked(object: Expression, call: Folded, environment: boolean): Node | undefined {
  if (environment) return variable(call)
  const map = call.of(object)
  const key = textOf(call.arg(0))
  if (map.kind !== 'map' || !key) return undefined
  return map.entries.findLast((entry) => entry.key.value === key.value)?.value ?? (map.open ? undefined : call.arg(1, 'default'))
}

function number(node: Node | undefined, at: Span): Node | undefined {
  if (node?.kind === 'dynamic') return { ...node, at }
  const text = textOf(node)
  if (node?.kind === 'scalar' && typeof node.value === 'number') return node
  return text && /^\d+$/.test(text.value) ? { kind: 'scalar', value: Number(text.value), at } : undefined
}

function dict({ call, of, at }: Folded): Node {
  const entries: Entry[] = []
  let open = false
  for (const { name, star, value } of call.args) {
    const node = of(value)
    if (name) entries.push({ key: name, value: node, at: { file: at.file, start: name.at.start, end: value.at.end } })
    else if (node.kind === 'map') {
      entries.push(...node.entries)
      open ||= node.open
    } else open ||= star !== undefined || node.kind !== 'list'
  }
  return { kind: 'map', entries, open, at }
}

function urljoin(call: Folded): Node | undefined {
  const base = call.arg(0, 'base')
  const path = textOf(call.arg(1, 'url'))
  if (!base || !path || /^[a-z]+:/.test(path.value)) return undefined
  return stringNode([base, path.value.startsWith('/') ? path : { ...path, value: `/${path.value}`, opaque: true as const }], call.at)
}

/** In the order of the positions of `datetime.timedelta`; months and years are `relativedelta`'s. */
const UNITS = { days: 86_400, seconds: 1, microseconds: 1e-6, milliseconds: 1e-3, minutes: 60, hours: 3600, weeks: 604_800, months: 2_592_000, years: 31_536_000 }

/** A span of time as seconds; its place covers the whole call. */
function timedelta({ call, of, at }: Folded): Node | undefined {
  let total = 0
  for (const [i, { name, star, value }] of call.args.entries()) {
    const size = UNITS[(name?.value ?? Object.keys(UNITS)[i]) as keyof typeof UNITS]
    const node = of(value)
    const known = node.kind === 'dynamic' ? node.fallback : node
    if (star || size === undefined) return undefined
    if (known?.kind !== 'scalar' || typeof known.value !== 'number') return undefined
    if (node.kind === 'dynamic') return { kind: 'dynamic', ...(node.variable ? { variable: node.variable } : {}), fallback: { kind: 'scalar', value: known.value * size, at }, at }
    total += known.value * size
  }
  return { kind: 'scalar', value: total, at }
}
