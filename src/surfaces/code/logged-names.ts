import { shownName } from '../../classify/shown-name.ts'
import { type NameShown, namesShown } from './shown-in-text.ts'
import { holdsSecrets } from '../../knowledge/words/secrets.ts'
import { inTurn } from '../../text/pattern.ts'

/** A call that may write a log, without what it is given. */
const SINK = inTurn(
  'gi',
  /\b(?:print|pprint|debug|info|warning|warn|error|critical|exception|log|success|trace|write|echo|set_attributes?)/,
  /\s{0,4}(?=\()/,
)
/** What the function of a tool gives back or throws, where a line of it has a word of a secret. */
const GIVEN = /\b(?:return|raise)\b(?=[^\n]{0,400}(?:environ|headers|token|key|secret|password))/gi
const TOOL = /\btool\b|\badd_tool\b|kernel_function|register_for_llm|FunctionTool/

/**
 * Whether code in Python may write a secret to a log or hand one to a model as the result of a tool: a look at the names that
 * are shown there, before anything is parsed. A name stands for what is put into what goes by it.
 */
export function mayShowSecret(text: string): boolean {
  const shown: NameShown[] = []
  for (const { index, 0: call } of text.matchAll(SINK)) shown.push(...namesShown(text, index + call.length))
  if (TOOL.test(text)) for (const { index, 0: word } of text.matchAll(GIVEN)) shown.push(...givenBack(text, index + word.length))
  return reachesSecret(text, shown)
}

/** What stands behind `return`, or in the arguments of the error behind `raise`. */
function givenBack(text: string, from: number): NameShown[] {
  const error = /^[ \t]+[\w.]+(?=\()/.exec(text.slice(from, from + 200))?.[0]
  return namesShown(text, error !== undefined && text.startsWith('raise', from - 5) ? from + error.length : from + 1)
}

function reachesSecret(text: string, shown: readonly NameShown[]): boolean {
  const left = [...shown]
  const seen = new Set<string>()
  let values: ReadonlyMap<string, readonly number[]> | undefined
  for (let one = left.pop(); one; one = left.pop()) {
    if (maySecret(text, one)) return true
    if (seen.has(one.name)) continue
    seen.add(one.name)
    values ??= valuesIn(text)
    for (const at of values.get(one.name) ?? []) left.push(...namesShown(text, at))
  }
  return false
}

/** Where values are given to names: a call makes something else of what it is given. */
function valuesIn(text: string): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>()
  for (const match of text.matchAll(/^[ \t]*(\w{1,60})[ \t]{0,4}(?::[^=\n]{0,120})?=(?!=)[ \t]{0,4}/gm)) {
    const at = match.index + match[0].length
    const list = found.get(match[1] as string)
    if (list) list.push(at)
    else found.set(match[1] as string, [at])
  }
  return found
}

function maySecret(text: string, { name, at }: NameShown): boolean {
  if (holdsSecrets.pattern.test(name)) return true
  const means = shownName(name)
  return means === 'credential' || (means === 'perhaps' && isOfSignIn(text, name, at))
}

const SIGN_IN =
  '(?:access|id|refresh)_?token|auth|jwt|log_?in|sign_?in|bearer|credential|secret|session|environ' +
  '|getenv|(?:verify|validate|introspect|revoke|refresh|check|store|save)_?token'

/** Whether a vague name is a part of something that is about sign-ins, is given something of them, or is a parameter there. */
function isOfSignIn(text: string, name: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 60), at)
  if (before.endsWith('.')) return /^token$/i.test(name) && /(?:auth|session|cred|account|user)\w*\.$/i.test(before)
  if (/["'([]\s{0,4}$/.test(before) && /["']/.test(text[at] ?? '')) return true
  const given = new RegExp(
    `(?<![\\w.])${name}(?:\\s{0,4}:[^=\\n]{0,80})?\\s{0,4}(?:,[^=\\n]{0,80})?:?=` +
      `(?!=)[^]{0,300}?(?:${SIGN_IN})|\\bBearer[^\\w\\n]{0,12}${name}\\b`,
    'i',
  )
  return new RegExp(SIGN_IN, 'i').test(functionAround(text, at) ?? '') || given.test(text)
}

/** The name of the function that a place stands in, by the beginnings of the lines before it. */
function functionAround(text: string, at: number): string | undefined {
  let least = Infinity
  for (let end = at; end > 0;) {
    const start = text.lastIndexOf('\n', end - 1) + 1
    const [, indent = '', name] = /^([ \t]*)(?:(?:async )?def (\w+)|[^\s#])?/.exec(text.slice(start, start + 160)) ?? []
    const isBlank = /^[ \t]*(?:\r?\n|#|$)/.test(text.slice(start, start + 160))
    if (name !== undefined && indent.length < least) return name
    if (!isBlank) least = Math.min(least, indent.length)
    end = start - 1
  }
  return undefined
}
