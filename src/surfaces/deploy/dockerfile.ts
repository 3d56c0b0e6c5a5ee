import { splitShell } from '../../parse/shell.ts'
import type { Reading, ShippingReading } from '../../model/reading.ts'
import { defineTextSurface, type Reader } from '../reading/surface.ts'
import { commandReading } from './command-readings.ts'
import { type Instruction, instructionsOf, pairsOf, wordsOf } from './docker-instructions.ts'
import { commandOf, finalStage, publishedInstructions } from './docker-stages.ts'
import { stagesBuiltByName } from './docker-targets.ts'
import { serverOfImage } from './image-servers.ts'
import { template } from './interpolation.ts'
import { startedScript } from './started-script.ts'
import { anchored, beside, patternLines } from '../clients/patterns.ts'
import { folderOf } from '../../text/paths.ts'

/** What an image is built with: variables and labels that stay in its layers, commands, and files that it takes along. */
export default defineTextSurface({
  id: 'dockerfile',
  name: 'Dockerfiles',
  spec: 'https://docs.docker.com/reference/dockerfile/',
  counts: 'other',
  files: ['**/Dockerfile', '**/Dockerfile.*', '**/*.Dockerfile', '**/*.dockerfile', '**/Containerfile', '**/Containerfile.*'],
  async *read(text, reader): AsyncGenerator<Reading> {
    if (/\.dockerignore$/.test(reader.file.path)) return
    const instructions = instructionsOf(text)
    const setters = instructions.filter(({ name }) => VARIABLES.has(name))
    const published = new Set(setters.length > 0 ? publishedInstructions(instructions, stagesBuiltByName(reader.project)) : [])
    for (const place of ['image', 'build'] as const) {
      const assignments = setters
        .filter((one) => published.has(one) === (place === 'image'))
        .flatMap(({ rest }) => pairsOf(rest))
        .map(({ name, value }) => ({ name, value: template(value) }))
      if (assignments.length > 0) yield { kind: 'variables', place, assignments, envFiles: [], at: text.at }
    }
    for (const { name, rest } of instructions) {
      if (name === 'CMD' || name === 'ENTRYPOINT') yield* commandReading(wordsOf(rest), { source: 'command' }, reader)
      else if (name === 'RUN')
        for (const words of splitShell(rest))
          yield* commandReading(
            words.map((word) => word.text).filter(({ value }) => !/^--(?:mount|network|security)=/.test(value)),
            { source: 'command' },
            reader,
          )
      else if (name === 'EXPOSE')
        yield {
          kind: 'evidence',
          of: 'deployment',
          label: 'Dockerfile EXPOSE',
          ofImage: true,
          ...starts(instructions, reader),
          ties: rest.value.match(/\d{2,5}/g) ?? [],
          at: rest.at,
        }
    }
    yield* serverOfImage(instructions, reader)
    yield* shipped(instructions, reader)
  },
})

function starts(instructions: readonly Instruction[], { file, project }: Reader): { readonly starts?: string } {
  const script = startedScript(commandOf(finalStage(instructions).own), file.path, project)
  return script === undefined ? {} : { starts: script }
}

const VARIABLES = new Set(['ENV', 'ARG', 'LABEL'])

/** Files that get into the final image from the build context, which is taken to be the Dockerfile's folder. */
function* shipped(instructions: readonly Instruction[], { file, project }: Reader): Generator<ShippingReading> {
  const ignored = project.text(`${file.path}.dockerignore`) ?? project.text(beside(file.path, '.dockerignore')) ?? ''
  const excludes = patternLines(ignored).map(anchored)
  for (const { name, rest } of finalStage(instructions).own) {
    if (name !== 'COPY' && name !== 'ADD') continue
    const words = wordsOf(rest)
    // Another stage, image or address is no file of this repository.
    if (words.some(({ value }) => /^--from=/.test(value))) continue
    const sources = words
      .filter(({ value }) => !value.startsWith('--'))
      .slice(0, -1)
      .map(({ value }) => value)
    const includes = sources
      .filter((source) => !/^(?:https?:|git@|<<|\.\.)|\$/.test(source))
      .map((source) => (/^(?:\.?\/)?\.?$/.test(source) ? '*' : anchored(source)))
    if (includes.length > 0)
      yield { kind: 'shipping', what: 'the Docker image', folder: folderOf(file.path), includes, excludes, at: rest.at }
  }
}
