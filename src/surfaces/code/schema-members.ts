import { shownName } from '../../classify/shown-name.ts'
import { calleeOf, keyOf, lastName, unwrap, walk, type Ast, type AstOf, type Binding, type Module } from '../../program/index.ts'
import { oncePerPair } from '../../text/once-per.ts'

/**
 * The credential that an object holds by the schema which it is checked against, here: `config` of `schema.parse(config)`, and what that
 * gives back, where the schema has an entry `client_secret: z.string()`. Of one that takes the place of the credential by another value
 * nothing is known.
 */
export const secretBySchema = oncePerPair((module: Module, binding: Binding): string | undefined => {
  const given = binding.init && binding.path?.length === 0 && !module.written(binding) ? schemaOf(module, binding.init) : undefined
  if (given) return secretIn(module, given)
  for (const use of module.references(binding).slice(0, MOST)) {
    const call = module.parent(use)
    if (call?.type !== 'CallExpression' || call.arguments[0] !== use) continue
    const schema = schemaOf(module, call)
    const secret = schema && secretIn(module, schema)
    if (secret !== undefined) return secret
  }
  return undefined
})

/** So many uses are looked at. */
const MOST = 50

/** What a value is checked against: the object of `schema.parse(value)`, as this module makes it. */
function schemaOf(module: Module, node: Ast): AstOf<'CallExpression'> | undefined {
  const call = node.type === 'AwaitExpression' ? unwrap(node.argument) : unwrap(node)
  const callee = calleeOf(call)
  if (callee?.type !== 'MemberExpression' || !/^(?:parse|parseAsync|validateSync|validate|attempt)$/.test(keyOf(callee) ?? ''))
    return undefined
  const holder = unwrap(callee.object)
  const made = module.binding(holder)
  const schema = made?.init && made.path?.length === 0 ? unwrap(made.init) : undefined
  return schema?.type === 'CallExpression' ? schema : undefined
}

const secretIn = oncePerPair((module: Module, schema: AstOf<'CallExpression'>): string | undefined => {
  if (!/(?:^|\.)object\b/.test(module.source(schema).slice(0, 200))) return undefined
  for (const one of walk(schema)) {
    const name = one.type === 'Property' ? keyOf(one) : undefined
    if (one.type !== 'Property' || name === undefined || shownName(name) !== 'credential' || !isText(module, one.value)) continue
    return name
  }
  return undefined
})

/** A schema of texts: `z.string().min(32)`, `s.string.nullish`; one that gives something else in its place is none. */
function isText(module: Module, schema: Ast): boolean {
  const code = module.source(schema).slice(0, 300)
  return /^[\w$]{1,40}\.(?:coerce\.)?string\b/.test(code) && !/\.(?:transform|pipe|refine|map)\(/.test(code) && lastName(schema) !== 'never'
}
