import type { Project } from '../../discover/project.ts'
import {
  demandsVariable,
  isLeftOpen,
  isVariableMissing,
  listBegins,
  parsesEnvironment,
  prefixedSettings,
  readsSettings,
  schemaField,
  settingsField,
} from '../../knowledge/words/required-variables.ts'
import { literally, oneOf } from '../../text/pattern.ts'
import { codeAround, onceFor } from '../reading/code-around.ts'
import { branchStops, isListChecked, isParseAsked } from './stops-program.ts'

/**
 * Whether a module of the package asks for a variable when the program starts, and stops without it, so that a text in its place is the
 * key of nothing that runs: a list of required names, a schema of settings without a default, or a question for this one.
 */
export function isRequiredAtStart(project: Project | undefined, from: string, variable: string): boolean {
  if (!project || !/^[A-Za-z_]\w{2,80}$/.test(variable)) return false
  const folder = project.manifest(from)?.folder ?? ''
  return onceFor(project, `required ${folder} ${variable} ${from}`, () => {
    const ending = ENDINGS.find((one) => one.test(from))
    const paths = ending && codeAround(project, { below: folder && `${folder}/`, files: ending, most: MOST_FILES })
    if (!paths) return false
    return paths.some((path) => {
      const text = path === from || !readsSettings.pattern.test(path) ? '' : (project.text(path) ?? '')
      const asked = text === '' ? undefined : askedAt(text, variable)
      return asked !== undefined && runsAtStart(path, text.slice(0, asked), paths, project)
    })
  })
}

const ENDINGS = [/\.[cm]?[jt]sx?$/, /\.py$/]
const MOST_FILES = 600
const BEGINS = /(?:^|\/)(?:index|main|server|app|instrumentation|manage|wsgi|asgi)\.\w{2,4}$/

/** Where a module asks for a variable and stops. */
function askedAt(text: string, variable: string): number | undefined {
  const names = [variable, ...prefixesIn(text).flatMap((one) => withoutPrefix(variable, one))]
  const places = [...text.matchAll(new RegExp(`\\b(?:${names.map(literally).join('|')})\\b`, 'gi'))].slice(0, 200)
  for (const { index, 0: whole } of places) {
    const before = text.slice(Math.max(0, index - BEFORE), index)
    const behind = text.slice(index + whole.length, index + whole.length + BEHIND)
    if (isInSchema(text, index, { before, behind, variable, whole })) return index
    if (whole !== variable) continue
    if (isAsked(text, index, { before, behind, whole })) return index
    const listed = listedAt(text, index, before, behind)
    if (listed !== undefined) return listed
  }
  return undefined
}

const BEFORE = 2000
const BEHIND = 2500

interface Around {
  readonly before: string
  readonly behind: string
  /** The name as it is written there. */
  readonly whole: string
}

/** Where each of `const required = ['DATABASE_URL', 'JWT_SECRET']` is looked up, by what stops when one is missing. */
function listedAt(text: string, index: number, before: string, behind: string): number | undefined {
  const list = listBegins.pattern.exec(before)
  if (!list || !/^["'`]\s{0,8}[,\])}]/.test(behind)) return undefined
  return isListChecked(text, index - (before.length - list.index), list[1])
}

/** `if (!process.env.JWT_SECRET) throw`, `requireEnv('JWT_SECRET')`. */
function isAsked(text: string, index: number, { before, behind, whole }: Around): boolean {
  const ahead = before.slice(-160)
  const question = isVariableMissing.pattern.exec(ahead)
  if (question) return branchStops(text, index - (ahead.length - question.index), index + whole.length)
  return demandsVariable.pattern.test(ahead) && /^["'`]\s{0,4}\)/.test(behind)
}

/** `JWT_SECRET: z.string().min(32)`, `JWT_SECRET: str()`, `jwt_secret: SecretStr` */
function isInSchema(text: string, index: number, { before, behind, whole, variable }: Around & { readonly variable: string }): boolean {
  const rule = /^["']?\s{0,4}:\s{0,4}([^\n]{1,300}(?:\n\s{1,16}\.[^\n]{1,200}){0,6})/.exec(behind)?.[1] ?? ''
  if (!/(?:^|\n|[{,])[ \t]{0,16}["']?$/.test(before) || isLeftOpen.pattern.test(rule)) return false
  if (/\bBaseSettings\b/.test(text)) {
    const around = classAround(text, index)
    const prefix = prefixesIn(around)[0] ?? ''
    if (/^\s{0,2}class \w{1,80}\([^)\n]{0,200}\b(?:BaseModel|TypedDict|NamedTuple)\b/.test(around)) return false
    return settingsField.pattern.test(rule) && `${prefix}${whole}`.toLowerCase() === variable.toLowerCase()
  }
  if (whole.toLowerCase() !== variable.toLowerCase() || !schemaField.pattern.test(rule)) return false
  return parsesEnvironment.pattern.test(text) || isParseAsked(text)
}

function prefixesIn(text: string): string[] {
  return [...text.matchAll(PREFIX)].map((one) => one[1] ?? '')
}

const PREFIX = new RegExp(prefixedSettings.pattern.source, 'g')

function withoutPrefix(name: string, prefix: string): string[] {
  const has = prefix !== '' && name.length > prefix.length && name.toLowerCase().startsWith(prefix.toLowerCase())
  return has ? [name.slice(prefix.length)] : []
}

/** The class of Python that a place stands in. */
function classAround(text: string, index: number): string {
  const start = Math.max(0, text.lastIndexOf('\nclass ', index))
  const end = text.slice(start + 1).search(/\n(?=[A-Za-z@])/)
  return end < 0 ? text.slice(start) : text.slice(start, start + 1 + end)
}

/** Whether the code before is of no function that nothing calls, in a module that another one takes in or the program begins with. */
function runsAtStart(path: string, before: string, paths: readonly string[], project: Project): boolean {
  const name = nameOf(path)
  const isFolder = name === 'index' || name === '__init__'
  const module = literally(isFolder ? (path.split('/').at(-2) ?? '') : name)
  const taken = new RegExp(
    path.endsWith('.py')
      ? `\\b(?:from|import)[ \\t]{1,8}(?:[\\w.]{0,100}\\.)?${module}\\b`
      : `["'./]${module}(?:/index)?(?:\\.[cm]?[jt]sx?)?["']`,
  )
  const importers = paths.filter((one) => one !== path && taken.test(project.text(one) ?? ''))
  if (importers.length === 0 && !BEGINS.test(path)) return false
  const within = functionAtEnd(before)
  if (within === undefined) return true
  const calls = new RegExp(`(?<!function |def )\\b${literally(within)}\\s{0,2}\\(`)
  return [path, ...importers].some((one) => calls.test(project.text(one) ?? ''))
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '')
}

/** The function that the end of the code stands in: the last line that begins at the left opens it. */
function functionAtEnd(before: string): string | undefined {
  const line = before
    .slice(-WITHIN_REACH)
    .split('\n')
    .findLast((one) => /^[^\s)\]]/.test(one))
  return OPENS.exec((line ?? '').slice(0, 300))
    ?.slice(1)
    .find(Boolean)
}

const WITHIN_REACH = 20_000
const OPENS = oneOf('', /^(?:export )?(?:default )?(?:async )?(?:function|def) (\w{1,80})/, /^(?:export )?const (\w{1,80})[^\n]{0,200}=>/)
