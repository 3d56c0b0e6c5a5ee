import type { Module } from './module.ts'

/** Whether a file may export a value under a name; functions, which are most of what is imported, lead nowhere. */
export function mayHoldInstance(module: Module, source: string, name: string): boolean {
  const { words, functions, hasDefault, handsOn } = holdingOf(module, source)
  if (name === '' || name === 'default') return hasDefault
  return /^[\w$]+$/.test(name) && !functions.has(name) && (handsOn || words.has(name))
}

/** What the text of a neighbour says of its exports, read once however many names and uses of them there are. */
interface Holding {
  readonly words: ReadonlySet<string>
  readonly functions: ReadonlySet<string>
  readonly hasDefault: boolean
  readonly handsOn: boolean
}

const HOLDINGS = new WeakMap<Module, Map<string, Holding>>()

function holdingOf(module: Module, source: string): Holding {
  const known = HOLDINGS.get(module) ?? new Map<string, Holding>()
  HOLDINGS.set(module, known)
  const holding = known.get(source) ?? holdingIn(module.neighbourText(source) ?? '')
  known.set(source, holding)
  return holding
}

function holdingIn(text: string): Holding {
  const functions = text.matchAll(
    /^(?:async )?def ([\w$]+)|export (?:async )?function\*? ([\w$]+)|export (?:const|let) ([\w$]+)\s*=\s*(?:async\b|\(|function\b|<)/gm,
  )
  return {
    words: new Set(text.match(/[\w$]+/g)),
    functions: new Set(Array.from(functions, ([, ...names]) => names.find(Boolean) as string)),
    hasDefault: /\bdefault\b|\bexports\b/.test(text) && !/(?:export default|module\.exports =) (?:async )?(?:function|class)\b/.test(text),
    handsOn: /(?:export|import) \*/.test(text),
  }
}

/** A file that is worth reading for the functions that it exports. */
const MAKES_CLIENT = /(?:return|=>)\s{0,20}\(?new [\w.]{0,40}(?:OAuth\w{0,20}|Client|Application|AuthorizationCode|Transport)\b/
/** The same of Python: what is made is called like its class. */
const MAKES_PYTHON_CLIENT = /^\s{1,20}return [\w.]{0,40}(?:OAuth\w{0,20}|Client|Application|Session|Transport)\(/m

const MAKERS = new WeakMap<Module, Map<string, boolean>>()

/** Whether a neighbour's text has a function that makes a client. */
export function makesClients(module: Module, source: string): boolean {
  const known = MAKERS.get(module) ?? new Map<string, boolean>()
  MAKERS.set(module, known)
  const makes =
    known.get(source) ?? (module.language === 'python' ? MAKES_PYTHON_CLIENT : MAKES_CLIENT).test(module.neighbourText(source) ?? '')
  known.set(source, makes)
  return makes
}
