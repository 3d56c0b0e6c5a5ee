import { askedFor } from './asked-settings.ts'
import { isDemandedByProgram } from './demanded-settings.ts'
import { isNothingWithout, nothingWithout } from './nothing-without.ts'
import { isUnset } from './unset-settings.ts'
import {
  definition,
  enclosingFunction,
  fold,
  inside,
  isFunction,
  isNothing,
  lastName,
  unwrap,
  withoutCall,
  type Ast,
  type AstOf,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import type { Span } from '../../text/source.ts'
import { oncePer } from '../../text/once-per.ts'
import { checkWord } from '../../knowledge/words/checks.ts'
import { saidByPlatform } from '../../knowledge/words/platform-settings.ts'

/** A check of callers that does nothing until somebody sets a variable or an option, which nobody has to. */
export interface OpenByDefault {
  /** Where it is asked for. */
  readonly at: Span
  /** The variable or option: `MCP_API_KEY`, `enableBearerAuth`. */
  readonly setting: string
  /** The function that checks, or the condition that puts a check in front of the server. */
  readonly around: FunctionNode | AstOf<'IfStatement' | 'CallExpression' | 'NewExpression'>
  /** What of it runs only where the setting is given. */
  readonly waits: { readonly start: number; readonly end: number }
  /** What gives the setting: `getAuthConfig()`, whose name is that of no check. */
  readonly by: Ast
}

/**
 * The first check of a module that lets every caller pass unless a setting is given, by `if (!API_KEY) return next()` in it, by
 * `if (API_KEY && token !== API_KEY)`, or by `if (API_KEY) app.use(auth)` around it. A module that refuses to start without has none.
 * `settingOf` knows settings that others give.
 */
export function openByDefault(module: Module, settingOf?: SettingOf): OpenByDefault | undefined {
  return settingOf ? found(module, settingOf) : openUnlessSet(module)
}

const openUnlessSet = oncePer((module: Module): OpenByDefault | undefined => found(module, (node) => isNothingWithout(module, node)))

/** The name of the setting that an expression is, where that is off unless somebody sets it. */
type SettingOf = (node: Ast) => string | undefined

function found(module: Module, settingOf: SettingOf): OpenByDefault | undefined {
  const tests = module.nodes('IfStatement').flatMap((node) => {
    const asked = askedFor(node.test)
    const settings = asked ? [settingOf(asked.setting)] : allMissing(node.test, settingOf)
    const by = asked ? definition(module, asked.setting) : unwrap(node.test)
    const [setting] = settings
    return setting === undefined ? [] : [{ node, setting, settings, isOff: asked?.isOff ?? true, by }]
  })
  const required = requiredIn(module, settingOf)
  for (const { node, setting, settings, isOff, by } of tests) {
    if (settings.some((one) => one !== undefined && (required.has(one) || isDemandedByProgram(module, one)))) continue
    const check = enclosingFunction(module, node)
    const at = module.span(node.test)
    if (isOff) {
      const waits = { start: node.start, end: check?.end ?? node.end }
      if (check && letsPass(node.consequent) && turnsAway(module, check, waits)) return { at, setting, around: check, waits, by }
    } else if (node.alternate === null) {
      if (check && turnsAway(module, node) && turnsAway(module, check, node)) return { at, setting, around: check, waits: node, by }
      if (guards(node)) return { at, setting, around: node, waits: node, by }
    }
  }
  return undefined
}

/** The settings without which a module refuses to go on. */
export function requiredIn(module: Module, settingOf: SettingOf = (node) => isNothingWithout(module, node)): ReadonlySet<string> {
  return new Set(module.nodes('IfStatement').flatMap((node) => (refusesToRun(node.consequent) ? missing(node.test, settingOf) : [])))
}

/**
 * What a server is given to check tokens with, where that is nothing unless a setting is given: `JWTVerifier(…) if JWKS else None`, a
 * variable that holds `None` until `if JWKS: auth = JWTVerifier(…)`, or what a function gives that does the same.
 */
export function openProvider(module: Module, provider: Ast): Pick<OpenByDefault, 'at' | 'setting'> | undefined {
  const meant = definition(module, provider)
  if (meant.type === 'ConditionalExpression') {
    const isOff = askedFor(meant.test)?.isOff
    return isOff !== undefined && isNothing(fold(module, isOff ? meant.consequent : meant.alternate))
      ? waiting(module, meant.test)
      : undefined
  }
  const without = nothingWithout(module, meant)
  if (without !== undefined && !requiredIn(module).has(without)) return { at: module.span(provider), setting: without }
  const given = module.parent(meant)
  if (meant === unwrap(provider) || given?.type !== 'AssignmentExpression') return undefined
  const branch = [...module.ancestors(given)].find((one) => one.type === 'IfStatement' || isFunction(one))
  return branch?.type === 'IfStatement' && branch.alternate === null && !inside(provider, branch) && askedFor(branch.test)?.isOff === false
    ? waiting(module, branch.test)
    : undefined
}

function waiting(module: Module, test: Ast): Pick<OpenByDefault, 'at' | 'setting'> | undefined {
  const asked = askedFor(test)
  const setting = asked && isUnset(module, asked.setting)
  return setting === undefined ? undefined : { at: module.span(test), setting }
}

/** What a condition asks for, whether it holds where that is off, and the setting that this is, where it is off unless somebody sets it. */
export function conditionOf(
  module: Module,
  test: Ast,
): { readonly node: Ast; readonly isOff: boolean; readonly setting: string | undefined } | undefined {
  const asked = askedFor(test)
  return asked && { node: asked.setting, isOff: asked.isOff, setting: isUnset(module, asked.setting) }
}

/** The settings of which a condition says that they are missing, whatever else it asks: `production && !KEY`, `!KEY || !ISSUER`. */
function missing(test: Ast, settingOf: SettingOf): readonly string[] {
  const found: string[] = []
  const parts = [test]
  for (let part = parts.pop(); part; part = parts.pop()) {
    const inner = unwrap(part)
    if (inner.type === 'LogicalExpression') parts.push(inner.left, inner.right)
    else {
      const asked = askedFor(inner)
      const setting = asked?.isOff ? settingOf(asked.setting) : undefined
      if (setting !== undefined) found.push(setting)
    }
  }
  return found
}

/** The settings of a condition that asks for nothing but that all of them are missing: `not has_key and not has_client`. */
function allMissing(test: Ast, settingOf: SettingOf): readonly string[] {
  const found: string[] = []
  const parts = [test]
  for (let part = parts.pop(); part; part = parts.pop()) {
    const inner = unwrap(part)
    if (inner.type === 'LogicalExpression' && inner.operator === '&&') {
      parts.push(inner.right, inner.left)
      continue
    }
    const asked = inner.type === 'LogicalExpression' ? undefined : askedFor(inner)
    const setting = asked?.isOff ? settingOf(asked.setting) : undefined
    if (setting === undefined || saidByPlatform.pattern.test(setting)) return []
    found.push(setting)
  }
  return found
}

function statements(node: Ast): readonly Ast[] {
  return node.type === 'BlockStatement' ? node.body : [node]
}

/** Whether a branch ends the program or throws. */
function refusesToRun(branch: Ast): boolean {
  return statements(branch).some((one) => {
    const expression = one.type === 'ExpressionStatement' ? unwrap(one.expression) : undefined
    return (
      one.type === 'ThrowStatement' ||
      (expression?.type === 'CallExpression' && /^(?:exit|_exit|abort)$/.test(lastName(expression.callee) ?? ''))
    )
  })
}

/** Whether a branch does nothing but hand the request on, or say that it may pass; a word to the log beside it changes nothing. */
export function letsPass(branch: Ast): boolean {
  let passes = false
  for (const one of statements(branch)) {
    const value = one.type === 'ReturnStatement' ? one.argument : one.type === 'ExpressionStatement' ? one.expression : undefined
    if (value === undefined) return false
    const inner = value && unwrap(value)
    if (inner?.type === 'Literal' && inner.value === true) passes = one.type === 'ReturnStatement'
    else if (inner?.type === 'CallExpression') {
      const name = lastName(inner.callee) ?? ''
      if (/^(?:next|call_next|app)$/.test(name)) passes = true
      else if (!/^(?:log|warn|warning|info|debug|print)$/.test(name)) return false
    } else if (inner) return false
  }
  return passes
}

const REFUSED = /\b40[13]\b|Unauthori[sz]ed|Forbidden|_unauthori[sz]ed\b|_forbidden\b/
const SAYS_NO = /\breturn\s{1,4}(?:false|False)\b/
const CREDENTIAL = /authorization|x-[\w-]{0,40}(?:key|token)|api_?key|bearer|\btoken\b/i

/** Whether a function or condition looks at what callers bring along and turns some of them away, and that in one part of it alone. */
function turnsAway(module: Module, node: Ast, part: { readonly start: number; readonly end: number } = node): boolean {
  const code = module.source(node)
  if (code.length >= LONGEST || !refuses(code)) return false
  return !refuses(`${code.slice(0, part.start - node.start)}\n${code.slice(part.end - node.start)}`)
}

function refuses(code: string): boolean {
  return CREDENTIAL.test(code) && (REFUSED.test(code) || SAYS_NO.test(code))
}

const LONGEST = 6000

/** Whether a branch does nothing but put a check in front of the server: `app.use(requireAuth)`. */
function guards({ consequent }: AstOf<'IfStatement'>): boolean {
  return statements(consequent).some((one) => {
    const call = one.type === 'ExpressionStatement' ? unwrap(one.expression) : undefined
    if (call?.type !== 'CallExpression' || !/^(?:use|add_middleware|addHook)$/.test(lastName(call.callee) ?? '')) return false
    return call.arguments.some((argument) => {
      const inner = argument.type === 'SpreadElement' ? argument : unwrap(argument)
      return checkWord.pattern.test(lastName(withoutCall(inner)) ?? '')
    })
  })
}

/** Whether a place lies in such a check. */
export function isWithin(place: Span, open: OpenByDefault | undefined): boolean {
  return open !== undefined && liesIn(place, open.at, open.around)
}

/** Whether a place lies in what such a check does only where its setting is given. */
export function waitsFor(place: Span, open: OpenByDefault | undefined): boolean {
  return open !== undefined && liesIn(place, open.at, open.waits)
}

function liesIn({ file, start, end }: Span, at: Span, part: OpenByDefault['waits']): boolean {
  return at.file === file && start >= part.start && end <= part.end
}
