import { boolean } from '../../parse/node.ts'
import { fold, keyOf, type AstOf, type Module } from '../../program/index.ts'

/**
 * Whether an option is on until somebody says no: `verify: bool = Field(default=True)`, the field of a class in this module, or what
 * options are put over: `{ verifySsl: true, ...options }`.
 */
export function isOnByDefault(module: Module, name: string): boolean {
  if (!/^\w+$/.test(name)) return false
  if (new RegExp(`\\b${name}\\??\\s{0,3}:[^=\\n]{0,80}=[^]{0,120}?\\b[Tt]rue\\b`).test(module.file.text)) return true
  const under = valuesUnderOptions(module, name)
  return under.length > 0 && under.every(Boolean)
}

/** What an option of a name is in each object that options are put over, where it is written out. */
export function valuesUnderOptions(module: Module, name: string): readonly boolean[] {
  return module.nodes('Property').flatMap((entry) => {
    if (keyOf(entry) !== name || !isUnderOptions(module, entry)) return []
    return boolean(fold(module, entry.value)) ?? []
  })
}

/** `{ verifySsl: true, ...options }`, `Object.assign({ verifySsl: true }, options)`, `{"verify_ssl": True, **options}` */
function isUnderOptions(module: Module, entry: AstOf<'Property'>): boolean {
  const object = module.parent(entry)
  if (object?.type !== 'ObjectExpression' || object.named) return false
  if (object.properties.some((one) => one.type === 'SpreadElement' && one.start > entry.start)) return true
  const call = module.parent(object)
  return (
    call?.type === 'CallExpression' &&
    call.arguments[0] === object &&
    call.arguments.length > 1 &&
    module.source(call.callee) === 'Object.assign'
  )
}
