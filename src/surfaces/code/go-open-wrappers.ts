import type { Project } from '../../discover/project.ts'
import { answersGoRequests, looksAtCallers, looksAtCallersOfTools, mayHaveGoTools } from '../../knowledge/libraries/go-mcp.ts'
import { stopsGo } from '../../knowledge/words/go-settings.ts'
import { saidIn, type Said } from '../../parse/c-like.ts'
import { items } from '../../parse/node.ts'
import { fileOf, filesOfModule, functionsOfGoFile, goFunctionAround, nameOfGo, type Part } from '../../program/written/index.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { folderOf } from '../../text/paths.ts'
import type { SourceFile, Span, Text } from '../../text/source.ts'
import { codeOf } from './go-defaults.ts'
import { stopsWithoutKey } from './go-demanded-keys.ts'
import { fieldIn, typesWith } from './go-key-holders.ts'
import { unsetOption } from './go-optional-guards.ts'
import { isGivenByDeployment } from './mcp-servers.ts'
import { namesOf } from './go-served-straight.ts'

/** A function around a handler of MCP that hands every request on while the key that it is given is empty, which it is by default. */
export interface OpenWrapper {
  /** How what it gives is written where the server is made. */
  readonly expressions: ReadonlySet<string>
  /** The option or variable that holds the key. */
  readonly setting: string
  /** The question for the key. */
  readonly at: Span
}

/** `if key == "" { next.ServeHTTP(w, r); return }`, or `if key == "" { return next }`. */
const OPEN = inTurn(
  '',
  /\bif (\w{1,60}) == "" \{\s{0,40}/,
  oneOf('', /\w{1,40}\.ServeHTTP\(\w{1,40}, \w{1,40}\)\s{0,40};?\s{0,40}return/, /return \w{1,40}/),
  /\s{0,40}\}/,
)

/** A wrapper of the package of a file, put around the handler that the file makes. */
export function openWrapperOfGo(made: Said, all: readonly Said[], { at: { file } }: Text, project: Project): OpenWrapper | undefined {
  const handler = namesOf(made, all)
  const calls = all.filter(({ is, value }) => is === 'call' && items(value).some(({ at }) => handler.has(codeOf(at))))
  for (const call of calls) {
    const found = /^\w+$/.test(call.name) ? wrapperNamed(call.name, file, project) : undefined
    if (!found) continue
    const given = items(call.value)[found.index]
    const key = given && settingOf(codeOf(given.at), { all, file, function: goFunctionAround(call.at) }, project)
    if (!key || isAskedElsewhere(found, key, project, file) || asksOtherwise(found.wrapper, project, file)) continue
    if (isGivenByDeployment(key.setting, file.path, project)) continue
    return { expressions: namesOf(call, all), setting: key.setting, at: found.at }
  }
  return undefined
}

interface Wrapper {
  readonly wrapper: Part
  readonly at: Span
  /** The parameter that holds the key, and its place. */
  readonly parameter: string
  readonly index: number
}

function wrapperNamed(name: string, from: SourceFile, project: Project): Wrapper | undefined {
  const folder = folderOf(from.path)
  const files = filesOfModule(from.path, project).filter((path) => folderOf(path) === folder && (project.text(path) ?? '').includes(name))
  const found = files.flatMap((path) => {
    const file = path === from.path ? from : fileOf(path, from, project)
    return functionsOfGoFile(file).flatMap((wrapper) => (nameOfGo(wrapper) === name ? [{ wrapper, file }] : []))
  })
  const [only] = found
  const open = only && found.length === 1 ? OPEN.exec(only.wrapper.code) : null
  if (!only || !open) return undefined
  const { wrapper, file } = only
  const [whole, parameter = ''] = open
  const index = parametersOf(wrapper).indexOf(parameter)
  if (index < 0 || !REFUSES.test(wrapper.code) || !looksAtCallers.pattern.test(wrapper.code)) return undefined
  const start = wrapper.start + open.index + 'if '.length
  return { wrapper, parameter, index, at: { file, start, end: start + whole.indexOf(' {') - 'if '.length } }
}

const REFUSES = /\b40[13]\b|\bStatus(?:Unauthorized|Forbidden)\b/

/** The names of what a function is given. */
function parametersOf({ code }: Part): string[] {
  const given = /^\n?func (?:\([^)\n]{0,100}\) )?\w{1,80}\(((?:[^()\n]|\([^()\n]{0,100}\)){0,400})\)/.exec(code)?.[1] ?? ''
  return given.split(',').map((one) => one.trim().split(' ')[0] ?? '')
}

interface Place {
  readonly all: readonly Said[]
  readonly file: SourceFile
  readonly function: Part
}

interface Key {
  readonly setting: string
  /** What it is called on its way. */
  readonly names: readonly Name[]
}

interface Name {
  readonly name: string
  /** The file of the function that calls it so, which another one means nothing by. */
  readonly path?: string
  /** Of a field, the types that have it where it is given. */
  readonly types?: readonly string[]
}

/** Parameters lead to callers so often. */
const MAX_STEPS = 3

