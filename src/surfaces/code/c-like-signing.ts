import { tokenReaders } from '../../knowledge/libraries/token-readers.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import { claimsOneByOne, signsOwnClaims, tokenMakers, type TokenMaker } from '../../knowledge/libraries/token-makers.ts'
import { answersSigned } from '../../knowledge/words/lifetimes.ts'
import type { Project } from '../../discover/project.ts'
import type { TokenPolicy } from '../../model/index.ts'
import { saidIn, type CLike, type Said } from '../../parse/c-like.ts'
import { codeOf, injectedDefault } from '../../parse/c-like-moments.ts'
import { get, has, items, string, type Node } from '../../parse/node.ts'
import { oneOf } from '../../text/pattern.ts'
import { codeAt, cutTo, type Span, type Text } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { withoutParts } from './builder-parts.ts'
import { C_LIKE_FILES, fileOf, functionAround, isGoCode, languageOf } from '../../program/written/index.ts'
import { secondsOfEnd } from './c-like-ends.ts'
import { continued } from './continued-chains.ts'
import { ownClaimsOf } from './claim-types.ts'
import { handedOn } from './handed-claims.ts'
import { type Reading, secondsElsewhere } from './ends-elsewhere.ts'
import { endlessCall } from './endless-tokens.ts'
import { endGiven, givenToSigner, inClaimNames, tableOfCall, withTables } from './signed-tables.ts'
import { doneBy, setPolicy, unsetPolicy, type PolicyFacts } from './policy.ts'
import { givenEnds } from './given-ends.ts'
import { isCalledSessionIn } from './said-sessions.ts'
import { CLAIMS_WITH_END, endsInRust } from './rust-ends.ts'
import { endlessInRust } from './rust-signing.ts'
import { isSetInSpring } from './spring-settings.ts'
import { purposeByNames } from './token-purpose.ts'
import { folderOf } from '../../text/paths.ts'

/** Tokens that are signed in languages that are read without a grammar, and how long they live. */
export default defineTextSurface({
  id: 'c-like-signing',
  name: 'Signed tokens in Go, Java, Kotlin, C#, PHP and Rust',
  spec: 'https://www.rfc-editor.org/rfc/rfc7519.html#section-4.1.4',
  counts: 'code',
  files: C_LIKE_FILES,
  mentions: [...new Set(tokenMakers.flatMap(({ words }) => words)), 'Claims {', 'Payload {', 'Token {'],
  together: [[oneOf('', ...tokenMakers.map(({ signs }) => signs), asWritten(tokenReaders, 'signs-in-rust'), CLAIMS_WITH_END)]],
  skipsTests: true,
  *read(text, { file, project }): Generator<TokenPolicy> {
    const language = languageOf(file.path)
    if (language === 'rs') {
      yield* endlessInRust(file, project)
      yield* endsInRust(file, project)
    }
    if (!language || language === 'rs') return
    const all = saidIn(text, language)
    for (const said of all) {
      const claims = claimsOf(said, language, all, project)
      if (claims && !isSetElsewhere(claims.end, text, project)) yield* policy(claims, said, { text, language, project, all })
    }
  },
})

/** The code of what signed tokens are given for an end. */
export function signedEnds(all: readonly Said[], text: Text, language: CLike): string[] {
  if (language === 'rs') return []
  return all.flatMap((said) => {
    const end = claimsOf(said, language, all)?.end
    return end ? [codeOf(end, text).value] : []
  })
}

interface Claims {
  readonly product: string
  readonly payload: Node
  /** The claim or call that is its end; `null` where it has none for certain. */
  readonly end: Node | null | undefined
  readonly key: string
}

