import { connectsByVariable } from '../../knowledge/words/database-connections.ts'
import { oncePer } from '../../text/once-per.ts'
import { inTurn } from '../../text/pattern.ts'
import type { SourceFile } from '../../text/source.ts'

/** Whether a file connects to a database by the address that a variable of the environment holds, whatever the variable is called. */
export function connectsBy(file: SourceFile, variable: string): boolean {
  return variablesOf(file).has(variable)
}

const variablesOf = oncePer(({ text }: SourceFile): ReadonlySet<string> => {
  return new Set(Array.from(text.matchAll(CONNECTS), ([, name = '']) => name))
})

const CONNECTS = inTurn('g', connectsByVariable.pattern)
