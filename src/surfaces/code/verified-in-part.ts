import { enclosingFunction, inside, isFunction, lastName, madeOf, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { verifyingBeside } from './token-check-facts.ts'

/**
 * Where a function gives back what it has read of a token, although it verifies that only for some callers, by what the token itself says:
 * `if user_id.startswith("guest."): validate_token(token)` and behind it `return user_id`. Whoever writes a token chooses which they are.
 */
export function verifiedInPart(module: Module, read: Ast, known: (call: Ast) => boolean): Ast | undefined {
  const around = enclosingFunction(module, read)
  const [check, ...more] = around ? verifyingBeside(module, read, known) : []
  const condition = check && more.length === 0 ? conditionOf(module, check) : undefined
  if (!around || !condition || condition.start < read.end || !isOfToken(module, condition.test, read)) return undefined
  // What is behind a condition that leaves the function itself is for tokens that are not let in there, and may refuse them.
  if (leaves(condition.consequent)) return undefined
  // Who calls it may verify what it has not.
  if (module.nodes('CallExpression').some((one) => !inside(one, around) && maySee(module, one))) return undefined
  return module
    .nodes('ReturnStatement')
    .find(
      ({ start, argument }) =>
        start > condition.end &&
        start < around.end &&
        argument !== null &&
        !REFUSES.test(module.source(argument).slice(0, LONGEST)) &&
        madeOf(module, argument, (part) => part === read),
    )
}

/** Whether a block ends by leaving its function. */
function leaves(block: Ast): boolean {
  const last = block.type === 'BlockStatement' ? block.body.at(-1) : block
  return last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement'
}

/** `{ ok: false, error: `unknown issuer ${claims.iss}` }`, `Refused(claims["iss"])` */
const REFUSES = /error|refus|denied|reject|\bfalse\b/i

/** Whether a call that is named for a check is given a token: `await validate_with_issuer(bearer_of(header))`. */
function maySee(module: Module, call: AstOf<'CallExpression'>): boolean {
  if (!/valid|verif|check|authenticat|introspect/i.test(lastName(call.callee) ?? '')) return false
  return call.arguments.some((one) => /token|jwt|bearer|header/i.test(module.source(one).slice(0, LONGEST)))
}

/** The condition that a call alone stands behind. */
function conditionOf(module: Module, call: Ast): AstOf<'IfStatement'> | undefined {
  for (const outer of module.ancestors(call)) {
    if (isFunction(outer)) return undefined
    if (outer.type === 'IfStatement') return inside(call, outer.consequent) && !outer.alternate ? outer : undefined
  }
  return undefined
}

/** Whether a condition asks for a text that the token has, and for nothing else. */
function isOfToken(module: Module, test: Ast, read: Ast): boolean {
  return ASKS_FOR_TEXT.test(module.source(test).slice(0, LONGEST)) && madeOf(module, test, (part) => part === read)
}

const ASKS_FOR_TEXT = /^(?![^]{0,400}(?:config|settings|env\b|\band\b|&&))[^]{0,200}(?:starts_?[wW]ith\(|ends_?[wW]ith\(|===?\s{0,4}["'`])/
const LONGEST = 400
