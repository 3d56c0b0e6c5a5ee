import { business } from './business.ts'
import { clouds } from './clouds.ts'
import { code } from './code.ts'
import { content } from './content.ts'
import { data } from './data.ts'
import type { ListedServer, RemoteServer } from './row.ts'
import { tools } from './tools.ts'
import { workplace } from './workplace.ts'

export type { RemoteServer } from './row.ts'

/**
 * The directory of public remote MCP servers. Each row rests on its `spec`, a page of the vendor or of the list that names it;
 * nobody connected to a server for it.
 */
export const remoteServers: readonly ListedServer[] = [
  ...code,
  ...clouds,
  ...data,
  ...workplace,
  ...business,
  ...content,
  ...tools,
]

/** The server behind an address, or none; query and trailing slash do not matter. */
export function remoteServerAt(url: string): RemoteServer | undefined {
  const address = parsed(url)
  if (!address) return undefined
  const matches = ({ patterns }: RemoteServer) => patterns.some(pattern => pattern.test(address.href))
  return byHost.get(address.hostname)?.find(matches) ?? onAnyHost.find(matches)
}

function parsed(url: string): URL | undefined {
  try {
    const address = new URL(url.trim())
    return address.protocol === 'https:' ? address : undefined
  } catch {
    return undefined
  }
}

/** Servers whose addresses all stand on fixed hosts, by host. */
const byHost = new Map<string, RemoteServer[]>()
const onAnyHost: RemoteServer[] = []
for (const server of remoteServers) {
  for (const host of new Set(server.hosts)) {
    if (host === undefined) onAnyHost.push(server)
    else byHost.set(host, [...(byHost.get(host) ?? []), server])
  }
}
