import { get, items, string, type Node } from '../../parse/node.ts'
import {
  definition,
  fold,
  importedAs,
  keyOf,
  lastName,
  named,
  objectOf,
  property,
  unwrap,
  walk,
  withoutCall,
  type Ast,
  type AstOf,
  type Here,
  type Identifier,
  type Module,
} from '../../program/index.ts'
import { describedKey, secretField } from '../../knowledge/words/secrets.ts'
import { isDescribedAsOther, isOwnHandle } from './tool-descriptions.ts'
import { oncePerPair } from '../../text/once-per.ts'
import type { Located, Span } from '../../text/source.ts'

/** A field of an input schema. */
export interface SchemaField {
  readonly name: Located<string>
  /** Called `key` alone, and described as that of an API. */
  readonly isKey?: boolean
  readonly at: Span
}

/**
 * The text fields of a schema: a zod shape, `z.object({…})`, JSON schema with `properties`, or a class of this module that declares them.
 */
export function schemaFields(module: Module, schema: Ast): SchemaField[] {
  const shape = shapeOf(module, schema)
  if (shape) return shapeFields(module, shape)
  const own = classFields(module, schema)
  const there = own.length === 0 ? schemaElsewhere(module, schema) : undefined
  const next = there && shapeOf(there.module, there.schema)
  return there && next ? shapeFields(there.module, next) : own
}

/** What hands a schema on as it is: `zodToJsonSchema(Login)`, `z.toJSONSchema(Login)`, `Login.shape`, `Login.optional()`. */
const HANDS_ON = /^(?:jsonSchema|fromJsonSchema|zodToJsonSchema|toJSONSchema|toJsonSchema)$/

/** The schema of another file that stands here by its name, where that file has the name of a secret in it. */
function schemaElsewhere(module: Module, schema: Ast): { readonly module: Module; readonly schema: Ast } | undefined {
  let inner = definition(module, schema)
  for (let steps = 0; steps < MAX_STEPS && inner.type !== 'Identifier'; steps++) {
    const [first] = inner.type === 'CallExpression' ? inner.arguments : []
    const holder = inner.type === 'CallExpression' ? unwrap(inner.callee) : inner
    if (first && first.type !== 'SpreadElement' && HANDS_ON.test(lastName(holder) ?? '')) inner = definition(module, first)
    else if (holder.type === 'MemberExpression' && (holder !== inner || keyOf(holder) === 'shape'))
      inner = definition(module, holder.object)
    else return undefined
  }
  const imported = importedAs(module, inner)
  if (!imported || !mayHold(module.neighbourText(imported.module))) return undefined
  const next = module.neighbour(imported.module)
  const name = imported.name || 'default'
  const handed = next?.handedOn(name)
  const there = handed ? next?.neighbour(handed.module) : next
  const exported = there?.exported(handed?.name ?? name)
  return there && exported ? { module: there, schema: exported } : undefined
}

/** A file that hands on what others have may be short. */
function mayHold(text: string | undefined, isPython = false): boolean {
  const handsOn = isPython ? /\bimport\b/ : /\bexport\b[^;]{0,400}\bfrom\b/
  return text !== undefined && (secretField.pattern.test(text) || handsOn.test(text))
}

/** The fields of a shape, with those that another one spreads into it. */
function shapeFields(module: Module, shape: AstOf<'ObjectExpression'>, depth = 0): SchemaField[] {
  return shape.properties.flatMap((one): SchemaField[] => {
    if (one.type === 'SpreadElement') {
      const spread = depth < MAX_SPREADS ? shapeOf(module, one.argument) : undefined
      return spread ? shapeFields(module, spread, depth + 1) : []
    }
    const name = keyOf(one)
    const inner = depth < MAX_SPREADS ? innerShape(module, one.value) : undefined
    if (inner) return shapeFields(module, inner, depth + 1)
    if (name === undefined || !takesText(module, one.value)) return []
    if (isDescribedAsOther(name, module.source(one.value), saidBefore(module, shape))) return []
    if (isOwnHandle(name, module.source(one.value), (source) => isToolHere(module, source))) return []
    const isKey = name === 'key' && describedKey.pattern.test(module.source(one.value))
    return [{ name: { value: name, at: keySpan(module, one) }, at: module.span(one), ...(isKey && { isKey }) }]
  })
}

const MAX_SPREADS = 5

/** The name and description of a tool whose schema stands in its place: `server.registerTool('price', { description: '…'`. */
const saidBefore = oncePerPair((module: Module, shape: AstOf<'ObjectExpression'>): string => {
  for (const one of module.ancestors(shape))
    if (one.type === 'CallExpression') return module.file.text.slice(one.start, shape.start).slice(-LONGEST)
  return ''
})

/** More of a description is not looked at. */
const LONGEST = 600

/** The fields of an object in an object: `tts: {type: 'object', properties: {…}}` of a JSON schema, `login: z.object({…}).optional()`. */
function innerShape(module: Module, value: Ast): AstOf<'ObjectExpression'> | undefined {
  if (unwrap(value).type === 'CallExpression') return shapeOf(module, value)
  const object = objectOf(module, value)
  const properties = object && textOf(module, object, 'type') === 'object' ? property(module, object, 'properties') : undefined
  return properties && objectOf(module, properties)
}

function textOf(module: Module, object: Ast, name: string): string | undefined {
  const value = property(module, object, name)
  return value && string(fold(module, value))?.value
}

/** A name of several words that the module gives a tool: `server.registerTool('connect_source', …)`, `connect_source: { … }`. */
function isToolHere(module: Module, name: string): boolean {
  return /^[a-z\d]{2,40}(?:_[a-z\d]{1,40}){1,6}$/.test(name) && new RegExp(`["'\`]${name}["'\`]|\\b${name}\\s{0,4}:`).test(module.file.text)
}

