/** Expressions for the `together` of code surfaces: cheap signs in a text that nobody has parsed yet. */

import { type LibraryCall, packagesIn } from '../../knowledge/libraries/row.ts'
import { requestCalls } from '../../knowledge/libraries/http-requests.ts'
import type { ProviderCall } from '../../knowledge/libraries/provider-call.ts'
import { providerCalls, providerKeys } from '../../knowledge/libraries/providers.ts'
import { oneOf } from '../../text/pattern.ts'
import { SECRET_WORDS } from './secret-words.ts'
import { traitsOf } from '../../program/index.ts'
import { importOf, pythonImport } from './import-words.ts'

/** The import of a package that rows know, in the language of each. */
export function importsOneOf(rows: readonly LibraryCall[]): RegExp {
  const forms = (
    [
      ['typescript', importOf],
      ['python', pythonImport],
    ] as const
  ).flatMap(([language, imports]) => {
    const packages = packagesOf(rowsIn(language, rows))
    return packages.length > 0 ? [imports(packages)] : []
  })
  return new RegExp(forms.map(({ source }) => source).join('|'))
}

/** Rows of one language. */
export function rowsIn<Row extends Pick<LibraryCall, 'language'>>(wanted: LibraryCall['language'], rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ language }) => language === wanted)
}

/** The packages of rows, as expressions. */
function packagesOf(rows: readonly LibraryCall[]): string[] {
  return [...new Set(rows.flatMap((row) => packagesIn(row).map(escaped)))]
}

function escaped(name: string): string {
  return name.replaceAll('.', '\\.')
}

/** The names that calls of rows go by: the last of each, or the package where that is the call or its name is short. */
export function namesOf(rows: readonly LibraryCall[]): string[] {
  return [
    ...new Set(
      rows.flatMap((row) => [row.call].flat().flatMap((call) => (call.length < 5 ? packagesIn(row) : [call.split('.').at(-1) as string]))),
    ),
  ]
}

/** Rows of calls that are the library's whatever they are called on, by their names. */
export function whosever<Row extends LibraryCall & { readonly whosever?: unknown }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.flatMap((row) => (row.whosever ? namesOf([row]).map((name) => [name, row] as const) : [])))
}

/** The name of a call. */
export function callOf(names: readonly string[]): RegExp {
  return new RegExp(`\\b(?:${names.join('|')})\\b`)
}

/** A word of every file that imports a package of rows. */
export function wordsOf(rows: readonly Pick<LibraryCall, 'language' | 'package'>[]): string[] {
  return [...new Set(rows.flatMap((row) => packagesIn(row).map(traitsOf(row).importWord)))]
}

/** A call of fetch, or the import of a library that sends requests. */
export const SENDS_REQUESTS = new RegExp(
  `\\bfetch\\s{0,8}(?:\\?\\.)?[(<]|${importOf(packagesOf(rowsIn('typescript', requestCalls))).source}`,
)

/** The import of a module of Python that sends requests. */
export const IMPORTS_REQUESTS = pythonImport(wordsOf(rowsIn('python', requestCalls)))

const isOfAnyName = ({ call }: LibraryCall) => [call].flat().includes('')

/** A client of a provider's SDK: the import of one that may go by any name, or of another and the name of what makes its client. */
export const USES_SDK: readonly (readonly RegExp[])[] = [
  ...usesOf('typescript', importOf),
  [importOf(['@aws-sdk/client-[a-z0-9-]+']), /Client\b/],
]

/** Keys that are given to a module, which only Python does. */
export const PROVIDER_KEYS = providerKeys.map((row) => ({ ...row, language: 'python' as const }))

/** The same of Python, and a key that is given to the module itself. */
export const USES_PYTHON_SDK: readonly (readonly RegExp[])[] = [
  ...usesOf('python', pythonImport),
  [pythonImport(wordsOf(PROVIDER_KEYS)), oneOf('', ...providerKeys.flatMap(({ name }) => [name].flat().map(lastWord)))],
]

function usesOf(language: LibraryCall['language'], imports: (packages: readonly string[]) => RegExp): RegExp[][] {
  const rows = rowsIn(language, providerCalls)
  const [any, named] = split(rows, isOfAnyName)
  const [byPlace, byName] = split(named, ({ keys }) => keys.some((key) => typeof key !== 'string'))
  const uses = (some: readonly ProviderCall[]) => [
    imports(rootsOf(some)),
    oneOf('', ...some.flatMap(({ call }) => [call].flat().map(lastWord))),
  ]
  return [
    ...(any.length > 0 ? [[imports(rootsOf(any))]] : []),
    uses(byPlace),
    // Of these a key is given by its name, or there is none.
    [...uses(byName), oneOf('', ...byName.flatMap(({ keys }) => keys.map((key) => lastWord(String(key)))))],
  ]
}

/** What the imports of packages begin with: `from google import genai` is of google.genai. */
function rootsOf(rows: readonly LibraryCall[]): string[] {
  return wordsOf(rows).map(escaped)
}

function split<T>(all: readonly T[], test: (one: T) => boolean): readonly [T[], T[]] {
  return [all.filter(test), all.filter((one) => !test(one))]
}

function lastWord(call: string): RegExp {
  return new RegExp(`\\b${/\w+(?=\W*$)/.exec(call)?.[0] ?? ''}\\b`)
}

/** A secret's name put into a text: in a template or behind a plus. */
export const SECRET_PUT = new RegExp(`(?:\\$\\{|\\+\\s)\\s{0,40}[\\w$.?!(]{0,80}(?:${SECRET_WORDS})`, 'i')

/** A secret's name by itself in a list, which `join` makes a text of. */
export const SECRET_LISTED = new RegExp(`[,[]\\s{0,40}[\\w$.?!]{0,80}(?:${SECRET_WORDS})\\w{0,40}\\s{0,40}[,\\]]`, 'i')

/** A variable of the environment with a secret's name. */
export const SECRET_VARIABLE = new RegExp(`\\benv\\)?[!?]?\\s{0,40}\\.?(?:get\\(|\\[)?\\s{0,40}["'\`]?\\w{0,60}(?:${SECRET_WORDS})`, 'i')
