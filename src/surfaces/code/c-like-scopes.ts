import { googleConstants, googleServiceOfPhp, oauthWritten } from '../../knowledge/libraries/oauth-written.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import { googleScope, isGoogleScope, scopePackages } from '../../knowledge/scopes/packages.ts'
import { isScopeAddress, scopeProviderFor } from '../../knowledge/scopes/index.ts'
import { goOAuth2 } from '../../knowledge/libraries/go-oauth2.ts'
import { asksForNoScope } from '../../knowledge/words/scope-names.ts'
import type { Owner, ScopeSet } from '../../model/index.ts'
import type { Said } from '../../parse/c-like.ts'
import { items, string, type Node } from '../../parse/node.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import { codeAt, piecesOf, slice, type Located, type Text } from '../../text/source.ts'
import { atCapitals, words } from '../../text/words.ts'
import { isInComment } from '../../program/written/index.ts'

/** The scopes that code writes for a request by hand: what a function of that name gives back, and the default of a variable. */
export function* scopesWritten(text: Text): Generator<ScopeSet> {
  yield* scopesGivenBack(text)
  yield* scopesByDefault(text)
}

/** `String getScope() { return "https://mail.google.com/"; }`, what a request by hand is made with. */
const GIVES_BACK = inTurn(
  'g',
  /\b(?:get)?[sS]copes?\(\)(?:\s?:\s?\??\w{1,20})?\s{0,8}(?:(?:\{\s{0,40}return|=>|=)\s{1,8})/,
  /["']([^"'\n]{5,600})["']/,
)

/** The scopes that a function of that name gives back, where they are addresses of Google's. */
function* scopesGivenBack(text: Text): Generator<ScopeSet> {
  for (const { index, 0: whole, 1: written = '' } of text.value.matchAll(GIVES_BACK)) {
    if (isInComment(text.value, index)) continue
    const start = index + whole.length - 1 - written.length
    const scopes = piecesOf(slice(text, start, start + written.length), /\S+/g)
    if (!scopes.some(({ value }) => isGoogleScope(value))) continue
    const { at } = slice(text, start, start + written.length)
    yield {
      kind: 'scopeSet',
      owner: { what: 'the request', product: 'this code' },
      role: 'request',
      scopes,
      open: false,
      provider: 'Google',
      byForm: true,
      at,
    }
  }
}

/** `getEnv("FORGE_SCOPES", "repo,user")`: what is asked for where nobody says otherwise. */
const BY_DEFAULT = /\w{0,20}[eE]nv\w{0,20}\(\s{0,4}"(\w{2,60}_SCOPES?)",\s{0,4}"([a-z][\w:.,/ -]{1,300})"\s{0,4}\)/g

/** The scopes that a variable of the environment has by default, of the provider that it is named for. */
function* scopesByDefault(text: Text): Generator<ScopeSet> {
  for (const { index, 0: whole, 1: name = '', 2: written = '' } of text.value.matchAll(BY_DEFAULT)) {
    const provider = words(name).flatMap((one) => scopeProviderFor(one) ?? [])[0]
    if (provider === undefined || asksForNoScope.pattern.test(name) || isInComment(text.value, index)) continue
    const start = index + whole.lastIndexOf(written)
    const scopes = piecesOf(slice(text, start, start + written.length), /[^\s,]+/g)
    const { at } = slice(text, start, start + written.length)
    yield {
      kind: 'scopeSet',
      owner: { what: 'the default of', name, product: 'this code' },
      role: 'request',
      scopes,
      open: false,
      provider,
      byForm: true,
      at,
    }
  }
}

/** The scopes that code asks for: in a list by their name, or as what a client of Google is told. */
export function* scopesInBraces(said: Said, text: Text): Generator<ScopeSet> {
  yield* scopeList(said, text)
  yield* givenToClient(said, text)
}

/** A list by the name of scopes, of which the provider's package says whose they are. */
function* scopeList({ is, name, value, at, within }: Said, text: Text): Generator<ScopeSet> {
  if (is !== 'set' || value.kind !== 'list' || !/(?:^|[._])(?!all|known|supported|valid)\w{0,40}scopes$/i.test(name)) return
  const provider = scopePackages.find(({ when }) => when.test(text.value))?.provider ?? providerBeside(at, within)
  const scopes = value.items.flatMap((item) => constantOfGoogle(item, text) ?? string(item) ?? [])
  if (scopes.length === 0 || (!provider && !namesProvider(name, scopes, text))) return
  const owner: Owner = { what: 'the list', name: name.replace(/^.*[.$]/, ''), product: 'this code' }
  yield {
    kind: 'scopeSet',
    owner,
    role: 'request',
    scopes,
    open: scopes.length < value.items.length,
    ...(provider && { provider }),
    byForm: true,
    at,
  }
}

/** Scopes that are addresses say whose they are; a client of golang.org/x/oauth2 is read with its own. */
function namesProvider(name: string, scopes: readonly Located<string>[], text: Text): boolean {
  const isAsked = !asksForNoScope.pattern.test(name) && !text.value.includes(goOAuth2.package)
  return isAsked && scopes.some(({ value }) => isScopeAddress(value))
}

/** `authorizeUrl = "https://…"`, in what is made of OAuth before its scopes are said. */
const ADDRESS = /\bauthori[sz]\w{0,12}U(?:rl|ri|RL|RI)\s{0,4}=\s{0,4}"(https:\/\/[^"\s]{3,200})"(?![^]*[;}])/

