import { judgeValue } from '../../classify/credential.ts'

/**
 * Whether a text that code writes down opens nothing, or nothing that its log would tell: the address of a database without a password, and
 * a first password that the source has for everybody (`changeme`). One that looks made up is a secret of somebody's, wherever it stands.
 */
export function isOpenText(name: string, value: string): boolean {
  if (/string$/i.test(name)) return !WITH_PASSWORD.test(value)
  if (!PASSWORD.test(name)) return false
  const judged = judgeValue(value, { name, credentialPosition: false, now: AT_ANY_TIME })?.judged
  return judged === undefined || judged.class === 'placeholder' || judged.class === 'unknown'
}

const PASSWORD = /passw(?:or)?d$|pwd$/i
/** What a word is, no date says. */
const AT_ANY_TIME = 0

/** In the address of a database, or among its parts. */
const WITH_PASSWORD = /:[^@/\s]{1,200}@|(?:password|pwd)\s{0,4}=/i
