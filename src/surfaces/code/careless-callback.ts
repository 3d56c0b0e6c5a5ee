import { importedAs, isFunction, keyOf, unwrap, withoutCall, type Ast, type FunctionNode, type Module } from '../../program/index.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Span } from '../../text/source.ts'
import { takenOf, type Taken } from './taken-parameters.ts'

/**
 * Where a handler takes a code from its request and redeems it, with no word of a state but that it takes it, when no other handler has
 * one.
 */
export function carelessCallback(module: Module): Span | undefined {
  const codes = takenOf(module, 'code')
  if (codes.length === 0) return undefined
  const states = takenOf(module, 'state')
  if (states.some(({ handler }) => !codes.some((one) => one.handler === handler))) return undefined
  const isCareless = codes.every(({ handler }) => redeemsUnchecked(module, handler, states))
  return isCareless && codes[0] ? module.span(codes[0].node) : undefined
}

function redeemsUnchecked(module: Module, handler: FunctionNode, states: readonly Taken[]): boolean {
  const around = module.parent(handler)
  const code = module.source(around?.type === 'CallExpression' || around?.type === 'MethodDefinition' ? around : handler)
  if (!REDEEMS.test(code) || mayBeChecked(module, handler, code)) return false
  const own = states.filter((one) => one.handler === handler)
  return !CHECKS.test(code) || ignoresLookup(code) || (own.length > 0 && !CHECKS.test(without(module, code, own)))
}

/** A decorator, a dependency or a function that is given the whole request may compare the state. */
function mayBeChecked(module: Module, handler: FunctionNode, code: string): boolean {
  const decorators = handler.decorators.map((one) => module.source(one).slice(0, 300))
  if (decorators.some((one) => !PLAIN_DECORATOR.test(one))) return true
  if (handler.params.some((one) => DEPENDS.test(module.source(one))) || isAskedNextDoor(module, handler)) return true
  return Array.from(code.matchAll(GIVEN_REQUEST), ([, name = '']) => name).some((name) => !ANSWERS.test(name))
}

/** Whether something stands in front of a handler whose own file knows a state: `app.get('/done', guard, handler)`. */
function isAskedNextDoor(module: Module, handler: FunctionNode): boolean {
  const route = module.parent(handler)
  const given = route?.type === 'CallExpression' ? route.arguments : []
  return given.some((one) => {
    const from = one === handler ? undefined : importedAs(module, withoutCall(unwrap(one)))
    return from !== undefined && SPEAKS_OF_STATE.test(module.neighbourText(from.module) ?? '')
  })
}

const SPEAKS_OF_STATE = oneOf(
  '',
  /(?<![A-Za-z])state(?![a-z])|(?<!\buse)(?<=[a-z])State(?![a-z])|(?<![A-Z])STATE(?![A-Z])/,
  /csrf|CSRF|Csrf|[nN]once(?![a-z])/,
)

/** Of a route, or of what has nothing to do with who asks. */
const PLAIN_DECORATOR = inTurn(
  'i',
  /^@/,
  oneOf(
    '',
    /[\w.]{1,60}\.(?:get|post|route|api_route|options|errorhandler|limit|response|doc)\b/,
    /(?:Get|Post|Public|Redirect|override|staticmethod)\b/,
    /(?:Api|Http)\w{0,30}\b/,
    /(?:async_)?(?:login_required|csrf_exempt|never_cache|cross_origin)\b/,
    /require_(?:GET|http_methods|safe)\b/,
    /cache\w{0,20}\b/,
  ),
)
const DEPENDS = /\b(?:Depends|Security|UseGuards)\(/
const GIVEN_REQUEST = /([\w$.]{1,80})\(\s{0,8}(?:self\.)?req(?:uest)?\s{0,8}[,)]/g
/** What answers, signs in or shows something. */
const ANSWERS = inTurn(
  'i',
  /(?:^|\.)/,
  oneOf(
    '',
    /(?:render|redirect|log)\w{0,20}/,
    /success|error|warning|info|debug/,
    /get\w{0,10}Session|authenticate|get_current_site|callback|handler/,
  ),
  /$/,
)

const REDEEMS = /\bgrant_type\b|token|(?:exchange|redeem)\w{0,20}\(/i
const CHECKS = /state|csrf|nonce|verif(?!ier)|validat|check/i

/** The code without the places that take the state, and the names that it is given there: one that is used stays. */
function without(module: Module, code: string, states: readonly Taken[]): string {
  return states.reduce((rest, { node, handler }) => {
    const place = placeOf(module, node, handler)
    return place === undefined ? rest : rest.replace(place, '')
  }, code)
}

/** `state = request.args.get("state")`, `state` of `{ code, state }`, a parameter. */
function placeOf(module: Module, node: Ast, handler: FunctionNode): string | undefined {
  if (node.type === 'VariableDeclarator' && node.id.type === 'ObjectPattern') {
    const taken = node.id.properties.find((one) => one.type === 'Property' && keyOf(one) === 'state')
    return taken && module.source(taken)
  }
  if (node.type === 'Identifier' || node.type === 'AssignmentPattern') return module.source(node)
  for (const one of module.ancestors(node)) {
    if (one === handler || isFunction(one)) return undefined
    if (one.type === 'VariableDeclarator' || one.type === 'AssignmentExpression') return module.source(one)
  }
  return undefined
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
