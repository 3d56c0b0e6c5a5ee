import { inUnderscores } from '../../classify/words.ts'
import type { Project } from '../../discover/project.ts'
import type { Said } from '../../parse/c-like.ts'
import type { Node } from '../../parse/node.ts'
import { saidInRuby } from '../../parse/ruby.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import type { SourceFile, Span } from '../../text/source.ts'
import { fileOf } from './c-like-elsewhere.ts'
import { codeAt } from './settings.ts'

/** The claims of a token, and where they are written. */
export interface Payload {
  readonly claims: Node
  /** The name that they are given, where they have one. */
  readonly variable: string | undefined
  readonly at: Span
  /** The methods and classes that make them, the nearest first. */
  readonly names: readonly string[]
}

/**
 * The claims that a call is given: written there, set to a variable of its method, or what a method gives of the same class or of another
 * one in the file of its name: `claims(user)`, `Payload.for(account)`, `Claims.new(user).to_h`.
 */
export function payloadOf(given: Node | undefined, { inFunction, at }: Said, all: readonly Said[], project: Project): Payload | undefined {
  if (given?.kind === 'map') return { claims: given, variable: undefined, at, names: [] }
  const code = given?.kind === 'dynamic' ? codeAt(given.at) : undefined
  if (code === undefined) return undefined
  const set = all.filter((one) => one.is === 'set' && one.name === code && one.inFunction === inFunction)
  if (set.length > 0) return set.length === 1 && set[0] ? { claims: set[0].value, variable: code, at, names: [] } : undefined
  const [, self, holder, name] = ASKED.exec(code) ?? []
  if (name === undefined) return undefined
  const file = holder === undefined || self !== undefined ? at.file : classFile(holder.replace(/^::/, ''), at.file, project)
  return file && givenBy(name, file, holder?.split('::').at(-1))
}

/** `claims`, `self.class.claims(user)`, `Mint::Payload.for(account, scopes)`, `Claims.new(user).to_h` */
const ASKED = inTurn(
  '',
  /^(?:(?:(self)(?:\.class)?|((?:::)?[A-Z]\w{0,60}(?:::[A-Z]\w{0,60}){0,4})(?:\.new(?:\([^()]{0,200}\))?)?)\.)?/,
  // What is called on the answer may add to it: `claims(user).merge(expiry)`.
  /([a-z_]\w{0,60}[?!]?)(?:\((?:[^()]|\([^()]{0,100}\)){0,300}\))?$/,
)

/** The file of a class, which is called like it, or the one that opens it beside. */
function classFile(path: string, own: SourceFile, project: Project): SourceFile | undefined {
  const name = path.split('::').at(-1) ?? ''
  const opens = new RegExp(`^[ \\t]{0,40}(?:class|module) (?:\\w{1,60}::){0,4}${literally(name)}\\b`, 'm')
  if (opens.test(own.text)) return own
  const paths = project.named(`${inUnderscores(name).toLowerCase()}.rb`).filter((one) => opens.test(project.text(one) ?? ''))
  const [only, ...more] = paths
  return only === undefined || more.length > 0 ? undefined : fileOf(only, own, project)
}

/** The table that the one method of a name gives back, with all its keys, or the variable that it is set to. */
function givenBy(name: string, file: SourceFile, holder: string | undefined): Payload | undefined {
  const heads = [...file.text.matchAll(new RegExp(`^[ \\t]{0,40}(?:private )?def (?:self\\.)?${literally(name)}(?![\\w?!])`, 'gm'))]
  const [head, ...others] = heads
  if (!head || others.length > 0) return undefined
  const start = head.index + head[0].length
  const code = file.text.slice(start, start + LONGEST).split(/^[ \t]{0,40}(?:private |public )?def /m, 1)[0] ?? ''
  const names = [name, ...(holder === undefined ? [] : [holder])]
  const said = saidInRuby(file.whole).filter(({ at }) => at.start >= start && at.end <= start + code.length)
  const last = LAST_NAME.exec(code)?.[1]
  const sets = last === undefined ? [] : said.filter((one) => one.is === 'set' && one.name === last && one.value.kind === 'map')
  const [set, ...again] = sets
  if (set && last !== undefined) return again.length > 0 ? undefined : { claims: set.value, variable: last, at: set.at, names }
  const table = said.find(
    ({ is, at }) => is === 'object' && BEGINS.test(code.slice(0, at.start - start)) && ENDS.test(code.slice(at.end - start)),
  )
  return table && { claims: table.value, variable: undefined, at: table.at, names }
}

/** More of a method is not looked at. */
const LONGEST = 4000
/** `payload` as the last line of a method. */
const LAST_NAME = /\n[ \t]{0,40}(?:return )?([a-z_]\w{0,60})\s{0,80}\n[ \t]{0,40}end\b/
/** What stands before the value of a method. */
const BEGINS = /(?:\n[ \t]{0,80}(?:return )?|[)\w] = ?|^ = ?)$/
/** What stands behind it. */
const ENDS = /^(?:\.(?:compact|freeze))?[ \t]{0,40}(?:\n\s{0,200}(?:end\b|$|private\b|protected\b|#|class\b|module\b|attr_)|$)/
