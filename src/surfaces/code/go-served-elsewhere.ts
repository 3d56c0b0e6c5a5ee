import type { Project } from '../../discover/project.ts'
import { takesGoMux } from '../../knowledge/libraries/go-mcp.ts'
import { saidIn, type Said } from '../../parse/c-like.ts'
import { items } from '../../parse/node.ts'
import { literally } from '../../text/pattern.ts'
import type { SourceFile, Text } from '../../text/source.ts'
import { fileOf, filesOfModule, functionsOfGo, goFunctionAround, nameOfGo, type Part } from '../../program/written/index.ts'
import { addressesOfGo, type Listening } from './go-addresses.ts'
import { codeOf } from './go-defaults.ts'
import { fieldElsewhere } from './go-fields-elsewhere.ts'
import { asksNobody, givesOneServer, HANDLER_LATER, namesOf, servedBy } from './go-served-straight.ts'

/** A function with the expressions in it that are a handler of MCP, or a ServeMux that has one at a path, and nothing around them. */
interface Holder {
  readonly file: SourceFile
  readonly function: Part
  readonly expressions: ReadonlySet<string>
}

/** Functions give the handler to functions so often. */
const MOST_STEPS = 4
/** More functions that call one of that name are no way to follow. */
const MOST_CALLERS = 6

/**
 * Where other functions of the module serve a handler of MCP that one gives back or puts into a ServeMux, with nothing in front of it:
 * `mux.Handle("/mcp", desk.Handler())`, `routes.Register(mux)` and `http.ListenAndServe(addr, mux)`. What is
 * `wrapped` stands in for it, where that has been looked at. https://pkg.go.dev/net/http#ServeMux
 */
export function servedElsewhere(
  made: Said,
  all: readonly Said[],
  text: Text,
  project: Project,
  wrapped?: ReadonlySet<string>,
): readonly Listening[] {
  if (made.name.endsWith('Handler') && !givesOneServer(made)) return []
  const { file } = text.at
  let last: readonly Holder[] = [{ file, function: goFunctionAround(made.at), expressions: wrapped ?? namesOf(made, all) }]
  for (let step = 0; step < MOST_STEPS && last.length > 0; step++) {
    const held = last.map((one) => withMuxes(one))
    const found = held.flatMap((one) => listeningOf(one, project))
    if (found.length > 0) return wrapped || asksNobody(text, project) ? found : []
    last = held.flatMap((one) => callersOf(one, project))
  }
  return []
}

function saidBy({ file, function: own }: Pick<Holder, 'file' | 'function'>): Said[] {
  return saidIn(file.whole, 'go').filter(({ at }) => goFunctionAround(at) === own)
}

/** With the names that are set to one of the expressions alone, and each ServeMux that has one at a path. */
function withMuxes(holder: Holder): Holder {
  if (HANDLER_LATER.test(holder.file.text)) return { ...holder, expressions: new Set() }
  const said = saidBy(holder)
  const expressions = new Set(holder.expressions)
  const isAlone = (name: string) => said.filter((one) => one.is === 'set' && one.name === name).length === 1
  for (const { is, name, value } of said) if (is === 'set' && expressions.has(codeOf(value.at)) && isAlone(name)) expressions.add(name)
  for (const { is, name, value } of said) {
    const mux = is === 'call' ? /^(\w{1,60})\.Handle$/.exec(name)?.[1] : undefined
    const handler = mux === undefined ? undefined : items(value)[1]
    if (mux !== undefined && handler && expressions.has(codeOf(handler.at)) && isMux(mux, holder.function, said)) expressions.add(mux)
  }
  return { ...holder, expressions }
}

/** A ServeMux that the function makes, or is given. */
function isMux(name: string, own: Part, said: readonly Said[]): boolean {
  const set = said.filter((one) => one.is === 'set' && one.name === name)
  const [only] = set
  if (!only) return parameterOf(own, name) !== undefined
  return set.length === 1 && codeOf(only.value.at) === 'http.NewServeMux()'
}

/** Which parameter of a function a ServeMux is, by its place. */
function parameterOf({ code }: Part, name: string): number | undefined {
  const given = /\bfunc (?:\([^)\n]{0,100}\) )?\w{1,80}\(([^)]{0,400})\)/.exec(code)?.[1]
  const index = given
    ?.split(',')
    .map((one) => one.trim())
    .findIndex((one) => one.startsWith(`${name} `) && takesGoMux.pattern.test(one))
  return index === undefined || index < 0 ? undefined : index
}

function listeningOf(holder: Holder, project: Project): Listening[] {
  const { file, function: own, expressions } = holder
  if (expressions.size === 0) return []
  const all = saidIn(file.whole, 'go')
  return [...addressesOfGo(all, (code) => fieldElsewhere(code, file.whole, project))].filter(({ by }) => {
    const served = goFunctionAround(by.at) === own ? servedBy(by) : undefined
    return served !== undefined && expressions.has(served)
  })
}

/** The functions of the module that call one which gives back an expression, or puts it into a ServeMux that it is given. */
function callersOf({ file, function: own, expressions }: Holder, project: Project): Holder[] {
  const name = nameOfGo(own)
  if (name === undefined || expressions.size === 0) return []
  const givesBack = [...expressions].some((one) => new RegExp(`\\breturn ${literally(one)}(?=[\\s,])`).test(own.code))
  const parameters = [...expressions].flatMap((one) => parameterOf(own, one) ?? [])
  if (!givesBack && parameters.length === 0) return []
  const files = filesOfModule(file.path, project).filter((path) => path === file.path || (project.text(path) ?? '').includes(`${name}(`))
  const others = files.map((path) => fileOf(path, file, project))
  if (others.flatMap((one) => functionsOfGo(name, one)).length > 1) return []
  const found = others.flatMap((one) => {
    const calls = saidIn(one.whole, 'go').filter(
      ({ is, name: called }) => is === 'call' && (called === name || called.endsWith(`.${name}`)),
    )
    return calls.map((call): Holder => {
      const around = { file: one, function: goFunctionAround(call.at) }
      const given = parameters.flatMap((index) => items(call.value)[index] ?? []).map(({ at }) => codeOf(at))
      const muxes = given.filter((mux) => isMux(mux, around.function, saidBy(around)))
      return { ...around, expressions: new Set([...(givesBack ? [codeOf(call.at)] : []), ...muxes]) }
    })
  })
  return found.length > MOST_CALLERS ? [] : found
}
