import { eachOfRuby, wholeOfRuby } from '../../knowledge/words/ruby-wholes.ts'
import type { LogCall } from '../../model/index.ts'
import { methodAround } from '../../program/written/index.ts'
import { literally } from '../../text/pattern.ts'
import type { Text } from '../../text/source.ts'
import { looksAtNames } from './names-looked-at.ts'

/**
 * All headers of a request, or all variables of the process, that Ruby shows by a variable that holds them, or one by one:
 * `request.headers.each { |name, value| logger.info("#{name}: #{value}") }`. One that looks at the names may leave some out.
 */
export function wholeInRuby(name: string, at: Text['at']): Pick<LogCall, 'what' | 'within' | 'at'> | undefined {
  if (!/^@?[a-z_]\w{0,40}$/.test(name)) return undefined
  const { code, start } = methodAround(at)
  const before = code.slice(Math.max(0, at.start - start - LONGEST), at.start - start)
  const line = /^[^\n]{0,200}/.exec(code.slice(at.end - start))?.[0] ?? ''
  const what = given(name, before) ?? (/\b(?:if|unless)\b/.test(line) ? undefined : inTurn(name, before))
  return what === undefined ? undefined : { what: what.replace(/\.(?:to_h|to_hash|dup|clone)$/, ''), within: name, at }
}

/** More of a method is not looked at. */
const LONGEST = 3000

/** What a variable was given, of which nothing is taken out since. */
function given(name: string, before: string): string | undefined {
  const one = `(?<![\\w.@])${literally(name)}`
  const last = [...before.matchAll(new RegExp(`${one} = ([^\\n]{1,80})`, 'g'))].at(-1)
  const value = last?.[1]?.trim() ?? ''
  if (!last || !wholeOfRuby.pattern.test(value)) return undefined
  const since = before.slice(last.index + last[0].length)
  return new RegExp(
    `${one}(?:\\.(?:delete|reject|select|except|filter|slice|keep_if|replace|transform|map|update|merge!)|\\[[^\\]\\n]{1,40}\\] = )`,
  ).test(since)
    ? undefined
    : value
}

function inTurn(name: string, before: string): string | undefined {
  for (const block of [...before.matchAll(BLOCKS)].toReversed()) {
    const { of = '', opens, value } = block.groups ?? {}
    const body = before.slice(block.index + block[0].length)
    const line = before.slice(before.lastIndexOf('\n', block.index) + 1)
    const indent = /^[ \t]{0,80}/.exec(line)?.[0] ?? ''
    if (value !== name || closes(body, opens === 'do' ? indent : undefined)) continue
    if (looksAtNames(body) || /\bunless\b/.test(body)) return undefined
    return wholeOfRuby.pattern.test(of) ? of : given(of, before.slice(0, block.index))
  }
  return undefined
}

const BLOCKS = new RegExp(eachOfRuby.pattern, 'g')

/** Whether a block has ended: by the `end` of the line that opens it, or by its brace. Braces of what is put into a text are neither. */
function closes(body: string, indent: string | undefined): boolean {
  if (indent !== undefined) return new RegExp(`\\n${indent}end\\b`).test(body)
  return /\}/.test(body.replaceAll(/#\{[^{}\n]{0,80}\}/g, ''))
}
