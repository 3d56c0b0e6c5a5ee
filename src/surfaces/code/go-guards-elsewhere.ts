import type { Project } from '../../discover/project.ts'
import { handedGoMiddleware, handlesGoRequests, passesRequestOn, refusesGoCaller } from '../../knowledge/libraries/go-mcp.ts'
import type { SourceFile, Text } from '../../text/source.ts'
import { fileOf } from './c-like-elsewhere.ts'
import { functionsOfGo, functionsOfGoFile, nameOfGo, type GoFunction } from './go-functions.ts'
import { filesOfModule, folderOf } from './go-packages.ts'

/** A function of another file of the module that stands in front of handlers which a file gives it. */
export interface GuardElsewhere {
  readonly name: string
  readonly file: SourceFile
  readonly function: GoFunction
  /** Its code, and that of the functions of its package that it calls. */
  readonly code: string
}

/**
 * What a file that makes a server puts in front of it, of what other files of its module declare: `guard.RequireKey(key, handler)`,
 * `mux.Use(keyed)`, `&guard.Keyed{Next: handler}`. Only what lets some requests pass and looks at the callers is one.
 */
export function guardsElsewhere({ value, at: { file } }: Text, project: Project, looksAt: (code: string) => boolean): GuardElsewhere[] {
  const names = new Set(Array.from(value.replace(TEXTS, '""').matchAll(GIVEN), ([, name = '']) => name))
  const own = new Set(functionsOfGoFile(file).map(nameOfGo))
  const paths = filesOfModule(file.path, project).filter((path) => path !== file.path && mayGuard(project.text(path) ?? ''))
  return paths.flatMap((path) => {
    const other = fileOf(path, file, project)
    return functionsOfGoFile(other).flatMap((one) => {
      const name = nameOfGo(one)
      if (name === undefined || !names.has(name) || own.has(name) || !mayGuard(one.code)) return []
      const code = withCalled(one, other, project)
      return looksAt(code) || refusesGoCaller.pattern.test(code) ? [{ name, file: other, function: one, code }] : []
    })
  })
}

/** Whether what stands in front of a handler is a parameter or a field, which whoever calls chooses. */
export function isHandedMiddleware({ value }: Text): boolean {
  return handedGoMiddleware.pattern.test(value)
}

const TEXTS = /"(?:[^"\\\n]|\\.)*"|`[^`]*`|\/\/[^\n]*/g
/** What is called, made or handed on by its name. */
const GIVEN = /\b([A-Za-z_]\w{0,80})(?=[(){,])/g

function mayGuard(code: string): boolean {
  return passesRequestOn.pattern.test(code) && handlesGoRequests.pattern.test(code)
}

/** Functions call others of their package so deep. */
const STEPS = 2
const MOST_CODE = 40_000

function withCalled(one: GoFunction, file: SourceFile, project: Project): string {
  const files = project.inFolder(folderOf(file.path).replace(/\/$/, '')).filter((path) => /(?<!_test)\.go$/.test(path))
  const seen = new Set([one])
  let last = [one.code]
  let all = one.code
  for (let step = 0; step < STEPS && last.length > 0 && all.length < MOST_CODE; step++) {
    const names = new Set(last.flatMap((code) => Array.from(code.matchAll(GIVEN), ([, name = '']) => name)))
    const next = files
      .flatMap((path) => [...names].flatMap((name) => functionsOfGo(name, fileOf(path, file, project))))
      .filter((found) => !seen.has(found))
    for (const found of next) seen.add(found)
    last = next.map(({ code }) => code)
    all = [all, ...last].join('\n')
  }
  return all
}
