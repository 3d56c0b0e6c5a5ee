import type { Project } from '../../discover/project.ts'
import {
  asksWhoseToken,
  fromOwnExchange,
  handsAnswerToCheck,
  guardsAllBelow,
  knowsCaller,
  looksUpByMail,
  saysForWhom,
  startsSession,
  takesOfRequest,
} from '../../knowledge/words/provider-sign-ins.ts'
import type { TokenCheck } from '../../model/index.ts'
import { C_LIKE_FILES, RUBY_FILES, isInComment, withoutRemarks } from '../../program/written/index.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { SourceFile } from '../../text/source.ts'
import { packageFolder, whereSaid } from '../reading/code-around.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { asksElsewhere, handsTokenOn, withoutNamedSo } from './asked-for-whom.ts'
import { blockIndented } from './asked-by-server.ts'
import { isBrought } from './brought-tokens.ts'

/**
 * Sign-ins with a token that the caller brings: the provider says whose it is, and nobody asks for which application it was made. Whoever
 * runs another application has tokens of its users (https://www.rfc-editor.org/rfc/rfc6749.html#section-10.16).
 */
export default defineTextSurface({
  id: 'provider-sign-ins',
  name: 'Sign-ins with tokens that a provider answers for',
  spec: 'https://www.rfc-editor.org/rfc/rfc6749.html#section-10.16',
  counts: 'code',
  files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,py}', ...C_LIKE_FILES, ...RUBY_FILES],
  mentions: ['tokeninfo', 'userinfo', '/me', 'user/profile', 'v2/profile', 'users/@me'],
  together: [[asksWhoseToken.pattern]],
  skipsTests: true,
  *read(_, { file, project }): Generator<TokenCheck> {
    const seen = new Set<number>()
    let looks = 0
    for (const { 0: address, index } of file.text.matchAll(new RegExp(asksWhoseToken.pattern, 'g'))) {
      if (isInComment(file.text, index) || ++looks > MOST_LOOKS) continue
      const place = useOf(file.text, index) ?? index
      const asking = functionAt(file, place)
      if (!asking || seen.has(asking.start)) continue
      seen.add(asking.start)
      const signIn = signInBehind(asking, project) ?? (ID_TOKEN.test(address) ? lookedUp(asking) : undefined)
      if (!signIn || asksElsewhere(file.path, project)) continue
      const at = { file, start: index, end: index + address.length }
      yield {
        kind: 'tokenCheck',
        owner: { ...(asking.name === undefined ? { what: 'a function' } : { what: 'function', name: asking.name }), product: 'this code' },
        evidence: [
          { is: 'decides-access', at: signIn.starts, say: 'it signs in the one whom the answer names' },
          { is: 'written', at: signIn.takes, say: 'the token comes with the request' },
        ],
        missing: ['any-application'],
        by: address.split('/').at(-1) ?? address,
        confidence: 'high',
        at,
      }
    }
  },
})

/** No file that people write asks more often. */
const MOST_LOOKS = 20

interface Around {
  readonly file: SourceFile
  readonly name: string | undefined
  readonly start: number
  /** What stands right before its head, and all of it. */
  readonly whole: string
  readonly code: string
}

/** What a function is preceded by that belongs to it: annotations and decorators. */
const ANNOTATIONS = 160

function functionAt(file: SourceFile, index: number): Around | undefined {
  let around = blockIndented(file.text, index)
  const head = around && lineAt(file.text, around.start)
  if (around && head !== undefined && CALLBACK.test(head)) around = blockIndented(file.text, around.start) ?? around
  if (!around) return undefined
  const code = file.text.slice(around.start, around.end)
  const whole = withoutRemarks(
    file.text
      .slice(Math.max(0, around.start - ANNOTATIONS), around.start)
      .split(/\n\s*\n|[};]\s*\n/)
      .at(-1) + code,
  )
  return { file, name: nameIn(code), start: around.start, whole, code }
}

function lineAt(text: string, start: number): string {
  return text.slice(start, Math.min(start + 300, text.indexOf('\n', start) >>> 0))
}

