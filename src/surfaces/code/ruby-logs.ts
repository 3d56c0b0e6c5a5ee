import { logLibraries, trackerWords } from '../../knowledge/libraries/log-libraries.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import { shownName, valueOf } from '../../classify/shown-name.ts'
import { isSecretVariable } from '../../classify/names.ts'
import { trackerCall } from '../../knowledge/words/tracker-calls.ts'
import { mayHoldWhole } from '../../knowledge/words/ruby-wholes.ts'
import { sessionMaker } from '../../knowledge/words/oauth.ts'
import { signsInByHeader } from '../../knowledge/words/taken-tokens.ts'
import { hashesPassword } from '../../knowledge/words/value-kinds.ts'
import type { Project } from '../../discover/project.ts'
import type { LogCall } from '../../model/index.ts'
import type { Said } from '../../parse/c-like.ts'
import { entries, items, string, type Node } from '../../parse/node.ts'
import { saidInRuby } from '../../parse/ruby.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { slice, type Located, type Text } from '../../text/source.ts'
import { methodAround, RUBY_FILES } from '../../program/written/index.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { labelsCredential } from './c-like-secrets.ts'
import { isNameWritten } from './entry-names.ts'
import { isSaidUnknown } from './said-unknown.ts'
import { handedOver } from './shown-once.ts'
import { isCallersToken } from './written-callers-token.ts'
import { isTokenAnswered } from './c-like-token-members.ts'
import { asksToShow } from './debug-switches.ts'
import { objectInRuby, RUBY_OBJECTS } from './ruby-logged-objects.ts'
import { requestInRuby, RUBY_REQUESTS } from './ruby-logged-requests.ts'

const LOGS = asWritten(logLibraries, 'writes-in-ruby')
const PRINTS = asWritten(logLibraries, 'prints-in-ruby')
const SERVES = asWritten(logLibraries, 'serves-in-ruby')

