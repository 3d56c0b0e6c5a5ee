import type { LogCall } from '../src/model/index.ts'
import { holdsMore } from '../src/knowledge/words/logging.ts'
import { loggedIn } from '../src/judge/problems.ts'
import { defineRule, error, note, warning } from '../src/judge/rule.ts'

/**
 * Credentials are written to a log, a trace or the result of a tool.
 *
 * ## Why
 *
 * Logs are kept longer and read by more people than the credential itself. The result
 * of a tool goes to the model, and from there into the conversation and its provider's
 * records.
 *
 * ## Instead
 *
 * Log an id of the key or its last four characters, and let log libraries redact the
 * `Authorization` header.
 *
 * ## Not reported
 *
 * Redacted values, lengths, names of keys and yes-or-no answers.
 */
export default defineRule({
  id: 'secret-in-log',
  title: 'Credentials in a log',
  group: 'secrets in context',
  variants: { log: warning(5.5), 'tool-result': error(7), terminal: note(3), trace: note(2), beginning: note(2.5) },
  needs: { 'tool-result': { error: ['model-reads'] } },
  confidence: 'medium',
  references: [
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/security-considerations#token-theft',
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-7.1.3.1',
    'https://genai.owasp.org/resource/owasp-genai-llm-top-10-2026/',
  ],
  tags: [
    'CWE-532',
    'owasp-llm-2026/LLM02',
    'owasp-llm-2025/LLM02',
    'owasp-mcp-2025/MCP01',
    'owasp-mcp-2025/MCP08',
    'owasp-nhi-2025/NHI2',
    'owasp-asvs-5.0.0/16.2.5',
  ],
  recommended: true,
  on: 'logCall',

  *check(call, { logCall }) {
    const { sink, what, within, isAnswer, by, at } = call
    const { variant, fact, help } = SINKS[sink]
    const isConnection = CONNECTION.test(within ?? what)
    const shown = isAnswer
      ? `\`${what}\`, a whole answer with its tokens or secrets`
      : within === undefined
        ? `\`${what}\``
        : isConnection && CONNECTION.test(what)
          ? `\`${within}\``
          : sink === 'log' && CALL.test(what) && !holdsMore.pattern.test(what)
            ? `in \`${within}\`, the answer of \`${what}\``
            : sink === 'terminal'
              ? `\`${within}\`, which holds \`${what}\`,`
              : `\`${what}\` in \`${within}\``
    yield {
      variant,
      at,
      message: `${by} ${fact(what, shown)}`,
      help:
        sink === 'log'
          ? helpFor(what, within)
          : sink === 'terminal' && isConnection
            ? 'drop the line, or show the host and the database alone'
            : NO_END.test(what)
              ? (WITHOUT_END[sink] ?? help)
              : sink === 'debug-switch' && SIGN_IN.test(what)
                ? 'leave it off where others read the log'
                : help,
      // A value that one file writes at several places is one decision, and so are answers that its tools hand on whole.
      decision: isAnswer ? `answers of ${at.file.path}` : `${what} in ${loggedIn(call, logCall)} of ${at.file.path}`,
      ...(sink === 'tool-result' ? { evidence: [{ is: 'model-reads', at, say: `${by} reaches the model` }] } : {}),
    }
  },
})

/** What is written whole is cut to what somebody needs of it; a value by itself is told by its end. */
function helpFor(what: string, within: string | undefined): string {
  const [whole, isWithin] = [within ?? what, within !== undefined]
  if (isWithin && ENVIRONMENT.test(what)) return 'log the variables that somebody needs, by their names'
  if (HEADERS.test(whole) || HEADERS.test(what) || what === 'cookies')
    return 'leave `Authorization`, `Cookie` and other keys out of what is logged'
  if (isWithin && FAILURE.test(whole)) return 'log the message and the status of the error alone'
  if (isWithin && ADDRESS.test(whole)) return 'log the path of the address alone'
  if (CONNECTION.test(whole)) return 'log its host and database alone'
  if (LINK.test(whole)) return 'leave the link out, and log by an id whom it is for'
  if (NO_END.test(whole)) return NOT_AT_ALL
  return holdsMore.pattern.test(whole) ? 'log the fields that somebody needs, without the credentials' : SINKS.log.help
}

