import {
  comparesBeginningOfRedirect,
  comparesEndOfHost,
  comparesWholeRedirect,
  looksForPieceOfHost,
  looksForPieceOfRedirect,
  matchesStored,
  namesCheckOfRedirect,
  namesHostsOfRedirects,
  parsesRedirect,
} from '../../knowledge/words/loose-redirects.ts'
import { letsNoPageIn } from '../../knowledge/words/redirect-checks.ts'
import type { RedirectUri } from '../../model/index.ts'
import { functionsIn, isCallNode, lastName, type Ast, type FunctionNode, type Module } from '../../program/index.ts'
import { isInComment } from '../../program/written/index.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { slice, type Span, type Text } from '../../text/source.ts'
import { comparedIn } from './compared-in.ts'
import { asksOfAddresses, listOf, QUOTED, textsComparedWith } from './compared-lists.ts'
import { letsPass } from './question-direction.ts'
import { comparison } from './redirect-checks.ts'
import type { Around } from './registered-schemes.ts'

interface Question {
  readonly pattern: RegExp
  readonly matching: 'prefix' | 'suffix' | 'pattern'
  /** What is compared is the host, and not the whole address. */
  readonly ofHost?: true
  /** What is compared with comes out of a list. */
  readonly ofList?: true
  /** Whether it is asked where the program is a tree, which answers the others. */
  readonly inModule?: true
}

const QUESTIONS: readonly Question[] = [
  { pattern: new RegExp(comparesEndOfHost.pattern, 'g'), matching: 'suffix', ofHost: true, inModule: true },
  { pattern: new RegExp(looksForPieceOfHost.pattern, 'g'), matching: 'pattern', ofHost: true, inModule: true },
  { pattern: new RegExp(looksForPieceOfRedirect.pattern, 'g'), matching: 'pattern' },
  { pattern: new RegExp(matchesStored.pattern, 'g'), matching: 'pattern', ofList: true },
  { pattern: new RegExp(comparesBeginningOfRedirect.pattern, 'g'), matching: 'prefix' },
]

