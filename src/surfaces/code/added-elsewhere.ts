import { isOwnMember, keyOf, unwrap, type Ast, type Module, type Parameters } from '../../program/index.ts'
import { literally } from '../../text/pattern.ts'
import { onceFor } from '../reading/code-around.ts'
import { othersNaming } from './calls-elsewhere.ts'

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

/**
 * In the class itself; in code that puts a state, a challenge or a nonce behind a member of that name, as classes further down and mixins
 * do; or in a file that extends the class by its name and adds what cannot be told.
 */
function isAddedTo(module: Module, node: Ast, member: string): boolean {
  if (adds(module.file.text, member)) return true
  const adding = addersOf(module, member)
  if (adding?.some(({ says }) => says === 'known') ?? true) return true
  const name = [...module.ancestors(node)].find((one) => one.type === 'ClassDeclaration')?.id?.name
  if (name === undefined) return false
  const extended = new RegExp(`(?:\\bextends\\s{1,8}|\\bclass\\s{1,8}\\w{1,80}\\([^()\\n]{0,200}?\\b)${literally(name)}\\b`)
  return adding?.some(({ text }) => extended.test(text)) ?? true
}

interface Adder {
  readonly text: string
  readonly says: 'known' | 'any'
}

/** The other files that add to a member of that name, told once for all classes; undefined where there are too many to ask. */
function addersOf(module: Module, member: string): readonly Adder[] | undefined {
  const { project } = module
  if (!project) return []
  return onceFor(project, `add to ${member} in ${module.language}`, () =>
    othersNaming(module, member)?.flatMap((path): Adder[] => {
      const text = project.text(path) ?? ''
      const says = adds(text, member)
      return says ? [{ text, says }] : []
    }),
  )
}

/** `f"{self.url}&state=…"`, `this.url + '&state='`; `new URL(this.url)` and `${this.url}&${rest}`, to which anything may be added. */
function adds(text: string, member: string): Adder['says'] | undefined {
  const name = `\\b(?:this|self)\\.${literally(member)}\\b`
  const behind = (more: string, others: string) => new RegExp(`${name}\\}?\\s{0,4}(?:${more}|\\+\\s{0,4}(?:f?["'\`]${more}${others}))`)
  if (behind(KNOWN, '').test(text)) return 'known'
  const isParsed = new RegExp(`\\bURL\\(\\s{0,4}${name}`).test(text)
  if (isParsed && SETS.test(text)) return 'known'
  return isParsed || behind('[&?](?:\\$?\\{|["\'`])', '|[a-z_]').test(text) ? 'any' : undefined
}

const KNOWN = '[&?](?:state|code_challenge|nonce)\\b'
const SETS = /\.(?:set|append)\(\s{0,8}["'`](?:state|code_challenge|nonce)["'`]/
