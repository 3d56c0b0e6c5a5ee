import { connectsByVariable } from '../../knowledge/words/database-connections.ts'
import { shownName } from '../../classify/shown-name.ts'
import { type NameShown, namesShown } from './shown-in-text.ts'
import { serverEntry, serversOfMcp } from '../../knowledge/words/agents.ts'
import { holdsSecrets } from '../../knowledge/words/secrets.ts'
import { saysSecret } from './labelled-secrets.ts'
import { append } from '../../text/append.ts'
import { lazy } from '../../text/lazy.ts'
import { whole } from '../../text/pattern.ts'
import { addTo } from '../../text/grouped.ts'
import { mayGiveTokens } from '../../knowledge/words/redemptions.ts'
import { sentNamesIn } from './sent-names.ts'
import { namesByType } from './names-by-type.ts'
import { TRACKS_IN_PYTHON } from './tracker-words.ts'
import { SignIns } from './sign-in-names.ts'

/** What a call that may write a log is called, from beginning to end. */
const SINK = whole(
  'i',
  /print|pprint|debug|info|warning|warn|error|critical|exception|log|success|trace|write|echo|set_attributes?/,
  new RegExp(TRACKS_IN_PYTHON),
  /_?log_(?:debug|info|warn(?:ing)?|error|message|exception)|\w{1,20}_(?:print|log|dump)|(?:print|dump|debug)_\w{1,20}/,
)
/** Longer names are no such calls. */
const LONGEST = 80
/** What the function of a tool gives back or throws, near a word of a secret. */
const GIVEN = /\b(?:return|raise)\b(?=[^]{0,400}?(?:environ|headers|token|key|secret|passw|credential))/gi
const TOOL = /\btool\b|\badd_tool\b|kernel_function|register_for_llm|FunctionTool/

/**
 * Whether code in Python may write a secret to a log or hand one to a model as the result of a tool: a look at the names that
 * are shown there, before anything is parsed. A name stands for what is put into what goes by it.
 */
export function mayShowSecret(text: string): boolean {
  if (connectsByVariable.pattern.test(text)) return true
  const shown: NameShown[] = []
  for (const open of sinksIn(text)) append(shown, namesShown(text, open))
  if (TOOL.test(text)) for (const { index, 0: word } of text.matchAll(GIVEN)) append(shown, givenBack(text, index + word.length))
  return reachesSecret(text, shown)
}

/** The brackets of calls that may write a log. A look at each bracket: the names before it are told one by one, most of them once. */
function* sinksIn(text: string): Generator<number> {
  const known = new Map<string, boolean>()
  for (let open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
    const name = nameBefore(text, open)
    if (name === '') continue
    const isSink = known.get(name) ?? SINK.test(name)
    known.set(name, isSink)
    if (isSink) yield open
  }
}

/** The word before a bracket, or before four blanks at most; none where it is no name of such a call by its length. */
function nameBefore(text: string, open: number): string {
  let end = open
  while (end > 0 && open - end < 4 && /\s/.test(text[end - 1] as string)) end--
  let start = end
  while (start > 0 && end - start <= LONGEST && /\w/.test(text[start - 1] as string)) start--
  return end - start > LONGEST ? '' : text.slice(start, end)
}

/** What stands behind `return`, or in the arguments of the error behind `raise`. */
function givenBack(text: string, from: number): NameShown[] {
  const error = /^[ \t]+[\w.]+(?=\()/.exec(text.slice(from, from + 200))?.[0]
  return namesShown(text, error !== undefined && text.startsWith('raise', from - 5) ? from + error.length : from + 1)
}

function reachesSecret(text: string, shown: readonly NameShown[]): boolean {
  const left = [...shown]
  const seen = new Set<string>()
  const values = lazy(() => valuesIn(text))
  const around = lazy(() => new SignIns(text))
  for (let one = left.pop(); one; one = left.pop()) {
    if (maySecret(one, around) || saysSecret(one.name, text.slice(Math.max(0, one.at - 60), one.at).replace(/\{$/, ''))) return true
    if (seen.has(one.name)) continue
    seen.add(one.name)
    for (const at of values().get(one.name) ?? []) {
      if (GIVES_TOKENS.test(text.slice(at, at + LONGEST_CALL))) return true
      append(left, namesShown(text, at))
    }
  }
  // What the rest of the text says of names takes longer to see than the names themselves.
  return seen.size > 0 && (hasAnyOf(holdersIn(text), seen) || hasAnyOf(sentNamesIn(text), seen) || hasAnyOf(namesByType(text), seen))
}

/** A call of a function that may be answered with tokens, at the beginning of a value. */
const GIVES_TOKENS = new RegExp(`^(?:await\\s{1,4})?[\\w.]{0,80}?${mayGiveTokens.pattern.source}`, 'i')
const LONGEST_CALL = 200

function hasAnyOf(names: Pick<ReadonlySet<string>, 'has'>, seen: ReadonlySet<string>): boolean {
  return [...seen].some((name) => names.has(name))
}

/** Where values are given to names, or put into what goes by them: a call makes something else of what it is given. */
function valuesIn(text: string): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>()
  for (const match of text.matchAll(/^[ \t]*(\w{1,60})(?:\[[^\]\n]{1,80}\])?[ \t]{0,4}(?::[^=\n]{0,120})?=(?!=)[ \t]{0,4}/gm)) {
    const at = match.index + match[0].length
    addTo(found, match[1] as string, at)
  }
  for (const match of text.matchAll(/\.append\((?<=^[ \t]*(\w{1,60})\.append\()\s{0,40}/gm))
    addTo(found, match[1] as string, match.index + match[0].length)
  return found
}

/** Names of dictionaries of which a credential is taken by its key, and of what may configure an MCP server. */
function holdersIn(text: string): ReadonlySet<string> {
  const found = new Set<string>()
  for (const [, name = '', key = ''] of text.matchAll(/(?:\[|\.get\()["'](?<=\b(\w{1,60})(?:\[|\.get\()["'])(\w{1,60})["']/g))
    if (shownName(key) === 'credential' || (/^(?:env|headers)$/.test(key) && serverEntry.pattern.test(name))) found.add(name)
  if (/mcp/i.test(text)) for (const name of wordsOfServers(text)) if (serversOfMcp.pattern.test(name)) found.add(name)
  if (/\bdef \w{0,60}mcp/i.test(text)) found.add('config')
  return found
}

/** The words of a text that may be about a server of MCP, each once. */
function wordsOfServers(text: string): ReadonlySet<string> {
  const found = new Set<string>()
  let end = 0
  for (const { index, 0: inner } of text.matchAll(/mcp|server/gi)) {
    if (index < end) continue
    let start = index
    while (start > 0 && index - start < LONGEST && /\w/.test(text[start - 1] as string)) start--
    end = index + inner.length
    while (end < text.length && end - start < LONGEST && /\w/.test(text[end] as string)) end++
    found.add(text.slice(start, end))
  }
  return found
}

function maySecret(one: NameShown, around: () => SignIns): boolean {
  if (holdsSecrets.pattern.test(one.name)) return true
  const means = shownName(one.name)
  return means === 'credential' || (means === 'perhaps' && around().has(one))
}
