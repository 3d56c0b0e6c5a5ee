import type { Project } from '../../discover/project.ts'
import {
  answersOverHttpInRuby,
  answersRack,
  baseOfRails,
  bindsInRuby,
  checkInRuby,
  controllerOfRails,
  guardsFastMcp,
  harmlessInRuby,
  keepsRouteInRails,
  makesServerInRuby,
  mountsFastMcp,
  opensFastMcp,
  rubyMcpWords,
  toolInRuby,
} from '../../knowledge/libraries/ruby-mcp.ts'
import { asksForTool } from '../../knowledge/words/mcp-by-hand.ts'
import type { McpServer } from '../../model/index.ts'
import { foldersAbove } from '../../text/paths.ts'
import { literally } from '../../text/pattern.ts'
import type { SourceFile, Span } from '../../text/source.ts'
import { onceFor } from '../reading/code-around.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { answersByHand, toolsByHand } from './answers-by-hand.ts'
import { mayLookElsewhere } from './callers-elsewhere.ts'
import { networkServer } from './go-mcp-servers.ts'
import { onlyReads } from './tool-verbs.ts'

/** MCP servers in Ruby, by a library or by hand, in front of which nothing looks at callers. */
export default defineTextSurface({
  id: 'ruby-mcp-servers',
  name: 'MCP servers in Ruby',
  spec: 'https://github.com/modelcontextprotocol/ruby-sdk',
  counts: 'code',
  files: ['**/*.{rb,ru}'],
  mentions: rubyMcpWords,
  skipsTests: true,
  *read(text, { file, project }): Generator<McpServer> {
    const folder = foldersAbove(file.path).find((one) => project.has(`${one}Gemfile`))
    const app = folder === undefined ? undefined : { folder, project }
    const code = rubyCode(text.value)
    if (!app || looksAtCallers(code) || isGuarded(app)) return
    const server = mountedIn(code, file, app) ?? controllerIn(code, file, app) ?? routeIn(code, file, app)
    if (server && !mayLookElsewhere(file.path, app.folder, project)) yield server
  },
})

/** A program of Ruby: the folder of its Gemfile, and the repository. */
interface Application {
  readonly folder: string
  readonly project: Project
}

