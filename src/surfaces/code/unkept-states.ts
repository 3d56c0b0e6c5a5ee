import { keepsAnything, madeAtRandom } from '../../knowledge/words/states.ts'
import { functionsIn, isFunction, named, results, withoutComments, type Ast, type FunctionNode, type Module } from '../../program/index.ts'
import { initOf, isAround, meantBy, namesIn, type Place } from './state-definitions.ts'
import { isNeverGiven } from './calls-elsewhere.ts'
import { isDroppedByCallers } from './dropped-states.ts'
import { isRecordWithUnkept } from './state-record.ts'

/**
 * Whether a state is made at random for the address and nothing else ever has it: `state: randomUUID()`, or a constant that is named once,
 * or an object of what anybody can say with a random part that has no other name, where the function keeps nothing and nobody of the module
 * takes the state out of an address again. No callback can compare it. RFC 6749 section 10.12: the client keeps the value and compares it.
 */
export function isKeptByNobody(module: Module, code: string, at: Place): boolean {
  const around = functionAround(module, at)
  if (!around) return false
  const name = NAME.exec(module.file.text.slice(at.start, at.end))?.[1]
  const given = name === undefined ? code.trim() : initOf(module, name, at)
  const made = given === undefined ? undefined : withoutUngiven(module, around, given)
  if (given === undefined || made === undefined || !isRandom(module, made, at)) return false
  const id = name === undefined ? nameGiven(module, made, around) : namesIn(module, name, at).at(-1)
  if ((name !== undefined && !id) || (id && !isNamedOnce(module, id, at, around))) return false
  const body = withoutComments(module, around)
  const words = (body.match(STATES) ?? []).length - (given.match(STATES) ?? []).length - (made === given ? 0 : 1)
  if (keepsAnything.pattern.test(body) || words > (name === undefined ? 1 : MOST_WORDS)) return false
  const { text } = module.file
  return !TAKEN_OUT.test(text.slice(0, around.start)) && !TAKEN_OUT.test(text.slice(around.end))
}

/** `state || stateFor(id)` without a parameter that no caller gives. */
function withoutUngiven(module: Module, around: FunctionNode, made: string): string {
  const [, parameter, fallback] = /^([\w$]{1,60})\s{0,4}(?:\|\||\?\?|\bor\b)\s{0,8}([\s\S]{1,400})$/.exec(made) ?? []
  return parameter !== undefined && fallback !== undefined && isNeverGiven(module, around, parameter) ? fallback.trim() : made
}

function isRandom(module: Module, made: string, at: Place): boolean {
  const inText = IN_TEXT.exec(made)?.[1] ?? made
  return madeAtRandom.pattern.test(inText) || isRecordWithUnkept(module, made, at) || isMadeByFunction(module, made, at)
}

/** A random part behind a word: `f"account_{secrets.token_hex(6)}"`, or as it stands in a text. */
const IN_TEXT = /^(?:[fF]?["'`])?[\w.:-]{0,40}\$?\{([^{}]{1,80}?)\}?["'`]?$/

/** The name in a function of a value that a text was made with: of it the text itself knows what it was given. */
function nameGiven(module: Module, made: string, around: FunctionNode): Ast | undefined {
  return module.nodes('VariableDeclarator').find(({ id, init, start, end }) => {
    const isHere = around.start <= start && end <= around.end && id.type === 'Identifier' && init
    return (
      isHere &&
      module
        .source(init)
        .replace(/^[fF]?["'`]/, '')
        .startsWith(made)
    )
  })?.id
}

/** The result of a function, here or next door, that makes such a state and keeps nothing of it: `stateFor(workspaceId)`. */
function isMadeByFunction(module: Module, made: string, at: Place): boolean {
  if (!/^[\w$.]{1,80}\(/.test(made)) return false
  const call = module.nodes('CallExpression').find((one) => isAround(module, one, at) && module.source(one) === made)
  const called = call && named(module, call.callee)
  if (!called || !isFunction(called.node)) return false
  const [result, ...more] = results(called.module, called.node)
  if (!result || more.length > 0 || keepsAnything.pattern.test(withoutComments(called.module, called.node.body ?? called.node)))
    return false
  const code = meantBy(called.module, called.module.source(result), result)
  return madeAtRandom.pattern.test(code) || isRecordWithUnkept(called.module, code, result)
}

/** Where a module reads a state, it may have taken it out of the address: `new URL(address).searchParams.get('state')`. */
const TAKEN_OUT = /(?:\.|\?\.|["'`])state\b|\{[^{}\n]{0,80}\bstate\b[^{}\n]{0,80}\}\s{0,4}=/

/** A constant that is given: `state`, `state: made`, `"state": made`, `address.searchParams.set('state', made)`. */
const NAME = /(?:^|[:,=]\s{0,20})([\w$]{1,60})(?:,?\s{0,20}\))?$/

/** The word stands in the declaration, before the value and in it: `const state = …`, `state: state`. */
const MOST_WORDS = 3
const STATES = /state(?!ment|ful|less)/gi

/** Whether nothing but the address has a name, or only the callers of the function, who drop it. */
function isNamedOnce(module: Module, id: Ast, at: Place, around: FunctionNode): boolean {
  const binding = module.binding(id)
  if (!binding || module.written(binding)) return false
  // In a text the name stands behind the one of the parameter.
  const others = module.references(binding).filter((one) => one !== binding.id && !(at.start <= one.start && one.start <= at.end + BRACES))
  return others.length === 0 || isDroppedByCallers(module, around, others)
}

const BRACES = 2

/** The innermost function around a place. */
function functionAround(module: Module, at: Place): FunctionNode | undefined {
  let found: FunctionNode | undefined
  for (const one of functionsIn(module))
    if (one.start <= at.start && at.end <= one.end && (!found || one.end - one.start < found.end - found.start)) found = one
  return found
}
