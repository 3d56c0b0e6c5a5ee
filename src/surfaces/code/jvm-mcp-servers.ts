import type { Project } from '../../discover/project.ts'
import type { McpServer } from '../../model/index.ts'
import { type Span, type Text, matched } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { networkServer } from './go-mcp-servers.ts'
import {
  jvmMcpWords,
  listensElsewhere,
  allAddressesInJava,
  listensOfJvm,
  namesHostOfJvm,
  QUARKUS,
  QUARKUS_BESIDE_STDIO,
  SDK_ALONE,
  SDK_IN_SPRING,
  sdkImport,
  sdkTransport,
  SPRING_AI,
} from '../../knowledge/libraries/jvm-mcp.ts'
import { looksAtNobody } from './jvm-callers.ts'
import { openChain } from './jvm-chains.ts'
import { handWrittenByJvm } from './jvm-hand-written.ts'
import { isUnchecked, type JvmModule, jvmModule, moduleAround } from './jvm-mcp-module.ts'
import { keyFilterOf } from './jvm-shared-keys.ts'
import { fileOf } from '../../program/written/index.ts'

/**
 * MCP servers of Spring AI, Quarkus and the Java SDK that no part of the application guards, whose filter chain lets everybody pass, or
 * that one key opens.
 */
export default defineTextSurface({
  id: 'jvm-mcp-servers',
  name: 'MCP servers of Spring AI, Quarkus and the Java SDK',
  spec: 'https://docs.spring.io/spring-ai/reference/api/mcp/mcp-server-boot-starter-docs.html',
  counts: 'code',
  files: ['**/pom.xml', '**/build.gradle', '**/build.gradle.kts', '**/*.{java,kt}'],
  mentions: jvmMcpWords,
  skipsTests: true,
  *read(text, { file, project }): Generator<McpServer> {
    const isCode = /\.(?:java|kt)$/.test(file.path)
    const folder = isCode ? moduleAround(file.path) : file.path.replace(/[^/]*$/, '')
    const server = folder === undefined ? undefined : isCode ? inCode(text, folder, project) : byManifest(text, folder, project)
    if (server) yield server
  },
})

function byManifest(text: Text, folder: string, project: Project): McpServer | undefined {
  for (const kind of [SPRING_AI, QUARKUS, QUARKUS_BESIDE_STDIO]) {
    const module = jvmModule(folder, project, kind)
    const guard = module && isUnchecked(module) ? guardOf(module, text, project) : 'unknown'
    if (module && guard !== 'unknown') return served(kind.starter.pattern.exec(text.value), text, module, guard)
  }
  return undefined
}

/** What stands in front of all requests of an application: nothing, or where one key is compared. */
function guardOf(module: JvmModule, { at: { file } }: Text, project: Project): Guard {
  if (looksAtNobody(module)) return undefined
  const key = keyFilterOf(module)
  if (!key || !looksAtNobody(key.rest)) return 'unknown'
  return { file: fileOf(key.path, file, project), start: key.start, end: key.end }
}

type Guard = Span | 'unknown' | undefined

function inCode(text: Text, folder: string, project: Project): McpServer | undefined {
  const { path } = text.at.file
  const byHand = handWrittenByJvm(text, folder, project)
  if (byHand) return byHand
  const ai = jvmModule(folder, project, SPRING_AI)
  const spring = ai ?? withTransport(jvmModule(folder, project, SDK_IN_SPRING))
  const module = spring ?? withTransport(jvmModule(folder, project, SDK_ALONE))
  const guard = module ? guardOf(module, text, project) : 'unknown'
  if (!module || guard === 'unknown') return undefined
  // A chain that lets everybody pass, with a key in front of it, is no plain shared key.
  if (spring && !isUnchecked(module)) return guard ? undefined : served(openChain(module, path), text, module, guard)
  if (ai || !isUnchecked(module)) return undefined
  if (spring) return transportOf(module)?.path === path ? served(transportOf(module)?.found, text, module, guard) : undefined
  return served(listenerIn(module, path), text, module, guard)
}

/** Spring Boot listens on all addresses unless `server.address` says otherwise, and so does Quarkus but for development. */
function served(found: RegExpExecArray | null | undefined, text: Text, { tools }: JvmModule, key: Span | undefined): McpServer | undefined {
  if (!found) return undefined
  const at: Span = matched(text, found).at
  const server = networkServer({ is: 'unset', at }, undefined, tools, at)
  return key ? { ...server, auth: 'shared-key', authAt: key } : server
}

function withTransport(module: JvmModule | undefined): JvmModule | undefined {
  return module && transportOf(module) ? module : undefined
}

/** Where the servlet or the routes of the SDK are made. */
function transportOf({ sources }: JvmModule): { path: string; found: RegExpExecArray } | undefined {
  for (const [path, code] of sources) {
    const found = sdkImport.pattern.test(code) ? sdkTransport.pattern.exec(code) : null
    if (found) return { path, found }
  }
  return undefined
}

/** The only place at which a program starts a server, where it is this file and all addresses. */
function listenerIn({ sources }: JvmModule, path: string): RegExpExecArray | undefined {
  const places = [...sources].filter(([, code]) => listensOfJvm.pattern.test(code)).map(([file]) => file)
  const elsewhere = [...sources.values()].some((code) => listensElsewhere.pattern.test(code))
  const found = places.length === 1 && places[0] === path && !elsewhere ? listensOfJvm.pattern.exec(sources.get(path) ?? '') : null
  const isNamed = found && namesHostOfJvm.pattern.test(found[0])
  return found && (!isNamed || [...sources.values()].some((code) => allAddressesInJava.pattern.test(code))) ? found : undefined
}
