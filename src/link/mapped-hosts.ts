import type { Subject } from '../model/index.ts'
import type { Reading } from '../model/reading.ts'

/**
 * Subjects without plain http to names that the repository itself sends to this machine or to a private network: what travels there is
 * read by nobody outside. What such a name is elsewhere is not asked, as nobody else would find that host by it.
 */
export function withoutMappedHosts(subjects: readonly Subject[], readings: readonly Reading[]): readonly Subject[] {
  const mapped = new Set(readings.flatMap((one) => (one.kind === 'hostsEntries' ? one.names : [])))
  if (mapped.size === 0) return subjects
  return subjects.filter((one) => {
    const host = plainHostOf(one)
    return host === undefined || !mapped.has(host.replace(/:\d{1,5}$/, '').toLowerCase())
  })
}

/** The host, with its port, that is addressed over plain http. */
function plainHostOf(subject: Subject): string | undefined {
  if (subject.kind === 'transportSetting') return subject.host
  if (subject.kind !== 'redirectUri') return undefined
  return /^http:\/\/([^/?#\s]{1,253})/i.exec(subject.uri?.value ?? '')?.[1]
}
