import { type Text } from '../text/source.ts'
import { parseJsonc } from './jsonc.ts'
import type { Parsed } from './node.ts'

/** Parses JSON5, in which names need no quotes and texts may have single ones: https://spec.json5.org/#objects */
export function parseJson5(text: Text): Parsed {
  const parsed = parseJsonc(text)
  const problems = parsed.problems.filter(({ at: { file, start, end } }) => {
    const told = file.text.slice(start, end)
    return !(SINGLE_QUOTES.test(told) || NUMBER.test(told) || (NAME.test(told) && COLON.test(file.text.slice(end, end + LONGEST_BLANK))))
  })
  return { ...parsed, problems }
}

const SINGLE_QUOTES = /^'[^]*'$/
/** Words to the parser; what it reads as two stays a problem, as hexadecimal numbers do. */
const NUMBER = /^(?:\+?(?:Infinity|NaN|\d+|\d*\.\d+))$/
const NAME = /^[\p{L}_$][\p{L}\p{N}_$]*$/u
const COLON = /^\s*:/
const LONGEST_BLANK = 80
