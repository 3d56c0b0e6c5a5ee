import { fileRole } from '../../classify/file-role.ts'
import { dotnetBearerSetup, validationParameters, verifiedHandler } from '../../knowledge/libraries/dotnet.ts'
import type { Project } from '../../discover/project.ts'
import type { SourceFile, Span } from '../../text/source.ts'
import { classNameAround, fileOf, searchedOnce } from '../../program/written/index.ts'

/** A repository of more files is not looked through. */
const MOST_FILES = 1500

/** Nor for more members: code that people write has few that switch checks off. */
const MOST_MEMBERS = 60

/** Which files use a member, by the file, type and name of it. */
const USERS = new WeakMap<Project, Map<string, readonly string[]>>()

/**
 * The files of a repository that use what a place stands in: a static member, `TokenRules.For(…)`, or a method that extends a type,
 * `services.AddTokenRules(…)`. Where there are several of that name, whose it is cannot be told.
 */
export function usersInCsharp(at: Span, inFunction: string | undefined, project: Project): readonly SourceFile[] {
  const member = inFunction ?? memberBefore(at)
  const type = classNameAround(at, 'cs')
  if (member === undefined || type === undefined) return []
  const { file } = at
  const known = USERS.get(project) ?? new Map<string, readonly string[]>()
  USERS.set(project, known)
  const asked = `${file.path} ${type}.${member}`
  const paths = known.get(asked) ?? (known.size < MOST_MEMBERS ? pathsOfUsers({ file, type, member }, project) : [])
  if (known.size < MOST_MEMBERS) known.set(asked, paths)
  return paths.map((path) => fileOf(path, file, project))
}

/** The files that give a program a class which sets options of bearer tokens: `services.ConfigureOptions<BearerSetup>()`. */
export function usersOfSetup(file: SourceFile, project: Project): readonly SourceFile[] {
  const name = dotnetBearerSetup.pattern.exec(file.text)?.[1]
  if (name === undefined) return []
  const paths = project.below('').filter((path) => path.endsWith('.cs') && path !== file.path && !fileRole(path).test)
  if (paths.length > MOST_FILES) return []
  const users = paths.filter((path) => new RegExp(`(?<=[<, .])${name}>`).test(project.text(path) ?? ''))
  return users.map((path) => fileOf(path, file, project))
}

/** The files of the classes that a file tells of each token that has been verified: `OnTokenValidated = Audience.Check`. */
export function toldOfTokens(file: SourceFile, project: Project): readonly SourceFile[] {
  const named = Array.from(file.text.matchAll(new RegExp(verifiedHandler.pattern, 'g')), (match) => match.slice(1).find(Boolean))
  const names = [...new Set(named)].slice(0, MOST_HANDLERS)
  const paths = names.length === 0 ? [] : project.below('').filter((path) => path.endsWith('.cs') && !fileRole(path).test)
  if (paths.length > MOST_FILES) return []
  const declares = new RegExp(`\\bclass (?:${names.join('|')})\\b`)
  return paths.filter((path) => declares.test(project.text(path) ?? '')).map((path) => fileOf(path, file, project))
}

const MOST_HANDLERS = 4

interface Member {
  readonly file: SourceFile
  readonly type: string
  readonly member: string
}

function pathsOfUsers({ file, type, member }: Member, project: Project): readonly string[] {
  const paths = project.below('').filter((path) => path.endsWith('.cs') && path !== file.path && !fileRole(path).test)
  if (paths.length > MOST_FILES) return []
  const extended = new RegExp(`\\bstatic [\\w<>, ]{1,80} ${member}(?:<\\w{1,40}>)?\\(\\s{0,80}this `)
  const isExtension = searchedOnce(file, `extended by ${member}`, () => extended.test(file.text)) === true
  const used = isExtension ? `.${member}(` : `${type}.${member}`
  const users = paths.filter((path) => project.text(path)?.includes(used))
  return isExtension && paths.some((path) => extended.test(project.text(path) ?? '')) ? [] : users
}

/** The member of a class that is given a value without a body: `Rules => new()`, `For(string issuer) => new()`. */
function memberBefore({ file, start }: Span): string | undefined {
  const before = file.text.slice(Math.max(0, start - 1500), start)
  return [...before.matchAll(MEMBER)].at(-1)?.[1]
}

const MEMBER = new RegExp(`\\b${validationParameters.name}\\??\\s{1,8}(\\w{1,60})\\s{0,8}(?:\\(|=|\\{)`, 'g')
