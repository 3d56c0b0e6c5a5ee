import { dependsOnGuard, guardOfRoute } from '../../knowledge/words/guards.ts'
import { singleCalls } from '../../knowledge/libraries/single-calls.ts'
import {
  identifiersNamed,
  isFunction,
  madeOf,
  nameOf,
  rowOf,
  withoutDefault,
  type Ast,
  type AstOf,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { packageAround, type Package } from './definitions-around.ts'
import { lastOf, verifierNamed } from './guard-definitions.ts'

interface Asked {
  readonly token: Ast
  /** Whether it is the one that the request is sent with, which guards verify. */
  readonly isOfRequest: boolean
}

/**
 * Whether what runs before a function, by its name, verifies the token that the function reads: a decorator, what FastAPI hands it
 * (`raw: str = Depends(verified)`), or the middleware of its route (`router.delete('/', verify, (req, res) => …)`).
 */
export function isGuardedByName(module: Module, fn: FunctionNode, asked: Asked): boolean {
  const { project, file } = module
  if (!project) return false
  const of = packageAround(file.path, project)
  if (fn.params.some((one) => isGiven(module, one, asked, of))) return true
  if (!asked.isOfRequest) return false
  const around = [fn, ...module.ancestors(fn)].filter(isFunction)
  return around.some((one) => isDecorated(module, one, of) || isRoutedBehind(module, one, of))
}

/** What FastAPI runs for a parameter is for the token that it gives, or for the one of the request. */
function isGiven(module: Module, node: Ast, { token, isOfRequest }: Asked, of: Package): boolean {
  const parameter = node.type === 'ParameterProperty' ? node.parameter : withoutDefault(node)
  const values = parameter.type === 'Identifier' ? [...(parameter.typeAnnotation?.values ?? [])] : []
  if (node.type === 'AssignmentPattern') values.push(node.right)
  return values.some((one) => {
    const [on] = one.type === 'CallExpression' && rowOf(module, one.callee, singleCalls)?.means === 'depends' ? one.arguments : []
    if (!on || !isVerifier(module, module.source(on), of)) return false
    const binding = module.binding(parameter)
    return isOfRequest || madeOf(module, token, (part) => binding !== undefined && module.binding(part) === binding)
  })
}

/** `@token_required`, `@UseGuards(JwtGuard)`, `@router.get("/", dependencies=[Depends(verified)])` */
function isDecorated(module: Module, fn: FunctionNode, of: Package): boolean {
  const holder = module.parent(fn)
  const decorators = holder?.type === 'MethodDefinition' ? [...holder.decorators, ...fn.decorators] : fn.decorators
  return decorators.some((one) => {
    const code = module.source(one).slice(0, LONGEST)
    const name = dependsOnGuard.pattern.exec(code)?.[1] ?? guardOfRoute.pattern.exec(code)?.[1]
    return name !== undefined && isVerifier(module, name, of)
  })
}

/** More of a decorator, in characters, is not read. */
const LONGEST = 800

/** Whether each route that a function is given to has a guard in front of it. */
function isRoutedBehind(module: Module, fn: FunctionNode, of: Package): boolean {
  const parent = module.parent(fn)
  if (parent?.type === 'CallExpression') return isBehindIn(module, parent, fn, of)
  const name = nameOf(module, fn)
  if (name === undefined || parent?.type === 'MethodDefinition' || module.exported(name) !== undefined) return false
  const uses = identifiersNamed(module, name).filter((one) => one !== fn.id && module.parent(one)?.type !== 'VariableDeclarator')
  return (
    uses.length > 0 &&
    uses.every((use) => {
      const call = module.parent(use)
      return call?.type === 'CallExpression' && call.callee !== use && isBehindIn(module, call, use, of)
    })
  )
}

function isBehindIn(module: Module, { arguments: given }: AstOf<'CallExpression'>, handler: Ast, of: Package): boolean {
  return given
    .slice(0, Math.max(0, given.indexOf(handler as (typeof given)[number])))
    .some((one) => one.type !== 'Literal' && isVerifier(module, module.source(one).slice(0, LONGEST), of))
}

/** What is called so, and verifies all tokens that come by; the function that is asked about is none. */
function isVerifier({ file }: Module, written: string, of: Package): boolean {
  if (!/^\w[\w.]{0,80}(?:\.authenticate\([^()]{0,80}\))?$/.test(written) || /^(?:functools\.)?wraps$/.test(lastOf(written))) return false
  return verifierNamed(written, file, of)?.exempt.length === 0
}
