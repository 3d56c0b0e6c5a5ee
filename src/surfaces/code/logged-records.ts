import { shownName } from '../../classify/shown-name.ts'
import { keepsHashes, leavesFieldOut, makesTextByField } from '../../knowledge/libraries/log-libraries.ts'
import type { LogCall } from '../../model/index.ts'
import type { Node } from '../../parse/node.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { parenthesisEnd } from './c-like-blocks.ts'
import { writesOwnText, type TypeDeclared } from './c-like-declarations.ts'
import { classOfPath, type Asked } from './c-like-types.ts'

/**
 * A variable whose class writes all of its fields as text, one of them a credential: a record, a data class, what Lombok makes `toString()`
 * of. https://projectlombok.org/features/ToString
 */
export function recordWithSecret({ kind, at }: Node, asked: Asked): Pick<LogCall, 'what' | 'within' | 'at'> | undefined {
  const { language } = asked
  if (kind !== 'dynamic' || (language !== 'java' && language !== 'kt' && language !== 'cs')) return undefined
  const name = /^[a-z_]\w{0,60}$/.exec(at.file.text.slice(at.start, Math.min(at.end, at.start + LONGEST)))?.[0]
  const declared = name === undefined ? undefined : classOfPath(name, asked)
  const own = declared && ownParts(declared)
  if (name === undefined || !own || !writesFields(own, asked)) return undefined
  const field = secretField(own)
  return field === undefined ? undefined : { what: `${name}.${field}`, within: name, at }
}

/** A longer name is none of a variable. */
const LONGEST = 61

/** What is of the type itself: what its parameters leave may be the next one where it has no body, and what stands above another's end. */
function ownParts(declared: TypeDeclared): TypeDeclared {
  const ended = [...declared.above.matchAll(/[;}][ \t\r]{0,4}\n/g)].at(-1)
  const above = declared.above.slice(ended ? ended.index + 1 : 0)
  const head = declared.head.trimStart()
  if (!head.startsWith('(')) return { ...declared, above }
  const end = parenthesisEnd(head)
  const isAlone = NEXT.test(head.slice(end))
  return { ...declared, above, head: head.slice(0, end), body: isAlone ? '' : declared.body }
}

/** What begins another declaration. */
const NEXT = /\b(?:class|fun|interface|object|record|va[lr])\b/

function writesFields(declared: TypeDeclared, { language }: Asked): boolean {
  if (
    writesOwnText(declared) ||
    (language === 'cs' && leavesFieldOut.pattern.test(declared.body)) ||
    leavesFieldOut.pattern.test(declared.above)
  )
    return false
  return declared.kind === 'record' || (language === 'java' && declared.kind === 'class' && makesTextByField.pattern.test(declared.above))
}

/** The first text that is a credential by its name, and is not left out; a password that an account is checked by is a hash. */
function secretField({ head, body, above }: TypeDeclared): string | undefined {
  for (const match of `${head}\n${body}`.matchAll(FIELD)) {
    const [before = '', name = ''] = match.slice(1).filter((one) => one !== undefined)
    if (shownName(name) !== 'credential' || leavesFieldOut.pattern.test(before)) continue
    if (/passw|pwd/i.test(name) && keepsHashes.pattern.test(above)) continue
    return name
  }
  return undefined
}

const ANNOTATED = /@[\w.]{1,60}(?:\([^()]{0,80}\))?\s{1,40}/
const MODIFIED = /\b(?:private|protected|public|final|required|internal|readonly|val|var)\s{1,8}/
const BEFORE = new RegExp(`((?:${ANNOTATED.source}|${MODIFIED.source}){0,6})`)

/** `private String accessToken;`, `String accessToken,`, `string AccessToken { get; init; }`, `val accessToken: String` */
const FIELD = oneOf(
  'g',
  inTurn('', BEFORE, /\b[sS]tring\??\s{1,8}(\w{1,60})\s{0,4}(?=[;,)={]|$)/),
  inTurn('', BEFORE, /(?<=\bva[lr]\s{1,8})(\w{1,60})\s{0,4}:\s{0,4}String\b/),
)
