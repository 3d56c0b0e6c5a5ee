import { copiesInput, showsInput } from '../../knowledge/words/shell-input.ts'
import { parseShell, type ShellFlow, type ShellOutput, type ShellWord } from '../../parse/shell.ts'
import { append } from '../../text/append.ts'
import { oncePer, oncePerPair } from '../../text/once-per.ts'

type Taken = 'to a program' | { readonly file: string }

/** Where the input of a command or a group ends up, also by a pipe or in a script that it hands on; nowhere where it is only shown. */
export function inputGoes(flow: ShellFlow, taker: ShellOutput | undefined, levels = MOST_LEVELS): readonly Taken[] {
  let output = taker
  let isGiven = true
  for (let steps = 0; steps < MOST_STEPS && output; steps++) {
    const taken = isGiven ? takenBy(flow, output, levels) : []
    if (taken.length > 0) return taken
    if (output.file !== undefined) return [{ file: output.file }]
    isGiven = output.pipedTo !== undefined
    output = output.pipedTo === undefined ? output.group : flow.outputs[output.pipedTo]
  }
  return []
}

const takenBy = oncePerPair((flow: ShellFlow, output: ShellOutput, levels: number): readonly Taken[] => {
  const taken: Taken[] = []
  const all = within(flow).get(output)?.slice(0, MOST_COMMANDS) ?? []
  for (const one of all) append(taken, takes(one, one.output === output ? undefined : one.output.file, levels))
  return taken
})

/** Groups around a command, and pipes behind it, that are followed. */
const MOST_STEPS = 20
/** Commands of a group that are looked at. */
const MOST_COMMANDS = 100
/** Scripts in scripts. */
const MOST_LEVELS = 3
/** A longer word is no script that is looked into. */
const LONGEST = 4000

interface Command {
  readonly words: readonly ShellWord[]
  readonly output: ShellOutput
}

/** The commands of each output: one, or all of a group. */
const within = oncePer(({ commands, outputs }: ShellFlow): ReadonlyMap<ShellOutput, readonly Command[]> => {
  const found = new Map<ShellOutput, Command[]>()
  for (const [index, words] of commands.entries()) {
    const own = outputs[index]
    let output = own
    for (let steps = 0; steps < MOST_STEPS && own && output; steps++) {
      const all = found.get(output)
      if (all) all.push({ words, output: own })
      else found.set(output, [{ words, output: own }])
      output = output.group
    }
  }
  return found
})

/** What a command does with its input; nothing where it hands it to its output, which may be a file. */
function takes({ words }: Command, file: string | undefined, levels: number): readonly Taken[] {
  const texts = words.map(({ text }) => text.value)
  const tee = texts.findIndex((word) => /(?:^|\/)tee$/.test(word))
  const named = tee < 0 ? copied(texts) : texts.slice(tee + 1).find((word) => !word.startsWith('-'))
  if (named !== undefined) return [{ file: named }]
  const script = words.findLast(({ text }) => /[\s>]/.test(text.value) && text.value.length < LONGEST)
  const line = texts.join(' ').slice(0, LONGEST)
  if (tee >= 0 || showsInput.pattern.test(line)) return file === undefined ? [] : [{ file }]
  if (!script || levels === 0) return ['to a program']
  const inner = parseShell(script.text)
  const taken: Taken[] = []
  for (const output of inner.outputs) append(taken, inputGoes(inner, output, levels - 1))
  return taken
}

/** `install -m 600 /dev/stdin /etc/desk.env`, `dd of=/etc/desk.env` */
function copied(words: readonly string[]): string | undefined {
  const line = words.join(' ').slice(0, LONGEST)
  return copiesInput.pattern.exec(line)?.slice(1).find(Boolean)
}
