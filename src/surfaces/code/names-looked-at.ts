import { inTurn } from '../../text/pattern.ts'

/** Whether names may be left out. Where it is one alone, the others are written: cookies and keys, or what authorizes. */
export function looksAtNames(body: string): boolean {
  const [first, second] = [...body.matchAll(ONE_NAME)]
  if (!first || second) return LOOKS_AT_NAMES.test(body)
  const others = body.slice(0, first.index) + body.slice(first.index + first[0].length)
  // How long a value is, and what it begins with, leaves no other name out.
  return LOOKS_AT_NAMES.test(others.replaceAll(/\bif\s{1,4}\(?\s{0,4}(?:len\(|\w{1,40}\.length\b)/g, ''))
}

/** `if (name === 'authorization')`, `if k.lower() != "cookie":` */
const ONE_NAME = inTurn(
  'gi',
  /\bif\s{0,4}\(?\s{0,4}\w{1,40}(?:\.(?:lower|toLowerCase)\(\))?/,
  /\s{0,4}[=!]==?\s{0,4}["'](?:authorization|cookie)["']\s{0,40}(?=[):}\]]|$)/,
)

const LOOKS_AT_NAMES = /\bif\b|\?\s|authorization|cookie|redact|mask|\bin\s{1,4}\w{0,40}(?:allow|safe|skip|exclude|sensitive)/i
