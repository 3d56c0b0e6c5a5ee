import type { Piece } from '../../text/brackets.ts'
import { oneOf } from '../../text/pattern.ts'
import type { WrittenLanguage } from './filled-texts.ts'
import { findsInText, givesBuiltText, namesTextMember, showsBlock } from '../../knowledge/words/written-texts.ts'

// The brackets around a place in an expression that makes a text, and whether what stands there becomes part of the text.

/** A bracket that is open, and where in it a reading stands. */
export interface Bracket {
  /** Everything, nothing, what a call formats; of an object also the members without a name, or only those that are named for a text. */
  readonly holds: 'all' | 'nothing' | 'formatted' | 'members' | 'texts'
  /** Which argument is only searched for. */
  readonly searched?: number | undefined
  readonly part: number
  /** Whether a name stands before the part, and whether that is the name of a text. */
  readonly named?: 'text' | 'other' | undefined
}

/** Whether what stands in a bracket is shown in the text. */
export function shows({ holds, searched, part, named }: Bracket): boolean {
  if (holds === 'nothing' || part === searched) return false
  return holds === 'texts' ? named === 'text' : named !== 'other'
}

/** The bracket behind its next comma, semicolon or line. */
export function nextPart(bracket: Bracket, mark: string): Bracket {
  if (mark === '\n' && bracket.holds !== 'members' && bracket.holds !== 'texts') return bracket
  return { ...bracket, part: bracket.part + (mark === ',' ? 1 : 0), named: undefined }
}

/** The parenthesis of a call that puts what it is given into a text, but for what it searches for. */
export function formatting(call: string): Bracket {
  const found = findsInText.pattern.exec(call)
  return { holds: 'formatted', part: 0, searched: found ? (found[1] === undefined ? 0 : 1) : undefined }
}

/** What a bracket holds that stands behind `before`; `isAsked` says that a condition stands between. */
export function opened(bracket: string, before: string, isAsked: boolean, around: Bracket | undefined): Bracket {
  if (bracket === '(' || around?.holds === 'formatted') return { holds: 'all', part: 0 }
  if (bracket === '[' || isAsked || showsBlock.pattern.test(before) || givesBuiltText.pattern.test(before))
    return { holds: 'members', part: 0 }
  return { holds: /[\w)>]\s{0,8}$/.test(before) ? 'texts' : 'members', part: 0 }
}

/** Before a member: the bracket, the member before, the line, what declares it. */
const BEGINS = /(?:^|[{[,;\n])[ \t]{0,200}(?:(?:let|val|var|const|mut|string|String) ){0,3}:?$/
const NAMES = /^\s{0,4}(?:[-+|&]{0,2}=(?![=>~])|:(?!:))/
/** Elsewhere an arrow stands behind what a case is. */
const NAMES_WITH_ARROW = oneOf('', NAMES, /^\s{0,4}=>/)

/** The bracket where a name or a text in it turns out to be that of a member. */
export function named(bracket: Bracket, text: string, { start, end }: Piece, language: WrittenLanguage): Bracket {
  if (bracket.holds !== 'members' && bracket.holds !== 'texts') return bracket
  const names = language === 'php' || language === 'rb' ? NAMES_WITH_ARROW : NAMES
  if (!names.test(text.slice(end, end + 8)) || !BEGINS.test(text.slice(Math.max(0, start - 240), start))) return bracket
  const name = /(\w{1,80})["']?$/.exec(text.slice(start, end))?.[1] ?? ''
  return { ...bracket, named: namesTextMember.pattern.test(name) ? 'text' : 'other' }
}
