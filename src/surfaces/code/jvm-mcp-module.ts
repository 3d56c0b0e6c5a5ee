import {
  beginsToolInJava,
  gatewayOfSpring,
  makesToolInJava,
  marksToolInJava,
  startedOnOneAddress,
  startsWithoutWeb,
  type ServerKind,
} from '../../knowledge/libraries/jvm-mcp.ts'
import { runsJar } from '../../knowledge/words/jvm-servers.ts'
import type { Project } from '../../discover/project.ts'
import { checkingDependency, checkingImport } from '../../knowledge/words/java-checks.ts'
import type { McpServer } from '../../model/index.ts'
import { inTurn } from '../../text/pattern.ts'
import { onceFor } from '../reading/code-around.ts'
import { keysSetIn } from './spring-settings.ts'
import { onlyReads } from './tool-verbs.ts'

/** An application of Spring Boot or Quarkus, or one with a server of its own, that serves MCP over the network. */
export interface JvmModule {
  /** The files of the program and their text, without comments. */
  readonly sources: ReadonlyMap<string, string>
  /** What its settings say, without comments. */
  readonly settings: readonly string[]
  /** The keys that these give values, as `loose` has them. */
  readonly keysSet: ReadonlySet<string>
  /** Its manifest and those above it. */
  readonly manifests: string
  readonly tools: McpServer['tools']
}

const MANIFESTS = ['pom.xml', 'build.gradle.kts', 'build.gradle']

/**
 * The application whose manifest stands in a folder: nothing when it serves over stdio, on loopback or not at all, or when a part of what
 * it is made of cannot be read.
 */
export function jvmModule(folder: string, project: Project, kind: ServerKind): JvmModule | undefined {
  return onceFor(project, `module of the JVM ${folder} ${kind.starter.because} ${kind.application.because}`, () =>
    moduleIn(folder, project, kind),
  )
}

