import type { CLike } from '../../parse/c-like.ts'
import type { Project } from '../../discover/project.ts'
import type { Span } from '../../text/source.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import { typeOfOther, typeWithOthers } from '../../knowledge/words/value-kinds.ts'
import { declarationOf, type Source, TYPE, type TypeDeclared, hidesItself, writesNoFields } from './declarations.ts'
import { functionAround, givenLast, signatureOf } from './functions.ts'
import { searchedOnce, spotsAround } from './known.ts'

/** A type as it is written, and the file that says it, whose names it uses. */
export interface TypeSaid {
  readonly text: string
  readonly in: Source
}

/** Where something is asked of. */
export interface Asked {
  readonly at: Span
  readonly language: CLike
  readonly project: Project
}

/** Members of members. */
const MAX_STEPS = 4

/** Whether a value is no text by the type that this repository declares for it: a flag, a number, a time, an enumeration, an object. */
export function isOfOtherType(code: string, asked: Asked): boolean {
  const type = typeOfPath(code, asked)
  return type !== undefined && saysOther(type, asked)
}

/** Whether a type says so. */
export function saysOther({ text, in: from }: TypeSaid, asked: Asked, steps = MAX_STEPS): boolean {
  const bare = bareType(text)
  if (typeOfOther.pattern.test(bare)) return true
  if (steps === 0 || TEXTS.test(bare)) return false
  const declared = declarationOf(bare, from, asked.language, asked.project)
  if (declared?.kind === 'alias') return saysOther({ text: declared.head, in: declared.in }, asked, steps - 1)
  if (declared && hidesItself(declared)) return true
  return declared !== undefined && (declared.kind === 'enum' || writesNoFields(declared, asked.language))
}

const TEXTS = /^(?:string|String|str|byte|char\w*|Char\w*|object|Object|any|Any|var|dynamic|mixed|self|static|interface|array|T)$/

