import type { LogCall } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import { saidIn, type CLike, type Said } from '../../parse/c-like.ts'
import { entries, items, type Node } from '../../parse/node.ts'
import { addressWithCredential } from './c-like-addresses.ts'
import { isEmptyHere, isRefusedHere } from './c-like-refused.ts'
import { isAskedFor, printsInTerminal } from './c-like-programs.ts'
import { heldIn } from './c-like-held.ts'
import { withCode } from './c-like-callbacks.ts'
import { labelledEntry } from './c-like-entries.ts'
import { writesLog } from './c-like-loggers.ts'
import { secretIn } from './c-like-secrets.ts'
import { shownIn } from './c-like-shown.ts'
import { vagueToken } from './c-like-vague.ts'
import { inErrorText, tokenObject } from './go-token-objects.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { C_LIKE_FILES, languageOf } from './c-like-files.ts'
import { loggerCall, loggerChain } from '../../knowledge/words/logging.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'

/** A call that may write, and the beginning of what it is given. */
const WRITES = inTurn(
  '',
  oneOf(
    '',
    /log\w{0,12}(?:\(\))?(?:\.|->|::)\w{3,14}/,
    /\.(?:Ctx)?(?:Trace|Debug|Info|Notice|Warn(?:ing)?|Error|Fatal|Panic)(?:f|w|ln|S|Ctx|Context|Contextf)/,
    /\bF?print(?:ln|f)?|\.write(?:line)?|\b(?:[a-z]?log(?:ger)?|error_log|info|print_r|var_dump)|\.(?:str|any|[viwed])/,
  ),
  /\((?:[^;\n]|\n(?![ \t]{0,80}\n)){0,400}?/,
)

/** Words of code that has credentials under other names. */
const HOLDS = oneOf(
  'i',
  /mcp_?config|mcp_?servers|request_?token|grant_type|client_secret/,
  /code_verifier|(?:access|refresh)_?token|authorization_?code|["']code["']/,
)

/** What may hold a credential by what else its function does with it. */
const HOLDERS = oneOf(
  'i',
  /\b\w{0,30}(?:json|data|body|form|params|values|payload|response|resp|res|result|config|cfg|session|info|key)\b/,
  /ur[il]\b|query|_get\b|cookie|requesturi|\.all\(/,
)

/** Credentials that are written to a log, in languages that are read without a grammar. */
export default defineTextSurface({
  id: 'log-calls',
  name: 'Logs in Go, Java, Kotlin, C# and PHP',
  spec: 'https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html',
  counts: 'code',
  files: C_LIKE_FILES,
  mentions: ['log', 'Log', 'LOG', 'info(', 'rint', 'WriteLine', 'dump(', 'Timber', 'Debugf', 'Infof', 'Warnf', 'Errorf('],
  together: [
    [
      /oauth|access_?token|refresh_?token|authorization|bearer|api_?key|client_?secret|openid|\bmcp\b/i,
      inTurn('i', WRITES, /(?:token|secret|passw|api_?key|private_?key|authorization|\.headers?\b)/),
    ],
    [HOLDS, inTurn('i', WRITES, HOLDERS)],
    [/[?&](?:\w{1,12}_?)?(?:token|key|password|hint)=(?:["'{]|\$)/i, inTurn('i', WRITES, /(?:ur[il]|link|endpoint|address|href)\b/)],
    [/["']state["']|\$state\b/, inTurn('', WRITES, /(?<![\w"'])\$?code\b/)],
    // A field of an entry, which is called as the credential is.
    [inTurn('i', WRITES, /["']\w{1,40}_(?:token|secret)["']\s{0,4},/)],
    [/"golang\.org\/x\/oauth2"/, /Errorf\(/, /\btoken\b/],
    [/\.Cookies\(\)|\$_COOKIE|->cookies?\b/, inTurn('i', WRITES, /cookies?\b/)],
    [inTurn('i', WRITES, /(?:passw|access_?token|refresh_?token|client_?secret|api_?key|private_?key|authorization)/)],
  ],
  skipsTests: true,
  *read(text, { file }): Generator<Statement> {
    const language = languageOf(file.path)
    // Rust's logs are macros.
    if (!language || language === 'rs') return
    for (const said of saidIn(text, language)) {
      for (const found of language === 'go' ? inErrorText(said) : []) yield { kind: 'logCall', sink: 'log', ...found, by: said.name }
      const found = written(said, language)
      if (!found || isEmptyHere(found) || isRefusedHere(found)) continue
      const sink = printsInTerminal(said.name, file, language) ? 'terminal' : language === 'cs' && TRACE.test(said.name) ? 'trace' : 'log'
      if (sink === 'terminal' && isAskedFor(said)) continue
      yield { kind: 'logCall', sink, ...found, by: said.name.split('.').slice(-2).join('.') }
    }
  },
})

/**
 * The level whose messages "may contain sensitive application data" and which is off until somebody asks for it:
 * https://learn.microsoft.com/dotnet/api/microsoft.extensions.logging.loglevel
 */
const TRACE = /\.LogTrace$/

/** A field of an entry, by its name: https://pkg.go.dev/go.uber.org/zap#String, https://pkg.go.dev/github.com/sirupsen/logrus#WithField */
const FIELD = /(?:^|\.)(?:zap|slog)\.(?:String|Any|Stringp|ByteString)$|\.WithFields?$/
/** The fields of an entry that is written by a chain: https://pkg.go.dev/github.com/rs/zerolog#Event.Str, SLF4J's `addKeyValue`. */
const FIELD_OF_CHAIN = /^(?:Str|Any|Interface|RawJSON|Bytes|addKeyValue)$/

function written(said: Said, language: CLike): Pick<LogCall, 'what' | 'within' | 'at'> | undefined {
  for (const item of given(said, language)) {
    for (const one of new Set([item, ...shownIn(item, language)])) {
      const found =
        secretIn(one, language) ??
        heldIn(one, language) ??
        tokenObject(one, said) ??
        vagueToken(one, said, language) ??
        withCode(one, said, language) ??
        addressWithCredential(one, language)
      if (found) return found
    }
  }
  return labelledEntry(said, language)
}

/** What a call writes to a log. */
function given(said: Said, language: CLike): readonly Node[] {
  const { is, name, value, within } = said
  if (is === 'chain')
    return loggerChain.pattern.test(name)
      ? entries(value).flatMap(({ key, value: one }) => (FIELD_OF_CHAIN.test(key.value) ? items(one).slice(1) : []))
      : []
  if (is !== 'call') return []
  if (FIELD.test(name))
    return /\.WithFields?$/.test(name) || within.some((one) => loggerCall.pattern.test(one) || /\.With$/.test(one)) ? items(value) : []
  if (!writesLog(said, language)) return []
  const [first] = items(value)
  const isToFile = /\.Fprint/.test(name) && !(first && /^os\.Std(?:err|out)$/.test(first.at.file.text.slice(first.at.start, first.at.end)))
  return isToFile ? [] : items(value)
}
