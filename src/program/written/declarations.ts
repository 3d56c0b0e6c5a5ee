import { blockEnd, parenthesisEnd } from './blocks.ts'
import { makesTextByField } from '../../knowledge/libraries/log-libraries.ts'
import type { CLike } from '../../parse/c-like.ts'
import type { Project } from '../../discover/project.ts'
import { oneOf } from '../../text/pattern.ts'
import { folderOf } from '../../text/paths.ts'
import { searchedOnce } from './known.ts'
import { isGoCode } from './files.ts'

// Where types are declared, in languages that are read without a grammar, in one file and in those that it names.

/** A file, by what it says. */
export interface Source {
  readonly path: string
  readonly text: string
}

/** A type as it is declared: what stands before its body, such as its bases or the fields of a record, and the body. */
export interface TypeDeclared {
  readonly in: Source
  readonly kind: 'enum' | 'class' | 'record' | 'interface' | 'alias'
  readonly head: string
  readonly body: string
  /** Annotations and attributes above it. */
  readonly above: string
}

/** More of a type is not looked at. */
const LONGEST = 20_000
/** Files of a package of Go that are looked into for a type. */
export const MOST_FILES_OF_PACKAGE = 60

/** The declaration of a type that a file names, in the file itself or in another one of the repository. */
export function declarationOf(name: string, from: Source, language: CLike, project: Project): TypeDeclared | undefined {
  return searchedOnce(from, `declaration ${name}`, () => searchDeclaration(name, from, language, project))
}

function searchDeclaration(name: string, from: Source, language: CLike, project: Project): TypeDeclared | undefined {
  const bare = name.split(/[.:\\]+/).at(-1) ?? ''
  if (!/^\w{1,80}$/.test(bare)) return undefined
  const own = bare === name || language !== 'go' ? declaredIn(bare, from, language) : undefined
  if (own) return own
  for (const path of mayDeclare(name, from, language, project)) {
    const text = path === from.path ? undefined : project.text(path)
    const found = text?.includes(bare) ? declaredIn(bare, { path, text }, language) : undefined
    if (found) return found
  }
  return undefined
}

/** The declaration of a type in one file. */
export function declaredIn(name: string, source: Source, language: CLike): TypeDeclared | undefined {
  const { text } = source
  const found = (language === 'go' ? goType(name) : keywordType(name)).exec(text)
  if (!found) return undefined
  const at = found.index + found[0].length
  const word = found[1] ?? ''
  if (language === 'go' && word !== 'struct' && word !== 'interface') return { in: source, kind: 'alias', head: word, body: '', above: '' }
  const rest = text.slice(at, at + LONGEST)
  // The parameters of a record may have braces in their annotations.
  const from = /^\s{0,8}\(/.test(rest) ? parenthesisEnd(rest) : 0
  const next = rest.slice(from).search(/[{;]/)
  const open = next < 0 ? next : from + next
  const head = open < 0 ? rest.slice(0, 200) : rest.slice(0, open)
  const body = open < 0 || rest[open] === ';' ? '' : rest.slice(open, blockEnd(rest, open))
  return { in: source, kind: kindOf(word), head, body, above: text.slice(Math.max(0, found.index - 200), found.index) }
}

/** `type Usage struct`, `type Kind int`, also in a group. */
function goType(name: string): RegExp {
  return new RegExp(`^[ \\t]{0,8}(?:type[ \\t]{1,4})?${name}[ \\t]{1,20}(?:=[ \\t]?)?(struct|interface|[a-z]\\w{0,20})\\b`, 'm')
}

/** `class Usage`, `public record Usage(…)`, `enum class Kind`, `pub struct Usage`, also with parameters of its own. */
function keywordType(name: string): RegExp {
  return new RegExp(
    `\\b(data class|enum class|class|record struct|record|struct|interface|trait|enum|object)[ \\t]{1,8}${name}\\b(?:<[^<>{}]{0,80}>)?`,
  )
}

function kindOf(word: string): TypeDeclared['kind'] {
  if (word.startsWith('enum')) return 'enum'
  if (word === 'data class' || word.startsWith('record')) return 'record'
  return word === 'interface' || word === 'trait' ? 'interface' : 'class'
}

/** The files that may declare a type: by its import, beside the file, or by its name where only one file is called so. */
function mayDeclare(name: string, from: Source, language: CLike, project: Project): readonly string[] {
  const folder = folderOf(from.path)
  if (language === 'go') return filesOfPackage(name, from, project)
  const bare = name.split(/[.:\\]+/).at(-1) ?? ''
  if (language === 'rs') return rustFiles(bare, from, project)
  const named = project.named(`${bare}.${language}`)
  const imported = new RegExp(`^(?:import|use)[ \\t]{1,4}([\\w.\\\\]{1,200})[.\\\\]${bare}[ \\t]{0,4};?\\s`, 'm').exec(from.text)?.[1]
  const last = imported?.split(/[.\\]/).at(-1) ?? ''
  const byImport = imported === undefined ? [] : named.filter((one) => folderOf(one).toLowerCase().endsWith(last.toLowerCase()))
  if (byImport.length > 0) return byImport
  // What is imported from elsewhere is no file of this repository.
  if (imported !== undefined && language !== 'php') return named.length === 1 && /^[a-z]+$/.test(last) ? named : []
  const beside = named.filter((one) => folderOf(one) === folder)
  if (beside.length > 0) return beside
  // A file may hold more than what it is called.
  return [
    ...(named.length === 1 ? named : []),
    ...project
      .inFolder(folder)
      .filter((one) => one.endsWith(`.${language}`))
      .slice(0, MOST_FILES_OF_PACKAGE),
  ]
}

/** Of `pkg.Type` the files of the folder that is imported as `pkg`, of `Type` those beside it. */
export function filesOfPackage(name: string, from: Source, project: Project): readonly string[] {
  const [head = '', tail] = name.split('.')
  if (tail === undefined) return goFiles(folderOf(from.path), project)
  const path = [...from.text.matchAll(GO_IMPORT)].find(([, alias, all = '']) => (alias ?? all.split('/').at(-1)) === head)?.[2]
  const parts = path?.split('/') ?? []
  // The module's own path is not told: the longest end of the import that is a folder here.
  for (let skip = 0; skip < parts.length; skip++) {
    const found = goFiles(parts.slice(skip).join('/'), project)
    if (found.length > 0) return found
    for (const home of homesOf(from.path)) {
      const below = goFiles(home + parts.slice(skip).join('/'), project)
      if (below.length > 0) return below
    }
  }
  return []
}

/** The first folders of a path, of which one may be the module: the longest first. */
function homesOf(path: string): readonly string[] {
  const steps = path.split('/').slice(0, -1).slice(0, 3)
  return steps.map((_, i) => `${steps.slice(0, steps.length - i).join('/')}/`)
}

/** An import of Go: the name that it is given, if any, and its path. */
export const GO_IMPORT = /(?:^|\n)\s{0,8}(?:import\s{1,4})?(?:(\w{1,80})\s{1,4})?"([^"\n]{1,280})"/g

