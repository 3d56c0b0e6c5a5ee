import { publishesMetadata } from '../../knowledge/words/oauth.ts'
import { functionCalled, importedAs, importSource, inside, walk, type Ast, type Module } from '../../program/index.ts'
import { oncePer } from '../../text/once-per.ts'

/** Where a server of MCP says which authorization server it trusts: https://www.rfc-editor.org/rfc/rfc9728.html#section-3 */
const METADATA = 'oauth-protected-resource'
/** What a function that finds out has in its file, and what a module works with that asks it. */
const TRUSTED = /authorization_?servers/i
const ENDPOINTS = /(?:authorization|token)_?endpoint/i
const STEPS = 4

/**
 * Whether a module learns its authorization server from a function of another module that reads what a server of MCP says of it. What the
 * other module has besides says nothing.
 */
export const discoversByImport = oncePer(
  (module: Module): boolean =>
    ENDPOINTS.test(module.file.text) && hasDiscoveryNextDoor(module) && (asksNextDoor(module) || isGivenMetadata(module)),
)

function hasDiscoveryNextDoor(module: Module): boolean {
  return module.nodes('ImportDeclaration').some(({ source }) => {
    const text = textOf(module, String(source.value))
    return TRUSTED.test(text) && !publishesMetadata.pattern.test(text)
  })
}

function textOf(module: Module, source: string): string {
  const path = module.neighbourPath(source)
  return path === undefined ? '' : (module.project?.text(path) ?? '')
}

function asksNextDoor(module: Module): boolean {
  return module.nodes('CallExpression').some((call) => {
    const asked = functionCalled(module, call)
    return asked !== undefined && asked.module !== module && reads(asked.module, asked.node)
  })
}

/** Whether a function is given what another module finds out, by the type that it has there: `(metadata: ServerMetadata) => …`. */
function isGivenMetadata(module: Module): boolean {
  return module.nodes('Identifier').some(({ typeAnnotation }) => {
    const from = typeAnnotation?.name ? importedAs(module, typeAnnotation.name) : undefined
    const text = from === undefined ? '' : textOf(module, from.module)
    return text.includes(METADATA) && !publishesMetadata.pattern.test(text)
  })
}

/** Whether code names the metadata: itself, or by what it names of its module, or of one that this imports. */
function reads(module: Module, node: Ast, steps = STEPS, seen = new Set<Ast>()): boolean {
  if (seen.has(node)) return false
  seen.add(node)
  if (module.source(node).includes(METADATA)) return true
  if (steps === 0) return false
  for (const one of walk(node)) {
    const binding = module.binding(one)
    if (!binding || binding.kind === 'param' || inside(binding.id, node)) continue
    const source = binding.kind === 'import' ? importSource(module, binding) : undefined
    const text = source === undefined ? '' : textOf(module, source)
    if (text.includes(METADATA) && !publishesMetadata.pattern.test(text)) return true
    const value = binding.kind === 'function' || binding.kind === 'class' ? binding.node : binding.init
    if (value && reads(module, value, steps - 1, seen)) return true
  }
  return false
}