/** What nobody can redact: a library writes it when it is told to debug. */
const SIGN_IN = /^account$/

/** A function is no credential: what it gives is. */
const CALL = /\w\(\)$/
const HEADERS = /headers?(?:->all)?(?:\.toMap)?\W{0,4}$|header_?map\W{0,4}$|request\.(?:env|meta)$/i
const ENVIRONMENT = /(?<!request\.)\benv(?:iron(?:mentVariables)?)?(?:::vars)?(?:\(\))?$|getenv\(\)$|GetEnvironmentVariables\(\)$|_ENV$/i
const FAILURE = /^(?:e|err|ex|error|exception)(?:\W{1,2}(?:config|request)(?:\W{1,2}data)?)?$/i
const ADDRESS = /(?:ur[il]s?|href|query|query_params|address)(?:\.(?:to)?string)?\W{0,4}$/i
/** The address of a database, in which its password stands. */
const CONNECTION = /(?:dsn|conn(?:ection)?_?str(?:ing)?|(?:database|db)_?ur[il])\W{0,4}$/i
const LINK = /links?\W{0,4}$/i
/** What people choose is short, and often used elsewhere: a part of it helps to guess the rest. */
const NO_END = /(?:passw(?:or)?d|pwd|passphrase|passcode|otp)\W{0,4}$/i
const NOT_AT_ALL = 'leave it out, and log an id of the user'

const WITHOUT_END: Partial<Record<LogCall['sink'], string>> = {
  trace: 'leave it off where others read the log',
  beginning: NOT_AT_ALL,
}

const SINKS = {
  log: {
    variant: 'log',
    fact: (what: string, shown: string) =>
      holdsMore.pattern.test(what)
        ? `writes ${shown}, including its credentials`
        : shown.startsWith('in ')
          ? `writes the credentials ${shown}`
          : `writes the ${CONNECTION.test(what) ? 'connection string' : 'credential'} ${shown}`,
    help: 'log an id of the key or its last four characters',
  },
  terminal: {
    variant: 'terminal',
    fact: (_: string, shown: string) => `shows ${shown} in the terminal, where agents may read it`,
    help: 'write it to a file for its user alone, or show it only when an option asks for it',
  },
  'own-console': {
    variant: 'terminal',
    fact: (_: string, shown: string) => `writes ${shown}, a token for one step, into the console of the person it was made for`,
    help: 'leave it out of what is logged',
  },
  'first-password': {
    variant: 'terminal',
    fact: (_: string, shown: string) => `writes ${shown}, the first password of a new installation`,
    help: 'take it from a setting, or write it to a file for the administrator alone',
  },
  unsent: {
    variant: 'terminal',
    fact: (_: string, shown: string) => `writes ${shown}, which nothing is set up to send`,
    help: 'write it on machines for development alone',
  },
  trace: {
    variant: 'trace',
    fact: (_: string, shown: string) => `writes the credential ${shown} when somebody switches it on`,
    help: 'leave it off where others read the log, or log the last four characters',
  },
  beginning: {
    variant: 'beginning',
    fact: (_: string, shown: string) => `writes more of a credential than its prefix: ${shown}`,
    help: 'log an id of the key or its last four characters',
  },
  'tool-result': {
    variant: 'tool-result',
    fact: (_: string, shown: string) => `holds ${shown}, which the model then reads`,
    help: 'return only what the model needs',
  },
  'debug-switch': {
    variant: 'log',
    fact: (_: string, shown: string) => `logs ${shown}, including its credentials`,
    help: 'leave it off, or redact the `Authorization` header',
  },
}
