import type { McpServer } from '../../model/index.ts'
import { boolean } from '../../parse/node.ts'
import {
  argumentsOf,
  calls,
  functionOf,
  isNothing,
  knownCalls,
  lastName,
  nameOf,
  type Arguments,
  type Module,
} from '../../program/index.ts'
import { interfaceLaunches, interfaceServer } from '../../knowledge/libraries/interface-servers.ts'
import type { Span } from '../../text/source.ts'
import { nodeAt } from './given.ts'
import { listensOnNode, type Listening } from './listening.ts'
import { hostInContainer } from './start-commands.ts'
import { docstring } from './tool-descriptions.ts'
import { onlyReads } from './tool-verbs.ts'

/**
 * The server of an interface whose functions are tools as well, as it is started: `demo.launch(mcp_server=True, server_name="0.0.0.0")`.
 * https://www.gradio.app/guides/building-mcp-server-with-gradio
 */
export function* interfaceServers(module: Module): Generator<McpServer> {
  if (!module.file.text.includes(interfaceServer.option)) return
  for (const { call } of knownCalls(module, interfaceLaunches)) {
    const args = argumentsOf(module, call.node)
    const asked = nodeAt(args, interfaceServer.option)
    if (!asked || boolean(asked) !== true) continue
    yield {
      kind: 'mcpServer',
      owner: { what: 'MCP server', product: interfaceServer.product },
      transport: 'http',
      auth: isOpenToAll(args) ? 'none' : 'dynamic',
      ...placeOf(module, args, call.at),
      deployed: [],
      tools: toolsOf(module),
      confidence: 'medium',
      at: call.at,
    }
  }
}

/** Whether a start is given nothing that asks callers who they are: `auth=None` asks nobody. */
function isOpenToAll(args: Arguments): boolean {
  if (args.open) return false
  return interfaceServer.guards.every((name) => {
    const given = args.value(name)
    return given === undefined || given.is === 'unset' || (given.is === 'set' && isNothing(given.value))
  })
}

/** Where it listens: at an address of its maker's for everybody, as it is told, as its image says, or on this machine. */
function placeOf(module: Module, args: Arguments, at: Span): Listening {
  const shared = nodeAt(args, interfaceServer.share)
  if (shared && boolean(shared) === true)
    return { listens: { is: 'set', value: 'other', at: shared.at }, address: interfaceServer.sharedAt }
  const host = nodeAt(args, interfaceServer.host)
  if (host && !isNothing(host)) return listensOnNode(host, host.at)
  const said = module.project && hostInContainer(interfaceServer.hostVariable, module.file.path, module.project)
  return said ? listensOnNode({ kind: 'scalar', ...said }, said.at) : { listens: { is: 'set', value: 'loopback', at } }
}

/** What the functions do that an interface is given, where all of them are written here. */
function toolsOf(module: Module): McpServer['tools'] {
  const given = calls(module).flatMap(({ node, name }) => {
    const args = argumentsOf(module, node)
    const named = args.expression('fn')
    const one = named ?? (interfaceServer.takesFunction.test(name) ? node.arguments[0] : undefined)
    return one && one.type !== 'SpreadElement' ? [one] : []
  })
  const reads = given.every((one) => {
    const fn = functionOf(module, one)
    const name = (fn && nameOf(module, fn)) ?? lastName(one)
    return fn !== undefined && name !== undefined && onlyReads(name, docstring(fn) ?? '')
  })
  return given.length > 0 && reads ? 'read-only' : 'unknown'
}
