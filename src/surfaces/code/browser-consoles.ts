import {
  handsToProvider,
  keepsToken,
  ofOwnPayment,
  ownAddress,
  pageLibrary,
  tokenOfOneStep,
} from '../../knowledge/words/browser-consoles.ts'
import {
  definition,
  dotted,
  enclosingFunction,
  importsFrom,
  lastName,
  nameOf,
  rootOf,
  unwrap,
  type Ast,
  type Call,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { oncePer } from '../../text/once-per.ts'
import type { Shown } from './logged-secrets.ts'

/**
 * Whether a page writes a token for one step of its own visitor into the console of that visitor's browser: nobody else reads it there.
 * What opens more than the step, such as an access token, is another matter, and so is what a page makes for somebody else.
 */
export function isForOwnVisitor(module: Module, call: Call['node'], { what, node, within }: Shown): boolean {
  if (!/^console\.\w+$/.test(dotted(unwrap(call.callee)) ?? '') || !isPage(module)) return false
  if (ofOwnPayment.pattern.test(what) && handsToProvider.pattern.test(module.file.text)) return true
  if (tokenOfOneStep.pattern.test(what)) return isGiven(module, within ?? node)
  // What the page keeps, or sends with its requests, signs the visitor in.
  return OTHER.test(what) && isOfAddress(module, definition(module, node)) && !keepsToken.pattern.test(module.file.text)
}

function isOfAddress(module: Module, node: Ast): boolean {
  return ownAddress.pattern.test(module.source(node).slice(0, 200))
}

/** Whether a page was given a value: as a property, in its address, or as a state that begins with either. */
function isGiven(module: Module, node: Ast, steps = 5): boolean {
  const root = rootOf(node)
  if (steps === 0) return false
  if (isOfAddress(module, root)) return true
  if (root.type === 'CallExpression') {
    const [first] = lastName(root.callee) === 'useState' ? root.arguments : []
    return first !== undefined && first.type !== 'SpreadElement' && isGiven(module, first, steps - 1)
  }
  const binding = module.binding(root)
  if (binding?.kind === 'param') return isComponent(module, binding.id) || isCalledBack(module, binding.id)
  return binding?.init !== undefined && isGiven(module, binding.init, steps - 1)
}

/** Whether a name is a property of a component, which begins with a capital. */
function isComponent(module: Module, name: Ast): boolean {
  const around = enclosingFunction(module, name)
  return around !== undefined && isComponentItself(module, around)
}

function isComponentItself(module: Module, fn: FunctionNode): boolean {
  return /^[A-Z]/.test(nameOf(module, fn) ?? '')
}

/** Whether a name is what a widget hands a component: `complete: (params) => …` among the options that it is opened with. */
function isCalledBack(module: Module, name: Ast): boolean {
  const callback = enclosingFunction(module, name)
  const holder = callback && module.parent(callback)
  if (!callback || holder?.type !== 'Property' || holder.value !== callback) return false
  const around = enclosingFunction(module, holder)
  return around !== undefined && (isComponentItself(module, around) || isComponent(module, around))
}

/** A name that says no more than that it is a token. */
const OTHER = /^(?:\w{0,30}_)?token$/i
const HOOKS = /\buse(?:State|Effect|LayoutEffect|Reducer|Callback|Memo|Ref)\(/

/** A component of a page, by its directive or its hooks. */
const isPage = oncePer((module: Module): boolean => {
  const [directive] = module.tree.program?.body ?? []
  if (directive?.type === 'ExpressionStatement' && directive.expression.type === 'Literal') {
    if (directive.expression.value === 'use client') return true
    if (directive.expression.value === 'use server') return false
  }
  return /\.[jt]sx$/.test(module.file.path) && importsFrom(module, pageLibrary.pattern) && HOOKS.test(module.file.text)
})
