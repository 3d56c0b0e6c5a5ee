import type { Problems } from './place.ts'

const MARKER = /^(?:<{7}|\|{7}|={7}|>{7})(?: [^\r\n]*)?(?=\r?$)/gm

/** A source with merge conflict markers blanked: both sides are read, and places stay right. */
export function withoutConflicts(source: string, problems: Problems): string {
  if (!source.includes('<<<<<<<') || !/^<{7}(?: |\r?$)/m.test(source)) return source
  return source.replace(MARKER, (marker, offset: number) => {
    problems.add('merge conflict marker', offset, offset + marker.length)
    return ' '.repeat(marker.length)
  })
}

/** A source with its byte order mark blanked, for parsers that do not know of it. */
export function withoutMark(source: string): string {
  return source.startsWith('\uFEFF') ? ` ${source.slice(1)}` : source
}
