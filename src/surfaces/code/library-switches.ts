import type { Project } from '../../discover/project.ts'
import { words } from '../../text/words.ts'
import {
  LIBRARY_SWITCHES,
  SWITCH_WORDS,
  TRUST_CHECK,
  TRUSTING_CALLBACK,
  TRUSTS_EACH_HOST,
  type LibrarySwitch,
} from '../../knowledge/library-switches.ts'
import type { Evidence } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import type { Said } from '../../parse/c-like.ts'
import { boolean, items } from '../../parse/node.ts'
import { codeAt, matched, type Span, type Text } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import {
  branchesOf,
  C_LIKE_FILES,
  isConstant,
  isRuby,
  languageOf,
  RUBY_FILES,
  saidInAny,
  whereWritten,
  type Asked,
} from '../../program/written/index.ts'
import { isOnBySetting } from './on-by-setting.ts'
import { neverGoesPlain } from './secured-cookies.ts'
import { isSettled } from './c-like-token-uses.ts'
import { isNamedElsewhere } from './switch-callers.ts'
import { onlyDecrypts } from './decrypting-readers.ts'
import { holdsByDefault } from './go-defaults.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { credentialCookie } from '../../knowledge/words/cookies.ts'
import { serverOfOtherLanguages } from '../../knowledge/words/agents.ts'
import { checkOfService } from './checks-of-tokens.ts'

/** Checks of certificates and tokens that a library is told to leave out: one row a switch. */
export default defineTextSurface({
  id: 'library-switches',
  name: 'Switched-off checks in Go, Java, Kotlin, C#, PHP, Ruby and Rust',
  spec: 'https://pkg.go.dev/crypto/tls#Config',
  counts: 'code',
  files: [...C_LIKE_FILES, ...RUBY_FILES],
  mentions: SWITCH_WORDS,
  skipsTests: true,
  *read(text, { file, project }): Generator<Statement> {
    const language = languageOf(file.path) ?? (isRuby(file.path) ? 'rb' : undefined)
    if (!language) return
    const rows = LIBRARY_SWITCHES.filter(
      ({ languages, when, unless }) => languages.includes(language) && (when?.test(text.value) ?? true) && !unless?.test(text.value),
    )
    const all = rows.length > 0 ? saidInAny(text, file.path) : []
    for (const said of all) {
      const row = rows.find(
        (one) =>
          one.form === said.is &&
          one.name.test(said.name) &&
          (one.within?.test(said.within[0] ?? '') ?? true) &&
          (one.named === undefined || isOfCredential(one.named, said)) &&
          (hasValue(one, said, text) ||
            (language !== 'rb' && hasConstant(one, said, text, { language, project })) ||
            isOnInGo(one, said, language, all)),
      )
      if (!row || isAsked(said, project) || isNoMatter(row, said, project)) continue
      if (row.off !== 'certificates' || !isAskedByCallers(said, all, project)) yield statement(row, said, text, project)
    }
    if (language === 'java' || language === 'kt') yield* trustManagers(text)
  },
})

/** A trust manager whose check is empty takes every certificate. */
const CHECKS_NOTHING = inTurn(
  'g',
  new RegExp(`\\b(?:void|fun)\\s{1,8}${TRUST_CHECK}\\s{0,4}\\([^)]{0,300}\\)`),
  /\s{0,8}(?:throws\s{1,8}[\w., ]{1,120})?\s{0,8}(?:= ?Unit\b|\{(?:\s|\/\/[^\n]{0,200}\n|\/\*[^*]{0,200}\*\/){0,20}\})/,
)

/** A condition of the file that decides whether it is used, not far above what it is used for. */
const BEHIND_OPTION = inTurn(
  '',
  /\b(?:if|when)\s{0,4}\([^)\n]{0,80}/,
  // Words of a name: `cacheTtlSeconds` has none of them.
  oneOf(
    '',
    /[iI]nsecure|[tT]rust|[sS]kip|[vV]erif|[dD]ebug|\bisDev|selfSigned|elf_?[sS]igned/,
    /INSECURE|TRUST|SKIP|VERIF|DEBUG/,
    /\b(?:ssl|tls)|Ssl|Tls|SSL|TLS/,
  ),
  /[^]{0,900}?(?:[tT]rust|SSL|[sS]sl(?![a-z])|Verifier\b)/,
)

