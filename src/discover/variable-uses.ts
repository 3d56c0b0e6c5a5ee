import { Keywords } from '../classify/keywords.ts'
import { composeFile, readsByPrefix, startsOwnCode } from '../knowledge/words/configuration.ts'
import { codeFile, environmentFile } from '../knowledge/words/files.ts'
import { onlySets } from './set-for-programs.ts'
import { grouped } from '../text/grouped.ts'
import { literally, oneOf } from '../text/pattern.ts'
import { lettersOf } from '../text/words.ts'

/** A variable, and the file that sets it. */
export interface SetVariable {
  readonly name: string
  readonly file: string
}

/** What is looked through for variables' names. */
export interface Searched {
  readonly paths: ReadonlySet<string>
  readonly text: (path: string) => string | undefined
  /** The folder of the nearest manifest upwards. */
  readonly packageOf: (path: string) => string
}

/** In larger repositories nobody looks: a name is taken for one that somebody uses. */
const MOST_FILES = 6000
/** With fewer files of code in the package, the program that uses it stands somewhere else. */
const LEAST_OWN = 10

/**
 * Those of the variables of which nothing but documents speaks, in whatever spelling: `JWT_EXPIRATION`, `jwt.expiration`,
 * `jwtExpiration`, and without its first word where something reads variables by a prefix. The file that sets one is no use of it, nor is
 * one that gives it to programs of the repository. Packages that set one in a file of their own are left out for it, as what they use is
 * theirs. Files that hand all variables on to a container are a use. Each file is read once, however many variables there are.
 */
export function unusedVariables<V extends SetVariable>(variables: readonly V[], { paths, text, packageOf }: Searched): ReadonlySet<V> {
  const searched = variables.some((one) => withoutPrefix(one).length >= SHORTEST) ? searchedIn(paths) : undefined
  if (!searched) return new Set()
  const programs = grouped(searched, (path) => (codeFile.pattern.test(path) ? packageOf(path) : undefined))
  // Whoever runs the image of another product sets what it reads.
  const isOwn = ({ file, name }: V) => !composeFile.pattern.test(file) || onlySets(file, text(file) ?? '', name)
  const known = variables.filter(
    (one) => isOwn(one) && withoutPrefix(one).length >= SHORTEST && (programs.get(packageOf(one.file))?.length ?? 0) >= LEAST_OWN,
  )
  const [byName, bySpelling] = [grouped(known, ({ name }) => lettersOf(name)), grouped(known, withoutPrefix)]
  const setBy = packagesThatSet(new Set(known.map(({ name }) => name)), { paths, text, packageOf })
  const [unused, read] = [new Set(known), new Set<V>()]
  const words = new Keywords([...byName.keys(), ...bySpelling.keys()])
  let byPrefix = false
  for (const path of searched) {
    if (unused.size === 0) break
    if (TESTS.test(path)) continue
    const written = text(path)
    const home = packageOf(path)
    const isElsewhere = (one: V) => path !== one.file && (home === packageOf(one.file) || !setBy.get(one.name)?.has(home))
    if (written === undefined || handsOn(written)) for (const one of unused) if (isElsewhere(one)) unused.delete(one)
    byPrefix ||= written !== undefined && readsByPrefix.pattern.test(written)
    for (const word of written === undefined ? [] : words.in(lettersOf(written)).exact) {
      for (const one of bySpelling.get(word) ?? []) if (isElsewhere(one)) read.add(one)
      for (const one of byName.get(word) ?? []) if (isElsewhere(one) && !onlySets(path, written ?? '', one.name)) unused.delete(one)
    }
  }
  return new Set([...unused].filter((one) => !byPrefix || (!read.has(one) && restOf(one).length >= SHORTEST)))
}

/**
 * Those of the constants whose name is written nowhere but where they are set, in code or in a file of settings: nothing can go by their
 * value. In a package with few files of code, of which none takes anything from the constant's module, the program that uses it stands
 * somewhere else.
 */
