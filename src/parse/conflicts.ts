import type { Text } from '../source.ts'
import type { Problems } from './place.ts'

const MARKER = /^(?:<{7}|\|{7}|={7}|>{7})(?: [^\r\n]*)?(?=\r?$)/gm

/** The text with a byte order mark and merge conflict markers blanked: both sides are read, and places stay right. */
export function blanked(text: Text, problems: Problems): string {
  const source = text.value.startsWith('\uFEFF') ? ` ${text.value.slice(1)}` : text.value
  if (!/^<{7}(?: |\r?$)/m.test(source)) return source
  return source.replace(MARKER, (marker, offset: number) => {
    problems.add('merge conflict marker', offset, offset + marker.length)
    return ' '.repeat(marker.length)
  })
}
