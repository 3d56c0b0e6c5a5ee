import { answersItsCall, comesBackToExtension, opensPage } from '../../knowledge/words/states.ts'
import type { AuthorizationRequest, Setting } from '../../model/index.ts'
import type { Node } from '../../parse/node.ts'
import {
  enclosingFunction,
  isFunction,
  nameOf,
  parameter,
  type Ast,
  type FunctionNode,
  type Module,
  type Parameter,
  type Parameters,
} from '../../program/index.ts'
import { oncePer } from '../../text/once-per.ts'
import { alone, literally } from '../../text/pattern.ts'
import { codeAt } from '../../text/source.ts'
import { carelessCallback } from './careless-callback.ts'
import { weaknessGiven } from './given-states.ts'
import { FILLED_IN } from './sent-parameters.ts'
import { text } from './settings.ts'
import { isPageWithChoices, weaknessOf } from './state-source.ts'
import { isKeptByNobody } from './unkept-states.ts'

/** A parameter as a setting: missing for certain only when all parameters are seen. */
export function sent<T>(set: Parameters, name: string, read: (value: Node) => T | undefined): Setting<T> {
  const found = parameter(set, name)
  if (!found) return { is: set.open ? 'dynamic' : 'unset', at: set.at }
  const value = read(found.value)
  return value === undefined ? { is: 'dynamic', at: found.at } : { is: 'set', value, at: found.at }
}

function stateOf(value: Node): 'sent' | 'constant' {
  return value.kind === 'scalar' && !FILLED_IN.test(String(value.value)) ? 'constant' : 'sent'
}

/** A state that differs each time, and yet can be guessed, is none. */
function sentState(module: Module, set: Parameters): AuthorizationRequest['state'] {
  const state = sent(set, 'state', stateOf)
  const found = parameter(set, 'state')
  if (!found || state.is !== 'set' || state.value !== 'sent') return state
  const isKnown = isPageWithChoices(module, found.value)
  const weakness = isKnown ? 'guessable' : (weaknessOf(module, found.code, found.at) ?? weaknessGiven(module, withStandIn(found), found.at))
  return weakness === 'missing' ? { is: 'unset', at: state.at } : { ...state, value: weakness ?? state.value }
}

/** A name with what is sent in its place where it is empty: `state or str(uuid4())` is more than the `state` that a caller gives. */
function withStandIn({ code, at }: Parameter): string {
  if (!/^[\w$]{1,60}$/.test(code)) return code
  const standIn = new RegExp(`(?<![\\w$.'"\`])${literally(code)}(\\s{0,8}(?:\\|\\||\\?\\?|\\bor\\b)[^]*)$`).exec(codeAt(at))
  return `${code}${standIn?.[1] ?? ''}`
}

/** None is missed where a browser gives the answer to the call that asked, of which no other page can have the callback. */
export function statedAt(module: Module, set: Parameters): AuthorizationRequest['state'] {
  const state = keptState(module, set, checkedState(module, sentState(module, set)))
  if (state.is !== 'unset' || !isAnsweredHere(module)) return state
  const around = enclosingFunction(module, set.node)
  const code = (around ? module.source(around) : module.file.text).slice(0, LONGEST)
  if (opensPage.pattern.test(code)) return state
  return around && !answersItsCall.pattern.test(code) && isForOthers(module, around) ? state : { is: 'dynamic', at: set.at }
}

const isAnsweredHere = oncePer((module: Module) => answersItsCall.pattern.test(module.file.text))

/** Whether what a function makes goes to other modules alone, and the calls that are answered here have addresses of their own. */
function isForOthers(module: Module, made: FunctionNode): boolean {
  const name = nameOf(module, made)
  if (name === undefined || module.exported(name) !== made || comesBackToExtension.pattern.test(module.source(made))) return false
  const { start, end } = made.id ? made : (made.parent ?? made)
  const { text } = module.file
  if (alone(name).test(`${text.slice(0, start)} ${text.slice(end)}`)) return false
  return module
    .nodes('CallExpression')
    .filter(({ callee }) => answersItsCall.pattern.test(text.slice(Math.max(callee.start, callee.end - 60), callee.end + 1)))
    .every((call) => makesOwnAddress(module, call))
}

/** In a function that is given nothing, and that names the client. */
function makesOwnAddress(module: Module, call: Ast): boolean {
  const around = [...module.ancestors(call)].findLast(isFunction)
  return around !== undefined && around.params.length === 0 && /\bclient_?id\b/i.test(module.source(around).slice(0, LONGEST))
}

/** More of a function is not looked at. */
const LONGEST = 6000

/** A state that is sent, and that the callback of the same module never looks at. */
function checkedState(module: Module, state: AuthorizationRequest['state']): AuthorizationRequest['state'] {
  const at = state.is === 'set' && state.value === 'sent' ? carelessCallback(module) : undefined
  return at ? { is: 'set', value: 'unchecked', at } : state
}

/** A state that only the address has, of a request for a code. */
function keptState(module: Module, set: Parameters, state: AuthorizationRequest['state']): AuthorizationRequest['state'] {
  const type = parameter(set, 'response_type')
  const found = state.is === 'set' && state.value === 'sent' && (!type || text(type.value) === 'code') ? parameter(set, 'state') : undefined
  return found && isKeptByNobody(module, found.code, found.at) ? { is: 'set', value: 'unkept', at: found.at } : state
}
