import { keyOf, type Ast } from '../../program/ast.ts'
import { enclosingFunction, type Module } from '../../program/module.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Span } from '../../text/source.ts'

/** Where a handler takes a code from its request and redeems it, with no word of a state, when no other handler has one. */
export function carelessCallback(module: Module): Span | undefined {
  let found: Span | undefined
  for (const node of [...module.nodes('MemberExpression'), ...module.nodes('CallExpression'), ...module.nodes('VariableDeclarator')]) {
    const around = takesCode(module, node) ? enclosingFunction(module, node) : undefined
    if (!around) continue
    const call = module.parent(around)
    const code = module.source(call?.type === 'CallExpression' ? call : around)
    if (!/\bgrant_type\b|token/i.test(code) || (/state|csrf|nonce|verif(?!ier)|validat|check/i.test(code) && !ignoresLookup(code)))
      return undefined
    found ??= module.span(node)
  }
  return found
}

/** A state that is looked up, while nothing depends on whether it was found: `const saved = states.get(state)`, and on it goes. */
function ignoresLookup(code: string): boolean {
  const found = STATE_LOOKUP.exec(code)
  const name = found?.[1]
  if (name === undefined || /csrf|nonce|verif(?!ier)|validat|check/i.test(code)) return false
  // Another word of the state, or a question about what was found, may be the check.
  const rest = code
    .replaceAll(/\bstates?\b[\w.]*\.(?:get|delete|set)\(/g, '')
    .replaceAll(/(?:\{[^{}]{0,200}\}|\bstate\b)\s{0,4}=\s{0,4}[\w.]*quer\w*(?:\.state)?/g, '')
  return (
    !new RegExp(
      `(?:\\bif\\s{0,4}\\([^{;]{0,200}|[!?&|]\\s{0,4}|assert\\w{0,20}\\(\\s{0,4})\\b${name}\\b` +
        `|\\b${name}\\b\\s{0,4}(?:\\?(?!\\.)|&&|\\|\\||[!=]==?)`,
    ).test(rest) && !/\bif\s{0,4}\([^{;]{0,200}\bstate\b/.test(rest)
  )
}

/** `req.query.code`, `const { code } = req.query`, `url.searchParams.get('code')`. */
function takesCode(module: Module, node: Ast): boolean {
  if (node.type === 'MemberExpression') return keyOf(node) === 'code' && QUERY.test(module.source(node.object))
  if (node.type === 'VariableDeclarator') {
    return (
      node.id.type === 'ObjectPattern' &&
      node.init !== null &&
      QUERY.test(module.source(node.init)) &&
      node.id.properties.some((one) => one.type === 'Property' && keyOf(one) === 'code')
    )
  }
  const [first] = node.type === 'CallExpression' ? node.arguments : []
  return (
    node.type === 'CallExpression' &&
    first?.type === 'Literal' &&
    first.value === 'code' &&
    /(?:searchParams\.get|\breq\.query)$/.test(module.source(node.callee))
  )
}

const QUERY = /^(?:req|request|ctx|ctx\.request|context|event)\.(?:query|queryStringParameters)$/

/** What is looked up by the state of a request: `const x = store.get(state)`. */
const STATE_LOOKUP = inTurn(
  '',
  /\b(?:const|let|var)\s{1,4}(\w{1,60})\s{0,4}=\s{0,4}(?:await\s{1,4})?[\w$.]{1,80}/,
  oneOf(
    '',
    /\.(?:get|find\w{0,20}|pop|take|consume|load)\(\s{0,4}(?:String\()?(?:req\.query\.)?state\)?\s{0,4}\)/,
    /\[(?:req\.query\.)?state\]/,
  ),
)