function goFiles(folder: string, project: Project): readonly string[] {
  return project.inFolder(folder).filter(isGoCode).slice(0, MOST_FILES_OF_PACKAGE)
}

/** `use crate::usage::Usage;` names `usage.rs` or `usage/mod.rs`. */
function rustFiles(name: string, from: Source, project: Project): readonly string[] {
  const used = new RegExp(`\\buse[ \\t]{1,4}(?:\\w{1,60}::){0,6}?(\\w{1,60})::(?:\\{[^}]{0,400}?\\b)?${name}\\b`).exec(from.text)?.[1]
  if (used === undefined) return []
  const crate = /^(?:[^/]+\/)*?(?=src\/)/.exec(from.path)?.[0] ?? ''
  return [...project.named(`${used}.rs`), ...project.named('mod.rs').filter((one) => one.endsWith(`/${used}/mod.rs`))].filter((one) =>
    one.startsWith(crate),
  )
}

/** A class with its parameters, as it is called in Java and C#. */
const CLASS = String.raw`[A-Z][\w.]{0,80}(?:<[^;(){}]{0,80}>)?`

/** What a type's name looks like in each of these languages, with its marks and parameters. */
export const TYPE: Record<CLike, string> = {
  go: String.raw`\*?(?:\[\])?\*?[\w.]{1,80}(?:\[[\w.]{1,60}\])?`,
  java: String.raw`(?:${CLASS}|boolean|byte|char|short|int|long|float|double|var)(?:\[\])?`,
  cs: String.raw`(?:${CLASS}|bool|byte|char|short|u?int|u?long|float|double|decimal|string|object|dynamic|var)(?:\[\])?\??`,
  kt: String.raw`[A-Z][\w.]{0,80}(?:<[^;(){}=]{0,80}>)?\??`,
  php: String.raw`\??[\w\\|]{1,80}`,
  rs: String.raw`&?(?:'\w{1,20} )?(?:mut )?[\w:]{1,80}(?:<[^;(){}=]{0,80}>)?`,
}

/** Whether the objects of a class are written by its name or its place, and not by its fields. */
export function writesNoFields({ kind, head, body, above }: TypeDeclared, language: CLike): boolean {
  if (kind !== 'class' || body === '') return false
  if (language === 'java') return !/\bextends\b/.test(head) && !OWN_TEXT.test(body) && !makesTextByField.pattern.test(above)
  if (language === 'kt') return !/:/.test(head.replace(/\([^)]*\)/, '')) && !OWN_TEXT.test(body)
  return language === 'cs' && !/:\s{0,4}(?!I[A-Z])\w/.test(head) && !OWN_TEXT.test(body)
}

/** Whether a type says what is written of its objects. */
export function writesOwnText({ body }: TypeDeclared): boolean {
  return OWN_TEXT.test(body)
}

/** Whether the text that a type says of itself is not just one of its fields. */
export function hidesItself({ body }: TypeDeclared): boolean {
  const said = OWN_TEXT.exec(body)
  return said !== null && !GIVES_FIELD.test(body.slice(said.index, said.index + 300))
}

/** `toString() = value`, `toString(): String { return this.value }` */
const GIVES_FIELD = /^[^{=]{0,120}(?:=>?|\{\s{0,80}return)\s{1,8}(?:this\.)?\w{1,60}(?:\.toString\(\))?\s{0,4}(?:[;}\n]|$)/

const OWN_TEXT = oneOf('', /\btoString\s{0,4}\(\s{0,4}\)/, /\boverride\s{1,4}string\s{1,4}ToString\b/)
