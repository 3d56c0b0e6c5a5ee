import type { Module } from '../../program/index.ts'
import { readsSettings } from '../../knowledge/words/required-variables.ts'
import { oncePer } from '../../text/once-per.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { othersNaming } from './calls-elsewhere.ts'

/**
 * Whether a program does not go on without a setting, though the module that asks for it would: another one stops where it is missing,
 * `if self.is_http and not self.api_key: raise ValueError(…)`, or puts a key that is made up in its place.
 */
export function isDemandedByProgram(module: Module, setting: string): boolean {
  if (!/^\w{3,80}$/.test(setting)) return false
  const known = answers(module)
  let found = known.get(setting)
  if (found === undefined) {
    // What answers requests may refuse them without it, and the program goes on.
    const named = [setting, setting.toLowerCase()].flatMap((name) => othersNaming(module, name) ?? [])
    const others = new Set(named.filter((path) => readsSettings.pattern.test(path)))
    const texts = [...others].map((path) => module.project?.text(path) ?? '')
    found = isMadeUp(module.file.text, setting) || texts.some((text) => stopsWithout(text, setting) || isMadeUp(text, setting))
    known.set(setting, found)
  }
  return found
}

const answers = oncePer((_: Module) => new Map<string, boolean>())

/** `not settings.api_key`, `!config.apiKey`, `api_key is None` */
function asks(setting: string): RegExp {
  const name = literally(setting)
  return oneOf(
    'gi',
    new RegExp(`(?:\\bnot |!)(?:\\w{1,40}\\??\\.){0,4}${name}\\b`),
    new RegExp(`\\b${name} (?:is None|={2,3} (?:undefined|null|''|""))`),
  )
}

function stopsWithout(text: string, setting: string): boolean {
  return [...text.matchAll(asks(setting))].some(({ index, 0: { length } }) => {
    const block = blockBehind(text, index, index + length)
    const indent = /(?:^|\n)([ \t]{0,40})[^\n]*$/.exec(text.slice(Math.max(0, index - NEAR), index))?.[1]?.length ?? 0
    return STOPS.test(block) || isPutDown(block, text.slice(index + length, index + length + FAR), indent)
  })
}

/** What follows from a question: up to the next branch, or the next statement that is as far in as the one that asks. */
function blockBehind(text: string, asked: number, from: number): string {
  const before = text.slice(Math.max(0, asked - NEAR), asked)
  const indent =
    (/\n([ \t]{0,40})(?:\} ?)?(?:el(?:se )?)?if\b[^:{;]*$/.exec(before) ?? /\n([ \t]{0,40})[^\n]*$/.exec(before))?.[1]?.length ?? 0
  const behind = text.slice(from, from + BEHIND)
  return behind.slice(0, new RegExp(`${ENDS.source}|\\n[ \\t]{0,${indent}}(?=[\\w@])`).exec(behind)?.index)
}

/** How far before a question its `if` may stand, in characters. */
const NEAR = 200
/** How much behind a question may say what follows from it. */
const BEHIND = 300
const ENDS = /\breturn\b|\n\s{0,40}(?:\} ?)?(?:el|def |async def |function |@)/
const STOPS = /\bthrow\b|\braise (?!HTTP)|\bexit\(/

/** Whether a block only puts down what is missing, `missing.append("API_KEY")`, and a later branch stops for that alone. */
function isPutDown(block: string, behind: string, indent: number): boolean {
  return Array.from(block.matchAll(PUTS_DOWN)).some(([, kept = '', becomes]) => {
    const begins = inTurn('', new RegExp(`\\n[ \\t]{0,${indent}}if\\s?\\(?\\s?`), IN_PRODUCTION)
    const branches = behind.matchAll(inTurn('g', begins, asksWhatIsKept(kept, becomes), AND_IN_PRODUCTION, /\s?(?:[:{]|\):?\s)/))
    return Array.from(branches, ({ index, 0: { length } }) => index + length).some((end) => STOPS.test(blockBehind(behind, end - 1, end)))
  })
}

/** What is asked beside it: a program that only stops in production does so where it counts. */
const IN_PRODUCTION = /(?:[^\n]{0,60}[pP](?:rod|ROD)[^\n]{0,30} (?:and|&&) )?/
const AND_IN_PRODUCTION = /(?: (?:and|&&) [^\n]{0,60}[pP](?:rod|ROD)[^\n]{0,30}?)?/
const PUTS_DOWN = /\b(\w{1,40})(?:\.(?:append|push|add)\(|\s?=\s?([tT]rue|[fF]alse)\b)/g

/** `missing`, `missing.length > 0`, `len(missing)`; of a flag whether it is what it has become. */
function asksWhatIsKept(kept: string, becomes: string | undefined): RegExp {
  const name = new RegExp(`(?:\\w{1,40}\\.){0,3}${kept}`).source
  if (becomes === undefined) return new RegExp(`(?:len\\(${name}\\)|${name}(?:\\.(?:length|size))?)(?: (?:>|!==?) 0| >= 1)?`)
  return /^t/i.test(becomes)
    ? new RegExp(`${name}(?: is True| ={2,3} true)?`)
    : oneOf('', new RegExp(`(?:not |!)${name}`), new RegExp(`${name} (?:is False|={2,3} false)`))
}

/** How far behind a question such a branch may stand. */
const FAR = 2000

/** `self.api_key = secrets.token_urlsafe()`, `config.apiKey ??= randomUUID()` */
function isMadeUp(text: string, setting: string): boolean {
  return new RegExp(
    `\\b${literally(setting)}\\s{0,4}(?:\\?\\?|\\|\\|)?=[^=\\n]{0,80}(?:random|uuid4|token_(?:hex|urlsafe|bytes))`,
    'i',
  ).test(text)
}
