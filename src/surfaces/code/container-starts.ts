import type { Project } from '../../discover/project.ts'
import { get, type Node } from '../../parse/node.ts'
import { SourceFile, type Text } from '../../text/source.ts'
import { buildOf, isPublished, servicesOf, variablesOf } from '../deploy/compose-services.ts'
import { instructionsOf } from '../deploy/docker-instructions.ts'
import { commandOf, finalStage, type ImageCommand } from '../deploy/docker-stages.ts'
import { wordsOf } from '../deploy/words.ts'

/** How a container starts a program: the whole of its command, and the variables that Compose gives it. */
export interface ContainerStart {
  readonly words: readonly Text[]
  readonly variables: ReadonlyMap<string, Text>
}

const COMPOSE = ['docker-compose.yml', 'docker-compose.yaml', 'compose.yml', 'compose.yaml']

/** How the image of a folder is started: by itself, and by each service that publishes what it builds of it on every address. */
export function* startsOfImage(folder: string, above: readonly string[], project: Project): Generator<ContainerStart> {
  const own = startedBy(`${folder}Dockerfile`, project)
  if (own) yield { words: [...own.entry, ...own.added], variables: new Map() }
  for (const file of above.flatMap((one) => COMPOSE.map((name) => one + name))) {
    for (const service of servicesOf(project, file)) {
      const build = buildOf(service, file)
      if (build?.folder !== folder || !isPublished(service)) continue
      const image = startedBy(build.dockerfile, project)
      const entry = wordsOf(get(service, 'entrypoint'))
      const command = wordsOf(get(service, 'command'))
      // An entry point of its own takes the command of the image away: https://docs.docker.com/reference/compose-file/services/#entrypoint
      const rest = command.length > 0 || entry.length > 0 ? command : (image?.added ?? [])
      yield { words: [...(entry.length > 0 ? entry : (image?.entry ?? [])), ...rest], variables: textsOf(service) }
    }
  }
}

function startedBy(path: string, project: Project): ImageCommand | undefined {
  const text = project.text(path)
  return text === undefined ? undefined : commandOf(finalStage(instructionsOf(new SourceFile(path, text).whole)).own)
}

/** The variables of a service that are one text each. */
function textsOf(service: Node): ReadonlyMap<string, Text> {
  return new Map(
    variablesOf(service).flatMap(({ name, value: { parts } }) => {
      const [part, ...others] = parts
      return part?.kind === 'text' && others.length === 0 ? [[name.value, part.text] as const] : []
    }),
  )
}
