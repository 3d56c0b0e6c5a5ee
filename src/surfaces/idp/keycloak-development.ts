import { fileRole } from '../../classify/file-role.ts'
import type { Project } from '../../discover/project.ts'
import { forDevelopment, forTrial } from '../../knowledge/words/files.ts'
import { get, type Node } from '../../parse/node.ts'
import { foldersAbove } from '../../text/paths.ts'
import { literal } from './oauth-client-fields.ts'

// Whom a Keycloak realm is for, by what stands around its file.

/**
 * Whether a realm is for development: by its name or that of its file, by another one of the same name for production beside it, or by what
 * imports it into a Keycloak that is started for development. One that a Keycloak for production imports as well is not.
 */
export function isForDevelopment(root: Node, project: Project): boolean {
  const { path } = root.at.file
  if (fileRole(path).environment === 'production') return false
  const imports = importsOf(path, project)
  if (imports.length > 0) return imports.every((one) => one.isForDevelopment)
  const [stem = ''] = path.slice(path.lastIndexOf('/') + 1).split('.')
  return (
    [literal(get(root, 'realm')) ?? '', stem].some(isForTrial) ||
    hasTwinForProduction(path, project) ||
    isCopiedForDevelopment(path, project)
  )
}

function isForTrial(name: string): boolean {
  return forTrial.pattern.test(name) || forDevelopment.pattern.test(name)
}

/** `realm.json` beside `realm.production.json`, `realm-prod.json` */
function hasTwinForProduction(path: string, project: Project): boolean {
  const [, start = '', end = ''] = /^(.*?)((?:\.[a-z\d]{1,8}){1,2})$/i.exec(path) ?? []
  return ['.production', '-production', '_production', '.prod', '-prod', '_prod'].some((one) => project.has(`${start}${one}${end}`))
}

interface Import {
  readonly isForDevelopment: boolean
}

/**
 * The services of Compose files above that run Keycloak and mount a file: `start-dev` is for development alone
 * (https://www.keycloak.org/server/configuration#_starting_keycloak_in_development_mode).
 */
function importsOf(path: string, project: Project): Import[] {
  return foldersAbove(path).flatMap((folder) =>
    project
      .inFolder(folder.replace(/\/$/, ''))
      .filter((one) => COMPOSE.test(one))
      .flatMap((compose) => {
        const text = project.text(compose) ?? ''
        if (!/keycloak/i.test(text)) return []
        const name = compose.slice(folder.length)
        return servicesOf(text).flatMap((service) =>
          mounts(service, folder, path) ? [{ isForDevelopment: STARTS_DEVELOPMENT.test(service) || isForTrial(name) }] : [],
        )
      }),
  )
}

const COMPOSE = /(?:^|\/)(?:docker-)?compose[\w.-]{0,40}\.ya?ml$/
const STARTS_DEVELOPMENT = /\bstart-dev\b/
/** More of a file is not looked at. */
const LONGEST = 200_000

/** What each service of a Compose file says, without comments. */
function servicesOf(text: string): string[] {
  const lines = text
    .slice(0, LONGEST)
    .split(/\r?\n/)
    .filter((line) => !/^\s*(?:#|$)/.test(line))
  const start = lines.findIndex((line) => /^services:/.test(line))
  const indent = /^ */.exec(lines[start + 1] ?? '')?.[0].length ?? 0
  if (start < 0 || indent === 0) return []
  const services: string[][] = []
  for (const line of lines.slice(start + 1)) {
    const depth = /^ */.exec(line)?.[0].length ?? 0
    if (depth === 0) break
    if (depth === indent) services.push([])
    services.at(-1)?.push(line)
  }
  return services.map((one) => one.join('\n'))
}

/** `- ./keycloak/realm.json:/opt/keycloak/data/import/realm.json`, `source: ./keycloak` */
function mounts(service: string, folder: string, path: string): boolean {
  return /keycloak/i.test(service) && Array.from(service.matchAll(MOUNT)).some(([, from = '']) => isOrHolds(resolved(folder, from), path))
}

const MOUNT = /^ *(?:- *(?:source: *)?|source: *)["']?(\.{0,2}[\w./ @-]{1,200}?)["']?(?::\/|["']? *$)/gm

function isOrHolds(mounted: string | undefined, path: string): boolean {
  return mounted !== undefined && mounted !== '' && (path === mounted || path.startsWith(`${mounted}/`))
}

/** A path as it stands in a folder; undefined above the scanned folder, and for names of volumes. */
function resolved(folder: string, from: string): string | undefined {
  if (!/[./]/.test(from) || from.startsWith('/')) return undefined
  const parts = folder.split('/').filter(Boolean)
  for (const part of from.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined
    } else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

/** An image of Keycloak that takes a realm along and starts for development. */
function isCopiedForDevelopment(path: string, project: Project): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return foldersAbove(path).some((folder) => {
    const text = project.text(`${folder}Dockerfile`)
    return text !== undefined && /keycloak/i.test(text) && STARTS_DEVELOPMENT.test(text) && text.includes(name)
  })
}
