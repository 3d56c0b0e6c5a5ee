import { keyOf, property, textAt, type Ast, type Module } from '../../program/index.ts'

/** The host among the options of a request, beside its path: https://nodejs.org/api/http.html#httprequestoptions-callback */
export function hostBeside(module: Module, node: Ast): string | undefined {
  const path = module.parent(node)
  const options = path?.type === 'Property' && path.value === node && keyOf(path) === 'path' ? module.parent(path) : undefined
  const host = options && (property(module, options, 'hostname') ?? property(module, options, 'host'))
  return (
    host &&
    textAt(module, host)
      ?.value.toLowerCase()
      .replace(/:\d{1,5}$/, '')
  )
}
