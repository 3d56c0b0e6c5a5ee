import { oneOf } from '../../text/pattern.ts'
import type { Module } from '../../program/index.ts'

/**
 * Whether all that a constant is used for are dates without a time: what takes one, such as `expires_at` of a token of GitLab, ends things
 * at a midnight, and no sooner than that of the next day. https://docs.gitlab.com/api/project_access_tokens/
 */
export function countsDates(module: Module, name: string): boolean {
  const uses = module.nodes('Identifier').filter((one) => one.name === name && !isDeclared(module, one.start))
  return uses.length > 0 && uses.every((one) => DATE.test(statementAround(module.file.text, one.start)))
}

/** `NAME = …` at the beginning of a line, or behind `const`. */
function isDeclared({ file }: Module, start: number): boolean {
  return /(?:^|\n)[ \t]{0,20}(?:export )?(?:const |let |var |static |readonly ){0,3}$/.test(file.text.slice(Math.max(0, start - 60), start))
}

/** The lines around a use that belong to it: an expression may be broken. */
function statementAround(text: string, at: number): string {
  const from = text.lastIndexOf('\n', text.lastIndexOf('\n', at) - 1) + 1
  const next = text.indexOf('\n', at)
  const to = next < 0 ? text.length : text.indexOf('\n', next + 1)
  return text.slice(from, to < 0 ? text.length : to).slice(0, LONGEST)
}

const LONGEST = 600
const DATE = oneOf(
  '',
  /\bdate\.today\(\)|\.date\(\)|\bstrftime\(\s{0,8}["']%Y-?%m-?%d["']\s{0,8}\)/,
  /\.toISOString\(\)\s{0,20}\.(?:slice|substring|substr)\(0, ?10\)|\.toISOString\(\)\s{0,20}\.split\(["']T["']\)/,
  /\.(?:format|toFormat)\(["'](?:YYYY-MM-DD|yyyy-MM-dd)["']\)/,
)
