import type { Project } from '../discover/project.ts'
import type { Module } from './module.ts'

/** Whether a file may export a value under a name; functions and classes, which are most of what is imported, lead nowhere. */
export function mayHoldInstance(module: Module, source: string, name: string): boolean {
  const words = wordsOf(module, source)
  if (!words) return false
  if (name === '' || name === 'default') return words.hasDefault()
  if (!/^[\w$]+$/.test(name)) return false
  const held = words.held.get(name) ?? heldIn(module.neighbourText(source) ?? '', name)
  words.held.set(name, held)
  return held === 'value' || (held === 'nothing' && words.handsOn())
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
  /** What has been asked for by its name. */
  readonly held: Map<string, Held>
}

/** A value may go by a name, or only a function or class does, or nothing at all. */
type Held = 'value' | 'declaration' | 'nothing'

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
    hasDefault: once(text, (all) => /\bdefault\b|\bexports\b/.test(all) && !DEFAULT_DECLARATION.test(all)),
    handsOn: once(text, (all) => /(?:export|import) \*/.test(all)),
    makesClients: once(text, (all) => (isPython ? MAKES_PYTHON_CLIENT : MAKES_CLIENT).test(all)),
    held: new Map(),
  }
}

function once(text: () => string, test: (text: string) => boolean): () => boolean {
  let known: boolean | undefined
  return () => (known ??= test(text()))
}

const DEFAULT_DECLARATION = /(?:export default|module\.exports =) (?:async )?(?:function|class)\b/

/** What stands before the name of a function or class that a file exports, and behind a variable that is given a function. */
const DECLARED = /(?:^|\n)(?:(?:async def|def|class) |export (?:(?:async )?function\*? |(?:abstract )?class ))$/
const VARIABLE = /export (?:const|let) $/
const GIVEN_FUNCTION = /^\s{0,8}=\s{0,8}(?:async\b|\(|function\b|<)/

/** The longest beginning of a line that the expressions look at. */
const BEFORE = 24

function heldIn(text: string, name: string): Held {
  let held: Held = 'nothing'
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const end = at + name.length
    if (isWord(text.charCodeAt(at - 1)) || isWord(text.charCodeAt(end))) continue
    const before = text.slice(Math.max(0, at - BEFORE), at)
    if (DECLARED.test(before) || (VARIABLE.test(before) && GIVEN_FUNCTION.test(text.slice(end, end + BEFORE)))) return 'declaration'
    held = 'value'
  }
  return held
}

/** A letter, digit, `_` or `$`; what is behind the end of a text is none. */
function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 36
}

/** A file that is worth reading for the functions that it exports. */
const MAKES_CLIENT = /(?:return|=>)\s{0,20}\(?new [\w.]{0,40}(?:OAuth\w{0,20}|Client|Application|AuthorizationCode|Transport)\b/
/** The same of Python: what is made is called like its class. */
const MAKES_PYTHON_CLIENT = /^\s{1,20}return [\w.]{0,40}(?:OAuth\w{0,20}|Client|Application|Session|Transport)\(/m