function moduleIn(folder: string, project: Project, kind: ServerKind): JvmModule | undefined {
  const manifest = MANIFESTS.map((name) => folder + name).find((path) => project.has(path))
  const manifests = manifest === undefined ? undefined : manifestsOf(manifest, project)
  if (manifest === undefined || manifests === undefined) return undefined
  const built = project.text(manifest) ?? ''
  const isBuiltIn = kind.starter.pattern.test(ownDependencies(built))
  if (!isBuiltIn && !kind.imports) return undefined
  const texts = new Map(project.below(`${folder}src/main/`).map((path) => [path, project.text(path) ?? ''] as const))
  const files = [...texts]
    .filter(([path]) => /\/application[\w-]{0,60}\.(?:ya?ml|properties)$/.test(path))
    .map(([path, text]) => [path, text.replace(/^\s{0,80}#[^\n]*/gm, '')] as const)
  const settings = files.map(([, text]) => text)
  const sources = new Map([...texts].filter(([path]) => /\.(?:java|kt)$/.test(path)).map(([path, text]) => [path, blanked(text)] as const))
  const code = [...sources.values()].join('\n')
  if (!isBuiltIn && ![...sources.values()].some((one) => kind.imports?.pattern.test(one))) return undefined
  if (!kind.application.pattern.test([code, built, ...settings].join('\n')) && !isInImage(folder, kind, project)) return undefined
  if (startsWithoutWeb.pattern.test(code)) return undefined
  if (settings.some((text) => kind.setOtherwise?.pattern.test(text)) || startedOtherwise(folder, project)) return undefined
  const keysSet = new Set(files.flatMap(([path, text]) => [...keysSetIn(path, text)]))
  return { sources, settings, keysSet, manifests, tools: toolsOf(code) }
}

/** Whether the image of a folder runs the web application that the folder builds. */
function isInImage(folder: string, { setOtherwise }: ServerKind, project: Project): boolean {
  return setOtherwise !== undefined && runsJar.pattern.test(project.text(`${folder}Dockerfile`) ?? '')
}

/** Whether nothing that an application is made of may look at its callers. */
export function isUnchecked({ manifests, sources }: JvmModule): boolean {
  return !checkingDependency.pattern.test(manifests) && ![...sources.values()].some((text) => checkingImport.pattern.test(text))
}

/** The folder of the manifest above a file of a program. */
export function moduleAround(path: string): string | undefined {
  return /^(.*?)src\/main\/(?:java|kotlin)\//.exec(path)?.[1]
}

/** The manifest with its parents: nothing when one is not in the repository, or is no parent that is known to check nobody. */
function manifestsOf(path: string, project: Project): string | undefined {
  const text = project.text(path) ?? ''
  if (!path.endsWith('pom.xml')) return [text, ...above(path, project)].join('\n')
  const parent = /<parent>([\s\S]{0,1000}?)<\/parent>/.exec(text)?.[1]
  const own = dependenciesOf(text)
  if (own === undefined) return undefined
  const name = parent && /<artifactId>\s{0,4}([\w.-]{1,100})/.exec(parent)?.[1]
  if (!name || name === 'spring-boot-starter-parent') return own
  const next = `${path.replace(/[^/]*\/?pom\.xml$/, '')}pom.xml`
  const found = next === path ? undefined : project.text(next)
  if (!found || !found.includes(`<artifactId>${name}</artifactId>`)) return undefined
  const rest = manifestsOf(next, project)
  return rest === undefined ? undefined : `${own}\n${rest}`
}

/** Dependencies of a pom.xml: nothing where one is another part of the same project. */
function dependenciesOf(text: string): string | undefined {
  const own = ownDependencies(text)
  const [head = ''] = own.replace(/<parent>[\s\S]{0,1000}?<\/parent>/, '').split('<dependencies>')
  const group = GROUP.exec(head)?.[1] ?? GROUP.exec(own.split('<dependencies>')[0] ?? '')?.[1]
  const dependencies = own.slice(Math.max(0, own.indexOf('<dependencies>')))
  const parts = [...dependencies.matchAll(/<groupId>\s{0,4}([^<\s]{1,100})/g)].map(([, one = '']) => one)
  return parts.some((one) => one.startsWith('${') || (one === group && group !== 'org.springframework.boot')) ? undefined : dependencies
}

const GROUP = /<groupId>\s{0,4}([\w.-]{1,100})/

/** What is built in: neither what is only managed, nor what profiles, plugins and tests add. */
function ownDependencies(text: string): string {
  return text
    .replace(/<!--[\s\S]{0,4000}?-->/g, '')
    .replace(/<(dependencyManagement|profiles|build|repositories)>[\s\S]{0,20000}?<\/\1>/g, '')
    .replace(/(?<!:)\/\/[^\n]*/g, '')
    .replace(/^\s*(?:test\w*|compileOnly|annotationProcessor)\b[^\n]*/gm, '')
    .replace(/<dependency>(?:(?!<\/dependency>)[\s\S]){0,600}?<scope>\s{0,4}(?:test|provided)\b/g, '')
}

function above(path: string, project: Project): string[] {
  const steps = path.split('/').slice(0, -2)
  return [...steps.keys(), steps.length]
    .filter((count) => path.includes('/') && count <= steps.length)
    .flatMap((count) => MANIFESTS.slice(1).map((name) => project.text([...steps.slice(0, count), name].join('/')) ?? ''))
}

/** Whether the documents around an application start it over stdio or on one address, or a gateway stands in the repository. */
function startedOtherwise(folder: string, project: Project): boolean {
  const around = ['', folder].flatMap((one) => project.inFolder(one.replace(/\/$/, '')))
  const said = around.filter((path) => /\.(?:md|json|ya?ml|sh)$|(?:^|\/)Dockerfile$/.test(path))
  const gateway = MANIFESTS.flatMap((name) => project.named(name)).some((path) => gatewayOfSpring.pattern.test(project.text(path) ?? ''))
  return gateway || said.some((path) => startedOnOneAddress.pattern.test(project.text(path) ?? ''))
}

/** Code without its comments, of the same length; `"/mcp/**"` begins none. */
function blanked(code: string): string {
  return code.replace(COMMENTS, (all) => (all.startsWith('"') ? all : all.replace(/[^\n]/g, ' ')))
}

const COMMENTS = /"(?:[^"\\\n]|\\.)*"|^\s{0,80}\/\/[^\n]*|\/\*[\s\S]{0,8000}?\*\//gm

/** A method below `@Tool` or `@McpTool`, with what the annotation says of it. */
const TOOL = inTurn(
  'g',
  marksToolInJava.pattern,
  /(?:\(([^()"]{0,200}(?:(?:"{3}(?:[^"]|"(?!"")){0,1500}"{3}|"[^"\n]{0,600}")[^()"]{0,200}){0,10})\))?/,
  /\s{0,40}(?:public\s{1,4}|suspend\s{1,4}|fun\s{1,4}){0,3}(?:[\w<>[\],.? ]{1,120}\s)?(\w{1,80})\s{0,4}\(/,
)

const OF_SDK = new RegExp(makesToolInJava.pattern, 'g')
const BEGINS = new RegExp(beginsToolInJava.pattern, 'g')

function toolsOf(code: string): McpServer['tools'] {
  const tools = [...code.matchAll(TOOL)].map(([, said = '', method = '']) => ({
    name: /\bname\s{0,4}=\s{0,4}"([^"\n]{1,80})"/.exec(said)?.[1] ?? method,
    does: descriptionIn(/\bdescription\s{0,4}=([\s\S]*)/.exec(said)?.[1] ?? ''),
  }))
  for (const [, name, does, built = '', says] of code.matchAll(OF_SDK)) tools.push({ name: name ?? built, does: does ?? says ?? '' })
  const made = code.match(BEGINS) ?? []
  if (tools.length === 0 || tools.length < made.length) return 'unknown'
  return tools.every(({ name, does }) => onlyReads(name, does)) ? 'read-only' : 'write'
}

/** The first text, which may have several lines: https://docs.oracle.com/en/java/javase/21/text-blocks/ */
function descriptionIn(code: string): string {
  const [, block, line] = /"{3}((?:[^"]|"(?!"")){1,1500})"{3}|"([^"\n]{1,600})"/.exec(code) ?? []
  return (block ?? line ?? '').trim()
}
