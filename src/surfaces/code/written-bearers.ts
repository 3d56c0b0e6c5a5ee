import { bearerTaken } from '../../knowledge/words/seen-bearers.ts'
import { letsOn, noBearerWord, writesLine } from '../../knowledge/words/written-bearers.ts'
import {
  dotted,
  enclosingFunction,
  inside,
  isTextLiteral,
  keyOf,
  unwrap,
  walk,
  type Ast,
  type AstOf,
  type Identifier,
  type Module,
} from '../../program/index.ts'
import { isForDevelopment } from './development-branches.ts'

/** A guard that lets in who sends a word that is written in the code. */
export interface WrittenBearer {
  /** The word, where it is compared. */
  readonly word: Ast
  /** What hands the request on. */
  readonly on: Ast
  readonly by: string
}

/**
 * Middleware that hands a request on by a word of the code that the bearer is, or begins with, and asks nothing else:
 * `if (token.startsWith('mock_')) return next()`. Silent on branches for development, and where anything else is looked at.
 */
export function* writtenBearers(module: Module): Generator<WrittenBearer> {
  if (!bearerTaken.pattern.test(module.file.text) || !ASKS.test(module.file.text)) return
  for (const branch of module.nodes('IfStatement')) {
    const word = wordOf(module, branch.test)
    const on = word && handsOn(module, branch)
    const within = enclosingFunction(module, branch)
    if (word && on && within && !isForDevelopment(module, on)) yield { word, on, by: askedOf(module, word) }
  }
}

/** `token.startsWith`, or the name that is compared. */
function askedOf(module: Module, word: Ast): string {
  const asks = module.parent(word)
  const asked = asks?.type === 'CallExpression' ? asks.callee : asks?.type === 'BinaryExpression' ? asks.left : word
  return module.source(asked).slice(0, 60)
}

const ASKS = /\.startsWith\(["'`]|===?\s{0,4}["'`]/

/** The word of a condition that holds by it alone: `token === 'x' || token.startsWith('y')`. */
function wordOf(module: Module, test: Ast): Ast | undefined {
  const node = unwrap(test)
  if (node.type === 'LogicalExpression' && node.operator === '||') return wordOf(module, node.right) ?? wordOf(module, node.left)
  if (node.type === 'BinaryExpression')
    return /^===?$/.test(node.operator) && isBearer(module, node.left) && isWord(node.right) ? node.right : undefined
  if (node.type !== 'CallExpression') return undefined
  const callee = unwrap(node.callee)
  const [first] = node.arguments
  if (callee.type !== 'MemberExpression' || keyOf(callee) !== 'startsWith' || !first || first.type === 'SpreadElement') return undefined
  return isBearer(module, callee.object) && isWord(first) ? first : undefined
}

function isWord(node: Ast): boolean {
  return isTextLiteral(node) && !noBearerWord.pattern.test(node.value)
}

function isBearer(module: Module, node: Ast): boolean {
  const binding = node.type === 'Identifier' ? module.binding(node) : undefined
  return binding?.init !== undefined && bearerTaken.pattern.test(module.source(binding.init).slice(0, 200))
}

/** The call that hands on the request in a branch in which nothing else is asked, neither of the bearer nor of anybody. */
function handsOn(module: Module, { test, consequent }: AstOf<'IfStatement'>): Ast | undefined {
  let on: Ast | undefined
  const tokens = new Set([...walk(test)].flatMap((one) => (one.type === 'Identifier' ? [module.binding(one)] : [])))
  for (const one of walk(consequent)) {
    if (one.type === 'IfStatement' || one.type === 'ConditionalExpression' || one.type === 'ThrowStatement') return undefined
    if (one.type === 'Identifier' && isOf(module, one, tokens)) return undefined
    if (one.type !== 'CallExpression') continue
    const called = dotted(unwrap(one.callee)) ?? ''
    if (letsOn.pattern.test(called) && one.arguments.length === 0) on ??= one
    else if (!writesLine.pattern.test(called)) return undefined
  }
  return on && inside(on, consequent) ? on : undefined
}

function isOf(module: Module, id: Identifier, bindings: ReadonlySet<unknown>): boolean {
  const binding = module.binding(id)
  return binding !== undefined && bindings.has(binding)
}
