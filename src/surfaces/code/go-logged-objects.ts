import { BODIES_READ } from './c-like-secrets.ts'
import { ownTextInGo } from '../../knowledge/libraries/log-libraries.ts'
import type { Project } from '../../discover/project.ts'
import { shownName } from '../../classify/shown-name.ts'
import type { LogCall } from '../../model/index.ts'
import type { Said } from '../../parse/c-like.ts'
import type { Node } from '../../parse/node.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { codeAt, type SourceFile } from '../../text/source.ts'
import { oncePer } from '../../text/once-per.ts'
import { functionAround, type FunctionAround } from '../../program/written/index.ts'
import { isHarmless } from './c-like-held.ts'
import { goTypeOf, isSetAgain, saysOwnText } from './go-types-elsewhere.ts'
import { formattedBy } from './c-like-loggers.ts'
import { interceptedRequest } from './go-intercepted-requests.ts'

type Found = Pick<LogCall, 'what' | 'within' | 'at'>

/** A field of a structure in Go that holds a credential by its name, in files that may write the structure as a whole. */
export const HOLDS_FIELD = /^\s{1,40}\w{0,40}(?:Password|Secret|Token|APIKey|ApiKey|Passphrase)\s{1,40}\*?(?:string|\[\]byte)\b/m

/** A structure of the file with such a field, or the answer of a token request, that a log of Go is given as a whole. */
export function objectOfGo(node: Node, said: Said, project: Project): Found | undefined {
  const { start } = node.at
  const code = node.kind === 'dynamic' ? codeAt(node.at, LONGEST) : ''
  const [, asText, name = ''] = /^(string\()?[&*]?([A-Za-z_]\w{0,40})\)?$/.exec(code) ?? []
  if (name === '' || isHarmless(name)) return undefined
  const verb = formattedBy(said).find((one) => one.node.at.start === start)?.verb
  if (verb !== undefined && !/[vs]$/.test(verb)) return undefined
  const fields = asText === undefined ? [secretFields(name, node, said), fieldsElsewhere(name, node, said, project)] : []
  const field = fields.find((one) => one.length > 0)?.find((one) => !isTakenOut(name, one, node))
  if (field !== undefined) return { what: `${name}.${field}`, within: name, at: node.at }
  const intercepted = asText === undefined ? interceptedRequest(name, node.at, project) : undefined
  if (intercepted) return intercepted
  return isTokenAnswer(name, node, said) ? { what: 'access_token', within: name, at: node.at } : undefined
}

const LONGEST = 60

/** The fields of what a variable holds that are credentials, where its type is a structure of the file that writes itself out. */
function secretFields(name: string, { at }: Node, { conditions }: Said): readonly string[] {
  const structures = structuresOf(at.file)
  if (structures.size === 0) return []
  const around = functionAround(at, 'go')
  const head = around.before.slice(0, 600).split('{', 1)[0] ?? ''
  const given = new RegExp(`[(,]\\s{0,8}${name} \\*?(\\w{1,60})\\s{0,4}[,)]`).exec(head)?.[1]
  if (given !== undefined) return isSetAgain(name, around.before.slice(head.length), true) ? [] : (structures.get(given) ?? [])
  // `claims, ok := token.Claims.(*Claims)`: what was read from elsewhere is filled.
  const told = new RegExp(`\\b${name}, ?\\w{1,20} ?:?= ?[\\w.]{1,60}\\.\\(\\*?(\\w{1,60})\\)`).exec(around.before)?.[1]
  if (told !== undefined) return conditions.some((one) => one.includes('!ok')) ? [] : (structures.get(told) ?? [])
  const made = new RegExp(`\\b(?:var ${name} |${name} :?= ?(?:&|new\\())(\\w{1,60})\\b|\\b${name} :?= ?(\\w{1,60})\\{`).exec(around.before)
  return (structures.get(made?.[1] ?? made?.[2] ?? '') ?? []).filter((field) => isFilled(name, field, around))
}

/** The same, of a structure that another file or package of the module declares; where it could not be had nothing is in it. */
function fieldsElsewhere(name: string, { at }: Node, { conditions }: Said, project: Project): readonly string[] {
  const type = goTypeOf(name, at, project)
  if (!type || saysOwnText(type)) return []
  const around = functionAround(at, 'go')
  if (type.isGiven ? conditions.some((one) => isNil(name, one)) : conditions.some((one) => isUnfilled(name, one, type.isMade, around)))
    return []
  return type.files
    .flatMap((file) => structuresOf(file).get(type.name) ?? [])
    .filter((field) => !type.isMade || isFilled(name, field, around))
}

function isNil(name: string, condition: string): boolean {
  return new RegExp(`(?<![\\w.])${name} == nil`).test(condition)
}

