import type { Project } from '../../discover/project.ts'
import { readsBearer, tellsByAnswer } from '../../knowledge/words/hand-decoded.ts'
import { bracketEnd, listAt } from '../../text/brackets.ts'
import { folderOf } from '../../text/paths.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import type { SourceFile } from '../../text/source.ts'
import { fileOf, methodAround } from '../../program/written/index.ts'
import { checksOf, saysVerifies } from './checks-around.ts'

/** A call that is given a token. */
export interface Handed {
  readonly name: string
  /** What it is called on: `$this->`, `tokens.`, or nothing. */
  readonly receiver: string
  /** The place of the token among what is given, and the token. */
  readonly place: number
  readonly given: string
  /** Whether something is done with the answer; otherwise the function has to fail by itself. */
  readonly isLookedAt: boolean
}

/** Whether a function of that name, in another file that the calling one speaks of, verifies what it is given. */
export function verifiesByName(call: Handed, caller: SourceFile, project: Project): boolean {
  const { name } = call
  const defines = inTurn('g', DEFINES, new RegExp(`${literally(name)}\\s{0,2}\\(`))
  return checksOf(caller.path, project).paths.some((path) => {
    const text = path === caller.path ? '' : (project.text(path) ?? '')
    if (!text.includes(name) || !saysVerifies(text, path)) return false
    return Array.from(text.matchAll(defines)).some(({ index, 0: whole }) => {
      const open = index + whole.length - 1
      return (
        isMeant({ path, text, index }, caller, call) &&
        verifiesIn(call, bodyFrom({ path, text, open }, caller, project), { path, text, open })
      )
    })
  })
}

/** What stands before the name of a function where it is declared. */
const DEFINES = inTurn(
  '',
  /(?<![\w.])/,
  oneOf(
    '',
    /func (?:\([^()\n]{1,80}\) )?|function |fun (?:[\w.]{1,60}\.)?|def (?:self\.)?/,
    /(?:(?:public|private|protected|internal|static|virtual|override|async|final|abstract) ){1,4}[\w<>[\],.?]{1,60} /,
    /(?:void|bool(?:ean)?|Task|String|Claims|DecodedJWT|ClaimsPrincipal) /,
  ),
)

interface Place {
  readonly path: string
  readonly text: string
  readonly index: number
}

/** Whether the calling file can mean it: it speaks of its class or module, or is of its package. */
function isMeant({ path, text, index }: Place, caller: SourceFile, { receiver }: Handed): boolean {
  if (path.endsWith('.go')) {
    const folder = folderOf(path)
    return folder === folderOf(caller.path) ? true : receiver.startsWith(`${folder.split('/').at(-1)}.`)
  }
  const holder = Array.from(text.slice(0, index).matchAll(HOLDER)).at(-1)?.[1]
  return holder === undefined ? path.endsWith('.kt') : new RegExp(`\\bI?${literally(holder)}\\b`).test(caller.text)
}

const HOLDER = /^[ \t]{0,40}(?:\w{1,20} ){0,5}(?:class|record|object|trait|module|interface) (?:\w{1,60}::){0,4}(\w{1,60})/gm

/** Where the parameters of a function begin. */
type Opened = Omit<Place, 'index'> & { readonly open: number }

/** The body of a function, from the bracket of its parameters on. */
function bodyFrom({ path, text, open }: Opened, own: SourceFile, project: Project): string {
  if (path.endsWith('.rb')) return methodAround({ file: fileOf({ path, text }, own, project), start: open, end: open }).code
  const close = bracketEnd(text, open, '()', LONGEST_LIST) ?? open
  const head = /^[^{};=]{0,120}(\{|=>?)/.exec(text.slice(close, close + 200))
  if (!head) return ''
  const from = close + head[0].length
  if (head[1] === '{') return text.slice(from, bracketEnd(text, from - 1, '{}', LONGEST) ?? from)
  return /^[^;]{0,600}?(?:;|\n\s{0,80}\n|\n\})/.exec(text.slice(from, from + LONGEST_LIST))?.[0] ?? ''
}

const LONGEST_LIST = 700
const LONGEST = 4000

function verifiesIn({ place, given, isLookedAt }: Handed, code: string, { path, text, open }: Opened): boolean {
  if (!saysVerifies(code, path)) return false
  const names = listAt(text, open + 1, LONGEST_LIST)?.[place]?.match(/[$@]?\w{1,60}/g) ?? []
  const isVerified = REQUEST.test(given)
    ? readsBearer.pattern.test(code)
    : names.some((one) => new RegExp(`(?<![\\w$@])${literally(one)}(?!\\w)`).test(code))
  return isVerified && (isLookedAt || failsAlone(code))
}

const REQUEST = /^\$?(?:this|self|r|req|request|c|ctx|context|exchange|call)$/

/** Whether a function fails where its check does: by an exception, which nothing catches that does not throw another. */
function failsAlone(code: string): boolean {
  const caught = /\b(?:catch|rescue|runCatching)\b/.exec(code)
  if (caught) return THROWS.test(code.slice(caught.index))
  return !tellsByAnswer.pattern.test(code) || THROWS.test(code)
}

const THROWS = /\b(?:throw|raise|exit)\b|\babort\(|\bpanic\(/
