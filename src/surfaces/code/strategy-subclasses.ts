import { fold, importOf, keyOf, unwrap, withoutDefault, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { has, type Node } from '../../parse/node.ts'

/** What a class of this repository makes of the options that it is given, before the library gets them. */
export interface Between {
  /** The options that its constructor hands on, as far as they are written. */
  readonly handed?: Node
  /** Whether what the class is given goes on as well. */
  readonly through: boolean
  readonly source: string
}

const MAX_STEPS = 6

/** The classes of this repository between a `new` and the library, the nearest to the library first. */
export function classesBetween(module: Module, callee: Ast, steps = MAX_STEPS): Between[] {
  const found = steps > 0 ? classOf(module, callee, steps) : undefined
  if (!found) return []
  const { node } = found
  const own = betweenOf(found.module, node)
  return [...(node.superClass ? classesBetween(found.module, node.superClass, steps - 1) : []), ...(own ? [own] : [])]
}

/** Whether a setting is out of the hands of who makes the object: the class gives it, or does something with it that is not followed. */
export function isSetBetween({ handed, through, source }: Between, key: string): 'given' | 'unclear' | 'no' {
  if (handed?.kind === 'map' && has(handed, key)) return 'given'
  return through && !new RegExp(`\\b${key}\\b`).test(source) ? 'no' : 'unclear'
}

interface Found {
  readonly module: Module
  readonly node: AstOf<'ClassDeclaration'>
}

function classOf(module: Module, callee: Ast, steps: number): Found | undefined {
  const inner = unwrap(callee)
  if (inner.type === 'ClassDeclaration') return { module, node: inner }
  const binding = inner.type === 'Identifier' && steps > 0 ? module.binding(inner) : undefined
  if (binding?.node.type === 'ClassDeclaration') return { module, node: binding.node }
  const from = binding && importOf(module, binding)
  const next = from && module.neighbour(from.module)
  const value = next?.exported(from?.name === undefined || from.name === '' ? 'default' : from.name)
  return next && value ? classOf(next, value, steps - 1) : undefined
}

/** Nothing for a class without a constructor: it hands on what it gets. */
function betweenOf(module: Module, { body, start, end }: AstOf<'ClassDeclaration'>): Between | undefined {
  const source = module.file.text.slice(start, end)
  const made = body.body.find((one) => one.type === 'MethodDefinition' && one.kind === 'constructor')
  if (made?.type !== 'MethodDefinition') return { through: true, source }
  const handing = module
    .nodes('CallExpression')
    .find((call) => call.callee.type === 'Super' && call.start >= made.start && call.end <= made.end)
  const [options] = handing?.arguments ?? []
  if (!options) return { through: false, source }
  return { handed: fold(module, options), through: isHandedOn(module, options, made.value.params[0]), source }
}

/** `options`, `{...options, more}` and `Object.assign({}, options)`; of what a function makes of them nothing is known. */
function isHandedOn(module: Module, options: Ast, param: Ast | undefined): boolean {
  const name = nameOfParam(param)
  const inner = unwrap(options)
  const isIt = (node: Ast): boolean => {
    const one = unwrap(node)
    return one.type === 'Identifier' && one.name === name && module.binding(one)?.kind === 'param'
  }
  if (name === undefined) return false
  if (isIt(inner)) return true
  if (inner.type === 'ObjectExpression') return inner.properties.some((one) => one.type === 'SpreadElement' && isIt(one.argument))
  const isMerged = inner.type === 'CallExpression' && inner.callee.type === 'MemberExpression' && keyOf(inner.callee) === 'assign'
  return isMerged && inner.arguments.some(isIt)
}

function nameOfParam(param: Ast | undefined): string | undefined {
  const inner = param?.type === 'ParameterProperty' ? param.parameter : param
  const id = withoutDefault(inner)
  return id?.type === 'Identifier' ? id.name : undefined
}