export function unusedConstants<V extends SetVariable>(constants: readonly V[], { paths, text, packageOf }: Searched): ReadonlySet<V> {
  const searched = constants.some(({ name }) => name.length >= SHORTEST) ? searchedIn(paths) : undefined
  if (!searched) return new Set()
  const programs = grouped(searched, (path) => (codeFile.pattern.test(path) ? packageOf(path) : undefined))
  const isHere = ({ file }: V) => {
    const own = programs.get(packageOf(file)) ?? []
    return own.length >= LEAST_OWN || own.some((path) => path !== file && !TESTS.test(path) && takesFrom(text(path) ?? '', file))
  }
  const known = constants.filter((one) => one.name.length >= SHORTEST && isHere(one))
  const byName = grouped(known, ({ name }) => name)
  const unused = new Set(known)
  const words = new Keywords(byName.keys())
  for (const path of searched) {
    if (unused.size === 0) break
    const written = text(path)
    if (written === undefined) continue
    for (const name of words.in(written).exact)
      for (const one of byName.get(name) ?? []) if (one.file !== path || isWrittenAgain(written, name)) unused.delete(one)
  }
  return unused
}

/** The files that are looked through, where they are not too many. */
function searchedIn(paths: ReadonlySet<string>): string[] | undefined {
  const found: string[] = []
  for (const path of paths) {
    if (SPEAKS.test(path) || codeFile.pattern.test(path)) found.push(path)
    if (found.length > MOST_FILES) return undefined
  }
  return found
}

/** Whether an import of a text names a module. */
function takesFrom(text: string, module: string): boolean {
  const stem = module.slice(module.lastIndexOf('/') + 1).replace(/\.\w+$/, '')
  const named = `(?<![\\w-])${literally(stem)}(?![\\w-])`
  return new RegExp(`^[ \\t]*(?:from|import|export)\\b[^\\n]{0,200}?${named}|\\b(?:require|import)\\([^\\n)]{0,200}?${named}`, 'm').test(
    text,
  )
}

function isWrittenAgain(text: string, name: string): boolean {
  return text.indexOf(name, text.indexOf(name) + name.length) >= 0
}

/** The packages of which an environment file sets a variable, by its name. */
function packagesThatSet(names: ReadonlySet<string>, { paths, text, packageOf }: Searched): ReadonlyMap<string, ReadonlySet<string>> {
  const words = new Keywords(names)
  const found = new Map([...names].map((name) => [name, new Set<string>()]))
  for (const path of names.size > 0 ? paths : [])
    if (environmentFile.pattern.test(path)) for (const name of words.in(text(path) ?? '').exact) found.get(name)?.add(packageOf(path))
  return found
}

/** A name without its first word, where that is long enough to be looked for. */
function withoutPrefix(one: SetVariable): string {
  const rest = restOf(one)
  return rest.length >= SHORTEST ? rest : lettersOf(one.name)
}

function restOf({ name }: SetVariable): string {
  return lettersOf(name.split('_').length > 2 ? name.slice(name.indexOf('_') + 1) : name)
}

/** Shorter names are in every text. */
const SHORTEST = 8

const SPEAKS = oneOf(
  '',
  /\.(?:ya?ml|json|toml|sh|properties|xml|conf|cfg|ini|tf|hcl|j2|tpl|erb)$/,
  /(?:^|\/)(?:Dockerfile|Makefile|Procfile)[^/]{0,30}$/,
)
const TESTS = /(?:^|\/)(?:__snapshots__|node_modules)\//
/** What a container or a program of somebody else's is given whole; a child of the program's own has its variables anyway. */
const HANDS_ON = /\benv_file\b|--env-file\b|\benvFrom\b|\bdotenv_values\b|\.\.\.process\.env\b/g

function handsOn(text: string): boolean {
  for (const { index, 0: found } of text.matchAll(HANDS_ON)) {
    const before = text.slice(Math.max(0, index - 160), index)
    const line = before.slice(before.lastIndexOf('\n') + 1)
    if (
      found === '--env-file'
        ? !startsOwnCode.pattern.test(line)
        : found !== '...process.env' || !/\benv["']?\s{0,4}[:=]\s{0,4}\{[^{}]*$/.test(before)
    )
      return true
  }
  return false
}
