import { keyOf, type Ast, type AstOf } from '../../program/ast.ts'
import { definition, fold } from '../../program/fold.ts'
import { enclosingFunction, nameOf, type Module } from '../../program/module.ts'
import type { Binding } from '../../program/scope.ts'
import { serverEntry, serversOfMcp } from '../../knowledge/words/logging.ts'
import { isBlanked } from './blanked.ts'

/**
 * Whether a name holds the configuration of MCP servers: by its name, or as an entry whose headers or environment are read. What a user
 * gives there is mostly a key (https://modelcontextprotocol.io/docs/develop/connect-local-servers).
 */
export function isServerEntry(module: Module, node: AstOf<'Identifier'>, binding: Binding): boolean {
  const known = KNOWN.get(binding)
  if (known !== undefined) return known
  // The text is long and is asked last: most names say enough.
  const found = isNamedSo(module, node, binding) && !isOther(module, node) && !isBlanked(module, binding) && /mcp/i.test(module.file.text)
  KNOWN.set(binding, found)
  return found
}

const KNOWN = new WeakMap<Binding, boolean>()

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
  return value.type === 'CallExpression' && /path|keys|names|join|resolve|len|getenv|environ/i.test(module.source(value.callee))
}
