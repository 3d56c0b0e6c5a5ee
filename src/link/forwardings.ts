import type { Subject } from '../model/index.ts'
import type { Facts } from './facts.ts'

/** Of what is sent from a variable of a request's context, what another module has put the caller's token in. */
export function completeForwardings(subjects: readonly Subject[], { heldTokens }: Facts): Subject[] {
  return subjects.flatMap((subject) => {
    if (subject.kind !== 'tokenForwarding' || subject.held === undefined) return [subject]
    const token = heldTokens.get(subject.held)
    return token === undefined ? [] : [{ ...subject, token: `${token}, from ${subject.token}` }]
  })
}
