import { isOwnMember, keyOf, unwrap, type Ast, type Module, type Parameters } from '../../program/index.ts'
import { literally } from '../../text/pattern.ts'
import { mayBeSaid, packageFolder } from '../reading/code-around.ts'

/**
 * An address that an object keeps as a member is a beginning where somebody puts more parameters behind it: a base class makes what all
 * sign-ins have in common, and each of its kinds adds its `state`. What they add is not seen here.
 */
export function withAddedElsewhere(module: Module, set: Parameters): Parameters {
  const member = set.open ? undefined : memberOfItself(module, set.node)
  return member !== undefined && isAddedTo(module, set.node, member) ? { ...set, open: true } : set
}

/** The member of the object itself that an expression is assigned to. */
function memberOfItself(module: Module, node: Ast): string | undefined {
  let inner = node
  let outer = module.parent(inner)
  while (outer && outer.type !== 'AssignmentExpression' && unwrap(outer) === unwrap(inner)) [inner, outer] = [outer, module.parent(outer)]
  const assigned = outer?.type === 'AssignmentExpression' && outer.right === inner ? outer.left : undefined
  return isOwnMember(assigned) ? keyOf(assigned) : undefined
}

/** In the class itself, or in a file that names it, as one that extends it does. */
function isAddedTo(module: Module, node: Ast, member: string): boolean {
  const { project, file } = module
  const added = adding(member)
  if (added.test(file.text)) return true
  const name = [...module.ancestors(node)].find((one) => one.type === 'ClassDeclaration')?.id?.name
  if (!project || name === undefined) return false
  const extended = new RegExp(`(?:\\bextends\\s{1,8}|\\bclass\\s{1,8}\\w{1,80}\\([^()\\n]{0,200}?\\b)${literally(name)}\\b`)
  const says = (text: string) => added.test(text) && extended.test(text)
  return mayBeSaid(project, `add to ${name}.${member}`, says, { below: packageFolder(file.path, project) })
}

/** `f"{self.url}&state=…"`, `this.url + '&state='`, `new URL(this.url)`, and what cannot be told: `${this.url}&${rest}`. */
function adding(member: string): RegExp {
  const name = `\\b(?:this|self)\\.${literally(member)}\\b`
  const more = `[&?](?:state|code_challenge|nonce|\\$?\\{|["'\`])`
  return new RegExp(`${name}\\}?\\s{0,4}(?:${more}|\\+\\s{0,4}(?:f?["'\`]${more}|[a-z_]))|\\bURL\\(\\s{0,4}${name}`)
}
