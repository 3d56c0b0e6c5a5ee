import { isOwnMember, keyOf, unwrap, type Ast, type Module, type Parameters } from '../../program/index.ts'
import { literally } from '../../text/pattern.ts'
import { mayBeSaid, packageFolder } from '../reading/code-around.ts'

/**
 * An address that an object keeps as a member is a beginning where somebody puts more parameters behind it: a base class makes what all
 * sign-ins have in common, and each of its kinds adds its `state`. What they add is not seen here.
 */
export function withAddedElsewhere(module: Module, set: Parameters): Parameters {
  const member = set.open ? undefined : memberOfItself(module, set.node)
  return member !== undefined && isAddedTo(module, member) ? { ...set, open: true } : set
}

/** The member of the object itself that an expression is assigned to. */
function memberOfItself(module: Module, node: Ast): string | undefined {
  let inner = node
  let outer = module.parent(inner)
  while (outer && outer.type !== 'AssignmentExpression' && unwrap(outer) === unwrap(inner)) [inner, outer] = [outer, module.parent(outer)]
  const assigned = outer?.type === 'AssignmentExpression' && outer.right === inner ? outer.left : undefined
  return isOwnMember(assigned) ? keyOf(assigned) : undefined
}

function isAddedTo({ project, file: { path, text } }: Module, member: string): boolean {
  const added = adding(member)
  if (added.test(text)) return true
  return (
    project !== undefined && mayBeSaid(project, `add to ${member}`, (other) => added.test(other), { below: packageFolder(path, project) })
  )
}

/** `f"{self.url}&state=…"`, `this.url + '&state='`, `new URL(this.url)` */
function adding(member: string): RegExp {
  const name = `\\b(?:this|self)\\.${literally(member)}\\b`
  return new RegExp(`${name}\\}?\\s{0,4}(?:[&?]|\\+\\s{0,4}f?["'\`][&?])|\\bURL\\(\\s{0,4}${name}`)
}
