import { assignments, headersOf, staticTemplate } from './headers.ts'
import { fold, type Ast, type Module } from '../../program/index.ts'
import { functionOf, property, results } from '../../program/objects.ts'
import type { Assignment } from '../../model/reading.ts'

/** A provider whose `token()` always gives the same back is a static key: `{ token: async () => process.env.KEY }`. */
export function constantToken(module: Module, provider: Ast): Assignment | undefined {
  const method = functionOf(module, property(module, provider, 'token'))
  const [only, ...more] = method ? results(module, method) : []
  if (!only || more.length > 0) return undefined
  const template = staticTemplate(fold(module, only), module.span(only))
  return template && { name: { value: 'token', at: module.span(only) }, value: template }
}

/** `fetch: (url, init) => fetch(url, {...init, headers: {Authorization: …}})`. */
export function wrappedFetch(module: Module, options: Ast | undefined): Assignment[] {
  const custom = functionOf(module, property(module, options, 'fetch'))
  if (!custom) return []
  return module.nodes('CallExpression').flatMap((call) => {
    if (call.start < custom.start || call.end > custom.end) return []
    const init = call.arguments[1]
    return init && init.type !== 'SpreadElement' ? assignments(headersOf(module, property(module, init, 'headers'))) : []
  })
}
