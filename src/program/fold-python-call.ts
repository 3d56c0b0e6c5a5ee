import type { Node } from '../parse/node.ts'
import { slice, type Text } from '../text/source.ts'
import { keyOf, memberName, unwrap, type Ast, type AstOf } from './ast.ts'
import { originOf } from './origin.ts'
import { pathOf } from './imports.ts'
import { readVariable } from './environment-readers.ts'
import type { Folding } from './fold.ts'
import { listedClass } from './fold-enums.ts'
import { foldMade } from './fold-call.ts'
import { joinedList } from './joined-list.ts'
import {
  PYTHON_DEFAULTS,
  PYTHON_ENV_GETTERS,
  PYTHON_IDENTITY,
  PYTHON_LISTS,
  PYTHON_TEXT_METHODS,
  PYTHON_UNITS,
} from '../knowledge/python-names.ts'
import { textOf } from './template.ts'

type CallExpression = AstOf<'CallExpression'>

/** The value of a call of Python, for the functions that only build, read or wrap values. */
export function foldPythonCall(folding: Folding, node: CallExpression): Node {
  const path = pathTo(folding, node.callee)
  const value = ofFunction(folding, node, path) ?? ofMethod(folding, node) ?? readVariable(folding, node)
  return value ?? foldMade(folding, node) ?? folding.dynamic(node)
}

function ofFunction(folding: Folding, node: CallExpression, path: string): Node | undefined {
  if (PYTHON_ENV_GETTERS.test(path)) return variable(folding, node)
  const [first] = node.arguments
  const listed = PYTHON_LISTS.has(path) && first && first.type !== 'SpreadElement' ? listedClass(folding, node, first) : undefined
  if (listed) return listed
  if (PYTHON_IDENTITY.has(path)) return node.arguments.length === 0 ? undefined : argument(folding, node, 0)
  const option = PYTHON_DEFAULTS.get(path)
  if (option !== undefined) return argument(folding, node, 0, option)
  if (path === 'dict') return dict(folding, node)
  if (path === 'cast' || path === 'typing.cast') return argument(folding, node, 1)
  if (path === 'int' || path === 'float') return number(folding, node)
  if (path === 'urllib.parse.urljoin') return urljoin(folding, node)
  return /(?:^|\.)(?:timedelta|relativedelta)$/.test(path) ? timedelta(folding, node) : undefined
}

function ofMethod(folding: Folding, node: CallExpression): Node | undefined {
  const callee = unwrap(node.callee)
  const name = memberName(callee)
  if (callee.type !== 'MemberExpression' || name === undefined) return undefined
  const object = callee.object
  if (PYTHON_TEXT_METHODS.has(name)) return folding.fold(object)
  switch (name) {
    case 'get':
      return looked(folding, node, object)
    case 'format':
      return formatted(folding, node, object)
    case 'join':
      return joined(folding, node, object)
    case 'copy': {
      const copied = folding.fold(object)
      return copied.kind === 'map' || copied.kind === 'list' ? copied : undefined
    }
    case 'split':
      return split(folding, node, object)
    default:
      return undefined
  }
}

/** The value of a positional argument, or of one with a name; undefined where there is none or it cannot be told. */
function argument(folding: Folding, node: CallExpression, position: number, ...names: string[]): Node | undefined {
  const last = node.arguments.at(-1)
  const named = last?.type === 'ObjectExpression' && last.named ? last : undefined
  for (const one of named?.properties ?? []) {
    if (one.type === 'Property' && names.includes(keyOf(one) ?? '')) return folding.fold(one.value)
  }
  const given = node.arguments.slice(0, position + 1)
  const plain = given[position]
  if (!plain || plain === named || given.some(({ type }) => type === 'SpreadElement')) return undefined
  return folding.fold(plain)
}

function variable(folding: Folding, node: CallExpression): Node | undefined {
  const name = textOf(argument(folding, node, 0, 'key', 'option'))
  const fallback = argument(folding, node, 1, 'default')
  return name && folding.dynamic(node, { variable: name.value, ...(fallback ? { fallback } : {}) })
}

/** `.get(name, default)` of a known dictionary. */
function looked(folding: Folding, node: CallExpression, object: Ast): Node | undefined {
  const map = folding.fold(object)
  const key = textOf(argument(folding, node, 0))
  if (map.kind !== 'map' || !key) return undefined
  return (
    map.entries.findLast((entry) => entry.key.value === key.value)?.value ?? (map.open ? undefined : argument(folding, node, 1, 'default'))
  )
}

function formatted(folding: Folding, node: CallExpression, object: Ast): Node | undefined {
  const text = textOf(folding.fold(object))
  if (!text) return undefined
  return filled(folding, node, text, /\{(\w*)[^{}]{0,40}\}/g, ([, name = ''], i) => {
    if (name !== '' && !/^\d+$/.test(name)) return argument(folding, node, Number.MAX_SAFE_INTEGER, name)
    return argument(folding, node, name === '' ? i : Number(name))
  })
}

