import { isPublicThere } from '../../classify/credential.ts'
import { isSecretName } from '../../classify/names.ts'
import type { LiteralReading, Reading } from '../../model/reading.ts'
import { slice, type Text } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'

/** Programming languages whose strings have quotes; Python's names have a surface that knows its constants. */
const ENDINGS = ['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs', 'py', 'go', 'rb', 'java', 'kt', 'kts', 'cs', 'php', 'rs', 'swift', 'scala', 'dart', 'ex', 'exs', 'vue', 'svelte', 'groovy', 'lua']

/** `clientSecret: "X"`, `const cookieSecret = 'X'`, `$apiKey = "X"`, `"api_key" => "X"`: a name, a sign and a quoted value that machines make. */
const NAMED = /\b([A-Za-z_$][\w$-]{1,60})["'`]?\s{0,4}(?::\s{0,2}(?:string|String|str|&str)\s{0,4}=|:=|=>|[:=])\s{0,4}["'`]([A-Za-z0-9_+/][A-Za-z0-9_+/=.~-]{15,399})["'`]/g

/** `"Authorization": "Bearer X"`, `Header.Set("Authorization", "Bearer X")`, `Authorization: 'Bearer X'`. */
const BEARER = /\bauthorization["'`]?\s{0,4}(?:[:,=]|=>|\]\s{0,4}=)\s{0,4}["'`]((?:Bearer|Token) ([A-Za-z0-9_+/][A-Za-z0-9_+/=.~-]{15,399}))["'`]/gi

/** How far from a header the address of its request may stand. */
const NEAR = 400
const ADDRESS = /["'`](https?:\/\/[a-z0-9][^\s"'`<>]{3,300})["'`]/gi

/**
 * Secrets that stand in code under their names, in any language (CWE-798). One that no provider's format proves is a note, and more where
 * it is a client's secret or is sent to another machine.
 */
export default defineTextSurface({
  id: 'named-literals',
  name: 'Secrets in code, by their names',
  spec: 'https://cwe.mitre.org/data/definitions/798.html',
  counts: 'other',
  files: [`**/*.{${ENDINGS.join()}}`],
  mentions: [],
  longRuns: true,
  *read(text, { file }): Generator<Reading> {
    if (!file.path.endsWith('.py')) {
      for (const match of text.value.matchAll(NAMED)) {
        const [whole, name = '', value = ''] = match
        const start = match.index + whole.length - value.length - 1
        if (isSecretName(name) && isMachineMade(value) && !isPublicThere(value, text.value, start)) yield literal(text, name, start, value)
      }
    }
    for (const match of text.value.matchAll(BEARER)) {
      const [whole, value = '', token = ''] = match
      const sentTo = isMachineMade(token) ? addressNear(text, match.index) : undefined
      yield { ...literal(text, 'Authorization', match.index + whole.length - value.length - 1, value), ...(sentTo ? { sentTo } : {}) }
    }
  },
})

function literal(text: Text, name: string, start: number, value: string): LiteralReading {
  const part = slice(text, start, start + value.length)
  return { kind: 'literal', place: 'code', name: { value: name, at: part.at }, text: part, at: part.at }
}

/** Digits among letters, and no words joined by signs: `x-tenant-authorization` and `io.acme.v2.Secret` are names. */
function isMachineMade(value: string): boolean {
  if (!/\d/.test(value) || !/[A-Za-z]/.test(value)) return false
  const parts = value.split(/[^A-Za-z0-9]+/).filter(Boolean)
  return parts.length === 1 || !parts.every((part) => /^[A-Za-z]{1,24}$|^\d{1,3}$|^v\d$/.test(part))
}

/** The one address that is written near a header; of several none is certain. */
function addressNear(text: Text, at: number): Text | undefined {
  const from = Math.max(0, at - NEAR)
  const found = [...text.value.slice(from, at + NEAR).matchAll(ADDRESS)]
  const hosts = new Set(found.flatMap(([, address = '']) => (URL.canParse(address) ? [new URL(address).host] : [])))
  const [first] = found
  return first && hosts.size === 1 ? slice(text, from + first.index + 1, from + first.index + 1 + (first[1] as string).length) : undefined
}
