import type { Project } from '../../discover/project.ts'
import { get, type Node } from '../../parse/node.ts'
import { mailsToken, ofLinks } from '../../knowledge/words/lifetimes.ts'
import { literally } from '../../text/pattern.ts'
import type { Span } from '../../text/source.ts'
import { codeAround, onceFor } from '../reading/code-around.ts'
import { isPutIntoLink } from './put-in-links.ts'
import { joinedWords } from '../../text/words.ts'

/** Where a token is made: the call, the function that it is made in, and the repository. */
export interface MadeAt {
  readonly at: Span
  readonly inFunction: string | undefined
  readonly project: Project | undefined
}

/** Claims that say for what or as whom a token may be used: https://www.rfc-editor.org/rfc/rfc9068.html#section-2.2 */
const OF_ACCESS = [
  'aud',
  'scope',
  'scopes',
  'scp',
  'client_id',
  'clientId',
  'azp',
  'permissions',
  'role',
  'roles',
  'user',
  'userId',
  'user_id',
  'uid',
]
const STRONG = /access|bearer|log_?in|sign_?in|auth|api_?key|session|refresh/

/**
 * Whether a token that its names call nothing but a token, without a claim that says for what it may be used, is put into a link: by its
 * type, by the folders that it is made in, or by all who ask for it.
 */
export function isOfLink(payload: Node | undefined, names: readonly string[], { at, inFunction, project }: MadeAt): boolean {
  if (OF_ACCESS.some((claim) => get(payload, claim)) || names.some((name) => STRONG.test(joinedWords(name)))) return false
  const folders = at.file.path.split('/').slice(-3, -1)
  if ([...typesAround(at), ...folders.reverse()].some((name) => ofLinks.pattern.test(joinedWords(name)))) return true
  return inFunction !== undefined && project !== undefined && isMailedByAll(inFunction, at, project)
}

/** The type before a place, or that a method of Go is of. */
function typesAround({ file, start }: Span): string[] {
  const before = file.text.slice(Math.max(0, start - LONGEST_TYPE), start)
  const type = [...before.matchAll(TYPE)].at(-1)
  return [type?.[1] ?? type?.[2] ?? '']
}

const LONGEST_TYPE = 4000
const TYPE = /\b(?:class|record|object|interface|struct|trait|impl|module)\s{1,4}(\w{1,80})|^func \(\w{0,40}\s?\*?(\w{1,80})\)/gm

/** More files that name a function are no way to follow. */
const MOST_FILES = 8

/** Whether whatever calls a function puts what it gives into a link, or into a mail. */
function isMailedByAll(name: string, at: Span, project: Project): boolean {
  const uses = usesOf(name, at, project)
  return uses.length > 0 && uses.every(({ lines, isInLink }) => (mailsToken.pattern.test(lines) && !STRONG.test(lines)) || isInLink())
}

/** The uses of a function in code of its language, tests apart; none where too much code names it. */
export function usesOf(name: string, { file }: Span, project: Project): Use[] {
  if (name.length < 5) return []
  const extension = /\.\w+$/.exec(file.path)?.[0] ?? ''
  return onceFor(project, `uses of ${name} in ${extension}`, () => findUses(name, extension, project))
}

function findUses(name: string, extension: string, project: Project): Use[] {
  const paths = (codeAround(project) ?? []).filter((path) => path.endsWith(extension) && (project.text(path) ?? '').includes(name))
  if (paths.length > MOST_FILES) return []
  const used = new RegExp(`(?<![\\w$])${literally(name)}(?=\\(| [\\w@(])`, 'g')
  return paths.flatMap((path) => usesIn(project.text(path) ?? '', used))
}

interface Use {
  /** The code of the file, and where the name stands in it. */
  readonly text: string
  readonly index: number
  /** The lines around it. */
  readonly lines: string
  readonly isInLink: () => boolean
}

/** Each use of a name, without declarations. */
function usesIn(text: string, used: RegExp): Use[] {
  return [...text.matchAll(used)].flatMap(({ index }) => {
    const line = text.lastIndexOf('\n', index) + 1
    if (DECLARES.test(text.slice(line, index)) || METHOD.test(text.slice(line, line + 300))) return []
    const [from, to] = [text.lastIndexOf('\n', Math.max(0, line - 2)) + 1, text.indexOf('\n', text.indexOf('\n', index) + 1)]
    return [{ text, index, lines: text.slice(from, to < 0 ? undefined : to), isInLink: () => isPutIntoLink(text, index) }]
  })
}

const DECLARES = /\b(?:fun|func|function|def|fn|public|private|protected|internal|static|String|string|async)\b[^=({]{0,80}$/
/** `tokenFor(mail: string) {` */
const METHOD = /^[ \t]{0,40}\w{1,80}\([^()\n]{0,200}\)[^;\n]{0,60}\{\s{0,4}\n/
