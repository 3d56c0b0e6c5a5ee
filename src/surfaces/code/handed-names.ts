import { handedOnce } from '../../knowledge/words/oauth.ts'
import { takesCredential } from '../../knowledge/words/capability-urls.ts'
import { callsTo, enclosingFunction, isTextLiteral, keyOf, nameOf, unwrap, type Ast, type AstOf, type Module } from '../../program/index.ts'
import type { Compared } from './compared-queries.ts'
import { sourceOf } from './named-values.ts'
import { isRefused } from './refused-queries.ts'

/**
 * Parameters of the query whose names are handed to a function that takes credentials out of a request by its name:
 * `readQueryToken(request, 'token')` with `url.searchParams.get(name)`.
 */
export function* handedNames(module: Module): Generator<Compared> {
  for (const get of callsTo(module, /^get$/)) {
    const { node } = get
    const index = node.type === 'CallExpression' ? readsParameter(module, node) : undefined
    const around = index === undefined ? undefined : enclosingFunction(module, node)
    const name = around && nameOf(module, around)
    if (index === undefined || name === undefined || !TAKES.test(name) || handedOnce.pattern.test(name) || isRefused(module, node)) continue
    for (const call of callsTo(module, new RegExp(`^${name}$`))) {
      const given = call.node.arguments[index]
      if (isTextLiteral(given) && CREDENTIAL.test(given.value)) yield { name: given.value, node: given }
    }
  }
}

const TAKES = new RegExp(
  `${takesCredential.pattern.source}|^_?(?:extract|get|read|take|parse)_?(?:query|url|search)_?(?:token|key|credentials?|auth)$`,
  'i',
)
/** A name that is one of a credential, in a function that takes them. */
const CREDENTIAL = /^(?:(?:access|auth|api|bearer|session|mcp)[_-]?)?(?:token|key|secret)$/i

/** The number of the parameter that a call reads of a request's query by its name. */
function readsParameter(module: Module, { callee, arguments: [first] }: AstOf<'CallExpression'>): number | undefined {
  const holder = unwrap(callee)
  if (holder.type !== 'MemberExpression' || first?.type !== 'Identifier' || !isOfRequest(module, holder.object)) return undefined
  const around = enclosingFunction(module, first)
  const index = around?.params.findIndex((one) => one.type === 'Identifier' && one.name === first.name) ?? -1
  return index < 0 || module.binding(first)?.kind !== 'param' ? undefined : index
}

/** `new URL(request.url).searchParams`, also by way of a variable. */
function isOfRequest(module: Module, params: Ast): boolean {
  const holder = unwrap(params)
  const root = holder.type === 'MemberExpression' && keyOf(holder) === 'searchParams' ? unwrap(holder.object) : holder
  const written = `${sourceOf(module, root)} ${module.source(holder)}`
  return /(?:\b(?:req|request)\.(?:url|nextUrl)|nextUrl)\b/.test(written) && /searchParams|URLSearchParams/.test(written)
}
