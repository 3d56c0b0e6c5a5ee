import { asksForOtherThings, checkWord, mayRefuse, speaksOfCallers } from '../../knowledge/words/checks.ts'
import {
  definition,
  functionOf,
  importedAs,
  isFromOwn,
  walk,
  withoutComments,
  type Ast,
  type FunctionNode,
  type Module,
  type Origin,
} from '../../program/index.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { reached, reachedFrom } from './mcp-guard.ts'

/**
 * Whether a middleware next door has nothing to do with who calls, whatever else its module has: nothing in it or in the functions of its
 * module that it runs may turn callers away, or it is called for what else it does and says nothing of credentials.
 */
export function letsEverybodyPass(module: Module, from: Origin): boolean {
  if (!isFromOwn(from)) return false
  const next = module.neighbour(from.module)
  const value = next?.exported(from.name || 'default')
  const made = next && (functionOf(next, value) ?? (value && givenFunction(next, value)))
  if (!next || !made) return false
  return isHarmless(next, made, from.name)
}

const isHarmless = oncePerPair((module: Module, made: Ast, name: string): boolean => {
  const parts = [...reachedFrom(module, [made]).keys()]
  const code = parts.map((one) => withoutComments(module, one)).join('\n')
  const words = asksForOtherThings.pattern.test(name) ? speaksOfCallers.pattern : mayRefuse.pattern
  return (
    code.length < LONGEST &&
    !words.test(code.replace(OF_PAGES, '')) &&
    !parts.some((one) => runsUnseen(module, one) || namesCheck(module, one))
  )
})

/** What a library is given to make a middleware of: `createMiddleware(async (c, next) => …)`, `fp(async (app) => …)`. */
export function givenFunction(module: Module, value: Ast): FunctionNode | undefined {
  const inner = definition(module, value)
  const [first] = inner.type === 'CallExpression' ? inner.arguments : []
  return first && first.type !== 'SpreadElement' ? functionOf(module, first) : undefined
}

/** The code of a function, of those of its module that it runs and of their constants, without what is about pages of other sites. */
export const codeOfCallers = oncePerPair((module: Module, fn: Ast): string => {
  return reached(module, [fn])
    .map((one) => withoutComments(module, one))
    .join('\n')
    .replace(OF_PAGES, '')
})

const LONGEST = 8000
/** What a page of another site may send, and who may read the answer. */
const OF_PAGES = /["'`]Access-Control-[^\n]{0,300}|\ballowed_?(?:headers|origins?)\b[^\n]{0,300}/gi

/** Whether a function runs one of another module, but to log, to count, or to say what went wrong. */
function runsUnseen(module: Module, node: Parameters<typeof walk>[0]): boolean {
  for (const one of walk(node)) {
    const callee = one.type === 'CallExpression' ? one.callee : undefined
    const from = importedAs(module, callee)
    if (from && isFromOwn(from) && !asksForOtherThings.pattern.test(from.name)) return true
  }
  return false
}

/** Whether a function names something of a package that is called a check: `app.register(bearer)` of `@fastify/bearer-auth`. */
function namesCheck(module: Module, node: Ast): boolean {
  for (const one of walk(node)) {
    const from = one.type === 'Identifier' ? importedAs(module, one) : undefined
    if (from && !isFromOwn(from) && checkWord.pattern.test(`${from.module} ${from.name}`)) return true
  }
  return false
}
