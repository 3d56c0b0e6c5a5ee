import { convertedInRust, lengthInRust, nowInRust } from '../../knowledge/words/rust-moments.ts'
import type { Project } from '../../discover/project.ts'
import { arithmetic } from '../../text/arithmetic.ts'
import { bracketEnd } from '../../text/brackets.ts'
import { own } from '../../text/own.ts'
import { literally } from '../../text/pattern.ts'
import type { SourceFile } from '../../text/source.ts'
import { fileOf, filesOfLanguage } from '../../program/written/index.ts'

// How far ahead an end stands that Rust gives a token: `(Utc::now() + Duration::days(30)).timestamp()`, `now + LIFETIME_SECS`.

interface Asked {
  readonly file: SourceFile
  readonly project: Project
  /** The function up to the end. */
  readonly before: string
}

/** Variables and constants that are followed. */
const MAX_STEPS = 8
const LONGEST = 300

/** Seconds from now to an end, which its variable and constants may hold; nothing where it is no sum that begins with now. */
export function secondsOfRustEnd(code: string, asked: Asked, steps = MAX_STEPS): number | undefined {
  const bare = unwrapped(code)
  if (steps === 0 || bare === '') return undefined
  if (NAME.test(bare)) {
    const held = heldBy(bare, asked.before)
    return held === undefined ? undefined : secondsOfRustEnd(held, asked, steps - 1)
  }
  const now = nowInRust.pattern.exec(bare)
  if (!now) return undefined
  const rest = bare.slice(now[0].length)
  const added = ADDED.exec(rest)
  if (!added) return undefined
  const isCall = added[0].endsWith('(')
  if (isCall && bracketEnd(rest, added[0].length - 1, '()') !== rest.length) return undefined
  return lengthOf(isCall ? rest.slice(added[0].length, -1) : rest.slice(added[0].length), asked, steps - 1)
}

const NAME = /^[a-z_]\w{0,60}$/

const ADDED = /^(?:\+\s{0,40}|\.(?:checked_add_signed|checked_add|saturating_add|add)\()/

/** A length of time in seconds: one of a library, a number, a constant of the file or of the only other that has one of the name. */
function lengthOf(code: string, asked: Asked, steps: number): number | undefined {
  const bare = unwrapped(code)
  if (steps === 0 || bare.length > LONGEST) return undefined
  const made = lengthInRust.pattern.exec(bare)
  if (made && bracketEnd(bare, made[0].length - 1, '()') === bare.length) {
    const count = lengthOf(bare.slice(made[0].length, -1), asked, steps - 1)
    const unit = own(UNITS, (made[1] ?? '').replace(/^(?:try_|from_)/, ''))
    return count !== undefined && unit !== undefined ? count * unit : undefined
  }
  let isKnown = true
  const sum = bare
    .replace(/(\d)_?[iu](?:32|64|size)\b/g, '$1')
    .replace(/(?:\w{1,60}::){0,4}\b[A-Za-z_]\w{0,60}\b(?:\.as_secs\(\))?/g, (name) => {
      const value = constant(name.replace('.as_secs()', '').replace(/^.*::/, ''), asked, steps - 1)
      isKnown &&= value !== undefined
      return `(${value ?? 0})`
    })
  return isKnown ? arithmetic(sum) : undefined
}

const UNITS: Readonly<Record<string, number>> = {
  millis: 0.001,
  milliseconds: 0.001,
  secs: 1,
  seconds: 1,
  mins: 60,
  minutes: 60,
  hours: 3600,
  days: 86_400,
  weeks: 604_800,
}

/** `const TTL: i64 = 60 * 60 * 24 * 30;` */
function constant(name: string, asked: Asked, steps: number): number | undefined {
  if (steps === 0) return undefined
  const said = CONSTANT(name)
  const here = said.exec(asked.file.text)?.[1] ?? (/^[A-Z]/.test(name) ? elsewhere(name, said, asked) : heldBy(name, asked.before))
  return here === undefined ? undefined : lengthOf(here, asked, steps - 1)
}

function CONSTANT(name: string): RegExp {
  return new RegExp(`\\b(?:const|static) ${literally(name)} ?: ?[\\w:]{1,40} = ([^;]{1,200});`)
}

function elsewhere(name: string, said: RegExp, { file, project }: Asked): string | undefined {
  const paths = filesOfLanguage(project, 'rs')
  if (paths.length > MOST_FILES) return undefined
  const found = paths
    .filter((path) => project.text(path)?.includes(`const ${name}`))
    .flatMap((path) => said.exec(fileOf(path, file, project).text)?.[1] ?? [])
  return found.length === 1 ? found[0] : undefined
}

/** Of a larger repository nobody says which constant is meant. */
const MOST_FILES = 600

/** What a variable of the function is given, once. */
function heldBy(name: string, before: string): string | undefined {
  const given = [
    ...before.matchAll(new RegExp(`\\blet (?:mut )?${literally(name)}\\b(?: ?: ?[\\w:<>]{1,60})? ?=(?!=) ?([^;]{1,${LONGEST}});`, 'g')),
  ]
  return given.at(-1)?.[1]
}

/** A moment or length without what changes its type alone. */
function unwrapped(code: string): string {
  let inner = code
    .slice(0, LONGEST * 2)
    .replace(/\s+(?=\.)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  for (let steps = 0; steps < 12; steps++) {
    const less = inner.replace(convertedInRust.pattern, '').trim()
    const open = /^(?:Some|Ok)?\(/.exec(less)?.[0]
    const next = open && bracketEnd(less, open.length - 1, '()') === less.length ? less.slice(open.length, -1).trim() : less
    if (next === inner) break
    inner = next
  }
  return inner
}
