import { fileRole } from '../../classify/file-role.ts'
import type { Project } from '../../discover/project.ts'
import {
  blockInstead,
  endsWithText,
  fieldWithDefault,
  stopsProgram,
  takesKey,
  textInstead,
  tokenKeyName,
  variableWithDefault,
} from '../../knowledge/libraries/rust-keys.ts'
import type { TokenCheck } from '../../model/index.ts'
import { literally } from '../../text/pattern.ts'
import type { SourceFile, Span } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { isInComment, testsOfRust } from '../../program/written/index.ts'
import { checkOfService } from './checks-of-tokens.ts'

/** Keys of tokens that are a text of the code where nothing sets them, in Rust: known to all who can read it. */
export default defineTextSurface({
  id: 'rust-known-keys',
  name: 'Keys of tokens with a default in Rust',
  spec: 'https://www.rfc-editor.org/rfc/rfc8725.html#section-3.5',
  counts: 'code',
  files: ['**/*.rs'],
  mentions: ['unwrap_or', 'serde(default', 'default ='],
  skipsTests: true,
  *read(text, { file, project }): Generator<TokenCheck> {
    const tests = testsOfRust(file.text)
    for (const { variable, name, instead, at } of defaultsIn(file)) {
      if (isInComment(text.value, at.start) || at.start > tests || isRefused(instead, file, project)) continue
      const taker = takerOf(name, at, project)
      if (taker !== undefined) yield checkOfService(['known-key'], taker, at, { unlessSet: variable })
    }
  },
})

interface Default {
  readonly variable: string
  /** The field or variable that gets it. */
  readonly name: string
  readonly instead: string
  readonly at: Span
}

function* defaultsIn(file: SourceFile): Generator<Default> {
  for (const { index, 0: all, 1: variable = '' } of file.text.matchAll(variableWithDefault.pattern)) {
    const given = file.text.slice(index + all.length, index + all.length + LONGEST)
    const instead = tokenKeyName.pattern.test(variable) ? textIn(given) : undefined
    if (instead === undefined) continue
    const start = index + all.length + given.indexOf(`"${instead}"`) + 1
    const name = /(\w{1,60})\s?[:=]\s{0,20}(?:std::)?$/.exec(file.text.slice(Math.max(0, index - 100), index))?.[1]
    yield { variable, name: name ?? variable.toLowerCase(), instead, at: { file, start, end: start + instead.length } }
  }
  for (const { 1: maker = '', 2: name = '' } of file.text.matchAll(fieldWithDefault.pattern)) {
    if (!tokenKeyName.pattern.test(name)) continue
    const made = new RegExp(`\\bfn ${literally(maker)}\\(\\) -> \\w{1,40} \\{\\s{0,60}(?:String::from\\()?"([^"\\n]{1,120})"`).exec(
      file.text,
    )
    const instead = made?.[1]
    if (!made || instead === undefined) continue
    const start = made.index + made[0].length - 1 - instead.length
    yield { variable: name, name, instead, at: { file, start, end: start + instead.length } }
  }
}

const LONGEST = 700

function textIn(given: string): string | undefined {
  const block = blockInstead.pattern.exec(given)?.[1]
  return (block === undefined ? textInstead.pattern.exec(given) : endsWithText.pattern.exec(block))?.[1]
}

/** What a key of this name is given to, here or in another file of the repository; or where it stands in the call itself. */
function takerOf(name: string, { file, start }: Span, project: Project): string | undefined {
  for (const { path, text } of [{ path: file.path, text: file.text }, ...othersOf(file.path, project)]) {
    for (const { index, 0: call, 1: one, 2: other } of text.matchAll(takesKey.pattern)) {
      const given = one ?? other ?? ''
      const isHere = path === file.path && index < start && start < index + call.length
      // `&config.jwt.secret.as_bytes()`
      const names = given.split(/[),]/, 1)[0]?.replace(/\.(?:as_\w{1,20}|clone|to_\w{1,20}|expose_secret|into)\(.*$/, '')
      if (isHere || names?.split(/\W+/).findLast(Boolean) === name) return call.split('(', 1)[0]?.trim()
    }
  }
  return undefined
}

function othersOf(own: string, project: Project): readonly { readonly path: string; readonly text: string }[] {
  const paths = project.below('').filter((path) => path.endsWith('.rs') && path !== own && !fileRole(path).test)
  return paths.length > MOST_FILES ? [] : paths.map((path) => ({ path, text: project.text(path) ?? '' }))
}

const MOST_FILES = 1500

/** Whether the program compares the key with this text, and stops where it is that; who only warns starts with it. */
function isRefused(instead: string, file: SourceFile, project: Project): boolean {
  const compared = new RegExp(`[!=]= ?"${literally(instead)}"|"${literally(instead)}" ?[!=]=`)
  return [{ path: file.path, text: file.text }, ...othersOf(file.path, project)].some(({ text }) => {
    const found = text.search(compared)
    if (found < 0 || !stopsProgram.pattern.test(text.slice(found, found + NEAR))) return false
    const name = [...text.slice(0, found).matchAll(/\bfn (\w{1,80})\(/g)].at(-1)?.[1]
    return name === undefined || !isOnlyWarned(name, file, project)
  })
}

const NEAR = 300

/** Whether all who call a check go on where it finds something: `if let Err(e) = config.check() { eprintln!("{e}") }`. */
function isOnlyWarned(name: string, file: SourceFile, project: Project): boolean {
  const calls = [{ text: file.text }, ...othersOf(file.path, project)].flatMap(({ text }) =>
    [...text.matchAll(new RegExp(`(?<!fn )\\b${literally(name)}\\(`, 'g'))].map(({ index }) => ({
      before: text.slice(Math.max(0, index - 80), index),
      after: text.slice(index, index + NEAR).split('}', 1)[0] ?? '',
    })),
  )
  return (
    calls.length > 0 &&
    calls.every(({ before, after }) => /if let Err\(\w{1,20}\) = [\w.]{0,60}$/.test(before) && !stopsProgram.pattern.test(after))
  )
}
