import {
  definition,
  enclosingFunction,
  fold,
  isFunction,
  isNothing,
  lastName,
  named,
  unwrap,
  type Ast,
  type AstOf,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { makesCheck } from '../../knowledge/words/checks.ts'
import { saidByPlatform } from '../../knowledge/words/platform-settings.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { othersNaming } from './calls-elsewhere.ts'
import { askedFor } from './asked-settings.ts'
import { isUnset } from './unset-settings.ts'

/** The setting that an expression is, or without which the function that gives it gives nothing, where nobody has to set it. */
export function isNothingWithout(module: Module, node: Ast): string | undefined {
  return isUnset(module, node) ?? nothingWithout(module, definition(module, node))
}

/**
 * The setting without which a function, here or next door, gives nothing that checks callers: `if (!ISSUER || !AUDIENCE) return null`, or
 * `if settings.issuer: return JWTVerifier(…)` before `return None`. One that stops the program for some who lack it is none.
 */
export function nothingWithout(module: Module, node: Ast): string | undefined {
  const call = awaited(node)
  if (call.type !== 'CallExpression' || !makesCheck.pattern.test(lastName(call.callee) ?? '')) return undefined
  const maker = named(module, call.callee)
  const setting = maker && isFunction(maker.node) ? settingOf(maker.module, maker.node) : undefined
  return setting === undefined || isDemandedElsewhere(module, setting) ? undefined : setting
}

/** Whether a program of the repository ends with a word about a setting where that is missing: `sys.exit("set OIDC_ISSUER")`. */
function isDemandedElsewhere(module: Module, setting: string): boolean {
  const texts = (othersNaming(module, setting) ?? []).map((path) => module.project?.text(path) ?? '')
  return [module.file.text, ...texts].some((text) => demandedIn(text).has(setting))
}

/** The names in capitals that stand where a program ends, or shortly before. */
const demandedIn = (text: string): ReadonlySet<string> => {
  const found = new Set<string>()
  for (const { index } of text.matchAll(ENDS)) {
    for (const [name] of text.slice(Math.max(0, index - BEFORE), index + BEHIND).matchAll(SETTING)) found.add(name)
  }
  return found
}

const ENDS = /\bexit\((?!\s?0\b)|\bexitCode\s?=\s?[1-9]|\braise (?:SystemExit|\w{0,40}Error)\b|\bthrow new\b/g
const SETTING = /\b[A-Z][A-Z0-9]{0,40}_[A-Z0-9_]{1,60}\b/g
const BEFORE = 200
const BEHIND = 120

function awaited(node: Ast): Ast {
  const inner = unwrap(node)
  return inner.type === 'AwaitExpression' ? unwrap(inner.argument) : inner
}

const settingOf = oncePerPair((module: Module, fn: FunctionNode): string | undefined => {
  if (fn.body?.type !== 'BlockStatement') return undefined
  const last = fn.body.body.at(-1)
  const own = module.nodes('ReturnStatement').filter((one) => enclosingFunction(module, one) === fn)
  const empty = own.filter(({ argument }) => !argument || isNothing(fold(module, argument)))
  if (own.length === 0 || STOPS.test(module.source(fn))) return undefined
  for (const one of empty) {
    const branch = branchOf(module, one)
    const asked = branch?.alternate === null ? askedFor(branch.test) : undefined
    const setting = asked?.isOff ? unsetSwitch(module, asked.setting) : undefined
    if (setting !== undefined) return setting
  }
  const isLast = last?.type === 'IfStatement' || empty.some((one) => one === last)
  return isLast
    ? onlyIfSet(
        module,
        own.filter((one) => !empty.includes(one)),
      )
    : undefined
})

/** The first setting that all results of a function wait for, each one in a branch of its own. */
function onlyIfSet(module: Module, given: readonly Ast[]): string | undefined {
  const settings = given.map((one) => {
    const branch = branchOf(module, one)
    const asked = branch?.alternate === null ? askedFor(branch.test) : undefined
    return asked && !asked.isOff ? unsetSwitch(module, asked.setting) : undefined
  })
  return settings.every((one) => one !== undefined) ? settings[0] : undefined
}

/** The setting that a condition asks for, where it is one of the check: no way to be served, and no word of the platform's own. */
function unsetSwitch(module: Module, node: Ast): string | undefined {
  const setting = isUnset(module, node)
  if (setting === undefined || saidByPlatform.pattern.test(setting)) return undefined
  const inner = unwrap(node)
  const compared = inner.type === 'BinaryExpression' ? unwrap(inner.right) : undefined
  return compared?.type === 'Literal' && typeof compared.value === 'string' && !/^(?:true|1|on|yes|enabled)$/i.test(compared.value)
    ? undefined
    : setting
}

/** The branch at the top of a function that a statement is the end of. */
function branchOf(module: Module, statement: Ast): AstOf<'IfStatement'> | undefined {
  const block = module.parent(statement)
  const branch = block?.type === 'BlockStatement' ? module.parent(block) : block
  if (branch?.type !== 'IfStatement' || (branch.consequent !== block && branch.consequent !== statement)) return undefined
  const body = module.parent(branch)
  return body?.type === 'BlockStatement' && isFunction(module.parent(body)) ? branch : undefined
}

const STOPS = /\b(?:throw|raise|exit|_exit|abort)\b/
