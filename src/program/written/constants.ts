import { defaultByAnnotation, givenOtherwise, lengthInSeconds } from '../../knowledge/libraries/programs.ts'
import { saidIn, type CLike, type Said } from '../../parse/c-like.ts'
import type { Node } from '../../parse/node.ts'
import { codeAt, SourceFile, type Span } from '../../text/source.ts'
import { secondsOf } from '../../parse/c-like-durations.ts'
import { whereWritten } from './elsewhere.ts'
import type { TypeDeclared } from './declarations.ts'
import { classOfPath, type Asked } from './types.ts'

// What a name holds that another class or file gives it, in languages that are read without a grammar.

const CAST = /^\((?:int|long)\)\s?/
const IMPORTS_MEMBERS = /^(?:global )?(?:using static|import static|import [\w.]{1,200}\.[A-Z]\w{0,80}\.\w{1,80}[ \t]{0,4}$)/m
const NAME = /^[\w$.:\\>-]{1,160}$/

/**
 * The literal, number or length of time that a constant of another class or file is given, at the place where it is named:
 * `Lifetimes.Access` of `public const int Access = 8 * Hour`. Nothing where it is not written there once.
 */
export function constantElsewhere(node: Node, { language, project }: Omit<Asked, 'at'>): Node | undefined {
  const { file, start, end } = node.at
  const code = node.kind === 'dynamic' && end - start < 200 ? codeAt(node.at).replace(CAST, '').trim() : ''
  const name = withoutNamespace(code.replace(lengthInSeconds.pattern, ''), language)
  // Another file of a package of Go says its names without a path, and so does what imports the members of a class.
  if (!NAME.test(name) || (language !== 'go' && !/[.:]/.test(name) && !IMPORTS_MEMBERS.test(file.text))) return undefined
  const made = whereWritten(name, { at: node.at, language, project })
  if (!made || !isConstant(made, language)) return undefined
  const value = saidIn(made.file.whole, language).find((one) => one.is === 'set' && beginsAt(one.value, made))?.value
  if (value?.kind !== 'scalar') return undefined
  if (name === withoutNamespace(code, language)) return { ...value, at: node.at }
  const seconds = secondsOf(value.value)
  return seconds === undefined ? undefined : { ...value, value: seconds, at: node.at }
}

/** `\App\Auth\Lives::REFRESH` of PHP by the name of its class, as a file that imports it says it. */
function withoutNamespace(name: string, language: CLike): string {
  return language === 'php' ? name.replace(/^\\?(?:\w{1,60}\\){0,10}(?=[A-Z]\w{0,60}::)/, '') : name
}

/** Whether what stands before a value declares something that no other code gives another one. */
export function isConstant({ file: { text }, start }: Span, language: CLike): boolean {
  const line = text.lastIndexOf('\n', start - 1) + 1
  if (language === 'java' && isInInterface(text.slice(0, line))) return true
  if (language === 'php' && /^\s{0,40}case \w/.test(text.slice(line, start))) return true
  const before = text.slice(line, start).replace(/^.*;\s+(?=public|private|protected|internal|static)/, '')
  if (language !== 'go')
    return CONSTANT.test(before) && isGivenOnce(before, text.slice(Math.max(0, start - LONGEST_GROUP), start), language)
  const group = text.slice(Math.max(0, line - LONGEST_GROUP), line).match(/^(?:const|var|type|func|\))(?![\w(])/gm)
  return /^const /.test(before) || (/^\s/.test(before) && group?.at(-1) === 'const')
}

/** What a parameter is otherwise is no constant, nor a field of Kotlin, whose class may be given another or override it. */
function isGivenOnce(line: string, before: string, language: CLike): boolean {
  const around = bracketAround(before)
  if (around?.mark === '(') return false
  if (language !== 'kt' || /\bconst\b/.test(line)) return true
  return around ? opensObject(around.before) : /^(?:(?:public|internal|private) )?val\b/.test(line)
}

/** The last bracket that is open at the end of a text, and what stands before it. */
function bracketAround(text: string): { mark: string; before: string } | undefined {
  const closed = { '(': 0, '{': 0 }
  for (let at = text.length - 1; at >= 0; at--) {
    const mark = text[at]
    if (mark === ')') closed['(']++
    else if (mark === '}') closed['{']++
    else if ((mark === '(' || mark === '{') && closed[mark]-- === 0) return { mark, before: text.slice(0, at) }
  }
  return undefined
}