/** The beginning of a call that sends something to an error tracker. */
const TRACKS = /(?:Sentry|scope|Bugsnag|Rollbar|Honeybadger|span)\.\w{4,20}[ (]/

/** Credentials that Ruby writes to a log or prints. */
export default defineTextSurface({
  id: 'ruby-logs',
  name: 'Logs in Ruby',
  spec: 'https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html',
  counts: 'code',
  files: RUBY_FILES,
  mentions: ['log', 'LOG', 'puts', 'print', 'warn', 'pp ', ...trackerWords],
  together: [
    [/(?:log(?:ger)?\.\w{4,7}|\b(?:puts|print|pp?|warn))[ (][^\n]{0,400}?(?:token|secret|passw|api_?key|authorization|jwt)/i],
    [RUBY_OBJECTS],
    [RUBY_REQUESTS],
    [mayHoldWhole.pattern],
    [inTurn('i', TRACKS, /(?:[^\n]|\n(?!\n)){0,400}?(?:token|secret|passw|api_?key|authorization)/)],
  ],
  skipsTests: true,
  *read(text, { project }): Generator<LogCall> {
    for (const said of saidInRuby(text)) {
      const prints = said.is === 'call' && PRINTS.test(said.name)
      const tracks = said.is === 'call' && trackerCall.pattern.test(said.name)
      if (said.is !== 'call' || !(prints || tracks || LOGS.test(said.name))) continue
      const inTerminal = prints && isProgram(text) ? 'terminal' : undefined
      const by = said.name.split('.').slice(-2).join('.')
      const found = items(said.value).flatMap((one) => shown(one, text, project))[0]
      if (found && !isMissing(found.value, said) && !isSaidUnknown(found.value, said.value.at)) {
        const sink =
          inTerminal ??
          (said.conditions.some((one) => asksToShow(one.trim(), text.at.file.text))
            ? 'trace'
            : (handedOver({ what: found.value, at: found.at }, said.value.at) ?? 'log'))
        yield { kind: 'logCall', sink, what: found.value, by, at: found.at }
      }
      if (found) continue
      const object = items(said.value).flatMap((one) =>
        partsIn(one).flatMap((part) => objectInRuby(part, said, text) ?? requestInRuby(part) ?? []),
      )[0]
      if (object) yield { kind: 'logCall', sink: inTerminal ?? 'log', ...object, by }
    }
  },
})

/** The credentials that an argument shows: itself, what is put into its text, and entries that are called so. */
function shown(node: Node, text: Text, project: Project): Located<string>[] {
  if (string(node)) return []
  if (node.kind === 'map')
    return entries(node).flatMap(({ key, value }) =>
      shown(value, text, project).concat(
        labelsCredential(key.value) && value.kind === 'dynamic' ? variable(codeIn(value), true, project) : [],
      ),
    )
  return partsIn(node).flatMap((one) => variable(one, false, project))
}

/** What is put into a text, or the parts that it is joined of. */
function partsIn(node: Node): readonly Text[] {
  if (node.kind !== 'dynamic') return []
  const code = codeIn(node)
  const parts = [...code.value.matchAll(PUT_IN)].map(({ index, 1: inner = '' }) => slice(code, index + 2, index + 2 + inner.length))
  return parts.length > 0 ? parts : joined(code)
}

/** `"token: " + token` */
function joined(code: Text): readonly Text[] {
  let start = 0
  return code.value.split(' + ').map((one) => {
    const part = slice(code, start, start + one.length)
    start += one.length + ' + '.length
    return part
  })
}

const PUT_IN = /#\{([^{}\n]{1,200})\}/g

/** The code of an argument; of a text with its quotes. */
function codeIn({ at }: Node): Text {
  const end = Math.min(at.end, at.start + LONGEST)
  return { value: at.file.text.slice(at.start, end), at: { ...at, end } }
}

const LONGEST = 600

/** A variable, a member of something or of a table, or a variable of the environment that is a credential by its name. */
function variable(written: Text, labelled: boolean, project: Project): Located<string>[] {
  const value = written.value.trim().replace(AS_TEXT, '')
  const start = written.value.indexOf(value)
  const name = MEMBER.exec(value)
    ?.slice(1)
    .find((one) => one !== undefined)
  const environment = ENVIRONMENT.exec(value)?.[1]
  const isHeader = REQUEST.test(value) || (SIGNED_IN.test(value) && /omni_?auth/i.test(written.at.file.text))
  const isCredential =
    name !== undefined &&
    !/^[A-Z\d_]+$/.test(name) &&
    (labelled
      ? shownName(name) !== 'harmless'
      : shownName(valueOf(value) ?? name) === 'credential' ||
        isSignedHere(name, written) ||
        isTakenOfRequest(name, written, project) ||
        isAnswered(value, name, written) ||
        isOfObject(value, written))
  const isOfEnvironment = environment !== undefined && isSecretVariable(environment) && shownName(environment) === 'credential'
  if (isCredential && name === value && isName(name, written)) return []
  return isCredential || isOfEnvironment || isHeader ? [slice(written, start, start + value.length)] : []
}

/** The name of a cookie or a header, `token_key = settings.access_token_name` of `cookies[token_key]`, and a hash. */
function isName(name: string, { at }: Text): boolean {
  const { code } = methodAround(at)
  const given = new RegExp(`(?<![\\w.@])${name} = ([^\\n]{1,200})`).exec(code)?.[1] ?? ''
  return hashesPassword.pattern.test(given) || isNameWritten(name, given.trim(), code.slice(0, 2 * METHOD))
}

/** A text of the same. */
const AS_TEXT = /(?:\.(?:inspect|to_s|to_json|strip|chomp))+$/
const ROOT = /^@{0,2}[a-z_]\w{0,60}(?:(?:&?\.[a-z_]\w{0,60})|\[[:"']\w{1,60}["']?\]){0,5}?/
const MEMBER = oneOf(
  '',
  /^@{0,2}([a-z_]\w{0,60})$/,
  inTurn('', ROOT, /&?\.([a-z_]\w{0,60})$/),
  inTurn('', ROOT, /(?:\[[:"']|\.(?:fetch|dig)\([:"'])(\w{1,60})["']?[\])]$/),
)
const ENVIRONMENT = /^ENV(?:\.fetch\(|\[)["'](\w{1,80})["'][)\]]$/
const REQUEST = /^request\.(?:authorization|headers\[["'](?:HTTP_)?(?:Authorization|Cookie)["']\])$/i

/** What a provider gave at a sign-in: https://github.com/omniauth/omniauth/wiki/Auth-Hash-Schema */
const SIGNED_IN = /(?:^|[.\]])credentials&?(?:\.|\[[:"'])(?:token|refresh_token|secret)["']?\]?$/

/** More of a method is not looked at. */
const METHOD = 3000

/** `token = JWT.encode(…)`, under a name that says nothing. */
function isSignedHere(name: string, { at }: Text): boolean {
  if (!/^(?:token|jwt)$/.test(name)) return false
  const { code, start } = methodAround(at)
  const end = at.start - start
  const before = code.slice(Math.max(0, end - METHOD), end)
  const value = new RegExp(`(?<![\\w.@])${name} = ([^\\n]{1,200})`).exec(before)?.[1]
  return value !== undefined && sessionMaker.pattern.test(value)
}

/** `token = request.headers['Authorization'].split.last`, and what the block of Rails is given that signs in by the header. */
function isTakenOfRequest(name: string, { at }: Text, project: Project): boolean {
  if (!/^(?:token|jwt|bearer|header)$/.test(name)) return false
  const around = methodAround(at)
  const before = around.code.slice(0, at.start - around.start)
  const given = [...before.matchAll(new RegExp(`(?<![\\w.@])${name} = (?=\\S)`, 'g'))].at(-1)
  if (!given) return new RegExp(`${signsInByHeader.pattern.source}${name}\\b`).test(before)
  return isCallersToken({ start: around.start + given.index + given[0].length, file: at.file, around, language: 'rb', project })
}

/** `grant["token"]` of what the address of an installation has answered. */
function isAnswered(value: string, name: string, { at }: Text): boolean {
  if (name !== 'token') return false
  const { code, start } = methodAround(at)
  return isTokenAnswered(value, code.slice(0, at.start - start))
}

/** What an object of the gem oauth2 holds: `token.token` of `token = client.auth_code.get_token(code)`. */
function isOfObject(value: string, { at }: Text): boolean {
  const holder = /^(@?\w{1,40})\.(?:token|to_hash)$/.exec(value)?.[1]
  if (holder === undefined) return false
  const { code, start } = methodAround(at)
  return new RegExp(`(?<![\\w.@])${holder} = [^\\n]{0,120}\\.(?:get_token|refresh!?)\\b`).test(code.slice(0, at.start - start))
}

/** Only where there is none, or after it has been refused. */
function isMissing(what: string, { conditions }: Said): boolean {
  return conditions.some(
    (one) =>
      one.includes(what) &&
      (/\.(?:blank|nil|empty)\?|== ?nil/.test(one) || /^unless\b/.test(one) || one.includes(`!${what}`)) &&
      !/^unless\b.*\.(?:blank|nil|empty)\?/.test(one),
  )
}

/** What a person starts in a terminal, for whom it prints: all but what serves requests and runs jobs. */
function isProgram({ value, at: { file } }: Text): boolean {
  return !/(?:^|\/)app\//.test(file.path) && !SERVES.test(value)
}
