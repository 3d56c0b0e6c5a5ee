import { logLibraries, logWords, trackerWords } from '../../knowledge/libraries/log-libraries.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import { importsGoOAuth2 } from '../../knowledge/libraries/go-oauth2.ts'
import { isCsrfToken } from '../../classify/csrf-tokens.ts'
import type { Project } from '../../discover/project.ts'
import type { LogCall } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import { saidIn, type CLike, type Said } from '../../parse/c-like.ts'
import { entries, items, type Node } from '../../parse/node.ts'
import { addressWithCredential } from './c-like-addresses.ts'
import { isSaidUnknown } from './said-unknown.ts'
import { writtenAsToken } from './c-like-sent-names.ts'
import { isDeadHere } from './dead-values.ts'
import { isDecodedPart, isRefusedHere } from './c-like-refused.ts'
import { isEmptyHere } from './empty-branches.ts'
import { isAskedFor } from './c-like-programs.ts'
import { sinkOf } from './c-like-sinks.ts'
import { heldIn } from './c-like-held.ts'
import { bodyWithPassword } from './c-like-bodies.ts'
import { withCode } from './c-like-callbacks.ts'
import { queryWithCredential } from './c-like-logged-queries.ts'
import { labelledEntry } from './c-like-entries.ts'
import { formattedBy, givesText, tracks, writesLog, writtenByChain } from './c-like-loggers.ts'
import { isOtherValue } from './c-like-other-values.ts'
import { C_LIKE_FILES, languageOf, type Asked } from '../../program/written/index.ts'
import { secretIn } from './c-like-secrets.ts'
import { shownCode } from './shown-code.ts'
import { HOLDERS, HOLDS, WHOLES, WRITES } from './log-call-words.ts'
import { wholeTokenAnswer } from './written-token-answers.ts'
import { wholeLogged } from './logged-wholes.ts'
import { PUT_BEFORE_HOST } from './userinfo-credentials.ts'
import { tableInTable, tableWithSecret } from './logged-tables.ts'
import { recordWithSecret } from './logged-records.ts'
import { idOfSession } from './logged-sessions.ts'
import { sentCode } from './c-like-sent-codes.ts'
import { cookieIn } from './written-cookies.ts'
import { tokenAnswered } from './c-like-token-members.ts'
import { vagueToken } from './c-like-vague.ts'
import { connectionInGo } from './go-connections.ts'
import { HOLDS_FIELD, isAddressOfText, objectOfGo } from './go-logged-objects.ts'
import { inErrorText, tokenObject } from './go-token-objects.ts'
import { goTypeOf, saysOwnText } from './go-types-elsewhere.ts'
import { isOfOneEntry, type EntryField } from './fields-of-entry.ts'
import { lambdasLogged } from './kotlin-log-lambdas.ts'
import { shownWith } from './kotlin-receivers.ts'
import { isHalfOfOAuth1, isObjectWithoutText } from './java-objects.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { codeAt, type Span } from '../../text/source.ts'
import { interceptsRequests, typedHolder, wholeOfGo } from '../../knowledge/words/typed-objects.ts'
import { sessionIdAsked, webSessionNamed } from '../../knowledge/words/sessions.ts'
import { asksForHeaders, headersKept, headersLooped, seesEachRequest, tokenOfQuery } from '../../knowledge/words/logged-requests.ts'
import { namesStored } from '../../knowledge/words/written-answers.ts'
import { boundCookie, cookieByVariable, holdsCookies } from '../../knowledge/words/written-cookies.ts'
import { sentName } from '../../knowledge/words/sent-names.ts'
import { sentCodeNamed } from '../../knowledge/words/logged-answers.ts'
import { redeemsSignInCode, setsCookieHeader } from '../../knowledge/words/logged-before-use.ts'
import { connectsByVariable } from '../../knowledge/words/database-connections.ts'
import { connectsInGo } from '../../knowledge/words/connections.ts'
import { loggerCall, loggerChain } from '../../knowledge/words/loggers.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'

