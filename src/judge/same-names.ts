import { isTestPath } from '../classify/file-role.ts'
import { codeFile } from '../knowledge/words/files.ts'
import { oncePer, oncePerPair } from '../text/once-per.ts'
import { folderOf, pathFrom } from '../text/paths.ts'
import { literally } from '../text/pattern.ts'
import type { Mention } from './mentions.ts'
import { type Around, isModule, moduleOf } from './module-reach.ts'

/**
 * Whether a mention in TypeScript, JavaScript or Python is of something else that has the name: its file declares one itself, or gets it
 * from modules that do. What is asked about stands in the module at `own`.
 */
export function isOfAnother({ file, at }: Mention, name: string, own: string, around: Around): boolean {
  const { path, text } = file
  if (path === own || !isModule(path) || !isModule(own) || path.endsWith('.py') !== own.endsWith('.py')) return false
  const isPython = path.endsWith('.py')
  if (text[at - 1] === '.') return isPython && isOfObject(text, { at, path, own, around })
  const sources = sourcesOf(text, name, isPython)
  if (sources.length === 0) return declares(text, name) || (!isQuoted(text, at, name) && sets(text, name))
  return sources.every((one) => {
    const modules = modulesOf(one, path, around)
    return modules.length > 0 && modules.every((module) => module !== own && declares(around.text(module) ?? '', name))
  })
}

/** Whether another module of the repository takes something from the one at a path: who would call the rest of it stands here. */
export const isTakenFrom = oncePerPair((around: Around, own: string): boolean => {
  if (!isModule(own)) return false
  const stem = literally(moduleOf(own))
  const taken = own.endsWith('.py')
    ? new RegExp(`^[ \\t]*from[ \\t]+[\\w.]*(?<!\\w)${stem}[ \\t]+import\\b`, 'm')
    : new RegExp(`\\b(?:from|require\\(|import\\()\\s*["'\`][^"'\`\\n]*/${stem}(?:\\.[cm]?[jt]sx?)?["'\`]`)
  for (const path of around.all())
    if (
      path !== own &&
      isModule(path) &&
      !isTestPath(path) &&
      path.endsWith('.py') === own.endsWith('.py') &&
      taken.test(around.text(path) ?? '')
    )
      return true
  return false
})

/**
 * Whether a member in a module of Python is of something that is known to be no module of the repository: a parameter, what a library
 * gives, an object of a class here, or the class. Whatever else it is may be the module at `own`, or hand on what that has.
 */
function isOfObject(text: string, { at, path, own, around }: Member): boolean {
  const holder = /(?<![\w.])(\w{1,80})\.$/.exec(text.slice(Math.max(0, at - 90), at))?.[1]
  const folder = folderOf(own)
  if (holder === undefined || holder === moduleOf(own) || holder === folder.slice(folder.lastIndexOf('/') + 1)) return false
  if (/\b(?:import_module|__import__)\(/.test(text)) return false
  const given = givenTo(text, holder)
  if (given.length > 0) return given.every((one) => isOfClass(one, around))
  const sources = [...sourcesOf(text, holder, true), ...importedAs(text, holder)]
  if (sources.length === 0) return classesOf(around).has(holder) || isParameter(text, holder)
  return sources.every((one) => {
    if (!one.startsWith('.') && !namesOf(around).has(one.split('.')[0] as string)) return true
    if (classesOf(around).has(holder)) return true
    const modules = modulesOf(one, path, around)
    const made = modules.map((module) => givenTo(around.text(module) ?? '', holder))
    return made.length > 0 && made.every((values) => values.length > 0 && values.every((value) => isOfClass(value, around)))
  })
}

interface Member {
  readonly at: number
  readonly path: string
  readonly own: string
  readonly around: Around
}

/** What a name gets in a module of Python, as far as it stands in the line. */
function givenTo(text: string, name: string): string[] {
  return placesOf(text, name).flatMap((at) => {
    if (!/^[ \t]*$/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at).slice(0, 80))) return []
    return /^\s{0,4}(?::[^=\n]{0,80})?=(?!=)[ \t]{0,9}([^\n]{0,90})/.exec(text.slice(at + name.length, at + name.length + 200))?.[1] ?? []
  })
}

function isOfClass(value: string, around: Around): boolean {
  const made = /^(?:\w{1,80}\.){0,3}([A-Z]\w{0,80})\(/.exec(value)?.[1]
  return made !== undefined && classesOf(around).has(made)
}

/** The modules that `import` gives a name for: `import desk.tokens as made`, `import jwt`. */
function importedAs(text: string, name: string): string[] {
  return placesOf(text, name).flatMap((at) => {
    const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).slice(-300)
    const before = /^[ \t]*import[ \t](?:[^\n,]*,)*[ \t]*([\w.]*)(?:[ \t]+as[ \t]+)?$/.exec(line)?.[1]
    if (before === undefined || before.endsWith('.')) return []
    return before === '' ? name : before
  })
}

