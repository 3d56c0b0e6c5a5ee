import type { Project } from '../../discover/project.ts'
import type { Assignment } from '../../model/reading.ts'
import { entries, get, items, string, type Node } from '../../parse/node.ts'
import { parseYaml } from '../../parse/yaml.ts'
import { SourceFile } from '../../text/source.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { assignmentsIn } from '../clients/entry-values.ts'
import { folderBelow, openPort } from './compose-servers.ts'
import { template } from './interpolation.ts'

// What the services of a Compose file say to who reads another file: https://docs.docker.com/reference/compose-file/services/

/** The services of a Compose file of the repository, which is parsed once for all who ask. */
export const servicesOf = oncePerPair((project: Project, file: string): readonly Node[] => {
  const text = project.text(file)
  if (text === undefined || !/\bservices["']?:/.test(text)) return []
  const [root] = parseYaml(new SourceFile(file, text).whole).roots
  return entries(get(root, 'services')).map(({ value }) => value)
})

/** The Dockerfile that a service is built by, and the folder that it is built of; undefined where it is built of nothing here. */
export function buildOf(service: Node, file: string): { readonly folder: string; readonly dockerfile: string } | undefined {
  const build = get(service, 'build')
  const context = string(build)?.value ?? (build && (string(get(build, 'context'))?.value ?? '.'))
  const below = context === undefined ? undefined : folderBelow(file, context)
  if (below === undefined) return undefined
  const folder = below === '' ? '' : `${below}/`
  const dockerfile = folderBelow(`${folder}Dockerfile`, string(get(build, 'dockerfile'))?.value ?? 'Dockerfile')
  return dockerfile === undefined ? undefined : { folder, dockerfile }
}

/** Whether a service publishes a port on every address of the machine. */
export function isPublished(service: Node): boolean {
  return items(get(service, 'ports')).some((port) => openPort(port) !== undefined)
}

/** The variables that a service gives to its container. */
export function variablesOf(service: Node): readonly Assignment[] {
  const environment = get(service, 'environment')
  return environment ? assignmentsIn(environment, template) : []
}
