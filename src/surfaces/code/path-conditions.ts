import type { Project } from '../../discover/project.ts'
import { asksWithoutContent } from '../../knowledge/words/exempt-paths.ts'
import { append } from '../../text/append.ts'
import { bracketEnd } from '../../text/brackets.ts'
import { literally } from '../../text/pattern.ts'
import { givenBy } from './imported-names.ts'

/** A path that is let pass, with all those below it or by itself. */
export interface Exempt {
  readonly path: string
  readonly below: boolean
  /** Whether it is the whole path that is asked for, and not what is left of it behind a mount. */
  readonly isWhole: boolean
}

/** The same as one condition says it. */
export type Listed = Omit<Exempt, 'isWhole'>

/** What conditions are read with. */
export interface Asking {
  /** How the path of a request is written. */
  readonly mentions: RegExp
  /** What has been asked of it before, by the names of the answers. */
  readonly asked: ReadonlyMap<string, string>
  readonly path: string
  readonly project: Project
}

/** The paths for which alone a condition may hold; undefined where it does not list them. */
export function exemptedBy(test: string, asking: Asking): readonly Listed[] | undefined {
  const all: Listed[] = []
  for (const part of split(bare(test), OR)) {
    const pieces = split(bare(part), AND)
    const found = pieces.map((one) => ofTest(bare(one), asking))
    const listed = found.find((one) => one !== undefined)
    if (listed) append(all, listed)
    // What asks for something else may hold for any path.
    else if (!pieces.some((one) => asksWithoutContent.pattern.test(bare(one)))) return undefined
  }
  return all
}

/** The paths for which alone a condition may not hold: `!PUBLIC.includes(req.path)`, `path not in PUBLIC`. */
export function notExemptedBy(test: string, asking: Asking): readonly Listed[] | undefined {
  const all: Listed[] = []
  for (const one of split(bare(test), AND)) {
    const inner = bare(one)
    const negated = /^(?:!|not\s)\s{0,4}([^]*)$/.exec(inner)?.[1] ?? inner.replace(/\snot in\s/, ' in ').replace(/!==?/, '===')
    const found = negated === inner ? undefined : exemptedBy(negated, asking)
    if (!found) return undefined
    append(all, found)
  }
  return all
}

const OR = /^(?:\|\||\sor\s)/
const AND = /^(?:&&|\sand\s)/

function bare(code: string): string {
  let inner = code.trim()
  while (inner.startsWith('(') && bracketEnd(inner, 0, '()') === inner.length) inner = inner.slice(1, -1).trim()
  return inner
}

/** The parts of a condition outside of its brackets. */
function split(code: string, by: RegExp): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < code.length; at++) {
    const mark = code.charAt(at)
    if ('([{'.includes(mark)) depth++
    else if (')]}'.includes(mark)) depth--
    const found = depth === 0 ? by.exec(code.slice(at, at + 5))?.[0] : undefined
    if (found === undefined) continue
    parts.push(code.slice(from, at))
    from = at + found.length
    at = from - 1
  }
  return [...parts, code.slice(from)]
}

function ofTest(test: string, asking: Asking): readonly Listed[] | undefined {
  const known = asking.asked.get(test)
  if (known !== undefined) return exemptedBy(known, { ...asking, asked: new Map() })
  const isPath = (one: string | undefined) => one !== undefined && PLAIN.test(one.trim()) && asking.mentions.test(one)
  const texts = (one: string | undefined, below: boolean) =>
    (one === undefined ? undefined : listOf(one.trim(), asking))?.map((path) => ({ path, below }))
  const some = SOME.exec(test) ?? ANY.exec(test)
  if (some) {
    const { one = '', list, question = '' } = some.groups ?? {}
    const item = new RegExp(`\\(\\s?${literally(one)}\\s?[,)]|(?:${EQUALS.source})`)
    const isAsked = asking.mentions.test(question) && item.test(question) && !/!|\bnot\b|ends_?[wW]ith/.test(question)
    return isAsked ? texts(list, !EQUALS.test(question)) : undefined
  }
  const [left, right, ...more] = test.split(/\s{0,4}={2,3}\s{0,4}/)
  if (right !== undefined && more.length === 0) return isPath(left) ? texts(right, false) : isPath(right) ? texts(left, false) : undefined
  const starts = STARTS.exec(test)
  if (starts) return isPath(starts[1]) ? texts(starts[2], true) : undefined
  const holds = HOLDS.exec(test)
  if (holds) return isPath(holds[2]) ? texts(holds[1], false) : undefined
  const within = /^(\S{1,80}) in ([^]{1,400})$/.exec(test)
  return within && isPath(within[1]) ? texts(within[2], false) : undefined
}

