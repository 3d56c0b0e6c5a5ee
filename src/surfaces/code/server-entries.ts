import {
  definition,
  dotted,
  enclosingFunction,
  fold,
  keyOf,
  lastName,
  nameOf,
  type Ast,
  type AstOf,
  type Binding,
  type Module,
} from '../../program/index.ts'
import { serverEntry, serversOfMcp } from '../../knowledge/words/agents.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { oneOf } from '../../text/pattern.ts'
import { isBlanked } from './blanked.ts'
import { membersByType } from './typed-objects.ts'

/**
 * Whether a name holds the configuration of MCP servers: by its name, or as an entry whose headers or environment are read. What a user
 * gives there is mostly a key (https://modelcontextprotocol.io/docs/develop/connect-local-servers).
 */
export function isServerEntry(module: Module, node: AstOf<'Identifier'>, binding: Binding): boolean {
  return isEntry(module, binding, node) && !isBelowDepth(module, node, binding)
}

/** The text is long and is asked last: most names say enough. */
const isEntry = oncePerPair(
  (module: Module, binding: Binding, node: AstOf<'Identifier'>): boolean =>
    isNamedSo(module, node, binding) &&
    !isOther(module, node) &&
    !isTypedOtherwise(module, node) &&
    !isBlanked(module, binding) &&
    /mcp/i.test(module.file.text),
)

/**
 * Whether a console is given the whole, of which it shows two levels below the first: the servers and their entries, and of an
 * environment that it is an object. https://nodejs.org/api/util.html#utilinspectobject-options
 */
function isBelowDepth(module: Module, node: AstOf<'Identifier'>, binding: Binding): boolean {
  const call = module.parent(node)
  if (call?.type !== 'CallExpression' || !/^console\.(?!dir)/.test(dotted(call.callee) ?? '')) return false
  return isWhole(module, binding)
}

const isWhole = oncePerPair((module: Module, binding: Binding): boolean =>
  module.references(binding).some((use) => readsServers(module, use)),
)

/** `config.mcpServers` */
function readsServers(module: Module, use: Ast): boolean {
  const member = module.parent(use)
  return member?.type === 'MemberExpression' && member.object === use && /^(?:mcpServers|servers)$/.test(keyOf(member) ?? '')
}

function isNamedSo(module: Module, node: AstOf<'Identifier'>, binding: Binding): boolean {
  if (serversOfMcp.pattern.test(node.name)) return true
  if (!serverEntry.pattern.test(node.name)) return false
  // `updateConfig(config: MCPConfig)`
  const type = binding.id.typeAnnotation
  if (type && serversOfMcp.pattern.test(module.source(type).replace(/^[\s:]+/, ''))) return true
  const around = enclosingFunction(module, node)
  if (/config/i.test(node.name) && around && /mcp/i.test(nameOf(module, around) ?? '')) return true
  return module.references(binding).some((use) => readsEntry(module, use))
}

/** `server.env`, `config["headers"]`, `entry.get("env")` */
function readsEntry(module: Module, use: Ast): boolean {
  const member = module.parent(use)
  if (member?.type !== 'MemberExpression' || member.object !== use) return false
  if (/^(?:env|headers)$/.test(keyOf(member) ?? '')) return true
  const call = keyOf(member) === 'get' ? module.parent(member) : undefined
  const [first] = call?.type === 'CallExpression' ? call.arguments : []
  return first?.type === 'Literal' && /^(?:env|headers)$/.test(String(first.value))
}

/** A path or an address, of which `mcpConfig` may be the name as well; a list of names; an object that is written here, and looked into. */
function isOther(module: Module, node: Ast): boolean {
  const { kind } = fold(module, node)
  const value = definition(module, node)
  if (kind === 'scalar' || kind === 'template' || kind === 'list' || value.type === 'ObjectExpression') return true
  if (value.type !== 'CallExpression') return false
  return (
    /path|keys|names|join|resolve|len|getenv|environ/i.test(module.source(value.callee)) || GIVES_OTHERS.test(lastName(value.callee) ?? '')
  )
}

/** What is connected already: `await manager.getClients()`, `list_tools()`. A console shows of a client that it has a configuration. */
const GIVES_OTHERS = /(?:^|[a-z]_?)(?:[cC]lients?|[sS]essions?|[tT]ools|[pP]rompts|[rR]esources|[sS]tatus(?:es)?)$/

/** Whether all members of the declared type are seen, and none is a place for a key: `{ server_id: string; enabled: boolean }`. */
function isTypedOtherwise(module: Module, node: Ast): boolean {
  const members = membersByType(module, node)
  return members !== undefined && members.length > 0 && !members.some((one) => PLACE_OF_KEY.test(one))
}

const PLACE_OF_KEY = oneOf(
  'i',
  /env|header|token|secret|passw|key|auth|cred|cookie|config|settings|option|param|args|command|url|uri/,
  /(?:server|entry|transport|connection|client|data|meta(?:data)?|value|raw|json|spec|definition)s?$/,
)