/** Code without its comments, of the same length. */
function rubyCode(text: string): string {
  return text.replace(/^[ \t]{0,80}#[^\n]*/gm, (said) => ' '.repeat(said.length))
}

const HARMLESS = new RegExp(harmlessInRuby.pattern, 'gi')
const CHECK = new RegExp(checkInRuby.pattern, 'im')

function looksAtCallers(code: string): boolean {
  return CHECK.test(code.replace(HARMLESS, ''))
}

/** Whether what all requests of a program pass may look at callers. */
function isGuarded({ folder, project }: Application): boolean {
  return onceFor(project, `guard of Ruby ${folder}`, () => {
    const start = rubyCode(project.text(`${folder}config.ru`) ?? '')
    const settings = rubyCode(project.text(`${folder}config/application.rb`) ?? '')
    return looksAtCallers(start) || /\bmiddleware\.(?:use|insert\w{0,20})\b(?!\(?\s{0,4}["']?Rack::Cors)/.test(settings)
  })
}

/** `FastMcp.mount_in_rails(Rails.application, localhost_only: false)` */
function mountedIn(code: string, file: SourceFile, app: Application): McpServer | undefined {
  const mounted = mountsFastMcp.pattern.exec(code)
  const options = mounted?.[1] ?? ''
  const opened = opensFastMcp.pattern.exec(options)
  if (!mounted || !opened || guardsFastMcp.pattern.test(options)) return undefined
  const start = mounted.index + mounted[0].lastIndexOf(options) + opened.index
  const at = { file, start, end: start + opened[0].length }
  return networkServer({ is: 'set', value: 'all', at }, undefined, toolsOf(code, app), at)
}

/** Where a file answers MCP: the server that it makes, or the name of the method that it compares. */
function servedIn(code: string, file: SourceFile): Span | undefined {
  const bySdk = answersOverHttpInRuby.pattern.test(code) ? makesServerInRuby.pattern.exec(code) : null
  const found = bySdk ?? (answersByHand(code) ? asksForTool.pattern.exec(code) : null)
  return found ? { file, start: found.index, end: found.index + found[0].length } : undefined
}

/** A controller of Rails is as public as its application. */
function controllerIn(code: string, file: SourceFile, app: Application): McpServer | undefined {
  const said = controllerOfRails.pattern.exec(code)
  const at = said ? servedIn(code, file) : undefined
  if (!said || !at || !inheritsNothing(said[2] ?? '', app)) return undefined
  const name = said[1]?.replace(/(?<=[a-z\d])(?=[A-Z])/g, '_').toLowerCase() ?? ''
  const routes = rubyCode(app.project.text(`${app.folder}config/routes.rb`) ?? '')
  const isRouted = new RegExp(`["'](?:[\\w/]{1,80}/)?${literally(name)}#\\w|\\bresources?[ (]:${literally(name)}\\b`).test(routes)
  if (!isRouted || keepsRouteInRails.pattern.test(routes)) return undefined
  const server = networkServer({ is: 'dynamic', at }, undefined, toolsOf(code, app), at)
  return { ...server, deployed: [{ at, label: 'a route of the application' }] }
}

/** Controllers extend each other so often. */
const STEPS = 3

function inheritsNothing(parent: string, app: Application, steps = STEPS): boolean {
  if (baseOfRails.pattern.test(parent)) return true
  const name = parent
    .replaceAll('::', '/')
    .replace(/(?<=[a-z\d])(?=[A-Z])/g, '_')
    .toLowerCase()
  const text = app.project.text(`${app.folder}app/controllers/${name}.rb`)
  if (text === undefined || steps === 0) return false
  const code = rubyCode(text)
  const next = controllerOfRails.pattern.exec(code)?.[2]
  return next !== undefined && !looksAtCallers(code) && inheritsNothing(next, app, steps - 1)
}

/** A route of Sinatra or an application of Rack that says where it listens, or for which Puma is told. */
function routeIn(code: string, file: SourceFile, app: Application): McpServer | undefined {
  if (!answersRack.pattern.test(code) || controllerOfRails.pattern.test(code) || FOR_TRIALS.test(code)) return undefined
  const served = servedIn(code, file)
  const place = served && (addressIn(code, file) ?? addressOfPuma(file, app))
  if (!place) return undefined
  const { address, at } = place
  const listens = { is: 'set', value: ALL.test(address) ? 'all' : 'loopback', at } as const
  return networkServer(listens, address, toolsOf(code, app), at)
}

/** Settings of Sinatra that hold for who develops: https://sinatrarb.com/intro.html#configuration */
const FOR_TRIALS = /\bconfigure[ (]:(?:development|test)\b|\bif (?:development|test)\?/
const ALL = /^(?:0\.0\.0\.0|::|\[::\])$/
const BINDS = new RegExp(bindsInRuby.pattern, 'm')

function addressIn(code: string, file: SourceFile): { address: string; at: Span } | undefined {
  const found = BINDS.exec(code)
  const address = found?.[1] ?? found?.[2]
  if (!found || address === undefined) return undefined
  const start = found.index + found[0].lastIndexOf(address)
  return { address, at: { file, start, end: start + address.length } }
}

/** What the settings of Puma say stands in another file; the server is shown where it is made. */
function addressOfPuma(file: SourceFile, { folder, project }: Application): { address: string; at: Span } | undefined {
  const code = rubyCode(project.text(`${folder}config/puma.rb`) ?? '')
  const found = addressIn(code, file)
  const at = found && servedIn(rubyCode(file.text), file)
  return at && { address: found.address, at }
}

const TOOLS = new RegExp(toolInRuby.pattern, 'g')

/** What the tools do of a program: classes in folders and files that are named for tools, or what a file lists by hand. */
function toolsOf(code: string, { folder, project }: Application): McpServer['tools'] {
  if (answersByHand(code)) return toolsByHand(code)
  const others = onceFor(project, `tools of Ruby ${folder}`, () =>
    project.below(folder).filter((path) => /tool[^/]{0,60}(?:\/[^/]{1,80}){0,3}\.rb$/i.test(path)),
  )
  const tools = [code, ...others.map((path) => rubyCode(project.text(path) ?? ''))].flatMap((one) => [...one.matchAll(TOOLS)])
  if (tools.length === 0) return 'unknown'
  return tools.every(([, name = '', says = '']) => onlyReads(name, says)) ? 'read-only' : 'write'
}
