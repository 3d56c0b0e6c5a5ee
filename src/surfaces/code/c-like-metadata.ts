import { metadataConstants, metadataSetters } from '../../knowledge/libraries/metadata-names.ts'
import { oauthWritten } from '../../knowledge/libraries/oauth-written.ts'
import { hostAlone, writesAnswer } from '../../knowledge/libraries/web-requests.ts'
import { asWritten, wordsWritten } from '../../knowledge/libraries/written.ts'
import { words, inUnderscores } from '../../text/words.ts'
import type { Project } from '../../discover/project.ts'
import type { Owner } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import type { CLike, Said } from '../../parse/c-like.ts'
import { boolean, get, has, items, string, type Entry, type Node } from '../../parse/node.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { codeAt, type Span } from '../../text/source.ts'
import { SpanIndex } from '../../text/span-index.ts'
import { faultsOf } from '../documents/document-checks.ts'
import { isServerMetadata, serverMetadata } from '../documents/oauth-server-metadata.ts'
import { pkcePolicy, set } from '../idp/oauth-client-fields.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { withoutIdleRevocation } from './idle-revocation.ts'
import { grantsAllowed } from './c-like-grants.ts'
import { C_LIKE_FILES, languageOf, RUBY_FILES, saidInAny } from '../../program/written/index.ts'
import { calledByTags, withMembersOfType, withoutAnyChallenge, withoutLists } from './go-metadata-types.ts'
import { isFallback, isNoteOfProvider, mayGrow } from './c-like-metadata-uses.ts'
import { tablesOfRecords } from './metadata-records.ts'
import { tablesBySetters } from './metadata-setters.ts'
import { wordsOfRust } from './rust-word-lists.ts'
import { piecesIn, tablesOf, tablesOfChains } from './c-like-metadata-pieces.ts'

