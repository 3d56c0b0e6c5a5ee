import type { Project } from '../discover/project.ts'
import { lazy } from '../text/lazy.ts'
import { Recent } from '../text/recent.ts'
import type { Module } from './module.ts'

/** Whether a file may export a value under a name; functions and classes that are exported where they are declared lead nowhere. */
export function mayHoldInstance(module: Module, source: string, name: string): boolean {
  const words = wordsOf(module, source)
  if (!words) return false
  if (name === '' || name === 'default') return words.hasDefault()
  const held = namesOf(module, source).get(name)
  return held === 'value' || (held === undefined && words.handsOn())
}

/** Whether a neighbour's text has a function that makes a client. */
export function makesClients(module: Module, source: string): boolean {
  return wordsOf(module, source)?.makesClients() ?? false
}

/** What the text of a file says of its exports. */
interface Words {
  readonly hasDefault: () => boolean
  readonly handsOn: () => boolean
  readonly makesClients: () => boolean
}

/** What goes by a word of a file: a value, or only a function or class. */
type Held = 'value' | 'declaration'

/** Characters of the files whose words are kept. */
const KEPT = 4_000_000
const HELD = new WeakMap<Project | Module, Recent<ReadonlyMap<string, Held>>>()

function namesOf(module: Module, source: string): ReadonlyMap<string, Held> {
  const path = module.neighbourPath(source) ?? ''
  const { project, language } = module
  const files = HELD.get(project ?? module) ?? new Recent(KEPT)
  HELD.set(project ?? module, files)
  const known = files.get(path)
  if (known) return known
  const text = project?.text(path) ?? ''
  const held = heldIn(text, language === 'python' ? DECLARED_IN_PYTHON : DECLARED)
  files.set(path, held, text.length)
  return held
}

/** Looked at once for all who import from a file, however many names and uses of them there are. */
const WORDS = new WeakMap<Project | Module, Map<string, Words>>()

function wordsOf(module: Module, source: string): Words | undefined {
  const path = module.neighbourPath(source)
  if (path === undefined) return undefined
  const { project, language } = module
  const known = WORDS.get(project ?? module) ?? new Map<string, Words>()
  WORDS.set(project ?? module, known)
  // What is kept for all holds no module.
  const words = known.get(path) ?? wordsIn(() => project?.text(path) ?? '', language === 'python')
  known.set(path, words)
  return words
}

function wordsIn(text: () => string, isPython: boolean): Words {
  return {
    hasDefault: lazy(() => /\bdefault\b|\bexports\b/.test(text()) && !DEFAULT_DECLARATION.test(text())),
    handsOn: lazy(() => /(?:export|import) \*/.test(text())),
    makesClients: lazy(() => (isPython ? MAKES_PYTHON_CLIENT : MAKES_CLIENT).test(text())),
  }
}

const DEFAULT_DECLARATION = /(?:export default|module\.exports =) (?:async )?(?:function|class)\b/

/** What stands before the name of a function or class that a file exports, and behind a variable that is given a function. */
const DECLARED = /(?:^|\n)export (?:(?:async )?function\*? |(?:abstract )?class )$/
/** All that stands at the left of a Python file is exported. */
const DECLARED_IN_PYTHON = /(?:^|\n)(?:async def|def|class) $/
const VARIABLE = /export (?:const|let) $/
const GIVEN_FUNCTION = /^\s{0,8}=\s{0,8}(?:async\b|\(|function\b|<)/

/** The longest beginning of a line that the expressions look at. */
const BEFORE = 24

/** One declaration decides for a name: what else is written of it are uses. */
function heldIn(text: string, declared: RegExp): ReadonlyMap<string, Held> {
  const held = new Map<string, Held>()
  for (const { 0: name, index: at } of text.matchAll(/[\w$]+/g)) {
    if (held.get(name) === 'declaration') continue
    const end = at + name.length
    const before = text.slice(Math.max(0, at - BEFORE), at)
    const isDeclared =
      before.endsWith(' ') && (declared.test(before) || (VARIABLE.test(before) && GIVEN_FUNCTION.test(text.slice(end, end + BEFORE))))
    held.set(name, isDeclared ? 'declaration' : 'value')
  }
  return held
}

/** A file that is worth reading for the functions that it exports. */
const MAKES_CLIENT = /(?:return|=>)\s{0,20}\(?new [\w.]{0,40}(?:OAuth\w{0,20}|Client|Application|AuthorizationCode|Transport)\b/
/** The same of Python: what is made is called like its class. */
const MAKES_PYTHON_CLIENT = /^\s{1,20}return [\w.]{0,40}(?:OAuth\w{0,20}|Client|Application|Session|Transport)\(/m
