import type { Project } from '../../discover/project.ts'
import {
  asksNobodyInGo,
  givesBackGoHandler,
  handedGoMiddleware,
  handlesGoRequests,
  passesRequestOn,
  refusesGoCaller,
} from '../../knowledge/libraries/go-mcp.ts'
import { asksForOtherThings } from '../../knowledge/words/checks.ts'
import type { Said } from '../../parse/c-like.ts'
import type { SourceFile, Text } from '../../text/source.ts'
import {
  fileOf,
  filesOfModule,
  functionsOfGo,
  functionsOfGoFile,
  isGoCode,
  moduleName,
  nameOfGo,
  wordsOf,
  type Part,
} from '../../program/written/index.ts'
import { codeOf } from './go-defaults.ts'
import { namesOf } from './go-served-straight.ts'
import { folderOf } from '../../text/paths.ts'

/** A function of another file of the module that stands in front of handlers which a file gives it. */
export interface GuardElsewhere {
  readonly name: string
  readonly file: SourceFile
  readonly function: Part
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

/**
 * Whether a handler of MCP, or a router that has it, is handed to a function of another module that may turn callers away and cannot be
 * read here: `http.ListenAndServe(addr, edge.Tenants(handler))`, `r.Use(edge.Tenants)`.
 */
export function isWrappedByOthers(made: Said, all: readonly Said[], { value: code, at: { file } }: Text, project: Project): boolean {
  const others = importsOfOthers(code, file.path, project)
  if (others.size === 0) return false
  const names = new Set(namesOf(made, all))
  for (const { is, name, value } of all) if (is === 'set' && NEW_ROUTER.test(codeOf(value.at))) names.add(name)
  return all.some((one) => {
    const [, packageName = '', called = ''] = one.is === 'call' ? (/^(\w{1,60})\.(\w{1,80})$/.exec(one.name) ?? []) : []
    if (one.is === 'call' && one.name.endsWith('.Use'))
      return [...codeOf(one.at).matchAll(QUALIFIED)].some(([, from = '', it = '']) => isOther(from, it))
    const isAround = one.at.start < made.at.start && one.at.end >= made.at.end
    return isOther(packageName, called) && (isAround || [...wordsOf(codeOf(one.value.at))].some((word) => names.has(word)))
  })

  function isOther(from: string, called: string): boolean {
    return others.has(from) && !asksForOtherThings.pattern.test(called)
  }
}

const NEW_ROUTER = /^(?:http\.NewServeMux|(?:chi|mux|httprouter)\.New(?:Router|Mux)?)\(/
const QUALIFIED = /\b(\w{1,60})\.(\w{1,80})/g

/** The names by which a file calls packages of other modules, but those that are known to ask nobody. */
function importsOfOthers(code: string, path: string, project: Project): ReadonlySet<string> {
  const own = moduleName(path, project)
  const found = [...code.matchAll(/^(?:import)?\s{1,8}(?:(\w{1,40}) )?"([\w.-]{1,60}\.[a-z]{2,10}\/[^"\n]{1,200})"/gm)]
  return new Set(
    found.flatMap(([, alias, from = '']) =>
      (own !== undefined && `${from}/`.startsWith(`${own}/`)) || asksNobodyInGo.pattern.test(from) ? [] : [alias ?? nameOfPackage(from)],
    ),
  )
}

/** `github.com/go-chi/chi/v5` is called `chi`. */
function nameOfPackage(path: string): string {
  return path
    .replace(/\/v\d{1,3}$/, '')
    .replace(/^.*\//, '')
    .replace(/^go-|[.-]go$|\.v\d{1,3}$/, '')
}

const TEXTS = /"(?:[^"\\\n]|\\.)*"|`[^`]*`|\/\/[^\n]*/g
/** What is called, made or handed on by its name. */
const GIVEN = /\b([A-Za-z_]\w{0,80})(?=[(){,])/g

function mayGuard(code: string): boolean {
  return handlesGoRequests.pattern.test(code) && (passesRequestOn.pattern.test(code) || givesBackGoHandler.pattern.test(code))
}

/** Functions call others of their package so deep. */
const STEPS = 2
const MOST_CODE = 40_000

function withCalled(one: Part, file: SourceFile, project: Project): string {
  const files = project.inFolder(folderOf(file.path)).filter((path) => isGoCode(path))
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
