import { demandedTokens } from '../../knowledge/demanded-tokens.ts'
import { get, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface, type Reader } from '../reading/surface.ts'
import { literal, ownerOf, set } from '../idp/oauth-client-fields.ts'
import { folderOf } from '../../text/paths.ts'

export default defineSurface({
  id: 'kubernetes-service-account-token',
  name: 'Kubernetes service account tokens',
  spec: 'https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets',
  counts: 'oauth',
  files: ['**/*.yaml', '**/*.yml'],
  mentions: ['kubernetes.io/service-account-token'],
  format: 'yaml',
  recognises: (root) => literal(get(root, 'kind')) === 'Secret' && literal(get(root, 'type')) === 'kubernetes.io/service-account-token',
  *read(root, reader): Generator<Statement> {
    const type = get(root, 'type')
    if (!type) return
    const name = literal(get(root, 'metadata', 'name'))
    const demandedBy = productOf(root, name, reader)
    yield {
      kind: 'secretTerm',
      owner: ownerOf('Secret', 'kubernetes', name),
      what: 'service account token',
      ends: set('unmanaged', type),
      instead:
        demandedBy === undefined
          ? 'use a projected token with `expirationSeconds`, or `kubectl create token`'
          : 'give its account no more rights than it needs, and replace the Secret regularly',
      ...(demandedBy !== undefined && { demandedBy }),
      at: type.at,
    }
  },
})

/** The product that expects the token in such a Secret. */
function productOf(root: Node, name: string | undefined, reader: Reader): string | undefined {
  const account = literal(get(root, 'metadata', 'annotations', 'kubernetes.io/service-account.name'))
  if (account === undefined || name === undefined) return
  return demandedTokens.find((one) => {
    if (one.account !== undefined) return one.account === account
    const isOwn = one.ending !== undefined && name === account + one.ending
    return linesBeside(reader).some((line) => says(line, one.named, name) || (isOwn && says(line, one.ofAccountsWith)))
  })?.product
}

/** Whether a line is that of a key, and of a value where one is asked for. */
function says(line: string, key: string | undefined, value?: string): boolean {
  if (key === undefined || !line.startsWith(`${key}:`)) return false
  return value === undefined || line.slice(key.length + 1).replaceAll(/["'\s]|\s#.*/g, '') === value
}

/** The account stands in the same file or beside it. */
function linesBeside({ file, project }: Reader): readonly string[] {
  const others = project.inFolder(folderOf(file.path)).filter((path) => path !== file.path && /\.ya?ml$/.test(path))
  const texts = [file.text, ...others.slice(0, MOST_BESIDE).map((path) => project.text(path) ?? '')]
  return texts.filter((text) => text.includes('ServiceAccount')).flatMap((text) => text.split('\n').map((line) => line.trim()))
}

const MOST_BESIDE = 30
