import type { Entry, Node } from '../parse/node.ts'
import { keyOf, lastName, unwrap, type Ast, type AstOf, type CallNode } from './ast.ts'
import { isEnvironment } from './environment.ts'
import type { Folding } from './fold.ts'
import type { Module } from './module.ts'
import { isUndefined } from './undefined.ts'

/**
 * What a schema gives back, with what its fields hold where nobody sets them: `schema.parse(process.env)` of zod and its like,
 * `createEnv({ server: … })` of t3-env, `cleanEnv(process.env, { … })` of envalid. Numbers and spans of time alone: a secret with a default
 * is mostly refused where it counts.
 */
export function schemaValue(folding: Folding, node: CallNode): Node | undefined {
  const callee = unwrap(node.callee)
  const method = lastName(callee) ?? ''
  if (callee.type === 'MemberExpression' && /^(?:safe)?parse(?:Async)?$/i.test(method)) {
    const fields = fieldsOf(folding, callee.object)
    const value = fields && mapOf(folding, node, [fields], node.arguments[0])
    return value && /^safe/.test(method) ? resultOf(folding, node, value) : value
  }
  const [first, second] = node.arguments
  if (method === 'createEnv' && first) {
    const parts = ['server', 'client', 'shared'].map((name) => memberIn(first, name))
    return mapOf(
      folding,
      node,
      parts.flatMap((one) => objectIn(one)),
    )
  }
  return method === 'cleanEnv' && second ? mapOf(folding, node, objectIn(second), first) : undefined
}

/** What a constant of the module is made as. */
function madeAs(module: Module, node: Ast): Ast {
  const inner = unwrap(node)
  const binding = module.binding(inner)
  return binding?.init && binding.path?.length === 0 && !module.written(binding) ? unwrap(binding.init) : inner
}

function memberIn(node: Ast, name: string): Ast | undefined {
  const [object] = objectIn(node)
  const member = object?.properties.findLast((one) => one.type === 'Property' && keyOf(one) === name)
  return member?.type === 'Property' ? member.value : undefined
}

function objectIn(node: Ast | undefined): AstOf<'ObjectExpression'>[] {
  const inner = node && unwrap(node)
  return inner?.type === 'ObjectExpression' ? [inner] : []
}

/** The fields of `z.object({ … })`, also behind methods that take none away: `.strict()`, `.describe('…')`. */
function fieldsOf(folding: Folding, schema: Ast): AstOf<'ObjectExpression'> | undefined {
  let node = madeAs(folding.module, schema)
  for (let steps = 0; steps < 6 && node.type === 'CallExpression'; steps++) {
    const callee = unwrap(node.callee)
    if (callee.type !== 'MemberExpression') return undefined
    const name = keyOf(callee) ?? ''
    if (/^(?:strict|loose)?object$/i.test(name)) return objectIn(node.arguments[0])[0]
    if (!/^(?:strict|strip|passthrough|describe|meta|readonly|superRefine|refine|brand)$/.test(name)) return undefined
    node = madeAs(folding.module, callee.object)
  }
  return undefined
}

/** `{ success: true, data }` */
function resultOf(folding: Folding, node: Ast, data: Node): Node {
  const at = folding.module.span(node)
  return { kind: 'map', entries: [{ key: { value: 'data', at }, value: data, at }], open: true, certain: 0, at }
}

/** The fields that have a default, as what is given to the schema leaves them; without it, that is the environment. */
function mapOf(folding: Folding, node: Ast, objects: readonly AstOf<'ObjectExpression'>[], given?: Ast): Node | undefined {
  const from = given && madeAs(folding.module, given)
  const entries = objects.flatMap((object) =>
    [...defaultsOf(folding, object)].flatMap(([name, { schema, fallback }]): Entry[] => {
      const value = valueGiven(folding, from, name, { schema, fallback })
      const at = folding.module.span(schema)
      return value ? [{ key: { value: name, at }, value, at }] : []
    }),
  )
  return entries.length === 0 ? undefined : { kind: 'map', entries, open: true, certain: 0, at: folding.module.span(node) }
}

/** No program has more settings in one schema; each use of it folds all of them. */
const MOST_FIELDS = 300

interface Field {
  readonly schema: Ast
  readonly fallback: Node
}

function defaultsOf(folding: Folding, object: AstOf<'ObjectExpression'>): ReadonlyMap<string, Field> {
  const found = new Map<string, Field>()
  if (object.properties.length > MOST_FIELDS) return found
  for (const one of object.properties) {
    const name = one.type === 'Property' ? keyOf(one) : undefined
    const fallback = one.type === 'Property' && name !== undefined ? defaultOf(folding, one.value) : undefined
    if (one.type === 'Property' && name !== undefined && fallback) found.set(name, { schema: one.value, fallback })
  }
  return found
}

/** What a field holds: what is set for it wins, and what is given from elsewhere is not known. */
function valueGiven(folding: Folding, given: Ast | undefined, name: string, { schema, fallback }: Field): Node | undefined {
  if (!given || isEnvironment(given)) return folding.dynamic(schema, { variable: name, fallback })
  if (given.type !== 'ObjectExpression') return undefined
  for (const one of given.properties.toReversed()) {
    if (one.type === 'Property') {
      const key = keyOf(one)
      if (key === undefined) return undefined
      if (key === name) return orDefault(folding.fold(one.value), fallback)
    } else return isEnvironment(one.argument) ? folding.dynamic(schema, { variable: name, fallback }) : undefined
  }
  return folding.dynamic(schema, { fallback })
}

/** What is set, or the default where it is `undefined` or a variable that nobody sets. */
function orDefault(value: Node, fallback: Node): Node {
  if (isUndefined(value)) return fallback
  return value.kind === 'dynamic' && value.variable !== undefined ? { fallback, ...value } : value
}

/** `.default(…)` of a chain that makes nothing else of its value, or the option of that name of its only call. */
function defaultOf(folding: Folding, schema: Ast): Node | undefined {
  let given: Ast | undefined
  let node = unwrap(schema)
  for (let steps = 0; steps < 12 && node.type === 'CallExpression'; steps++) {
    const callee = unwrap(node.callee)
    const [first] = node.arguments
    if (callee.type !== 'MemberExpression') {
      given ??= first && memberIn(first, 'default')
      break
    }
    const name = keyOf(callee) ?? ''
    if (/^(?:transform|pipe|preprocess|overwrite|codec|catch)$/.test(name)) return undefined
    if (/^(?:default|prefault)$/.test(name)) given ??= first
    node = unwrap(callee.object)
  }
  const value = given && folding.fold(given)
  return value?.kind === 'scalar' && isAmount(value.value) ? value : undefined
}

function isAmount(value: string | number | boolean | null): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^\d{1,12}(?:\.\d{1,4})?\s?[a-z]{0,12}$/i.test(value))
}