/** `AuthURL: "https://…"`, in the row of a table of Go before its scopes are said. */
const OF_ROW = /\b[aA]uth(?:ori[sz]\w{0,12})?U(?:rl|ri|RL|RI):\s{0,8}"(https:\/\/[^"\s]{3,200})"(?![^]*[;}])/

/** The provider whose authorization endpoint stands beside a list, in the same call or row. */
function providerBeside({ file, start }: Said['at'], [around = '']: readonly string[]): string | undefined {
  const before = file.text.slice(Math.max(0, start - LONGEST), start)
  const address = ((/OAuth/i.test(around) ? ADDRESS.exec(before) : undefined) ?? OF_ROW.exec(before))?.[1]
  return address === undefined ? undefined : scopeProviderFor(address)
}

/** Of a call, in characters. */
const LONGEST = 900

const GIVES = asWritten(oauthWritten, 'gives-google-scopes')

/** `$client->addScope(Drive::DRIVE)`, `credentials.createScoped(List.of(DriveScopes.DRIVE))`: addresses of scopes and constants. */
function* givenToClient({ is, name, value, at }: Said, text: Text): Generator<ScopeSet> {
  if (is !== 'call' || !GIVES.test(name)) return
  const given = items(value).flatMap((one) => (one.kind === 'list' ? one.items : [one]))
  const scopes = given.flatMap((one) => constantOfGoogle(one, text) ?? addressOf(one) ?? [])
  if (scopes.length === 0) return
  const owner: Owner = { what: 'the Google client', product: 'this code' }
  yield { kind: 'scopeSet', owner, role: 'request', scopes, open: scopes.length < given.length, provider: 'Google', at }
}

function addressOf(node: Node): Located<string> | undefined {
  const scope = string(node)
  return scope && isGoogleScope(scope.value) ? scope : undefined
}

/** `DriveScopes.DRIVE_READONLY` of Java and `DriveService.Scope.DriveReadonly` of .NET are `…/auth/drive.readonly`. */
function constantOfGoogle(node: Node, text: Text): Located<string> | undefined {
  const from = node.kind === 'dynamic' ? (node.from ?? ofPath(node)) : undefined
  if (!from || !(googleConstants.pattern.test(from.module) || isServiceOfPhp(from.module, text))) return undefined
  const words = from.name.includes('_') || /^[A-Z]+$/.test(from.name) ? from.name.replaceAll('_', '.') : atCapitals(from.name, '.')
  return { value: googleScope(words.toLowerCase()), at: node.at }
}

/** `\\Google\\Service\\Drive::DRIVE` */
function ofPath({ at }: Node): { readonly module: string; readonly name: string } | undefined {
  const [, module, name] = /^([\w\\]{2,120})::([A-Z_]{2,60})$/.exec(codeAt(at)) ?? []
  return module === undefined || name === undefined ? undefined : { module, name }
}

/** By its path, or by its name where the file imports it: `use Google\\Service\\Drive;`. */
function isServiceOfPhp(name: string, { at: { file }, value }: Text): boolean {
  if (!file.path.endsWith('.php')) return false
  if (googleServiceOfPhp.pattern.test(name)) return true
  const imported = new RegExp(`^use \\\\?([\\w\\\\]{2,120}?)(?: as ${literally(name)})?;`, 'gm')
  return [...value.matchAll(imported)].some(
    ([whole, path = '']) => (whole.includes(` as ${name};`) || path.endsWith(`\\${name}`)) && googleServiceOfPhp.pattern.test(path),
  )
}
