import type { Project } from '../../discover/project.ts'
import { verifiesTokens } from '../../knowledge/words/checks.ts'
import { grouped } from '../../text/grouped.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { codeAround, onceFor, packageFolder } from '../reading/code-around.ts'
import { givenBy, importedNames, type Given } from './imported-names.ts'

/** The code that guards and routes of one program stand in. */
export interface Package {
  readonly project: Project
  readonly below: string
  readonly files: RegExp
}

/** The package that a file is of, in its language. */
export function packageAround(path: string, project: Project): Package {
  return { project, below: packageFolder(path, project), files: path.endsWith('.py') ? /\.py$/ : /\.[cm]?[jt]sx?$/ }
}

export interface Definition {
  readonly path: string
  /** Empty for what a file gives without one. */
  readonly name: string
  /** What is defined, from its name to its end. */
  readonly code: string
}

/** What a name of a file stands for, there or in the file that it is imported from; undefined where that cannot be read. */
export function meantBy(written: string, path: string, of: Package): readonly Definition[] | undefined {
  const [first = '', ...members] = written.split('.')
  const name = members.at(-1) ?? first
  const here = definitions(name, path, of.project)
  if (here.length > 0) return here
  const given = givenBy(path, first, of.project)
  const there = given ? givenAs(members.length > 0 && given.name === '*' ? { ...given, name } : given, of.project) : []
  if (there.length > 0) return there
  return isOfPackage(first, path, of.project) ? [] : undefined
}

/** Whether a name comes from a package that the repository depends on, and not from one of its own. */
function isOfPackage(name: string, path: string, project: Project): boolean {
  const imported = importedNames(path, project).get(name)
  if (!imported || imported.path !== undefined || !/^[@\w]/.test(imported.from)) return false
  const root = /^(?:@[^/]{1,80}\/)?[^/]{1,80}/.exec(imported.from)?.[0] ?? ''
  const dependency = project.dependency(path, path.endsWith('.py') ? (root.split('.')[0] ?? '') : root)
  return dependency !== undefined && !/^(?:workspace|file|link|portal):/.test(dependency.range)
}

/** What a file defines under the name by which others take it. */
export function givenAs({ path, name }: Given, project: Project): readonly Definition[] {
  if (name !== 'default' && name !== '*') return definitions(name, path, project)
  const text = project.text(path) ?? ''
  const whole = IS_GIVEN.exec(text)
  if (!whole) return []
  const named = whole[1] ?? whole[2]
  if (named !== undefined) return definitions(named, path, project)
  const from = whole.index + whole[0].length
  return [{ path, name: '', code: toEnd(text, whole.index, from) }]
}

/** `export default requireAuth`, `export default async function requireAuth(`, `module.exports = (req, res, next) => {` */
export const IS_GIVEN = inTurn(
  'm',
  /^(?:export\s{1,4}default\s{1,4}|module\.exports\s{0,4}=\s{0,4})/,
  /(?:(?:async\s{1,4})?(?:function\*?|class)\s{1,4}(\w{1,80})|(\w{1,80})\s{0,4};?[ \t]{0,8}$)?/,
)

const DEFINES = inTurn(
  'g',
  /(?<![\w.$])/,
  oneOf(
    '',
    /(?:function\*?|class|def|const|let|var)\s{1,4}/,
    /export\s{1,4}default\s{1,4}\w{1,20}\s{1,4}/,
    /(?:module\.)?exports\.|\w{1,40}\.decorate\(\s{0,20}["']/,
  ),
  /(\w{1,80})/,
)

/** What a file defines under a name, wherever it does. */
export function definitions(name: string, path: string, project: Project): readonly Definition[] {
  const find = () => grouped(definedIn(path, project.text(path) ?? '', DEFINES), nameOf)
  return onceFor(project, `definitions in ${path}`, find).get(name) ?? []
}

const nameOf = ({ name }: Definition) => name

function definedIn(path: string, text: string, by: RegExp): Definition[] {
  return [...text.matchAll(by)].slice(0, MOST_DEFINED).map(({ index, 0: whole, 1: name = '' }) => ({
    path,
    name,
    // Of all that a package defines, little is looked at.
    get code() {
      return toEnd(text, index, index + whole.length - name.length)
    },
  }))
}

const MOST_DEFINED = 400

/** What the files of a program define for all of them, which is what stands at the beginning of a line. */
export function definedAtTop(of: Package): ReadonlyMap<string, readonly Definition[]> {
  return onceFor(of.project, `defined at top ${of.below} ${String(of.files)}`, () => {
    const all = (codeAround(of.project, of) ?? []).flatMap((path) => {
      const text = of.project.text(path) ?? ''
      return NAMES_GUARD.test(text) || verifiesTokens.pattern.test(text) ? definedIn(path, text, AT_TOP) : []
    })
    return grouped(all, nameOf)
  })
}

const AT_TOP = inTurn(
  'gm',
  /^(?:export\s{1,4})?(?:default\s{1,4})?(?:abstract\s{1,4})?(?:async\s{1,4})?/,
  /(?:function\*?|class|def|const|let|var)\s{1,4}(\w{1,80})/,
)
/** A file without such words guards nothing. */
const NAMES_GUARD = /auth|token|jwt|bearer/i

/** Code from a name to the next line that stands no further in than the line of the name, and neither opens nor closes anything. */
export function toEnd(text: string, begins: number, from: number): string {
  const line = text.lastIndexOf('\n', begins) + 1
  const depth = /^[ \t]*/.exec(text.slice(line, line + 80))?.[0].length ?? 0
  const code = text.slice(from, from + LONGEST)
  return code.slice(0, new RegExp(`\\n[ \\t]{0,${depth}}(?![ \\t\\n\\r){}\\]])`).exec(code)?.index)
}

/** More of a function, in characters, is not read. */
const LONGEST = 6000
