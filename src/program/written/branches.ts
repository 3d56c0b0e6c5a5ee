import type { Said } from '../../parse/c-like.ts'

/** What decides whether something is reached: its conditions, also of a line before it without braces, and of the preprocessor. */
export function branchesOf({ conditions, at: { file, start } }: Said): readonly string[] {
  const before = file.text.slice(Math.max(0, start - LONGEST), start)
  const line = UNBRACED.exec(before.slice(-NEAR))
  const asked = line?.[1] ?? line?.[2]
  const compiled = COMPILED.exec(before.slice(Math.max(0, before.lastIndexOf('#endif'))))?.[1]
  return [...conditions, ...[asked, compiled].filter((one) => one !== undefined)]
}

const LONGEST = 2000
const NEAR = 400

/** `if (isDev)` right before a statement, or before the one whose `else` it is. */
const UNBRACED = /\bif\s?\(([^;{}\n]{1,160})\)\s{1,40}$|\bif\s?\(([^;{}\n]{1,160})\)\s{1,40}[^;]{1,300};\s{1,40}else\s{1,40}$/

/** `#if DEBUG` that has not ended. */
const COMPILED = /^[ \t]{0,20}#if ([^\n]{1,80})/m