/** What an authorization server says that it supports, in languages that are read without a grammar. */
export default defineTextSurface({
  id: 'c-like-metadata',
  name: 'OAuth metadata and challenge methods in Go, Java, Kotlin, C#, PHP, Ruby and Rust',
  spec: 'https://www.rfc-editor.org/rfc/rfc8414.html#section-2',
  counts: 'code',
  files: [...C_LIKE_FILES, ...RUBY_FILES],
  mentions: [
    'llowedGrantTypes',
    ...metadataSetters.map(({ setter }) => setter),
    'llowedResponseTypes',
    '.well-known/o',
    'token_endpoint',
    'TokenEndpoint',
    'odeChallengeMethods',
    'code_challenge_methods',
    ...wordsWritten(oauthWritten, 'allows-plain'),
  ],
  together: [
    [
      inTurn(
        'i',
        /(?:token_?endpoint|code_?challenge_?methods(?:_?supported)?|grant_?types_?supported)/,
        /["'`]?\]?\s{0,4}(?:[:=,]|=>|\{|to\b)/,
      ),
    ],
    [/\.well-known\/(?:openid-configuration|oauth-authorization-server)/, /\bnew [A-Z]\w{0,60}\(/],
    [/PKCEPlain|allowed(?:Grant|Response)Types/i],
    [/\bnew \w{0,40}(?:Provider|Server)Metadata\(/, oneOf('', ...metadataSetters.map(({ setter }) => new RegExp(`\\.${setter}\\(`)))],
  ],
  skipsTests: true,
  *read(text, { file, project }): Generator<Statement> {
    const all = saidInAny(text, file.path)
    const language = languageOf(file.path)
    const documents = new SpanIndex<true>()
    const built = language ? [...tablesOf(all, language), ...tablesOfRecords(all, language, project)] : []
    for (const said of [...all, ...built, ...tablesOfChains(all), ...tablesBySetters(all)]) {
      const found = said.is === 'object' && !documents.at(said.at) ? documentOf(said, all, language, project) : undefined
      if (!found) continue
      for (const at of [said.at, ...found.pieces]) documents.add(at, true)
      if (isNoteOfProvider(said, language) || isFallback(said, language)) continue
      yield* withoutIdleRevocation(serverMetadata(found.document), project, file.path)
      yield* hostForIssuer(found.document)
    }
    if (isOfClients(file.path)) return
    for (const said of all) {
      if (documents.at(said.at)) continue
      yield* methods(said)
      yield* grantsAllowed(said)
    }
  },
})

/** The metadata that an object is, with what is put into it by its name; what is not handed on at once may be added to. */
function documentOf(
  said: Said,
  all: readonly Said[],
  language: CLike | undefined,
  project: Project,
): { readonly document: Node; readonly pieces: readonly Span[] } | undefined {
  const { value } = said
  if (value.kind !== 'map' || !value.entries.some(({ key }) => NAMES_SERVER.test(key.value))) return undefined
  const added = language && piecesIn(said, all, language)
  const fields =
    language === 'go' ? calledByTags(value.entries, said, project) : language === 'rs' ? textsOfRust(value.entries) : value.entries
  const given = [...fields, ...(added?.entries ?? [])]
  const entries = given.map((entry) => asMember({ ...entry, value: madeBy(entry.value, all) ?? keptIn(entry.value, said, all) }))
  const open = (value.open ?? false) || mayGrow(said, added, language, project)
  const written: Node = { ...value, open, entries }
  const lists = entries.some(({ key, value: list }) => key.value.endsWith('_supported') && items(list).length > 0)
  const document = lists && language === 'go' ? withoutAnyChallenge(withMembersOfType(written, said, project), said, project) : written
  const small = lists || language !== 'go' ? undefined : withoutLists(written, said, project)
  if (small && isSmallMetadata(small)) return { document: small, pieces: added?.at ?? [] }
  if (!(lists ? isServerMetadata(document) : isPublished(said) && isSmallMetadata(document))) return undefined
  return { document, pieces: added?.at ?? [] }
}

const NAMES_SERVER = /^(?:issuer|token_?endpoint)$/i

/** A document without any list, which a page of the well-known addresses answers with as it is. */
function isPublished({ at: { file, start }, within }: Said): boolean {
  const before = file.text.slice(Math.max(0, start - 200), start)
  return within.length > 0 && writesAnswer.pattern.test(before) && PUBLISHES.test(`${file.path}\n${file.text.slice(0, LONGEST_FILE)}`)
}

const PUBLISHES = /well-?_?known|openid-configuration|oauth-authorization-server/i
const LONGEST_FILE = 20_000

/** The members of RFC 8414 section 2 that a client cannot do without. */
function isSmallMetadata(document: Node): boolean {
  const names = ['issuer', 'authorization_endpoint', 'token_endpoint']
  return names.every((name) => has(document, name) && get(document, name)?.kind !== 'map')
}

/** `'issuer' => $_SERVER['SERVER_NAME']`: a host without the scheme that makes an issuer of it. */
function* hostForIssuer(document: Node): Generator<Statement> {
  const issuer = get(document, 'issuer')
  if (issuer?.kind !== 'dynamic' || !hostAlone.pattern.test(codeAt(issuer.at))) return
  const owner: Owner = { what: 'authorization server metadata', product: 'oauth-metadata' }
  yield faultsOf('server-metadata', owner)('issuer-host-alone', issuer)
}

/** The list that a function of the file begins its answer with: `GrantTypesSupported: GrantTypes(config)`; more may be added to it. */
function madeBy(value: Node, all: readonly Said[]): Node | undefined {
  const name = value.kind === 'dynamic' ? /^(\w{1,60})\([\w, ]{0,60}\)$/.exec(codeAt(value.at))?.[1] : undefined
  if (name === undefined) return undefined
  const list = all.find(({ inFunction, within, value: one }) => inFunction === name && within.length === 0 && items(one).length > 0)?.value
  return list?.kind === 'list' ? { ...list, items: [...list.items, { kind: 'dynamic', at: list.at }] } : undefined
}

const textsOfRust = (all: readonly Entry[]) => all.map((one) => ({ ...one, value: wordsOfRust(one.value) }))

/** The list that a variable of the same function holds: `ResponseTypes = types.ToArray()`, where nothing else is put into it. */
function keptIn(value: Node, { at, inFunction }: Said, all: readonly Said[]): Node {
  const name = value.kind === 'dynamic' || value.kind === 'map' ? KEPT.exec(codeAt(value.at))?.[1] : undefined
  if (name === undefined) return value
  const given = all.filter((one) => one.is === 'set' && one.name === name && one.inFunction === inFunction && one.at.end <= at.start)
  const list = given.length === 1 ? given[0]?.value : undefined
  const isFilled = all.some(
    (one) => one.is === 'call' && one.inFunction === inFunction && one.name.startsWith(`${name}.`) && FILLS.test(one.name),
  )
  if (list?.kind !== 'list') return value
  return isFilled ? { ...list, items: [...list.items, { kind: 'dynamic', at: list.at }] } : list
}

const KEPT = /^(\$?[a-z_]\w{0,60})(?:\.(?:ToArray|ToList|toArray|toList|clone)\(\))?$/
const FILLS = /\.(?:[aA]dd|[aA]ddAll|AddRange|[aA]ppend|push|[iI]nsert|[rR]emove\w{0,10}|[cC]lear)$/

/** A field of a type by the member that it becomes: `TokenEndpoint`, `JwksURI`, `SupportedScopes`. */
function asMember(entry: Entry): Entry {
  const member = memberNamed(entry.key.value)
  return { ...entry, key: { ...entry.key, value: member }, value: member.endsWith('_supported') ? asWords(entry.value) : asAddress(entry) }
}

/** A chain of calls is no object with members: `(string) url('token')->absolute()`. */
function asAddress({ value }: Entry): Node {
  return value.kind === 'map' && !/^\[|^array\b|[{]/.test(codeAt(value.at)) ? { kind: 'dynamic', at: value.at } : value
}

/** Fields by the names that their members have on the wire, where types call them otherwise. */
const MEMBERS: readonly (readonly [name: RegExp, member: string])[] = [
  [/^supported_(\w+)$/, '$1_supported'],
  [/^(?:json_web_key(?:_set|s)?|jwks?)_(?:endpoint|ur[il])$/, 'jwks_uri'],
  [/^user_info_endpoint$/, 'userinfo_endpoint'],
  [/^(?:authorize|authorisation)_endpoint$/, 'authorization_endpoint'],
  [/^(?:dynamic_)?client_registration_endpoint$/, 'registration_endpoint'],
]

function memberNamed(name: string): string {
  return MEMBERS.reduce((member, [pattern, instead]) => member.replace(pattern, instead), inSmallLetters(name))
}

function asWords(list: Node): Node {
  if (list.kind !== 'list') return list
  const isInside = ({ at }: Node) => at.file === list.at.file && at.start >= list.at.start && at.end <= list.at.end
  return {
    ...list,
    items: list.items.map((item) => {
      // What a constant says is offered where the list names it.
      if (item.kind === 'scalar' && !isInside(item)) return { ...item, at: list.at, opaque: true }
      const word = item.kind === 'dynamic' ? (wordOf(item.from) ?? wordsMade(item)) : undefined
      return word === undefined ? item : { kind: 'scalar', value: word, at: item.at, opaque: true }
    }),
  }
}

function wordOf(from: { readonly module: string; readonly name: string } | undefined): string | undefined {
  const name = from && `${from.module.replace(/^.*\./, '')}.${from.name}`
  return name === undefined ? undefined : metadataConstants.find(({ pattern }) => pattern.test(name))?.word
}

/** `new ResponseType(ResponseType.Value.CODE, ResponseType.Value.TOKEN)`: several words with blanks between them. */
function wordsMade({ at }: Node): string | undefined {
  const names = MADE.exec(codeAt(at, 200))?.[1]?.split(/\s{0,20},\s{0,20}/) ?? []
  const made = names.map((name) => metadataConstants.find(({ pattern }) => pattern.test(name))?.word)
  return made.length > 0 && made.every((one) => one !== undefined) ? made.toSorted().join(' ') : undefined
}

const MADE = /^new ResponseType\(\s{0,20}([\w.,\s]{1,160}?)\s{0,20}\)$/

/** What a client can send, by the name of its file: `OpenIddictClientOptions.cs`. */
function isOfClients(path: string): boolean {
  const named = words(path.split('/').at(-1) ?? '')
  return named.includes('client') && !named.includes('server')
}

const ALLOWS_PLAIN = asWritten(oauthWritten, 'allows-plain')
const METHODS = /(?:^|_)code_challenge_methods(?:_supported)?$/
const SERVER: Owner = { what: 'the authorization server', product: 'this code' }
const FIX = 'code_challenge_methods_supported to S256 alone'

/** Methods that are set alone, are added to the metadata, or that a switch lets in. */
function* methods({ is, name, value }: Said): Generator<Statement> {
  const last = name.replace(/^.*[.$]/, '')
  if (is === 'set' && ALLOWS_PLAIN.test(last) && boolean(value) === true)
    yield pkcePolicy({ what: 'the authorization server', product: 'fosite' }, 'server', 'unknown', set('plain', value), `${last}: false`)
  const [first, second] = is === 'call' ? items(value) : []
  const added = first?.kind === 'dynamic' ? first.from?.name : string(first)?.value
  const named = is === 'set' ? last : is === 'call' && /(?:^|\.)(?:Add|put|set|TryAdd|option)$/.test(name) ? added : undefined
  const list = is === 'set' ? value : (get(second, 'default') ?? second)
  if (named === undefined || list?.kind !== 'list' || !METHODS.test(inSmallLetters(named))) return
  const known = asWords(list)
  const plain = items(known).find((one) => string(one)?.value.toLowerCase() === 'plain')
  if (plain) yield { ...pkcePolicy(SERVER, 'server', 'unknown', set('plain', plain), FIX), instead: `list S256 alone in \`${named}\`` }
}

function inSmallLetters(name: string): string {
  return inUnderscores(name)
    .toLowerCase()
    .replace(/^jwk_?s_ur[il]$/, 'jwks_uri')
}