/** What a call, an object or a chain says of the claims of a token that it makes; those of other files where there is a project. */
function claimsOf(one: Said, language: CLike, all: readonly Said[], project?: Project): Claims | undefined {
  const kept = continued(one, all)
  const said = kept ? { ...one, value: kept.chain } : one
  const endless = endlessCall(said, language)
  if (endless) return { ...endless, payload: said.value, end: null }
  const ofType = language === 'go' && project ? ownClaimsOf(said, all, project) : undefined
  if (ofType) return { product: 'golang-jwt', payload: inClaimNames(ofType), end: null, key: signsOwnClaims.key }
  const put = endPut(said, language)
  if (put) return put
  const row = makerOf(said, language)
  if (!row) return undefined
  const { product, as } = row
  if (as === 'field') return { product, payload: said.value, end: said.value, key: said.name }
  const table =
    as === 'call' ? givenFirst(said, all, language, project) : { claims: chained(said, row, language, project), variable: undefined }
  const payload = table && (as === 'call' ? table.claims : inClaimNames(table.claims))
  if (!payload || (row.ofNobody && isSaid(payload, row.ofNobody))) return undefined
  const key = row.end.find((one) => has(table.claims, one))
  const claim = key === undefined && as === 'chain' ? endGiven(table.claims) : undefined
  const end =
    claim ??
    (key === undefined ? (kept?.isShared !== true && isEndless(row, said, table, all, project) ? null : undefined) : get(table.claims, key))
  return { product, payload, end, key: claim ? 'exp' : (key ?? row.end[0] ?? '') }
}

/** `claims["exp"] = …` of golang-jwt: https://pkg.go.dev/github.com/golang-jwt/jwt/v5#MapClaims */
function endPut({ is, value, at }: Said, language: CLike): Claims | undefined {
  const end = is === 'put' && language === 'go' ? get(value, 'exp') : undefined
  if (!end) return undefined
  const { before, after } = functionAround(at, language)
  return claimsOneByOne.table.test(before) && claimsOneByOne.signs.test(after)
    ? { product: 'golang-jwt', payload: value, end, key: 'exp' }
    : undefined
}

/** The library that makes claims so. */
export function makerOf({ is, name, value, within }: Said, language: CLike): TokenMaker | undefined {
  const dotted = name.replaceAll('::', '.')
  return tokenMakers.find(({ languages, as, made, has: groups = [], end }) => {
    if (!languages.some((one) => one === language)) return false
    if (as === 'field') return is === 'set' && end.includes(name) && made.test(within[0] ?? '')
    return is === as && made.test(dotted) && groups.every((group) => group.some((one) => has(value, one)))
  })
}

interface Table {
  readonly claims: Node
  readonly variable: string | undefined
}

/** The table that a call signs, written there or set once to its variable. */
function givenFirst({ value }: Said, all: readonly Said[], language: CLike, project?: Project): Table | undefined {
  const [given] = items(value)
  const variable = given?.kind === 'dynamic' ? codeAt(given.at) : undefined
  const set = variable === undefined ? [] : all.filter((one) => one.is === 'set' && one.name === variable)
  const called = given && project && set.length === 0 ? tableOfCall(given, { language, project }) : undefined
  const claims = given?.kind === 'map' ? given : set.length === 1 ? set[0]?.value : called
  return claims?.kind === 'map' ? { claims, variable } : undefined
}

/** A chain with the tables of claims that it is given. */
function chained({ value }: Said, { as, openBy = [], parts }: TokenMaker, language: CLike, project?: Project): Node {
  const whole = parts ? withoutParts(value, parts) : value
  return as === 'chain' && project && openBy.length > 0 ? withTables(whole, openBy, { language, project }) : whole
}

/** Whether a token whose claims have no end has none for certain. */
function isEndless(
  { endless, later, openBy = [], closedBy }: TokenMaker,
  { within, at, inFunction }: Said,
  { claims, variable }: Table,
  all: readonly Said[],
  project?: Project,
): boolean {
  if (endless === undefined || claims.kind !== 'map' || (closedBy !== undefined && !has(claims, closedBy))) return false
  const given = all.filter((one) => one.is === 'set' && later?.test(one.name))
  if (endless === 'table') return !claims.open && !(variable !== undefined && given.length > 0)
  if (endless !== 'chain')
    return (
      !claims.open &&
      (within.some((one) => endless.test(one)) || handedOn(at, endless, all) || isGivenToSigner(at, inFunction, endless, all, project)) &&
      !given.some((one) => one.at.start > at.end)
    )
  if (closedBy !== undefined && (!has(claims, closedBy) || claimsOneByOne.end.test(at.file.text.slice(at.end, at.end + REST)))) return false
  if (IN_BLOCK.test(codeAt(at))) return false
  return !claims.entries.some(
    ({ key, value }) => openBy.includes(key.value) || items(value).some((one) => one.kind === 'scalar' && one.value === 'exp'),
  )
}