/** The option or variable that a key comes from, where it is empty unless somebody gives one. */
function settingOf(code: string, place: Place, project: Project, steps = MAX_STEPS): Key | undefined {
  const own = unsetOption(code, place.all)
  if (own !== undefined) return { setting: own, names: [{ name: own }, { name: code.replace('*', ''), path: place.file.path }] }
  const field = /^\w{1,60}(?:\.\w{1,60}){0,3}\.(\w{1,60})$/.exec(code)?.[1]
  if (field !== undefined) return ofField(field, code, place.file, project)
  const index = /^\w+$/.test(code) ? parametersOf(place.function).indexOf(code) : -1
  const name = nameOfGo(place.function)
  if (index < 0 || name === undefined || steps === 0) return undefined
  const callers = filesOfModule(place.file.path, project).filter((path) => (project.text(path) ?? '').includes(`${name}(`))
  const found = callers.flatMap((path) => {
    const file = path === place.file.path ? place.file : fileOf(path, place.file, project)
    const all = saidIn(file.whole, 'go')
    return all.flatMap((one) => (one.is === 'call' && one.name.split('.').at(-1) === name ? [{ call: one, all, file }] : []))
  })
  const [only] = found
  const given = only && found.length === 1 ? items(only.call.value)[index] : undefined
  const next = only && given && settingOf(codeOf(given.at), { ...only, function: goFunctionAround(only.call.at) }, project, steps - 1)
  return next && { setting: next.setting, names: [...next.names, { name: code, path: place.file.path }] }
}

/** `APIKey: os.Getenv("API_KEY")`, `cfg.APIKey = envOr("API_KEY", "")`, where nothing else gives the field something. */
function ofField(field: string, code: string, file: SourceFile, project: Project): Key | undefined {
  const sets = new RegExp(`\\b${literally(field)}(?::| =)\\s{1,40}([^\\n]{1,200})`, 'g')
  const given = filesOfModule(file.path, project).flatMap((path) =>
    [...(project.text(path) ?? '').matchAll(sets)].map(([, value = '']) => ({ value, path })),
  )
  const [only] = given
  const variable = only && given.length === 1 ? EMPTY.exec(only.value) : null
  const setting = variable?.[1] ?? variable?.[2]
  if (setting === undefined || !only) return undefined
  const folder = folderOf(only.path)
  const beside = filesOfModule(file.path, project).filter((path) => folderOf(path) === folder)
  const types = beside.flatMap((path) => typesWith(field, project.text(path) ?? ''))
  return { setting, names: [{ name: setting }, { name: field, types }, { name: code, path: file.path }] }
}

const EMPTY = /^(?:os\.Getenv\("(\w{1,80})"\)|(?:\w{1,40}\.)?\w{0,40}[eE]nv\w{0,40}\("(\w{1,80})", ""\)),?\s{0,40}$/

/** Whether the module does something else where the key is empty than to let requests pass or to say so: it stops, or makes one up. */
function isAskedElsewhere({ parameter, at }: Wrapper, { setting, names }: Key, project: Project, { path: from }: SourceFile): boolean {
  const all: Name[] = [...names, { name: parameter, path: at.file.path }]
  return filesOfModule(from, project).some((path) => {
    const text = project.text(path) ?? ''
    const written = ({ name, types }: Name) => (types ? fieldIn(text, name, types) : literally(name))
    return (
      stopsWithoutKey(text, { setting, names: all.filter((one) => one.path === undefined || one.path === path).map(written) }) ||
      [...text.matchAll(asksForAny(all.map(written)))].some(([whole, block = '']) => {
        // What stops where a key is there finds fault with it: `key != "" && len(key) < 32`.
        if (/ != ""|\) (?:>|!=) /.test(whole.slice(0, -block.length)) && stopsGo.pattern.test(block)) return false
        return !OPEN.test(`if key${whole.slice(whole.indexOf(' '))}`) && !SAYS.test(block)
      })
    )
  })
}

/** `cfg.Key == "" {`, `len(key) > 0 {`, and what stands in the block. */
function asksForAny(names: readonly string[]): RegExp {
  const name = [...new Set(names)].join('|')
  return new RegExp(
    `(?:\\b(?:${name})(?:"\\))?\\)? (?:==|!=) ""|len\\(\\w{0,40}\\.?(?:${name})\\) [=!>])[^{\\n]{0,160}\\{([^}]{0,400})\\}`,
    'g',
  )
}

/** Words to the log and nothing else. */
const SAYS = /^\s*(?:(?:\w{1,40}\.){1,3}(?:[Pp]rint|[Ww]arn|[Ii]nfo)\w{0,10}\([^\n]{0,300}\)\s*){1,4}$/

/** Whether tools of the module, or what runs before them, look at who calls: what a handler of another route asks is no matter here. */
function asksOtherwise({ code }: Part, project: Project, file: SourceFile): boolean {
  return filesOfModule(file.path, project).some((path) => {
    const text = (project.text(path) ?? '').replace(code, '')
    if (!looksAtCallers.pattern.test(text)) return false
    return !answersGoRequests.pattern.test(text) || mayHaveGoTools.pattern.test(text) || looksAtCallersOfTools.pattern.test(text)
  })
}
