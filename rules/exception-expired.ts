import type { Exception } from '../src/model/index.ts'
import { stated } from '../src/judge/evidence.ts'
import { defineRule, error, note, warning } from '../src/judge/rule.ts'
import { type Problem } from '../src/judge/problems.ts'
import { lowered } from '../src/model/severity.ts'

/**
 * A declared exception has expired, runs too long, gives no reason, names a rule that does not exist, or matches nothing.
 *
 * ## Why
 *
 * An exception is a promise: this key goes away on that day. A promise that nobody keeps hides a live credential, and one without a
 * reason cannot be checked. One for a misspelt rule hides nothing, although its author thinks that it does.
 *
 * ## Instead
 *
 * Revoke the key and remove the exception, or renew it with a date within 7 days. Give each suppression its reason.
 *
 * ## Not reported
 *
 * Exceptions that hold, and baseline entries without a reason. One that is past its date has the level of the finding that it used to
 * hide.
 */
export default defineRule({
  id: 'exception-expired',
  title: 'Expired, unexplained or unused exception',
  group: 'hygiene',
  variants: { unexplained: warning(4.5), unknown: warning(4.5), 'too-long': warning(4.5), expired: error(7.5), unused: note(1) },
  needs: { expired: { error: ['written'] } },
  confidence: 'high',
  references: ['https://owasp.org/www-project-non-human-identities-top-10/2025/'],
  tags: ['CWE-324', 'CWE-613', 'owasp-nhi-2025/NHI1', 'owasp-nhi-2025/NHI7', 'owasp-asvs-5.0.0/13.3.4'],
  recommended: true,
  inTestCode: 'everywhere',
  on: 'exception',

  *check(exception) {
    const { outcome, hid, at } = exception
    if (outcome === 'valid') return
    yield {
      variant: outcome,
      at,
      message: `${FORMS[exception.form]}${subject(exception)} ${fact(exception)}`,
      help: HELP[outcome],
      evidence: [stated(at)],
      ...(outcome === 'expired' && { severity: HIDDEN[hid ?? 'warning'] }),
    } satisfies Problem
  },
})

/** An expired exception weighs as much as what it hid. */
const HIDDEN = { error: error(7.5), warning: lowered(error(7.5), 1), note: lowered(error(7.5), 2) }

const FORMS: Record<Exception['form'], string> = { 'session-key': 'the session key declaration', suppression: 'the exception' }

function subject({ rules }: Exception): string {
  return rules.length > 0 ? ` for ${rules.map((rule) => `\`${rule}\``).join(', ')}` : ''
}

function fact({ outcome, date }: Exception): string {
  switch (outcome) {
    case 'expired':
      return date ? `expired on ${date}` : 'has expired'
    case 'too-long':
      return `runs for more than 7 days${date ? `, until ${date}` : ''}, so it is not applied`
    case 'unknown':
      return 'hides nothing: there is no such rule'
    case 'unexplained':
      return 'has no reason'
    default:
      return 'matches nothing'
  }
}

const HELP: Record<Exclude<Exception['outcome'], 'valid'>, string> = {
  expired: 'revoke the key and remove the exception, or renew it with a date within 7 days',
  'too-long': 'declare a date within 7 days',
  unexplained: 'add the reason after ` -- `',
  unknown: 'name each rule as the report does; there is no exception for all rules',
  unused: 'remove it',
}
