import type { Project } from '../../discover/project.ts'
import { checksPasswordWritten, givesPassword, namesWhole, treatsSome, wholeOfRequest } from '../../knowledge/words/bodies-of-all.ts'
import { seesEachRequest } from '../../knowledge/words/logged-requests.ts'
import type { LogCall } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import { entries, type Node } from '../../parse/node.ts'
import { functionAround } from '../../program/written/index.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { codeAt } from '../../text/source.ts'
import { isNamedAnywhere } from './c-like-authorization.ts'
import { isOfHelper } from './c-like-callbacks.ts'
import { BODIES_READ } from './c-like-secrets.ts'

/** The head of middleware stands so far before what it logs, at most. */
const LONGEST_HEAD = 2000

/**
 * All that a request is sent, in Go and PHP, where the function takes a password of it, or is called for all requests of a server that
 * checks passwords.
 */
export function bodyWithPassword(node: Node, language: CLike, project: Project): Pick<LogCall, 'what' | 'within' | 'at'> | undefined {
  if (language !== 'go' && language !== 'php') return undefined
  const { kind, at } = node
  const isHelper = isOfHelper(codeAt(at, 90))
  if (kind === 'map' && !isHelper) return entries(node).flatMap((one) => bodyWithPassword(one.value, language, project) ?? [])[0]
  const code = kind === 'dynamic' || isHelper ? codeAt(at, 90) : ''
  if (language === 'php' ? !wholeOfRequest.pattern.test(code) : !/^(?:string\()?\w{1,40}\)?$/.test(code)) return undefined
  const { before, after } = functionAround(at, language)
  if (language === 'go' && !isBodyOfRequest(code, before)) return undefined
  const around = before + after
  if (treatsSome.pattern.test(around.replaceAll(TAKES_PASSWORD, ''))) return undefined
  if (language === 'php' && takesPassword(around)) return { what: 'password', within: code, at }
  const isOfAll = seesEachRequest.pattern.test(before.slice(-LONGEST_HEAD))
  return isOfAll && isNamedAnywhere(checksPasswordWritten.pattern, language, project) ? { what: 'body', at } : undefined
}

/** What a function takes a password by, which is none of the words that say that one is taken out. */
const TAKES_PASSWORD = oneOf(
  'g',
  /["']password(?:_confirmation)?["'](?: ?=> ?["'][^"'\n]{0,80}["'])?/,
  /->password\b|\b(?:Hash::\w{1,10}|bcrypt|password_\w{1,10})\(/,
)

/** Of the request itself, or of a name for all that it was sent: `$data = $request->all()`, `$data['password']`. */
function takesPassword(around: string): boolean {
  if (givesPassword.pattern.test(around)) return true
  const named = Array.from(around.matchAll(WHOLE_NAMED), ([, name = '']) => literally(name)).slice(0, MOST_NAMES)
  if (named.length === 0) return false
  return new RegExp(`\\$(?:${named.join('|')})(?:\\[["']password["']\\]|->password\\b)(?! ?=[^=>])`).test(around)
}

const MOST_NAMES = 8
const WHOLE_NAMED = new RegExp(namesWhole.pattern, 'g')

/** `body, err := io.ReadAll(r.Body)`, and the body as Fiber has it. */
function isBodyOfRequest(code: string, before: string): boolean {
  const name = /^(?:string\()?(\w{1,40})/.exec(code)?.[1] ?? ''
  const read = [...before.matchAll(BODIES_READ)].at(-1)
  if (read?.[1] === name && /^(?:r|req|request)$/.test(read[2] ?? '')) return true
  return inTurn('', new RegExp(`(?<![\\w.])${name}(?:, ?\\w{1,20})? ?:?= ?`), OF_CONTEXT).test(before)
}

/** https://pkg.go.dev/github.com/gin-gonic/gin#Context, https://docs.gofiber.io/api/ctx#body */
const OF_CONTEXT = oneOf('', /io(?:util)?\.ReadAll\(c(?:tx)?\.Request(?:\(\))?\.Body\)/, /c(?:tx)?\.Body\(\)/)
