import type { Project } from '../../discover/project.ts'
import type { McpServer } from '../../model/index.ts'
import type { Module } from '../../program/module.ts'
import { slice, SourceFile, type Text } from '../../text/source.ts'
import { foldersAbove, STARTERS } from './start-commands.ts'
import { launchedServer } from './started-servers.ts'

/** https://gofastmcp.com/cli/running ; the words may stand in a list. */
const RUN = /\bfastmcp["',\s]{1,6}run\b[^\n]{0,300}/g
const NETWORK = /(?:--transport|-t)["',\s=]{1,6}(?:http|sse|streamable-http)\b/
const HOST = /--host["',\s=]{1,6}([^\s"',\]]+)/
/** https://gofastmcp.com/more/settings */
const HOST_VARIABLE = /\bFASTMCP_HOST["']?\s{0,4}[=:]\s{0,4}["']?([\w.:]+)/

/**
 * Until version 3 the settings could name the provider that checks tokens:
 * https://gofastmcp.com/v2/servers/auth/authentication#environment-configuration
 */
const AUTH_VARIABLE = /\bFASTMCP_SERVER_AUTH["']?\s{0,4}[=:]\s{0,4}["']?\w/

/** Whether the settings around a server name what checks its tokens. */
export function checkedBySettings(path: string, project: Project): boolean {
  return foldersAbove(path).some((folder) => [...STARTERS, '.env'].some((name) => AUTH_VARIABLE.test(project.text(folder + name) ?? '')))
}

/**
 * The server of a file that has no start of its own: `fastmcp run server.py --transport http --host 0.0.0.0`, wherever the repository says
 * so.
 */
export function launchedBy(module: Module, project: Project): McpServer | undefined {
  const { path } = module.file
  const launch = /\.py$/.test(path) && module.file.text.includes('FastMCP') ? launchOf(path, project) : undefined
  return launch && launchedServer(module, launch.host && { kind: 'scalar', ...launch.host })
}

/** How `fastmcp run` starts a file on the network. */
function launchOf(path: string, project: Project): { readonly host?: Text } | undefined {
  const name = path.split('/').at(-1)
  for (const folder of foldersAbove(path)) {
    for (const starter of STARTERS) {
      const place = folder + starter
      const text = project.text(place)
      if (!text?.includes('fastmcp')) continue
      for (const match of text.matchAll(RUN)) {
        if (!NETWORK.test(match[0]) || !match[0].split(/["',\s]+/).some((word) => word.replace(/:\w+$/, '').split('/').at(-1) === name))
          continue
        const whole = new SourceFile(place, text).whole
        const host = HOST.exec(match[0])
        if (host?.[1])
          return {
            host: slice(whole, match.index + host.index + host[0].length - host[1].length, match.index + host.index + host[0].length),
          }
        const variable = HOST_VARIABLE.exec(text)
        return variable?.[1]
          ? { host: slice(whole, variable.index + variable[0].length - variable[1].length, variable.index + variable[0].length) }
          : {}
      }
    }
  }
  return undefined
}
