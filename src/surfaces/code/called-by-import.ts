import { alone, literally } from '../../text/pattern.ts'
import type { CallAt } from './calls-elsewhere.ts'

/** The function that is asked for: its name, its file, and whether it is a method of a class. */
interface Called {
  readonly name: string
  readonly path: string
  readonly isMethod: boolean
}

/**
 * Whether a call in a file is that of the function of one file, where functions of other files have its name as well: by what the file of
 * the call imports, or by standing beside one of them. Undefined where none of that says it, as of the method of an object.
 */
export function isCallOf(
  call: CallAt & { readonly path: string },
  { name, path: own, isMethod }: Called,
  others: ReadonlySet<string>,
): boolean | undefined {
  if (others.has(own)) return undefined
  const receiver = RECEIVER.exec(call.text.slice(Math.max(0, call.start - LONGEST), call.start))?.[1]
  if (receiver === undefined && call.text.charAt(call.start - 1) === '.') return undefined
  if (receiver === undefined || /^(?:this|self)$/.test(receiver)) {
    if (call.path === own) return true
    if (others.has(call.path)) return false
  }
  const from = importedFrom(call, receiver ?? name)
  const isOwn = from.has(moduleName(own))
  const isOther = [...others].some((path) => from.has(moduleName(path)))
  if (isOwn !== isOther) return isOwn
  // In Python a module is imported under its name, so that an object has no function of one.
  return !isOwn && !isMethod && receiver !== undefined && isPython(call) && !importsName(call.text, receiver) ? false : undefined
}

function isPython({ path }: { readonly path: string }): boolean {
  return /\.(?:py|ipynb)$/.test(path)
}

/** `import desk.google as google`, `from desk import google`, `google = import_module("desk.google")` */
function importsName(text: string, name: string): boolean {
  return new RegExp(
    `\\bimport[^\\n]{0,300}(?<![\\w$])${literally(name)}(?![\\w$])|(?<![\\w$.])${literally(name)}\\s{0,4}=[^\\n]{0,80}import`,
  ).test(text)
}

const RECEIVER = /(?<![\w$.])([\w$]{1,80})\??\.$/
const LONGEST = 100

/** The last names of the modules that a name may come from, or that it may be itself: `./providers/google`, `from . import google`. */
function importedFrom({ path, text }: { readonly path: string; readonly text: string }, name: string): ReadonlySet<string> {
  const word = alone(name)
  if (!isPython({ path })) {
    return new Set([...text.matchAll(IMPORTS)].flatMap(([, names = '', from = '']) => (word.test(names) ? [moduleName(from)] : [])))
  }
  const said = [...text.matchAll(IMPORTS_OF_PYTHON)]
  const renamed = new RegExp(`(?<![\\w$])(\\w{1,80})\\s{1,4}as\\s{1,4}${literally(name)}(?![\\w$])`)
  return new Set(
    said.flatMap(([, from = '', names = '']) =>
      word.test(names) ? [from.slice(from.lastIndexOf('.') + 1), renamed.exec(names)?.[1] ?? name] : [],
    ),
  )
}

const IMPORTS = /^[ \t]{0,40}import\s([^;'"()=]{1,400})['"]([^'"\n]{1,200})['"]/gm
const IMPORTS_OF_PYTHON = /^[ \t]{0,40}from[ \t]{1,4}([\w.]{1,120})[ \t]{1,4}import[ \t]{1,4}(\([^()]{1,400}\)|[^\n(]{1,300})/gm

/** `google` of `src/google.ts`, `src/google/index.ts` and `./google`. */
function moduleName(path: string): string {
  const bare = path.replace(/\.(?:[cm]?[jt]sx?|py|vue|svelte)$/, '').replace(/\/(?:index|__init__)$/, '')
  return bare.slice(bare.lastIndexOf('/') + 1)
}