/** A function without a name of its own, of which the one around is the rest. */
const CALLBACK = /\bnew Promise\(|\.then\(|\.subscribe\(|\bhttps?\.(?:get|request)\(/

function nameIn(code: string): string | undefined {
  const head = code.slice(0, LONGEST_HEAD)
  const [, declared, given] = NAME.exec(head) ?? []
  const called = declared ?? given ?? METHOD.exec(head.split('\n')[0] ?? '')?.[1]
  return called === undefined || NO_NAME.test(called) ? undefined : called
}

const LONGEST_HEAD = 300
const NAME = oneOf(
  '',
  /\b(?:function|def|func|fun|fn)\s{1,4}(?:\([^()\n]{0,80}\)\s{0,4})?(?:self\.)?(\w{2,60})/,
  /^[^\n=]{0,40}\b(?:const|let|var)\s{1,4}(\w{2,60})\s{0,4}[=:]/,
)
const METHOD = /\b(\w{2,60})\s{0,2}\(/
/** What a function is handed to, and what stands before a bracket. */
const NO_NAME = /^(?:get|post|put|use|all|async|function|if|return|on|then|route|handler)$/
/** A shorter name is called in other files for other things. */
const SHORTEST_NAME = 6

/** Where a constant is used that holds an address: `const USER_INFO = 'https://…'`, and then `fetch(USER_INFO)`. */
function useOf(text: string, index: number): number | undefined {
  const name = CONSTANT.exec(text.slice(Math.max(0, index - LONGEST_DECLARATION), index))?.[1]
  if (name === undefined) return undefined
  for (const one of text.matchAll(new RegExp(`(?<![\\w$])${literally(name)}(?!\\w)`, 'g')))
    if (one.index > index || index - one.index > LONGEST_DECLARATION) return one.index
  return undefined
}

const LONGEST_DECLARATION = 200
const CONSTANT = inTurn(
  'm',
  /^[ \t]{0,12}(?:(?:export|public|private|static|final|const|let|var|readonly) |[A-Z]\w{1,20} ){0,6}/,
  /[$@]?(\w{3,60})\s{0,12}/,
  /(?::\s?\w{1,20}\s)?:?=\s{0,4}[furb]{0,2}["'`]https:\/\/$/,
)

interface SignIn {
  readonly starts: TokenCheck['at']
  readonly takes: TokenCheck['at']
}

/** Where a function, or one that calls it, takes the token of a request and signs in whom the provider names. */
function signInBehind(asking: Around, project: Project): SignIn | undefined {
  if (looksFurther(asking.whole)) return undefined
  const own = signInOf([asking])
  if (own) return own
  for (const caller of callersOf(asking, project)) {
    if (looksFurther(caller.whole)) continue
    const found = signInOf([caller, asking])
    if (found) return found
    if (!startsSession.pattern.test(caller.whole) && !startsSession.pattern.test(asking.whole)) continue
    for (const outer of callersOf(caller, project)) {
      const one = looksFurther(outer.whole) ? undefined : signInOf([outer, caller, asking])
      if (one) return one
    }
  }
  return undefined
}

/** Whether code may know for which application a token was made. */
function looksFurther(code: string): boolean {
  const rest = withoutNamedSo(code.replaceAll(ADDRESSES, ''))
  return [saysForWhom, fromOwnExchange, handsAnswerToCheck].some(({ pattern }) => pattern.test(rest))
}

const ADDRESSES = /https:\/\/[\w./@-]{1,200}/g

/** The first of the functions takes the token, which the last one sends; one of them signs in, and none knows before who calls. */
function signInOf(chain: readonly Around[]): SignIn | undefined {
  const [first] = chain
  const takes = first && placeOf(first, takesOfRequest.pattern)
  if (!takes || !isBrought(chain) || handsTokenOn(chain)) return undefined
  for (const one of chain) {
    const starts = startOf(one)
    if (starts) return chain.some(isOfKnown) ? undefined : { starts, takes }
  }
  return undefined
}

/** Where a function begins a session: not in its head, which may only be called for that. */
function startOf({ file, start, code }: Around): TokenCheck['at'] | undefined {
  const from = lineAt(code, 0).length
  for (const { 0: words, index } of code.slice(from).matchAll(new RegExp(startsSession.pattern, `${startsSession.pattern.flags}g`))) {
    const at = start + from + index
    if (!isInComment(file.text, at)) return { file, start: at, end: at + words.length }
  }
  return undefined
}

/** Whether a function knows who calls before it begins a session. */
function isOfKnown({ file, start, whole, code }: Around): boolean {
  if (guardsAllBelow.pattern.test(file.text.slice(0, start))) return true
  const known = knowsCaller.pattern.exec(whole)
  if (!known) return false
  const head = whole.length - code.length + lineAt(code, 0).length
  const starts = startsSession.pattern.exec(whole.slice(Math.max(0, head)))
  return !starts || known.index < starts.index + Math.max(0, head)
}

/** What is asked of an ID token, which is sent for no other use than to say who somebody is. */
const ID_TOKEN = /tokeninfo$/

/** Who is found by the mail address of such a token is let in, though no session begins. */
function lookedUp(asking: Around): SignIn | undefined {
  if (looksFurther(asking.whole) || !isBrought([asking]) || handsTokenOn([asking]) || isOfKnown(asking) || !/id_?token/i.test(asking.code))
    return undefined
  const [starts, takes] = [placeOf(asking, looksUpByMail.pattern), placeOf(asking, takesOfRequest.pattern)]
  return starts && takes && { starts, takes }
}

/** Where code says something outside of comments. */
function placeOf({ file, start, code, whole }: Around, pattern: RegExp): TokenCheck['at'] | undefined {
  if (!pattern.test(whole)) return undefined
  for (const { 0: words, index } of code.matchAll(new RegExp(pattern, `${pattern.flags}g`)))
    if (!isInComment(file.text, start + index)) return { file, start: start + index, end: start + index + words.length }
  return pattern.test(code) ? undefined : { file, start, end: start + lineAt(file.text, start).length }
}

/** Functions that call one by its name: in its file, or in others of the package. */
function* callersOf({ file, name, start }: Around, project: Project): Generator<Around> {
  if (name === undefined || name.length < SHORTEST_NAME) return
  const call = new RegExp(
    `(?<!\\b(?:function|def|func|fun|fn|async) )(?<!\\bfunc \\([^()\\n]{1,80}\\) )(?<![\\w$])${literally(name)}\\(`,
    'g',
  )
  const found = new Set<string>()
  const says = (text: string) => text.includes(`${name}(`)
  const others = whereSaid(project, `calls ${name}`, says, { below: packageFolder(file.path, project) }) ?? []
  for (const path of [file.path, ...others.filter((one) => one !== file.path).slice(0, MOST_FILES)]) {
    const other = path === file.path ? file : new SourceFile(path, project.text(path) ?? '')
    let looks = 0
    for (const { index } of other.text.matchAll(call)) {
      if (isInComment(other.text, index) || ++looks > MOST_LOOKS) continue
      const caller = functionAt(other, index)
      if (!caller || (other === file && caller.start === start) || found.has(`${path} ${caller.start}`)) continue
      found.add(`${path} ${caller.start}`)
      yield caller
    }
  }
}

/** What more files call is no function of a sign-in alone. */
const MOST_FILES = 6
