import type { McpServer, Related, Subject, Tool } from '../model/index.ts'
import { type Facts, folderOf, foldersUpwards } from './facts.ts'

/** What single files cannot say of a server: whether it is deployed, and on which kind of server a tool runs. */
export function completeServers(subjects: readonly Subject[], facts: Facts): Subject[] {
  const servers = subjects.filter((one): one is McpServer => one.kind === 'mcpServer')
  return subjects.map((subject) => {
    if (subject.kind === 'mcpServer')
      return { ...subject, deployed: subject.deployed.length ? subject.deployed : deploymentOf(subject.at.file.path, facts) }
    if (subject.kind === 'tool' && subject.server === 'unknown') return { ...subject, server: serverOf(subject, servers, facts) }
    return subject
  })
}

/** Deployment files of the nearest folder upwards that has any. */
function deploymentOf(path: string, facts: Facts): Related[] {
  const home = facts.packageOf(path)
  for (const folder of foldersUpwards(folderOf(path))) {
    const found = facts.evidence.filter((one) => one.of === 'deployment' && one.folder === folder)
    if (found.length) return found.map(({ at, label }) => ({ at, label }))
    if (folder === home) return []
  }
  return []
}

/** The server of a tool's package, when all of them are of one kind; one that only this machine reaches is like stdio. */
function serverOf(tool: Tool, servers: readonly McpServer[], facts: Facts): Tool['server'] {
  const home = facts.packageOf(tool.at.file.path)
  const own = servers.filter((one) => facts.packageOf(one.at.file.path) === home)
  if (own.length === 0) return 'unknown'
  const network = own.filter(({ transport, listens }) => transport === 'http' && !(listens.is === 'set' && listens.value === 'loopback'))
  if (network.length === 0) return 'stdio'
  return network.every((one) => one.auth === 'none') ? 'network-unauthenticated' : 'network'
}
