import type { Subject } from '../model/index.ts'
import type { Reading } from '../model/reading.ts'

/** Subjects without documents of an API that declare no sign-in themselves, as the manifest that names them does. */
export function withoutDescribed(subjects: readonly Subject[], readings: readonly Reading[]): readonly Subject[] {
  const described = new Set(readings.flatMap((reading) => (reading.kind === 'describedApi' ? [reading.document] : [])))
  return subjects.filter(
    (one) =>
      one.kind !== 'documentFault' || one.fact !== 'none-declared' || one.owner.product !== 'openapi' || !described.has(one.at.file.path),
  )
}
