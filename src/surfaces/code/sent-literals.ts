import { literally } from '../../text/pattern.ts'
import { slice, type Text } from '../../text/source.ts'

// Where a secret of the code goes that is written as a header, or stands under a name that is.

/** How strings begin and end. In the cells of notebooks a backslash stands before each quote. */
export const QUOTE = String.raw`\\?["'\x60]`

/** Names that are looked for in the headers of one file. */
export const MOST_SENT = 10

/** Whether a file says what every request with a credential in a header does. */
export function sendsHeaders({ value }: Text): boolean {
  return /authorization|(?:api|auth|access)-?(?:key|token)["'`]/i.test(value)
}

/**
 * The address of the request in whose header stands what the code gives a name: `header("Authorization", "Bearer $API_KEY")`. Of several
 * requests none is certain.
 */
export function addressOfHeader(text: Text, name: string): Text | undefined {
  const named = literally(name)
  const sent = text.value.matchAll(new RegExp(`${HEADER}${GIVEN}${named}\\b(?!\\s?[(=:])|\\b${named}${IN_SWIFT}`, 'gi'))
  const found = [...sent].slice(0, MOST).map(({ index }) => addressNear(text, index))
  const hosts = new Set(found.map((one) => (one && URL.canParse(one.value) ? new URL(one.value).host : undefined)))
  return hosts.size === 1 && !hosts.has(undefined) ? found[0] : undefined
}

/** Headers that have one name. */
const MOST = 10
const QUOTED = String.raw`${QUOTE}(?:\w{1,20}-){0,2}(?:authorization|(?:api|auth|access)-?(?:key|token))${QUOTE}`
/** The name of a header for a credential, with what stands between it and its value. */
const HEADER = String.raw`(?:${QUOTED}|\bauthorization)\s{0,4}(?:[:,=]|=>|\]\s{0,4}=)\s{0,20}`
/** What a name stands behind: `"Bearer " + `, `f"Bearer {`, `format!("Bearer {}", `, `new AuthenticationHeaderValue("Bearer", `. */
const GIVEN =
  String.raw`(?:new\s)?(?:\w{1,40}!?\()?[bfFrR$@]{0,2}(?:${QUOTE}(?:Bearer|Token|Key)?\s?(?:\{\})?(?:${QUOTE})?)?\s{0,4}[+.,]?\s{0,4}` +
  String.raw`(?:\$\{?|#\{|\\\(|\{)?(?:(?:self|this|static|[A-Z]\w{0,40})(?:::|\.|->))?\$?`
/** `request.setValue("Bearer \(apiKey)", forHTTPHeaderField: "Authorization")` */
const IN_SWIFT = String.raw`\)?"?,\s{0,4}forHTTPHeaderField:\s{0,4}${QUOTED}`

/** The one address that is written near a header; of several none is certain. */
export function addressNear(text: Text, at: number): Text | undefined {
  const from = Math.max(0, at - NEAR)
  const found = [...text.value.slice(from, at + NEAR).matchAll(ADDRESS)]
  const hosts = new Set(found.flatMap(([, address = '']) => (URL.canParse(address) ? [new URL(address).host] : [])))
  const [first] = found
  return first && hosts.size === 1 ? slice(text, from + first.index + 1, from + first.index + 1 + (first[1] as string).length) : undefined
}

/** How far from a header the address of its request may stand. */
export const NEAR = 400
const ADDRESS = /["'`](https?:\/\/[a-z0-9][^\s"'`<>\\]{3,300})\\?["'`]/gi
