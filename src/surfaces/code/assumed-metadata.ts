import {
  enclosingFunction,
  isCallNode,
  isFunction,
  keyOf,
  lastName,
  nameOf,
  type Ast,
  type AstOf,
  type Module,
} from '../../program/index.ts'

// Metadata of somebody else's server, which a client writes down for where that one publishes none.

/**
 * Somebody else's server, as clients describe one that publishes nothing: in a function that is handed the token endpoint, and where
 * the metadata could not be fetched.
 */
export function isStandIn(module: Module, object: AstOf<'ObjectExpression'>): boolean {
  const endpoint = object.properties.find((one) => one.type === 'Property' && keyOf(one) === 'token_endpoint')
  const value = endpoint?.type === 'Property' ? endpoint.value : undefined
  if (value?.type === 'Identifier' && module.binding(value)?.kind === 'param') return true
  return (
    isFallback(module, object) ||
    (!isSent(module, object) && (LOOKS_FOR.test(nameOfFunction(module, object)) || isAskedBefore(module, object))) ||
    isOneOfProviders(module, object) ||
    [...module.ancestors(object)].some(({ type }) => type === 'CatchClause')
  )
}

/** What a client does to learn of a server: `_try_endpoints`, `discoverMetadata`. */
const LOOKS_FOR = /^_{0,2}(?:try|probe|guess|assume|infer|discover|fetch|resolve)(?:_|[A-Z])/

/** `res.json({…})`, `JSONResponse({…})`: what is published. */
function isSent(module: Module, object: Ast): boolean {
  for (const one of module.ancestors(object)) {
    if (isFunction(one)) return false
    if (isCallNode(one) && ANSWERS.test(lastName(one.callee) ?? '')) return true
  }
  return false
}

/** `const metadata = await fetchMetadata(issuer); if (metadata) return metadata`, and then what is assumed where there is none. */
function isAskedBefore(module: Module, object: Ast): boolean {
  const around = enclosingFunction(module, object)
  const before = around ? module.file.text.slice(Math.max(around.start, object.start - MAX_BRANCH), object.start) : ''
  const asked = ASKED.exec(before)
  return asked !== null && new RegExp(`\\breturn ${asked[1]}\\b`).test(before.slice(asked.index))
}

const ASKED = /\b(\w{1,60}) = await [\w.]{0,60}(?:fetch|discover|load|get|request)_?\w{0,40}(?:[mM]etadata|[dD]iscovery)\w{0,20}\(/

function nameOfFunction(module: Module, node: Ast): string {
  const around = enclosingFunction(module, node)
  const holder = around?.parent
  return (around && nameOf(module, around)) ?? (holder?.type === 'MethodDefinition' ? keyOf(holder) : undefined) ?? ''
}

/** `if (kind === 'okta') data = {…} else if (kind === 'google') data = {…}`: what a client knows of the providers that it can use. */
function isOneOfProviders(module: Module, object: Ast): boolean {
  for (const outer of module.ancestors(object)) {
    if (isFunction(outer)) return false
    if (outer.type !== 'IfStatement' || !NAMES_ONE.test(module.source(outer.test))) continue
    const branches = [outer.consequent, outer.alternate].map((one) => (one === null ? '' : module.source(one).slice(0, MAX_BRANCH)))
    if (branches.every((code) => /\btoken_endpoint["']?\s{0,4}:/.test(code))) return true
  }
  return false
}

const NAMES_ONE = /===?\s{0,4}["'][\w.-]{1,40}["']/
const MAX_BRANCH = 4000

/** What stands in where a server gave nothing: `found ?? {…}`, or `if (!found) found = {…}` of a variable that was given an answer. */
function isFallback(module: Module, object: Ast): boolean {
  let holder = module.parent(object)
  while (holder?.type === 'TypedExpression') holder = module.parent(holder)
  if (holder?.type === 'LogicalExpression') return holder.operator !== '&&' && holder.left.type !== 'Literal'
  if (holder?.type !== 'AssignmentExpression' || holder.left.type !== 'Identifier') return false
  const { name } = holder.left
  const binding = module.binding(holder.left)
  const lacks = [`!${name}`, `${name} === null`, `${name} == null`, `${name} === undefined`, `${name} is None`, `not ${name}`]
  const asks = [...module.ancestors(holder)].some((one) => one.type === 'IfStatement' && lacks.includes(module.source(one.test)))
  return (
    asks &&
    binding !== undefined &&
    module.references(binding).some((id) => {
      const given = module.parent(id)
      return given?.type === 'AssignmentExpression' && given !== holder && given.left === id && given.right.type !== 'Literal'
    })
  )
}

/** What is published is answered with: `res.json({…})`, `JSONResponse({…})`. */
export const ANSWERS = /^(?:json|send|jsonify|body|dumps|stringify|Response|\w{0,20}JSON\w{0,20}Response)$/i
