import type { CLike } from '../../parse/c-like.ts'

/**
 * The parts of an expression between marks that stand outside of brackets and texts, in languages that are read without a grammar; for
 * `?:` what is asked and both branches, where it is a choice.
 */
export function splitAtTop(code: string, mark: '?:' | '+' | '.' | ',', language: CLike): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  let next = 0
  const marks = mark === '?:' ? ['?', ':'] : [mark]
  for (let at = 0; at < code.length; at++) {
    const char = code[at] as string
    if (/["'`]/.test(char)) at = textEnd(code, at)
    else if (/[([{]/.test(char)) depth++
    else if (/[)\]}]/.test(char)) depth--
    else if (depth === 0 && char === marks[next % marks.length] && isAlone(code, at, mark, language)) {
      parts.push(code.slice(from, at).trim())
      from = at + 1
      next++
    }
  }
  parts.push(code.slice(from).trim())
  return parts
}

/** Whether a mark is none of a longer one: `?.`, `??`, `::`, `++`, `->`, and in PHP no point of a number. */
function isAlone(code: string, at: number, mark: string, language: CLike): boolean {
  const [before = '', after = ''] = [code[at - 1], code[at + 1]]
  if (mark === '?:') return !/[?:.]/.test(after) && !/[?:]/.test(before)
  if (mark === '.') return language === 'php' && !(/\d/.test(before) && /\d/.test(after))
  return mark === ',' || (before !== '+' && after !== '+' && after !== '=')
}

function textEnd(code: string, open: number): number {
  const quote = code[open]
  let at = open + 1
  while (at < code.length && code[at] !== quote) at += code[at] === '\\' && quote !== '`' ? 2 : 1
  return at
}
