import { tokenReaders } from '../../knowledge/libraries/token-readers.ts'
import { asWritten, asWrittenIn, wordsWritten } from '../../knowledge/libraries/written.ts'
import { goFormReaders } from '../../knowledge/libraries/query-readers.ts'
import type { Project } from '../../discover/project.ts'
import type { Statement } from '../../model/reading.ts'
import type { TokenCheck } from '../../model/index.ts'
import { saidIn, type CLike, type Said } from '../../parse/c-like.ts'
import { items } from '../../parse/node.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { codeAt, type Span } from '../../text/source.ts'
import { isNamedOfProvider } from './provider-tokens.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { isAnswerOfTokenEndpoint, isHandedByFramework } from './c-like-answered.ts'
import { functionAround, goFunctionAround, languageOf } from '../../program/written/index.ts'
import { decidedByCallers, unlessBehindGuard } from './decided-by-callers.ts'
import { decidesByKept, type ReadHere } from './kept-claims.ts'
import { handedIdentity } from './handed-identity.ts'
import { unverifiedBy, type Deciding, type Read } from './unverified-reads.ts'
import { isHandedBefore } from './handed-before.ts'
import { isUsedBehind } from './go-used-in-front.ts'
import { signedInWith, verifierBeside } from './jvm-filters.ts'

