import { entries, get, has, items, type Node, string } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { type Located, slice, type Text } from '../../text/source.ts'
import { assignmentsIn, filesIn, variablesIn } from '../clients/entry-values.ts'
import { defineSurface } from '../reading/surface.ts'
import { bridges } from '../../knowledge/bridges.ts'
import { containerCommand } from './container-command.ts'
import { publishedBuild, publishedServer } from './compose-servers.ts'
import { template } from './interpolation.ts'
import { serversInVariables } from '../clients/open-webui.ts'
import { wordsOf } from './words.ts'

/** Containers of a repository: their names, variables, commands and open ports. */
export default defineSurface({
  id: 'compose',
  name: 'Compose files',
  spec: 'https://docs.docker.com/reference/compose-file/',
  counts: 'other',
  evenIgnored: true,
  files: ['**/{docker-compose,compose,podman-compose}*.{yaml,yml}', '**/*.{compose,docker-compose}.{yaml,yml}', '**/*-compose.{yaml,yml}'],
  format: 'yaml',
  recognises: (root) => has(root, 'services') || has(root, 'include'),
  async *read(root, reader): AsyncGenerator<Reading> {
    const services = entries(get(root, 'services'))
    yield { kind: 'services', names: services.flatMap(({ key, value }) => namesOf(key, value)) }
    for (const { key, value } of services) {
      const environment = get(value, 'environment')
      const assignments = environment ? assignmentsIn(environment, template) : []
      const envFiles = filesIn(get(value, 'env_file'))
      if (assignments.length > 0 || envFiles.length > 0)
        yield { kind: 'variables', place: 'compose', assignments, envFiles, at: environment?.at ?? value.at }
      const args = get(value, 'build', 'args')
      // Build arguments stay in the layers of the image.
      if (args) yield variablesIn(args, template, 'image')
      for (const words of [wordsOf(get(value, 'entrypoint')), [...bridgeOf(value), ...wordsOf(get(value, 'command'))]])
        yield* containerCommand(words, reader)
      yield* serversInVariables(assignments, reader)
      yield* publishedServer(key, value, [...wordsOf(get(value, 'entrypoint')), ...wordsOf(get(value, 'command'))], assignments)
      yield* publishedBuild(value, reader.file.path)
    }
  },
})

/** The program of an image that is a bridge to another server, where only its options are given: `supercorp/supergateway:3`. */
function bridgeOf(service: Node): Text[] {
  const image = string(get(service, 'image'))
  const [first] = wordsOf(get(service, 'command'))
  const name = image && /(?:^|\/)([\w.-]{1,100})(?:[:@][^/]{0,200})?$/.exec(image.value)
  if (!image || !name?.[1] || !first?.value.startsWith('-') || get(service, 'entrypoint')) return []
  const start = name.index + name[0].indexOf(name[1])
  return bridges.some(({ programs }) => programs.includes(name[1] as string)) ? [slice(image, start, start + name[1].length)] : []
}

/** All names under which the other containers reach one. A host name of several labels is one that others may have as well. */
function namesOf(key: Located<string>, service: Node): string[] {
  const aliases = entries(get(service, 'networks')).flatMap(({ value }) => items(get(value, 'aliases')))
  const others = [get(service, 'hostname'), ...aliases].flatMap((node) => string(node)?.value ?? [])
  return [key.value, string(get(service, 'container_name'))?.value ?? '', ...others.filter((name) => !name.includes('.'))].filter(Boolean)
}
