import type { McpServer } from '../../model/index.ts'
import { argumentsOf } from '../../program/arguments.ts'
import { calls, callsOnImport } from '../../program/calls.ts'
import type { Module } from '../../program/module.ts'
import { isOpen, property } from '../../program/objects.ts'
import { textOf } from '../../program/template.ts'
import { checkWord } from '../../knowledge/words/checks.ts'
import { nodeAt } from './given.ts'
import { listeningOf } from './listening.ts'

/** The files of an application that may set a guard for all of its routes: https://docs.nestjs.com/guards#binding-guards */
const GUARDING = ['src/main.ts', 'src/app.module.ts', 'src/auth/auth.module.ts']
const GUARDED = /\bAPP_GUARD\b|\buseGlobalGuards\b/

/**
 * The server that a module of Nest adds to its application: `McpModule.forRoot({ name })`, which has the routes of the application and its
 * guards. Where it listens is said where the application starts, in `src/main.ts` of its package.
 */
export function* nestServers(module: Module): Generator<McpServer> {
  const { project } = module
  const [made] = callsOnImport(module, ['@rekog/mcp-nest'], /^McpModule\.forRoot$/)
  if (!made || !project) return
  const folder = project.manifest(module.file.path)?.folder ?? ''
  const within = (path: string) => (folder === '' ? path : `${folder}/${path}`)
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
    [module.file.text, ...GUARDING.map((path) => project.text(within(path)) ?? '')].some((text) => GUARDED.test(text)) ||
    calls(main).some(({ name }) => checkWord.pattern.test(name))
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