function* trustManagers(text: Text): Generator<Statement> {
  if (BEHIND_OPTION.test(text.value)) return
  for (const match of text.value.matchAll(CHECKS_NOTHING)) {
    const at = matched(text, match).at
    yield { kind: 'transportSetting', problem: 'verification-off', written: `${TRUST_CHECK}() {}`, at }
  }
  for (const match of text.value.matchAll(TRUSTS_EACH_HOST))
    yield { kind: 'transportSetting', problem: 'verification-off', written: match[0].replace(/\s+/g, ' '), at: matched(text, match).at }
}

/** Whether the last name before a switch is one of a cookie that lets somebody act, by what is written or its constant. */
function isOfCredential(named: RegExp, { at: { file, start } }: Said): boolean {
  const before = file.text.slice(Math.max(0, start - 1000), start)
  return credentialCookie.pattern.test([...before.matchAll(named)].at(-1)?.[1] ?? '')
}

/** `InsecureSkipVerify: *insecure` of `flag.Bool("insecure", true, "…")`. */
function isOnInGo({ off, value }: LibrarySwitch, { is, value: given }: Said, language: string, all: readonly Said[]): boolean {
  return language === 'go' && off === 'certificates' && value === true && is === 'set' && holdsByDefault(given, all)
}

function hasValue({ value }: LibrarySwitch, said: Said, text: Text): boolean {
  if (value === 'any') return true
  if (typeof value === 'boolean') return boolean(said.is === 'call' ? items(said.value)[0] : said.value) === value
  return isWritten(value, writtenValue(said, text))
}

function isWritten(value: LibrarySwitch['value'], written: string): boolean {
  if (typeof value === 'boolean') return written === String(value)
  return value === 'trusting' ? TRUSTING.test(written) : value !== 'any' && value.test(written)
}

/** The same of a constant, here or in another file, that is written as the value: `'verify' => self::VERIFY`. */
function hasConstant({ value }: LibrarySwitch, said: Said, text: Text, asked: Omit<Asked, 'at'>): boolean {
  const written = writtenValue(said, text)
  const { at } = (said.is === 'call' ? items(said.value)[0] : said.value) ?? said.value
  const made = /^(?!(?:true|false|null|nil|None)$)[\w$.:\\>-]{2,160}$/.test(written) ? whereWritten(written, { at, ...asked }) : undefined
  if (!made || !isConstant(made, asked.language)) return false
  return isWritten(value, codeAt(made).replace(/\s+/g, ' ').trim())
}

/** `(a, b, c, d) => true`, `delegate { return true; }`, and the name that .NET has for it. */
const TRUSTING = oneOf(
  '',
  /^(?:\([^()]{0,120}\)|\w+) ?=> ?(?:true|\{ ?return true; ?\})$/,
  /^delegate(?: ?\([^()]{0,160}\))? ?\{ ?return true; ?\}$/,
  TRUSTING_CALLBACK,
)

function writtenValue({ is, value }: Said, text: Text): string {
  const all = text.at.file.text
  const written = is === 'call' ? all.slice(value.at.start + 1, value.at.end - 1) : all.slice(value.at.start, value.at.end)
  return written.slice(0, 400).replace(/\s+/g, ' ').trim()
}

/** Behind an option or a branch for development: the user, or the environment, asks for it. */
function isAsked(said: Said, project: Project): boolean {
  const { passed, inFunction } = said
  return (
    // What a check of an error leaves behind is no option.
    [
      ...branchesOf(said).filter((one) => !ENCRYPTS.test(one) && !IN_PRODUCTION.test(one) && !isOnBySetting(one, said.at, project)),
      ...passed.filter((one) => /^!?\s*[\w.]+(?:\(\))?$/.test(one)),
    ].some((one) => OPTION.test(one)) || /insecure|unsafe|skip|noverify|trustall|test|dev(?:el|$)/i.test(inFunction ?? '')
  )
}

/** Whether all calls of the function that a switch stands in are behind an option, and stand in its file. */
function isAskedByCallers({ inFunction }: Said, all: readonly Said[], project: Project): boolean {
  const name = /\w{4,80}$/.exec(inFunction ?? '')?.[0]
  if (name === undefined) return false
  const called = all.filter((one) => one.is === 'call' && one.inFunction !== inFunction && /\w+$/.exec(one.name)?.[0] === name)
  return (
    called.length > 0 && called.every((one) => isAsked(one, project)) && !isNamedElsewhere(name, called[0]?.at.file.path ?? '', project)
  )
}

/** A branch of Ruby that is taken where everybody is served: `if Rails.env.production?`, without its `else`. */
const IN_PRODUCTION = /^\s{0,8}if\s{1,4}[\w.:]{0,60}\bproduction\?\s{0,8}$/

