import { describesSecret } from '../../knowledge/words/secrets.ts'

/** Whether a filter of `jq` leaves no value of a secret: names of keys, how many, or only fields that describe it. */
export function asksForNoValue(words: readonly string[]): boolean {
  const filter = words.find((word) => !word.startsWith('-'))?.slice(0, 400)
  if (filter === undefined) return false
  if (/\b(?:keys|length|has)\b|\bdel\([^()]{0,200}\bdata\b/.test(filter)) return true
  const asked = filter.replace(/select\([^()]{0,200}\)/g, '')
  // A text may show any field: `"\\(.name)=\\(.value)"`.
  if (asked.includes('"')) return false
  if (/\bto_entries\b/.test(asked)) return /\.key\b/.test(asked) && !/\.value\b/.test(asked)
  // Each field that comes out: of what is behind the last pipe.
  const paths = asked.slice(asked.lastIndexOf('|') + 1).match(/\.[\w.[\]?]*/g) ?? []
  return paths.length > 0 && paths.every(describes)
}

function describes(path: string): boolean {
  const names = path.split(/[^\w]+/).filter((name) => name !== '' && !/^\d+$/.test(name))
  const last = names.at(-1)
  return names.includes('metadata') || (last !== undefined && describesSecret.pattern.test(last))
}
