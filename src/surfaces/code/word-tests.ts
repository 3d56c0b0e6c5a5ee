/** Expressions for the `together` of code surfaces: cheap signs in a text that nobody has parsed yet. */

import type { LibraryCall } from '../../knowledge/libraries/row.ts'
import { providerCalls } from '../../knowledge/libraries/providers.ts'
import { oneOf } from '../../text/pattern.ts'
import { SECRET_WORDS } from './secret-words.ts'
import { pythonImport } from './python-words.ts'

const IMPORT = '(?:\\bfrom|\\bimport|\\brequire)\\s{0,8}\\(?\\s{0,40}["\'`](?:(?:npm|node|jsr):)?'
const END = '["\'`/@]'

/** The import of one of these packages, whose names may be expressions. */
export function importOf(packages: readonly string[]): RegExp {
  return new RegExp(`${IMPORT}(?:${packages.join('|')})${END}`)
}

/** The import of a package that rows know, in the language of each. */
export function importsOneOf(rows: readonly LibraryCall[]): RegExp {
  const [scripts, modules] = [packagesOf(rows, 'typescript'), packagesOf(rows, 'python')]
  const forms = [...(scripts.length > 0 ? [importOf(scripts)] : []), ...(modules.length > 0 ? [pythonImport(modules)] : [])]
  return new RegExp(forms.map(({ source }) => source).join('|'))
}

/** The packages of rows in one language, as expressions. */
function packagesOf(rows: readonly LibraryCall[], wanted: LibraryCall['language']): string[] {
  return [...new Set(rows.flatMap((row) => (row.language === wanted ? [row.package.replaceAll('.', '\\.')] : [])))]
}

/** The names that calls of rows go by: the last of each, or the package where that is the call or its name is short. */
export function namesOf(rows: readonly LibraryCall[]): string[] {
  return [
    ...new Set(
      rows.flatMap((row) => [row.call].flat().map((call) => (call.length < 5 ? row.package : (call.split('.').at(-1) as string)))),
    ),
  ]
}

/** A word of every file that imports a package of rows. */
export function wordsOf(rows: readonly Pick<LibraryCall, 'language' | 'package'>[]): string[] {
  return [...new Set(rows.map((row) => (row.language === 'python' ? (row.package.split('.')[0] as string) : row.package)))]
}

const LIBRARIES =
  'node-fetch|node-fetch-native|cross-fetch|isomorphic-fetch|make-fetch-happen|@whatwg-node/fetch|undici|axios' +
  '|got|ky|ofetch|wretch|needle|phin|superagent|request|request-promise|request-promise-native'

/** A call of fetch, or the import of a library that sends requests. */
export const SENDS_REQUESTS = new RegExp(`\\bfetch\\s{0,8}(?:\\?\\.)?[(<]|${importOf([LIBRARIES]).source}`)

const IN_SCRIPTS = providerCalls.filter(({ language }) => language === 'typescript')
const isOfAnyName = ({ call }: LibraryCall) => [call].flat().includes('')
const BY_ANY_NAME = IN_SCRIPTS.filter(isOfAnyName)
const BY_ITS_OWN = IN_SCRIPTS.filter((row) => !isOfAnyName(row))

/** A client of a provider's SDK: the import of one that may go by any name, or of another and the name of what makes its client. */
export const USES_SDK: readonly (readonly RegExp[])[] = [
  [importOf(packagesOf(BY_ANY_NAME, 'typescript'))],
  [importOf(packagesOf(BY_ITS_OWN, 'typescript')), oneOf('', ...BY_ITS_OWN.flatMap(({ call }) => [call].flat().map(lastWord)))],
  [importOf(['@aws-sdk/client-[a-z0-9-]+']), /Client\b/],
]

function lastWord(call: string): RegExp {
  return new RegExp(`\\b${/\w+(?=\W*$)/.exec(call)?.[0] ?? ''}\\b`)
}

/** A secret's name put into a text: in a template or behind a plus. */
export const SECRET_PUT = new RegExp(`(?:\\$\\{|\\+\\s)\\s{0,40}[\\w$.?!(]{0,80}(?:${SECRET_WORDS})`, 'i')

/** A secret's name by itself in a list, which `join` makes a text of. */
export const SECRET_LISTED = new RegExp(`[,[]\\s{0,40}[\\w$.?!]{0,80}(?:${SECRET_WORDS})\\w{0,40}\\s{0,40}[,\\]]`, 'i')

/** A variable of the environment with a secret's name. */
export const SECRET_VARIABLE = new RegExp(`\\benv\\)?[!?]?\\s{0,40}\\.?(?:get\\(|\\[)?\\s{0,40}["'\`]?\\w{0,60}(?:${SECRET_WORDS})`, 'i')