/** Places that are looked at in one file. */
const MOST = 40
/** What a server speaks of that keeps redirect URIs of others. */
const SERVES = oneOf(
  'i',
  /response_?type|code_?challenge|redirect_?uris|invalid[_ ]?redirect|authori[sz]ation_?code/,
  /\bclient\??(?:\.|->)(?:get_?)?redirect_?ur[il]/,
)
const SENDS = inTurn(
  'i',
  /client_?id["']?\s{0,4}(?::|=>|=)\s{0,4}/,
  /(?:ENV\b|os\.environ|os\.getenv|process\.env|getenv|env\(|config\b|settings\b|Rails\.)/,
)
/** A server keeps the redirect URIs of its clients, or a code that it has issued. */
const KEEPS = /redirect_?uris|invalid_?redirect|authori[sz]ation_?codes?\b|issue\w{0,10}code/i
const ROOT = /^(?:\w{1,20}\.)?root_(?:url|path)$/
const NAMES_URI = /redirect_?ur[il]|callback_?ur[il]/i

/**
 * A check of redirect URIs by a piece: `hostname.endsWith('acme.io')`, which `evilacme.io` passes, `strings.Contains(redirectURI, domain)`,
 * `params[:redirect_uri].start_with?(uri)`. It has to be seen what is compared: a name behind a dot is one below the other.
 */
export function* looseRedirects(text: Text, around: (at: Span) => Around): Generator<RedirectUri> {
  yield* asked(text, around, QUESTIONS)
}

/** The same in TypeScript and Python. */
export function looseRedirectsInModule(module: Module): Iterable<RedirectUri> {
  return asked(
    module.file.whole,
    (at) => checkAround(module, at),
    QUESTIONS.filter((one) => one.inModule),
  )
}

function* asked(text: Text, around: (at: Span) => Around, questions: readonly Question[]): Generator<RedirectUri> {
  if (!NAMES_URI.test(text.value)) return
  for (const question of questions) {
    for (const match of [...text.value.matchAll(question.pattern)].slice(0, MOST)) {
      const [found, ...groups] = match
      const [subject, other] = groups.filter((one) => one !== undefined)
      if (subject === undefined || isInComment(text.value, match.index)) continue
      const { at } = slice(text, match.index, match.index + found.length)
      const { before, after } = around(at)
      const check = { text: text.value, subject, other, before, after, found }
      if (isLoose(question, check)) yield comparedIn(check, comparison(question.matching, at))
    }
  }
}

interface Check extends Around {
  readonly text: string
  readonly subject: string
  readonly other: string | undefined
  readonly found: string
}

function isLoose({ ofHost, ofList, matching }: Question, check: Check): boolean {
  const { text, subject, other, before, after, found } = check
  const head = headOf(before)
  const isCheck = namesCheckOfRedirect.pattern.test(head)
  if (comparesWholeRedirect.pattern.test(`${before}\n${after}`.replace(head, ''))) return false
  if (!SERVES.test(text) && !(isCheck && NAMES_URI.test(head))) return false
  // A client sends the words of a server with its own identifier, and its own pages begin with its root.
  if ((SENDS.test(text) && !KEEPS.test(text)) || (other !== undefined && ROOT.test(other))) return false
  const list = other === undefined ? undefined : listOf(other, before)
  if (ofList && list === undefined) return false
  if (!letsPass({ before, after, found, isCheck, names: [other ?? '', list ?? '', head] })) return false
  if (ofHost) {
    const parsed = isCheck ? PARSES.exec(before)?.[0] : parsesRedirect.pattern.exec(before)?.[0]
    if (OF_PROGRAM.test(subject) || parsed === undefined || OF_SETTINGS.test(parsed) || isOwnSetting('', before)) return false
    const names = other === undefined ? undefined : textsComparedWith(other, check)
    if (!names && isCheck && list !== undefined && namesHostsOfRedirects.pattern.test(list)) return !CUTS_DOTS.test(before)
    return names?.some((one) => PUBLIC.test(one) || (matching === 'pattern' && PUBLIC.test(one.replace(/^\./, '')))) === true
  }
  if (other === undefined) return asksOfAddresses(check)
  if (!isCheck && !found.includes('!==') && !REFUSES.test(before.slice(before.lastIndexOf('\n') + 1))) return false
  if (isOwnSetting(subject, before)) return false
  const written = QUOTED.exec(other)?.[2] ?? writtenBefore(other, before)
  const all = written === undefined ? textsComparedWith(other, check) : [written]
  if (all === undefined || (ofList && all.length === 0)) return !/^\W*$/.test(other)
  return all.some((one) =>
    matching === 'prefix' ? !letsNoPageIn.pattern.test(one) : PUBLIC.test(one.replace(/^[a-z]+:\/\/|^\.|\/.*$/g, '')),
  )
}

/** Where the dot of a host below another one is looked at by itself. */
const CUTS_DOTS = /["'`]\*?\.["'`]/

/** What a function is called and given; a method of Java or C# stands behind the one before, or its class. */
function headOf(before: string): string {
  const first = before.slice(0, HEAD).split(/[{\n]/, 1)[0] ?? ''
  return /\w[?!]?\s?\(/.test(first) ? first : (Array.from(before.matchAll(METHOD)).at(-1)?.[0].trim() ?? first)
}

/** In characters. */
const HEAD = 200
const METHOD = inTurn(
  'gm',
  /^[ \t]{1,12}(?!(?:return|new|throw|else|await|if|for|while|do|case)\b)/,
  /(?:\w{3,12} ){0,4}[\w<>[\],.?]{1,60} \w{1,60}\([^;{}()\n]{1,200}\)/,
)
/** What the program is asked by, and where its page stands, are no redirect URI. */
const OF_PROGRAM = /^(?:req|request|ctx|context|c|window|document|self|location|base|app|server|config|settings|process)\b|location\b/i
/** A name that somebody else can register another one around. */
const PUBLIC = /^(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,62}){1,4}$/i
const REFUSES = /(?:!|\bnot\s|(?:\b|_)unless\b[^\n]{0,120})\s{0,4}\(?$/
/** What takes an address apart, whatever it is called here. */
const PARSES = /(?:new UR[LI]|new Uri|\bUR[LI]|\bURI(?:\.create|\.parse)|ur[il]parse|urlsplit|url\.Parse|Url::parse|parse_url)\(/

/** Whether the address is the program's own, which its settings have: `$redirectUri = config('services.desk.redirect')`. */
function isOwnSetting(subject: string, before: string): boolean {
  const name = subject === '' ? '\\w{0,40}[rR]edirect_?[uU]r[il]' : literally(subject)
  return new RegExp(`(?<![\\w.>])\\$?${name}\\s{0,4}:?=(?!=)\\s{0,4}[\\w.$>:\\\\-]{0,60}(?:${OF_SETTINGS.source})`, 'i').test(before)
}

const OF_SETTINGS = /env|config|settings|options/i

/** The text that a variable was given once before. */
function writtenBefore(name: string, before: string): string | undefined {
  if (!/^\$?\w{1,60}$/.test(name)) return undefined
  return new RegExp(`(?<![\\w.$])${literally(name)}\\s{0,4}:?=\\s{0,4}(["'\`])([^"'\`$\\n]{0,200})\\1`).exec(before)?.[2]
}

/** The code around a place in the function that checks: what is given to `some` is a part of the question. */
export function checkAround(module: Module, { start, end }: Span): Around {
  const { text } = module.file
  let fn: FunctionNode | undefined
  for (const one of functionsIn(module)) {
    const isAround = one.start <= start && one.end >= end && (!fn || one.start > fn.start)
    if (isAround && !isAsked(module.parent(one))) fn = one
  }
  const holder = fn && module.parent(fn)
  const whole = holder && /^(?:MethodDefinition|VariableDeclarator)$/.test(holder.type) ? holder : fn
  return whole ? { before: text.slice(whole.start, start), after: text.slice(end, whole.end) } : { before: '', after: '' }
}

function isAsked(parent: Ast | undefined): boolean {
  return parent !== undefined && isCallNode(parent) && /^(?:some|every|find|filter|any|all)$/.test(lastName(parent.callee) ?? '')
}
