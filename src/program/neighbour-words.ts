import type { Project } from '../discover/project.ts'
import { lazy } from '../text/lazy.ts'
import { inTurn, oneOf } from '../text/pattern.ts'
import { Recent } from '../text/recent.ts'
import type { Module } from './module.ts'

/** Whether a file may export a value under a name; functions and classes that are exported where they are declared lead nowhere. */
export function mayHoldInstance(module: Module, source: string, name: string): boolean {
  const words = wordsOf(module, source)
  if (!words) return false
  if (name === '' || name === 'default') return words.hasDefault()
  const held = heldBy(module, source)
  return !held.declared.has(name) && (held.has(name) || words.handsOn())
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

/** Characters of the files whose words are kept. */
const KEPT = 4_000_000
const HELD = new WeakMap<Project | Module, Recent<Held>>()

/** The functions and classes that a file declares, and which other words stand in it. */
class Held {
  readonly declared: ReadonlySet<string>
  readonly #text: string
  readonly #asked = new Map<string, boolean>()
  #words: ReadonlySet<string> | undefined

  constructor(text: string, declared: RegExp) {
    // Each declaration begins a line: to look for line ends is far quicker than to look back at each character.
    const first = [...`\n${text.slice(0, LINE)}`.matchAll(declared)].filter(({ index }) => index === 0)
    // Of the text as it is: what is found would keep a copy of it.
    this.declared = new Set([...first, ...text.matchAll(declared)].map(([, name = '']) => name))
    this.#text = text
  }

  /** Looked for one by one while few are asked for, as a large file has very many. */
  has(word: string): boolean {
    if (this.#words) return this.#words.has(word)
    const known = this.#asked.get(word) ?? holds(this.#text, word)
    this.#asked.set(word, known)
    if (this.#asked.size > MANY) this.#words = new Set(this.#text.match(/[\w$]+/g))
    return known
  }
}

/** Characters in which the first line says what it declares. */
const LINE = 2000

/** How many words are asked for before it is cheaper to list all. */
const MANY = 100

function heldBy(module: Module, source: string): Held {
  const path = module.neighbourPath(source) ?? ''
  const { project, language } = module
  const files = HELD.get(project ?? module) ?? new Recent(KEPT)
  HELD.set(project ?? module, files)
  const known = files.get(path)
  if (known) return known
  const text = project?.text(path) ?? ''
  const held = new Held(text, language === 'python' ? DECLARED_IN_PYTHON : DECLARED)
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

/** The functions and classes that a file exports, and variables that are given a function: one declaration decides for a name. */
const DECLARED = inTurn(
  'g',
  /\nexport /,
  oneOf('', /(?:async )?function\*? |(?:abstract )?class /, /(?:const|let) (?=[\w$]{1,100}\s{0,8}=\s{0,8}(?:async\b|\(|function\b|<))/),
  /([\w$]+)/,
)
/** All that stands at the left of a Python file is exported. */
const DECLARED_IN_PYTHON = /\n(?:async def|def|class) ([\w$]+)/g

/** Whether a word stands in a text by itself. */
function holds(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!isPartOfWord(text[at - 1]) && !isPartOfWord(text[at + word.length])) return true
  return false
}

function isPartOfWord(char: string | undefined): boolean {
  return char !== undefined && /[\w$]/.test(char)
}

/** A file that is worth reading for the functions that it exports. */
const MAKES_CLIENT = /(?:return|=>)\s{0,20}\(?new [\w.]{0,40}(?:OAuth\w{0,20}|Client|Application|AuthorizationCode|Transport)\b/
/** The same of Python: what is made is called like its class. */
const MAKES_PYTHON_CLIENT = /^\s{1,20}return [\w.]{0,40}(?:OAuth\w{0,20}|Client|Application|Session|Transport)\(/m
