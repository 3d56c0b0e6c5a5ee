import { get, items, type Node, plain, string } from '../../parse/node.ts'
import type { Assignment, EvidenceReading } from '../../model/reading.ts'
import type { McpServer } from '../../model/index.ts'
import type { Located, Span, Text } from '../../text/source.ts'
import { openProgram } from './open-programs.ts'

/** A container with such a program whose port is open on every address of the machine. */
export function* publishedServer(
  name: Located<string>,
  service: Node,
  command: readonly Text[],
  environment: readonly Assignment[],
): Generator<McpServer> {
  const found = openProgram(string(get(service, 'image')), command, environment)
  // A file of variables may hold the token.
  if (!found || get(service, 'env_file')) return
  const { row, runs } = found
  for (const port of items(get(service, 'ports'))) {
    const open = openPort(port)
    if (!open || (row.port !== undefined && open.container !== row.port)) continue
    yield {
      kind: 'mcpServer',
      owner: { what: 'service', name: name.value, product: 'Docker Compose' },
      transport: 'http',
      auth: 'none',
      listens: { is: 'set', value: 'all', at: open.at },
      address: `port ${open.port} of all addresses`,
      deployed: [{ at: runs.at, label: 'runs here' }],
      tools: 'unknown',
      confidence: 'medium',
      instead: `publish the port on this machine alone (\`${open.local}\`)${row.protect ? `, or ${row.protect}` : ''}`,
      at: name.at,
    }
    return
  }
}

/**
 * That a port of a container, whose image Compose builds of a folder, is published on every address of the machine. More than one program
 * may stand in the folder; which of them the image runs shows in the port alone, so one that a variable gives says nothing.
 */
export function* publishedBuild(service: Node, file: string): Generator<EvidenceReading> {
  const build = get(service, 'build')
  const context = string(build) ?? string(get(build, 'context'))
  const folder = context && folderBelow(file, context.value)
  if (folder === undefined) return
  for (const written of items(get(service, 'ports'))) {
    const open = openPort(written)
    const port = open && /^\d{2,5}$/.test(open.container) ? Number(open.container) : undefined
    if (open && port !== undefined)
      yield { kind: 'evidence', of: 'deployment', folder, port, label: 'Compose publishes its image', at: open.at }
    const own = /^127\.0\.0\.1:\d{1,5}:(\d{2,5})(?:\/tcp)?$/.exec(string(written)?.value ?? '')?.[1]
    if (own !== undefined) {
      const at = written.at
      yield { kind: 'evidence', of: 'this machine', folder, port: Number(own), label: 'Compose publishes its image on this machine', at }
    }
  }
}

/** A folder as a file names it, below the root; undefined where it is none of the repository. */
export function folderBelow(file: string, written: string): string | undefined {
  if (/^[\w+]{1,20}:|^\/|[$~#]/.test(written)) return undefined
  const parts = file.split('/').slice(0, -1)
  for (const part of written.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined
    if (!/^\.{0,2}$/.test(part)) parts.push(part)
  }
  return parts.join('/')
}

/** A published port without a host address; one whose address is a variable may be local. */
export function openPort(
  node: Node,
): { readonly port: string; readonly container: string; readonly local: string; readonly at: Span } | undefined {
  if (node.kind === 'map') {
    const published = plain(get(node, 'published'))
    const host = string(get(node, 'host_ip'))?.value
    return published && (host === undefined || host === '0.0.0.0' || host === '::')
      ? { port: published.value, container: plain(get(node, 'target'))?.value ?? '', local: 'host_ip: 127.0.0.1', at: node.at }
      : undefined
  }
  const text = plain(node)
  if (!text) return undefined
  const parts = text.value
    .replace(/\/(?:tcp|udp)$/, '')
    .replace(/\$\{[^}]*\}/g, '$')
    .replace(/^\[([^\]]*)\]/, (_, host: string) => (host === '::' ? '0.0.0.0' : 'host'))
    .split(':')
  if (parts.length === 3 && parts[0] !== '0.0.0.0') return undefined
  const open = text.value.replace(/^(?:0\.0\.0\.0|\[::\]):/, '')
  return {
    port: parts.at(-2) ?? parts[0] ?? '',
    container: parts.at(-1) ?? '',
    local: `127.0.0.1:${parts.length === 1 ? `${open}:` : ''}${open}`,
    at: text.at,
  }
}
