import { slice, type Text } from '../../text/source.ts'
import { wordsOf, type Instruction } from './docker-instructions.ts'

/** What ends up in an image: what it is made from, and the instructions that count for it. */
export interface FinalStage {
  readonly image: Text | undefined
  readonly own: readonly Instruction[]
}

/** The last stage and the stages that it is built upon; the others stay on the machine that builds. */
export function finalStage(instructions: readonly Instruction[]): FinalStage {
  // A name means the first stage of it before.
  const named = new Map<string, Stage>()
  let last: Stage | undefined
  for (const instruction of instructions) {
    if (instruction.name === 'FROM') {
      const words = wordsOf(instruction.rest).filter(({ value }) => !value.startsWith('--'))
      const name = (/^as$/i.test(words[1]?.value ?? '') ? words[2]?.value : undefined)?.toLowerCase() ?? ''
      last = { base: named.get(words[0]?.value.toLowerCase() ?? ''), image: words[0], instructions: [] }
      if (name !== '' && !named.has(name)) named.set(name, last)
    } else last?.instructions.push(instruction)
  }
  const taken: Stage[] = []
  for (let stage = last; stage; stage = stage.base) taken.push(stage)
  return { image: taken.at(-1)?.image, own: taken.toReversed().flatMap((stage) => stage.instructions) }
}

interface Stage {
  readonly base: Stage | undefined
  readonly image: Text | undefined
  readonly instructions: Instruction[]
}

/** The words of the last `ENTRYPOINT`, and of the `CMD` behind it: https://docs.docker.com/reference/dockerfile/#entrypoint */
export interface ImageCommand {
  readonly entry: readonly Text[]
  readonly added: readonly Text[]
}

/** What an image starts by itself, by the instructions that count for it. */
export function commandOf(own: readonly Instruction[]): ImageCommand {
  const entry = own.findLastIndex(({ name }) => name === 'ENTRYPOINT')
  const added = own.slice(entry + 1).findLast(({ name }) => name === 'CMD')
  return { entry: wordsGiven(own[entry]), added: wordsGiven(added) }
}

function wordsGiven(instruction: Instruction | undefined): readonly Text[] {
  return instruction ? wordsOf(slice(instruction.rest, 0, instruction.rest.value.trimEnd().length)) : []
}
