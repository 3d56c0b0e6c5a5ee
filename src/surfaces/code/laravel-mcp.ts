import {
  addsNoMiddleware,
  changesGroup,
  describesServer,
  isLaravelProject,
  isProjectOfComposer,
  laravelMcp,
  onlyReadsInPhp,
  ROUTES_OF_LARAVEL,
  routesPost,
  servesAtRoute,
} from '../../knowledge/libraries/laravel-mcp.ts'
import { checkInPhp, middlewareForAll, usualMiddleware } from '../../knowledge/words/php-checks.ts'
import { showsCallerInPhp } from '../../knowledge/words/php-pages.ts'
import type { McpServer } from '../../model/index.ts'
import { saidIn, type Said } from '../../parse/c-like.ts'
import { items, string, type Node } from '../../parse/node.ts'
import { append } from '../../text/append.ts'
import { codeAt, type Span } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { answersByHand, toolsByHand } from './answers-by-hand.ts'
import { mayLookElsewhere } from './callers-elsewhere.ts'
import { networkServer } from './go-mcp-servers.ts'
import { type Application, classBelow, comparedKey, controllerCode, phpCode } from './laravel-classes.ts'
import { onlyReads } from './tool-verbs.ts'

/** MCP servers that a Laravel application serves at a route, by its library or a controller, and the middleware before it. */
export default defineTextSurface({
  id: 'laravel-mcp',
  name: 'MCP servers of Laravel',
  spec: 'https://laravel.com/docs/mcp#authentication',
  counts: 'code',
  files: ['**/routes/*.php'],
  mentions: [laravelMcp.package, 'mcp', 'Mcp'],
  skipsTests: true,
  *read(text, { file, project }): Generator<McpServer> {
    const folder = file.path.replace(/routes\/[^/]*$/, '')
    // A package does not say where its routes end up, and what all requests pass may be a check.
    const app = { folder, project }
    if (!isApplication(app) || !isBare(app, file.path)) return
    const all = saidIn(text, 'php')
    for (const said of all) {
      if (said.is !== 'call') continue
      const server = servesAtRoute.pattern.test(said.name)
        ? serverOf(said, all, app)
        : routesPost.pattern.test(said.name)
          ? byHand(said, all, app)
          : undefined
      if (server) yield server
    }
  },
})

/** What starts an application, or a manifest that says that it is one, or of which an image is made. */
function isApplication({ folder, project }: Application): boolean {
  if (project.has(`${folder}artisan`)) return true
  const manifest = project.text(`${folder}composer.json`) ?? ''
  return isLaravelProject.pattern.test(manifest) && (isProjectOfComposer.pattern.test(manifest) || project.has(`${folder}Dockerfile`))
}

/** A controller at a route that answers MCP by itself: nothing where it, or what stands before it, may look at who asks. */
function byHand(said: Said, all: readonly Said[], app: Application): McpServer | undefined {
  const given = items(said.value)
  const [path, served] = given
  const controller = given.length === 2 && served ? classNameOf(served.kind === 'list' ? (items(served)[0] ?? served) : served) : undefined
  const code = controller === undefined ? undefined : controllerCode(controller, app)
  if (!path || code === undefined || !answersByHand(code) || showsCallerInPhp.pattern.test(code)) return undefined
  if (checkInPhp.pattern.test(code) || said.conditions.length > 0 || said.passed.length > 0) return undefined
  if (mayLookElsewhere('', `${app.folder}app/`, app.project)) return undefined
  const used = middlewareOf(said, all)
  if (!used?.every((one) => middlewareForAll.pattern.test(one))) return undefined
  const at = { ...said.at, end: Math.min(said.at.end, path.at.end) }
  return open(at, toolsByHand(code))
}

/** The server of one route: nothing where somebody may be refused by what cannot be read. */
function serverOf(said: Said, all: readonly Said[], app: Application): McpServer | undefined {
  const [path, served] = items(said.value)
  const name = served && classNameOf(served)
  const used = middlewareOf(said, all)
  if (!path || !name || !used || said.conditions.length > 0 || said.passed.length > 0) return undefined
  const unknown = used.filter((one) => !middlewareForAll.pattern.test(one))
  const server = classBelow(laravelMcp.server, name, app)
  const tools = server === undefined ? undefined : toolsOf(server, app)
  const at = { ...said.at, end: Math.min(said.at.end, path.at.end) }
  if (tools === undefined) return undefined
  if (unknown.length === 0) return open(at, tools)
  const key = unknown.length === 1 ? comparedKey(unknown[0] as string, app) : undefined
  return key && { ...networkServer({ is: 'unset', at }, undefined, tools, at), auth: 'shared-key', authAt: key }
}

/** A route is as public as its application. */
function open(at: Span, tools: McpServer['tools']): McpServer {
  return {
    ...networkServer({ is: 'dynamic', at }, undefined, tools, at),
    deployed: [{ at, label: 'a route of the application' }],
    instead: "put `->middleware('auth:api')` behind it and `Mcp::oauthRoutes()` beside it, or serve it with `Mcp::local`",
  }
}

