import { isCredentialHeader } from '../../classify/names.ts'
import { agentModule } from '../../classify/agent-module.ts'
import { agentWordsOfOtherLanguages } from '../../knowledge/agent-packages.ts'
import type { Agent } from '../../model/index.ts'
import type { Assignment, ServerReading } from '../../model/reading.ts'
import { saidIn, type Said } from '../../parse/c-like.ts'
import { items, string } from '../../parse/node.ts'
import { codeAt, type Text } from '../../text/source.ts'
import { grouped } from '../../text/grouped.ts'
import { serverReading } from '../reading/server-reading.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { functionAround, givenIn, languageOf, SaidByPlace, valueOf, writtenValue } from '../../program/written/index.ts'
import { headersIn, type SaidOfFile } from './c-like-sent-headers.ts'

/** Requests of an agent's code with a key that is written there, in languages that are read without a grammar. */
export default defineTextSurface({
  id: 'c-like-api-client',
  name: 'API calls with written keys in agents in Java, Kotlin and C#',
  spec: 'https://docs.langchain4j.dev/tutorials/tools',
  counts: 'code',
  files: ['**/*.{java,kt,cs}'],
  mentions: agentWordsOfOtherLanguages,
  together: [[/^[ \t]{0,8}(?:import|using)[ \t]/m, /https?:\/\//, /[hH]eader|[bB]earer/]],
  skipsTests: true,
  *read(text, { file, project }): Generator<ServerReading> {
    const language = languageOf(file.path)
    if (!language || !agentModule(file, project)) return
    const all = saidIn(text, language)
    const said: SaidOfFile = { all, places: new SaidByPlace(all), given: givenIn(all), language }
    for (const inside of grouped(all, (one) => functionOf(one, said)).values()) {
      const headers = headersIn(inside, said).filter(isWrittenKey)
      const url = headers[0] && addressIn(inside, said)
      if (url && headers[0])
        yield serverReading({
          source: 'code',
          protocol: 'api',
          agent: AGENT,
          name: { value: new URL(url.value).hostname, at: url.at },
          url: { parts: [{ kind: 'text', text: url }], at: url.at },
          headers,
          at: headers[0].value.at,
        })
    }
  },
})

const AGENT: Agent = { id: 'code', name: 'agent code', oauth: 'unknown' }

/** The function that something is said in, by its name; what a class says of itself is a place of its own. */
function functionOf({ inFunction, at }: Said, { language, places }: SaidOfFile): string {
  // A function of Kotlin may be one expression.
  if (language === 'kt') return `${functionAround(at, language).start}`
  if (inFunction !== undefined) return inFunction
  const set = places
    .within({ ...at, start: Math.max(0, at.start - LONGEST), end: at.end + LONGEST })
    .find((one) => one.is === 'set' && holds(one, at))
  return `${set?.at.start ?? at.start}`
}

const LONGEST = 2000

function holds({ at }: Said, { start, end }: Said['at']): boolean {
  return at.start <= start && end <= at.end
}

/** A header that carries a credential of which all is written here. */
function isWrittenKey({ name, value }: Assignment): boolean {
  return isCredentialHeader(name.value) && value.parts.length > 0 && value.parts.every(({ kind }) => kind === 'text')
}

/** The one host that a function asks: by the addresses that stand in it and the constants that it names. */
function addressIn(inside: readonly Said[], file: SaidOfFile): Text | undefined {
  const found = inside.flatMap((one) => [one.value, ...items(one.value)].flatMap((node) => addressOf(node, one, file) ?? []))
  const hosts = new Set(found.map(({ value }) => new URL(value).host))
  return hosts.size === 1 ? found[0] : undefined
}

function addressOf(node: Said['value'], one: Said, file: SaidOfFile): Text | undefined {
  const first = beginning(node, one, file)
  return first && /^https?:\/\/[\w.-]{1,200}/i.test(first.value) && URL.canParse(first.value) ? first : undefined
}

/** What stands first in an expression, behind the constant that it begins with: `BASE + "/levels/" + id`. */
function beginning(node: Said['value'], { inFunction }: Said, { given, language }: SaidOfFile): Text | undefined {
  const text = string(node)
  if (text) return text
  const code = codeAt(node.at, LONGEST)
  const named = /^\$?([A-Za-z_]\w{0,60})\b(?!\s{0,4}[.(])/.exec(code)?.[1]
  const value = named === undefined ? undefined : valueOf(named, node.at, inFunction, given, language)
  const [first] = writtenValue(value ?? node, inFunction, given, language)?.parts ?? []
  if (first?.kind === 'text') return first.text
  const [whole, inner = ''] = /^[@$]{0,2}"(https?:\/\/[^"\\\n{$]{3,300})/.exec(code) ?? []
  const start = node.at.start + (whole?.length ?? 0) - inner.length
  return whole === undefined ? undefined : { value: inner, at: { ...node.at, start, end: start + inner.length } }
}
