import { keepsAnything, madeAtRandom } from '../../knowledge/words/states.ts'
import { isFunction } from '../../program/ast.ts'
import { withoutComments, type Module } from '../../program/module.ts'
import { initOf, namesIn, type Place } from './state-definitions.ts'

/**
 * Whether a state is made at random for the address and nothing else ever has it: `state: randomUUID()`, or a constant that is named once,
 * where the function keeps nothing and nobody of the module takes the state out of an address again. No callback can compare it.
 * RFC 6749 section 10.12: the client keeps the value and compares it.
 */
export function isKeptByNobody(module: Module, code: string, at: Place): boolean {
  const around = functionAround(module, at)
  if (!around) return false
  const name = NAME.exec(module.file.text.slice(at.start, at.end))?.[1]
  const made = name === undefined ? code.trim() : initOf(module, name, at)
  if (made === undefined || !madeAtRandom.pattern.test(made) || (name !== undefined && !isNamedOnce(module, name, at))) return false
  const body = withoutComments(module, around)
  if (keepsAnything.pattern.test(body) || (body.match(STATES) ?? []).length > (name === undefined ? 1 : MOST_WORDS)) return false
  const { text } = module.file
  return !TAKEN_OUT.test(text.slice(0, around.start)) && !TAKEN_OUT.test(text.slice(around.end))
}

/** Where a module reads a state, it may have taken it out of the address: `new URL(address).searchParams.get('state')`. */
const TAKEN_OUT = /(?:\.|\?\.|["'`])state\b|\{[^{}\n]{0,80}\bstate\b[^{}\n]{0,80}\}\s{0,4}=/

/** A constant that is given: `state`, `state: made`, `"state": made`. */
const NAME = /(?:^|[:,=]\s{0,20})([\w$]{1,60})$/

/** The word stands in the declaration, before the value and in it: `const state = …`, `state: state`. */
const MOST_WORDS = 3
const STATES = /state(?!ment|ful|less)/gi

function isNamedOnce(module: Module, name: string, at: Place): boolean {
  const id = namesIn(module, name, at).at(-1)
  const binding = id && module.binding(id)
  if (!binding || module.written(binding)) return false
  return module.references(binding).filter((one) => one !== binding.id && !(at.start <= one.start && one.end <= at.end)).length === 0
}

/** The innermost function around a place. */
function functionAround(module: Module, at: Place) {
  const all = (['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'] as const).flatMap((type) => module.nodes(type))
  return all
    .filter((one) => isFunction(one) && one.start <= at.start && at.end <= one.end)
    .sort((one, other) => one.end - one.start - (other.end - other.start))[0]
}
