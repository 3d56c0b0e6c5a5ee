import { deployedAs, leavesOut, namesFolder, settingsFile, speaks, setAside } from '../knowledge/words/entries.ts'
import { oncePerPair } from '../text/once-per.ts'
import { literally, oneOf } from '../text/pattern.ts'
import type { Around } from './module-reach.ts'

/**
 * Why nothing runs what stands in a folder that the repository has put aside: nothing outside names a path or a module of it, and it has no
 * image or deployment of its own.
 */
export function setAsideAs(path: string, around: Around): string | undefined {
  const found = setAside.pattern.exec(path)
  if (!found) return undefined
  const folder = path.slice(0, found.index + found[0].length)
  return isNamedOutside(around, folder) ? undefined : `it stands in \`${folder}/\`, which nothing else here names`
}

const isNamedOutside = oncePerPair((around: Around, folder: string): boolean => {
  const name = folder.slice(folder.lastIndexOf('/') + 1)
  const named = namesIt(literally(name))
  const ofPython = new RegExp(`["']${literally(name)}(?:["']|\\.\\w)`)
  for (const path of around.all()) {
    if (path.startsWith(`${folder}/`)) {
      if (deployedAs.pattern.test(path.slice(folder.length + 1))) return true
      continue
    }
    const text = speaks.pattern.test(path) ? (around.text(path) ?? '') : ''
    if (!text.includes(name)) continue
    if (named.test(text) || (path.endsWith('.py') && ofPython.test(text))) return true
    if (settingsFile.pattern.test(path) && isValue(text, name)) return true
  }
  return false
})

/** A path, a module or a package of a folder, or a command that is given the folder; `archive/**` is what lists leave out. */
function namesIt(name: string): RegExp {
  return oneOf(
    'm',
    new RegExp(`(?<![\\w-])${name}(?:/[\\w.$\\{-]|\\.\\w{1,60}\\s+import\\b|\\.[\\w.]{1,80}:[A-Za-z])`),
    new RegExp(`[./]${name}(?:["'\`;)\\s]|$)`),
    new RegExp(`^[ \\t]{0,40}(?:from|import)[ \\t]{1,9}${name}(?![\\w-])`),
    new RegExp(`(?:${COMMANDS})(?:[ \\t]{1,9}|=)["']?${name}(?![\\w-]|\\.\\w)`),
    new RegExp(`\\bdocker\\b[^\\n]{0,40}\\bbuild\\b[^\\n]{0,200}[ \\t]${name}(?![\\w.-])`),
    new RegExp(`\\b(?:join|resolve|chdir|static|require|import)\\([^()\\n]{0,120}["'\`]${name}["'\`]`),
  )
}

const COMMANDS = [
  '\\b(?:cd|pushd|COPY|ADD|node|nodemon|tsx|bun|python3?)',
  '(?<![\\w-])(?:-[CmwF]|--(?:prefix|cwd|dir|filter|workspace|context|path|root|app-dir|source))',
].join('|')

/** Whether settings have the name as a whole value of what names folders, other than in a list of what they leave out. */
function isValue(text: string, name: string): boolean {
  const value = new RegExp(
    `(?:[:=[,][ \\t]{0,20}|- {1,9}|^[ \\t]{0,80})["']?${literally(name)}/?["']?[ \\t]{0,20}(?:[,\\]}#\\r\\n]|$)`,
    'gm',
  )
  let asked = 0
  for (const { index } of text.matchAll(value)) {
    if (++asked > MOST_VALUES) return false
    const key = [...text.slice(Math.max(0, index - LONGEST_LIST), index + 1).matchAll(KEY)].at(-1)?.[1]
    if (key !== undefined && namesFolder.pattern.test(key) && !leavesOut.pattern.test(key)) return true
  }
  return false
}

const KEY = /(?<![\w.-])([\w.-]{1,60})["']?[ \t]{0,9}[:=]/g
/** More values of one file are not looked at: it has data. */
const MOST_VALUES = 200
/** The key of a list stands in so many characters before. */
const LONGEST_LIST = 1000
