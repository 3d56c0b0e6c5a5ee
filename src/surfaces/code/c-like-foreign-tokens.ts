import { oauthWritten } from '../../knowledge/libraries/oauth-written.ts'
import {
  guardsGoRoute,
  comparesAudienceInGo,
  handsOnParserOptions,
  makesTokenParser,
  parsesIntoClaims,
} from '../../knowledge/libraries/go-mcp.ts'
import { decidesForAll, matchesPaths, ofTokensInJava, readsAudienceInJava } from '../../knowledge/words/java-checks.ts'
import { tokenReaders } from '../../knowledge/libraries/token-readers.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import { issuerOfOneProject } from '../../knowledge/words/checks.ts'
import { foreignTokenChecks, type ForeignTokenCheck } from '../../knowledge/libraries/foreign-token-checks.ts'
import type { Evidence, TokenCheck } from '../../model/index.ts'
import type { Project } from '../../discover/project.ts'
import type { Statement } from '../../model/reading.ts'
import { saidIn, type CLike, type Said } from '../../parse/c-like.ts'
import { inTurn, oneOf, literally } from '../../text/pattern.ts'
import { codeAt, cutTo } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { mayBeSaid, packageFolder } from '../reading/code-around.ts'
import { guardsMcpInGo, isHandedBearers } from './go-mcp-guards.ts'
import { guardsMcpInKtor } from './ktor-guards.ts'
import { functionAround, importedFolders, languageOf, packageIn } from '../../program/written/index.ts'
import { items, type Node } from '../../parse/node.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { folderWithSlash } from '../../text/paths.ts'

/** Tokens of callers that are verified with the keys of an issuer, which signs for others too, in files that speak of no audience. */
export default defineTextSurface({
  id: 'c-like-foreign-tokens',
  name: 'Tokens of other issuers without an audience in Go, Java, Kotlin and PHP',
  spec: 'https://www.rfc-editor.org/rfc/rfc9068.html#section-4',
  counts: 'code',
  files: ['**/*.{go,java,kt,php}'],
  mentions: foreignTokenChecks.flatMap(({ words }) => words),
  skipsTests: true,
  *read(text, { file, project }): Generator<Statement> {
    const language = languageOf(file.path)
    const code = text.value
    const rows = foreignTokenChecks.filter((row) => isOf(row, language, code))
    if (!language || rows.length === 0 || isOutOfSight(code) || holdsToProject(code, rows)) return
    if ((language === 'java' || language === 'kt') && isAudienceReadInJava(file.path, project)) return
    const all = saidIn(text, language)
    const route = all.find((said) => said.is === 'call' && (guardsGoRoute.pattern.test(said.name) || guardsMcp(said)))
    for (const said of all) {
      const row = said.is === 'call' ? rows.find((one) => isCall(said, one)) : undefined
      // A resource server reads the token of a request; Spring's decoder is only used by one.
      if (!row || isOpen(said, row) || (language === 'go' && mayBeCheckedElsewhere(said, project))) continue
      const guard = route ? guardedBy(route) : guardElsewhere(said, language, project)
      if (guard || language === 'java' || language === 'kt' || takesBearer(said, language, project)) yield unaimed(said, row, guard)
    }
  },
})

/** The route of MCP that a check opens which stands in another file. */
function guardElsewhere({ at }: Said, language: CLike, project: Project): Evidence | undefined {
  if (language === 'go') return guardsMcpInGo(at, project)
  return language === 'kt' ? guardsMcpInKtor(at, project) : undefined
}

function isOf({ languages, keys, when, unless }: ForeignTokenCheck, language: CLike | undefined, code: string): boolean {
  return languages.some((one) => one === language) && keys.test(code) && when?.test(code) !== false && unless?.test(code) !== true
}

/** Whether another class of the package reads for whom a token is, as the converter of a resource server may. */
function isAudienceReadInJava(path: string, project: Project): boolean {
  const says = (text: string) => readsAudienceInJava.pattern.test(text) && ofTokensInJava.pattern.test(text)
  return mayBeSaid(project, 'read an audience in Java', says, { below: packageFolder(path, project), files: /\.(?:java|kt)$/ })
}

