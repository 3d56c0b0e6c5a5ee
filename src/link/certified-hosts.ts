import { certificateFiles, certifiedNames, isOfDevelopmentCa } from '../classify/certificate.ts'
import { hostAt } from '../classify/endpoint.ts'
import type { Host, LiteralCredential } from '../model/index.ts'
import { type Facts, surroundingsOf } from './facts.ts'

/** The hosts that a private key speaks for, by the certificate in its file or beside it; none for any other credential. */
export function certifiedHosts({ judged, at }: Pick<LiteralCredential, 'judged' | 'at'>, facts: Facts): Host[] {
  if (judged.kind?.type !== 'private-key' || judged.provider) return []
  const { path, text } = at.file
  const beside = certificateFiles(path).find((one) => facts.has(one))
  const certificate = certifiedNames(text).length > 0 || beside === undefined ? text : (facts.text(beside) ?? '')
  const all = isOfDevelopmentCa(certificate) ? ['localhost'] : certifiedNames(certificate)
  return all.map((name) => hostAt(`https://${name.includes(':') ? `[${name}]` : name}/`, surroundingsOf(facts, at.file, []), at))
}