/** `object Lives {` and `companion object {` */
function opensObject(before: string): boolean {
  return [...before.replace(/^[^]*[{}]/, '').matchAll(/\b(class|interface|object|fun)\b/g)].at(-1)?.[1] === 'object'
}

/** Fields of an interface are constants: https://docs.oracle.com/javase/specs/jls/se21/html/jls-9.html#jls-9.3 */
function isInInterface(before: string): boolean {
  return [...before.matchAll(/^[ \t]{0,40}(?:\w{1,20} ){0,4}(class|interface|enum|record) \w/gm)].at(-1)?.[1] === 'interface'
}

/** `final`, `const val`, `{ get; } =` and `=>` of C#. */
const CONSTANT = /\b(?:const|final|readonly|val)\b|\{ ?get; ?\}|=> ?$/
const LONGEST_GROUP = 8000

/** Texts begin inside their quotes. */
function beginsAt({ at }: Node, { file, start }: Span): boolean {
  return at.start === start || (at.start === start + 1 && /["'`]/.test(file.text[start] ?? ''))
}

/** A field of an object whose class says what it holds where nobody gives it anything. */
export interface FieldOfClass {
  readonly name: string
  readonly owner: TypeDeclared
  /** What it holds otherwise. */
  readonly value: Node
}

/** `settings.refreshTtl()`, `settings.getRefreshTtl()`, `settings.refreshTtl` */
const MEMBER = /^([\w.]{1,100})\.(\w{1,60})(?:\(\))?$/

/**
 * What a field of an object holds by default: `private Duration refreshTtl = Duration.ofHours(20)`, what a constructor gives it where
 * nobody does, or an annotation of the framework. https://docs.spring.io/spring-boot/reference/features/external-config.html
 */
export function defaultOfField(node: Node, asked: Omit<Asked, 'at'>): FieldOfClass | undefined {
  const { start, end } = node.at
  const [, holder, member] = MEMBER.exec(end - start < 160 ? codeAt(node.at) : '') ?? []
  const owner = holder === undefined ? undefined : classOfPath(holder, { ...asked, at: node.at })
  if (!owner || member === undefined) return undefined
  const bare = member.replace(/^get(?=[A-Z])/, '')
  const name = bare.charAt(0).toLowerCase() + bare.slice(1)
  const before = `${defaultByAnnotation.pattern.source}\\s{1,20}(?:(?:final|val|var)\\s{1,4})?(?:\\w{1,40}\\s{1,4})?`
  const annotated = new RegExp(`${before}${name}\\b`).exec(owner.head + owner.body)?.[1]
  const [value, ...others] = annotated === undefined ? valuesGiven(name, owner, asked) : [scalar(annotated, node)]
  return value && others.length === 0 ? { name, owner, value: { ...value, at: node.at } } : undefined
}

/** What a class gives a field itself, once. */
function valuesGiven(name: string, owner: TypeDeclared, { language }: Omit<Asked, 'at'>): Node[] {
  const code = new SourceFile(owner.in.path, `class Declared ${owner.head.replace(/^[^(]{0,200}\(/, '(')} ${owner.body}`)
  const set = saidIn(code.whole, language).filter((one) => one.is === 'set' && one.name.replace(/^this\./, '') === name)
  return set.flatMap((one) => valueIn(one, code, language))
}

function valueIn({ value }: Said, { text, path }: SourceFile, language: Asked['language']): Node[] {
  const written = text.slice(value.at.start, value.at.end)
  if (value.kind === 'scalar') return [value]
  if (/^\w{1,60}$/.test(written)) return []
  const [, chosen, other] = givenOtherwise.pattern.exec(written) ?? []
  const otherwise = chosen ?? other
  const [said] =
    otherwise === undefined ? [] : saidIn(new SourceFile(path, `class Declared { final Object VALUE = ${otherwise}; }`).whole, language)
  return [said?.is === 'set' ? said.value : value]
}

function scalar(value: string, { at }: Node): Node {
  return { kind: 'scalar', value, at, opaque: true }
}
