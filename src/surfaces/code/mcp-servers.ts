import type { Project } from '../../discover/project.ts'
import type { McpServer } from '../../model/index.ts'
import type { Module } from '../../program/index.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { authMiddleware } from '../../knowledge/words/checks.ts'
import { appServers } from './app-servers.ts'
import { handWrittenServers } from './hand-written-servers.ts'
import { interfaceServers } from './interface-servers.ts'
import { joinedServers } from './joined-servers.ts'
import { nestServers } from './nest-servers.ts'
import { routedServers } from './routed-servers.ts'
import { startedServers, launchedServer } from './started-servers.ts'
import { workerServers } from './worker-servers.ts'
import { STARTERS } from './start-commands.ts'
import { fastMcpCommand } from '../../knowledge/libraries/fastmcp-command.ts'
import { slice, SourceFile, type Text } from '../../text/source.ts'
import { foldersAbove } from '../../text/paths.ts'

/** The MCP servers that a module runs, makes an application of, or starts for a module next door. */
export const serversOf = oncePerPair((module: Module, project: Project): readonly McpServer[] => {
  const launched = launchedBy(module, project)
  const found = launched
    ? [launched]
    : [
        ...appServers(module, project),
        ...joinedServers(module),
        ...nestServers(module),
        ...interfaceServers(module),
        ...startedServers(module),
        ...workerServers(module, project),
      ]
  const all = found.length > 0 ? found : [...handWrittenServers(module), ...routedServers(module)]
  const { path } = module.file
  return all.map((one): McpServer => {
    if (one.auth !== 'none') return one
    const isGiven = one.openUnless !== undefined && isGivenByDeployment(one.openUnless, path, project)
    return isGiven || checkedBySettings(path, project) || isCheckedWhereMounted(module, project) ? { ...one, auth: 'dynamic' } : one
  })
})

/**
 * Whether what starts the server of a file gives a variable: `ENV AUTH_ENABLED=true`, `MCP_TOKEN: ${MCP_TOKEN:?}` of Compose. One that is
 * only handed on may be empty. https://docs.docker.com/reference/compose-file/interpolation/
 */
export function isGivenByDeployment(variable: string, path: string, project: Project): boolean {
  if (!/^\w{3,80}$/.test(variable)) return false
  const given = new RegExp(`(?<![A-Za-z0-9_])(?:MCP_)?${variable}["']?[ \\t]{0,4}[:=][ \\t]{0,4}["']?([^\\s"'#]{1,200})`, 'gi')
  return foldersAbove(path).some((folder) =>
    STARTERS.some((name) => {
      const text = project.text(folder + name) ?? ''
      return Array.from(text.matchAll(given)).some(({ 1: value = '', index }) => isSomething(value) && !isInComment(text, index))
    }),
  )
}

function isInComment(text: string, index: number): boolean {
  return /(?:^|\s)#/.test(text.slice(Math.max(text.lastIndexOf('\n', index) + 1, index - LONGEST_LINE), index))
}

const LONGEST_LINE = 500

/** No switch that is off, and nothing that is there only where the one who starts it has it. */
function isSomething(value: string): boolean {
  return !/^(?:false|no|off|0|none|null|\$\w+|\$\{\w+(?::?-)?(?:false|no|off|0)?\}?)$/i.test(value)
}

/** Where applications of Python are put together. */
const MAINS = ['main.py', 'app.py', 'server.py', 'asgi.py', 'api.py', 'application.py', '__init__.py', '__main__.py']

/**
 * Whether an application above or beside a module, which imports it, checks each of its callers: `app.add_middleware(AuthMiddleware)`.
 * What is mounted in it, or called by it, is asked for nothing that has not passed.
 *
 * https://www.starlette.io/middleware/
 */
function isCheckedWhereMounted(module: Module, project: Project): boolean {
  const { path } = module.file
  if (module.language !== 'python' || STARTS.test(module.file.text)) return false
  const parts = path.replace(/\.py$/, '').split('/')
  const name = parts.at(-1) === '__init__' ? parts.at(-2) : parts.at(-1)
  if (name === undefined || !/^\w{1,80}$/.test(name)) return false
  const imports = new RegExp(`^\\s{0,20}(?:from|import)\\s{1,8}[\\w.]{0,200}?\\b${name}\\b`, 'm')
  const imported = new RegExp(`^\\s{0,20}from\\s{1,8}[\\w.]{1,200}\\s{1,8}import\\s[^\\n]{0,200}\\b${name}\\b`, 'm')
  return MAINS.flatMap((one) => project.named(one)).some((other) => {
    if (other === path || !path.startsWith(other.replace(/[^/]*$/, ''))) return false
    const text = project.text(other) ?? ''
    return authMiddleware.pattern.test(text) && TAKES_APP.test(text) && (imports.test(text) || imported.test(text))
  })
}

/** A module that starts its server by itself needs nobody who mounts it. */
const STARTS = /\buvicorn\.run\(|\.run\(\s{0,40}transport\s{0,4}=/
/** An application is mounted, or handed each request: https://asgi.readthedocs.io/en/latest/specs/main.html#applications */
const TAKES_APP = /\.mount\(|\b(?:request\.)?scope,\s{0,40}(?:request\.)?_?receive\b/

/** Whether the settings around a server name what checks its tokens. */
function checkedBySettings(path: string, project: Project): boolean {
  return foldersAbove(path).some((folder) =>
    [...STARTERS, '.env'].some((name) => fastMcpCommand.authVariable.test(project.text(folder + name) ?? '')),
  )
}

/**
 * The server of a file that has no start of its own: `fastmcp run server.py --transport http --host 0.0.0.0`, wherever the repository says
 * so.
 */
function launchedBy(module: Module, project: Project): McpServer | undefined {
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
