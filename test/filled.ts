import { createHash } from 'node:crypto'
import { checksumOf } from '../src/classify/checksum.ts'

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const LOWER = UPPER.toLowerCase()
const DIGITS = '0123456789'
const ALPHABETS: Readonly<Record<string, string>> = {
  '': UPPER + LOWER + DIGITS,
  hex: `${DIGITS}abcdef`,
  b64: `${UPPER}${LOWER}${DIGITS}_-`,
  lower: LOWER,
  upper: UPPER,
  digits: DIGITS,
  bech32: 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L',
}

/** An example of the tables with random characters in place of `{8}`, `{hex:8}` or `{sum:8}`; the same seed gives the same value. */
export function filled(example: string, seed: string | number): string {
  let drawn = 0
  return example.replaceAll(/\{(?:([a-z0-9]+):)?(\d+)\}/g, (text, name: string | undefined, length: string) => {
    const alphabet = ALPHABETS[name === 'sum' ? '' : (name ?? '')]
    if (!alphabet) return text
    const random = (count: number) =>
      Array.from({ length: count }, () => alphabet[draw(`${seed}|${example}|${drawn++}`) % alphabet.length]).join('')
    if (name !== 'sum') return random(Number(length))
    const body = random(Number(length) - 6)
    return body + checksumOf(body)
  })
}

function draw(key: string): number {
  return createHash('sha256').update(key).digest().readUInt32BE(0)
}
