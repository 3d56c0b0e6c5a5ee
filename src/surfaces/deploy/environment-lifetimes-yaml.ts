import { entries, get, type Entry, type Node, string } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { assignment, MENTIONS, readVariables, type Variable, valueOf } from './oauth-variables.ts'

export default defineSurface({
  id: 'environment-lifetimes-yaml',
  name: 'Lifetimes, scopes and OAuth switches in variables of compose files, Helm values, manifests, templates and settings of hosts',
  spec: 'https://docs.docker.com/reference/compose-file/services/#environment',
  counts: 'oauth',
  // https://developers.cloudflare.com/workers/wrangler/configuration/, https://fly.io/docs/reference/configuration/
  files: ['**/*.yaml', '**/*.yml', '**/wrangler.{toml,json,jsonc}', '**/{fly,fly.*,netlify,railway}.toml', '**/{vercel,app}.json'],
  mentions: MENTIONS,
  format: 'by name',
  recognises: (root) => [...groups(root)].some(({ variables }) => variables.length > 0),
  *read(root): Generator<Statement> {
    for (const { variables, image } of groups(root)) yield* readVariables(variables, image)
  },
})

interface Group {
  readonly variables: readonly Variable[]
  readonly image: string
}

const NAME = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/

/** Variables that stand together: entries of a map, `NAME=value` items, `name` and `value` items. Walks the document once. */
function* groups(root: Node): Generator<Group> {
  const seen = new Set<Node>()
  const open: { node: Node; image: string }[] = [{ node: root, image: '' }]
  // The list grows while it is walked.
  for (const next of open) {
    const { node } = next
    // An alias is the node that it stands for.
    if (seen.has(node)) continue
    seen.add(node)
    const image = string(get(node, 'image'))?.value ?? string(get(node, 'image', 'repository'))?.value ?? next.image
    const variables = node.kind === 'map' ? ofMap(node) : node.kind === 'list' ? node.items.flatMap(ofItem) : []
    if (variables.length > 0) yield { variables, image }
    for (const one of node.kind === 'map' ? node.entries.flatMap((entry) => forWork(entry)) : []) seen.add(one)
    const inner = node.kind === 'map' ? node.entries.map(({ value }) => value) : node.kind === 'list' ? node.items : []
    for (const child of inner) if (child.kind === 'map' || child.kind === 'list') open.push({ node: child, image })
  }
}

/** The environments of a host that are for tests and for who develops: `[env.test.vars]`. */
function forWork({ key, value }: Entry): readonly Node[] {
  if (!/^(?:env|environments?|context)$/.test(key.value)) return []
  return entries(value).flatMap((one) => (FOR_WORK.test(one.key.value) ? [one.value] : []))
}

const FOR_WORK = /^(?:tests?|testing|dev|development|local|(?:deploy-|branch-)?preview|branch-deploy)$/

function ofMap(node: Node): Variable[] {
  return entries(node).flatMap(({ key, value }) => {
    const text = NAME.test(key.value) ? valueOf(value) : undefined
    return text ? [{ name: key, value: text }] : []
  })
}

function ofItem(item: Node): Variable[] {
  if (item.kind === 'scalar') {
    const text = string(item)
    const variable = text && assignment(text)
    return variable ? [variable] : []
  }
  const name = string(get(item, 'name'))
  const value = get(item, 'value')
  const text = value && valueOf(value)
  return name && text && NAME.test(name.value) ? [{ name, value: text }] : []
}
