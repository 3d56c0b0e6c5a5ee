import type { Project } from '../../discover/project.ts'
import type { OpenServer } from '../../knowledge/open-servers.ts'
import { get, has, type Node, string } from '../../parse/node.ts'
import { buildOf, isPublished, servicesOf, variablesOf } from './compose-services.ts'
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
    .flatMap((file) => servicesOf(project, file).map((service) => ({ file, service })))
  const builds = services.filter(({ file, service }) => buildOf(service, file)?.dockerfile === path)
  return (
    (builds.length > 0 && builds.every(({ service }) => isKept(row, service))) ||
    services.some(({ file, service }) => path.startsWith(folderBefore(file)) && asksWith(row, variablesOf(service)))
  )
}

const COMPOSE = /(?:^|\/)(?:docker-|podman-)?compose[\w.-]{0,60}\.ya?ml$/
const MOST = 100

function isKept(row: OpenServer, service: Node): boolean {
  return (
    (!isPublished(service) && string(get(service, 'network_mode'))?.value !== 'host') ||
    ['command', 'entrypoint', 'env_file'].some((key) => has(service, key)) ||
    asksWith(row, variablesOf(service))
  )
}

function folderBefore(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1)
}
