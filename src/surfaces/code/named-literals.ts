import { givesBearer } from '../../knowledge/libraries/bearer-setters.ts'
import { clientSecretName } from '../../knowledge/words/secrets.ts'
import { secretOfGoogle } from '../../knowledge/words/public-secrets.ts'
import { loadedByPage, ofTiles } from '../../knowledge/words/capability-urls.ts'
import { isPublicThere } from '../../classify/credentials-in-text.ts'
import { fileRole } from '../../classify/file-role.ts'
import { isSecretName } from '../../classify/names.ts'
import type { Project } from '../../discover/project.ts'
import { matchesBeforeQuoted } from './quoted-values.ts'
import type { LiteralReading, Reading } from '../../model/reading.ts'
import { inTurn } from '../../text/pattern.ts'
import { slice, type Text } from '../../text/source.ts'
import { inUnderscores } from '../../text/words.ts'
import { template } from '../deploy/interpolation.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { addressNear, addressOfHeader, MOST_SENT, NEAR, QUOTE, sendsHeaders } from './sent-literals.ts'
import { shippedByBuild } from './shipped-code.ts'

/** Programming languages whose strings have quotes. In the cells of notebooks a backslash stands before each quote. */
const ENDINGS = [
  'ts',
  'tsx',
  'mts',
  'cts',
  'js',
  'jsx',
  'mjs',
  'cjs',
  'py',
  'ipynb',
  'go',
  'rb',
  'rb.tt',
  'java',
  'kt',
  'kts',
  'cs',
  'php',
  'rs',
  'swift',
  'scala',
  'dart',
  'ex',
  'exs',
  'vue',
  'svelte',
  'groovy',
  'lua',
]

const NAME = String.raw`\b([A-Za-z_$][\w$-]{1,60})`
/** What machines make, and passwords, which may have signs. */
const VALUE = String.raw`([A-Za-z0-9_+/!@#$%^&*?-][A-Za-z0-9_+/=.~!@#$%^&*?-]{15,399})`
/** `=`, `=>`, `:`, and a type before the sign: `: str | None =`, `&str =`. */
const SIGN = String.raw`(?::\s{0,2}&?[A-Za-z_][\w.[\]| ]{0,40}=|:=|=>|[:=])`

/** `clientSecret: "X"`, `const cookieSecret = 'X'`, `"api_key" => "X"`, `os.environ["API_KEY"] = "X"`, `password: str = "X"`. */
const NAMED = new RegExp(String.raw`${NAME}(?:${QUOTE})?\]?\s{0,4}${SIGN}\s{0,4}\(?\s{0,40}[bruBRU]{0,2}${QUOTE}${VALUE}${QUOTE}`, 'g')
/** What stands before the last part of a setting's name: `jwt.` of `jwt.secret`, `Desk:` of `Desk:ApiKey`. */
const PATH = String.raw`(?:[\w-]{1,40}[.:]){0,5}`
/** `os.getenv("API_KEY", "X")`, `ENV.fetch('API_KEY', 'X')`, `viper.SetDefault("jwt.secret", "X")`, `body.append("client_secret", "X")`. */
const HANDED = new RegExp(
  String.raw`\b(?:get|setdefault|fetch|str|set|getordefault|add|append|put|\w{0,20}(?:form|query|body)_?(?:param|parameter|field)` +
    String.raw`|\w{0,30}(?:env|config|setting|secret|var|variable|param|parameter)` +
    String.raw`(?:_?or_?\w{0,20}|_?with_?default)?` +
    String.raw`)\(\s{0,40}${QUOTE}${PATH}${NAME}${QUOTE},\s{0,40}(?:default\s{0,2}=\s{0,2})?${QUOTE}${VALUE}${QUOTE}`,
  'gi',
)
/** `process.env.API_KEY || "X"`, `os.getenv("API_KEY") or "X"`, `configuration["Api:Key"] ?? "X"`, `env::var("API_KEY").unwrap_or("X")`. */
const IN_PLACE = new RegExp(
  String.raw`${NAME}(?:${QUOTE})?[\])!]{0,4}\s{0,40}(?:\|\|=?|\?\?=?|\?:|\bor\b` +
    String.raw`|\.(?:unwrap_or|unwrap_or_else|orElse|orElseGet|getOrElse|ifEmpty)\((?:\|_?\w{0,8}\|\s|\(\) -> |String::from\()?)` +
    String.raw`\s{0,40}\(?${QUOTE}${VALUE}${QUOTE}`,
  'g',
)
/** `api_key: str = Field(default="X")`, `API_KEY: z.string().default('X')`, and tags of Go: `env:"API_KEY" envDefault:"X"`. */
const BY_DEFAULT = new RegExp(
  String.raw`${NAME}(?:` +
    String.raw`(?:${QUOTE})?\s{0,4}:[^\n"'\x60=]{0,60}=\s{0,4}\w{0,20}Field\(\s{0,40}(?:default\s{0,2}=\s{0,2})?` +
    String.raw`|(?:${QUOTE})?\s{0,4}:\s{0,4}[\w.]{1,40}\([^"'\x60\n]{0,80}\.default\(\s{0,40}` +
    String.raw`|(?:,\w{1,20})?"\s{1,4}(?:envDefault|env-default|default):` +
    String.raw`)${QUOTE}${VALUE}${QUOTE}`,
  'g',
)
/** `@Value("${desk.api-key:X}")` */
const OF_SPRING = new RegExp(
  String.raw`@(?:[\w.]{1,40}:)?(?:Value|ConfigProperty|Property)\([^"\n]{0,40}"\\?\$\{` +
    String.raw`(?:[\w-]{1,40}\.){0,6}([A-Za-z_][\w-]{1,60}):${VALUE}\}"`,
  'g',
)
/** `DATABASE_URL = "postgres://desk:X@db/desk"`. */
const CONNECTION = new RegExp(
  String.raw`\b((?:[A-Za-z_$][\w$-]{0,50}?)?(?:url|uri|dsn|connection_?string|conn_str|database|broker)s?)` +
    String.raw`(?:${QUOTE})?\]?\s{0,4}${SIGN}\s{0,4}${QUOTE}([a-z][\w+.-]{1,30}:\/\/[^\s"'\x60@\\]{0,300}@[^\s"'\x60\\]{1,300})${QUOTE}`,
  'gi',
)

