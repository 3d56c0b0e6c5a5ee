import { ifEmptyInGo, looksUpVariableInGo, stopsGo } from '../../knowledge/words/go-settings.ts'
import { blockEnd, withoutComments } from '../../program/written/index.ts'
import { literally, oneOf } from '../../text/pattern.ts'

/** What code has for a key: the option or variable that holds it, and names of fields and variables. */
interface Called {
  readonly setting: string
  /** As patterns. */
  readonly names: readonly string[]
}

/** Whether code of Go stops where a key is missing or too short, also by a branch of a `switch` or a loop over all that it demands. */
export function stopsWithoutKey(text: string, { setting, names }: Called): boolean {
  if (!new RegExp([setting, ...names].join('|')).test(text)) return false
  const code = withoutComments(text)
  const key = asksFor(setting, names)
  const blocks = [...branches(code, key), ...lookups(code, setting), ...cases(code, key), ...loops(code, setting, names)]
  return blocks.some((block) => stops(block, code))
}

/** Questions for a key. */
interface Asks {
  readonly itself: RegExp
  readonly missing: RegExp
  /** What asks for it beside this speaks of a key that is there: `key != "" && len(key) < 32`. */
  readonly given: RegExp
}

/** `cfg.Key`, `os.Getenv("KEY")`, `strings.TrimSpace(key)` */
function asksFor(setting: string, names: readonly string[]): Asks {
  const name = names.join('|')
  const key = new RegExp(`(?:[\\w.]{1,60}\\(){0,2}(?:"${literally(setting)}"|\\*?(?:\\w{1,40}\\.){0,4}\\b(?:${name})\\b)\\){0,3}`)
  const { source } = key
  return {
    itself: new RegExp(`^\\s{0,4}${source}\\s{0,4}$`),
    missing: oneOf('', new RegExp(`${source} == ""`), new RegExp(`\\blen\\(${source} (?:<|== 0\\b)`)),
    given: oneOf('', new RegExp(`${source} != ""`), new RegExp(`\\blen\\(${source} (?:>|!= 0\\b)`)),
  }
}

/** `if len(key) < 32 {` */
function branches(code: string, { missing, given }: Asks): string[] {
  return Array.from(code.matchAll(BRANCH), ({ 0: whole, 1: asked = '', index }) => ({ asked, open: index + whole.length - 1 }))
    .filter(({ asked }) => missing.test(asked) && !given.test(asked))
    .map(({ open }) => code.slice(open, blockEnd(code, open)))
}

const BRANCH = /\bif ([^{}\n]{1,240}) \{/g

/** `key, ok := os.LookupEnv("KEY")`, and the branch for what is not there: before the next value that says so by the same name. */
function lookups(code: string, setting: string): string[] {
  return [...code.matchAll(LOOKS_UP)].flatMap(({ 0: { length }, 1: ok = '', 2: name, index }) => {
    if (name !== setting) return []
    const behind = code.slice(index + length, index + length + NEAR)
    const [until = ''] = behind.split(new RegExp(`\\b${ok} :?= |\\n\\}`), 1)
    const found = new RegExp(`!${ok}\\b[^{}\\n]{0,120}\\{`).exec(until)
    const open = found ? index + length + found.index + found[0].length - 1 : undefined
    return open === undefined ? [] : [code.slice(open, blockEnd(code, open))]
  })
}

const NEAR = 400
const LOOKS_UP = new RegExp(looksUpVariableInGo.pattern, 'g')

/** `switch { case key == "": … }`, `switch key { case "": … }` */
function cases(code: string, { itself, missing, given }: Asks): string[] {
  return [...code.matchAll(SWITCH)].flatMap(({ 0: whole, 1: of = '', index }) => {
    const open = index + whole.length - 1
    const [, ...parts] = code.slice(open, blockEnd(code, open)).split(/\n\s{0,40}(?=case |default:)/)
    const isMissing = itself.test(of)
      ? (asked: string) => /(?:^|, )""/.test(asked)
      : (asked: string) => missing.test(asked) && !given.test(asked)
    return parts.filter((part) => isMissing(/^case ([^:\n]{1,240}):/.exec(part)?.[1] ?? ''))
  })
}

const SWITCH = /\bswitch ([^{}\n]{0,160})\{/g

/** Loops over a list that names the key, and in them the branches for what is empty. */
function loops(code: string, setting: string, names: readonly string[]): string[] {
  // A label of the list, `"key":` or `Key:`, is not what it holds.
  const isListed = new RegExp(`"${literally(setting)}"|(?<!["\\w])(?:${names.join('|')})\\b(?!\\s{0,20}[":])`)
  return [...code.matchAll(LOOP)].flatMap(({ 0: { length }, 1: name, index }) => {
    const from = index + length
    const [listed, body] = name === undefined ? inline(code, from) : [listOf(code, name), code.slice(from, blockEnd(code, from - 1))]
    return isListed.test(listed)
      ? Array.from(body.matchAll(IF_EMPTY), (one) => body.slice(one.index, blockEnd(body, one.index + one[0].length - 1)))
      : []
  })
}

/** `for _, name := range required {`, or in front of a list that stands there itself. */
const LOOP = /\bfor [\w, ]{1,80} :?= range (?:(\w{1,60}) \{)?/g
const IF_EMPTY = new RegExp(ifEmptyInGo.pattern, 'g')

/** The list that a loop begins with, and its body: the last of the braces that follow each other. */
function inline(code: string, from: number): readonly [listed: string, body: string] {
  const braces: number[] = []
  for (let open = code.indexOf('{', from); code.charAt(open) === '{'; open = end(code, open)) braces.push(open)
  const body = braces.length > 1 ? (braces.at(-1) ?? code.length) : code.length
  return [code.slice(from, body), code.slice(body, blockEnd(code, body))]
}

/** Behind a block, and the space that may follow it. */
function end(code: string, open: number): number {
  const behind = blockEnd(code, open)
  return code.charAt(behind) === ' ' ? behind + 1 : behind
}

/** What the list of a name holds where it is made. */
function listOf(code: string, name: string): string {
  const made = new RegExp(`\\b${literally(name)}\\b(?: [\\w[\\]]{1,60})? :?= (?=[\\w[\\]*]{1,60}\\{|\\[\\]struct \\{)`).exec(code)
  if (!made) return ''
  const from = made.index + made[0].length
  let open = code.indexOf('{', from)
  let to = blockEnd(code, open)
  if (code.charAt(to) === '{') to = blockEnd(code, (open = to))
  return code.slice(open, to)
}

/** Whether a block ends the program or hands on an error, or puts down what is missing for a branch that does. */
function stops(block: string, code: string): boolean {
  if (stopsGo.pattern.test(block)) return true
  const kept = /\b(\w{1,40}) = append\(\1,/.exec(block)?.[1]
  if (kept === undefined) return false
  const asked = new RegExp(`\\blen\\(${kept}\\) (?:> 0|!= 0|>= 1)[^{}\\n]{0,80}\\{|\\berrors\\.Join\\(${kept}\\b`, 'g')
  return Array.from(code.matchAll(asked)).some(({ 0: found, index }) => {
    const open = index + found.length - 1
    return found.startsWith('errors') || stopsGo.pattern.test(code.slice(open, blockEnd(code, open)))
  })
}
