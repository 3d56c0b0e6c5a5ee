import type { TokenForwarding } from '../../model/index.ts'
import { keyOf, knownCalls, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { providerCalls } from '../../knowledge/libraries/providers.ts'
import { CARRIES_TOKEN, requestWith, targetOf } from './forwarding-targets.ts'
import { heldValue, type Held } from './held-in-context.ts'
import { isLocal } from './settings.ts'

/** A variable of the request's context, or a function without arguments that is called for a credential. */
export const READS_CONTEXT = /\.getStore\(|\b\w{0,60}(?:token|bearer|auth|credential|api_?key)\w{0,40}\(\s{0,8}\)/i
export const READS_PYTHON_CONTEXT = /\.get\(\s{0,4}\)|\b\w{0,60}(?:token|bearer|auth)\w{0,40}\(\s{0,8}\)/i

/** What a module sends from a variable of the request's context, where another module may have put the caller's token. */
export function* sentFromContext(module: Module): Generator<TokenForwarding> {
  for (const property of module.nodes('Property')) {
    const held = CARRIES_TOKEN.test(keyOf(property) ?? '') ? heldValue(module, property.value) : undefined
    const host = held && hostOf(module, property)
    if (held && host !== 'own') yield forwarding(module, held, property, host)
  }
  for (const { row, given } of knownCalls(module, providerCalls)) {
    for (const key of row.keys) {
      const node = given.expression(key)
      const held = node && heldValue(module, node)
      if (node && held) yield forwarding(module, held, node, new URL(row.url).hostname)
    }
  }
}

function forwarding(module: Module, held: Held, at: Ast, host: string | undefined): TokenForwarding {
  return { kind: 'tokenForwarding', ...(host !== undefined && { host }), token: `\`${held.variable}\``, held: held.id, at: module.span(at) }
}

/** Where the headers of a property go: to the host of their request, or to the one that the module names where that stands elsewhere. */
function hostOf(module: Module, property: AstOf<'Property'>): string | undefined {
  const asked = requestWith(module, property)
  if (asked) return targetOf(asked.url)
  const named = module.strings().flatMap(({ value }) => HOST.exec(value)?.[1]?.toLowerCase() ?? [])
  const remote = new Set(named.filter((one) => !isLocal(one)))
  if (remote.size === 0 && named.length > 0) return 'own'
  return remote.size === 1 ? [...remote][0] : undefined
}

const HOST = /^https?:\/\/([\w.-]+)(?=[/:?#]|$)/i
