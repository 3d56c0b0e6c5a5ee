import { ownTextInGo } from '../../knowledge/libraries/log-libraries.ts'
import type { Project } from '../../discover/project.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import type { SourceFile, Span } from '../../text/source.ts'
import {
  fileOf,
  filesOfModule,
  filesOfPackage,
  functionAround,
  givenLast,
  GO_IMPORT,
  importedFolders,
  resultIn,
  searchedOnce,
  signatureOf,
  type TypeSaid,
} from '../../program/written/index.ts'

/** The type of a variable of Go, with the files of the package that declares it. */
export interface GoType {
  readonly name: string
  readonly files: readonly SourceFile[]
  /** The function makes it itself, and fills it. */
  readonly isMade: boolean
  /** A parameter, which is what it is whatever fails. */
  readonly isGiven: boolean
}

/** The structure that a parameter or a variable is, of whatever package of the module. */
export function goTypeOf(name: string, at: Span, project: Project): GoType | undefined {
  const around = functionAround(at, 'go')
  const one = literally(name)
  const head = signatureOf(around.before, 600)
  const given = new RegExp(`[(,]\\s{0,8}${one}(?:, ?\\w{1,40}){0,3} (${TYPE})\\s{0,4}[,)]`).exec(head)?.[1]
  if (isSetAgain(name, around.before.slice(head.length), given !== undefined)) return undefined
  if (given !== undefined) return declaredIn({ text: given, in: at.file }, at, project, 'given')
  const said = new RegExp(`\\bvar ${one} (${TYPE})\\s{0,4}(?:=|$)`, 'm').exec(around.before)?.[1]
  const value = givenLast(name, around, at.file)
  const code = value ? at.file.text.slice(value.at.start, Math.min(value.at.end, value.at.start + 300)).trim() : ''
  const made = /^&?([A-Za-z][\w.]{0,80})\{|^new\(([A-Za-z][\w.]{0,80})\)/.exec(code)
  if (made || said !== undefined) return declaredIn({ text: made?.[1] ?? made?.[2] ?? said ?? '', in: at.file }, at, project, 'made')
  const called = /^((?:\w{1,60}\.){0,3})(\w{1,60})\(/.exec(code)
  const result = called && resultOf(called[1]?.slice(0, -1) ?? '', called[2] ?? '', at, project)
  return result ? declaredIn(result, at, project, 'called') : undefined
}

/** Whether a name comes to mean something else behind the head of its function: by a loop, beside another result, or a parameter anyhow. */
export function isSetAgain(name: string, body: string, isGiven: boolean): boolean {
  const before = isGiven ? String.raw`(?<![\w.])` : String.raw`(?<=\w, ?)`
  return new RegExp(`${before}${literally(name)}(?:, ?\\w{1,40}){0,3} ?:?=(?!=)|(?<![\\w.])${literally(name)} ?:?= ?range\\b`).test(body)
}

const TYPE = String.raw`\*?(?:\w{1,60}\.)?\w{1,60}`

function declaredIn({ text, in: from }: TypeSaid, at: Span, project: Project, how: 'given' | 'made' | 'called'): GoType | undefined {
  const path = text.replace(/^[*&]+/, '')
  const name = path.split('.').at(-1) ?? ''
  if (!/^\w{1,60}$/.test(name)) return undefined
  const files = filesOfPackage(path, from, project).map((one) => fileOf(one, at.file, project))
  return files.length === 0 ? undefined : { name, files, isMade: how === 'made', isGiven: how === 'given' }
}

/** What functions and methods of the module give that are called so, where all of them give the same type. */
function resultOf(holder: string, name: string, at: Span, project: Project): TypeSaid | undefined {
  return searchedOnce(at.file, `given by ${holder}.${name}`, () => {
    if (isOfOthers(holder, at.file, project)) return undefined
    const found = filesOfModule(at.file.path, project).flatMap((path) => {
      const text = project.text(path) ?? ''
      return text.includes(`${name}(`) && text.includes('func ') ? (resultIn(name, { path, text }, 'go') ?? []) : []
    })
    const types = new Set(found.map(({ text }) => text.replace(/^.*[*.]/, '')))
    return types.size === 1 ? found[0] : undefined
  })
}

/** Whether a call belongs to a package that is not of the module. */
function isOfOthers(holder: string, file: SourceFile, project: Project): boolean {
  const imported = [...file.text.matchAll(GO_IMPORT)].find(([, alias, path = '']) => (alias ?? path.split('/').at(-1)) === holder)?.[2]
  if (imported === undefined) return false
  return !importedFolders(file.text, file.path, project).some((folder) => `/${folder}`.endsWith(`/${imported.split('/').at(-1) ?? ''}/`))
}

/** Whether a structure says itself what is written of it: https://pkg.go.dev/fmt#Stringer */
export function saysOwnText({ name, files }: GoType): boolean {
  const own = inTurn('m', new RegExp(`^func\\s{1,4}\\((?:\\w{1,30}\\s{1,4})?\\*?${literally(name)}\\)\\s{1,4}`), ownTextInGo.pattern, /\(/)
  return files.some((file) => searchedOnce(file, `own text of ${name}`, () => own.test(file.text)) === true)
}