/** Functions that read a token and check nothing of it. */
const READS = asWrittenIn(tokenReaders, 'reads-unchecked')
const PARSES = asWrittenIn(tokenReaders, 'parses-unchecked')
/** Somewhere in the file tokens are verified. */
const VERIFIES = asWrittenIn(tokenReaders, 'verifies')
const CLAIM = /(?:roles?|scopes?|scp|permissions?|groups?|is_?admin|tenant_?id|sub|user_?id|email)/
/** A claim that is compared, looked up or asked for. */
const DECIDES = inTurn(
  'i',
  oneOf(
    '',
    inTurn('', /\[?"/, CLAIM, /"[\])]{0,3}[^\n;{]{0,60}?(?:==|!=|\.equals\(|\.[cC]ontains\()/),
    inTurn('', /(?:==|!=)\s{0,4}[^\n;{]{0,60}?"/, CLAIM, /"\]/),
    // A pattern of C#: `c is { Type: "role", Value: "editor" }`.
    inTurn('', /\bis \{\s?Type:\s{0,4}"/, CLAIM, /",\s{0,4}Value:\s{0,4}"/),
    inTurn('', /\bis \{\s?Value:\s{0,4}"[^"\n]{1,80}",\s{0,4}Type:\s{0,4}"/, CLAIM, /"/),
    inTurn('', /\.equals\([^\n;]{0,60}/, asWritten(tokenReaders, 'reads-claim'), CLAIM, /"/),
  ),
)
/** The rest of the function. */
const FUNCTION = 1500

/** Tokens that nobody verifies and whose claims decide, in Go, Java, Kotlin and C#. */
export default defineTextSurface({
  id: 'c-like-unverified',
  name: 'Tokens that are read without a check in Go, Java, Kotlin and C#',
  spec: 'https://www.rfc-editor.org/rfc/rfc9068.html#section-4',
  counts: 'code',
  files: ['**/*.{go,java,kt,cs}'],
  mentions: [...new Set([...wordsWritten(tokenReaders, 'reads-unchecked'), ...wordsWritten(tokenReaders, 'parses-unchecked')])],
  skipsTests: true,
  *read(text, { file, project }): Generator<Statement> {
    const language = languageOf(file.path)
    if (!language || VERIFIES[language]?.test(text.value) || /dpop/i.test(text.value)) return
    for (const { is, name, value, inFunction, at } of saidIn(text, language)) {
      const isRead = READS[language]?.test(name) === true
      if (is !== 'call' || !(isRead || PARSES[language]?.test(name)) || /id_?token|display|debug|inspect|expir/i.test(inFunction ?? ''))
        continue
      const token = items(value)[0]
      if (token && (isAnswerOfTokenEndpoint(token, language) || isHandedByFramework(token, language))) continue
      if (isVerifiedBefore(at, project)) continue
      const deciding = isRead ? decidesBehind({ value, at }, language) : undefined
      const read = { name, inFunction, at }
      const own = deciding && unlessBehindGuard(unverifiedBy(read, deciding, 'function'), project)
      const found = deciding ? (own ? [own] : []) : [...ofFilter(read, project)]
      const all = deciding || found.length > 0 || !isRead ? found : [...decidedByCallers(read, project)]
      const isBrought = token !== undefined && isNamedOfProvider(codeAt(token.at), inFunction)
      const handed = all.length > 0 ? [] : handedIdentity(read, hereOf({ value, at }, language), project)
      for (const one of [...all, ...handed]) yield isBrought ? ofProvider(one) : one
    }
  },
})

/** Whether what the function calls, or what runs before it, has verified the token. */
export function isVerifiedBefore(read: Span, project: Project): boolean {
  return isHandedBefore(read, project) || isUsedBehind(read, project)
}

/** What verifies the application's own tokens says nothing of one that a provider has made. */
function ofProvider({ verifiedIn: _, ...check }: TokenCheck): TokenCheck {
  return { ...check, ofProvider: true }
}

/** What is compared in the rest of the function. */
function decidesBehind({ value, at }: Pick<Said, 'value' | 'at'>, language: CLike): Deciding | undefined {
  const until = at.file.text.indexOf('\nfunc ', at.end)
  const rest = at.file.text.slice(at.end, Math.min(until < 0 ? at.end + FUNCTION : until, at.end + FUNCTION))
  return (
    DECIDES.exec(rest) ?? (language === 'go' ? decidesByField({ value, at }, rest) : null) ?? decidesByKept(hereOf({ value, at }, language))
  )
}

/** The function around a call, and in Go what it reads a token into. */
function hereOf({ value, at }: Pick<Said, 'value' | 'at'>, language: CLike): ReadHere {
  const { before, after } = functionAround(at, language)
  const given = language === 'go' ? items(value).slice(1) : []
  const into = given.flatMap((one) => /^&?(\w{1,60})$/.exec(codeAt(one.at))?.[1] ?? [])
  return { before, behind: after.slice(0, FUNCTION), into }
}

/** A filter of the JVM that signs its caller in by what is read; what another file verifies may have passed there. */
export function* ofFilter(read: Read, project: Project): Generator<TokenCheck> {
  const { at, name } = read
  const deciding = signedInWith({ at, end: at.start + name.length, inFunction: read.inFunction }, project)
  if (!deciding) return
  const verifiedIn = verifierBeside(at.file, project)
  yield { ...unverifiedBy(read, deciding, 'function'), ...(verifiedIn !== undefined && { verifiedIn }) }
}

/** What a function has that answers requests. */
const OF_REQUEST = oneOf('', goFormReaders.authorization, /\*http\.Request\b|\*?(?:gin|echo|fiber)\.(?:Context|Ctx)\b/)

/** A field of the object that the claims of a request's token are read into, and that is compared: `claims.Role != "admin"`. */
function decidesByField({ value, at }: Pick<Said, 'value' | 'at'>, rest: string): RegExpExecArray | null {
  const into = items(value)[1]
  const name = into && /^&?(\w{1,60})$/.exec(at.file.text.slice(into.at.start, into.at.end))?.[1]
  if (name === undefined || !OF_REQUEST.test(goFunctionAround(at).code)) return null
  const field = `${name}\\.(?:roles?|scopes?|scp|permissions?|groups?|(?:is_?)?admin|tenant(?:_?id)?)`
  return new RegExp(
    `\\bif [^\\n{]{0,120}(?:\\b${field} (?:==|!=) (?!"")|(?:==|!=) ${field}\\b|Contains\\(${field},|!${field} )` +
      '[^\\n]{0,120}\\{[^}]{0,200}(?:40[13]|forbidden|unauthori[sz]ed)',
    'i',
  ).exec(rest)
}
