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
import { formatted } from './c-like-loggers.ts'
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
  const verb = formatted(said.value).find((one) => one.node.at.start === start)?.verb
  if (verb !== undefined && !/[vs]$/.test(verb)) return undefined
  const field = asText === undefined ? (secretField(name, node, said) ?? fieldElsewhere(name, node, said, project)) : undefined
  if (field !== undefined && !isTakenOut(name, field, node)) return { what: `${name}.${field}`, within: name, at: node.at }
  const intercepted = asText === undefined ? interceptedRequest(name, node.at, project) : undefined
  if (intercepted) return intercepted
  return isTokenAnswer(name, node, said) ? { what: 'access_token', within: name, at: node.at } : undefined
}

const LONGEST = 60

/** The field of what a variable holds that is a credential, where its type is a structure of the file that writes itself out. */
function secretField(name: string, { at }: Node, { conditions }: Said): string | undefined {
  const structures = structuresOf(at.file)
  if (structures.size === 0) return undefined
  const around = functionAround(at, 'go')
  const head = around.before.slice(0, 600).split('{', 1)[0] ?? ''
  const given = new RegExp(`[(,]\\s{0,8}${name} \\*?(\\w{1,60})\\s{0,4}[,)]`).exec(head)?.[1]
  if (given !== undefined) return isSetAgain(name, around.before.slice(head.length), true) ? undefined : structures.get(given)
  // `claims, ok := token.Claims.(*Claims)`: what was read from elsewhere is filled.
  const told = new RegExp(`\\b${name}, ?\\w{1,20} ?:?= ?[\\w.]{1,60}\\.\\(\\*?(\\w{1,60})\\)`).exec(around.before)?.[1]
  if (told !== undefined) return conditions.some((one) => one.includes('!ok')) ? undefined : structures.get(told)
  const made = new RegExp(`\\b(?:var ${name} |${name} :?= ?(?:&|new\\())(\\w{1,60})\\b|\\b${name} :?= ?(\\w{1,60})\\{`).exec(around.before)
  const field = structures.get(made?.[1] ?? made?.[2] ?? '')
  return field !== undefined && isFilled(name, field, around) ? field : undefined
}

/** The same, of a structure that another file or package of the module declares; where something failed nothing is in it. */
function fieldElsewhere(name: string, { at }: Node, { conditions }: Said, project: Project): string | undefined {
  if (conditions.some((one) => /\berr\b|!ok|== nil/.test(one))) return undefined
  const type = goTypeOf(name, at, project)
  if (!type || saysOwnText(type)) return undefined
  const [field] = type.files.flatMap((file) => structuresOf(file).get(type.name) ?? [])
  return field !== undefined && (!type.isMade || isFilled(name, field, functionAround(at, 'go'))) ? field : undefined
}

/** Whether a field is emptied or masked before the log: `grant.RefreshToken = ""`. */
function isTakenOut(name: string, field: string, { at }: Node): boolean {
  const taken = new RegExp(
    `\\b${name}\\.${field} ?= ?(?:["\`]|nil\\b|[\\w.]{0,40}(?:mask|redact|hash|hide|obfuscate|censor)\\w{0,20}\\()`,
    'i',
  )
  return taken.test(functionAround(at, 'go').before)
}

/** Whether a field is given something, or the structure is read from elsewhere: `json.Unmarshal(body, &request)`. */
function isFilled(name: string, field: string, { before }: FunctionAround): boolean {
  return new RegExp(`\\b${field}: |\\b${name}\\.${field} = |[(,] ?&${name}\\)|[(,] ?${name}\\); err`).test(before)
}

/** The structures of a file that hold a credential and have no text of their own, each with that field. */
const structuresOf = oncePer(({ text }: SourceFile): ReadonlyMap<string, string> => {
  const own = new Set(Array.from(text.matchAll(OWN_TEXT), ([, type = '']) => type))
  return new Map(
    [...text.matchAll(STRUCTURE)].flatMap(([, type = '', body = '']) => {
      const field = own.has(type) ? undefined : fieldIn(body)
      return field === undefined ? [] : [[type, field] as const]
    }),
  )
})

const STRUCTURE = /^type\s{1,4}(\w{1,60})\s{1,4}struct\s{0,4}\{((?:[^{}]|\{\}){1,4000})\}/gm
const OWN_TEXT = inTurn('gm', /^func\s{1,4}\((?:\w{1,30}\s{1,4})?\*?(\w{1,60})\)\s{1,4}/, ownTextInGo.pattern, /\(/)

function fieldIn(body: string): string | undefined {
  for (const [, name = '', tag = ''] of body.matchAll(/^\s{1,40}([A-Z]\w{0,60})\s{1,40}\*?(?:string|\[\]byte)\b([^\n]{0,200})/gm))
    if (shownName(name) === 'credential' && !UNWRITTEN.test(tag)) return name
  return undefined
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
