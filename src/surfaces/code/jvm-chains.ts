import { sdkImport } from '../../knowledge/libraries/jvm-mcp.ts'
import { chainForSome, filterChain, keepsSomebodyOut, letsEverybodyPass, opensMcpPath } from '../../knowledge/words/java-checks.ts'
import {
  beginsMcpPath,
  beginsRuleOfChain,
  decidesOpen,
  mcpPathSaid,
  movesMcpPath,
  otherMethod,
  ownFilterInChain,
  pathsOfChain,
  ruleOfChain,
  saysPathsOfChain,
  setsMcpPathBehind,
  streamsMcp,
} from '../../knowledge/words/jvm-chains.ts'
import { blockEnd } from '../../program/written/index.ts'
import type { JvmModule } from './jvm-mcp-module.ts'

const CHAIN = new RegExp(filterChain.pattern, 'g')

/** Where the only filter chain of an application lets everybody pass, and it stands in this file; or the one that is for MCP alone. */
export function openChain(module: JvmModule, path: string): RegExpExecArray | undefined {
  const { sources } = module
  const chains = [...sources].flatMap(([file, code]) => [...code.matchAll(CHAIN)].map(() => file))
  const code = sources.get(path) ?? ''
  if (chains.length > 1)
    return servedBy(module)
      .map((one) => chainFor({ sources }, one))
      .find((one) => one?.path === path)?.found
  if (chains[0] !== path) return undefined
  if (!keepsSomebodyOut.pattern.test(code)) return letsEverybodyPass.pattern.exec(code) ?? undefined
  // What the rest of the application is kept for says nothing of the path of MCP.
  if (chainForSome.pattern.test(code) || !servedBy(module).some((one) => USUAL.includes(one))) return undefined
  return opensMcpPath.pattern.exec(code) ?? undefined
}

const USUAL = ['/mcp', '/sse']

/** The paths that MCP is served at, as settings and code say; none where these cannot be read. */
function servedBy({ settings, keysSet, sources }: JvmModule): readonly string[] {
  if ([...keysSet].some((key) => setsMcpPathBehind.pattern.test(key))) return []
  if ([...sources.values()].some((code) => sdkImport.pattern.test(code) && movesMcpPath.pattern.test(code))) return []
  const all = [...settings, ...sources.values()]
  const begun = all.flatMap((text) => text.match(BEGINS_PATH) ?? [])
  const said = all.flatMap((text) => Array.from(text.matchAll(SAID_PATH), ([, one = '']) => one.replace(/(?<=.)\/$/, '')))
  if (said.length < begun.length) return []
  if (said.length > 0) return said
  return settings.some((text) => streamsMcp.pattern.test(text)) ? USUAL.slice(0, 1) : USUAL
}

const BEGINS_PATH = new RegExp(beginsMcpPath.pattern, 'gi')
const SAID_PATH = new RegExp(mcpPathSaid.pattern, 'gi')

/** Where a rule lets everybody pass. */
export interface Opened {
  readonly path: string
  readonly found: RegExpExecArray
}

interface Chain {
  readonly path: string
  readonly code: string
  readonly start: number
  readonly end: number
  /** The paths that it is for; nothing where it is for all. */
  readonly paths: readonly string[] | undefined
}

/** The rule by which the filter chain that a path is for lets everybody reach it: nothing where a chain or a rule cannot be read. */
export function chainFor({ sources }: Pick<JvmModule, 'sources'>, served: string): Opened | undefined {
  const chains: Chain[] = []
  for (const [path, code] of sources) {
    const found = [...code.matchAll(CHAIN)]
    if (found.length > 0 && ownFilterInChain.pattern.test(code)) return undefined
    for (const { index } of found) {
      const open = code.indexOf('{', index)
      const end = open < 0 ? code.length : blockEnd(code, open)
      const body = code.slice(index, end)
      const paths = [...body.matchAll(PATHS)]
      if (body.match(SAYS_PATHS)?.length !== (paths.length || undefined)) return undefined
      chains.push({
        path,
        code,
        start: index,
        end,
        paths: paths.length === 0 ? undefined : paths.flatMap(([, list = '']) => textsIn(list)),
      })
    }
  }
  const own = chains.filter(({ paths }) => paths?.some((one) => isUnder(one, served)))
  const [chain, ...more] = own.length > 0 ? own : chains.filter(({ paths }) => paths === undefined)
  const found = chain && more.length === 0 ? ruleFor(chain, served) : undefined
  return found && chain ? { path: chain.path, found } : undefined
}

const PATHS = new RegExp(pathsOfChain.pattern, 'g')
const SAYS_PATHS = new RegExp(saysPathsOfChain.pattern, 'g')
const BEGINS = new RegExp(beginsRuleOfChain.pattern, 'g')

/** The first rule for a path, where it lets everybody pass and all of them can be read. */
function ruleFor({ code, start, end }: Chain, served: string): RegExpExecArray | undefined {
  const rules = new RegExp(ruleOfChain.pattern, 'g')
  rules.lastIndex = start
  const all: RegExpExecArray[] = []
  for (let rule = rules.exec(code); rule && rule.index < end; rule = rules.exec(code)) all.push(rule)
  const first = all.find(([, list]) => list === undefined || isFor(list, served))
  const isRead = all.length === code.slice(start, end).match(BEGINS)?.length
  return isRead && decidesOpen.pattern.test(first?.[2] ?? '') ? first : undefined
}

/** `HttpMethod.POST, "/mcp/**"` */
function isFor(list: string, served: string): boolean {
  return !otherMethod.pattern.test(list) && textsIn(list).some((one) => isUnder(one, served))
}

function textsIn(list: string): string[] {
  return [...list.matchAll(/"([^"\n]{0,120})"/g)].map(([, text = '']) => text)
}

/** `/mcp/**` is for `/mcp` as well. */
function isUnder(pattern: string, path: string): boolean {
  const under = /^(.*?)\/?\*\*$/.exec(pattern)?.[1]
  return under === undefined ? pattern.replace(/\/$/, '') === path : path === under || path.startsWith(`${under}/`)
}
