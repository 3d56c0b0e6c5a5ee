import { judgeValue } from '../classify/credential.ts'
import { hostAt } from '../classify/endpoint.ts'
import type { Found } from '../classify/found.ts'
import { isCredentialHeader } from '../classify/names.ts'
import type { CredentialKind } from '../knowledge/credential-kinds/index.ts'
import type { LiteralReading } from '../model/reading.ts'
import { type Facts, surroundingsOf } from './facts.ts'

/** What a literal is that has a name, all of it. `now` in seconds since 1970. */
export function judgedWhole({ text, name, onlyFar }: LiteralReading, now: number, ownKinds: readonly CredentialKind[]): Found | undefined {
  const isSet = onlyFar === 'set'
  const called = (name?.value ?? '').replace(/^-+/, '')
  return judgeValue(text.value, { name: called, credentialPosition: isCredentialHeader(name?.value ?? ''), isSet, now, ownKinds })
}

/** Whether a literal that counts only where it goes to a host on the internet goes to another one, or to none that is known. */
export function staysNear({ onlyFar, sentTo }: LiteralReading, facts: Facts): boolean {
  if (!onlyFar) return false
  return !sentTo || !FAR.has(hostAt(sentTo.value, surroundingsOf(facts, sentTo.at.file, []), sentTo.at).class)
}

const FAR = new Set(['tunnel', 'staging', 'remote', 'production'])
