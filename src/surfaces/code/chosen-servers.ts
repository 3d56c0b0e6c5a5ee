import { checkWord } from '../../knowledge/words/checks.ts'
import { argumentsOf, inside, isOpen, lastName, type AstOf, type CallNode, type Module } from '../../program/index.ts'
import type { ServerAuth } from './mcp-auth.ts'
import { authOf, type Given } from './mcp-provider.ts'
import { conditionOf } from './open-by-default.ts'

/**
 * How a server tells its callers apart that is made at one of several places, and started by a call: where only some of them are given a
 * check, it waits for what chooses.
 */
export function authOfChosen(module: Module, made: readonly Given[], start: CallNode): ServerAuth {
  const all = (made.length > 0 ? made : [undefined]).map((one) => authOfOne(module, one, start))
  const open = all.findIndex(({ auth, openUnless }) => auth === 'none' && openUnless === undefined)
  const checked = all.findIndex(({ auth }) => auth !== 'none')
  if (open < 0 || checked < 0) return all.find(({ auth }) => auth !== 'none') ?? all[0] ?? { auth: 'none' }
  const [without, having] = [made[open], made[checked]]
  return (without && having && waitingFor(without, having)) ?? { auth: 'dynamic' }
}

function authOfOne(module: Module, made: Given | undefined, start: CallNode): ServerAuth {
  const found = authOf(module, [...(made ? [made] : []), ...(made?.call === start ? [] : [{ module, call: start }])])
  if (!made || !isOpenCall(made)) return found
  // What is not seen may be the check, and a key that another module compares may be for something else.
  return found.auth === 'none' || (found.auth === 'shared-key' && made.module !== module) ? { auth: 'dynamic' } : found
}

/** Whether a constructor may have been given something that is not seen. */
function isOpenCall({ module, call }: Given): boolean {
  const [only] = call.arguments
  return argumentsOf(module, call).open || (call.type === 'NewExpression' && only !== undefined && isOpen(module, only))
}

/** `if verifier: FastMCP(auth=verifier) else: FastMCP()`, where it is off that the condition asks for. */
function waitingFor({ module, call }: Given, having: Given): ServerAuth | undefined {
  if (module !== having.module) return undefined
  const branch = [...module.ancestors(call)].find(
    (one): one is AstOf<'IfStatement'> => one.type === 'IfStatement' && inside(having.call, one),
  )
  const condition = branch && conditionOf(module, branch.test)
  if (!branch || !condition || inside(call, condition.isOff ? branch.consequent : (branch.alternate ?? branch.test)) === false)
    return undefined
  const openUnless = condition.setting ?? lastName(condition.node)
  if (openUnless === undefined) return undefined
  // A condition may choose the transport as well, and with it whether there is a check.
  const isAboutCheck = checkWord.pattern.test(openUnless) || module.source(having.call).includes(module.source(condition.node))
  return isAboutCheck ? { auth: 'none', at: module.span(branch.test), openUnless } : undefined
}
