import { authJs } from '../../knowledge/libraries/sign-in.ts'
import { singleCalls } from '../../knowledge/libraries/single-calls.ts'
import { importOf } from './import-words.ts'
import { importsOneOf } from './word-tests.ts'
import { mayHandToken } from '../../knowledge/words/handed-tokens.ts'
import type { Surface } from '../reading/surface.ts'
import { packagesWithTokens } from '../../knowledge/words/library-types.ts'
import { eventsLogged, eventsShown } from './event-words.ts'
import { LOG_CALL, LOG_CALLED } from './logged-in-script.ts'
import { CODE_PUT, CODE_READ, MANY_IN_PYTHON, MANY_IN_SCRIPT, PASSWORD_HELD, SECRET_WORDS, TOKENS_GIVEN } from './secret-words.ts'
import { COOKIE_READ } from './logged-cookies.ts'
import { oneOf } from '../../text/pattern.ts'
import { USERINFO } from './userinfo-of-programs.ts'
import { TRACKERS_BY_NAME, TRACKS, TRACKS_IN_PYTHON } from './tracker-words.ts'
import { asksForTokens } from '../../knowledge/words/answered-tokens.ts'
import { mayGiveTokens } from '../../knowledge/words/redemptions.ts'
import { formatsToken } from '../../knowledge/words/formatted-tokens.ts'
import { credentialContext } from '../../knowledge/words/logging.ts'
import { makesToken } from '../../knowledge/words/made-tokens.ts'
import { sentName } from '../../knowledge/words/sent-names.ts'
import { typedState } from '../../knowledge/words/typed-objects.ts'

