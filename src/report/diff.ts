import type { SourceFile } from '../text/source.ts'
import { visible } from '../text/printable.ts'
import { asShown, ours, type Shown, together } from '../text/shown.ts'

/** Lines around a change. */
const AROUND = 3

/** A unified diff of a file; what was a secret is masked, so it is for reading. `isNew`: there is no file yet. */
export function unifiedDiff(file: SourceFile, after: string, redact: (text: string) => Shown, isNew = false): Shown {
  const [old, fresh] = [isNew ? '' : file.text, after].map((text) => (text === '' ? [] : text.split(/\r\n|\n|\r/))) as [string[], string[]]
  const shown = (line: string) => asShown(visible(redact(line)))
  const lines = changes(old, fresh).flatMap(({ from, to, add }, i, all) => {
    const [start, end] = [Math.max(0, from - AROUND), Math.min(old.length, to + AROUND)]
    // Lines that earlier changes have put in or taken out.
    const shift = all.slice(0, i).reduce((sum, one) => sum + one.add.length - (one.to - one.from), 0)
    return [
      ours`@@ -${old.length === 0 ? 0 : start + 1},${end - start} +${start + 1 + shift},${end - start - (to - from) + add.length} @@`,
      ...old.slice(start, from).map((line) => ours` ${shown(line)}`),
      ...old.slice(from, to).map((line) => ours`-${shown(line)}`),
      ...add.map((line) => ours`+${shown(line)}`),
      ...old.slice(to, end).map((line) => ours` ${shown(line)}`),
    ]
  })
  const from = isNew ? ours`--- /dev/null` : ours`--- a/${shown(file.path)}`
  return together([from, ours`+++ b/${shown(file.path)}`, ...lines, ours``], '\n')
}

interface Change {
  readonly from: number
  readonly to: number
  readonly add: readonly string[]
}

/**
 * Where lines were changed in place: each stretch, with those between that are too few for a hunk of their own. Else all between the first
 * and the last.
 */
function changes(old: readonly string[], fresh: readonly string[]): Change[] {
  if (old.length !== fresh.length) {
    let from = 0
    while (from < Math.min(old.length, fresh.length) && old[from] === fresh[from]) from++
    let same = 0
    while (same < Math.min(old.length, fresh.length) - from && old.at(-1 - same) === fresh.at(-1 - same)) same++
    return [{ from, to: old.length - same, add: fresh.slice(from, fresh.length - same) }]
  }
  const found: { from: number; to: number }[] = []
  for (const [i, line] of old.entries()) {
    if (line === fresh[i]) continue
    const last = found.at(-1)
    if (last && i - last.to <= 2 * AROUND) last.to = i + 1
    else found.push({ from: i, to: i + 1 })
  }
  return found.map(({ from, to }) => ({ from, to, add: fresh.slice(from, to) }))
}
