import { asksEachOf, namesAddresses } from '../../knowledge/words/loose-redirects.ts'
import { letsNoPageIn } from '../../knowledge/words/redirect-checks.ts'
import { literally } from '../../text/pattern.ts'

interface Compared {
  /** Of the whole file. */
  readonly text: string
  /** What stands before the comparison in its function. */
  readonly before: string
}

/**
 * Whether a method that is handed on, `list.any(redirectUri::startsWith)`, is asked of addresses: of a list that is written out by what it
 * holds, and of another one by its name.
 */
export function asksOfAddresses({ text, before }: Compared): boolean {
  const [, given, inBrackets, list = ''] = asksEachOf.pattern.exec(before.slice(-LONGEST_LOOP)) ?? []
  const items = textsIn(given ?? inBrackets ?? (list === '' ? undefined : declared(list, text)) ?? '')
  if (items.length > 0) return items.some(letsPagesIn)
  return namesAddresses.pattern.test(list) || namesAddresses.pattern.test(givenTo(list, before))
}

/** The last name of what a list is given before: `registered = client.getRedirectUris()`. */
function givenTo(list: string, before: string): string {
  const given = new RegExp(`(?<![\\w.$])${literally(list)}\\s{0,4}:?=(?!=)\\s{0,8}([\\w.]{1,80})(?:\\(\\))?\\s{0,4}[;\\n]`).exec(before)
  return given?.[1]?.split('.').at(-1) ?? ''
}

function letsPagesIn(beginning: string): boolean {
  return beginning.includes('://') && !letsNoPageIn.pattern.test(beginning)
}

/** What is compared with, where it is written: a text, or each text of the list that it comes from. */
export function textsComparedWith(other: string, { text, before }: Compared): readonly string[] | undefined {
  const written = QUOTED.exec(other)?.[2]
  if (written !== undefined) return [written]
  if (!/^\$?\w{1,60}$/.test(other)) return undefined
  const list = listOf(other, before)
  const items = inlineList(other, before) ?? (list === undefined ? undefined : declared(list, text))
  return items === undefined ? undefined : textsIn(items)
}

/** The list that a name goes through: `for _, one := range allowed`, `allowed.some((one) => …`, `foreach ($allowed as $one)`. */
export function listOf(name: string, before: string): string | undefined {
  const own = literally(name)
  const near = before.slice(-LONGEST_LOOP)
  const found =
    new RegExp(`\\bforeach\\s?\\(\\s?(\\$[\\w>-]{1,60}) as ${own}\\b`).exec(near) ??
    new RegExp(`\\bfor(?:each)?\\b[^\\n{}]{0,40}?(?<![\\w$])${own}\\s{0,2}(?:of|in|:=\\s?range|:)\\s{1,2}[&*]?([\\w$.]{1,60})`).exec(
      near,
    ) ??
    new RegExp(
      '([\\w$]{1,60})(?:\\.(?:stream|iter)\\(\\))?\\??\\.(?:some|any|Any|any\\?|anyMatch|find|every|exists)' +
        `\\s?[({]\\s{0,4}[(|]?\\s?(?:\\w{1,12} )?${own}\\b`,
    ).exec(near)
  return found?.[1]?.split('.').at(-1)
}

/** What stands in the list itself: `range []string{"a", "b"}`, `foreach (['a', 'b'] as $one)`, `for one in ("a", "b")`. */
function inlineList(name: string, before: string): string | undefined {
  const own = literally(name)
  const near = before.slice(-LONGEST_LOOP)
  return (new RegExp(
    `(?<![\\w$])${own}\\s{0,2}(?:of|in|:=\\s?range|:)\\s{1,2}[\\w.]{0,20}(?:\\[\\]\\w{1,20})?[[({]([^[\\](){}]{1,300})[\\])}]`,
  ).exec(near) ?? new RegExp(`[[(]([^[\\](){}]{1,300})[\\])]\\s(?:as|\\.\\w{1,12}\\s?[({]\\s{0,4}[(|]?)\\s?${own}\\b`).exec(near))?.[1]
}

/** More of a loop, in characters, is not looked back through. */
const LONGEST_LOOP = 400

function declared(list: string, text: string): string | undefined {
  const opens = new RegExp(`(?<![\\w.$])${literally(list)}\\b[^=;\\n"'\`]{0,60}=\\s{0,8}[^\\n"'\`=;]{0,60}?[[({](?!\\])`).exec(text)
  if (!opens) return undefined
  const begins = opens.index + opens[0].length
  return text.slice(begins, begins + LONGEST_LIST).split(/[\])}]/, 1)[0]
}

const LONGEST_LIST = 2000

function textsIn(items: string): readonly string[] {
  return Array.from(items.matchAll(/(["'`])([^"'`\n]{1,200})\1/g), ([, , one = '']) => one)
}

/** A text and nothing else, which is the second group. */
export const QUOTED = /^[frFR@$]{0,2}(["'`])([^"'`${}]{0,200})\1$/
