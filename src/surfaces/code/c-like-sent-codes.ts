import { makesSentCode } from '../../knowledge/words/logged-answers.ts'
import { shownName } from '../../classify/shown-name.ts'
import type { LogCall } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import type { Node } from '../../parse/node.ts'
import { codeAt } from '../../text/source.ts'
import { functionAround, givenLast } from '../../program/written/index.ts'

/** A code or token of a mail or a second factor that a call has made: `var token = await users.GeneratePasswordResetTokenAsync(user)`. */
export function sentCode(node: Node, language: CLike): Pick<LogCall, 'what' | 'at'> | undefined {
  const { at } = node
  if (node.kind !== 'dynamic' || at.end - at.start > LONGEST) return undefined
  const name = codeAt(at)
  if (!NAME.test(name) || shownName(name) === 'harmless') return undefined
  const given = givenLast(name, functionAround(at, language), at.file)
  return given && makesSentCode.pattern.test(codeAt(given.at)) ? { what: name, at } : undefined
}

const LONGEST = 60
const NAME = /^\$?\w{0,50}(?:[cC]ode|[tT]oken|[oO]tp|OTP|[pP]in)$/
