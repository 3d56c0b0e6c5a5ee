import { logLibraries } from '../../knowledge/libraries/log-libraries.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import { loggerCall, loggerChain, logMethod } from '../../knowledge/words/loggers.ts'
import type { LogCall } from '../../model/index.ts'
import type { CLike, Said } from '../../parse/c-like.ts'
import { entries, items, string, type Node } from '../../parse/node.ts'
import { codeAt } from '../../text/source.ts'
import { isHarmless } from './c-like-held.ts'
import { writtenByChain } from './c-like-loggers.ts'
import { labelsCredential } from './c-like-secrets.ts'

/**
 * A variable that an entry of a log calls a credential, whatever it is called itself: `"access_token", tok`, `zap.String("api_key", v)`,
 * `.Str("password", p)`.
 */
export function labelledEntry(said: Said, language: CLike): Pick<LogCall, 'what' | 'within' | 'at'> | undefined {
  for (const { key, value } of pairs(said, language)) {
    const name = string(key)?.value
    const found = name !== undefined && labelsCredential(name) ? variable(value) : undefined
    if (name !== undefined && found) return { what: name, within: found, at: value.at }
  }
  return undefined
}

interface Pair {
  readonly key: Node
  readonly value: Node
}

function pairs(said: Said, language: CLike): readonly Pair[] {
  const { is, name, value, within } = said
  if (is === 'chain')
    return loggerChain.pattern.test(name)
      ? entries(value).flatMap(({ key, value: one }) => (GIVES.test(key.value) ? inTwos(items(one)) : []))
      : inTwos(behindText(writtenByChain(said, language)))
  if (is !== 'call' || language !== 'go') return []
  const all = items(value)
  if (MAKES.test(name)) return within.some((one) => WRITES.test(one)) ? inTwos(all) : []
  if (ADDS.test(name)) return inTwos(all)
  return PAIRED.test(name) && (loggerCall.pattern.test(name) || logMethod.pattern.test(name) || WITH.test(name))
    ? inTwos(behindText(all))
    : []
}

const GIVES = asWritten(logLibraries, 'gives-entry')
const MAKES = asWritten(logLibraries, 'makes-entry')
const ADDS = asWritten(logLibraries, 'adds-entry')
const PAIRED = asWritten(logLibraries, 'takes-pairs')
const WITH = /(?:^|\.)\w{0,12}[lL]og(?:ger)?\.With$/
const WRITES = new RegExp(`${loggerCall.pattern.source}|${logMethod.pattern.source}|${WITH.source}`)

/** From the first text on that is followed by pairs: a context or an error may stand before the message. */
function behindText(all: readonly Node[]): readonly Node[] {
  const first = all.findIndex((one) => string(one) !== undefined)
  const rest = first < 0 ? [] : all.slice(first)
  return rest.length % 2 === 0 ? rest : rest.slice(1)
}

function inTwos(all: readonly Node[]): Pair[] {
  return all.flatMap((key, i) => {
    const value = all[i + 1]
    return i % 2 === 0 && value ? [{ key, value }] : []
  })
}

/** A variable as it is written, that is no flag, no length and nothing said about the credential. */
function variable({ kind, at }: Node): string | undefined {
  const code = kind === 'dynamic' ? codeAt(at, 80) : ''
  const last = /^[&*]?[A-Za-z_]\w{0,40}(?:\.\w{1,40}){0,3}$/.test(code) ? (code.split(/\W+/).at(-1) ?? '') : ''
  // What a product has by default is known to all.
  if (/^&?default/i.test(code)) return undefined
  return last === '' || isHarmless(last) || /(?:^ok|valid|found|exists|present|enabled|set|given|ref)$/i.test(last) ? undefined : code
}