/** Without the marks of pointers, references and absence: `*int`, `Option<bool>`, `?int`, `long?`. */
function bareType(text: string): string {
  const plain = text
    .trim()
    .replace(/^(?:[&*?]|'\w{1,20} |mut )+/, '')
    .replace(/\?$/, '')
    .replace(/\|null$|^null\|/i, '')
  const [, name = '', inner] = /^([\w.:]{1,60})<(.{1,80})>$/.exec(plain) ?? []
  return inner !== undefined && typeWithOthers.pattern.test(name.split(/[.:]+/).at(-1) ?? '') ? bareType(inner) : plain
}

/** The declared type of `a.b.c`, of `a.getB()` and of `$this->b`. */
function typeOfPath(code: string, asked: Asked): TypeSaid | undefined {
  const parts = code
    .replace(/^[&*!]+/, '')
    .replace(/\.\((?:string|\[\]byte)\)$/, '')
    .split(/\?\.|!!\.|->|\.|::/)
  const [root = '', ...members] = parts
  if (members.length > MAX_STEPS || parts.some((one) => !/^\$?\w{1,60}(?:\(\))?$/.test(one))) return undefined
  const isOwn = /^(?:this|self|\$this)$/.test(root)
  const first = isOwn ? undefined : (typeOfName(root, asked) ?? givenType(root, asked))
  const around = first ? undefined : classAround(asked)
  let type = first ?? (isOwn ? undefined : around && memberOf(around, root, asked))
  for (const [i, member] of members.entries()) {
    const owner = isOwn && i === 0 ? around : type && declarationOf(bareType(type.text), type.in, asked.language, asked.project)
    type = owner && memberOf(owner, member, asked)
    if (!type) return undefined
  }
  return type
}

/** The class whose object `a.b` and `$this->b` are, or what is the same as `a.getB()`. */
export function classOfPath(code: string, asked: Asked): TypeDeclared | undefined {
  const type = typeOfPath(code, asked)
  return type && declarationOf(bareType(type.text), type.in, asked.language, asked.project)
}

/** The type of a parameter or variable of the function around, where it is written. */
function typeOfName(name: string, { at, language }: Asked): TypeSaid | undefined {
  const before = functionAround(at, language).before.replaceAll(TEXT, '""')
  const code = language === 'go' ? goNames(before) : before
  const found = [...code.matchAll(named(name, language))].at(-1)?.[1]
  return found === undefined || /^(?:var|val|let|return|new|throw|else|case|in|as|is|await|yield|const|final)$/.test(found)
    ? undefined
    : { text: found, in: at.file }
}

/** A text on one line, also one in which the place itself stands: `"Login request: {}"` says nothing of a type. */
const TEXT = /"(?:[^"\\\n]|\\.){0,400}(?:"|$)/g

/** Of a function in Go what declares names with types: its head, and lines with `var`. */
function goNames(code: string): string {
  const lines = code.match(/^\s{0,40}var \w[^\n=]{0,120}/gm) ?? []
  return [signatureOf(code), ...lines].join('\n')
}

function named(name: string, language: CLike): RegExp {
  const one = literally(name)
  const type = `(${TYPE[language]})`
  if (language === 'kt' || language === 'rs') return new RegExp(`\\b${one}\\s{0,4}:\\s{0,4}${type}`, 'g')
  if (language === 'go') return new RegExp(`(?<![\\w.])${one}(?:,\\s?\\w{1,40}){0,6}[ \\t]${type}(?=\\s{0,4}(?:[,)=\\n]|$))`, 'g')
  return new RegExp(`(?<![\\w.>])${type}\\s{1,8}${one}(?=\\s{0,8}(?:[,;=):]|in\\b))`, 'g')
}

/** The type of what a variable was made as, `info := &cfg.Info{}`, or of what a function says that it gives. */
function givenType(name: string, asked: Asked): TypeSaid | undefined {
  const { at, language } = asked
  const value = givenLast(name, functionAround(at, language), at.file)
  const code = value ? at.file.text.slice(value.at.start, Math.min(value.at.end, value.at.start + 200)).trim() : ''
  const made = /^&?([A-Za-z][\w.]{1,80})\{|^new\(([A-Za-z][\w.]{1,80})\)|^new ([A-Z][\w.]{1,80})[({]/.exec(code)
  if (made) return { text: made[1] ?? made[2] ?? made[3] ?? '', in: at.file }
  const constructed = language === 'kt' ? /^([A-Z]\w{0,60})\(/.exec(code)?.[1] : undefined
  if (constructed !== undefined) return { text: constructed, in: at.file }
  const called = /^(?:await )?([\w$]{1,60})\(/.exec(code)?.[1]
  if (called !== undefined) return resultIn(called, at.file, language)
  const [, holder, method] = /^(?:await )?(\$?\w{1,60})(?:\.|->)(\w{1,60})\(/.exec(code) ?? []
  if (holder === undefined || method === undefined || !/\)$/.test(code)) return undefined
  const type = holder === name ? undefined : typeOfName(holder, asked)
  const owner = type && declarationOf(bareType(type.text), type.in, language, asked.project)
  if (owner) return methodOf(owner, method, language)
  return language === 'go' ? resultOfPackage(`${holder}.${method}`, asked) : undefined
}

/** What a function of another package of Go gives: `cfg.Limit(…)`. */
function resultOfPackage(name: string, asked: Asked): TypeSaid | undefined {
  return searchedOnce(asked.at.file, `package ${name}`, () => searchPackage(name, asked))
}

function searchPackage(name: string, { at, project }: Asked): TypeSaid | undefined {
  const [pkg = '', fn = ''] = name.split('.')
  const folder = new RegExp(`"([^"\\n]{1,200}/)?${pkg}"`).test(at.file.text)
  const file = folder ? functionFile(pkg, fn, at.file, project) : undefined
  return file && resultIn(fn, file, 'go')
}

function functionFile(pkg: string, fn: string, from: Source, project: Project): Source | undefined {
  const path = new RegExp(`"([^"\\n]{1,200}/${pkg})"`).exec(from.text)?.[1]?.split('/') ?? []
  for (let skip = 1; skip < path.length; skip++) {
    for (const one of project.inFolder(path.slice(skip).join('/'))) {
      const text = one.endsWith('.go') ? project.text(one) : undefined
      if (text?.includes(`func ${fn}(`)) return { path: one, text }
    }
  }
  return undefined
}

/** What a function of a file says that it gives; of several results the first. */
export function resultIn(name: string, source: Source, language: CLike): TypeSaid | undefined {
  return source.text.includes(name) ? searchedOnce(source, `result ${name}`, () => searchResult(name, source, language)) : undefined
}

function searchResult(name: string, source: Source, language: CLike): TypeSaid | undefined {
  const one = literally(name)
  const type = `(${TYPE[language]})`
  const said: Record<CLike, string> = {
    go: `^func (?:\\([^()\\n]{1,80}\\) )?${one}\\([^\\n{]{0,300}\\) \\(?(?:\\w{1,40} )?${type}`,
    java: `${type}\\s{1,4}${one}\\(`,
    cs: `${type}\\s{1,4}${one}\\(`,
    kt: `\\bfun ${one}\\([^{=]{0,300}\\)\\s{0,4}:\\s{0,4}${type}`,
    php: `\\bfunction ${one}\\([^{]{0,300}\\)\\s{0,4}:\\s{0,4}${type}`,
    rs: `\\bfn ${one}(?:<[^>]{0,80}>)?\\([^{]{0,300}\\) -> ${type}`,
  }
  const found = new RegExp(said[language], 'm').exec(source.text)?.[1]
  return found === undefined || /^(?:return|new|await|throw)$/.test(found) ? undefined : { text: found, in: source }
}

/** The name of the class or structure that a place stands in. */
export function classNameAround({ file, start, end }: Span, language: CLike): string | undefined {
  return spotsAround(file, language === 'rs' ? IMPLEMENTED : CLASS, start, end).before?.name
}

/** The class or structure whose method a place stands in. */
function classAround({ at, language, project }: Asked): TypeDeclared | undefined {
  if (language === 'go') return undefined
  const name = classNameAround(at, language)
  return name === undefined ? undefined : declarationOf(name, at.file, language, project)
}

const IMPLEMENTED = /\bimpl(?:<[^>]{0,80}>)?\s{1,4}(?:[\w:<>]{1,80} for )?(\w{1,60})/g
const CLASS = inTurn(
  'gm',
  /^[ \t]{0,8}/,
  /(?:(?:public|private|protected|internal|final|abstract|sealed|static|partial|data|open|readonly)\s{1,4}){0,4}/,
  /(?:class|record|object|struct|trait)\s{1,4}(\w{1,60})/,
)

/** The type of a field, a property or what a getter gives. */
function memberOf(owner: TypeDeclared, member: string, asked: Asked): TypeSaid | undefined {
  const { language } = asked
  if (!member.endsWith('()')) return fieldOf(owner, member.replace('$', ''), language)
  const method = member.slice(0, -2)
  const field = method.replace(/^get_?(?=[A-Z])/, '')
  return (
    methodOf(owner, method, language) ??
    fieldOf(owner, field.charAt(0).toLowerCase() + field.slice(1), language) ??
    (language === 'go' ? undefined : fieldOf(owner, field, language))
  )
}

function methodOf(owner: TypeDeclared, method: string, language: CLike): TypeSaid | undefined {
  if (language === 'go' && owner.kind === 'interface') {
    const said = new RegExp(`^\\s{0,8}${method}\\([^\\n]{0,200}?\\) \\(?(?:\\w{1,40} )?(${TYPE.go})`, 'm').exec(owner.body)?.[1]
    return said === undefined ? undefined : { text: said, in: owner.in }
  }
  const found = resultIn(method, language === 'go' ? owner.in : { path: owner.in.path, text: owner.body }, language)
  return found && { text: found.text, in: owner.in }
}

function fieldOf({ in: from, head, body }: TypeDeclared, name: string, language: CLike): TypeSaid | undefined {
  const type = `(${TYPE[language]})`
  const said: Record<CLike, string> = {
    go: `^\\s{1,40}(?:\\w{1,60}, ?){0,4}${name}(?:, ?\\w{1,60}){0,4}\\s{1,40}${type}(?=\\s|$)`,
    java: `${type}\\s{1,8}${name}\\s{0,4}[;=,)]`,
    cs: `${type}\\s{1,8}${name}\\s{0,4}(?:[;={,)]|=>|$)`,
    kt: `\\b(?:va[lr]\\s{1,4})?${name}\\s{0,4}:\\s{0,4}${type}`,
    php: `(?:public|private|protected|readonly|var)\\s{1,4}${type}\\s{1,4}\\$${name}\\b`,
    rs: `\\b${name}\\s{0,4}:\\s{0,4}${type}`,
  }
  const found = new RegExp(said[language], 'm').exec(`${head}\n${body}`)?.[1]
  return found === undefined || /^(?:return|new|throw|readonly|static|public|private|protected)$/.test(found)
    ? undefined
    : { text: found, in: from }
}
