import { roleOf } from '../../classify/file-role.ts'
import { isShownChallenge } from '../../knowledge/words/pkce-clients.ts'
import type { AuthorizationRequest } from '../../model/index.ts'
import { parameter, parameterSets, type Module, type Parameters } from '../../program/index.ts'
import { hashesAlways } from './pkce-support.ts'
import { addressOf, text } from './settings.ts'

/** The challenge of a request written by hand. */
export function challengeOf(module: Module, set: Parameters): AuthorizationRequest['pkce'] {
  const found = pkce(module, set)
  if (found.is === 'set' && found.value === 'no-method' && hashesAlways(module, set.node, addressOf(set.url)?.host))
    return { ...found, value: 'S256' }
  const isOpen = found.is === 'dynamic' && !parameter(set, 'code_challenge')
  return isOpen && isRedeemedBare(module, set, 'code_challenge') ? { is: 'unset', at: set.at } : found
}

/**
 * Whether a parameter is left out of a request that is handed on, so that it might be added later: the same module redeems the code with
 * all parameters in sight, none of them the verifier, and nothing in it speaks of PKCE or of this parameter.
 */
export function isRedeemedBare(module: Module, set: Parameters, name: string): boolean {
  if (!set.open || parameter(set, name) || PKCE.test(module.file.text) || (name === 'nonce' && /nonce/i.test(module.file.text)))
    return false
  return parameterSets(module).some((one) => {
    const grant = parameter(one, 'grant_type')
    const isSent = one.node.type !== 'ObjectExpression' || one.url !== undefined
    return grant && text(grant.value) === 'authorization_code' && !one.open && isSent && parameter(one, 'client_secret')
  })
}

const PKCE = /pkce|code_?(?:challenge|verifier)/i

function pkce(module: Module, set: Parameters): AuthorizationRequest['pkce'] {
  const challenge = parameter(set, 'code_challenge')
  const method = parameter(set, 'code_challenge_method')
  if (!challenge) return { is: set.open ? 'dynamic' : 'unset', at: set.at }
  const name = method && text(method.value)
  if (method && name === 'plain') return { is: 'set', value: 'plain', at: method.at }
  if (VERIFIER.test(challenge.code)) return { is: 'set', value: 'verifier', at: challenge.at }
  if (name === 'S256' && isConstant(module, challenge)) return { is: 'set', value: 'constant', at: challenge.at }
  if (method) return name === 'S256' ? { is: 'set', value: 'S256', at: challenge.at } : { is: 'dynamic', at: method.at }
  return set.open ? { is: 'dynamic', at: challenge.at } : { is: 'set', value: 'no-method', at: challenge.at }
}

/**
 * Whether a challenge is written as it is sent. A text that stands in the file once more may be replaced in the address by another,
 * one in brackets or braces is what a reader is to fill in, and so is one that says what it stands for.
 */
function isConstant({ file }: Module, challenge: NonNullable<ReturnType<typeof parameter>>): boolean {
  const written = text(challenge.value)
  if (written === undefined || !/^[\w.~-]{4,200}$/.test(written) || isShownChallenge.pattern.test(written) || roleOf(file).test)
    return false
  const first = file.text.indexOf(written)
  return first >= 0 && !file.text.includes(written, first + written.length)
}

/** A name, and no call that would hash it. */
export const VERIFIER = /^(?:[\w$]+[.?])*[\w$]*verifier!?$/i
