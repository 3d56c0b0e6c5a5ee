import type { Project } from '../../discover/project.ts'
import { saidIn } from '../../parse/c-like.ts'
import { get, string, type Node } from '../../parse/node.ts'
import { literally } from '../../text/pattern.ts'
import { codeAt, type SourceFile, type Span } from '../../text/source.ts'
import { fileOf } from './elsewhere.ts'
import { filesOfLanguage } from './files.ts'
import { searchedOnce } from './known.ts'
import type { Asked } from './types.ts'
import { constantElsewhere, isConstant } from './constants.ts'
import { definedInPhp } from './php-constants.ts'

/**
 * The text that a piece of code stands for where it is written once and for all: a constant of this file, of another class, package or
 * module, one that a file of PHP defines for all, or what a configuration of Laravel gives.
 */
export function constantText(at: Span, asked: Omit<Asked, 'at'>): string | undefined {
  const code = codeAt(at)
  const [, file, path] = OF_LARAVEL.exec(code) ?? []
  if (file !== undefined && path !== undefined) return asked.language === 'php' ? inConfiguration(file, path, at, asked.project) : undefined
  const node: Node = { kind: 'dynamic', at }
  const found = /^\w{1,60}$/.test(code) ? (ofOwnFile(code, at.file, asked) ?? ofAll(code, at, asked)) : constantElsewhere(node, asked)
  return found && string(found)?.value
}

/** `config('services.fair.state')`: https://laravel.com/docs/configuration#accessing-configuration-values */
const OF_LARAVEL = /^config\(\s{0,4}['"]([\w-]{1,40})\.([\w.-]{1,120})['"]\s{0,4}\)$/

/** What the table holds that a file of `config/` returns; nothing where it is of the environment. */
function inConfiguration(name: string, path: string, at: Span, project: Project): string | undefined {
  const value = entryOfConfiguration(name, path, at, project)
  return value && string(value)?.value
}

/** The number that `config('auth.refresh_days')` gives, also where the environment may give another: `env('REFRESH_DAYS', 180)`. */
export function configuredInLaravel(node: Node, project: Project): Node | undefined {
  const [, file, path] = NUMBER_OF_LARAVEL.exec(codeAt(node.at)) ?? []
  const value = file === undefined || path === undefined ? undefined : entryOfConfiguration(file, path, node.at, project)
  if (value?.kind === 'scalar') return typeof value.value === 'number' ? { ...value, at: node.at } : undefined
  const otherwise = value && ENVIRONMENT_OR.exec(codeAt(value.at))?.[1]
  return otherwise === undefined ? undefined : { kind: 'scalar', value: Number(otherwise), at: node.at, opaque: true }
}

const NUMBER_OF_LARAVEL = /^(?:\(int\)\s{0,4})?config\(\s{0,4}['"]([\w-]{1,40})\.([\w.-]{1,120})['"]\s{0,4}(?:,[^()]{1,40})?\)$/
const ENVIRONMENT_OR = /^(?:\(int\)\s{0,4})?env\(\s{0,4}['"]\w{1,80}['"]\s{0,4},\s{0,4}['"]?(\d{1,9})['"]?\s{0,4}\)$/

/** What `config('services.github')` gives, and its path: a table or one value of it, as it is written. */
export function configurationOfLaravel({ at }: Node, project: Project): { readonly path: string; readonly value: Node } | undefined {
  const [, file, path] = SECTION_OF_LARAVEL.exec(codeAt(at, LONGEST_PATH)) ?? []
  const value = file === undefined ? undefined : entryOfConfiguration(file, path, at, project)
  return value && { path: [file, path].filter(Boolean).join('.'), value }
}

const SECTION_OF_LARAVEL = /^(?:config|Config::get)\(\s{0,4}['"]([\w-]{1,40})(?:\.([\w.-]{1,120}))?['"]\s{0,4}\)$/
const LONGEST_PATH = 200

/** The entry of a file of `config/` that a path names; all of them without one. */
function entryOfConfiguration(name: string, path: string | undefined, { file }: Span, project: Project): Node | undefined {
  const found = project.named(`${name}.php`).filter((one) => /(?:^|\/)config\/[^/]{1,80}$/.test(one))
  const [only, ...more] = found
  if (only === undefined || more.length > 0) return undefined
  const config = fileOf(only, file, project)
  const start = config.text.search(/\breturn\s{0,8}(?:\[|array\()/)
  const table = start < 0 ? undefined : saidIn(config.whole, 'php').find((one) => one.is === 'object' && one.at.start >= start)?.value
  return path === undefined ? table : path.split('.').reduce<Node | undefined>((node, key) => get(node, key), table)
}

/** `private static final String STATE = "desk";` */
function ofOwnFile(name: string, file: SourceFile, { language }: Omit<Asked, 'at'>): Node | undefined {
  if (language === 'rs') return searchedOnce(file, `constant text ${name}`, () => ofRust(name, file))
  return searchedOnce(file, `constant text ${name}`, () => {
    const sets = saidIn(file.whole, language).filter((one) => one.is === 'set' && one.name === name)
    const [set, ...more] = sets
    return set && more.length === 0 && isConstant(set.value.at, language) ? set.value : undefined
  })
}

/** `const STATE: &str = "desk";` */
function ofRust(name: string, file: SourceFile): Node | undefined {
  const set = new RegExp(`\\b(?:const|static) ${literally(name)}: &(?:'static )?str = (?=")`, 'g')
  const [only, ...more] = [...file.text.matchAll(set)]
  const start = only ? only.index + only[0].length : 0
  return only && more.length === 0 ? textAt({ file, start, end: file.text.indexOf('"', start + 1) + 1 }) : undefined
}

/** Of the top of a file of Kotlin, or defined for all files of PHP. */
function ofAll(name: string, at: Span, { language, project }: Omit<Asked, 'at'>): Node | undefined {
  if (language === 'php') {
    const place = definedInPhp(name, at, project)
    return place && textAt(place)
  }
  if (language !== 'kt' || !/^[A-Z][A-Z\d_]{2,60}$/.test(name)) return undefined
  const files = filesOfLanguage(project, 'kt')
  const declares = new RegExp(`^(?:internal |public )?const val ${literally(name)}\\b`, 'm')
  const found = files.length > MOST_FILES ? [] : files.filter((path) => declares.test(project.text(path) ?? ''))
  const [only, ...more] = found
  return only === undefined || more.length > 0 ? undefined : ofOwnFile(name, fileOf(only, at.file, project), { language, project })
}

const MOST_FILES = 1500

function textAt(at: Span): Node | undefined {
  const value = /^(["'])([^"'\n]{0,200})\1$/.exec(codeAt(at))?.[2]
  return value === undefined ? undefined : { kind: 'scalar', value, at }
}
