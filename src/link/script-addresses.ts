import { addressStem, credentialStem } from '../classify/names.ts'
import { slice, type SourceFile, type Text } from '../text/source.ts'

/** `STEM_URL="https://…"`, exported or not. */
const ASSIGNED = /^[ \t]{0,40}(?:(?:export|readonly|declare -r)[ \t]{1,4})?([A-Z][A-Z\d_]{1,60})=["']?(https?:\/\/[^\s"'$\\]{3,300})/gm

/**
 * The address that a shell script keeps under the same stem as a credential: STANDARD.md, "Among variables", E1. Undefined for other
 * files, and where the script has none.
 */
export function addressInScript(credential: string, file: SourceFile): Text | undefined {
  if (!/\.(?:sh|bash|zsh)$/.test(file.path)) return undefined
  let known = KNOWN.get(file)
  if (!known) KNOWN.set(file, (known = addressesIn(file)))
  return known.get(credentialStem(credential))
}

const KNOWN = new WeakMap<SourceFile, ReadonlyMap<string, Text>>()

/** The first address of each stem. */
function addressesIn(file: SourceFile): ReadonlyMap<string, Text> {
  const found = new Map<string, Text>()
  for (const match of file.text.matchAll(ASSIGNED)) {
    const [whole, name = '', address = ''] = match
    const stem = addressStem(name)
    if (stem === '' || stem === undefined || found.has(stem)) continue
    const start = match.index + whole.length - address.length
    found.set(stem, slice(file.whole, start, start + address.length))
  }
  return found
}
