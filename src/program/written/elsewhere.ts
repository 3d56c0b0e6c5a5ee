import type { CLike } from '../../parse/c-like.ts'
import type { Project } from '../../discover/project.ts'
import { own } from '../../text/own.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import { codeAt, SourceFile, type Span } from '../../text/source.ts'
import { bracketEnd, endAround } from '../../text/brackets.ts'
import { blockEnd } from './blocks.ts'
import { declarationOf, filesOfPackage, TYPE, type Source, type TypeDeclared } from './declarations.ts'
import { functionAround, givenLast } from './functions.ts'
import { searchedOnce } from './known.ts'
import { classOfPath, type Asked } from './types.ts'

// Where a value is written that code has from a function, a constant or a variable of this repository, in languages that are read without a
// grammar: `Policies.mobile()`, `$this->factory->make()`, `config.OAuth`.

/** Functions that hand on what another one gives. */
const MAX_STEPS = 3

/**
 * The code that gives a value: the body of the function that is called, or what a name was given, in this file or in another one. Nothing
 * where it is not written once: a function with several forms, a variable that is set twice, what stands in no file of the repository.
 */
export function whereWritten(code: string, asked: Asked, steps = MAX_STEPS): Span | undefined {
  const said = ASKED.exec(code.trim())
  if (!said || steps === 0) return undefined
  const [, path = '', name = '', called] = said
  if (called !== undefined && !isOneCall(called)) return undefined
  const own = asked.at.file
  const isOwn = path === '' || OWN.test(path)
  const local = path === '' && called === undefined ? localOf(name, asked) : undefined
  const found =
    local ?? (isOwn ? writtenIn(own, name, called !== undefined, asked.language) : undefined) ?? elsewhere(path, name, called, asked)
  const next = found && onlyHandsOn(found, asked.language)
  return next === undefined || found === undefined ? found : (whereWritten(next, { ...asked, at: found }, steps - 1) ?? found)
}

/** `a.b().c(…)`: what stands before the last name, that name, and what it is called with. */
const STEP = /\$?\w{1,60}(?:\(\))?/
const JOINT = /(?:\.|\?\.|!!\.|->|\?->|::)/
const PATH = inTurn('', STEP, new RegExp(`(?:${inTurn('', JOINT, STEP).source}){0,3}`))
const ASKED = new RegExp(`^(?:await )?(?:(${PATH.source})${JOINT.source})?(\\$?\\w{1,60})(\\([^]{0,400}\\))?;?$`)
const OWN = /^(?:this|self|static|\$this|companion)$/

/** Whether a text is the parameters of one call and nothing behind it. */
function isOneCall(called: string): boolean {
  return bracketEnd(called, 0, '([{)]}') === called.length
}

/** What a variable of the function around was given. */
function localOf(name: string, { at, language }: Asked): Span | undefined {
  const given = givenLast(name, functionAround(at, language), at.file)
  if (!given) return undefined
  const { start } = given.at
  return { file: at.file, start, end: valueEnd(at.file.text, start, language) }
}

/** In the class, package or file that a path names. */
function elsewhere(path: string, name: string, called: string | undefined, asked: Asked): Span | undefined {
  const { at, language, project } = asked
  if (language === 'go') {
    const files = filesOfPackage(path === '' ? name : `${path}.${name}`, at.file, project)
    return only(files.flatMap((one) => writtenIn(fileOf(one, at.file, project), name, called !== undefined, language) ?? []))
  }
  if (OWN.test(path)) return undefined
  if (path === '') return called === undefined ? importedByItself(name, asked) : undefined
  const declared =
    classOfPath(path, asked) ?? (/^\\?[A-Z]\w{0,60}$/.test(path) ? declarationOf(path, at.file, language, project) : undefined)
  return declared && inClass(declared, name, called, asked)
}

function inClass(declared: TypeDeclared, name: string, called: string | undefined, { at, language, project }: Asked): Span | undefined {
  const file = fileOf(declared.in, at.file, project)
  const from = file.text.indexOf(declared.body)
  const part: [number, number] | undefined = declared.body === '' ? undefined : [from, from + declared.body.length]
  return writtenIn(file, name, called !== undefined, language, part)
}

/** A member of a class that is named without it: `using static Desk.Lives;`, `import static desk.Lives.ACCESS;`. */
function importedByItself(name: string, asked: Asked): Span | undefined {
  const { at, language, project } = asked
  const from = own(IMPORTS, language)
  if (!from || !/^[A-Z]\w{1,60}$/.test(name)) return undefined
  const holders = [...at.file.text.matchAll(from)].flatMap(([, holder = '', member]) =>
    member === undefined || member === '*' || member === name ? [holder] : [],
  )
  return only(
    holders.slice(0, MOST_HOLDERS).flatMap((holder) => {
      const declared = declarationOf(holder, at.file, language, project)
      return (declared && inClass(declared, name, undefined, asked)) ?? []
    }),
  )
}

/** The classes whose members a file names without them, and the one member where it says which. */
const IMPORTS: Readonly<Record<string, RegExp>> = {
  cs: /^[ \t]{0,8}(?:global )?using static (?:[\w]{1,80}\.){0,8}(\w{1,80});/gm,
  java: /^import static (?:\w{1,80}\.){0,10}([A-Z]\w{0,80})\.(\w{1,80}|\*);/gm,
  kt: /^import (?:\w{1,80}\.){0,10}([A-Z]\w{0,80})(?:\.Companion)?\.(\w{1,80}|\*)[ \t]{0,4};?$/gm,
}
const MOST_HOLDERS = 8

