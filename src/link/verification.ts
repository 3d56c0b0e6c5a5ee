import type { Subject } from '../model/index.ts'
import type { Template } from '../model/reading.ts'
import { own } from '../text/own.ts'
import type { Located, Span, Text } from '../text/source.ts'
import { literalText } from './facts.ts'
import { isForTestRun } from './test-jobs.ts'

/** Variables that switch certificate checks off for a program. */
const VERIFICATION_OFF: Readonly<Record<string, RegExp>> = {
  NODE_TLS_REJECT_UNAUTHORIZED: /^0$/,
  OAUTHLIB_INSECURE_TRANSPORT: /^(?:1|true)$/i,
  AUTHLIB_INSECURE_TRANSPORT: /^(?:1|true)$/i,
  OAUTH2_PROXY_SSL_INSECURE_SKIP_VERIFY: /^(?:1|true)$/i,
  GF_AUTH_GENERIC_OAUTH_TLS_SKIP_VERIFY_INSECURE: /^(?:1|true)$/i,
  GIT_SSL_NO_VERIFY: /^(?:1|true)$/i,
}

/** Certificate checks that variables of a file, or of an entry's program, switch off; not for jobs of CI that only test. */
export function* verificationOff(assignments: readonly { name: Located<string>; value: Template }[]): Generator<Subject> {
  for (const { name, value } of assignments) {
    const off = own(VERIFICATION_OFF, name.value)
    const text = literalText(value)
    if (off && text && off.test(text.value) && !isForTestRun(name.at, []))
      yield {
        kind: 'transportSetting',
        problem: 'verification-off',
        written: `${name.value}=${text.value}`,
        at: assignmentSpan(name, text),
      }
  }
}

/** From the name to the value where they stand on one line, with their quotes; otherwise the value. */
function assignmentSpan(name: Located<string>, value: Text): Span {
  const { file } = value.at
  if (name.at.file !== file || name.at.end > value.at.start || file.text.slice(name.at.end, value.at.start).includes('\n')) return value.at
  const isQuote = (offset: number) => /["'`]/.test(file.text.charAt(offset))
  const [before, after] = [name.at.start - 1, value.at.end]
  return { file, start: isQuote(before) ? before : name.at.start, end: isQuote(after) ? after + 1 : after }
}
