import { SHORT_LIVED_SECONDS } from './jwt.ts'

/**
 * What a signature in an address says of itself: of Azure, where the version that signed it stands beside it or the host is of its storage
 * (https://learn.microsoft.com/rest/api/storageservices/create-service-sas), and ended or over within a day. Other services call their
 * signatures `sig` too. `now` in seconds since 1970.
 */
export function signatureAt(text: string, at: number, now: number): 'of another service' | 'short-lived' | 'lasting' {
  const before = text.slice(Math.max(0, at - REACH), at)
  const after = text.slice(at, at + REACH)
  let from = before.length
  while (from > 0 && !OUTSIDE.test(before.charAt(from - 1))) from--
  const address = before.slice(from) + after.slice(0, OUTSIDE.exec(after)?.index)
  const said = new Map(Array.from(address.matchAll(/[?&](?:amp;)?([a-z]{2,5})=([^&]*)/g), ([, name, value]) => [name, value]))
  if (!said.has('sv') && !said.has('skn') && !AZURE.test(address) && isWhole(address)) return 'of another service'
  const ends = moment(said.get('se'))
  if (ends === undefined) return 'lasting'
  const starts = moment(said.get('st')) ?? moment(said.get('skt')) ?? now
  return ends < now || ends - starts <= SHORT_LIVED_SECONDS ? 'short-lived' : 'lasting'
}

/** An address that is written out, with its host; of one that is put together the rest stands elsewhere. */
function isWhole(address: string): boolean {
  return /https?:\/\/[a-z\d.-]{1,250}\//i.test(address) && !/[{}$]/.test(address)
}

/** What no address has in it. */
const OUTSIDE = /[\s"'`<>|,;()]/

const AZURE = /\.(?:windows|azure|chinacloudapi|usgovcloudapi)\.(?:net|com|cn)\b/i

/** How far around a signature its address is looked at. */
const REACH = 2000

/** Seconds since 1970 of `2025-08-15T21%3A58%3A27Z` and of a bare number of seconds. */
function moment(written: string | undefined): number | undefined {
  if (written === undefined || written.length > 60) return undefined
  if (/^\d{9,11}$/.test(written)) return Number(written)
  const milliseconds = Date.parse(written.replaceAll(/%3a/gi, ':'))
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000
}