/** Names of a list of arguments: `[{name: 'api_key', description: '…'}]`. */
export function listedNames(list: Node | undefined): Located<string>[] {
  return items(list).flatMap((one) => string(get(one, 'name')) ?? [])
}

/** The name itself, without its quotes. */
function keySpan(module: Module, { key }: AstOf<'Property'>): Span {
  const { file, start, end } = module.span(key)
  return key.type === 'Literal' ? { file, start: start + 1, end: end - 1 } : { file, start, end }
}

/** Longer than any schema's chain of calls; `const s = s.optional()` has no end. */
const MAX_STEPS = 60
const BUILDERS = /^(?:object|strictObject|looseObject|Object|Type\.Object|struct)$/

function shapeOf(module: Module, schema: Ast, depth = 0): AstOf<'ObjectExpression'> | undefined {
  const object = objectOf(module, schema)
  if (object) {
    const properties = property(module, object, 'properties')
    return properties && property(module, object, 'type') ? objectOf(module, properties) : object
  }
  let inner = definition(module, schema)
  for (let steps = 0; steps < MAX_STEPS && depth < MAX_STEPS && inner.type === 'CallExpression'; steps++) {
    const [first] = inner.arguments
    const name = lastName(inner.callee) ?? ''
    if (BUILDERS.test(name) && first && first.type !== 'SpreadElement') return objectOf(module, first)
    if (/^(?:jsonSchema|fromJsonSchema|zodToJsonSchema|toJSONSchema|extend)$/.test(name) && first && first.type !== 'SpreadElement')
      return shapeOf(module, first, depth + 1)
    const callee = unwrap(inner.callee)
    if (callee.type !== 'MemberExpression') return undefined
    inner = definition(module, callee.object)
  }
  return undefined
}

/** The text fields that a class declares, also of `Login | None` and `Login.model_json_schema()`, and of a class of another file. */
export function classFields(module: Module, schema: Ast): SchemaField[] {
  for (const one of walk(schema)) {
    const type = one.type === 'Identifier' ? classNamed(module, one) : one.type === 'MemberExpression' ? modelAt(module, one) : undefined
    if (type) return fieldsOf(type)
  }
  return []
}

/** A class of this file, or a model of another one that has the name of a secret in it. */
function classNamed(module: Module, name: Identifier): Here<AstOf<'ClassDeclaration'>> | undefined {
  const binding = module.binding(name)
  if (binding?.node.type === 'ClassDeclaration') return { module, node: binding.node }
  const imported = binding?.kind === 'import' ? importedAs(module, name) : undefined
  if (!imported || !mayHold(module.neighbourText(imported.module), module.language === 'python')) return undefined
  return modelAt(module, name)
}

function modelAt(module: Module, name: Ast): Here<AstOf<'ClassDeclaration'>> | undefined {
  const found = named(module, name)
  return found?.node.type === 'ClassDeclaration' && isModel(found.node) ? { module: found.module, node: found.node } : undefined
}

/** What a program makes of what it is sent: https://docs.pydantic.dev/latest/concepts/models/, dataclasses, typed dictionaries. */
function isModel({ superClass, decorators }: AstOf<'ClassDeclaration'>): boolean {
  if (decorators.some(({ expression: one }) => /^(?:dataclass|define|frozen)$/.test(lastName(withoutCall(one)) ?? ''))) return true
  return superClass !== null && !NO_MODEL.test(lastName(superClass) ?? '')
}

const NO_MODEL = /^(?:ABC|Protocol|object)$|(?:Enum|Error|Exception|Settings|Config)$/

/** Those that its bases of this repository declare are its own. */
function fieldsOf({ module, node }: Here<AstOf<'ClassDeclaration'>>, steps = MAX_BASES): SchemaField[] {
  const base = steps > 0 && node.superClass?.type === 'Identifier' ? named(module, node.superClass) : undefined
  const inherited = base?.node.type === 'ClassDeclaration' ? fieldsOf({ module: base.module, node: base.node }, steps - 1) : []
  const own = node.body.body.flatMap((member) => {
    const name = member.type === 'PropertyDefinition' ? keyOf(member) : undefined
    return member.type === 'PropertyDefinition' &&
      name !== undefined &&
      !isNumber(module, member) &&
      !isDescribedAsOther(name, module.source(member))
      ? [{ name: { value: name, at: module.span(member.key) }, at: module.span(member.key) }]
      : []
  })
  return [...inherited, ...own]
}

const MAX_BASES = 4

/** `max_tokens: int`, `verified: bool | None` */
function isNumber(module: Module, { typeAnnotation: type }: AstOf<'PropertyDefinition'>): boolean {
  return (
    type !== undefined && type !== null && /^(?:Optional\[)?(?:int|float|bool|bytes|dict|list|Decimal|datetime)\b/.test(module.source(type))
  )
}

/** No number, flag or object: `z.number()`, `{type: 'boolean'}`; a list of texts is one. */
function takesText(module: Module, value: Ast): boolean {
  const items = property(module, value, 'items')
  if (items && textOf(module, value, 'type') === 'array') return takesText(module, items)
  const type = property(module, value, 'type')
  const named: Node | undefined = type && fold(module, type)
  if (named?.kind === 'scalar') return named.value === 'string'
  for (let inner = definition(module, value); inner.type === 'CallExpression';) {
    const callee = unwrap(inner.callee)
    if (callee.type !== 'MemberExpression') break
    if (/^(?:number|boolean|int|bigint|date|array|object|record|literal|null|undefined|Number|Boolean|Integer)$/.test(keyOf(callee) ?? ''))
      return false
    inner = unwrap(callee.object)
  }
  return true
}