const PLAIN = /^(?!\s{0,4}(?:!|not\b))[\w.$?!()[\]"']{1,100}$/
const STARTS = /^(.{1,100}?)\.starts_?[wW]ith\(([^]{1,300})\)$/
const HOLDS = /^([^]{1,300}?)\.(?:includes|has|contains)\(([^()]{1,100})\)$/
const SOME = /^(?<list>[^]{1,300}?)\.some\(\s{0,40}\(?(?<one>\w{1,40})\)?\s{0,4}=>(?<question>[^]{1,300})\)$/
const ANY = /^any\(\s{0,40}(?<question>[^]{1,300}?)\sfor (?<one>\w{1,40}) in (?<list>[^]{1,300})\)$/
const EQUALS = /={2,3}/

/** The texts that stand for a value, or in the list that it is, here or in the file that it is imported from. */
function listOf(written: string, { path, project }: Asking): readonly string[] | undefined {
  const here = textsIn(written.replace(WRAPS, '$1'))
  if (here) return here
  const [holder = '', ...members] = written.replace(/^(?:this|self|cls)\./, '').split('.')
  const name = members.at(-1) ?? holder
  if (!/^\w{1,60}$/.test(name) || members.length > 1) return undefined
  const given = givenBy(path, holder, project)
  const own = members.length === 0 ? given?.name : name
  for (const [file, said] of [[path, name] as const, ...(given ? [[given.path, own ?? name] as const] : [])]) {
    const text = project.text(file) ?? ''
    const opens = new RegExp(
      `(?<![\\w.$])(?:this\\.|self\\.)?${literally(said)}\\b(?:\\s{0,4}:[^=\\n]{1,60})?\\s{0,4}[=:]\\s{0,8}(?![=>])`,
    ).exec(text)
    if (opens) return textsIn(valueFrom(text, opens.index + opens[0].length).replace(WRAPS, '$1'))
  }
  return undefined
}

/** `new Set([…])`, `frozenset({…})` */
const WRAPS = /^(?:new Set(?:<\w{1,20}>)?|frozenset|set|tuple|Object\.freeze)\(\s{0,8}([^]{0,2000}?),?\s{0,8}\)$/

/** A value up to the end of its line or of its brackets. */
function valueFrom(text: string, from: number): string {
  const line = /^[^\n;]{0,400}/.exec(text.slice(from, from + 400))?.[0] ?? ''
  const at = line.search(/[[({]/)
  const kinds = ({ '[': '([{)]}', '(': '()', '{': '{}' } as const)[line.charAt(at) as '[' | '(' | '{']
  const end = at < 0 ? undefined : bracketEnd(text, from + at, kinds, 2000)
  return end === undefined ? line.trim() : text.slice(from, end)
}

/** The texts of a list of nothing else. */
function textsIn(value: string): readonly string[] | undefined {
  const found = Array.from(value.matchAll(TEXT), ([, , one = '']) => one)
  const rest = value.replace(TEXT, '').replace(/(?:\/\/|#)[^\n]{0,200}/g, '')
  return found.length > 0 && /^[\s,[\](){}]*$/.test(rest) && found.every((one) => /^\/[\w./-]*$/.test(one)) ? found : undefined
}

const TEXT = /(["'`])([^"'`\n$]{1,120})\1/g