/** Whether a function or method of Python takes something by a name. */
function isParameter(text: string, name: string): boolean {
  return placesOf(text, name).some((at) => {
    const before = text.slice(Math.max(0, at - FAR), at)
    const head = last(before, 'def ')
    if (!/^\n?[ \t]*(?:async[ \t]+)?def[ \t]+\w+[ \t]*\(/.test(head) || !/[(,*]\s*$/.test(head)) return false
    return depthOf(head) > 0 && /^\s*[:,=)]/.test(text.slice(at + name.length, at + name.length + 40))
  })
}

/** How many brackets are open at the end of a text. */
function depthOf(text: string): number {
  let depth = 0
  for (const character of text) {
    if (character === '(') depth++
    else if (character === ')' && --depth === 0) return 0
  }
  return depth
}

/** The classes that modules of Python declare, but for those whose members are looked up as they are asked for. */
const classesOf = oncePer(({ all, text }: Around): ReadonlySet<string> => {
  const found = new Set<string>()
  for (const path of all()) {
    const written = path.endsWith('.py') ? (text(path) ?? '') : ''
    if (written.includes('__getattr__')) continue
    for (const [, name = ''] of written.matchAll(/^[ \t]{0,40}class[ \t]{1,9}(\w{1,80})/gm)) found.add(name)
  }
  return found
})

/** The names of all folders and modules of Python. */
const namesOf = oncePer(({ all }: Around): ReadonlySet<string> => {
  const found = new Set<string>()
  for (const path of all()) if (path.endsWith('.py')) for (const one of placeIn(path).split('/')) found.add(one)
  return found
})

function isQuoted(text: string, at: number, name: string): boolean {
  return /["'`]/.test(text[at - 1] ?? '') || /["'`]/.test(text[at + name.length] ?? '')
}

/** Whether a module has a variable of the name. */
function sets(text: string, name: string): boolean {
  return placesOf(text, name).some(
    (at) =>
      /^\s*(?:(?:const|let|var)\s+)?$/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at).slice(0, 80)) &&
      /^\s{0,4}(?::[^=\n]{0,80})?=(?!=)/.test(text.slice(at + name.length, at + name.length + 100)),
  )
}

/** Whether a module declares a name where others of it can see it. */
function declares(text: string, name: string): boolean {
  const before = /^(?:export\s+)?(?:default\s+)?(?:abstract\s+)?(?:async\s+)?(?:function\*?|class|const|let|var|def)\s+$/
  return placesOf(text, name).some((at) => before.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at).slice(0, 80)))
}

/** The modules that imports take a name from, as they call them. */
function sourcesOf(text: string, name: string, isPython: boolean): string[] {
  return placesOf(text, name).flatMap((at) => {
    const before = text.slice(Math.max(0, at - FAR), at)
    const after = text.slice(at + name.length, at + FAR)
    if (isPython)
      return (
        /(?:^|\n)[ \t]{0,40}from[ \t]{1,9}([.\w]{1,200})[ \t]{1,9}import\b(?:[^\n(]*|\s*\([^)]*)$/.exec(last(before, 'from '))?.[1] ?? []
      )
    const isImport = /^import\s[\w$\s,{*]*$/.test(last(before, 'import ').trimStart())
    const from = isImport
      ? /^[\w$\s,]*\}?\s*from\s*["']([^"'\n]{1,300})["']/
      : /^(?:const|let|var)\s*\{[\w$\s,:]*$/.test(last(before, 'const ').trimStart())
        ? /^[\w$\s,:]*\}\s*=\s*(?:await\s+)?(?:require|import)\(\s*["']([^"'\n]{1,300})["']/
        : undefined
    return from?.exec(after)?.[1] ?? []
  })
}

/** A text from the last of a word on, with what stands before that in its line. */
function last(text: string, word: string): string {
  const at = text.lastIndexOf(word)
  return at < 0 ? '' : text.slice(Math.max(0, text.lastIndexOf('\n', at)))
}

/** Where a name is written, of a few places. */
function placesOf(text: string, name: string): number[] {
  const found: number[] = []
  for (const { index } of text.matchAll(new RegExp(`(?<![\\w$])${literally(name)}(?![\\w$])`, 'g'))) {
    found.push(index)
    if (found.length === MOST_PLACES) break
  }
  return found
}

const MOST_PLACES = 30
const FAR = 600

/** The files that an import may mean: of a path from its own folder, or of one from a folder that it does not say. */
function modulesOf(source: string, importer: string, around: Around): readonly string[] {
  const isPython = importer.endsWith('.py')
  const written = isPython ? pathOfPython(source) : source.replace(/\.[cm]?[jt]sx?$/, '')
  const below = /^\.{1,2}(?:\/|$)/.test(written) ? pathFrom(folderOf(importer), written) : undefined
  const rest = below ?? (isPython ? written : /^[@~#]\/(.+)$/.exec(written)?.[1])
  if (rest === undefined) return []
  const named = modulesByName(around).get(rest.slice(rest.lastIndexOf('/') + 1)) ?? []
  return named.filter((path) => {
    const place = placeIn(path)
    return place === rest || (below === undefined && place.endsWith(`/${rest}`))
  })
}

/** `..desk.tokens` as `../desk/tokens`. */
function pathOfPython(source: string): string {
  const dots = /^\.*/.exec(source)?.[0].length ?? 0
  const rest = source.slice(dots).replaceAll('.', '/')
  return dots === 0 ? rest : `${dots === 1 ? './' : '../'.repeat(dots - 1)}${rest}`
}

/** A module's path as imports give it. */
function placeIn(path: string): string {
  return path.replace(/(?:\.d)?\.\w+$/, '').replace(/\/(?:index|__init__)$/, '')
}

const modulesByName = oncePer(({ all }: Around): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>()
  for (const path of all()) {
    if (!isModule(path) || !codeFile.pattern.test(path)) continue
    const place = placeIn(path)
    const name = place.slice(place.lastIndexOf('/') + 1)
    const known = found.get(name)
    if (known) known.push(path)
    else found.set(name, [path])
  }
  return found
})
