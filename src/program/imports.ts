import { isTextLiteral, unwrap } from './ast.ts'
import type { Binding } from './scope.ts'
import type { Module } from './module.ts'
import type { Ast } from './tree.ts'

/**
 * Where a value comes from: a module, and the way from it. `default` and namespaces are left out, calls and `new` are `()`:
 * `jwt.sign` is `sign` of jsonwebtoken, and `client.authorizationUrl` may be `Issuer.discover().Client().authorizationUrl`
 * of openid-client. The module itself, or its default export, has the name `''`.
 */
export interface Origin {
  readonly module: string
  readonly name: string
  /** Of Python: module and name are one path, which others may divide elsewhere. */
  readonly dotted?: true
}

/** Whether something comes from a module of the program itself, by its path or an alias for its root: `./guard`, `@/lib/auth`. */
export function isFromOwn({ module }: Origin): boolean {
  return /^(?:\.|[@~]\/)/.test(module)
}

/** An origin as one path: `google.oauth2.service_account.Credentials`; builtins are bare. */
export function pathOf({ module, name }: Origin): string {
  if (module === BUILTINS) return name
  return name === '' ? module : `${module}${module.endsWith('.') ? '' : '.'}${name}`
}

/** What stands behind the last dot of a name. */
export function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

/** Where Python's own names come from: https://docs.python.org/3/library/builtins.html. */
export const BUILTINS = 'builtins'

export function below(origin: Origin | undefined, name: string): Origin | undefined {
  if (!origin) return undefined
  if (name === 'default' && !origin.dotted) return origin
  return { ...origin, name: origin.name === '' ? name : `${origin.name}.${name}` }
}

export function called(origin: Origin | undefined): Origin | undefined {
  return origin && { ...origin, name: `${origin.name}()` }
}

/** The module of `require('x')`. */
export function required(node: Ast): string | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'require') return undefined
  const [first] = node.arguments
  return isTextLiteral(first) ? first.value : undefined
}

/** The import that a name is, whatever the other module hands on under it. */
export function importedAs(module: Module, node: Ast | undefined): Origin | undefined {
  const binding = module.binding(node)
  const from = binding && importOf(module, binding)
  return from && module.language === 'python' ? { ...from, dotted: true } : from
}

/** What a binding is of another module, also as `const { name } = require('./x')`; a default export has no name. */
export function importOf(module: Module, binding: Binding): Origin | undefined {
  const { node, init, path } = binding
  if (binding.kind !== 'import') {
    const source = init && path && path.length < 2 && !module.written(binding) ? required(unwrap(init)) : undefined
    return source === undefined ? undefined : { module: source, name: String(path?.[0] ?? '') }
  }
  const source = importSource(module, binding)
  const name =
    node.type === 'ImportSpecifier' ? (node.imported.type === 'Identifier' ? node.imported.name : String(node.imported.value)) : ''
  return source === undefined ? undefined : { module: source, name }
}

/** The module that an import binding names. */
export function importSource(module: Module, binding: Binding): string | undefined {
  const { node } = binding
  if (node.type === 'ImportEqualsDeclaration') {
    return node.source ? String(node.source.value) : undefined
  }
  const declaration = module.parent(node)
  if (declaration?.type !== 'ImportDeclaration') return undefined
  const { source } = declaration
  // Python's `import a.b` binds `a`.
  return String(source.start === node.start && node.type === 'ImportNamespaceSpecifier' ? binding.name : source.value)
}
