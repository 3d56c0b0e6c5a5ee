import { speaks, setAside } from '../knowledge/words/entries.ts'
import { oncePerPair } from '../text/once-per.ts'
import { literally } from '../text/pattern.ts'
import type { Around } from './module-reach.ts'

/** Why nothing runs what stands in a folder that the repository has put aside: nothing outside names a path or a module of it. */
export function setAsideAs(path: string, around: Around): string | undefined {
  const found = setAside.pattern.exec(path)
  if (!found) return undefined
  const folder = path.slice(0, found.index + found[0].length)
  return isNamedOutside(around, folder) ? undefined : `it stands in \`${folder}/\`, which nothing else here names`
}

const isNamedOutside = oncePerPair((around: Around, folder: string): boolean => {
  const name = folder.slice(folder.lastIndexOf('/') + 1)
  // A path or module of it; `archive/**` is what lists leave out.
  const named = new RegExp(
    `(?<![\\w-])${literally(name)}(?:/[\\w.$\\{-]|\\.\\w{1,60}\\s+import\\b)|[./]${literally(name)}(?:["'\`;)\\s]|$)`,
  )
  for (const path of around.all())
    if (speaks.pattern.test(path) && !path.startsWith(`${folder}/`) && named.test(around.text(path) ?? '')) return true
  return false
})
