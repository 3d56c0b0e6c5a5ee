import type { Project } from '../../discover/project.ts'
import { literally, oneOf } from '../../text/pattern.ts'
import { codeAround, onceFor } from '../reading/code-around.ts'
import { usesOf, type MadeAt } from './token-surroundings.ts'

/**
 * Whether all code that asks a function for a token gives it to a cookie that no script reads, by itself or by one function of its own, and
 * to nothing else: `token, err := auth.SignToken(id); setSessionCookie(w, token)`. It is the session of a browser then.
 */
export function isCookieOfAll({ at, inFunction, project }: MadeAt): boolean {
  if (inFunction === undefined || project === undefined) return false
  const uses = usesOf(inFunction, at, project)
  const extension = /\.\w+$/.exec(at.file.path)?.[0] ?? ''
  return uses.length > 0 && uses.every(({ text, index }) => isCookie(text, index, { project, extension }))
}

interface Around {
  readonly project: Project
  readonly extension: string
}

/** What is made at a place: there, or by each use of the name that it is given. */
function isCookie(text: string, index: number, around: Around): boolean {
  const begins = text.lastIndexOf('\n', index) + 1
  const given = GIVEN.exec(text.slice(Math.max(begins, index - LONGEST_NAME), index))?.[1]
  if (given === undefined) return isInCookie(text, index, around)
  const indent = /^[ \t]*/.exec(text.slice(begins, index))?.[0].length ?? 0
  const ends = text.indexOf('\n', index)
  if (ends < 0) return false
  const rest = blockFrom(text.slice(ends, ends + LONGEST_BLOCK), indent)
  const uses = [...rest.matchAll(new RegExp(`(?<![\\w$.>'"\`])${literally(given)}(?![\\w'"\`]|:|=[^=])`, 'g'))]
  return uses.length > 0 && uses.every((use) => isInCookie(text, ends + use.index, around))
}

/** `const token = await `, `token, err := auth.`, `String token = jwt.`, `token = ` */
const GIVEN = /(?:^|\s)\$?(\w{2,40})(?:,\s{0,2}\w{1,40})?\s{0,2}:?=\s{0,2}(?:await\s{1,2})?(?:[\w$]{1,40}(?:\.|->|::)){0,4}$/
const LONGEST_NAME = 200
const LONGEST_BLOCK = 3000

/** The lines up to the one that is indented less, which ends the block. */
function blockFrom(code: string, indent: number): string {
  const lines = code.split('\n')
  const end = lines.findIndex((line) => line.trim() !== '' && line.search(/\S/) < indent)
  return lines.slice(0, end < 0 ? undefined : end).join('\n')
}

/** Whether a place stands in the brackets of what sets a cookie, which is closed to scripts there or in the function that sets it. */
function isInCookie(text: string, index: number, { project, extension }: Around): boolean {
  const from = Math.max(0, index - NEAR)
  const set = [...text.slice(from, index).matchAll(SETS)].findLast(({ index: at, 0: said }) =>
    isOpen(text.slice(from + at + said.length, index)),
  )
  if (!set) return false
  const call = text.slice(from + set.index, index + NEAR).split(/;|\n\s{0,80}\n/, 1)[0] ?? ''
  if (CLOSED.test(call)) return true
  const helper = /(\w{4,60})\s{0,2}\($/.exec(set[0])?.[1]
  return helper !== undefined && isClosedBy(helper, project, extension)
}

/** In characters. */
const NEAR = 400
/** `res.cookie(`, `setSessionCookie(`, `&http.Cookie{`, `(await cookies()).set(`, `response.set_cookie(` */
const SETS = /\w{0,40}[cC]ookies?\w{0,40}(?:\(\)\)?)?(?:\.\w{1,20})?\s{0,2}[({]/g
const CLOSED = oneOf('', /[hH]ttp_?[oO]nly["']?\s{0,4}[:=(]\s{0,4}[tT]rue\b/, /\.SetCookie\((?:[^,\n]{1,80},){6}\s{0,4}true\)/)

/** Whether the bracket before some code is still open behind it. */
function isOpen(code: string): boolean {
  let depth = 1
  for (const sign of code) {
    if (sign === '(' || sign === '{') depth++
    else if ((sign === ')' || sign === '}') && --depth === 0) return false
  }
  return true
}

/** Whether the one function of a name sets its cookie so. */
function isClosedBy(name: string, project: Project, extension: string): boolean {
  return onceFor(project, `closed cookie ${name} ${extension}`, () => findsClosed(name, project, extension))
}

function findsClosed(name: string, project: Project, extension: string): boolean {
  const declared = new RegExp(
    `\\b(?:func|function|def|fun|fn|void|const|private|public|static|async)\\b[^=;{}\\n]{0,80}?\\b${literally(name)}\\b`,
  )
  const found = (codeAround(project) ?? []).flatMap((path) => {
    const text = path.endsWith(extension) ? (project.text(path) ?? '') : ''
    const at = text.includes(name) ? text.search(declared) : -1
    return at < 0 ? [] : [text.slice(at, at + LONGEST_HELPER)]
  })
  return found.length === 1 && found.every((code) => CLOSED.test(code))
}

const LONGEST_HELPER = 1200
