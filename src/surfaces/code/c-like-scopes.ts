import { googleConstants, googleServiceOfPhp, oauthWritten } from '../../knowledge/libraries/oauth-written.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import { googleScope, isGoogleScope, scopePackages } from '../../knowledge/scopes/packages.ts'
import type { Owner, ScopeSet } from '../../model/index.ts'
import type { Said } from '../../parse/c-like.ts'
import { items, string, type Node } from '../../parse/node.ts'
import { literally } from '../../text/pattern.ts'
import { codeAt, type Located, type Text } from '../../text/source.ts'
import { atCapitals } from '../../text/words.ts'

/** The scopes that code asks for: in a list by their name, or as what a client of Google is told. */
export function* scopesInBraces(said: Said, text: Text): Generator<ScopeSet> {
  yield* scopeList(said, text)
  yield* givenToClient(said, text)
}

/** A list by the name of scopes, of which the provider's package says whose they are. */
function* scopeList({ is, name, value, at }: Said, text: Text): Generator<ScopeSet> {
  if (is !== 'set' || value.kind !== 'list' || !/(?:^|[._])(?!all|known|supported|valid)\w{0,40}scopes$/i.test(name)) return
  const provider = scopePackages.find(({ when }) => when.test(text.value))?.provider
  const scopes = value.items.flatMap((item) => constantOfGoogle(item, text) ?? string(item) ?? [])
  if (!provider || scopes.length === 0) return
  const owner: Owner = { what: 'the list', name: name.replace(/^.*[.$]/, ''), product: 'this code' }
  yield { kind: 'scopeSet', owner, role: 'request', scopes, open: scopes.length < value.items.length, provider, byForm: true, at }
}

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
