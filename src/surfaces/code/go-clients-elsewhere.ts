import { oneOf } from '../../text/pattern.ts'
import { goHandlesChallenge, goOAuth2 } from '../../knowledge/libraries/go-oauth2.ts'
import type { Project } from '../../discover/project.ts'
import { saidIn, type Said } from '../../parse/c-like.ts'
import { SourceFile, type Span, type Text } from '../../text/source.ts'
import { importedFolders, isGoCode, packageIn, whereWritten } from '../../program/written/index.ts'
import { folderOf, folderWithSlash } from '../../text/paths.ts'

const CHALLENGES = oneOf('i', goHandlesChallenge.pattern, /code_?challenge|pkce/)

/**
 * The text of the package of this module that gives a field or variable its `oauth2.Config`: nothing when it is not known to be one, when
 * something wraps it, or when any of it speaks of a challenge.
 */
export function clientElsewhere(field: string, { value: code, at: { file } }: Text, project: Project): Text | undefined {
  const folders = [folderWithSlash(file.path), ...importedFolders(code, file.path, project)]
  const packages = folders.map((folder) => packageIn(folder, project))
  const all = packages.join('\n')
  if (CHALLENGES.test(all + code)) return undefined
  const declared = new RegExp(`\\b${field}\\s{1,20}\\*?${goOAuth2.config.replace('.', '\\.')}\\b`)
  const found = packages.findIndex((text) => declared.test(text))
  const text = packages[found]
  return text === undefined || found === 0 ? undefined : new SourceFile(`${folders[found] ?? ''}package.go`, text).whole
}

/** A client where it is made, and the code beside it. */
export interface MadeClient {
  readonly said: Said
  /** The code of its package. */
  readonly text: string
}

/**
 * The one client that an address is asked of, where a variable of a package is given it or a function makes it: `config.OAuth.AuthCodeURL`,
 * `config.Client().AuthCodeURL`. Nothing where any of the code around speaks of a challenge.
 */
export function clientMadeElsewhere({ name, at }: Said, project: Project): MadeClient | undefined {
  const made = whereWritten(askedOf(name, at), { at, language: 'go', project })
  if (!made || made.file === at.file) return undefined
  const [said, ...more] = saidIn(made.file.whole, 'go').filter(
    (one) => one.is === 'object' && one.name === goOAuth2.config && one.at.start >= made.start && one.at.end <= made.end,
  )
  const text = [made.file.text, packageIn(folderOf(made.file.path), project)].join('\n')
  if (!said || more.length > 0 || !isGiven(made, said)) return undefined
  if (CHALLENGES.test(text + packageIn(folderOf(at.file.path), project) + at.file.text)) return undefined
  return { said, text }
}

/** Whether a client is what a variable or a function gives itself, and not what something wraps. */
function isGiven({ file: { text }, start, end }: Span, { at }: Said): boolean {
  const before = text.slice(start, at.start)
  if (!before.startsWith('{')) return /^&?$/.test(before)
  const name = /\b(\w{1,60})(?:, \w{1,40})? :?= &?$/.exec(before)?.[1]
  return name === undefined ? /\breturn &?$/.test(before) : new RegExp(`\\breturn ${name}\\b(?![.(])`).test(text.slice(at.end, end))
}

/** What stands before `.AuthCodeURL(`: the name of a client, or the call that gives it. */
function askedOf(name: string, { file, start }: Span): string {
  if (!name.startsWith('.')) return name.replace(new RegExp(`\\.${goOAuth2.authorizes}$`), '')
  return (
    /(?:\w{1,60}\.){0,2}\w{1,60}\([^()\n]{0,200}\)$/.exec(file.text.slice(Math.max(0, start - 400), start).replace(/\.$/, ''))?.[0] ?? ''
  )
}

/** Whether any code of the repository gives a client its secret later; in larger ones something may. */
export function getsSecretLater(project: Project): boolean {
  const paths = project.below('').filter(isGoCode)
  return paths.length > MOST_FILES || paths.some((path) => SECRET_LATER.test(project.text(path) ?? ''))
}

const MOST_FILES = 1500
const SECRET_LATER = new RegExp(`\\.${goOAuth2.secret}\\s{0,4}=(?!=)`)
