import { slice, type Text } from '../../text/source.ts'
import { wordsOf, type Instruction } from './docker-instructions.ts'

/** What ends up in an image: what it is made from, and the instructions that count for it. */
export interface FinalStage {
  readonly image: Text | undefined
  readonly own: readonly Instruction[]
}

/** The last stage and the stages that it is built upon; the others stay on the machine that builds. */
export function finalStage(instructions: readonly Instruction[]): FinalStage {
  const taken = upwards(stagesOf(instructions).stages.at(-1))
  return { image: taken.at(-1)?.image, own: taken.toReversed().flatMap((stage) => stage.instructions) }
}

interface Stage {
  /** In small letters; empty where it has none. */
  readonly name: string
  readonly base: Stage | undefined
  readonly image: Text | undefined
  readonly instructions: Instruction[]
}

/** The stages in their order, and what stands before the first. */
function stagesOf(instructions: readonly Instruction[]): { stages: readonly Stage[]; before: readonly Instruction[] } {
  // A name means the first stage of it before.
  const named = new Map<string, Stage>()
  const stages: Stage[] = []
  for (const instruction of instructions) {
    if (instruction.name === 'FROM') {
      const words = wordsOf(instruction.rest).filter(({ value }) => !value.startsWith('--'))
      const name = (/^as$/i.test(words[1]?.value ?? '') ? words[2]?.value : undefined)?.toLowerCase() ?? ''
      const stage = { name, base: named.get(words[0]?.value.toLowerCase() ?? ''), image: words[0], instructions: [] }
      stages.push(stage)
      if (name !== '' && !named.has(name)) named.set(name, stage)
    } else stages.at(-1)?.instructions.push(instruction)
  }
  const first = instructions.findIndex(({ name }) => name === 'FROM')
  return { stages, before: first < 0 ? instructions : instructions.slice(0, first) }
}

/** A stage and those that it is built upon. */
function upwards(last: Stage | undefined): Stage[] {
  const taken: Stage[] = []
  for (let stage = last; stage; stage = stage.base) taken.push(stage)
  return taken
}

/**
 * The instructions that set something of an image that somebody may have: those of the last stage, of the stages that are built by their
 * names, and of what these are built upon. What stands before the first `FROM` is of none, and counts for all.
 */
export function publishedInstructions(instructions: readonly Instruction[], targets: ReadonlySet<string>): readonly Instruction[] {
  const { stages, before } = stagesOf(instructions)
  const published = new Set<Stage>()
  for (const start of stages)
    if (start === stages.at(-1) || targets.has(start.name)) for (const stage of upwards(start)) published.add(stage)
  return [...before, ...stages.filter((stage) => published.has(stage)).flatMap((stage) => stage.instructions)]
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
