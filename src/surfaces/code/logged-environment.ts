import { namesEnvironment, wholeEnvironment } from '../../knowledge/words/whole-environment.ts'
import type { LogCall } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import type { Node } from '../../parse/node.ts'
import { literally } from '../../text/pattern.ts'
import { oncePer } from '../../text/once-per.ts'
import { codeAt, type SourceFile } from '../../text/source.ts'
import { functionAround, givenLast } from '../../program/written/index.ts'
import { writtenName } from './c-like-held.ts'

/** All variables of the process that a log writes, by themselves or by a variable that holds them, of which none is taken out. */
export function environmentIn(node: Node, language: CLike): Pick<LogCall, 'what' | 'within' | 'at'> | undefined {
  const { kind, at } = node
  const code = kind === 'dynamic' ? codeAt(at, LONGEST) : ''
  if (wholeEnvironment.pattern.test(code)) return { what: code, at }
  const name = writtenName(node)
  if (name === undefined || !hasEnvironment(at.file)) return undefined
  const around = functionAround(at, language)
  const value = givenLast(name, around, at.file)
  const what = value ? codeAt(value.at, LONGEST) : ''
  if (!value || !wholeEnvironment.pattern.test(what)) return undefined
  const since = at.file.text.slice(value.at.end, at.start)
  return new RegExp(`(?<![\\w.$])${literally(name)}(?:\\.|->|\\[)`).test(since) ? undefined : { what, within: name, at }
}

const hasEnvironment = oncePer((file: SourceFile): boolean => namesEnvironment.pattern.test(file.text))

/** Longer code is no name of it. */
const LONGEST = 90
