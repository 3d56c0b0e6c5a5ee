import { inUnderscores } from '../../text/words.ts'
import type { Statement } from '../../model/reading.ts'
import type { Said } from '../../parse/c-like.ts'
import { get, items, string, type Entry, type Node } from '../../parse/node.ts'
import { codeAt, slice } from '../../text/source.ts'
import { givesAnswer, writesAnswer } from '../../knowledge/libraries/web-requests.ts'
import { lacks } from '../documents/document-checks.ts'
import { isResourceMetadata, resourceMetadata } from '../documents/oauth-resource-metadata.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { C_LIKE_FILES, RUBY_FILES, saidInAny } from '../../program/written/index.ts'

const ROUTE = /oauth[-_]?protected[-_]?resource/i

/** What a resource server publishes of itself, in languages that are read without a grammar. */
export default defineTextSurface({
  id: 'c-like-resource-metadata',
  name: 'Protected resource metadata in Go, Java, Kotlin, C#, PHP, Ruby and Rust',
  spec: 'https://www.rfc-editor.org/rfc/rfc9728.html#section-2',
  counts: 'code',
  files: [...C_LIKE_FILES, ...RUBY_FILES],
  mentions: ['authorization_servers', 'AuthorizationServers', 'authorizationServers'],
  together: [[/\bresource["']?\s{0,4}(?:[:=,]|=>)/i], [ROUTE, /["']authorization_servers["']/]],
  skipsTests: true,
  *read(text, { file }): Generator<Statement> {
    const seen = new Set<number>()
    const isRouted = ROUTE.test(file.text)
    for (const said of saidInAny(text, file.path)) {
      const object = objectOf(said)
      const document =
        object && !seen.has(object.at.start) ? (documentOf(object) ?? (isRouted ? withoutResource(object) : undefined)) : undefined
      if (!document) continue
      seen.add(document.at.start)
      yield* resourceMetadata(document)
    }
  },
})

type Members = Extract<Node, { kind: 'map' }>

/** An object, alone or as an argument by its name, or the pairs of `Map.of("resource", …)`. */
function objectOf({ is, name, value }: Said): Members | undefined {
  if (is !== 'call') return value.kind === 'map' ? value : undefined
  if (!/(?:^|\.)Map\.of$/.test(name) || value.kind !== 'list') return undefined
  const members = value.items.flatMap((item, index): readonly Entry[] => {
    const key = index % 2 === 0 ? string(item) : undefined
    const given = value.items[index + 1]
    return key && given ? [{ key, value: given, at: given.at }] : []
  })
  return { kind: 'map', entries: members, open: true, at: value.at }
}

/** An object with the members of the document; what it lacks may be added elsewhere. */
function documentOf(object: Members): Node | undefined {
  const document: Node = { ...object, open: true, entries: object.entries.map(asMember) }
  const isListed = items(get(document, 'authorization_servers')).length > 0
  return isListed && get(document, 'resource') !== undefined && isResourceMetadata(document) ? document : undefined
}

/** An answer to the route of the document that names servers, and no resource: it is written as it is, and nothing can be added to it. */
function withoutResource(object: Members): Node | undefined {
  const { file, start } = object.at
  const before = file.text.slice(Math.max(0, start - 200), start).replace(TYPE, '')
  if (object.open || ![writesAnswer, givesAnswer].some(({ pattern }) => pattern.test(before))) return undefined
  const document: Node = { ...object, entries: object.entries.map(asMember) }
  return items(get(document, 'authorization_servers')).length > 0 && lacks(document, 'resource') ? document : undefined
}

const TYPE = /(?:map\[string\](?:any|interface\{\})|\b(?:gin\.H|fiber\.Map|echo\.Map))$/

/** A field of a type by the member that it becomes, with the texts of its addresses. */
function asMember({ key, value, at }: Entry): Entry {
  const written = value.kind === 'list' ? { ...value, items: value.items.map(asAddress) } : asAddress(value)
  return { key: { ...key, value: inUnderscores(key.value).toLowerCase() }, value: written, at }
}

/** `new Uri("https://…")`, `URI.create("https://…")` */
function asAddress(node: Node): Node {
  if (string(node)) return node
  const code = codeAt(node.at)
  const [whole, before = '', address = ''] = ADDRESS.exec(code) ?? []
  return whole === undefined
    ? node
    : { kind: 'scalar', ...slice({ value: code, at: node.at }, before.length, before.length + address.length) }
}

const ADDRESS = /^((?:new )?(?:\w{1,20}[.:]{1,2}){0,3}(?:Uri|URI|URL|create|parse)\(")(https?:\/\/[^"\s{}$]{3,300})"/