/** What every connection string has: looked for first, as few texts do. */
const USER_IN_ADDRESS = /:\/\/[^\s"'`@\\]{0,300}@/

/** `"Authorization": "Bearer X"`, `Header.Set("Authorization", "Bearer X")`, `Authorization: 'Bearer X'`. */
const BEARER = new RegExp(
  String.raw`\b(authorization)(?:${QUOTE})?\s{0,4}(?:[:,=]|=>|\]\s{0,4}=)\s{0,4}${QUOTE}((?:Bearer` +
    String.raw`|Token) [A-Za-z0-9_+/][A-Za-z0-9_+/=.~-]{15,399})${QUOTE}`,
  'gi',
)

/** `.bearer_auth("X")` */
const GIVEN = new RegExp(String.raw`${givesBearer.pattern.source}\(\s{0,40}${QUOTE}${VALUE}${QUOTE}\s{0,40}\)`, 'g')
/** What stands in each of these, and in few texts. */
const NAMES_SETTER = /earerAuth|bearer_auth|auth_header|withToken/

/** `"https://api.acme.io/locate?apiKey=X&fields=country"`; what pages load, such as tiles of maps, has a key that all may see. */
const IN_QUERY = new RegExp(
  String.raw`["'\x60](https?:\/\/[a-z0-9][^\s"'\x60<>\\?]{3,300}\?(?:[^\s"'\x60<>\\]{0,200}&)?` +
    String.raw`(access_?token|api[-_]?key|a(?:uth|pi)_?token|client_?secret|secret_?key|subscription[-_]?key)` +
    String.raw`=([A-Za-z0-9_-]{16,200})(?:&[^\s"'\x60]{0,300})?)["'\x60]`,
  'gi',
)

/**
 * Secrets that stand in code under their names, in any language (CWE-798). One that no provider's format proves is a note, and more where
 * it is a client's secret or is sent to another machine.
 */
export default defineTextSurface({
  id: 'named-literals',
  name: 'Secrets in code, by their names',
  spec: 'https://cwe.mitre.org/data/definitions/798.html',
  counts: 'other',
  files: [`**/*.{${ENDINGS.join()}}`],
  mentions: [],
  longRuns: true,
  *read(text, { project }): Generator<Reading> {
    const quoted = matchesBeforeQuoted(text.value, [NAMED, HANDED, IN_PLACE, BY_DEFAULT])
    const inPlaces = text.value.includes('${') ? text.value.matchAll(OF_SPRING) : []
    let left = sendsHeaders(text) ? MOST_SENT : 0
    for (const match of [...quoted, ...inPlaces]) {
      const { name, value, start } = parts(match)
      if (!isSecretName(name) || !isMachineMade(value) || isPublicThere(value, text.value, start)) continue
      const sentTo = OF_PERSON.test(name)
        ? addressOfSignIn(text, match.index, match.index + match[0].length)
        : left-- > 0
          ? addressOfHeader(text, name)
          : undefined
      const found = literal(text, match)
      yield { ...found, ...(sentTo ? { sentTo } : {}) }
      const shipped = shippedAs(name, found, project)
      if (shipped) yield shipped
    }
    if (USER_IN_ADDRESS.test(text.value)) for (const match of text.value.matchAll(CONNECTION)) yield literal(text, match)
    for (const match of text.value.matchAll(IN_QUERY)) {
      const found = inQuery(text, match)
      if (found) yield found
    }
    for (const match of [...text.value.matchAll(BEARER), ...(NAMES_SETTER.test(text.value) ? text.value.matchAll(GIVEN) : [])]) {
      const { name, value } = parts(match)
      const isMade = isMachineMade(value.replace(/^(?:Bearer|Token) /i, ''))
      if (!isMade && !/^authorization$/i.test(name)) continue
      const sentTo = isMade ? addressNear(text, match.index) : undefined
      const found = literal(text, match)
      yield { ...found, name: { value: 'Authorization', at: found.at }, ...(sentTo ? { sentTo } : {}) }
    }
  },
})

/** The name and the value of a match, which has them in this order. */
function parts(match: RegExpExecArray): { readonly name: string; readonly value: string; readonly start: number } {
  const [whole, name = '', value = ''] = match
  return { name, value, start: match.index + whole.lastIndexOf(value) }
}

function literal(text: Text, match: RegExpExecArray): LiteralReading {
  const { name, value, start } = parts(match)
  const named = match.index + match[0].indexOf(name)
  const part = slice(text, start, start + value.length)
  return { kind: 'literal', place: 'code', name: { value: name, at: slice(text, named, named + name.length).at }, text: part, at: part.at }
}

/** The secret of a client, by its name, in code that everybody gets who uses the client (RFC 8252 section 8.5). */
function shippedAs(name: string, { text, at }: LiteralReading, project: Project): Reading | undefined {
  if (!clientSecretName.pattern.test(inUnderscores(name).toLowerCase())) return undefined
  const { test, example, template: isTemplate } = fileRole(at.file.path)
  const shippedTo = test || example || isTemplate ? undefined : shippedByBuild(at.file.whole, project)
  if (shippedTo === undefined) return undefined
  const notSecretByProvider = secretOfGoogle.pattern.test(text.value)
  const owner = { what: 'this client', product: 'this code' }
  const statement = { kind: 'publicClientSecret', owner, shippedTo, notSecretByProvider, methodOnly: false, at } as const
  return { kind: 'clientSecret', value: template(text), statement }
}

/** A key in the query of an address, which says where it is sent. */
function inQuery(text: Text, match: RegExpExecArray): LiteralReading | undefined {
  const [, address = '', name = '', value = ''] = match
  const path = address.split('?')[0] ?? ''
  if (!isMachineMade(value) || ofTiles.pattern.test(address) || loadedByPage.pattern.test(path)) return undefined
  const from = match.index + 1
  if (isPublicThere(value, text.value, from + address.indexOf(`=${value}`) + 1)) return undefined
  const pair = from + address.indexOf(`${name}=${value}`)
  const part = slice(text, pair + name.length + 1, pair + name.length + 1 + value.length)
  const named = { value: name, at: slice(text, pair, pair + name.length).at }
  return { kind: 'literal', place: 'code', name: named, text: part, sentTo: slice(text, from, from + address.length), at: part.at }
}

/** Digits among letters, and no words joined by signs: `x-tenant-authorization` and `io.acme.v2.Secret` are names. */
function isMachineMade(value: string): boolean {
  if (!/\d/.test(value) || !/[A-Za-z]/.test(value)) return false
  const parts = value.split(/[^A-Za-z0-9]+/).filter(Boolean)
  if (parts.length === 1) return true
  const odd = parts.filter((part) => !/^[A-Za-z]{1,24}$|^\d{1,3}$|^v\d$/.test(part))
  return odd.length > 0 && !(odd.length === 1 && NUMERONYM.test(odd[0] as string) && parts.filter(isLongWord).length >= 3)
}

/** `e2e`, `k8s`, `a11y`, `oauth2`, `Oauth2Server` among words. */
const NUMERONYM = /^[A-Z]?[a-z]{1,5}\d{1,2}(?:[a-z]|(?:[A-Z][a-z]{2,20}){1,3})?$/

function isLongWord(part: string): boolean {
  return /^(?:[a-z]{4,24}|[A-Z]{4,24}|[A-Z][a-z]{3,23})$/.test(part)
}

/**
 * The one address among the members of an object that has somebody's name and password: `{ url: 'https://…', username: …, password: … }` is
 * what signs in there.
 */
function addressOfSignIn(text: Text, start: number, end: number): Text | undefined {
  const before = /\{[^{}]*$/.exec(text.value.slice(Math.max(0, start - NEAR), start))?.[0]
  const behind = /^[^{}]*\}/.exec(text.value.slice(end, end + NEAR))?.[0]
  if (before === undefined || behind === undefined || !NAMES_PERSON.test(before + behind)) return undefined
  const from = start - before.length
  const members = before + text.value.slice(start, end) + behind
  const [found, ...more] = [...members.matchAll(MEMBER_ADDRESS)]
  const [whole, address] = found ?? []
  if (!found || whole === undefined || address === undefined || more.length > 0) return undefined
  const at = from + found.index + whole.lastIndexOf(address)
  return slice(text, at, at + address.length)
}

const OF_PERSON = /^_?(?:pass(?:word|wd|phrase)?|pwd)$/i
const NAMES_PERSON = /\b(?:user(?:_?name)?|login|e?mail|account)["']?\s{0,4}[:=]\s{0,4}["'`]/i
const MEMBER_ADDRESS = inTurn(
  'gi',
  /\b(?:(?:base_?)?ur[il]|host|server|endpoint|address)["']?\s{0,4}[:=]\s{0,4}/,
  /["'`](https?:\/\/[a-z0-9][^\s"'`<>\\]{3,300})["'`]/,
)
