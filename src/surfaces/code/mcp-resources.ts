import { entries, get, getAny, items, type Node, string } from '../../parse/node.ts'
import { clusterResources } from '../../knowledge/cluster-resources.ts'
import type { Assignment, Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { referenceTo } from '../deploy/interpolation.ts'
import { type Field, mapNode } from '../deploy/nodes.ts'
import { readEntry } from '../clients/server-entry.ts'

const GROUPS = [...new Set(clusterResources.map(({ group }) => group))]

/** MCP servers as resources of a cluster. */
export default defineSurface({
  id: 'mcp-resources',
  name: 'ToolHive and kagent resources',
  spec: 'https://github.com/stacklok/toolhive/blob/main/docs/operator/crd-api.md',
  counts: 'other',
  files: ['**/*.yaml', '**/*.yml'],
  mentions: GROUPS,
  format: 'yaml',
  recognises: (root) => GROUPS.includes(groupOf(root)),
  *read(root): Generator<Reading> {
    const group = groupOf(root)
    const kind = string(get(root, 'kind'))
    const spec = get(root, 'spec')
    if (!kind || !spec) return
    const name = string(get(root, 'metadata', 'name')) ?? kind
    for (const resource of clusterResources) {
      if (resource.group !== group || !resource.kinds.includes(kind.value)) continue
      const url = resource.url && get(spec, ...resource.url)
      const program = resource.program?.map((path) => get(spec, ...path)).find(Boolean)
      if (!url && !program) continue
      const headers = resource.headers.map((path) => get(spec, ...path))
      const fields: Field[] = [['headers', mapNode(headers.flatMap(headersIn), spec.at)]]
      for (const [key, node] of [
        ['url', url],
        ['command', program],
        ['args', resource.args && get(spec, ...resource.args)],
        ['env', resource.env && get(spec, ...resource.env)],
      ] as const)
        if (node) fields.push([key, node])
      const references = {
        headers: headers.flatMap(referencesIn),
        env: resource.secrets ? referencesIn(get(spec, ...resource.secrets)) : [],
      }
      yield* readEntry(name, mapNode(fields, spec.at), { agent: resource.agent, source: 'config', references })
    }
  },
})

/** The group of `group/v1`. */
function groupOf(root: Node): string {
  const [group = '', version] = (string(get(root, 'apiVersion'))?.value ?? '').split('/')
  return version === undefined ? '' : group
}

/** What is written out. */
function headersIn(node: Node | undefined): Field[] {
  const listed = items(node).flatMap((item): Field[] => {
    const name = string(get(item, 'name'))
    const value = string(get(item, 'value'))
    return name && value ? [[name, value]] : []
  })
  return [...entries(node).map(({ key, value }): Field => [key, value]), ...listed]
}

/**
 * Values from a Secret, which is no part of the file: `{headerName, valueSecretRef}`, `{name, valueFrom}`, `{name, key, targetEnvName}`.
 */
function referencesIn(node: Node | undefined): Assignment[] {
  return items(node).flatMap((item) => {
    const source = getAny(item, ['valueSecretRef', 'valueFrom']) ?? item
    const secret = string(getAny(source, ['name', 'valueRef']))
    const key = string(get(source, 'key'))
    const name = source === item ? (string(get(item, 'targetEnvName')) ?? key) : string(getAny(item, ['headerName', 'name']))
    return secret && key && name
      ? [{ name, value: referenceTo({ value: `${secret.value}/${key.value}`, at: key.at, opaque: true }, 'vault') }]
      : []
  })
}
