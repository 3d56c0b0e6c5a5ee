import type { Project } from '../../discover/project.ts'
import {
  demandsVariable,
  isLeftOpen,
  isVariableMissing,
  listBegins,
  looksUpVariable,
  parsesEnvironment,
  readsSettings,
  schemaField,
  settingsField,
  stopsProgram,
} from '../../knowledge/words/required-variables.ts'
import { literally, oneOf } from '../../text/pattern.ts'
import { codeAround, onceFor } from '../reading/code-around.ts'

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
      const asked = text.toLowerCase().includes(variable.toLowerCase()) ? askedAt(text, variable) : undefined
      return asked !== undefined && runsAtStart(path, text.slice(0, asked), paths, project)
    })
  })
}

const ENDINGS = [/\.[cm]?[jt]sx?$/, /\.py$/]
const MOST_FILES = 600
const BEGINS = /(?:^|\/)(?:index|main|server|app|instrumentation|manage|wsgi|asgi)\.\w{2,4}$/

/** Where a module asks for a variable and stops. */
function askedAt(text: string, variable: string): number | undefined {
  const name = literally(variable)
  for (const { index, 0: whole } of text.matchAll(new RegExp(`\\b${name}\\b`, 'gi'))) {
    const before = text.slice(Math.max(0, index - BEFORE), index)
    const behind = text.slice(index + whole.length, index + whole.length + BEHIND)
    if (isInSchema(text, before, behind)) return index
    if (whole !== variable) continue
    if (isAsked(before, behind)) return index
    const looked = listedAt(text, index, before, behind)
    if (looked !== undefined) return looked
  }
  return undefined
}

const BEFORE = 2000
const BEHIND = 2500

/** Where each of `const required = ['DATABASE_URL', 'JWT_SECRET']` is looked up, by what stops when one is missing. */
function listedAt(text: string, index: number, before: string, behind: string): number | undefined {
  const list = listBegins.pattern.exec(before)
  if (!list || !/^["'`]\s{0,8}[,\])}]/.test(behind)) return undefined
  const stops = (from: number) => {
    const rest = text.slice(from, from + BEHIND)
    const part = rest.slice(0, NEXT.exec(rest)?.index)
    return looksUpVariable.pattern.test(part) && stopsProgram.pattern.test(part)
  }
  if (stops(index) || stops(index - (before.length - list.index))) return index
  const holder = list[1]
  const uses = holder === undefined ? [] : [...text.slice(index).matchAll(new RegExp(`\\b${holder}\\b`, 'g'))]
  const use = uses.slice(0, 5).find((one) => stops(text.lastIndexOf('\n', index + one.index) + 1))
  return use && index + use.index
}

/** What another function does is another matter. */
const NEXT = /\n(?:export )?(?:async )?(?:function\b|def\b|class\b)|\nexport const/

/** `if (!process.env.JWT_SECRET) throw`, `requireEnv('JWT_SECRET')`. */
function isAsked(before: string, behind: string): boolean {
  const ahead = before.slice(-160)
  if (isVariableMissing.pattern.test(ahead))
    return stopsProgram.pattern.test(behind.slice(0, 300).split(/\n\s{0,12}\}|\n\s{0,12}(?:el|def )/)[0] ?? '')
  return demandsVariable.pattern.test(ahead) && /^["'`]\s{0,4}\)/.test(behind)
}

/** `JWT_SECRET: z.string().min(32)`, `JWT_SECRET: str()`, `jwt_secret: SecretStr` */
function isInSchema(text: string, before: string, behind: string): boolean {
  const rule = /^["']?\s{0,4}:\s{0,4}([^\n]{1,300}(?:\n\s{1,16}\.[^\n]{1,200}){0,6})/.exec(behind)?.[1] ?? ''
  if (!/(?:^|\n|[{,])[ \t]{0,16}["']?$/.test(before) || isLeftOpen.pattern.test(rule)) return false
  if (/\bBaseSettings\b/.test(text)) return settingsField.pattern.test(rule)
  return schemaField.pattern.test(rule) && parsesEnvironment.pattern.test(text)
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