/** What a block of Kotlin does to the builder: https://kotlinlang.org/docs/scope-functions.html */
const IN_BLOCK = /\.\s{0,40}(?:apply|also|run|let)\s{0,4}\{/

/** In the same package of Go. */
function isGivenToSigner(at: Span, name: string | undefined, signs: RegExp, all: readonly Said[], project?: Project): boolean {
  if (!project || !at.file.path.endsWith('.go')) return false
  const paths = project.inFolder(folderOf(at.file.path)).filter(isGoCode)
  return givenToSigner(
    at,
    name,
    signs,
    paths.map((path) => fileOf(path, at.file, project)),
    all,
  )
}

/** Further behind nobody gives a token its end. */
const REST = 1500

function isSaid(claims: Node, [claim, value]: readonly [string, string]): boolean {
  return items(get(claims, claim)).some((one) => string(one)?.value === value)
}

function* policy({ product, payload, end, key }: Claims, said: Said, reading: Reading): Generator<TokenPolicy> {
  const { text, language, project } = reading
  if (end === undefined || answersSigned.pattern.test(said.inFunction ?? '') || /\bhtm\b|dpop/i.test(codeAt(said.at, 2000))) return
  const fileName =
    said.at.file.path
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '') ?? ''
  const names = [...(said.inFunction ? [said.inFunction] : []), fileName]
  const made = { at: said.at, inFunction: said.inFunction, project }
  const purposeIn = (callers: readonly string[]) =>
    purposeByNames(payload, [...callers, ...names], around(said.at), () => isCalledSessionIn(said.at, language), made)
  const purpose = purposeIn([])
  if (!purpose) return
  const owner = doneBy(said.inFunction, product)
  const facts: PolicyFacts = { owner, key, ...purpose, selfContained: true }
  const place = cutTo(said.at, said.name.length)
  if (end === null) return yield unsetPolicy({ ...facts, confidence: 'medium' }, place)
  const isElsewhere = end.at.file !== said.at.file
  const seconds = isElsewhere
    ? secondsOfEnd(end, end.at.file.whole, { at: end.at, language, project })
    : (secondsOfEnd(end, text, { at: text.at, language, project }) ?? secondsElsewhere(end, said, reading))
  for (const given of seconds === undefined && !isElsewhere ? givenEnds(end, said, reading) : []) {
    const called = purposeIn(given.names)
    if (called) yield setPolicy({ ...facts, ...called }, given.seconds, given.written, given.at)
  }
  if (seconds === undefined || seconds <= 0) return
  const written = codeOf(end, end.at.file.whole).value.replace(/\s+/g, ' ').slice(0, 60)
  yield setPolicy(facts, seconds, written, isElsewhere ? place : end.at)
}

/** Whether an end is made of what Spring puts in, and a file of settings says how much that is. */
function isSetElsewhere(end: Claims['end'], text: Text, project: Project): boolean {
  const names = end && end.at.file === text.at.file ? (codeOf(end, text).value.match(/\b[a-z]\w{0,80}/gi) ?? []) : []
  return names.some((name) => {
    const injected = injectedDefault(name, text.value)
    return injected !== undefined && isSetInSpring(injected.key, text.at.file.path, project)
  })
}

/** The code before a call and of it. */
function around({ file, start, end }: Span): string {
  return file.text.slice(Math.max(0, start - 2000), Math.min(end, start + 2000))
}
