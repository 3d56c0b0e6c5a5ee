import {
  dotted,
  functionCalled,
  lastName,
  nameOf,
  passesOn,
  unwrap,
  withoutDefault,
  type Ast,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { handedOnce } from '../../knowledge/words/oauth.ts'
import { redirectsTo } from '../../knowledge/words/redirects.ts'
import { checksSession } from '../../knowledge/words/sessions.ts'
import { parsesValue, setsCallerOrSession, verifiesToken } from '../../knowledge/words/taken-sessions.ts'
import { callsIn } from './calls-in-function.ts'
import { isMadeForOneUse } from './session-tokens.ts'
import { parametersOf } from './taken-parameters.ts'

/** Whether an expression is the token that is asked about. */
type IsToken = (node: Ast) => boolean

/**
 * Whether what a handler takes of a query is the token of a session: the handler is named for saying whose session it opens, hands it to
 * what is, or verifies it and says who calls, also in a function that it calls. Links that work once are none.
 */
export function opensSession(module: Module, handler: FunctionNode, isToken: IsToken): boolean {
  if (handedOnce.pattern.test(titleOf(module, handler)) || isMadeForOneUse(module, handler)) return false
  return checksSession.pattern.test(nameOf(module, handler) ?? '') || isChecked(module, handler, isToken, MAX_STEPS)
}

const MAX_STEPS = 1
const LONGEST = 3000

/** What a handler is for: its name, its route, the last words of its path. */
function titleOf(module: Module, handler: FunctionNode): string {
  const holder = module.parent(handler)
  const route = holder?.type === 'CallExpression' ? holder.arguments.filter((one) => one.type === 'Literal') : []
  const decorators = [...handler.decorators, ...(holder?.type === 'MethodDefinition' ? holder.decorators : [])]
  const said = [...route, ...decorators].map((one) => module.source(one).slice(0, 200))
  return [nameOf(module, handler) ?? '', ...said, ...module.file.path.split('/').slice(-3)].join(' ')
}

/** @param isForCaller whether what calls the function says who calls by what it gives */
function isChecked(module: Module, fn: FunctionNode, isToken: IsToken, steps: number, isForCaller = false): boolean {
  const code = module.source(fn).slice(0, LONGEST)
  // What is sent on to a page has come by a link, and is handed over once.
  const setsCaller = isForCaller || (setsCallerOrSession.pattern.test(code) && !redirectsTo.pattern.test(code))
  const isGiven = (one: Ast): boolean => passesOn(module, one, (each) => isToken(each) || isParsed(each))
  const isParsed = (one: Ast): boolean => {
    const [first] = one.type === 'CallExpression' && parsesValue.pattern.test(lastName(one.callee) ?? '') ? one.arguments : []
    return first !== undefined && first.type !== 'SpreadElement' && isGiven(first)
  }
  return callsIn(module, fn).some((call) => {
    const index = call.arguments.findIndex((one) => one.type !== 'SpreadElement' && isGiven(one))
    if (index < 0) return false
    if (checksSession.pattern.test(lastName(call.callee) ?? '')) return true
    if (setsCaller && verifiesToken.pattern.test(dotted(unwrap(call.callee)) ?? '')) return true
    const run = steps > 0 ? functionCalled(module, call) : undefined
    const param = run?.node.params[index]
    const name = run ? (nameOf(run.module, run.node) ?? '') : ''
    if (!run || !param || (handedOnce.pattern.test(name) && !(setsCaller && SAYS_LITTLE.test(name)))) return false
    return isChecked(run.module, run.node, isNamedBy(run.module, param), steps - 1, setsCaller)
  })
}

/** What verifies a token of any kind, which what its caller does with it tells. */
const SAYS_LITTLE = /^verify_?(?:jwt_?)?(?:token|jwt)$/i

/** Whether an expression is the name of a parameter. */
function isNamedBy(module: Module, param: Ast): IsToken {
  const id = withoutDefault(param)
  return (node) => node.type === 'Identifier' && module.binding(node)?.id === id
}

/** Handlers of Nest that take a session: `@Query('token') token: string`. https://docs.nestjs.com/controllers#query-parameters */
export function* markedParameters(module: Module): Generator<{ readonly name: string; readonly node: Ast }> {
  const marked = new Set(Array.from(module.file.text.matchAll(MARKED), ([, name = '']) => name))
  if (marked.size === 0) return
  for (const name of marked)
    for (const handler of module.nodes('FunctionExpression'))
      for (const { node } of parametersOf(module, handler, name))
        if (!BARE.test(name) || opensSession(module, handler, isNamedBy(module, node))) yield { name, node }
}

const MARKED = /@Query\(\s{0,4}["']((?:access_?|auth_?|api_?|session_?|bearer_?)?token|jwt|api_?key)["']/gi
const BARE = /^(?:token|jwt)$/i
