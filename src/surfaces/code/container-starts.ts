import type { Project } from '../../discover/project.ts'
import { entries, get, items, plain, string, type Node } from '../../parse/node.ts'
import { parseYaml } from '../../parse/yaml.ts'
import { slice, SourceFile, type Text } from '../../text/source.ts'
import { assignmentsIn } from '../clients/entry-values.ts'
import { folderBelow, openPort } from '../deploy/compose-servers.ts'
import { instructionsOf, wordsOf, type Instruction } from '../deploy/docker-instructions.ts'
import { template } from '../deploy/interpolation.ts'
import { splitWords } from '../deploy/words.ts'

/** How a container starts a program: the whole of its command, and the variables that Compose gives it. */
export interface ContainerStart {
  readonly words: readonly Text[]
  readonly variables: ReadonlyMap<string, Text>
}

/** The command of an image, as its last `ENTRYPOINT` and what `CMD` adds: https://docs.docker.com/reference/dockerfile/#entrypoint */
interface Image {
  readonly entry: readonly Text[]
  readonly command: readonly Text[]
}

const COMPOSE = ['docker-compose.yml', 'docker-compose.yaml', 'compose.yml', 'compose.yaml']

/** How the image of a folder is started: by itself, and by each service that publishes what it builds of it on every address. */
export function* startsOfImage(folder: string, above: readonly string[], project: Project): Generator<ContainerStart> {
  const own = imageOf(`${folder}Dockerfile`, project)
  if (own) yield { words: [...own.entry, ...own.command], variables: new Map() }
  for (const file of above.flatMap((one) => COMPOSE.map((name) => one + name))) {
    for (const service of servicesOf(file, project)) {
      const build = get(service, 'build')
      const context = string(build) ?? string(get(build, 'context'))
      const built = context && folderBelow(file, context.value)
      if (built === undefined || (built === '' ? '' : `${built}/`) !== folder || !isPublished(service)) continue
      const image = imageOf(folder + (string(get(build, 'dockerfile'))?.value ?? 'Dockerfile'), project)
      const entry = wordsIn(get(service, 'entrypoint'))
      const command = wordsIn(get(service, 'command'))
      // An entry point of its own takes the command of the image away: https://docs.docker.com/reference/compose-file/services/#entrypoint
      const rest = command.length > 0 || entry.length > 0 ? command : (image?.command ?? [])
      yield { words: [...(entry.length > 0 ? entry : (image?.entry ?? [])), ...rest], variables: variablesOf(service) }
    }
  }
}

function isPublished(service: Node): boolean {
  return items(get(service, 'ports')).some((port) => openPort(port) !== undefined)
}

function wordsIn(node: Node | undefined): readonly Text[] {
  const line = string(node)
  return line ? splitWords(line) : items(node).flatMap((item) => plain(item) ?? [])
}

function variablesOf(service: Node): ReadonlyMap<string, Text> {
  return new Map(
    assignmentsIn(get(service, 'environment'), template).flatMap(({ name, value: { parts } }) => {
      const [part, ...others] = parts
      return part?.kind === 'text' && others.length === 0 ? [[name.value, part.text] as const] : []
    }),
  )
}

const SERVICES = new WeakMap<Project, Map<string, readonly Node[]>>()

function servicesOf(file: string, project: Project): readonly Node[] {
  const known = SERVICES.get(project) ?? new Map<string, readonly Node[]>()
  SERVICES.set(project, known)
  const found = known.get(file) ?? readServices(file, project.text(file))
  known.set(file, found)
  return found
}

function readServices(file: string, text: string | undefined): readonly Node[] {
  if (text === undefined || !/\bbuild:/.test(text) || !/\bports:/.test(text)) return []
  const [root] = parseYaml(new SourceFile(file, text).whole).roots
  return entries(get(root, 'services')).map(({ value }) => value)
}

function imageOf(path: string, project: Project): Image | undefined {
  const text = project.text(path)
  if (text === undefined) return undefined
  let entry: readonly Text[] = []
  let command: readonly Text[] = []
  for (const { name, rest } of lastStage(instructionsOf(new SourceFile(path, text).whole))) {
    if (name === 'CMD') command = commandOf(rest)
    else if (name === 'ENTRYPOINT') [entry, command] = [commandOf(rest), []]
  }
  return { entry, command }
}

function lastStage(all: readonly Instruction[]): readonly Instruction[] {
  return all.slice(all.findLastIndex(({ name }) => name === 'FROM') + 1)
}

function commandOf(rest: Text): readonly Text[] {
  return wordsOf(slice(rest, 0, rest.value.trimEnd().length))
}
