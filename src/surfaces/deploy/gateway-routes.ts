import { hostAt } from '../../classify/endpoint.ts'
import { gatewayRoutes } from '../../knowledge/words/gateways.ts'
import { takesTokens } from '../../knowledge/words/oauth.ts'
import type { Statement } from '../../model/reading.ts'
import { type Dialect, type Directive, parseBlocks } from '../../parse/blocks.ts'
import type { Text } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'

/**
 * Routes for MCP that hand the caller's token on to another company's API. What a gateway forwards by itself is not written, and who runs
 * a host that no provider is known for may run the server of MCP as well: of neither is anything said.
 */
export default defineTextSurface({
  id: 'gateway-routes',
  name: 'Routes of nginx and Caddy that forward the caller’s token',
  spec: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_set_header',
  counts: 'other',
  files: [
    '**/*.conf',
    '**/*.conf.{template,tmpl,tpl,j2}',
    '**/sites-{available,enabled}/*',
    '**/*.nginx',
    '**/{Caddyfile,Caddyfile.*,*.caddyfile}',
  ],
  mentions: ['proxy_set_header', 'header_up'],
  together: [[/authorization/i, /mcp/i, /https?:/]],
  skipsTests: true,
  *read(text): Generator<Statement> {
    const dialect: Dialect = text.value.includes('header_up') ? 'caddy' : 'nginx'
    const all = parseBlocks(text, dialect)
    for (const route of routesIn(all, { addresses: addressesIn(all), around: [], sent: undefined, besideMcp: false }, dialect)) {
      const host = otherCompany(route)
      if (host !== undefined) yield { kind: 'tokenForwarding', host, token: 'the Authorization header', at: route.sent.at }
    }
  },
})

/** A route with the words of all blocks around it, where it leads, and the value that its header is given. */
interface Route {
  readonly around: readonly string[]
  readonly to: string
  readonly sent: Text
  /** Whether its host has a route for MCP by the path. */
  readonly besideMcp: boolean
}

interface Around {
  /** What names stand for: groups of servers of nginx, variables, matchers. */
  readonly addresses: ReadonlyMap<string, string>
  readonly around: readonly string[]
  /** The caller's header as it is set further out. */
  readonly sent: Text | undefined
  readonly besideMcp: boolean
}

function* routesIn(all: readonly Directive[], outer: Around, dialect: Dialect): Generator<Route> {
  const headers = all.filter(({ words }) => words[0]?.value === SETS[dialect])
  // Headers that a block sets replace all that are set around it: https://nginx.org/r/proxy_set_header
  const sent = headers.length === 0 ? outer.sent : headers.findLast(isAuthorization)?.words[2]
  const names = all
    .filter(({ words }) => words[0]?.value === 'server_name')
    .flatMap(({ words }) => words.slice(1).map(({ value }) => value))
  const around = [...outer.around, ...names]
  for (const { words, block } of all) {
    const [name, ...given] = words
    const said = given.map(({ value }) => value)
    if (dialect === 'nginx' && name?.value === 'proxy_pass' && sent && said[0]) yield* routed(said[0], sent, around, outer)
    if (!block) continue
    const isProxy = dialect === 'caddy' && name?.value === 'reverse_proxy'
    const matched = isProxy ? said.filter((word) => /^[@/]/.test(word)) : [name?.value ?? '', ...said]
    const shown = [...around, ...matched.map((word) => outer.addresses.get(word) ?? word)]
    if (isProxy) {
      const set = block.findLast((one) => one.words[0]?.value === 'header_up' && isAuthorization(one))?.words[2]
      const [to, second] = said.filter((word) => !/^[@/*]/.test(word))
      if (to !== undefined && second === undefined && set) yield* routed(to, set, shown, outer)
    } else {
      const isHost = dialect === 'nginx' ? name?.value === 'server' : outer.around.length === 0
      const besideMcp = isHost ? hasRouteForMcp(block) : outer.besideMcp
      yield* routesIn(block, { ...outer, around: shown, sent: dialect === 'nginx' ? sent : undefined, besideMcp }, dialect)
    }
  }
}

/** Whether a path below says so: `location /mcp {`, `@tools path /mcp/*`. */
function hasRouteForMcp(all: readonly Directive[]): boolean {
  return all.some(
    ({ words, block }) =>
      words.some(({ value }) => PATH.test(value) && gatewayRoutes.pattern.test(value)) || (block !== undefined && hasRouteForMcp(block)),
  )
}

const PATH = /^\^?\//

const SETS = { nginx: 'proxy_set_header', caddy: 'header_up' } as const

function isAuthorization({ words }: Directive): boolean {
  return words[1]?.value.toLowerCase() === 'authorization'
}

function* routed(to: string, sent: Text, around: readonly string[], { addresses, besideMcp }: Around): Generator<Route> {
  if (!CALLERS.test(sent.value)) return
  const [, scheme = '', host = '', rest = ''] = /^(https?:\/\/)([^/]{1,200})(.{0,400})$/.exec(addresses.get(to) ?? to) ?? []
  yield { around, to: scheme + (addresses.get(host) ?? host) + rest, sent, besideMcp }
}

/** The header as the caller sent it: https://nginx.org/r/$http_, https://caddyserver.com/docs/caddyfile/concepts#placeholders */
const CALLERS = /^(?:\$\{?http_authorization\}?|\{(?:http\.request\.header\.|header\.|>)authorization\})$/i

/** Groups of one server, variables that are set once, and matchers of paths. */
function addressesIn(all: readonly Directive[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const unknown = new Set<string>()
  const known = (name: string, value: string) => {
    if (found.has(name) && found.get(name) !== value) unknown.add(name)
    found.set(name, value)
  }
  const look = (directives: readonly Directive[]): void => {
    for (const { words, block } of directives) {
      const [kind = '', name = '', value = '', path = ''] = words.map((word) => word.value)
      if (kind === 'set' && name.startsWith('$') && value) known(name, value)
      if (kind.startsWith('@')) known(kind, name === 'path' ? value : (block?.map((one) => one.words[1]?.value ?? '').join(' ') ?? path))
      const servers = kind === 'upstream' ? (block ?? []).filter((one) => one.words[0]?.value === 'server') : []
      if (servers.length === 1) known(name, servers[0]?.words[1]?.value ?? '')
      if (block) look(block)
    }
  }
  look(all)
  for (const name of unknown) found.delete(name)
  return found
}

/** The host of another company's API that a route for MCP leads to; a hosted server of MCP takes tokens of its own callers. */
function otherCompany({ around, to, besideMcp }: Route): string | undefined {
  const paths = around.filter((word) => PATH.test(word))
  // Where MCP has a path of its own, the name of the host says nothing of what is below another.
  const telling = !besideMcp || paths.length === 0 || paths.at(-1) === '/' ? around : paths
  if (
    !telling.some((word) => gatewayRoutes.pattern.test(word)) ||
    takesTokens.pattern.test(to) ||
    around.some((word) => SIGNS_IN.test(word))
  )
    return undefined
  const host = hostAt(to, { services: new Set() })
  const isOwn = around.some((word) => domainOf(word) === domainOf(host.name))
  return host.provider !== undefined && host.server === undefined && !isOwn ? host.name : undefined
}

/** Routes of the sign-in itself. */
const SIGNS_IN = /\/(?:oauth2?|authorize|token|register|\.well-known)(?:\/|$)/i

function domainOf(word: string): string | undefined {
  return /([\w-]{1,63}\.[a-z]{2,24})(?::\d{1,5})?$/i.exec(word)?.[1]?.toLowerCase()
}
