import { posix } from 'node:path'
import { entries, get, type Node } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { keyWords } from '../idp/key-words.ts'
import { literal } from '../idp/oauth-client-fields.ts'
import { firstFound } from '../../text/first-found.ts'

/**
 * Manifests of plugins, connectors and tools whose API is described in an OpenAPI document of its own: the manifest says how callers
 * sign in, the document only what they can call.
 */
export default defineSurface({
  id: 'described-apis',
  name: 'Manifests that name an OpenAPI document and say how its callers sign in',
  spec: 'https://learn.microsoft.com/microsoft-365-copilot/extensibility/api-plugin-manifest#runtime-object',
  counts: 'oauth',
  files: ['**/*.json', '**/*.yaml', '**/*.yml'],
  mentions: keyWords('auth', 'authentication'),
  together: [[/"?auth(?:entication)?"?[ \t]{0,9}:\s/, /[\w-]\.(?:json|ya?ml)\b/]],
  format: 'by name',
  recognises: (root, { path }) => !get(root, 'openapi') && !get(root, 'swagger') && !LEFT_OUT.test(path),
  *read(root, { file, project }): Generator<Reading> {
    for (const { document, auth } of manifestsIn(root)) {
      const path = placesOf(document, posix.dirname(file.path)).find((one) => one !== file.path && project.has(one))
      if (path !== undefined) yield { kind: 'describedApi', document: path, at: auth.at }
    }
  },
})

/** What has many paths of files and no manifest of an API. */
const LEFT_OUT = /(?:^|\/)(?:package(?:-lock)?|tsconfig[\w.-]{0,40}|composer)\.json$|\.github\/workflows\//

const DOCUMENT = /^(?:https?:\/\/[^/?#]{1,255}\/)?([^?#:]{0,200}\.(?:json|ya?ml))(?:[?#].{0,100})?$/i

/** Where a document of the repository stands that a manifest names by its path or published address: from beside the manifest. */
function placesOf(document: string, folder: string): string[] {
  const above = posix.basename(folder) === '.well-known' ? [posix.dirname(folder)] : []
  return [folder, ...above].flatMap((from) => [posix.join(from, document), posix.join(from, posix.basename(document))])
}

/** How far below an entry its sign-in and the name of its document may stand: `manifest.auth`, `api.url`, `spec.url`. */
const DEPTH = 2

interface Described {
  /** The path of the document, as written. */
  readonly document: string
  readonly auth: Node
}

/** Every map that has a sign-in and the name of a document, itself or in a map of its own. */
function* manifestsIn(node: Node): Generator<Described> {
  const auth = signInOf(node, DEPTH)
  if (auth) for (const document of documentsOf(node, DEPTH)) yield { document, auth }
  const inner = node.kind === 'map' ? node.entries.map(({ value }) => value) : node.kind === 'list' ? node.items : []
  for (const one of inner) yield* manifestsIn(one)
}

/** What says that callers sign in: `auth: { type: oauth }`. A key of a provider is a sign-in too, none is none. */
function signInOf(node: Node, depth: number): Node | undefined {
  const own = authOf(node)
  if (own) {
    const type = own.kind === 'map' ? get(own, 'type') : own
    const kind = literal(type)
    return type && kind && !/^(?:none|no[-_ ]?auth|anonymous|public)$/i.test(kind) ? type : undefined
  }
  if (depth < 2) return undefined
  return firstFound(entries(node), ({ value }) => (value.kind === 'map' ? signInOf(value, depth - 1) : undefined))
}

/** What an entry itself says of a sign-in, none included. */
function authOf(node: Node): Node | undefined {
  const own = get(node, 'auth') ?? get(node, 'authentication')
  return own && (own.kind === 'map' || literal(own) !== undefined) ? own : undefined
}

/**
 * What an entry names that may be a document: by a relative path, or by its published address. A map with a sign-in of its own decides for
 * its own documents.
 */
function* documentsOf(node: Node, depth: number): Generator<string> {
  for (const { value } of entries(node)) {
    const text = literal(value)
    const path = text === undefined || text.length > 500 ? undefined : DOCUMENT.exec(text)?.[1]
    if (path) yield path
    else if (depth > 1 && value.kind === 'map' && !authOf(value)) yield* documentsOf(value, depth - 1)
  }
}
