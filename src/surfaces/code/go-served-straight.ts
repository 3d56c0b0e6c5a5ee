import type { Project } from '../../discover/project.ts'
import { givesServerMiddleware, looksAtCallers } from '../../knowledge/libraries/go-mcp.ts'
import type { Said } from '../../parse/c-like.ts'
import { get, items } from '../../parse/node.ts'
import type { Text } from '../../text/source.ts'
import { codeOf } from './go-defaults.ts'
import { moduleAround } from '../../program/written/index.ts'

/** A file of Go with what it says, in its module. */
export interface GoFile {
  readonly all: readonly Said[]
  readonly text: Text
  readonly project: Project
}

/**
 * Whether net/http serves a handler of MCP as it is made, so that nothing stands in front of it whatever the program does with sign-ins
 * elsewhere: a port gets the handler, or a ServeMux that has it at a path and is wrapped by nothing, and nothing in the module looks at who
 * calls. https://pkg.go.dev/net/http#ServeMux
 */
export function isServedStraight(made: Said, by: Said, { all, text, project }: GoFile): boolean {
  if (HANDLER_LATER.test(text.value)) return false
  const served = servedBy(by)
  if (served === undefined) return false
  if (made.name.endsWith('Handler') && !givesOneServer(made)) return false
  const handler = namesOf(made, all)
  const isServed = handler.has(served)
  if (!isServed && !isMux(served, made, all)) return false
  const mux = served === 'nil' ? 'http' : served
  const isRouted = all.some(
    ({ is, name, value, inFunction }) =>
      is === 'call' && name === `${mux}.Handle` && inFunction === made.inFunction && handler.has(codeOf((items(value)[1] ?? value).at)),
  )
  return (isServed || isRouted) && asksNobody(text, project)
}

/**
 * `func(*http.Request) *mcp.Server { return server }`:
 * https://pkg.go.dev/github.com/modelcontextprotocol/go-sdk/mcp#NewStreamableHTTPHandler
 */
export function givesOneServer({ value }: Said): boolean {
  return /^\(\s{0,40}func\([^()]{0,80}\) \*?mcp\.Server \{\s{0,40}return [\w.]{1,60};?\s{0,40}\},/.test(codeOf(value.at))
}

/** Something may be put in front of what a server was made with. */
export const HANDLER_LATER = /\.Handler\s{0,4}=(?!=)/

/** What a port is given to answer with: `Handler: mux`, `http.ListenAndServe(addr, mux)`. */
export function servedBy({ is, name, value }: Said): string | undefined {
  if (is === 'object') {
    const handler = get(value, 'Handler')
    return handler ? codeOf(handler.at) : value.kind === 'map' && !value.open ? 'nil' : undefined
  }
  const second = /(?:^|\.)http\.ListenAndServe$/.test(name) ? items(value)[1] : undefined
  return second && codeOf(second.at)
}

/** How a handler is written: the call that makes it, or a variable that holds nothing else. */
export function namesOf(made: Said, all: readonly Said[]): ReadonlySet<string> {
  const set = all.filter((one) => one.is === 'set' && one.inFunction === made.inFunction && one.value.at.start === made.at.start)
  const alone = set.map(({ name }) => name).filter((name) => all.filter((one) => isSetIn(one, name, made)).length === 1)
  return new Set([codeOf(made.at), ...alone])
}

function isSetIn(one: Said, name: string, { inFunction }: Said): boolean {
  return one.is === 'set' && one.name === name && one.inFunction === inFunction
}

/** Whether a name is that of a ServeMux, the default one among them, and of nothing else. */
function isMux(name: string, made: Said, all: readonly Said[]): boolean {
  if (name === 'nil') return true
  const [only, ...others] = all.filter((one) => isSetIn(one, name, made))
  return only !== undefined && others.length === 0 && codeOf(only.value.at) === 'http.NewServeMux()'
}

/** Whether neither the server's options, nor what runs before its tools, nor a tool of its module looks at who calls. */
export function asksNobody({ at: { file } }: Text, project: Project): boolean {
  const module = moduleAround(file.path, project)
  if (module === undefined || looksAtCallers.pattern.test(module)) return false
  return [...module.matchAll(new RegExp(givesServerMiddleware.pattern, 'g'))].every(({ index, 0: { length } }) =>
    callsIn(module, index + length).every((name) => new RegExp(`^func (?:\\([^)\\n]{1,100}\\) )?${name}\\(`, 'm').test(module)),
  )
}

/** What is called, or handed on by name, among the arguments of a call: functions of other packages by their own names. */
function callsIn(code: string, from: number): string[] {
  const given = /^(?:[^()]|\((?:[^()]|\([^()]{0,300}\)){0,600}\)){0,900}/.exec(code.slice(from, from + 2000))?.[0] ?? ''
  return given.split(/,(?![^(]*\))/).flatMap((one) => {
    const name = /^\s{0,40}(?:\w{1,60}\.){0,3}(\w{1,80})\s{0,4}(?:\(|$)/.exec(one)?.[1]
    return name === undefined ? (one.trim() === '' ? [] : ['?']) : name === 'func' ? [] : [name]
  })
}
