import { hardensCookie, marksCookie, sendsCookieOn } from '../../knowledge/words/written-cookies.ts'
import type { CLike } from '../../parse/c-like.ts'
import { bracketEnd } from '../../text/brackets.ts'
import { literally } from '../../text/pattern.ts'
import { oncePerPair } from '../../text/once-per.ts'
import type { SourceFile } from '../../text/source.ts'

/**
 * Whether a function that may mark a cookie is given it before it is sent: one of the file that does, or one of elsewhere whose name
 * says so.
 */
export function mayBeHardened(cookie: string, after: string, file: SourceFile, language: CLike): boolean {
  const given = new RegExp(`(?<![\\w$])(\\w{1,60})\\(\\s{0,20}(?:[&\\w., ]{0,40}[ &])?${literally(cookie)}\\s{0,20}[,)]`, 'g')
  for (const [, name = ''] of after.matchAll(given)) {
    if (sendsCookieOn.pattern.test(name)) return false
    if (mayMark(file, name, language)) return true
  }
  return false
}

/** How a function of its own begins, up to what it is given. */
const DEFINES: Partial<Record<CLike, string>> = {
  java: '\\b(?!return\\b|new\\b)[\\w<>.]{1,60}\\s{1,4}NAME\\(',
  kt: '\\bfun\\s{1,4}(?:Cookie\\.)?NAME\\(',
  cs: '\\b(?!return\\b|new\\b|await\\b)[\\w<>.]{1,60}\\s{1,4}NAME\\(',
  rs: '\\bfn\\s{1,4}NAME(?:<[^<>]{0,60}>)?\\(',
  php: '\\bfunction\\s{1,4}NAME\\(',
}

/** Told once: many cookies are given to one function. */
const mayMark = oncePerPair(({ text }: SourceFile, name: string, language: CLike): boolean => {
  const begins = DEFINES[language]
  const found = begins === undefined ? null : new RegExp(begins.replace('NAME', literally(name))).exec(text)
  if (!found) return hardensCookie.pattern.test(name)
  const open = text.indexOf('{', found.index)
  const end = open < 0 ? undefined : bracketEnd(text, open, '{}', LONGEST)
  return end === undefined || marksCookie.pattern.test(text.slice(open, end)) || /secure\(/.test(text.slice(open, end))
})

/** More of a function is not read. */
const LONGEST = 3000
