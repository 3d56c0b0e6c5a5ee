import type { Project } from '../../discover/project.ts'
import type { OpenServer } from '../../knowledge/open-servers.ts'
import { entries, get, has, items, type Node, string } from '../../parse/node.ts'
import { parseYaml } from '../../parse/yaml.ts'
import { SourceFile } from '../../text/source.ts'
import { assignmentsIn } from '../clients/entry-values.ts'
import { folderBelow, openPort } from './compose-servers.ts'
import { template } from './interpolation.ts'
import { asksWith } from './open-programs.ts'

/**
 * Whether the Compose files of a repository keep the program of an image from others: those that build it publish it on this machine alone,
 * or not at all, or give it a token or another command; or one beside it sets the variable that makes such a program ask.
 */
export function isKeptByCompose(row: OpenServer, path: string, project: Project): boolean {
  const services = project
    .below('')
    .filter((file) => COMPOSE.test(file))
    .slice(0, MOST)
    .flatMap((file) => servicesOf(file, project).map((service) => ({ file, service })))
  const builds = services.filter(({ file, service }) => buildsFrom(service, file) === path)
  return (
    (builds.length > 0 && builds.every(({ service }) => isKept(row, service))) ||
    services.some(({ file, service }) => path.startsWith(folderBefore(file)) && asksWith(row, variablesOf(service)))
  )
}

const COMPOSE = /(?:^|\/)(?:docker-|podman-)?compose[\w.-]{0,60}\.ya?ml$/
const MOST = 100

function servicesOf(file: string, project: Project): readonly Node[] {
  const text = project.text(file)
  if (text === undefined || !/\bservices:/.test(text)) return []
  const [root] = parseYaml(new SourceFile(file, text).whole).roots
  return entries(get(root, 'services')).map(({ value }) => value)
}

/** The Dockerfile of a service: https://docs.docker.com/reference/compose-file/build/ */
function buildsFrom(service: Node, file: string): string | undefined {
  const build = get(service, 'build')
  const context = string(build)?.value ?? (build && (string(get(build, 'context'))?.value ?? '.'))
  const folder = context === undefined ? undefined : folderBelow(file, context)
  return folder === undefined
    ? undefined
    : folderBelow(folder === '' ? 'Dockerfile' : `${folder}/Dockerfile`, string(get(build, 'dockerfile'))?.value ?? 'Dockerfile')
}

function isKept(row: OpenServer, service: Node): boolean {
  const isOpen = items(get(service, 'ports')).some((port) => openPort(port) !== undefined)
  return (
    (!isOpen && string(get(service, 'network_mode'))?.value !== 'host') ||
    ['command', 'entrypoint', 'env_file'].some((key) => has(service, key)) ||
    asksWith(row, variablesOf(service))
  )
}

function variablesOf(service: Node): ReturnType<typeof assignmentsIn> {
  const environment = get(service, 'environment')
  return environment ? assignmentsIn(environment, template) : []
}

function folderBefore(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1)
}
