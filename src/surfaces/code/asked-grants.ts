import { isGrantInQueryOnly } from '../../knowledge/query-only-apis.ts'
import { callsTo, type Ast, type Module } from '../../program/index.ts'

/** Whether code asks for a grant that only a query takes: `url.searchParams.set('grant_type', 'ig_exchange_token')`. */
export function asksForcedGrant(module: Module, url: Ast): boolean {
  const name = module.source(url)
  return callsTo(module, /^(?:set|append)$/).some(({ node }) => {
    const [key, grant] = node.arguments
    if (key?.type !== 'Literal' || key.value !== 'grant_type' || grant?.type !== 'Literal') return false
    return isGrantInQueryOnly(String(grant.value)) && module.source(node.callee).startsWith(`${name}.`)
  })
}