/** Credentials that are written to a log, in languages that are read without a grammar. */
export default defineTextSurface({
  id: 'log-calls',
  name: 'Logs in Go, Java, Kotlin, C# and PHP',
  spec: 'https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html',
  counts: 'code',
  files: C_LIKE_FILES,
  mentions: [...logWords, ...trackerWords],
  together: [
    [
      /oauth|access_?token|refresh_?token|installation_?token|authorization|bearer|api_?key|client_?secret|openid|\bmcp\b/i,
      inTurn('i', WRITES, /(?:token|secret|passw|api_?key|private_?key|authorization|\.headers?\b)/),
    ],
    [HOLDS, inTurn('i', WRITES, HOLDERS)],
    [inTurn('i', oneOf('', ...trackerWords.map((one) => new RegExp(one))), /[^]{0,400}?(?:token|secret|passw|api_?key|authorization)/)],
    [/[?&](?:\w{1,12}_?)?(?:token|key|password|hint)=(?:["'{]|\$)/i, inTurn('i', WRITES, /(?:ur[il]|link|endpoint|address|href)\b/)],
    [/[?&]code=["'`%{$]/, inTurn('i', WRITES, /(?:ur[il]|link|address|redirect|location)\b/)],
    [
      /["']state["']|\$state\b|[sS]tring\??\s{1,4}state\b|\bstate: String|["']grant_type["']|\.Exchange\(/,
      inTurn('', WRITES, /(?<![\w"'])\$?(?:\w{0,20}_)?(?:code|\w{0,20}Code)(?:[A-Z_]\w{0,20})?\b|[([]["']code["'][\])]/),
    ],
    [sentName.pattern, inTurn('', WRITES, /[,+{$(]\s{0,40}\$?\w{1,40}\s{0,4}[,)}"]/)],
    [/jwt/i, inTurn('i', WRITES, /\b(?:jwt|bearer|claims|token)\b/)],
    [headersKept.pattern, WRITES],
    [WHOLES, WRITES],
    [oneOf('', redeemsSignInCode.pattern, setsCookieHeader.pattern), WRITES],
    [/["']authorization["']\]?\s{0,4}(?:=>?|:|,|to\b)/i, inTurn('i', WRITES, /\w{0,20}headers\b/)],
    [asksForHeaders.pattern, inTurn('i', WRITES, /headers?(?:map|->all)?\b/)],
    [oneOf('', seesEachRequest.pattern, tokenOfQuery.pattern), inTurn('i', WRITES, /\bur[li]\b|query|requesturi|originalurl|fullurl/)],
    // An object that may write its fields, by the type of a parameter or a variable.
    [typedHolder.pattern, inTurn('', WRITES, /[,+{$]\s{0,40}\w{1,40}\s{0,4}[,)}"]/)],
    // A field of an entry, which is called as the credential is.
    [inTurn('i', WRITES, /["']\w{1,40}_(?:token|secret)["']\s{0,4},/)],
    // A structure of Go of another file, by the name of what is written.
    [inTurn('', WRITES, wholeOfGo.pattern)],
    [interceptsRequests.pattern, inTurn('', WRITES, /\breq(?:uest)?\b/)],
    [importsGoOAuth2.pattern, /Errorf\(/, /\btoken\b/],
    [oneOf('m', HOLDS_FIELD, headersLooped.pattern), WRITES],
    [
      oneOf('', connectsInGo.pattern, PUT_BEFORE_HOST),
      inTurn('i', WRITES, /(?:ur[li]|dsn|conn(?:ection)?_?str(?:ing)?|remote|repo|origin)\s{0,4}[,)}"]/),
    ],
    [connectsByVariable.pattern, inTurn('i', WRITES, /getenv|environ|env\(/)],
    [/OTLP_(?:\w{1,10}_)?HEADERS/, inTurn('i', WRITES, /headers/)],
    [
      oneOf('', seesEachRequest.pattern, /["']password["'] ?=>|->password\b|Socialite::driver\(/),
      inTurn('i', WRITES, /body|->(?:all|post|input|getcontent)\(\)|_post\b/),
    ],
    [webSessionNamed.pattern, inTurn('', WRITES, sessionIdAsked.pattern)],
    [sentCodeNamed.pattern, inTurn('i', WRITES, /(?:code|token|otp|pin)\s{0,4}[,)}"]/)],
    [holdsCookies.pattern, inTurn('i', WRITES, /cookies?\b/)],
    [/Cookie\b/, inTurn('', WRITES, cookieByVariable.pattern)],
    [namesStored.pattern, WRITES],
    [boundCookie.pattern, inTurn('', WRITES, /\b(?:token|jwt)\b/)],
    [
      inTurn(
        'i',
        WRITES,
        /(?:passw|access_?token|refresh_?token|client_?secret|(?:api|private|master|encryption|signing)_?key|authorization)/,
      ),
    ],
  ],
  skipsTests: true,
  *read(text, { file, project }): Generator<Statement> {
    const language = languageOf(file.path)
    // Rust's logs are macros.
    if (!language || language === 'rs') return
    let lastField: EntryField | undefined
    const all = saidIn(text, language)
    for (const said of [...all, ...(language === 'kt' ? lambdasLogged(text) : [])]) {
      for (const found of language === 'go' ? inErrorText(said) : []) yield { kind: 'logCall', sink: 'log', ...found, by: said.name }
      const isField = said.is === 'call' && FIELD.test(said.name)
      const found = written(said, all, { language, project })
      if (!found || opensNothing(found, language) || isSaidUnknown(found.what, isField ? entryAround(said.value.at) : said.value.at))
        continue
      const sink = sinkOf(said, found, language)
      if (sink === 'terminal' && isAskedFor(said)) continue
      // An entry says it once, whichever of its fields hold credentials.
      if (isField) {
        const field = { at: found.at, isChained: CHAINED.test(said.name) }
        if (lastField && isOfOneEntry(lastField, field)) continue
        lastField = field
      }
      const within = found.within === undefined ? {} : { within: shownCode(found.within) }
      yield { kind: 'logCall', sink, ...found, ...within, what: shownCode(found.what), by: said.name.split('.').slice(-2).join('.') }
    }
  },
})

function opensNothing(found: Pick<LogCall, 'what' | 'within' | 'at'>, language: CLike): boolean {
  if (
    isEmptyHere(found) ||
    isRefusedHere(found) ||
    isDecodedPart(found) ||
    isDeadHere(found) ||
    isCsrfToken(found.what, found.at.file.path)
  )
    return true
  if (language === 'go') return isAddressOfText(found)
  return isObjectWithoutText(found, language) || isHalfOfOAuth1(found, language)
}

/** Whether what is written is no text of a credential: by what it is, or by how the text shows it (`%d`, `%t`, `%T`). */
function isOther({ at }: Pick<LogCall, 'at'>, said: Said, asked: Asked): boolean {
  const verb = formattedBy(said).find((one) => one.node.at.start === at.start)?.verb
  if (asked.language === 'go' && verb !== undefined && /[dtTpcfbU]$/.test(verb)) return true
  return isOtherValue(codeAt(at, 120), asked)
}

/** What takes a field of zap, where the name of its object says nothing: `s.l.Debug("…", zap.Any("request", r))`. */
const WRITES_FIELDS = /\.(?:With|Trace|Debug|Info|Warn|Error|Fatal|Panic|DPanic)$/

const FIELD = asWritten(logLibraries, 'is-field', 'is-chained-field')
/** The fields of an entry that is written by a chain. */
const FIELD_OF_CHAIN = asWritten(logLibraries, 'gives-entry', 'is-field-of-chain')

/** Those of logrus are calls in a chain, and stand in no call around them. */
const CHAINED = asWritten(logLibraries, 'is-chained-field')

/** The entry that a field is given to, from its message on: `log.Info(ctx, "token expired", zap.String("token", t))`. */
function entryAround({ file, start, end }: Span): Span {
  const from = Math.max(0, start - LONGEST_MESSAGE)
  const opened = [...file.text.slice(from, start).matchAll(ENTRY)].at(-1)
  return opened ? { file, start: from + opened.index, end } : { file, start, end }
}

const ENTRY = /(?<!\bzap)\.(?:With|Trace|Debug|Info|Warn|Error|Fatal|Panic|DPanic)\(/g
/** Characters between a call that writes an entry and one of its fields. */
const LONGEST_MESSAGE = 400

function written(
  said: Said,
  all: readonly Said[],
  { language, project }: Omit<Asked, 'at'>,
): Pick<LogCall, 'what' | 'within' | 'at'> | undefined {
  for (const item of given(said, language)) {
    for (const one of shownWith(item, language)) {
      const found =
        secretIn(one, language) ??
        idOfSession(one, language) ??
        heldIn(one, language) ??
        wholeLogged(one, { language, project }) ??
        tokenObject(one, said) ??
        wholeTokenAnswer(one, language) ??
        tableWithSecret(one, one === item && !/Write(?:Line)?(?:Async)?$/.test(said.name), all, { at: one.at, language, project }) ??
        tableInTable(one, all, { language, project }) ??
        recordWithSecret(one, { at: one.at, language, project }) ??
        (language === 'go' ? objectOfGo(one, said, project) : undefined) ??
        vagueToken(one, said, { language, project }) ??
        (one.kind === 'dynamic' ? writtenAsToken(one.at, language) : undefined) ??
        tokenAnswered(one, language) ??
        sentCode(one, language) ??
        withCode(one, said, language) ??
        queryWithCredential(one, language, project) ??
        bodyWithPassword(one, language, project) ??
        addressWithCredential(one, language) ??
        (language === 'go' ? connectionInGo(one) : cookieIn(one, language))
      const within = found && 'within' in found ? found.within : undefined
      if (typeof within === 'string' && found && language === 'go' && isWrittenByItself(within, found.at, project)) continue
      if (found && !isOther(found, said, { at: found.at, language, project })) return found
    }
  }
  const entry = labelledEntry(said, language)
  return entry && !isOther(entry, said, { at: entry.at, language, project }) ? entry : undefined
}

/** Whether the type of what is written whole says itself what is shown of it. */
function isWrittenByItself(name: string, at: Span, project: Project): boolean {
  const type = /^\w{1,60}$/.test(name) ? goTypeOf(name, at, project) : undefined
  return type !== undefined && saysOwnText(type)
}

/** What a call writes to a log. */
function given(said: Said, language: CLike): readonly Node[] {
  const { is, name, value, within } = said
  if (is === 'chain')
    return loggerChain.pattern.test(name)
      ? entries(value).flatMap(({ key, value: one }) => (FIELD_OF_CHAIN.test(key.value) ? items(one).slice(1) : []))
      : writtenByChain(said, language)
  if (is !== 'call') return []
  if (FIELD.test(name))
    return CHAINED.test(name) || within.some((one) => loggerCall.pattern.test(one) || WRITES_FIELDS.test(one)) ? items(value) : []
  if (tracks(said, language)) return items(value)
  if (!writesLog(said, language) || givesText(said, language)) return []
  const [first] = items(value)
  const isToFile = /\.Fprint/.test(name) && !(first && /^os\.Std(?:err|out)$/.test(codeAt(first.at)))
  return isToFile ? [] : items(value)
}
