import type { McpServer } from '../../model/index.ts'
import { items, type Node } from '../../parse/node.ts'
import { argumentsOf, branchesAround, fold, textOf, unwrap, type Ast, type CallNode, type Module } from '../../program/index.ts'
import { nodeAt } from './given.ts'
import { listensOnNode } from './listening.ts'
import type { Given } from './mcp-provider.ts'

/** How a call starts a server: by its method, its `transport`, its host, or what the server was made for; undefined where none says. */
export function transportOf(
  { module, call }: Given,
  { method, host, made }: { readonly method: string; readonly host: Node | undefined; readonly made: Given | undefined },
): McpServer['transport'] | undefined {
  if (method === 'start') return startTransport(module, call)
  if (method === 'run_stdio_async') return 'stdio'
  if (/http|sse/.test(method)) return 'http'
  const start = argumentsOf(module, call)
  const transport = start.value(['transport', 0])
  if (transport.is === 'unset') return host ? 'http' : 'stdio'
  const name = (transport.is === 'set' ? saidText(transport.value) : undefined) ?? askedFor(module, start.expression(['transport', 0]))
  // An address at the start is for the network: on stdio there is no such option (https://gofastmcp.com/deployment/running-server).
  if (name === undefined) return start.expression('host') || (made && isMadeForNetwork(made)) ? 'http' : undefined
  if (name === 'stdio') return 'stdio'
  // Whoever gives a host means the network.
  return host || /^(?:http|sse|streamable-http|streamable_http)$/.test(name ?? '') ? 'http' : undefined
}

/** Who makes a server for all addresses means the network, whatever option says so, unless the option can say stdio. */
function isMadeForNetwork({ module, call }: Given): boolean {
  const host = nodeAt(argumentsOf(module, call), 'host')
  const place = host && listensOnNode(host, host.at).listens
  return place?.is === 'set' && place.value === 'all' && !/["']stdio["']/.test(module.file.text)
}

/** `start({transportType: 'httpStream', httpStream: {…}})`; without options it is stdio. */
function startTransport(module: Module, call: CallNode): McpServer['transport'] | undefined {
  const args = argumentsOf(module, call)
  if (args.positional.length === 0) return args.open ? undefined : 'stdio'
  const name = textOf(nodeAt(args, '0.transportType'))?.value
  return name === 'stdio' ? 'stdio' : name === 'httpStream' || name === 'sse' ? 'http' : undefined
}

function saidText(node: Node): string | undefined {
  return textOf(node.kind === 'dynamic' ? node.fallback : node)?.value
}

/** What the condition around says of it: `if transport == "http": mcp.run(transport=transport)`. */
function askedFor(module: Module, given: Ast | undefined): string | undefined {
  if (!given) return undefined
  const written = module.source(given)
  for (const test of branchesAround(module, given)) {
    const names = namesIn(module, test, written)
    if (names.length > 0) return names.find((name) => name === 'stdio') ?? names[0]
  }
  return undefined
}

/** What a condition compares with: `transport == "http" or transport == "sse"`, `transport in ("http", "sse")`; none where it asks more. */
function namesIn(module: Module, test: Ast, written: string): readonly string[] {
  const inner = unwrap(test)
  if (inner.type === 'LogicalExpression') {
    const [left, right] = inner.operator === '||' ? [namesIn(module, inner.left, written), namesIn(module, inner.right, written)] : [[], []]
    return left.length > 0 && right.length > 0 ? [...left, ...right] : []
  }
  if (inner.type !== 'BinaryExpression' || module.source(inner.left) !== written) return []
  const right = fold(module, inner.right)
  const values = inner.operator === 'in' ? items(right) : /^===?$/.test(inner.operator) ? [right] : []
  const names = values.flatMap((one) => textOf(one)?.value ?? [])
  return names.length === values.length ? names : []
}