/** `X::class` as a name without its namespace. */
function classNameOf({ at }: Node): string | undefined {
  return /^\\?(?:\w{1,80}\\){0,8}(\w{1,80})::class$/.exec(codeAt(at))?.[1]
}

/** The middleware of a route and of the groups around it: nothing where a part of it cannot be read. */
function middlewareOf(route: Said, all: readonly Said[]): string[] | undefined {
  const around = all.filter(
    ({ is, at }) =>
      is === 'chain' && at.start <= route.at.start && at.end >= route.at.end && (at.start < route.at.start || at.end > route.at.end),
  )
  const variable = all.find(({ is, value }) => is === 'set' && value.at.start === route.at.start)?.name
  const given = [
    ...around.flatMap(({ value }) => (value.kind === 'map' ? value.entries : [])).map(({ key, value }) => ({ name: key.value, value })),
    ...all.flatMap(({ is, name, value }) =>
      is === 'call' && variable !== undefined && name.startsWith(`${variable}.`) ? [{ name: name.slice(variable.length + 1), value }] : [],
    ),
  ]
  const names: string[] = []
  for (const { name, value } of given) {
    if (addsNoMiddleware.has(name)) continue
    if (name !== 'middleware') return undefined
    const list = listOf(value)
    if (!list) return undefined
    append(names, list)
  }
  return variable !== undefined && around.length === 0 && given.length === 0 && !variable.startsWith('$') ? undefined : names
}

function listOf(value: Node): string[] | undefined {
  const all = (value.kind === 'list' ? value.items : [value]).flatMap((one) => (one.kind === 'list' ? one.items : [one]))
  const names = all.map((one) => string(one)?.value ?? classNameOf(one))
  return names.every((one) => one !== undefined) ? names : undefined
}

/** Whether all requests of an application reach its routes of MCP as they come: nobody else loads them, and nothing is put before them. */
function isBare({ folder, project }: Application, path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const start = phpCode(`${folder}bootstrap/app.php`, project)
  const kernel = /\$middleware\s{0,4}=\s{0,4}\[([^\]]{0,2000})\]/.exec(project.text(`${folder}app/Http/Kernel.php`) ?? '')?.[1] ?? ''
  const put = [...start.matchAll(/->(?:append|prepend|use|replace)\(([^)]{0,600})\)/g)].map(([, one = '']) => one).join(',')
  const names = [...`${put},${kernel}`.matchAll(/(?:\w{1,80}\\){0,8}(\w{1,80})::class/g)].map(([, one = '']) => one)
  const known = names.every((one) => usualMiddleware.pattern.test(one) || middlewareForAll.pattern.test(one))
  const isOwn = name === 'ai.php' ? !start.includes('ai.php') : name === 'api.php' && hasUsualGroup({ folder, project }, start)
  return known && isOwn && !/->(?:append|prepend|use|replace)\((?!\s{0,80}[[\\A-Z])/.test(start)
}

/** Whether the routes of an API have what a new application puts before them: https://laravel.com/docs/middleware#middleware-groups */
function hasUsualGroup({ folder, project }: Application, start: string): boolean {
  const provider = project.text(folder + ROUTES_OF_LARAVEL) ?? ''
  const group = /['"]api['"]\s{0,4}=>\s{0,4}\[([^\]]{0,2000})\]/.exec(project.text(`${folder}app/Http/Kernel.php`) ?? '')?.[1] ?? ''
  const given = [...group.matchAll(/(\w{1,80})::class|['"]([\w:.]{1,60})['"]/g)].map(([, name, alias]) => name ?? alias ?? '')
  return !changesGroup.pattern.test(start) && !/auth/i.test(provider) && given.every((one) => middlewareForAll.pattern.test(one))
}

/** What the tools of a server do: nothing where the server or one of them may look at who asks, or cannot be read. */
function toolsOf(server: string, app: Application): McpServer['tools'] | undefined {
  const listed = /\$tools\s{0,4}=\s{0,4}\[([^\]]{0,8000})\]/.exec(server)?.[1]
  if (listed === undefined || /\bfunction\b/.test(server)) return undefined
  const names = [...listed.matchAll(/(\w{1,80})::class/g)].map(([, one = '']) => one)
  const tools = names.map((name) => ({ name, code: classBelow(laravelMcp.tool, name, app) }))
  if (checkInPhp.pattern.test(server.replace(TEXTS, '')) || tools.length === 0) return undefined
  if (tools.some(({ code }) => code === undefined || checkInPhp.pattern.test(code.replace(TEXTS, '')))) return undefined
  return tools.every(({ name, code = '' }) => reads(name, code)) ? 'read-only' : 'write'
}

const TEXTS = new RegExp(describesServer.pattern, 'g')

function reads(name: string, code: string): boolean {
  if (onlyReadsInPhp.pattern.test(code)) return true
  const own = /\$name\s{0,4}=\s{0,4}['"]([\w-]{1,80})['"]/.exec(code)?.[1] ?? name.replace(/Tool$/, '')
  return onlyReads(own, /\$description\s{0,4}=\s{0,4}(?:['"]|<<<\W?\w{1,20}\W?\s{1,40})([^\n]{1,600})/.exec(code)?.[1] ?? '')
}
