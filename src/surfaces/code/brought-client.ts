import { isFunction, parameter, type Ast, type FunctionNode, type Module, type Parameters } from '../../program/index.ts'

/** What an application calls what it was started with: a client in there is its own. */
const OWN_CONFIGURATION = /^(?:self|this|config|configuration|cfg|conf|settings|options|opts|env|environment|ctx|context)$/i

/**
 * Whether a token request signs in a client that its caller hands over: each customer of an integration platform brings the id and the
 * secret of a client of their own, so nobody shares its token. A function that is handed the application's configuration is no such.
 */
export function isBrought(module: Module, set: Parameters): boolean {
  const around = [...module.ancestors(set.node)].filter(isFunction)
  const id = parameter(set, 'client_id')?.code
  const from = id === undefined ? basicIdIn(module, around[0]) : /^(\w+)(?:\??\.\w+)?$/.exec(id)?.[1]
  return from !== undefined && !OWN_CONFIGURATION.test(from) && around.some(({ params }) => params.some((param) => hands(param, from)))
}

/** Whose member the id in a header is: `params` of `${params.clientId}:${params.clientSecret}`. */
function basicIdIn(module: Module, around: FunctionNode | undefined): string | undefined {
  return around && /\{(\w{1,60})\??\.client_?id\}:/i.exec(module.source(around))?.[1]
}

function hands(param: Ast, name: string): boolean {
  if (param.type === 'AssignmentPattern') return hands(param.left, name)
  if (param.type === 'ObjectPattern') return param.properties.some((one) => one.type === 'Property' && hands(one.value, name))
  return param.type === 'Identifier' && param.name === name
}
