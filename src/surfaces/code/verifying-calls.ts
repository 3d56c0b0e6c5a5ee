import { type TokenVerifier, tokenVerifiers } from '../../knowledge/libraries/mcp-servers.ts'
import { tokenGuard } from '../../knowledge/words/checks.ts'
import { knownCalls, type Ast, type Call, type KnownCall, type Module } from '../../program/index.ts'
import { oncePer } from '../../text/once-per.ts'

/** Whether a call verifies tokens, or publishes where they come from. */
export function verifies(module: Module, call: Call): boolean {
  if (tokenGuard.pattern.test(call.name)) return true
  return verifying(module).has(call.node)
}

const verifying = oncePer(
  (module: Module): ReadonlySet<Ast> => new Set(knownCalls(module, tokenVerifiers).flatMap((one) => (isOn(one) ? [one.call.node] : []))),
)

function isOn({ row, given }: KnownCall<TokenVerifier>): boolean {
  if (row.options.when === undefined) return true
  const value = given.expression(row.options.when)
  const folded = value && given.value(row.options.when)
  return folded !== undefined && !(folded.is === 'set' && folded.value.kind === 'scalar' && folded.value.value !== true)
}
