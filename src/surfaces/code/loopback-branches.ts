import { boolean } from '../../parse/node.ts'
import { fold, inside, isFunction, isNothing, unwrap, type Ast, type Module } from '../../program/index.ts'

/**
 * Whether what a comparison lets pass has to have a host of this machine as well: in the same condition, or in those that every way out of
 * its branch goes through. Any port of the loopback address is what RFC 8252 section 7.3 asks for.
 */
export function isForThisMachine(module: Module, comparison: Ast): boolean {
  let inner = comparison
  for (const outer of module.ancestors(comparison)) {
    if (isFunction(outer)) return false
    if (outer.type === 'UnaryExpression' || (outer.type === 'LogicalExpression' && outer.operator !== '&&')) return false
    if (outer.type === 'LogicalExpression' && comparesHost(module, outer.left === inner ? outer.right : outer.left)) return true
    if (outer.type === 'IfStatement') return outer.test === inner && passesOnlyHere(module, outer.consequent)
    inner = outer
  }
  return false
}

/** Whether each way out of a branch that says yes goes through a comparison of the host. */
function passesOnlyHere(module: Module, branch: Ast): boolean {
  const passing = module.nodes('ReturnStatement').filter(({ argument, ...at }) => {
    const value = argument && fold(module, argument)
    return inside(at as Ast, branch) && value && boolean(value) !== false && !isNothing(value)
  })
  return (
    passing.length > 0 && passing.every((one) => (one.argument && comparesHost(module, one.argument)) || isBehindHost(module, one, branch))
  )
}

function isBehindHost(module: Module, node: Ast, branch: Ast): boolean {
  let inner = node
  for (const outer of module.ancestors(node)) {
    if (outer.type === 'IfStatement' && outer.consequent === inner && comparesHost(module, outer.test)) return true
    if (outer === branch) return false
    inner = outer
  }
  return false
}

/** `parsed.hostname in ("localhost", "127.0.0.1")`, `LOOPBACK.has(url.hostname)`, `isLoopback(host)` */
function comparesHost(module: Module, node: Ast): boolean {
  const test = unwrap(node)
  if (test.type === 'LogicalExpression')
    return test.operator === '&&'
      ? [test.left, test.right].some((one) => comparesHost(module, one))
      : [test.left, test.right].every((one) => comparesHost(module, one))
  if (test.type === 'BinaryExpression' && /^(?:==|===|in)$/.test(test.operator)) {
    const [left, right] = [test.left, test.right].map((one) => module.source(one).slice(0, LONGEST)) as [string, string]
    return (isHost(left) && HERE.test(right)) || (isHost(right) && HERE.test(left))
  }
  if (test.type !== 'CallExpression') return false
  const code = module.source(test).slice(0, LONGEST)
  const asksByName = ASKS.test(module.source(test.callee).slice(-LONGEST))
  return asksByName || (/(?:includes|has)$/.test(module.source(test.callee).slice(-20)) && HOST.test(code) && HERE.test(code))
}

const LONGEST = 300
const HOST = /\bhost(?:_?name)?\b/i
const HERE = /\blocalhost\b|127\.0\.0\.1|loopback/i
const ASKS = /\bis_?(?:loopback|local_?host)(?:_?(?:ur[il]|host(?:name)?|address|ip|redirect\w{0,10}))?$/i

/** The host that a request was sent to says nothing of where it sends people. */
function isHost(code: string): boolean {
  return HOST.test(code) && !/^(?:req|request|ctx|context|event)\b/.test(code)
}
