import {
  calls,
  importedAs,
  inside,
  isFromOwn,
  lastName,
  withoutCall,
  type Ast,
  type AstOf,
  type Call,
  type Module,
} from '../../program/index.ts'
import { asksNobodyInNest, harmlessMiddleware, isNestController, putsNestGuard } from '../../knowledge/words/nest.ts'
import { importPath } from '../../text/paths.ts'
import { literally } from '../../text/pattern.ts'
import type { Span } from '../../text/source.ts'
import { packageFolder, whereSaid } from '../reading/code-around.ts'
import { listeningOf, type Listening } from './listening.ts'
import { looksUpCallers } from './looked-up-callers.ts'
import { serverAuth } from './mcp-auth.ts'
import { mayGuard } from './nest-servers.ts'
import { openByDefault } from './open-by-default.ts'
import { sharedKey } from './shared-key.ts'
import { verifies } from './verifying-calls.ts'

/** How an application of Nest takes the requests that a class of it hands to a transport of MCP. */
export interface NestRoute {
  readonly place: Listening
  /** Whether a guard of the application, of the controller or of its methods may turn callers away. */
  readonly isGuarded: boolean
  /** Where the only guard compares what callers show with one value. */
  readonly key?: Span
}

type ClassNode = AstOf<'ClassDeclaration'>

/**
 * The route of the class that makes a transport, when that is a controller of Nest or what one controller is given, and the application
 * starts above it: `@Controller('mcp')` with `transport.handleRequest(req, res)`. https://docs.nestjs.com/controllers
 */
export function nestRoute(module: Module, { node }: Call): NestRoute | undefined {
  const own = [...module.ancestors(node)].find((one) => one.type === 'ClassDeclaration')
  const main = own && mainAbove(module)
  const place = main && listeningOf(main)
  const controller = own && place ? controllerOf(module, own) : undefined
  if (!own || !main || !place || !controller || !module.project) return undefined
  const marks = [controller.node, ...controller.node.body.body.filter((one) => one.type === 'MethodDefinition')].flatMap(({ decorators }) =>
    decorators.map(({ expression }) => expression),
  )
  const unknown = marks.filter((one) => !asksNobodyInNest.pattern.test(nameOf(one)))
  const folder = module.project.manifest(module.file.path)?.folder ?? ''
  const from = [main.file.path, controller.module.file.path, module.file.path]
  const isGuarded = mayGuard(module.project, folder, from) || mayUseGuard(main)
  if (isGuarded || unknown.length > 1) return { place, isGuarded: true }
  const [guard] = unknown
  if (guard) return { place, isGuarded: true, ...keyOf(module, controller.module, guard) }
  return { place, isGuarded: controller.module !== module && serverAuth(controller.module).auth !== 'none' }
}

function nameOf(mark: Ast): string {
  return lastName(withoutCall(mark)) ?? ''
}

/** `app.use(requireKey)` where the application starts; a body parser and headers turn nobody away. */
function mayUseGuard(main: Module): boolean {
  return calls(main).some(({ name, node }) => name === 'use' && !harmlessMiddleware.pattern.test(main.source(node)))
}

/** `src/main.ts` of the application, above what it is made of. */
function mainAbove(module: Module): Module | undefined {
  for (let up = 0; up <= DEEPEST; up++) {
    const path = `./${'../'.repeat(up)}main`
    if (module.neighbourText(path)?.includes('NestFactory')) return module.neighbour(path)
  }
  return undefined
}

const DEEPEST = 5

interface Controller {
  readonly module: Module
  readonly node: ClassNode
}

function controllerOf(module: Module, own: ClassNode): Controller | undefined {
  if (isController(own)) return { module, node: own }
  const { project } = module
  const name = own.id?.name
  if (!project || name === undefined) return undefined
  const isNamed = new RegExp(`(?<![\\w$])${literally(name)}(?![\\w$])`)
  const below = packageFolder(module.file.path, project)
  const paths = whereSaid(project, `a controller names ${name}`, (text) => isNamed.test(text), { files: /controller\.[jt]s$/, below }) ?? []
  const [path, ...more] = paths
  const next = path === undefined || more.length > 0 ? undefined : neighbourAt(module, path)
  const found = next?.nodes('ClassDeclaration').filter((one) => isController(one) && isNamed.test(next.source(one))) ?? []
  return next && found[0] && found.length === 1 ? { module: next, node: found[0] } : undefined
}

function isController({ decorators }: ClassNode): boolean {
  return decorators.some(({ expression }) => isNestController.pattern.test(nameOf(expression)))
}

function neighbourAt(module: Module, path: string): Module | undefined {
  return module.neighbour(importPath(module.file.path, path))
}

/** Where the class of a guard compares a header with one value: `@UseGuards(KeyGuard)`. https://docs.nestjs.com/guards */
function keyOf(module: Module, controller: Module, guard: Ast): { readonly key: Span } | undefined {
  if (!putsNestGuard.pattern.test(nameOf(guard)) || guard.type !== 'CallExpression') return undefined
  const [given, ...more] = guard.arguments
  const from = given?.type === 'Identifier' && more.length === 0 ? importedAs(controller, given) : undefined
  const path = from && isFromOwn(from) ? controller.neighbourPath(from.module) : undefined
  const next = path === undefined ? undefined : neighbourAt(module, path)
  const check = next?.nodes('ClassDeclaration').find(({ id }) => id?.name === from?.name)
  if (!next || !check || openByDefault(next)) return undefined
  if (calls(next).some((call) => inside(call.node, check) && verifies(next, call))) return undefined
  const key = sharedKey(next, check)
  return key && !looksUpCallers(next, key) ? { key } : undefined
}
