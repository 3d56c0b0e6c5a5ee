import type { Subject } from '../model/index.ts'
import type { Template } from '../model/reading.ts'
import { switchesChecksOff } from '../knowledge/verification-variables.ts'
import { assignmentSpan } from '../text/assignment-span.ts'
import type { Located } from '../text/source.ts'
import { literalText } from './facts.ts'
import { isForTestRun } from './test-jobs.ts'

/** Certificate checks that variables of a file, or of an entry's program, switch off; not for jobs of CI that only test. */
export function* verificationOff(assignments: readonly { name: Located<string>; value: Template }[]): Generator<Subject> {
  for (const { name, value } of assignments) {
    const text = literalText(value)
    if (text && switchesChecksOff(name.value, text.value) && !isForTestRun(name.at, []))
      yield {
        kind: 'transportSetting',
        problem: 'verification-off',
        written: `${name.value}=${text.value}`,
        at: assignmentSpan(name, text),
      }
  }
}

/** Whether a variable switches checks off in a job of CI that only tests; a command says itself where it goes. */
export function isOffForTests(subject: Subject): boolean {
  return (
    subject.kind === 'transportSetting' &&
    subject.problem === 'verification-off' &&
    /^\w+=/.test(subject.written) &&
    isForTestRun(subject.at, [])
  )
}
