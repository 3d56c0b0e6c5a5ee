import type { ServerReading } from '../../model/reading.ts'

/** What a surface knows of a server; all else is not there. */
export type KnownServer = Pick<ServerReading, 'agent' | 'name' | 'source' | 'at'> & {
  readonly [K in keyof Omit<ServerReading, 'kind'>]?: ServerReading[K] | undefined
}

/** A server with what is known of it: by default one for MCP, switched on, without credentials and OAuth. */
export function serverReading({ url, bridge, command, opensModel, example, ...known }: KnownServer): ServerReading {
  return {
    kind: 'server',
    agent: known.agent,
    name: known.name,
    protocol: known.protocol ?? 'mcp',
    source: known.source,
    ...(url ? { url } : {}),
    ...(bridge ? { bridge } : {}),
    ...(command ? { command } : {}),
    headers: known.headers ?? [],
    env: known.env ?? [],
    tokens: known.tokens ?? [],
    options: known.options ?? [],
    envFiles: known.envFiles ?? [],
    oauth: known.oauth ?? false,
    enabled: known.enabled ?? true,
    ...(opensModel ? { opensModel } : {}),
    ...(example ? { example } : {}),
    at: known.at,
  }
}