const AUDIENCE = oneOf('i', /audience/, /["'](?:aud|azp|client_?id)["']|->aud\b|\baud\b|getAud|VALID_AUD/)
/** An application that signs its own tokens, or asks a token endpoint for the one that it looks at. */
const SIGNS = asWritten(tokenReaders, 'signs', 'gives-signed-text')
const ASKS = oneOf('', asWritten(oauthWritten, 'redeems', 'asks-for-token'), /grant_type|["']id_token["']|\b[rR]awIDToken\b/)
const BEARER = /["']Authorization["']|[bB]earer|HTTP_AUTHORIZATION/

/** A token of a request, which a file takes off it or gets of another one of its program. */
function takesBearer({ at }: Said, language: CLike, project: Project): boolean {
  return BEARER.test(at.file.text) || (language === 'go' && isHandedBearers(at, BEARER, project))
}

/**
 * `requestMatchers("/mcp/**")` of Spring's filter chain
 * (https://docs.spring.io/spring-security/reference/servlet/authorization/authorize-http-requests.html).
 */
function guardsMcp({ name, at }: Said): boolean {
  if (!matchesPaths.pattern.test(name)) return false
  const { text } = at.file
  const given = text.slice(Math.max(at.start, at.end - 300), at.end)
  // Who lets everybody in there, or nobody, guards nothing.
  return /"\/mcp(?:["/*])[^()]{0,200}\)\s{0,4}$/.test(given) && !FOR_ALL.test(text.slice(at.end, at.end + 120))
}

const FOR_ALL = inTurn('', /^\s{0,80}\.\s{0,4}/, decidesForAll.pattern)

function isOutOfSight(code: string): boolean {
  return AUDIENCE.test(withoutUnread(withoutUnused(code))) || SIGNS.test(code) || ASKS.test(code) || isCheckedElsewhere(code)
}

/** Without an audience that Kotlin reads and does not use: `val audience = config.property("auth.audience").getString()`. */
function withoutUnused(code: string): string {
  const [line = '', name = ''] = READ_AUDIENCE.exec(code) ?? []
  const isUnused = name !== '' && code.split(new RegExp(`(?<![\\w".])${name}(?![\\w"])`)).length === 2
  return isUnused ? code.replace(line, '') : code
}

/** Without fields of claims that Go fills and nobody reads: `Azp string `json:"azp"``. */
function withoutUnread(code: string): string {
  if (!code.includes('json:"')) return code
  return code.replaceAll(AUDIENCE_FIELD, (line, name: string) => (new RegExp(`\\.${name}\\b`).test(code) ? line : ''))
}

const AUDIENCE_FIELD = /^[ \t]{1,40}(\w{1,60})[ \t]{1,40}[\w.*[\]]{1,60}[ \t]{1,40}`json:"(?:aud|azp|client_id)[^`\n]{0,60}`/gm

const READ_AUDIENCE = /^[ \t]{1,40}val (\w{0,20}[aA]udience) = [^\n]{1,200}$/m

/** Whether the issuer is compared, and the file names one that a single project has, outside its comments. */
function holdsToProject(code: string, rows: readonly ForeignTokenCheck[]): boolean {
  if (!issuerOfOneProject.pattern.test(code) || !rows.some(({ issuer }) => issuer.test(code))) return false
  return code.split('\n').some((line) => issuerOfOneProject.pattern.test(line.replace(COMMENT, '')))
}

const COMMENT = /(?:^|[^:])\/\/.*|^\s{0,200}(?:\/?\*|#).*/

/** Whether the claims go to a check that another file holds: `$this->rules->assertValid($claims)`. */
function isCheckedElsewhere(code: string): boolean {
  return Array.from(code.matchAll(CHECKS)).some(
    ([, name]) => ![`function ${name}(`, `func ${name}(`, `) ${name}(`].some((one) => code.includes(one)),
  )
}

const CHECKS = inTurn(
  'gi',
  /(?:->|::|\.)((?:assert|check|ensure|valid|verify|enforce)\w{0,40})/,
  /\(\s{0,20}[$&]?(?:claims|payload|decoded)\s{0,20}[,)]/,
)

/** Whether a check is handed in that the file does not make: `jwt.Parse(raw, keys, s.options...)`. */
function isOpen({ at }: Said, { ofLibrary }: ForeignTokenCheck): boolean {
  const { text } = at.file
  const call = text.slice(at.start, Math.min(at.end, at.start + 2000))
  const [, spread] = SPREAD.exec(call) ?? []
  if (spread !== undefined) return !isMade(spread, text)
  if (!ofLibrary) return false
  return Array.from(call.replace(ofLibrary, '').matchAll(GIVEN)).some(([, name]) => name !== undefined && !isMade(name, text))
}

/** Whether a list or a validator is written down under a name in a file. */
function isMade(name: string, code: string): boolean {
  return Array.from(code.matchAll(MADE)).some(([, made]) => made === name)
}

const SPREAD = /([\w.()]{1,80})\.\.\.\s{0,20},?\s{0,20}\)\s{0,4}$/
const GIVEN = /[(,]\s{0,40}((?:this\.)?[a-z]\w{0,60})(?=\s{0,40}[,().])/g
const MADE = /\b([a-zA-Z]\w{0,60})\s{0,4}:?=\s{0,20}(?:\[\]|new\s|Jwt)/g

function isCall({ name, at }: Said, { call, given }: ForeignTokenCheck): boolean {
  return call.test(name) && (given === undefined || given.test(codeAt(at, 2000)))
}

function guardedBy({ at, name }: Said): Evidence {
  return { is: 'mcp-route', at: { ...at, end: at.start + name.length }, say: 'it guards an MCP route' }
}

function unaimed({ name, value, inFunction, at }: Said, { issuer }: ForeignTokenCheck, route: Evidence | undefined): TokenCheck {
  const evidence: Evidence[] = [{ is: 'foreign-issuer', at: value.at, say: 'it is verified with the keys of an issuer' }]
  if (route) evidence.unshift(route)
  return {
    kind: 'tokenCheck',
    owner: inFunction ? { what: 'function', name: inFunction, product: 'this code' } : { what: 'this service', product: 'this code' },
    evidence,
    missing: issuer.test(at.file.text) ? ['audience'] : ['audience', 'issuer'],
    by: name.replace(/^\./, '').split('.').slice(-2).join('.'),
    confidence: 'high',
    at: cutTo(at, name.length),
  }
}

/**
 * Whether another file may compare whom a token is for: one of the package, the one that makes the parser with its options, or the claims
 * that are handed in, whose own check the parser calls (https://pkg.go.dev/github.com/golang-jwt/jwt/v5#ClaimsValidator).
 */
function mayBeCheckedElsewhere({ name, value, at }: Said, project: Project): boolean {
  const code = packageAround(project, folderWithSlash(at.file.path))
  if (comparesAudienceInGo.pattern.test(withoutUnread(code))) return true
  const isMade = makesTokenParser.pattern.test(at.file.text)
  if (!/(?:^|\.)jwt\.\w{1,20}$/.test(name) && !isMade && (!makesTokenParser.pattern.test(code) || handsOnParserOptions.pattern.test(code)))
    return true
  const claims = parsesIntoClaims.pattern.test(name) ? items(value)[1] : undefined
  return claims !== undefined && mayCheckThemselves(written(claims), { at, code, project })
}

const packageAround = oncePerPair((project: Project, folder: string) => packageIn(folder, project))
const packagesImported = oncePerPair((project: Project, path: string, text: string) =>
  importedFolders(text, path, project)
    .map((folder) => packageIn(folder, project))
    .join('\n'),
)

/** A value with the type in front of its braces. */
function written({ at }: Node): string {
  const { text } = at.file
  return (/&?[\w.]{1,80}$/.exec(text.slice(Math.max(0, at.start - 81), at.start))?.[0] ?? '') + codeAt(at, LONGEST)
}

/** Whether the type of claims has a check of its own, or cannot be told. */
function mayCheckThemselves(claims: string, { at, code, project }: Pick<Said, 'at'> & { code: string; project: Project }): boolean {
  const type = TYPE.exec(claims)?.[1] ?? typeOf(claims, functionAround(at, 'go').before)
  if (type === undefined) return true
  if (/^jwt\.(?:Map|Registered|Standard)Claims$/.test(type)) return false
  const [first = '', last] = type.split('.')
  const declared = last === undefined ? code : packagesImported(project, at.file.path, at.file.text)
  return !new RegExp(`\\b${last ?? first}\\b (?:struct|=|jwt|map)`).test(declared) || CHECKS_ITSELF.test(declared)
}

/** `&DeskClaims{}`, `new(model.Claims)` */
const TYPE = /^(?:&|new\()?((?:\w{1,40}\.)?\w{1,60})[{)]/
const CHECKS_ITSELF = /\) Valid(?:ate)?\(\) error\b/
const LONGEST = 120

/** `claims := &DeskClaims{}`, `var claims DeskClaims` */
function typeOf(claims: string, before: string): string | undefined {
  const name = literally(claims.replace(/^&/, ''))
  const made = `\\b${name} :?= (?:&|new\\()?((?:\\w{1,40}\\.)?\\w{1,60})[{)]|\\bvar ${name} \\*?((?:\\w{1,40}\\.)?\\w{1,60})`
  const last = [...before.matchAll(new RegExp(made, 'g'))].at(-1)
  return last?.[1] ?? last?.[2]
}
