import type { McpServer } from '../../model/index.ts'
import { oneOf } from '../../text/pattern.ts'
import { slice, type Span } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { networkServer } from './go-mcp-servers.ts'
import { isUnchecked, looksAtNobody, moduleAround, type SpringModule, springModule, STARTER } from './spring-mcp-module.ts'

/** MCP servers of Spring AI that no part of the application guards, or whose filter chain lets everybody pass. */
export default defineTextSurface({
  id: 'spring-mcp-servers',
  name: 'MCP servers of Spring AI and their filter chains',
  spec: 'https://docs.spring.io/spring-ai/reference/api/mcp/mcp-server-boot-starter-docs.html',
  counts: 'code',
  files: ['**/pom.xml', '**/build.gradle', '**/build.gradle.kts', '**/*.{java,kt}'],
  mentions: ['spring-ai-starter-mcp-server-web', 'spring-ai-mcp-server-web', 'permitAll'],
  skipsTests: true,
  *read(text, { file, project }): Generator<McpServer> {
    const isCode = /\.(?:java|kt)$/.test(file.path)
    const folder = isCode ? moduleAround(file.path) : file.path.replace(/[^/]*$/, '')
    const module = folder === undefined ? undefined : springModule(folder, project)
    if (!module || !looksAtNobody(module)) return
    const found = isCode ? openChain(module, file.path) : isUnchecked(module) ? STARTER.exec(text.value) : undefined
    if (found) yield open(slice(text, found.index, found.index + found[0].length).at, module)
  },
})

/** Spring Boot listens on all addresses unless `server.address` says otherwise. */
function open(at: Span, { tools }: SpringModule): McpServer {
  return networkServer({ is: 'unset', at }, undefined, tools, at)
}

/** https://docs.spring.io/spring-security/reference/servlet/authorization/authorize-http-requests.html */
const EVERYBODY = /\bany(?:Request|Exchange)\(\)\s{0,80}\.\s{0,4}permitAll\(\)/
/** What keeps somebody out of some path, or makes the chain one of several or of some surroundings. */
const KEEPS_OUT = oneOf(
  '',
  /\.(?:authenticated|fullyAuthenticated|denyAll|access|has\w{1,30}|addFilter\w{0,20})\(/,
  /securityMatcher|@(?:Profile|Conditional)/,
)
const CHAIN = /\bSecurity(?:Web)?FilterChain\s{1,8}\w{1,80}\s{0,4}\(|\bfun\s[^\n{]{1,200}:\s{0,4}Security(?:Web)?FilterChain\b/g

/** Where the only filter chain of an application lets everybody pass, and it stands in this file. */
function openChain({ sources }: SpringModule, path: string): RegExpExecArray | undefined {
  const chains = [...sources].flatMap(([file, code]) => [...code.matchAll(CHAIN)].map(() => file))
  const code = sources.get(path) ?? ''
  return chains.length === 1 && chains[0] === path && !KEEPS_OUT.test(code) ? (EVERYBODY.exec(code) ?? undefined) : undefined
}
