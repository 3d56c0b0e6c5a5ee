import { get, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { isKeycloak, readKeycloak } from './keycloak.ts'
import { literal } from './oauth-client-fields.ts'
import { everyMap } from './product-documents.ts'

export default defineSurface({
  id: 'ansible-keycloak',
  name: 'Keycloak realms and clients in Ansible',
  spec: 'https://docs.ansible.com/ansible/latest/collections/community/general/keycloak_client_module.html',
  counts: 'oauth',
  files: ['**/*.yaml', '**/*.yml'],
  mentions: ['keycloak_client:', 'keycloak_realm:'],
  format: 'yaml',
  recognises: (root) => tasks(root).length > 0,
  *read(root, { project }): Generator<Statement> {
    for (const task of tasks(root)) if (literal(get(task, 'state')) !== 'absent') yield* readKeycloak(task, project)
  },
})

/** Of its collection, or by its last name alone. */
const MODULE = /^(?:[\w.]{1,60}\.)?keycloak_(?:client|realm)$/

/** The arguments of the modules, under Keycloak's own names. */
function tasks(root: Node): Node[] {
  return [...everyMap(root)].flatMap((task) =>
    task.entries.flatMap(({ key, value }) => (MODULE.test(key.value) && value.kind === 'map' ? inKeycloak(value) : [])).filter(isKeycloak),
  )
}

/** The module takes Keycloak's names and its own, which have underscores: `public_client` is `publicClient`. */
function inKeycloak(task: Extract<Node, { kind: 'map' }>): Node {
  const renamed = task.entries.map((entry) => {
    const value = entry.key.value.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
    return { ...entry, key: { ...entry.key, value }, value: asSwitch(entry.value) }
  })
  return { ...task, entries: renamed }
}

/** `yes` and `on` are texts in YAML 1.2: https://docs.ansible.com/ansible/latest/reference_appendices/YAMLSyntax.html */
function asSwitch(node: Node): Node {
  const word = literal(node)?.toLowerCase()
  if (word === 'yes' || word === 'on') return { kind: 'scalar', value: true, at: node.at }
  return word === 'no' || word === 'off' ? { kind: 'scalar', value: false, at: node.at } : node
}
