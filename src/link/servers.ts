import type { McpServer, Related, Subject, Tool } from '../model/index.ts'
import { deploymentFolder } from '../knowledge/words/deployment-folders.ts'
import { grouped } from '../text/grouped.ts'
import type { SourceFile } from '../text/source.ts'
import { type Facts, folderOf, foldersUpwards } from './facts.ts'

/** What single files cannot say of a server: whether it is deployed, and on which kind of server a tool runs. */
export function completeServers(subjects: readonly Subject[], facts: Facts): Subject[] {
  const servers = grouped(
    subjects.filter((one): one is McpServer => one.kind === 'mcpServer'),
    (one) => facts.packageOf(one.at.file.path),
  )
  const deployment = grouped(facts.evidence, (one) =>
    one.of === 'deployment' ? one.folder.replace(deploymentFolder.pattern, '') : undefined,
  )
  return subjects.map((subject) => {
    if (subject.kind === 'mcpServer')
      return { ...subject, deployed: subject.deployed.length ? subject.deployed : deploymentOf(subject.at.file, facts, deployment) }
    if (subject.kind === 'tool' && subject.server === 'unknown')
      return { ...subject, server: serverOf(servers.get(facts.packageOf(subject.at.file.path)) ?? []) }
    return subject
  })
}

/** What deploys a server, of the nearest folder upwards that has any; a port that is published is that of a server which names it. */
function deploymentOf(file: SourceFile, facts: Facts, deployment: ReadonlyMap<string, Facts['evidence']>): Related[] {
  const { path } = file
  const home = facts.packageOf(path)
  for (const folder of foldersUpwards(folderOf(path))) {
    const found = deployment.get(folder)?.filter(({ port }) => port === undefined || numbersIn(file).has(port))
    if (found?.length) return found.map(({ at, label }) => ({ at, label }))
    if (folder === home) return []
  }
  return []
}

const NUMBERS = new WeakMap<SourceFile, ReadonlySet<number>>()

/** The numbers of a file that may be ports. */
function numbersIn(file: SourceFile): ReadonlySet<number> {
  const known = NUMBERS.get(file) ?? new Set(Array.from(file.text.matchAll(/(?<![\w.])\d{2,5}(?![\w.])/g), ([digits]) => Number(digits)))
  NUMBERS.set(file, known)
  return known
}

/** The server of a tool, of those of its package, when all are of one kind; one that only this machine reaches is like stdio. */
function serverOf(own: readonly McpServer[]): Tool['server'] {
  if (own.length === 0) return 'unknown'
  const network = own.filter(({ transport, listens }) => transport === 'http' && !(listens.is === 'set' && listens.value === 'loopback'))
  if (network.length === 0) return 'stdio'
  return network.every((one) => one.auth === 'none' && one.openUnless === undefined) ? 'network-unauthenticated' : 'network'
}
