import type { Subject } from '../model/index.ts'
import type { Reading } from '../model/reading.ts'

/**
 * Subjects without the grants that documents offer at a server to which code here sends people to sign in: they describe the API of that
 * server, whose client does as the code does, and whoever has copied them changes nothing there.
 */
export function withoutOthersOffers(subjects: readonly Subject[]): readonly Subject[] {
  const asked = new Set(subjects.flatMap((one) => (one.kind === 'authorizationRequest' && one.host ? [one.host] : [])))
  return subjects.filter(
    (one) =>
      !((one.kind === 'grantUse' && one.by === 'document') || (one.kind === 'documentFault' && one.fact === 'grant-offered')) ||
      one.signsInAt === undefined ||
      !asked.has(one.signsInAt),
  )
}

/** Subjects without documents of an API that declare no sign-in themselves, as the manifest that names them does. */
export function withoutDescribed(subjects: readonly Subject[], readings: readonly Reading[]): readonly Subject[] {
  const described = new Set(readings.flatMap((reading) => (reading.kind === 'describedApi' ? [reading.document] : [])))
  return subjects.filter(
    (one) =>
      one.kind !== 'documentFault' || one.fact !== 'none-declared' || one.owner.product !== 'openapi' || !described.has(one.at.file.path),
  )
}
