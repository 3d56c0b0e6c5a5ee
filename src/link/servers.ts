import { STORE_PORTS } from '../knowledge/databases.ts'
import type { McpServer, Related, Subject, Tool } from '../model/index.ts'
import { deploymentFolder } from '../knowledge/words/deployment-folders.ts'
import { grouped } from '../text/grouped.ts'
import type { SourceFile } from '../text/source.ts'
import { oncePer } from '../text/once-per.ts'
import { folderOf } from '../text/paths.ts'
import { type Facts, foldersUpwards } from './facts.ts'
import { startsAnother } from './started-images.ts'

/** What single files cannot say of a server: whether it is deployed, and on which kind of server a tool runs. */
export function completeServers(all: readonly Subject[], facts: Facts): Subject[] {
  const parts = new Set(all.flatMap((one) => (one.kind === 'mcpServer' ? (one.parts ?? []) : [])))
  const subjects = all.filter((one) => one.kind !== 'mcpServer' || !isPart(one, parts))
  const servers = grouped(
    subjects.filter((one): one is McpServer => one.kind === 'mcpServer'),
    (one) => facts.packageOf(one.at.file.path),
  )
  const deployments = facts.evidence.filter((one) => one.of === 'deployment')
  const deployment = { here: grouped(deployments, ({ folder }) => folder), beside: grouped(deployments, besideFolder) }
  return subjects.map((subject) => {
    if (subject.kind === 'mcpServer') return placed(subject, facts, deployment)
    if (subject.kind === 'tool' && subject.server === 'unknown')
      return { ...subject, server: serverOf(servers.get(facts.packageOf(subject.at.file.path)) ?? []) }
    return subject
  })
}

/** A server with what deploys it; of one whose container is published on this machine alone, all addresses are those of the container. */
function placed(server: McpServer, facts: Facts, deployment: Deployments): McpServer {
  if (server.deployed.length > 0) return server
  const { file } = server.at
  const evidence = deploymentOf(file, facts, deployment)
  const isContained = evidence.every(({ ofImage }) => ofImage) && isOfThisMachine(server, facts)
  if (isContained) return { ...server, deployed: [], listens: { is: 'set', value: 'loopback', at: server.listens.at } }
  return { ...server, deployed: evidence.map(({ at, label }): Related => ({ at, label })) }
}

function isOfThisMachine({ listens, at: { file } }: McpServer, { evidence }: Facts): boolean {
  if (listens.is !== 'set' || listens.value === 'loopback') return false
  return evidence.some(
    ({ of, folder, port }) =>
      of === 'this machine' && port !== undefined && file.path.startsWith(folder === '' ? '' : `${folder}/`) && numbersIn(file).has(port),
  )
}

/** Whether a server is a part of one that another file starts, and does not say itself where it listens. */
function isPart({ transport, listens, at }: McpServer, parts: ReadonlySet<string>): boolean {
  return transport === 'http' && listens.is === 'dynamic' && parts.has(at.file.path)
}

/** The folder of the program that a folder of deployments stands beside. */
function besideFolder({ folder }: { readonly folder: string }): string | undefined {
  const above = folder.replace(deploymentFolder.pattern, '')
  return above === folder ? undefined : above
}

interface Deployments {
  readonly here: ReadonlyMap<string, Facts['evidence']>
  readonly beside: ReadonlyMap<string, Facts['evidence']>
}

/** What deploys a server, of the nearest folder upwards that has any; a port that is published is that of a server which names it. */
function deploymentOf(file: SourceFile, facts: Facts, deployment: Deployments): Facts['evidence'] {
  const { path } = file
  const home = facts.packageOf(path)
  for (const folder of foldersUpwards(folderOf(path))) {
    const here = deployment.here.get(folder)?.filter(({ port }) => port === undefined || numbersIn(file).has(port)) ?? []
    const beside = deployment.beside.get(folder)?.filter((one) => isTied(one, file, folder, facts)) ?? []
    const found = [...here, ...beside].filter((one) => !startsAnother(one, file, facts))
    if (found.length > 0) return found
    if (folder === home) return []
  }
  return []
}

/**
 * Whether a deployment in a folder of its own is that of a server: one that names its port, or the package by its name. The port of a
 * database in the code is that of what the code connects to.
 */
function isTied({ port, ties = [] }: Facts['evidence'][number], file: SourceFile, folder: string, facts: Facts): boolean {
  const names = new Set(ties)
  if (port !== undefined) return numbersIn(file).has(port)
  if (ties.some((one) => numbersIn(file).has(Number(one)))) return true
  const below = folder === '' ? '' : `${folder}/`
  return MANIFESTS.some(([manifest, name]) => names.has(name.exec(facts.text(`${below}${manifest}`) ?? '')?.[1] ?? ''))
}

/** Files that name a package, and where. */
const MANIFESTS: readonly (readonly [manifest: string, name: RegExp])[] = [
  ['package.json', /"name"\s{0,4}:\s{0,4}"(?:@[^"/]{1,100}\/)?([^"/]{1,100})"/],
  ['pyproject.toml', /^name\s{0,4}=\s{0,4}["']([^"'\n]{1,100})["']/m],
  ['go.mod', /^module (?:\S{0,200}\/)?([^/\s]{1,100})$/m],
]

/** The numbers of a file that may be ports. */
const numbersIn = oncePer(
  (file: SourceFile): ReadonlySet<number> =>
    new Set(
      Array.from(file.text.matchAll(/(?<![\w.])\d{2,5}(?![\w.])/g), ([digits]) => Number(digits)).filter((one) => !STORE_PORTS.has(one)),
    ),
)

/** The server of a tool, of those of its package, when all are of one kind; one that only this machine reaches is like stdio. */
function serverOf(own: readonly McpServer[]): Tool['server'] {
  if (own.length === 0) return 'unknown'
  const network = own.filter(({ transport, listens }) => transport === 'http' && !(listens.is === 'set' && listens.value === 'loopback'))
  if (network.length === 0) return 'stdio'
  return network.every((one) => one.auth === 'none' && one.openUnless === undefined) ? 'network-unauthenticated' : 'network'
}
