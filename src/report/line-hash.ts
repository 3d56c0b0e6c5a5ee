import { createHash } from 'node:crypto'
import { withoutLevel } from '../judge/descriptor.ts'
import type { Finding } from '../judge/finding.ts'
import { asShown, type Shown } from '../text/shown.ts'
import type { SourceFile } from '../text/source.ts'
import { repositoryPath } from './region.ts'

const WINDOW = 100
const BASE = 37
const END_OF_FILE = 65535

/**
 * The hash that GitHub knows an alert by, for every line: https://github.com/github/codeql-action/blob/main/src/fingerprints.ts.
 * A rolling polynomial over the next 100 units without blanks and tabs, and how often it has come up before.
 */
export function lineHashes(text: string): string[] {
  const units = significantUnits(text)
  const counts = new Map<string, number>()
  return starts(units).map((start) => {
    const hash = hashAt(units, start)
    const count = (counts.get(hash) ?? 0) + 1
    counts.set(hash, count)
    return `${hash}:${count}`
  })
}

const hashesOf = new WeakMap<SourceFile, string[]>()

/** The hash of a 1-based line. */
export function lineHash(file: SourceFile, line: number): Shown | undefined {
  let hashes = hashesOf.get(file)
  if (!hashes) hashesOf.set(file, (hashes = lineHashes(file.text)))
  const hash = hashes[line - 1]
  return hash === undefined ? undefined : asShown(hash)
}

/**
 * Our own identity of a finding: rule, variant and where it was decided, which is the package and the name of what was decided, or path
 * and symbolic place. It survives moves within the file and holds neither the value nor a line number.
 */
export function fingerprints(findings: readonly Finding[], prefix: string): Shown[] {
  return hashed(findings, ({ rule, variant, at, place, decision, home }) =>
    JSON.stringify([
      rule.id,
      withoutLevel(variant),
      ...(typeof decision === 'string' && home !== undefined
        ? ['decided', repositoryPath(home, prefix), decision]
        : [repositoryPath(at.file.path, prefix), place]),
    ]),
  )
}

/** The identities of version 1, rule, path and symbolic place; given beside the others until the next release. */
export function firstFingerprints(findings: readonly Finding[], prefix: string): Shown[] {
  return hashed(findings, ({ rule, at, place }) => JSON.stringify([rule.id, repositoryPath(at.file.path, prefix), place]))
}

function hashed(findings: readonly Finding[], identityOf: (finding: Finding) => string): Shown[] {
  const counts = new Map<string, number>()
  return findings.map((finding) => {
    const identity = identityOf(finding)
    const count = (counts.get(identity) ?? 0) + 1
    counts.set(identity, count)
    const hash = createHash('sha256').update(count === 1 ? identity : identity + count)
    return asShown(hash.digest('hex'))
  })
}

/** What the hash counts: every line end one `\n`, and one mark for the end of the file. */
function significantUnits(text: string): Uint16Array {
  const units = new Uint16Array(text.length + 1)
  let length = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 32 || unit === 9) continue
    if (unit === 10 && text.charCodeAt(i - 1) === 13) continue
    units[length++] = unit === 13 ? 10 : unit
  }
  units[length++] = END_OF_FILE
  return units.subarray(0, length)
}

function starts(units: Uint16Array): number[] {
  const found = [0]
  for (let i = 1; i < units.length; i++) if (units[i - 1] === 10) found.push(i)
  return found
}

/** Polynomial to the base 37, wrapping at 64 bits, in two halves of 32; as hex without leading zeros. */
function hashAt(units: Uint16Array, start: number): string {
  let high = 0
  let low = 0
  for (let i = start; i < start + WINDOW; i++) {
    const sum = low * BASE + (units[i] ?? 0)
    low = sum % HALF
    high = (high * BASE + Math.floor(sum / HALF)) % HALF
  }
  return high === 0 ? low.toString(16) : high.toString(16) + low.toString(16).padStart(8, '0')
}

const HALF = 2 ** 32