/** What a page takes of its address: `searchParams.get('token')`, `searchParams.token`, `const { token } = await props.searchParams`. */
const TOKEN_OF_ADDRESS = oneOf(
  '',
  /searchParams[?!]?\.(?:get\(\s{0,4}["'`])?\w{0,20}[tT]oken\b/,
  /\b\w{0,20}[tT]oken\b[^{}=\n]{0,80}\}\s{0,4}=\s{0,4}(?:await\s{1,4})?(?:\w{1,20}\.)?searchParams\b/,
)

/** Expressions for `together`: cheap signs, in a text that nobody has parsed yet, of a secret that is written somewhere. */

/** What opens something once: codes, verifiers, links. */
const SECRETS = `${SECRET_WORDS}|auth\\w{0,12}_?code\\b|_?verifier\\b|\\botp|device_?code|one_?time|magic_?link`
const WRITTEN = `${SECRETS}|headers|\\benv\\b`
const LOGS = `${LOG_CALLED}\\([^;]{0,600}?`
/** A call that writes a log, and within its arguments a name that may be a secret's. */
const SECRET_LOGGED = new RegExp(`${LOGS}(?:${WRITTEN})`, 'i')
/** An object or a text by a name, with one that may be a secret's within. */
const SECRET_HELD = new RegExp(
  '\\b(?:const|let|var)\\s{1,8}\\w{1,60}(?:\\s{0,8}:\\s{0,8}[\\w.<>, ' +
    `\\[\\]|]{1,80})?\\s{0,8}=\\s{0,8}(?:JSON\\.stringify\\()?[{\`][^;]{0,400}?(?:${WRITTEN})`,
  'i',
)
/** A name for something of which a part may be a secret's name. */
const SECRET_NAMED = new RegExp(
  '\\b(?:const|let|var)\\s{1,8}(?:\\w{1,60}|\\{[^}=]{0,200}\\})(?:\\s{0,8}:\\s{0,8}[\\w.<>, \\[\\]|]{1,80})?\\s{0,8}=' +
    `[^;\\n]{0,160}(?:${SECRETS})`,
  'i',
)
/** A log of something by its name. */
const NAME_LOGGED = new RegExp(`${LOGS}\\b[\\w$]{1,60}\\s{0,8}[,)}]`, 'i')
/** A name with a type that may be declared in the repository, or where it is used. */
const NAME_TYPED = /[\w$)]\??\s{0,4}:\s{0,4}(?:\w{1,20}<\s{0,4}){0,2}[A-Z{]|\bas\s{1,4}\{/
/** The same with a name that an answer or a request may have. */
const ANSWER_LOGGED = new RegExp(`${LOGS}\\b(?:data|body|json|result|response|payload|res|params|form|fields)\\b`, 'i')
/** A credential that is read of an object. */
const MEMBER_READ = /\.\w{0,60}(?:token|secret|passw|pwd|passphrase|key)\b/i
/** The text of a tool's result, with a name that may be a secret's behind it. */
const TEXT_OF_SECRET = new RegExp(`\\btext["']?\\s{0,8}[:,}][^;]{0,600}?(?:${WRITTEN})`, 'i')
/** The same of something by its name. */
const TEXT_OF_NAME = /\btext["']?\s{0,8}:\s{0,8}(?:JSON\.stringify\(\s{0,40})?[\w$]{1,60}\s{0,40}[,)}]/
/** A call that traces or tracks errors, with a name that may be a secret's in its arguments. */
export const TRACKED = new RegExp(`\\b(?:${TRACKS}|(?:${TRACKERS_BY_NAME})\\.[a-z]{1,12})\\s{0,4}\\([^;]{0,600}?(?:${WRITTEN})`, 'i')
/** An error whose message has such a name. */
const THROWN = new RegExp(`\\bthrow\\s{1,4}new\\s[^;]{0,400}?(?:${WRITTEN})`, 'i')

/** A log of a request's address or body. What is asked for is looked for first: most files have none of it. */
const REQUEST = '\\b(?:req|request|ctx|context)\\.(?:\\w{1,12}\\.)?'
const URL_ASKED = new RegExp(`${REQUEST}(?:url|originalUrl|href)\\b`)
const URL_LOGGED = new RegExp(`${LOGS}${URL_ASKED.source}`, 'i')
const BODY_ASKED = new RegExp(`${REQUEST}body\\b(?!\\.)`)
const BODY_LOGGED = new RegExp(`${LOGS}${BODY_ASKED.source}`, 'i')
const QUERY_ASKED = new RegExp(`${REQUEST}query\\b(?!\\.)`)
const QUERY_LOGGED = new RegExp(`${LOGS}${QUERY_ASKED.source}`, 'i')
const ADDRESS_ASKED = /\brequest\.(?:url|full_path|get_full_path|(?:args|query_params|query_string|GET|query)\b(?!\.get|\[))\b/
const SIGNS_IN = /["'/](?:token|log-?in|sign-?in|sign-?up|register|authenticate)["'`]|\bpassword\b|secret\b/i

/** An address that something was put into, as it is logged. */
const PUT_IN_QUERY = /\.(?:set|append)\(/
const ADDRESS_LOGGED = new RegExp(
  `${LOGS}\\b[\\w$]{1,60}(?:\\.(?:href|search|searchParams))?(?:\\.to(?:String|JSON)\\(\\))?\\s{0,8}[,)}]`,
  'i',
)

/** A password among what is logged, by a name or a member. */
const PASSWORD_LOGGED = new RegExp(`${LOGS}(?<!["'\\w-])(?:[\\w$]{1,30}\\??\\.){0,4}[pP]assword\\s{0,4}[,)}]`)

const SECRET = `${SECRETS}|creds\\b|headers|environ|getenv|\\.META\\b`
/** An expression that may end with a secret's name: behind a brace, comma, bracket, operator or word of the language. */
const GIVEN =
  '(?:[{,(+%=[*:]|\\b(?:else|or|and|if|await)\\b)\\s{0,40}[\\w.]{0,60}?(?:' +
  `(?:["']?[\\])]{1,2}|[[(]["']?)[\\w.]{0,60}?){0,4}?(?:${SECRET})`
/** Functions of a program's own that write a log, by their names. */
const OWN_LOG = '_?log_(?:debug|info|warn(?:ing)?|error|message|exception)|(?:print|dump|debug)_\\w{1,20}'
/** What begins within a word is looked for at its end, as every word of the text would be gone through else. */
const CALL =
  '(?:\\b(?:print|pprint|debug|info|warning|warn|error|critical|exception|log|success|trace|write|echo|set_attributes?' +
  `|${TRACKS_IN_PYTHON}` +
  `|${OWN_LOG})|\\w_(?:print|log|dump))\\s{0,4}\\(`
/** What may stand between the parenthesis of a call and its end: no line that begins another statement, and no other such call. */
const WITHIN =
  `(?:(?!${CALL})(?:[^\\n]|\\n(?![ ` +
  '\\t]{0,80}(?:return|raise|def|class|try|except|finally|with|import|from|pass|break|continue|elif|log|logger|logging|print)\\b' +
  '|[ \\t]{0,80}[@\\n]))){0,600}?'
const SINK = CALL.replace(/\\\($/, '(?=\\()')
const PUT_IN_NAME = new RegExp(
  '\\w(?:\\[[^\\]\\n]{1,80}\\])?(?:\\s{0,4}:\\s{0,4}[\\w.[\\], ' +
    `|]{1,60})?\\s{0,4}=\\s{0,4}(?:\\\\\\r?\\n\\s{0,80})?` +
    `(?:\\(\\s{0,40}|json\\.dumps\\(\\s{0,40})?(?:\\{|[fFbBrRuU]{0,2}["'])${WITHIN}(?:${SECRET})`,
  'i',
)
/** A name that is given something, or into which something is put, of which a part may be a secret's name. */
const GIVEN_SECRET = new RegExp(`^[ \\t]{0,80}\\w{1,60}(?:\\[[^\\]\\n]{1,80}\\])?[ \\t]{0,4}\\+?=(?!=)[^\\n]{0,160}(?:${SECRET})`, 'im')
/** A call that shows something by its name. */
const SHOWN_NAME = new RegExp(`${SINK}${WITHIN}[{,(+%=]\\s{0,40}\\w{1,60}\\s{0,4}[,)}]`, 'i')

/** A class with what may be a secret, or the import of one whose name says so. */
const TYPED_SECRET = new RegExp(
  `\\bclass \\w{1,80}[^]{0,2000}?(?:${SECRETS})["']?\\s{0,4}:` +
    '|\\bimport\\b[^]{0,400}?(?:config|settings|credential|auth|token|secret|login|account)',
  'i',
)
/** A call that shows something by a name or a member, or all that it holds. */
const SHOWN_BY_TYPE = new RegExp(`${SINK}${WITHIN}[{,(+%=]\\s{0,40}[\\w.]{1,80}\\s{0,4}(?:[,)}!]|\\()`, 'i')

/** What may configure an MCP server, shown by its name. */
const ENTRY = '\\b\\w{0,30}(?:config|servers?|svr|params|entry|options|info)s?\\s{0,4}'
const ENTRY_LOGGED = new RegExp(`${LOGS}${ENTRY}[,)}]`, 'i')
const ENTRY_SHOWN = new RegExp(`${SINK}${WITHIN}[{,(+%=]\\s{0,40}${ENTRY}[,)}!]`, 'i')

/** What a token endpoint answers and a switch of a library show, in Python, where no secret's name may stand. */
export const SHOWN_OTHERWISE: readonly (readonly RegExp[])[] = [
  [/grant_type|client_secret/, new RegExp(`${SINK}${WITHIN}\\b(?:data|body|json|result|response|payload|res|resp|info|text)\\b`, 'i')],
  ...eventsShown(`${SINK}${WITHIN}`),
  [/headers\[["'](?:[Aa]uthorization|[Xx]-[Aa][Pp][Ii]-[Kk]ey)["']\]\s{0,4}=/, new RegExp(`${SINK}${WITHIN}headers\\b`, 'i')],
  [CODE_READ, new RegExp(`${SINK}${WITHIN}\\bcode\\b`)],
  [formatsToken.pattern, new RegExp(SINK)],
  [TOKENS_GIVEN, new RegExp(`${SINK}${WITHIN}[{,(+%=]\\s{0,40}\\w{1,60}(?:\\.text|\\.(?:to_)?json\\(\\))?\\s{0,4}[,)}!]`, 'i')],
  [TOKENS_GIVEN, /\btool\b/, /\breturn\b/],
  [/token_(?:urlsafe|hex|bytes)\(/, /\btool\b/, /hash|sha256|(?:create|issue|rotate)_\w{0,20}(?:key|token)/, /\breturn\b/],
  [/client_secret|grant_type/, /\btool\b/, /\breturn\b/, /\.json\(\)|\.text\b|\breturn\s{1,4}(?:await\s)?[\w.]{1,80}\(/],
  [asksForTokens.pattern, /\btool\b/, /\breturn\b/],
  [/(?:token|key|secret|authorization)\[0?:[1-9]\d/i, new RegExp(`${SINK}${WITHIN}(?:token|key|secret|authorization)\\[0?:[1-9]\\d`, 'i')],
  [ADDRESS_ASKED, /token\b|api_?key|["'?&{ .]code\b/i, new RegExp(`${SINK}${WITHIN}${ADDRESS_ASKED.source}`)],
  [CODE_PUT, new RegExp(`${SINK}${WITHIN}(?:ur[il]|redirect|location|callback)\\b`, 'i')],
  [MANY_IN_PYTHON, new RegExp(SINK)],
  [/(?:authorization|cookie|auth_?header|token|key)\w{0,20}\[0?:[1-9]\d/i, new RegExp(SINK)],
  [/headers?\.split\(\s{0,4}(?:\)|["'](?:[bB]earer)?\s["'])/, new RegExp(SINK)],
  [USERINFO, new RegExp(`${SINK}${WITHIN}(?:ur[il]|target|remote|repo|origin)`, 'i')],
  [COOKIE_READ, new RegExp(`${SINK}${WITHIN}[{,(+%=]\\s{0,40}[\\w.]{1,60}\\s{0,4}[,)}!]`, 'i')],
  [/\bSecretString\b|authorization["']\]\.split\(/i, new RegExp(SINK)],
  [/\.items\(\)/, /["'](?:client_secret|access_token|code)["']/, /["']refresh_token["']/, new RegExp(SINK)],
  [/\blog_event\s{0,4}=\s{0,4}True/],
  [/debuglevel|\bClientSession\s{0,4}\([^)]{0,400}debug/],
]

/** All headers of a request, which have its credentials among them, whatever the code is about. */
const ALL_HEADERS = /\b(?:req|request)\.headers\s{0,8}[,)}]/

/** Tools, traces and switches of libraries, in JavaScript. */
export const SHOWN_BY_OTHERS: readonly (readonly RegExp[])[] = [
  [credentialContext.pattern, /\b(?:registerTool|tool|addTool|setRequestHandler)\s{0,8}[(<]/, TEXT_OF_SECRET],
  [credentialContext.pattern, /\b(?:registerTool|tool|addTool|setRequestHandler)\s{0,8}[(<]/, SECRET_HELD, TEXT_OF_NAME],
  [credentialContext.pattern, /\bexecute\b/, /\bdescription\b/, new RegExp(WRITTEN, 'i')],
  [/random\w{0,20}\(/i, /\b(?:registerTool|tool|addTool|setRequestHandler)\s{0,8}[(<]|\bexecute\b/, /(?:key|token|secret)\b/i],
  [
    oneOf('', TOKENS_GIVEN, asksForTokens.pattern, /client_secret|grant_type/),
    /\b(?:registerTool|tool|addTool|setRequestHandler)\s{0,8}[(<]/,
    /\btext\b/,
  ],
  [credentialContext.pattern, TRACKED],
  [credentialContext.pattern, /\b(?:registerTool|tool|addTool)\s{0,8}[(<]/, THROWN],
  [CODE_READ, new RegExp(`${LOGS}(?:\\bcode\\b|\\.(?:href|search|toString)\\b)`)],
  [oneOf('', TOKENS_GIVEN, typedState.pattern, mayHandToken.pattern), NAME_LOGGED],
  [URL_ASKED, /token|auth|key|["'?&{ .]code\b|\bnext\(\)/i, URL_LOGGED],
  [BODY_ASKED, SIGNS_IN, BODY_LOGGED],
  [QUERY_ASKED, /token\b|api_?key|\bcode\b|\bnext\(\)/i, QUERY_LOGGED],
  [/\b(?:x-forwarded-for|x-real-ip|cf-connecting-ip)\b/i, new RegExp(`${LOGS}\\w{0,20}headers\\b`, 'i')],
  [oneOf('', CODE_PUT, USERINFO), new RegExp(`${LOGS}(?:ur[il]|redirect|location|callback|target|remote|repo|origin)`, 'i')],
  ...eventsLogged(LOGS),
  [/\breq\.header\(\)|\bheaders?(?:\(["']|\.|\[["'])(?:cookie|authorization)\b/i, new RegExp(LOG_CALL)],
  [MANY_IN_SCRIPT, new RegExp(LOG_CALL)],
  [formatsToken.pattern, new RegExp(LOG_CALL)],
  [COOKIE_READ, NAME_LOGGED],
  [/\bSecretString\b/, new RegExp(LOG_CALL)],
  [/\bObject\.fromEntries\(/, /["'](?:client_secret|access_token|code)["']/, /["']refresh_token["']/, new RegExp(LOG_CALL)],
  [ALL_HEADERS, new RegExp(`${LOGS}${ALL_HEADERS.source}`)],
  [importsOneOf(singleCalls.filter(({ means }) => means === 'logs-requests'))],
  [importOf([...authJs.packages]), /\bdebug\s{0,4}:\s{0,4}true\b/],
  [/\blogEvent\s{0,4}:\s{0,4}true|\b(?:NODE_)?DEBUG["']?\]?\s{0,8}=/],
]

export const LOG_WORDS: Pick<Surface, 'together' | 'inPython'> = {
  together: [
    [credentialContext.pattern, SECRET_LOGGED],
    [/\/token["'`]|\b(?:otp|OTP)\b|[a-z]O(?:tp|TP)\b/, SECRET_LOGGED],
    [makesToken.pattern, SECRET_LOGGED],
    // A token of a link that was sent to somebody.
    [TOKEN_OF_ADDRESS, SECRET_LOGGED],
    [/[pP]assword\s{0,4}[,)}]/, PASSWORD_LOGGED],
    [/pass(?:word|wd)\s{0,4}:/i, PASSWORD_HELD, NAME_LOGGED],
    [/\.(?:new|current)?[pP]ass(?:word|wd)\b/, NAME_LOGGED],
    [credentialContext.pattern, SECRET_HELD, NAME_LOGGED],
    [credentialContext.pattern, MEMBER_READ, NAME_LOGGED],
    [credentialContext.pattern, SECRET_NAMED, NAME_LOGGED],
    [oneOf('i', credentialContext.pattern, packagesWithTokens.pattern), NAME_TYPED, NAME_LOGGED],
    [/mcp/i, ENTRY_LOGGED],
    [/grant_type|client_secret/, ANSWER_LOGGED],
    [oneOf('i', /grant_type|client_secret/, mayGiveTokens.pattern, sentName.pattern), NAME_LOGGED],
    [/searchParams|URLSearchParams|new URL\(/, oneOf('', PUT_IN_QUERY, /\.password\s{0,4}=/), ADDRESS_LOGGED],
    ...SHOWN_BY_OTHERS,
  ],
  inPython: {
    together: [
      [new RegExp(`${SINK}${WITHIN}${GIVEN}`, 'i')],
      [PUT_IN_NAME, SHOWN_NAME],
      [GIVEN_SECRET, SHOWN_NAME],
      [/mcp/i, ENTRY_SHOWN],
      [TYPED_SECRET, SHOWN_BY_TYPE],
      [oneOf('', mayGiveTokens.pattern, sentName.pattern), SHOWN_BY_TYPE],
      [
        /\btool\b|\badd_tool\b|kernel_function|register_for_llm|FunctionTool/,
        /\breturn\b[^]{0,400}?(?:environ|headers|token|key|secret|password)/i,
      ],
      [/\btool\b|\badd_tool\b/, /\braise\b[^]{0,400}?(?:environ|headers|token|key|secret|password)/i],
      ...SHOWN_OTHERWISE,
    ],
  },
}
