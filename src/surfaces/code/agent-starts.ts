import { string } from '../../parse/node.ts'
import {
  definition,
  enclosingFunction,
  fold,
  functionCalled,
  lastName,
  results,
  unwrap,
  type Ast,
  type AstOf,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { firstFound } from '../../text/first-found.ts'
import { literally, whole } from '../../text/pattern.ts'

/** https://nodejs.org/api/child_process.html, https://docs.python.org/3/library/subprocess.html */
const STARTS = whole('', /(?:spawn|execFile|execa)(?:Sync)?/, /run|Popen|call|check_(?:call|output)|create_subprocess_exec/)
/** From a list of words to the call that starts a program with them. */
const MOST_STEPS = 6

/** A call that starts a program, and the lists of words that it is handed. */
export interface Start {
  readonly call: AstOf<'CallExpression'>
  readonly lists: readonly Ast[]
  /** The program is the first of the words. */
  readonly isInWords: boolean
}

/**
 * The call that a list of words is handed to: at once, by its name (`const args = […]; spawn(claude, args)`), as a part of another list, or
 * by what a function of the module gives back.
 */
export function startOf(module: Module, words: Ast, lists: readonly Ast[] = [words], steps = MOST_STEPS): Start | undefined {
  if (steps === 0 || isAskedFor(module, words)) return undefined
  const parent = module.parent(words)
  const outer = parent?.type === 'SpreadElement' ? module.parent(parent) : parent
  if (outer?.type === 'CallExpression') {
    const [given] = outer.arguments
    return outer.callee !== words && starts(outer) ? { call: outer, lists, isInWords: given === words || given === parent } : undefined
  }
  if (parent?.type === 'SpreadElement' && outer?.type === 'ArrayExpression') return startOf(module, outer, [...lists, outer], steps - 1)
  if (outer?.type === 'VariableDeclarator' && outer.id.type === 'Identifier') {
    const binding = module.binding(outer.id)
    const uses = binding ? module.references(binding).filter((use) => use !== outer.id) : []
    return firstFound(uses, (use) => startOf(module, use, lists, steps - 1))
  }
  const fn = enclosingFunction(module, words)
  if (!fn || !results(module, fn).some((one) => unwrap(one) === words)) return undefined
  return firstFound(callsOf(module, fn), (call) => startOf(module, call, lists, steps - 1))
}

function starts({ callee }: AstOf<'CallExpression'>): boolean {
  return STARTS.test(lastName(callee) ?? '')
}

/** Calls in the module of a function of it. */
function callsOf(module: Module, fn: FunctionNode): readonly AstOf<'CallExpression'>[] {
  return module.nodes('CallExpression').filter((call) => functionCalled(module, call)?.node === fn)
}

/**
 * The program of that name, or the variable or function that says where it is: `process.env.CLAUDE_BIN || '/usr/local/bin/claude'`,
 * `getCodexCommand()`. `word` is what such names have of it.
 */
export function isProgram(module: Module, node: Ast, name: string, word = new RegExp(literally(name))): boolean {
  const value = fold(module, node)
  const path = string(value) ?? (value.kind === 'dynamic' && value.fallback ? string(value.fallback) : undefined)
  if (path) return path.value.split(/[/\\]/).at(-1) === name
  const meant = definition(module, node)
  const told = meant.type === 'LogicalExpression' ? meant.left : meant.type === 'CallExpression' ? meant.callee : meant
  return value.kind === 'dynamic' && word.test((lastName(told) ?? '').toLowerCase())
}

/** `if (options.skipPermissions) run(…)` */
export function isAskedFor(module: Module, call: Ast): boolean {
  for (let node = module.parent(call); node; node = module.parent(node)) {
    const test = node.type === 'IfStatement' || node.type === 'ConditionalExpression' ? module.source(node.test) : ''
    if (/skip|bypass|danger|yolo|unsafe|permission|auto_?approve|sandbox/i.test(test)) return true
  }
  return false
}
