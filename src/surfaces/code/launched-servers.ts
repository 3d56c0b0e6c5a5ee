import { fastMcpCommand } from '../../knowledge/libraries/fastmcp-command.ts'
import type { Project } from '../../discover/project.ts'
import type { McpServer } from '../../model/index.ts'
import type { Module } from '../../program/index.ts'
import { slice, SourceFile, type Text } from '../../text/source.ts'
import { foldersAbove, STARTERS } from './start-commands.ts'
import { launchedServer } from './started-servers.ts'

/** Whether the settings around a server name what checks its tokens. */
export function checkedBySettings(path: string, project: Project): boolean {
  return foldersAbove(path).some((folder) =>
    [...STARTERS, '.env'].some((name) => fastMcpCommand.authVariable.test(project.text(folder + name) ?? '')),
  )
}

/**
 * The server of a file that has no start of its own: `fastmcp run server.py --transport http --host 0.0.0.0`, wherever the repository says
 * so.
 */
export function launchedBy(module: Module, project: Project): McpServer | undefined {
  const { path } = module.file
  const launch = /\.py$/.test(path) && module.file.text.includes(fastMcpCommand.object) ? launchOf(path, project) : undefined
  return launch && launchedServer(module, launch.host && { kind: 'scalar', ...launch.host })
}

/** How `fastmcp run` starts a file on the network. */
function launchOf(path: string, project: Project): { readonly host?: Text } | undefined {
  const name = path.split('/').at(-1)
  for (const folder of foldersAbove(path)) {
    for (const starter of STARTERS) {
      const place = folder + starter
      const text = project.text(place)
      if (!text?.includes(fastMcpCommand.program)) continue
      for (const match of text.matchAll(fastMcpCommand.runs)) {
        if (
          !fastMcpCommand.network.test(match[0]) ||
          !match[0].split(/["',\s]+/).some((word) => word.replace(/:\w+$/, '').split('/').at(-1) === name)
        )
          continue
        const whole = new SourceFile(place, text).whole
        const host = fastMcpCommand.host.exec(match[0])
        if (host?.[1])
          return {
            host: slice(whole, match.index + host.index + host[0].length - host[1].length, match.index + host.index + host[0].length),
          }
        const variable = fastMcpCommand.hostVariable.exec(text)
        return variable?.[1]
          ? { host: slice(whole, variable.index + variable[0].length - variable[1].length, variable.index + variable[0].length) }
          : {}
      }
    }
  }
  return undefined
}