const FILES = new WeakMap<Project, Map<string, WeakRef<SourceFile>>>()

/** A file of the repository, one and the same as long as something speaks of it. */
export function fileOf(one: Source | string, own: SourceFile, project: Project): SourceFile {
  const path = typeof one === 'string' ? one : one.path
  if (path === own.path) return own
  const files = FILES.get(project) ?? new Map<string, WeakRef<SourceFile>>()
  FILES.set(project, files)
  const known = files.get(path)?.deref()
  if (known) return known
  const file = new SourceFile(path, typeof one === 'string' ? (project.text(path) ?? '') : one.text)
  files.set(path, new WeakRef(file))
  return file
}

function only<T>(all: readonly T[]): T | undefined {
  return all.length === 1 ? all[0] : undefined
}

/** The body of the one function of a name, or what the one constant or field of a name is given where it is declared. */
function writtenIn(
  file: SourceFile,
  name: string,
  isCalled: boolean,
  language: CLike,
  [from, to] = [0, file.text.length],
): Span | undefined {
  if (!file.text.includes(name.replace('$', ''))) return undefined
  return searchedOnce(file, `written ${isCalled ? 'function' : 'value'} ${name} ${from}-${to}`, () => {
    const part = file.text.slice(from, to)
    const wanted = isCalled ? functionNamed(name, language) : valueNamed(name, language)
    const spans = [...part.matchAll(wanted)].flatMap(({ index, 0: { length } }) => {
      const end = from + index + length
      return (isCalled ? bodyFrom(file, end, language) : { file, start: end, end: valueEnd(file.text, end, language) }) ?? []
    })
    return only(spans)
  })
}

/** The declaration of a function up to the bracket of its parameters, which is the last character. */
function functionNamed(name: string, language: CLike): RegExp {
  const one = literally(name)
  const said: Record<CLike, string> = {
    go: `^func (?:\\([^()\\n]{1,80}\\) )?${one}\\(`,
    java: `(?<!\\b(?:new|return|throw|else)\\s{1,4})(?<![\\w.])${TYPE.java}\\s{1,4}${one}\\s?\\(`,
    cs: `(?<!\\b(?:new|return|throw|await|else)\\s{1,4})(?<![\\w.])${TYPE.cs}\\s{1,4}${one}\\s?\\(`,
    kt: `\\bfun (?:<[^>\\n]{1,60}> )?${one}\\(`,
    php: `\\bfunction &?${one}\\s?\\(`,
    rs: `\\bfn ${one}(?:<[^>]{0,80}>)?\\(`,
  }
  return new RegExp(said[language], 'gm')
}

/** A constant, a field or a variable of a package up to its value. */
function valueNamed(name: string, language: CLike): RegExp {
  const one = literally(name.replace('$', ''))
  const said: Record<CLike, string> = {
    go: `^(?:var |const |\\t| {2,4})${one}(?: [*\\w.\\[\\]]{1,80})? {1,20}= `,
    java: `${TYPE.java}\\s{1,4}${one} {0,40}= ?(?!=)`,
    cs: `${TYPE.cs}\\s{1,4}${one}\\s{0,40}(?:\\{ ?get; ?(?:(?:private )?(?:set|init); ?)?\\}\\s{0,4})?(?:=>?)(?!=) ?`,
    kt: `\\bva[lr] ${one}(?: ?: ?${TYPE.kt})?\\s{0,40}(?:get\\(\\) )?= ?(?!=)`,
    php: `(?:const|case|static|public|private|protected|readonly) (?:\\??\\w{1,60} )?\\$?${one} {0,40}= ?(?!=)`,
    rs: `\\b(?:const|static) ${one}: ?[^=;\\n]{1,80}= ?`,
  }
  return new RegExp(said[language], 'gm')
}

/** The body of a function behind the bracket that opens its parameters: a block, or the value of `= …` and `=> …`. */
function bodyFrom(file: SourceFile, end: number, language: CLike): Span | undefined {
  const { text } = file
  const close = bracketEnd(text, end - 1, '([{)]}', 2001)
  if (close === undefined) return undefined
  const behind = text.slice(close, close + 399)
  const mark = /^[^{=;]{0,200}?(\{|=>?)\s{0,80}/.exec(behind)
  if (!mark) return undefined
  const start = close + mark[0].length
  if (mark[1] !== '{') return { file, start, end: valueEnd(text, start, language) }
  const open = close + mark[0].indexOf('{')
  return { file, start: open, end: blockEnd(text, open) }
}

/** More of a value is not looked at. */
const LONGEST = 4000

/** The end of a value: where lines end statements, the line that closes its brackets and goes on with no other call. */
function valueEnd(text: string, start: number, language: CLike): number {
  const endsWithLine = language === 'go' || language === 'kt'
  const near = text.slice(start, start + LONGEST)
  const goesOn = (at: number) => /^\s{0,80}(?:\?{0,2}\.|\?:)/.test(text.slice(start + at, start + at + 90))
  const isEnd = (at: number) => near[at] === ';' || (near[at] === '\n' && endsWithLine && !goesOn(at))
  return start + (endAround(near, 0, '([{)]}', isEnd) ?? near.length)
}

/** Of code that does nothing but give what another function gives, this call: `return Policies.mobile();`, `Policies.mobile()`. */
function onlyHandsOn(at: Span, language: CLike): string | undefined {
  const code = codeAt(at)
  const bare = (/^\{\s{0,80}return\s([^]{1,300}?);?\s{0,80}\}$/.exec(code)?.[1] ?? code).trim()
  return ASKED.test(bare) && !bare.includes('\n') && language !== 'rs' ? bare : undefined
}
