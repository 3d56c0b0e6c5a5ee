import {
  assignmentTo,
  firstAssigned,
  inside,
  keyOf,
  lastName,
  unwrap,
  walk,
  type Ast,
  type AstOf,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { literally } from '../../text/pattern.ts'
import { codeAround, onceFor } from '../reading/code-around.ts'
import { oncePer } from '../../text/once-per.ts'
import { handedAnswers } from './handed-answers.ts'
import { isOfRecord } from './state-values.ts'
import { takenOf } from './taken-parameters.ts'

/** Of a module, where handlers take the `state` that they are asked with, also as `searchParams.state` of a page, and
 * what they hand on of it. */
export const statesTaken = oncePer((module: Module): ReadonlySet<Ast> => {
  const pages = module
    .nodes('MemberExpression')
    .filter((one) => keyOf(one) === 'state' && /(?:^|\.)searchParams$/.test(module.source(one.object)))
  const handed = handedAnswers(module).map(({ state }) => state)
  const found = new Set<Ast>([...takenOf(module, 'state').map(({ node }) => node), ...pages, ...handed])
  return found
})

/** Calls that take a text apart, and ask nobody for its signature. */
export const DECODES =
  /^(?:parse|loads|atob|from|toString|decode|encode|(?:urlsafe_)?b64decode|decodeURIComponent|unquote|String|str|json)$/

/** Whether a value is the state that came with the answer, or what is read from it without a check: `JSON.parse(atob(state))`. */
export function isDecodedState(module: Module, node: Ast, steps = 12): boolean {
  const inner = unwrap(node)
  const follow = (one: Ast | undefined) => one !== undefined && one.type !== 'SpreadElement' && isDecodedState(module, one, steps - 1)
  const states = statesTaken(module)
  if (steps === 0 || states.size === 0) return false
  if (states.has(inner)) return true
  switch (inner.type) {
    case 'Identifier': {
      const binding = module.binding(inner)
      if (!binding) return false
      if ([...states].some((one) => isNameFor(one, binding.id))) return true
      return (binding.path ?? []).length === 0 && (follow(binding.init) || follow(firstAssigned(module, binding)))
    }
    case 'BinaryExpression':
      return inner.operator === '+' && follow(inner.left)
    case 'LogicalExpression':
      return follow(inner.left) || follow(inner.right)
    case 'CallExpression': {
      const callee = unwrap(inner.callee)
      if (!DECODES.test(lastName(callee) ?? '')) return false
      return follow(inner.arguments[0]) || (callee.type === 'MemberExpression' && follow(callee.object))
    }
    default:
      return false
  }
}

/** The name that a state is taken under: a parameter, or `state` of `const { code, state } = req.query`. */
function isNameFor(taken: Ast, id: Ast): boolean {
  if (taken.type === 'Identifier' || taken.type === 'AssignmentPattern') return taken === id || inside(id, taken)
  if (taken.type !== 'VariableDeclarator' || taken.id.type !== 'ObjectPattern') return false
  return taken.id.properties.some((one) => one.type === 'Property' && keyOf(one) === 'state' && inside(id, one))
}

/** Where else than in decoding calls and questions whether it is there a handler names the state that it took: there it may be compared. */
export function isUsedOtherwise(module: Module, handler: FunctionNode): boolean {
  const states = [...statesTaken(module)].filter((one) => inside(one, handler))
  return states.some((taken) => placesOf(module, taken, handler).some((one) => !isHarmless(module, one)))
}

function placesOf(module: Module, taken: Ast, handler: FunctionNode): readonly Ast[] {
  const direct = taken.type === 'MemberExpression' || taken.type === 'CallExpression'
  const declared = direct ? declaratorOf(module, taken, handler) : undefined
  if (direct && !declared) return [taken]
  const id =
    declared ?? [...walk(taken)].find((one) => one.type === 'Identifier' && isNameFor(taken, one) && module.binding(one)?.id === one)
  const binding = module.binding(id)
  return binding ? module.references(binding).filter((one) => one !== id) : [taken]
}

/** The variable that is given the state and nothing else: `const state = url.searchParams.get('state')`. */
function declaratorOf(module: Module, taken: Ast, handler: FunctionNode): Ast | undefined {
  for (const one of module.ancestors(taken)) {
    if (one === handler || one.type === 'CallExpression') return undefined
    if (one.type === 'VariableDeclarator') return one.id.type === 'Identifier' ? one.id : undefined
  }
  return undefined
}

/** Whether a use of the state, or of a text that was made of it, can compare it with nothing. */
function isHarmless(module: Module, use: Ast, steps = 4): boolean {
  let below = use
  for (const one of module.ancestors(use)) {
    if (one.type === 'UnaryExpression' || (one.type === 'IfStatement' && one.test === below)) return true
    if (one.type === 'NewExpression') return lastName(one.callee) === 'URL'
    if (one.type === 'CallExpression') {
      if (one.callee === below && BEGINS_WITH.test(lastName(one.callee) ?? '')) return true
      if (lastName(one.callee) === 'len') return true
      if (LEADS.test(lastName(one.callee) ?? '') || LOGS.test(module.source(one.callee).slice(0, 80))) return true
      if (!DECODES.test(lastName(one.callee) ?? '')) return below.type === 'Identifier' && ignoresIt(module, one)
    } else if (one.type === 'VariableDeclarator' || one.type === 'AssignmentExpression') {
      return isHarmlesslyNamed(module, one.type === 'VariableDeclarator' ? one.id : one.left, steps)
    } else if (one.type === 'LogicalExpression' && one.left === below && module.parent(one)?.type === 'IfStatement') return true
    else if (!PARTS.has(one.type) || (one.type === 'BinaryExpression' && one.operator !== '+')) return false
    below = one
  }
  return false
}

function isHarmlesslyNamed(module: Module, name: Ast, steps: number): boolean {
  const binding = name.type === 'Identifier' && steps > 0 ? module.binding(name) : undefined
  if (!binding) return name.type === 'ObjectPattern'
  const uses = module.references(binding)
  // What is done with an id looks the sign-in up nowhere, but by what it is the key of.
  if (name.type === 'Identifier' && isOfRecord(name.name)) return !uses.some((one) => isKey(module, one))
  return uses.every((one) => one === binding.id || isTarget(module, one) || isHarmless(module, one, steps - 1))
}

/** Whether the only function of Python of a name takes a `state` and never names it again. */
function ignoresIt(module: Module, { callee }: AstOf<'CallExpression'>): boolean {
  const name = lastName(callee)
  const { project } = module
  if (name === undefined || !project || module.language !== 'python') return false
  return onceFor(project, `ignores the state: ${name}`, () => {
    const asked = onceFor(project, 'functions that may ignore a state', () => ({ times: 0 }))
    if (++asked.times > MOST_ASKED) return false
    const begins = new RegExp(`^[ \\t]{0,12}(?:async )?def ${literally(name)}\\(`, 'm')
    const files = codeAround(project, { files: /\.py$/ }) ?? []
    const found = files.flatMap((path) => (project.text(path) ?? '').split(begins).slice(1))
    const [only = ''] = found
    const body = only.slice(0, NEXT.exec(only)?.index ?? only.length)
    return found.length === 1 && body.length < LONGEST && body.match(/\bstate\b/g)?.length === 1
  })
}

const NEXT = /^[ \t]{0,12}(?:async )?(?:def|class) /m
const LONGEST = 6000
/** Of more functions nobody asks all code of the repository. */
const MOST_ASKED = 20

/** `pending[userId]` */
function isKey(module: Module, use: Ast): boolean {
  const parent = module.parent(use)
  return parent?.type === 'MemberExpression' && parent.computed && parent.property === use
}

/** Questions how a text begins, which is no comparison with what was kept. */
export const BEGINS_WITH = /^(?:startsWith|startswith)$/

function isTarget(module: Module, id: Ast): boolean {
  const parent = module.parent(id)
  return assignmentTo(id) !== undefined || (parent?.type === 'VariableDeclarator' && parent.id === id)
}

/** What is read takes part of the whole: its parts are another question. */
const LEADS = /^(?:parse|loads|redirect|RedirectResponse)$/
const LOGS = /^(?:this\.)?(?:console|logger|log|logging)\.\w{1,20}$/
const PARTS: ReadonlySet<string> = new Set([
  'Property',
  'ObjectExpression',
  'TypedExpression',
  'LogicalExpression',
  'MemberExpression',
  'BinaryExpression',
  'ConditionalExpression',
  'TemplateLiteral',
  'AwaitExpression',
])
