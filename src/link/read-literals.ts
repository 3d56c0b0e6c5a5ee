import { judgeValue } from '../classify/credential.ts'
import { FAR, hostAt } from '../classify/endpoint.ts'
import type { Found } from '../classify/found.ts'
import { isCredentialHeader } from '../classify/names.ts'
import type { CredentialKind } from '../knowledge/credential-kinds/index.ts'
import type { Related } from '../model/index.ts'
import type { LiteralReading } from '../model/reading.ts'
import { type Facts, surroundingsOf } from './facts.ts'

/** What a literal is that has a name, all of it. `now` in seconds since 1970. */
export function judgedWhole(
  { text, name, onlyFar, opens }: LiteralReading,
  now: number,
  ownKinds: readonly CredentialKind[],
): Found | undefined {
  // However weak it is, whoever has both files has the keys.
  if (opens)
    return {
      start: 0,
      end: text.value.length,
      prefix: '',
      judged: { class: 'static', what: 'keystore password', mode: 'unknown', confidence: opens.isOfServer ? 'medium' : 'high' },
    }
  const isSet = onlyFar === 'set'
  const called = (name?.value ?? '').replace(/^-+/, '')
  return judgeValue(text.value, { name: called, credentialPosition: isCredentialHeader(name?.value ?? ''), isSet, now, ownKinds })
}

/** Whether a literal that counts only where it goes to a host on the internet goes to another one, or to none that is known. */
export function staysNear({ onlyFar, sentTo }: LiteralReading, facts: Facts): boolean {
  if (!onlyFar) return false
  return !sentTo || !FAR.has(hostAt(sentTo.value, surroundingsOf(facts, sentTo.at.file, []), sentTo.at).class)
}

/** Where the keystore is named that a password opens. */
export function openedBy({ opens }: LiteralReading): Related[] {
  return opens ? [{ at: opens.keystore.at, label: 'the keystore that it opens' }] : []
}