/** Whether a condition holds where the call failed that gives a variable, or that fills it: what fails later leaves it filled. */
function isUnfilled(name: string, condition: string, isMade: boolean, { before }: FunctionAround): boolean {
  if (/!ok|== nil/.test(condition)) return true
  if (!/\berr\b/.test(condition)) return false
  const fills = isMade ? filling(name) : `(?<![\\w.])${name}(?:, ?\\w{1,40}){0,3} ?:?= ?(?!=)`
  const filled = [...before.matchAll(new RegExp(fills, 'g'))].at(isMade ? 0 : -1)
  const failed = [...before.matchAll(/(?<![\w.])err ?:?= ?(?!=)/g)].at(-1)
  return !failed || failed.index < (filled ? filled.index + filled[0].length : 0)
}

/** What reads a structure from elsewhere: `json.Unmarshal(body, &request)`, `c.BodyParser(request); err`. */
function filling(name: string): string {
  return `[(,] ?&${name}\\)|[(,] ?${name}\\); err`
}

/** Whether a field is emptied or masked before the log: `grant.RefreshToken = ""`. */
function isTakenOut(name: string, field: string, { at }: Node): boolean {
  const hides = '(?:string\\()?[\\w.]{0,40}(?:mask|redact|hash|hide|obfuscate|censor)\\w{0,20}(?:[()]|\\s{0,9}$)'
  const taken = new RegExp(`\\b${name}\\.${field} ?= ?(?:["\`]|nil\\b|${hides})`, 'im')
  return taken.test(functionAround(at, 'go').before)
}

/** Whether a field is given something, or the structure is read from elsewhere. */
function isFilled(name: string, field: string, { before }: FunctionAround): boolean {
  return new RegExp(`\\b${field}: |\\b${name}\\.${field} = |${filling(name)}`).test(before)
}

/** The structures of a file that hold a credential and have no text of their own, each with those fields. */
const structuresOf = oncePer(({ text }: SourceFile): ReadonlyMap<string, readonly string[]> => {
  const own = new Set(Array.from(text.matchAll(OWN_TEXT), ([, type = '']) => type))
  return new Map(
    [...text.matchAll(STRUCTURE)].flatMap(([, type = '', body = '']) => {
      const fields = own.has(type) ? [] : fieldsIn(body)
      return fields.length === 0 ? [] : [[type, fields] as const]
    }),
  )
})

const STRUCTURE = /^type\s{1,4}(\w{1,60})\s{1,4}struct\s{0,4}\{((?:[^{}]|\{\}){1,4000})\}/gm
const OWN_TEXT = inTurn('gm', /^func\s{1,4}\((?:\w{1,30}\s{1,4})?\*?(\w{1,60})\)\s{1,4}/, ownTextInGo.pattern, /\(/)

function fieldsIn(body: string): readonly string[] {
  return [...body.matchAll(/^\s{1,40}([A-Z]\w{0,60})\s{1,40}\*?(?:string|\[\]byte)\b([^\n]{0,200})/gm)].flatMap(
    ([, name = '', tag = '']) => (shownName(name) === 'credential' && !UNWRITTEN.test(tag) && !isKept(name, tag) ? [name] : []),
  )
}

/** A password in a row of a database, and in nothing that a client sends, is kept as its hash. */
function isKept(name: string, tag: string): boolean {
  return /passw/i.test(name) && /\b(?:db|gorm|bson):"/.test(tag) && !/\b(?:json|form|validate|binding):"/.test(tag)
}

/** Tags of fields that are left out, or masked by who reads the tag. */
const UNWRITTEN = /:"-|mask|redact|sensitive|log:"/i

/** Whether a variable is the body, or what was read of the body, that a token endpoint has answered with. */
function isTokenAnswer(name: string, { at }: Node, { conditions }: Said): boolean {
  // What is refused has no token in it.
  if (!ASKS_FOR_TOKEN.test(at.file.text) || conditions.some((one) => /err|status|!ok|exists|fail/i.test(one))) return false
  const { before } = functionAround(at, 'go')
  const asks = before.search(ASKS_FOR_TOKEN)
  if (asks < 0 || [...before.slice(asks).matchAll(SENDS)].length !== 1) return false
  const body = [...before.matchAll(BODIES_READ)].at(-1)?.[1]
  if (body === name) return true
  const decoded = [...before.matchAll(/json\.(?:Unmarshal\(\w{1,40}, ?|NewDecoder\(\w{1,40}\.Body\)\.Decode\()&(\w{1,40})\)/g)].at(-1)?.[1]
  return decoded === name && new RegExp(`\\b(?:${name} :?= ?(?:make\\()?|var ${name} )map\\[string\\]`).test(before)
}

const ASKS_FOR_TOKEN = oneOf('', /"grant_type"/, /\bgrant_type=/, /"code_verifier"/)
const SENDS = /\.(?:Do|Post|PostForm)\(/g

/** A field that holds the address of a text, `AccessToken: ptr.To(token)`: without `*` a log shows that address. */
export function isAddressOfText({ what, at: { file } }: Found): boolean {
  const field = /^\w{1,40}\.(\w{1,60})$/.exec(what)?.[1]
  return (
    field !== undefined && new RegExp(`\\b${field}(?:: {1,20}| = )(?:\\w{0,20}[pP]tr\\w{0,10}|pointer|aws)\\.\\w{1,20}\\(`).test(file.text)
  )
}
