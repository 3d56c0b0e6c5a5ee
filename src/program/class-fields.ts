import { isFunction, isOwnMember, keyOf, unwrap, type Ast, type AstOf } from './ast.ts'
import { instanceOf, named, type Here, type Instance } from './instances.ts'
import type { Module } from './module.ts'

/** A field as a class declares it, the class of the object, and those that it extends, as far as the one that declares it. */
export interface ClassField extends Here<AstOf<'PropertyDefinition'>> {
  readonly instance: Instance
  readonly classes: readonly Here<AstOf<'ClassDeclaration'>>[]
}

/** The declaration of a field of an object, where all classes that the object may be of have the same: `settings.jwt_secret`. */
export function declaredField(module: Module, object: Ast, name: string): ClassField | undefined {
  const found = instancesOf(module, object).map((instance) => inClass(instance, name))
  const [first] = found
  return found.every((one) => one?.node === first?.node) ? first : undefined
}

/** What a variable or call may be an object of: also where a function chooses, with a class in each of its returns. */
function instancesOf(module: Module, object: Ast): readonly Instance[] {
  const only = instanceOf(module, object)
  if (only) return [only]
  const inner = unwrap(object)
  const made = inner.type === 'Identifier' ? named(module, inner) : { module, node: inner }
  const maker = made?.node.type === 'CallExpression' ? named(made.module, made.node.callee) : undefined
  if (!maker || !isFunction(maker.node)) return []
  const { start, end } = maker.node
  const given = maker.module.nodes('ReturnStatement').filter((one) => one.start >= start && one.end <= end)
  const all = given.slice(0, MOST).flatMap(({ argument }) => (argument && instanceOf(maker.module, argument)) ?? [])
  return all.length === given.length ? all : []
}

function inClass(instance: Instance, name: string): ClassField | undefined {
  const classes: Here<AstOf<'ClassDeclaration'>>[] = []
  let at: Here<AstOf<'ClassDeclaration'>> | undefined = instance
  while (at && classes.length < MOST) {
    classes.push(at)
    const field = at.node.body.body.find((one) => one.type === 'PropertyDefinition' && keyOf(one) === name)
    if (field?.type === 'PropertyDefinition') return { module: at.module, node: field, instance, classes }
    const above: Here | undefined = at.node.superClass ? named(at.module, at.node.superClass) : undefined
    at = above?.node.type === 'ClassDeclaration' ? { module: above.module, node: above.node } : undefined
  }
  return undefined
}

/** Whether a method of one of the classes gives the field another value. */
export function isSetByMethod({ classes }: ClassField, name: string): boolean {
  return classes.some(({ module, node: { start, end } }) =>
    module.nodes('AssignmentExpression').some((one) => {
      const target = unwrap(one.left)
      return one.start >= start && one.end <= end && isOwnMember(target) && keyOf(target) === name
    }),
  )
}

const MOST = 8
