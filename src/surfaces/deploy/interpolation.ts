import type { Store } from '../../model/index.ts'
import type { Part, Template } from '../../model/reading.ts'
import { slice, spanWithin, type Text } from '../../text/source.ts'

interface Syntax {
  readonly pattern: RegExp
  readonly store: Store
}

/**
 * Every spelling of "filled in when the agent runs", of all clients. A spelling that the client at hand does not expand is still
 * meant as a reference: no secret stands there. Groups: `name`, `fallback`, `file` in the order of trial.
 */
const SYNTAXES: readonly Syntax[] = [
  { pattern: /\$\{\{\s*(?:secrets|vars|inputs|env|steps|github|needs|matrix)\.(?<name>[\w.-]{1,120})[^}]{0,200}\}\}/y, store: 'ci-secret' },
  { pattern: /\$\{\{\s*(?<name>[\w.-]{1,120})\s*\}\}/y, store: 'ci-secret' },
  { pattern: /\$\{\{[^}]{0,400}\}\}/y, store: 'ci-secret' },
  { pattern: /\$\{input:(?<name>[^}]{1,120})\}/y, store: 'prompt' },
  { pattern: /\$\{user_config\.(?<name>[^}]{1,120})\}/y, store: 'user-setting' },
  { pattern: /\$\{(?:command|cmd):\s*(?<name>[^}]{1,200})\}/y, store: 'command' },
  { pattern: /\$\{file:(?<name>[^}]{1,200})\}/y, store: 'file' },
  { pattern: /\$\{(?:config|workspaceFolder|userHome):?(?<name>[^}]{0,120})\}/y, store: 'unknown' },
  {
    pattern: /\$\{(?:env:|env\.|process\.env\.|localEnv:|containerEnv:)(?<name>\w{1,120})(?::-?(?<fallback>[^}]{0,4000}))?\}/y,
    store: 'environment',
  },
  {
    pattern: /\$\{(?<name>[A-Za-z_]\w{0,120})(?::?[-=](?<fallback>(?:[^{}]|\{[^{}]{0,400}\}){0,4000})|:?[?+][^}]{0,400})?\}/y,
    store: 'environment',
  },
  { pattern: /\$\{[^}]{0,400}\}/y, store: 'unknown' },
  { pattern: /\$\((?<name>[^)]{1,400})\)/y, store: 'command' },
  { pattern: /`[^`]{1,400}`/y, store: 'command' },
  { pattern: /\{env:(?<name>\w{1,120})\}/y, store: 'environment' },
  { pattern: /\{file:(?<name>[^}]{1,200})\}/y, store: 'file' },
  { pattern: /\{\{[^}]{1,400}\}\}/y, store: 'unknown' },
  { pattern: /%(?<name>[A-Z_][A-Z0-9_]{1,120})%/y, store: 'environment' },
  { pattern: /\$(?<name>[A-Z_][A-Z0-9_]{1,120})(?![A-Za-z0-9_])/y, store: 'environment' },
  { pattern: /\$env:(?<name>\w{1,120})/y, store: 'environment' },
  // LiteLLM: https://docs.litellm.ai/docs/proxy/configs
  { pattern: /os\.environ\/(?<name>\w{1,120})/y, store: 'environment' },
]

/** Where a bare `$NAME` may begin: inside a password a dollar sign is just a character. */
const BEFORE_BARE = /[\s:=,;"'/@(\[{?&]/

const QUOTED = /^(["'])[^"']{0,4000}\1$/

/** A text as the parts that stand in the file and the references that are filled in at run time. */
export function template(text: Text): Template {
  const { value } = text
  if (!/[$`{%]|os\.environ\//.test(value)) return { parts: value ? [{ kind: 'text', text }] : [], at: text.at }
  const parts: Part[] = []
  let plainFrom = 0
  for (let i = 0; i < value.length;) {
    const found = referenceAt(text, i)
    if (!found) {
      i++
      continue
    }
    if (plainFrom < i) parts.push({ kind: 'text', text: slice(text, plainFrom, i) })
    parts.push(found.part)
    i = found.end
    plainFrom = i
  }
  if (plainFrom < value.length) parts.push({ kind: 'text', text: plainFrom === 0 ? text : slice(text, plainFrom) })
  return { parts, at: text.at }
}

/** A template of one reference, for keys whose value is a variable's name: `bearer_token_env_var`. */
export function referenceTo(text: Text, store: Store = 'environment'): Template {
  return { parts: [{ kind: 'reference', store, name: text.value, at: text.at }], at: text.at }
}

function referenceAt({ value, ...rest }: Text, at: number): { part: Part; end: number } | undefined {
  const code = value.charCodeAt(at)
  if (code !== 36 && code !== 96 && code !== 123 && code !== 37 && !value.startsWith('os.environ/', at)) return undefined
  for (const { pattern, store } of SYNTAXES) {
    pattern.lastIndex = at
    const match = pattern.exec(value)
    if (!match) continue
    const bare = /^\$[A-Z_]/.test(match[0])
    if (bare && at > 0 && !BEFORE_BARE.test(value[at - 1] as string)) continue
    if (code === 96 && match[0].length > 2 && !/\s|\$/.test(match[0])) continue
    const whole: Text = { value, ...rest }
    const end = at + match[0].length
    const written = match.groups?.fallback
    // A shell takes the quotes away: `${KEY:-"…"}`.
    const fallback = written !== undefined && QUOTED.test(written) ? written.slice(1, -1) : written
    const fallbackFrom = fallback === undefined ? -1 : at + match[0].length - 1 - ((written?.length ?? 0) + fallback.length) / 2
    return {
      end,
      part: {
        kind: 'reference',
        store,
        name: match.groups?.name?.trim() ?? '',
        at: spanWithin(whole, at, end),
        ...(fallback === '' && { optional: true as const }),
        ...(fallback ? { fallback: slice(whole, fallbackFrom, fallbackFrom + fallback.length) } : {}),
      },
    }
  }
  return undefined
}