function joined(folding: Folding, node: CallExpression, object: Ast): Node | undefined {
  const list = argument(folding, node, 0)
  const separator = folding.fold(object)
  if (list?.kind !== 'list' || list.open || separator.kind !== 'scalar') return undefined
  const parts = list.items.flatMap((item, i) => (i > 0 ? [separator, item] : [item]))
  return joinedList(list.items, String(separator.value)) ?? folding.joined(node, parts)
}

function split(folding: Folding, node: CallExpression, object: Ast): Node | undefined {
  const text = textOf(folding.fold(object))
  if (!text || text.offsets || text.opaque) return undefined
  const by = textOf(argument(folding, node, 0))?.value
  const pattern = by === undefined ? /\S+/g : new RegExp(`[^${by.replace(/[\\\]^-]/g, '\\$&')}]+`, 'g')
  const { file, start } = text.at
  const items = Array.from(text.value.matchAll(pattern), ({ 0: value, index }): Node => {
    return { kind: 'scalar', value, at: { file, start: start + index, end: start + index + value.length } }
  })
  return { kind: 'list', items, at: folding.module.span(node) }
}

function number(folding: Folding, node: CallExpression): Node | undefined {
  const given = argument(folding, node, 0)
  if (given?.kind === 'dynamic') {
    const otherwise = digits(given.fallback)
    return {
      ...given,
      ...(otherwise !== undefined && given.fallback ? { fallback: { kind: 'scalar', value: otherwise, at: given.fallback.at } } : {}),
      at: folding.module.span(node),
    }
  }
  if (given?.kind === 'scalar' && typeof given.value === 'number') return given
  const whole = digits(given)
  return whole === undefined ? undefined : folding.computed(node, whole)
}

function digits(node: Node | undefined): number | undefined {
  const text = textOf(node)?.value
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined
}

/** `dict(a=1, **more)`, and of one that is known. */
function dict(folding: Folding, node: CallExpression): Node {
  const maps = node.arguments.map((one) => folding.fold(one.type === 'SpreadElement' ? one.argument : one))
  return {
    kind: 'map',
    entries: maps.flatMap((one) => (one.kind === 'map' ? one.entries : [])),
    open: maps.some((one) => one.kind !== 'map' || one.open),
    at: folding.module.span(node),
  }
}

function urljoin(folding: Folding, node: CallExpression): Node | undefined {
  const base = argument(folding, node, 0, 'base')
  const path = textOf(argument(folding, node, 1, 'url'))
  if (!base || !path || /^[a-z]+:/.test(path.value)) return undefined
  const below: Node = path.value.startsWith('/')
    ? { kind: 'scalar', ...path }
    : { kind: 'scalar', value: `/${path.value}`, at: path.at, opaque: true }
  return folding.joined(node, [base, below])
}

/** A span of time as seconds; its place covers the whole call. */
function timedelta(folding: Folding, node: CallExpression): Node | undefined {
  const last = node.arguments.at(-1)
  const named = last?.type === 'ObjectExpression' && last.named ? last : undefined
  const units = [...PYTHON_UNITS.keys()]
  const parts = [
    ...node.arguments.flatMap((one, i) => (one === named ? [] : [{ unit: units[i], value: one as Ast }])),
    ...(named?.properties ?? []).map((one) =>
      one.type === 'Property' ? { unit: keyOf(one), value: one.value as Ast } : { unit: undefined, value: one as Ast },
    ),
  ]
  let total = 0
  for (const { unit, value } of parts) {
    const size = unit === undefined ? undefined : PYTHON_UNITS.get(unit)
    const amount = size === undefined ? undefined : folding.fold(value)
    const known = amount?.kind === 'dynamic' ? amount.fallback : amount
    if (size === undefined || known?.kind !== 'scalar' || typeof known.value !== 'number') return undefined
    if (amount?.kind === 'dynamic') {
      return folding.dynamic(node, {
        ...(amount.variable === undefined ? {} : { variable: amount.variable }),
        fallback: inSeconds(folding.computed(node, known.value * size)),
      })
    }
    total += known.value * size
  }
  return inSeconds(folding.computed(node, total))
}

function inSeconds(node: Node): Node {
  return node.kind === 'scalar' ? { ...node, inSeconds: true } : node
}

/** The dotted path of what an expression comes from; builtins are bare, and what is unknown is empty. */
export function pathTo(folding: Folding, node: Ast): string {
  const from = originOf(folding.module, node)
  return from ? pathOf(from) : ''
}

/** A text with its placeholders replaced by values. */
export function filled(
  folding: Folding,
  node: CallExpression | AstOf<'BinaryExpression'>,
  text: Text,
  pattern: RegExp,
  value: (match: RegExpMatchArray, index: number) => Node | undefined,
): Node {
  const parts: Node[] = []
  let from = 0
  let index = 0
  for (const match of text.value.matchAll(pattern)) {
    if (match.index > from) parts.push({ kind: 'scalar', ...slice(text, from, match.index) })
    parts.push(value(match, index++) ?? folding.dynamic(node))
    from = match.index + match[0].length
  }
  if (from < text.value.length) parts.push({ kind: 'scalar', ...slice(text, from, text.value.length) })
  return folding.joined(node, parts)
}
