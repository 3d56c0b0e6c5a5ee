import type { Project } from '../../discover/project.ts'
import { comparesAudienceInGo, handsOnParserOptions, makesTokenParser, parsesIntoClaims } from '../../knowledge/libraries/go-mcp.ts'
import type { Said } from '../../parse/c-like.ts'
import { items, type Node } from '../../parse/node.ts'
import { literally } from '../../text/pattern.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { codeAt } from '../../text/source.ts'
import { functionAround } from './c-like-functions.ts'
import { folderOf, importedFolders, packageIn } from './go-packages.ts'

/**
 * Whether another file may compare whom a token is for: one of the package, the one that makes the parser with its options, or the claims
 * that are handed in, whose own check the parser calls (https://pkg.go.dev/github.com/golang-jwt/jwt/v5#ClaimsValidator).
 */
export function mayBeCheckedElsewhere({ name, value, at }: Said, project: Project): boolean {
  const code = packageAround(project, folderOf(at.file.path))
  if (comparesAudienceInGo.pattern.test(code)) return true
  const isMade = makesTokenParser.pattern.test(at.file.text)
  if (!/(?:^|\.)jwt\.\w{1,20}$/.test(name) && !isMade && (!makesTokenParser.pattern.test(code) || handsOnParserOptions.pattern.test(code)))
    return true
  const claims = parsesIntoClaims.pattern.test(name) ? items(value)[1] : undefined
  return claims !== undefined && mayCheckThemselves(written(claims), { at, code, project })
}

const packageAround = oncePerPair((project: Project, folder: string) => packageIn(folder, project))
const packagesImported = oncePerPair((project: Project, path: string, text: string) =>
  importedFolders(text, path, project)
    .map((folder) => packageIn(folder, project))
    .join('\n'),
)

/** A value with the type in front of its braces. */
function written({ at }: Node): string {
  const { text } = at.file
  return (/&?[\w.]{1,80}$/.exec(text.slice(Math.max(0, at.start - 81), at.start))?.[0] ?? '') + codeAt(at, LONGEST)
}

/** Whether the type of claims has a check of its own, or cannot be told. */
function mayCheckThemselves(claims: string, { at, code, project }: Pick<Said, 'at'> & { code: string; project: Project }): boolean {
  const type = TYPE.exec(claims)?.[1] ?? typeOf(claims, functionAround(at, 'go').before)
  if (type === undefined) return true
  if (/^jwt\.(?:Map|Registered|Standard)Claims$/.test(type)) return false
  const [first = '', last] = type.split('.')
  const declared = last === undefined ? code : packagesImported(project, at.file.path, at.file.text)
  return !new RegExp(`\\b${last ?? first}\\b (?:struct|=|jwt|map)`).test(declared) || CHECKS_ITSELF.test(declared)
}

/** `&DeskClaims{}`, `new(model.Claims)` */
const TYPE = /^(?:&|new\()?((?:\w{1,40}\.)?\w{1,60})[{)]/
const CHECKS_ITSELF = /\) Valid(?:ate)?\(\) error\b/
const LONGEST = 120

/** `claims := &DeskClaims{}`, `var claims DeskClaims` */
function typeOf(claims: string, before: string): string | undefined {
  const name = literally(claims.replace(/^&/, ''))
  const made = `\\b${name} :?= (?:&|new\\()?((?:\\w{1,40}\\.)?\\w{1,60})[{)]|\\bvar ${name} \\*?((?:\\w{1,40}\\.)?\\w{1,60})`
  const last = [...before.matchAll(new RegExp(made, 'g'))].at(-1)
  return last?.[1] ?? last?.[2]
}
