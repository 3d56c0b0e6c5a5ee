import { shownName } from '../../classify/shown-name.ts'
import { keepsHashes, leavesFieldOut, makesTextByField } from '../../knowledge/libraries/log-libraries.ts'
import { credentialRead } from '../../knowledge/words/typed-objects.ts'
import type { LogCall } from '../../model/index.ts'
import type { Node } from '../../parse/node.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { codeAt } from '../../text/source.ts'
import { folderOf } from '../../text/paths.ts'
import {
  classOfPath,
  declaredIn,
  functionAround,
  MOST_FILES_OF_PACKAGE,
  parenthesisEnd,
  searchedOnce,
  writesOwnText,
  type Asked,
  type TypeDeclared,
} from '../../program/written/index.ts'

/**
 * A variable whose class writes all of its fields as text, one of them a credential: a record, a data class, what Lombok makes `toString()`
 * of. https://projectlombok.org/features/ToString
 */
export function recordWithSecret({ kind, at }: Node, asked: Asked): Pick<LogCall, 'what' | 'within' | 'at'> | undefined {
  const { language } = asked
  if (kind !== 'dynamic' || (language !== 'java' && language !== 'kt' && language !== 'cs')) return undefined
  const name = /^[a-z_]\w{0,60}$/.exec(codeAt(at, LONGEST))?.[0]
  if (name === undefined) return undefined
  const declared = classOfPath(name, asked) ?? recordByMember(name, asked)
  const own = declared && ownParts(declared)
  if (!own || !writesFields(own, asked)) return undefined
  const field = secretField(own)
  return field === undefined ? undefined : { what: `${name}.${field}`, within: name, at }
}

/** The one type beside a file with the credential that its function reads of a variable: `token.accessToken`, `grant.refreshToken()`. */
function recordByMember(name: string, { at, language, project }: Asked): TypeDeclared | undefined {
  const { before, after } = functionAround(at, language)
  const [, read, got = ''] = new RegExp(`(?<![\\w.$])${name}${credentialRead.pattern.source}`).exec(before + after) ?? []
  const member = read ?? got.charAt(0).toLowerCase() + got.slice(1)
  if (member === '') return undefined
  return searchedOnce(at.file, `record with ${member}`, () => {
    const beside = project.inFolder(folderOf(at.file.path)).filter((one) => one.endsWith(`.${language}`))
    const types = beside.slice(0, MOST_FILES_OF_PACKAGE).flatMap((path) => {
      const text = project.text(path) ?? ''
      const names = text.includes(member) ? Array.from(text.matchAll(DECLARED), ([, type = '']) => type) : []
      return names.flatMap((type) => declaredIn(type, { path, text }, language) ?? [])
    })
    const own = types.filter((one) => fieldsOf(ownParts(one)).some((field) => field.name === member))
    return own.length === 1 ? own[0] : undefined
  })
}

const DECLARED = /\b(?:class|record struct|record)[ \t]{1,8}(\w{1,80})/g

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
function secretField(declared: TypeDeclared): string | undefined {
  const { above } = declared
  for (const { before, name } of fieldsOf(declared)) {
    if (shownName(name) !== 'credential' || leavesFieldOut.pattern.test(before)) continue
    if (/passw|pwd/i.test(name) && keepsHashes.pattern.test(above)) continue
    return name
  }
  return undefined
}

/** The fields of a type that are texts, and what stands before each. */
function fieldsOf({ head, body }: TypeDeclared): readonly { readonly before: string; readonly name: string }[] {
  return [...`${head}\n${body}`.matchAll(FIELD)].map((match) => {
    const [before = '', name = ''] = match.slice(1).filter((one) => one !== undefined)
    return { before, name }
  })
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
