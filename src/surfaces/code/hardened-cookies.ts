import { marksCookie, passesCookieOn } from '../../knowledge/words/written-cookies.ts'
import type { CLike } from '../../parse/c-like.ts'
import { bracketEnd } from '../../text/brackets.ts'
import { literally } from '../../text/pattern.ts'
import type { SourceFile } from '../../text/source.ts'

/**
 * Whether a function is given a cookie that may mark it: one of the file that does, or one of elsewhere, of which nothing is known. What
 * only sends, keeps or prints it does not.
 */
export function mayBeHardened(cookie: string, after: string, file: SourceFile, language: CLike): boolean {
  const given = new RegExp(`(?<![\\w$])(\\w{1,60})\\(\\s{0,20}(?:[&\\w., ]{0,40}[ &])?${literally(cookie)}\\s{0,20}[,)]`, 'g')
  return Array.from(after.matchAll(given), ([, name = '']) => name).some(
    (name) => !passesCookieOn.pattern.test(name) && mayMark(name, file, language),
  )
}

/** How a function of its own begins, up to what it is given. */
const DEFINES: Partial<Record<CLike, string>> = {
  java: '\\b(?!return\\b|new\\b)[\\w<>.]{1,60}\\s{1,4}NAME\\(',
  kt: '\\bfun\\s{1,4}(?:Cookie\\.)?NAME\\(',
  cs: '\\b(?!return\\b|new\\b|await\\b)[\\w<>.]{1,60}\\s{1,4}NAME\\(',
  rs: '\\bfn\\s{1,4}NAME(?:<[^<>]{0,60}>)?\\(',
  php: '\\bfunction\\s{1,4}NAME\\(',
}

function mayMark(name: string, { text }: SourceFile, language: CLike): boolean {
  const begins = DEFINES[language]
  const found = begins === undefined ? null : new RegExp(begins.replace('NAME', literally(name))).exec(text)
  if (!found) return true
  const open = text.indexOf('{', found.index)
  const end = open < 0 ? undefined : bracketEnd(text, open, '{}', LONGEST)
  return end === undefined || marksCookie.pattern.test(text.slice(open, end)) || /secure\(/.test(text.slice(open, end))
}

/** More of a function is not read. */
const LONGEST = 3000
