import { type Entry, get, has, items, type Node, plain, string } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import type { Text } from '../../text/source.ts'
import { assignmentsIn, variablesIn } from '../clients/entry-values.ts'
import { containerCommand } from './container-command.ts'
import { template } from './interpolation.ts'
import { serverInCluster } from './cluster-servers.ts'
import { keyWords } from '../idp/key-words.ts'

/** Variables and commands of containers, names of services, and what shows a deployment. */
export default defineSurface({
  id: 'kubernetes',
  name: 'Kubernetes manifests',
  spec: 'https://kubernetes.io/docs/reference/kubernetes-api/',
  counts: 'other',
  files: ['**/*.{yaml,yml}'],
  format: 'yaml',
  mentions: keyWords('apiVersion'),
  recognises: (root) => has(root, 'apiVersion') && has(root, 'kind'),
  async *read(root, reader): AsyncGenerator<Reading> {
    const kind = string(get(root, 'kind'))
    const name = string(get(root, 'metadata', 'name'))
    if (!kind) return
    if (kind.value === 'Service' && name) yield { kind: 'services', names: [name.value] }
    if (/^(?:Service|Ingress|HTTPRoute|Gateway|Route)$/.test(kind.value))
      yield { kind: 'evidence', of: 'deployment', label: `Kubernetes ${kind.value}`, ties: tiesOf(root), at: kind.at }
    for (const container of containersIn(get(root, 'spec'), 0)) {
      const env = get(container, 'env')
      if (env) yield variablesIn(env, template, 'config')
      const command = [...wordsOf(get(container, 'command')), ...wordsOf(get(container, 'args'))]
      yield* containerCommand(command, reader)
      yield* serverInCluster(container, command, env ? assignmentsIn(env, template) : [], reader.file)
    }
    const data = get(root, 'data')
    const blocks = kind.value === 'Secret' ? [get(root, 'stringData'), data && decoded(data)] : kind.value === 'ConfigMap' ? [data] : []
    for (const block of blocks) if (block?.kind === 'map') yield variablesIn(block, template, 'config')
  },
})

/** What the values of a Secret stand for: https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data */
function decoded(data: Node): Node {
  if (data.kind !== 'map') return data
  const entries = data.entries.flatMap((entry): Entry[] => {
    const text = string(entry.value)
    const value = text && textIn(text.value)
    return text && value !== undefined ? [{ ...entry, value: { kind: 'scalar', value, at: text.at, opaque: true } }] : []
  })
  return { ...data, entries }
}

/** A line of text in base64; keys and certificates of several lines are read as they are everywhere. */
function textIn(encoded: string): string | undefined {
  const written = encoded.replace(/\s/g, '')
  if (!BASE64.test(written) || written.length % 4 !== 0 || written.length > LONGEST) return undefined
  const value = Buffer.from(written, 'base64')
    .toString('utf8')
    .replace(/\r?\n$/, '')
  return PRINTED.test(value) ? value : undefined
}

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/
const LONGEST = 8000
const PRINTED = /^[\x20-\x7e]+$/

/** What ties a Service to its program: the ports of the containers behind it, its name and what it selects. */
function tiesOf(root: Node): string[] {
  const ports = items(get(root, 'spec', 'ports')).map((one) => get(one, 'targetPort') ?? get(one, 'port'))
  const names = [get(root, 'metadata', 'name'), get(root, 'spec', 'selector', 'app')]
  return [...ports, ...names].flatMap((one) => plain(one)?.value ?? [])
}

function wordsOf(list: Node | undefined): Text[] {
  return items(list).flatMap((word) => plain(word) ?? [])
}

/** Containers of a pod, however deep the template stands: CronJob has four levels. */
function* containersIn(spec: Node | undefined, depth: number): Generator<Node> {
  for (const key of ['containers', 'initContainers']) yield* items(get(spec, key))
  if (depth < 4)
    for (const inner of [get(spec, 'template', 'spec'), get(spec, 'jobTemplate', 'spec')]) if (inner) yield* containersIn(inner, depth + 1)
}
