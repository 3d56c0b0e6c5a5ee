import type { McpServer } from '../../model/index.ts'
import { argumentsOf, calls, callsThat, isOpen, property, textOf, type Module } from '../../program/index.ts'
import { mcpServerCalls } from '../../knowledge/libraries/mcp-servers.ts'
import type { Project } from '../../discover/project.ts'
import { inTurn } from '../../text/pattern.ts'
import { checkWord } from '../../knowledge/words/checks.ts'
import { nodeAt } from './given.ts'
import { listeningOf } from './listening.ts'
import { folderOf, pathFrom } from '../../text/paths.ts'

/**
 * What may check all callers of an application: a guard that is no limit of requests (https://docs.nestjs.com/guards#binding-guards), and
 * middleware, of which its name alone is seen (https://docs.nestjs.com/middleware#applying-middleware).
 */
const GUARDED = [
  /\buseGlobalGuards\b/,
  /\.apply\(/,
  inTurn('', /\bprovide:\s{0,40}APP_GUARD\b/, /(?!,\s{0,40}useClass:\s{0,40}ThrottlerGuard\b)/),
]
/** Names that are imported or handed on, and from where. */
const IMPORTED = /\b(?:import|export)\s{1,8}(?:\{([^{}]{1,2000})\}|\*)\s{1,8}from\s{1,8}['"]([^'"\n]{1,200})['"]/g
/** So many module files of one application are looked at. */
const MOST = 60

/**
 * The server that a module of Nest adds to its application: `McpModule.forRoot({ name })`, which has the routes of the application and its
 * guards. Where it listens is said where the application starts, in `src/main.ts` of its package.
 */
export function* nestServers(module: Module): Generator<McpServer> {
  const { project } = module
  const made = callsThat(module, mcpServerCalls, 'is-module-of-nest')[0]?.call
  if (!made || !project) return
  const folder = project.manifest(module.file.path)?.folder ?? ''
  const steps = module.file.path.slice(folder === '' ? 0 : folder.length + 1).split('/').length - 1
  const main = module.neighbour(`./${'../'.repeat(steps)}src/main`)
  const place = main && listeningOf(main)
  if (!main || !place) return
  const options = made.argument(0)
  if (!options || isOpen(module, options)) return
  const transport = property(module, options, 'transport')
  if (transport && !/HTTP|SSE/.test(module.source(transport))) return
  const isGuarded =
    property(module, options, 'guards') !== undefined ||
    mayGuard(project, folder, [module.file.path, main.file.path]) ||
    calls(main).some(
      ({ name, node }) => checkWord.pattern.test(name) || (name === 'use' && checkWord.pattern.test(main.source(node).slice(0, 2000))),
    )
  const name = textOf(nodeAt(argumentsOf(module, made.node), '0.name'))?.value
  yield {
    kind: 'mcpServer',
    owner: { what: 'MCP server', ...(name ? { name } : {}), product: 'mcp-nest' },
    transport: 'http',
    auth: isGuarded ? 'dynamic' : 'none',
    ...place,
    deployed: [],
    tools: 'unknown',
    confidence: 'medium',
    at: made.at,
  }
}

/** Whether something may check callers in files of an application or in the modules that they import, which may be out of sight. */
export function mayGuard(project: Project, folder: string, from: readonly string[]): boolean {
  const seen = new Set(from)
  for (const path of seen) {
    const text = project.text(path) ?? ''
    if (seen.size > MOST || GUARDED.some((one) => one.test(text))) return true
    for (const [, names, module = ''] of text.matchAll(IMPORTED)) {
      if (names !== undefined && !/\w(?:Module|Guard)\b/.test(names)) continue
      const next = fileOf(project, folder, path, module)
      if (next !== undefined) seen.add(next)
      // Modules of Nest set no guards by themselves; what is no dependency is a file of the repository by another name.
      else if (!module.startsWith('@nestjs/') && (checkWord.pattern.test(names ?? '') || !isDependency(project, path, module))) return true
    }
  }
  return false
}

function isDependency(project: Project, path: string, module: string): boolean {
  const name = module
    .split('/')
    .slice(0, module.startsWith('@') ? 2 : 1)
    .join('/')
  return project.dependency(path, name) !== undefined
}

/** The file that an import of a Nest application names: from beside it, or from the folder of its package. */
function fileOf(project: Project, folder: string, from: string, module: string): string | undefined {
  const path = pathFrom(module.startsWith('.') ? folderOf(from) : folder.replace(/\/$/, ''), module.replace(/\.[jt]s$/, ''))
  return [`${path}.ts`, `${path}/index.ts`].find((one) => project.has(one))
}
