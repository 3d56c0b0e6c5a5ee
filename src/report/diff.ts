import type { SourceFile } from '../text/source.ts'
import { visible } from '../text/printable.ts'

/** Lines around a change. */
const AROUND = 3

/** A unified diff of a file whose lines were changed in place; what was a secret is masked, so it is for reading. */
export function unifiedDiff(file: SourceFile, after: string, redact: (text: string) => string): string {
  const [old, fresh] = [file.text, after].map((text) => text.split(/\r\n|\n|\r/))
  if (!old || !fresh) return ''
  const changed = old.flatMap((line, i) => (line === fresh[i] ? [] : [i]))
  const hunks: [number, number][] = []
  for (const i of changed) {
    const last = hunks.at(-1)
    if (last && i - AROUND <= last[1]) last[1] = Math.min(old.length, i + AROUND + 1)
    else hunks.push([Math.max(0, i - AROUND), Math.min(old.length, i + AROUND + 1)])
  }
  const shown = (line: string) => visible(redact(line))
  const lines = hunks.flatMap(([from, to]) => [
    `@@ -${from + 1},${to - from} +${from + 1},${to - from} @@`,
    ...Array.from({ length: to - from }, (_, k) => from + k).flatMap((i) => (old[i] === fresh[i] ? [` ${shown(old[i] ?? '')}`] : [`-${shown(old[i] ?? '')}`, `+${shown(fresh[i] ?? '')}`])),
  ])
  return [`--- a/${shown(file.path)}`, `+++ b/${shown(file.path)}`, ...lines, ''].join('\n')
}