/** Words of options, and of what a branch for development is told by. */
const OPTION = oneOf(
  'i',
  /insecure|skip|verif|debug|dev\b|devel|isDev|test|local|tls|ssl|cert|trust|selfsigned|strict|env/,
  /allow_?any|any_?(?:audience|issuer)/,
  // Its own web server: https://www.php.net/manual/en/features.commandline.webserver.php
  /cli-server/,
)

/** A branch that is taken where TLS is asked for says nothing of its checks: `if config.LdapNeedTLS`, `if u.Scheme == "ldaps"`. */
const ENCRYPTS = inTurn(
  '',
  /^\s*(?:\w{1,40}\.){0,5}/,
  oneOf(
    '',
    /\w{0,40}?(?:[nN]eeds?|[uU]se|[eE]nabled?|[wW]ith|[sS]tart|[iI]s|[oO]ver|[hH]as|[rR]equires?)_?(?:TLS|SSL|Tls|Ssl)/,
    /\w{0,40}?(?:TLS|SSL|Tls|Ssl)_?(?:Enabled?|On|Required)/,
    /(?:TLS|SSL|Tls|Ssl)/,
    /[sS]cheme ?== ?"(?:ldaps|https|rediss|amqps|tls|ssl|wss)"/,
  ),
  /\s*$/,
)

/** What is switched off for a call that nobody could gain by, or is checked by the code around. */
function isNoMatter({ off }: LibrarySwitch, said: Said, project: Project): boolean {
  if (off === 'certificates') return isProbe(said)
  if (off === 'cookies') return neverGoesPlain(said, project)
  if (off === 'signature' && said.at.file.path.endsWith('.cs')) return onlyDecrypts(said)
  const language = languageOf(said.at.file.path)
  return language !== undefined && (off === 'audience' || off === 'issuer' || off === 'expiry') && isSettled(said, off, language)
}

/** A function that only asks whether something answers: it sends nothing that anybody could take. */
function isProbe({ inFunction = '' }: Said): boolean {
  return words(inFunction).some((word) => PROBES.has(word))
}

const PROBES: ReadonlySet<string> = new Set(['ping', 'pings', 'probe', 'health', 'healthcheck', 'liveness', 'readiness', 'reachable'])

function statement(row: LibrarySwitch, said: Said, text: Text, project: Project): Statement {
  const { off, value } = row
  const at = fieldIn(said, row, text) ?? whole(said)
  const isHeld = said.is === 'set' && value === true && boolean(said.value) === undefined
  const isByDefault = isHeld || branchesOf(said).some((one) => isOnBySetting(one, said.at, project))
  // The place of a key begins behind its quote.
  const written = codeAt(at, 80)
    .replace(/\s+/g, ' ')
    .replace(/^([\w-]{1,60})(["'])/, '$2$1$2')
  if (off === 'https') return { kind: 'transportSetting', problem: 'plain-allowed', written, at }
  if (off === 'certificates')
    return { kind: 'transportSetting', problem: 'verification-off', written, ...(isByDefault && { byDefault: {} }), at }
  if (off === 'cookies') return { kind: 'transportSetting', problem: 'insecure-cookie', written, at }
  const evidence: Evidence[] = [...mcpServerIn(text), { is: 'written', at, say: 'it is switched off here' }]
  return checkOfService([off], said.name.replace(/^.*\./, ''), at, { evidence, confidence: 'medium' })
}

/** The name by itself where a constant holds the value, which stands elsewhere. */
function whole({ at, name }: Said): Span {
  return at.end > at.start ? at : { ...at, end: at.start + name.replace(/^.*\./, '').length }
}

/** The field among all that a call is given which switches it off. */
function fieldIn({ value }: Said, { field }: LibrarySwitch, text: Text): Span | undefined {
  const found = field?.exec(text.at.file.text.slice(value.at.start, Math.min(value.at.end, value.at.start + 800)))
  if (!found) return undefined
  const start = value.at.start + found.index
  return { file: text.at.file, start, end: start + found[0].length }
}

/** Whether the file serves MCP, whose tokens must be made out to it. */
function mcpServerIn({ value, at: { file } }: Text): Evidence[] {
  const found = serverOfOtherLanguages.pattern.exec(value)
  return found
    ? [{ is: 'mcp-route', at: { file, start: found.index, end: found.index + found[0].length }, say: 'its file makes an MCP server' }]
    : []
}
