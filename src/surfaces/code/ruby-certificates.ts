import { oauthWritten } from '../../knowledge/libraries/oauth-written.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import type { Project } from '../../discover/project.ts'
import type { TransportSetting } from '../../model/index.ts'
import type { Said } from '../../parse/c-like.ts'
import { boolean, entries, type Node } from '../../parse/node.ts'
import { literally } from '../../text/pattern.ts'
import { codeAt, type Span, type Text } from '../../text/source.ts'
import { rubyConstantWritten } from '../../program/written/index.ts'

const CHECKS = asWritten(oauthWritten, 'checks-certificates')
const CHECKS_NOTHING = asWritten(oauthWritten, 'checks-nothing')
const CLIENTS = asWritten(oauthWritten, 'is-client-in-ruby', 'is-tls-in-ruby')
const HTTPARTY = asWritten(oauthWritten, 'is-httparty')
const VERB = asWritten(oauthWritten, 'sends-in-ruby')

/** Only where a developer runs it, or an option asks for it. */
export function isForDevelopment({ conditions, inFunction }: Said): boolean {
  return (
    conditions.some((one) => /develop|test|local|debug|insecure|skip|verify|ssl|tls/i.test(one)) ||
    /insecure|skip|test/i.test(inFunction ?? '')
  )
}

/** A client that checks no certificate: https://docs.ruby-lang.org/en/master/OpenSSL/SSL.html#VERIFY_NONE */
export function uncheckedInRuby(said: Said, all: readonly Said[], text: Text, project: Project): TransportSetting | undefined {
  return withoutVerification(said, all, text) ?? byConstant(said, text, project)
}

function withoutVerification(said: Said, all: readonly Said[], text: Text): TransportSetting | undefined {
  const { name, value, within, at } = said
  if (!CLIENTS.test(text.value) || !isOff(name, value)) return undefined
  const isOfClient =
    CLIENTS.test(within.join(' ')) || (HTTPARTY.test(text.value) && VERB.test(within[0] ?? '')) || isInTableOfClient(said, all)
  return CHECKS.test(name) || isOfClient ? found(at.end > at.start ? at : { ...at, end: at.start + name.length }) : undefined
}

function isOff(name: string, value: Node): boolean {
  return (CHECKS.test(name) || name === 'verify') && (boolean(value) === false || CHECKS_NOTHING.test(codeAt(value.at)))
}

/** `SSL = { verify: false }.freeze`, which a client is given in this file, other than for development: `ssl: SSL`, `**SSL`. */
function isInTableOfClient({ at }: Said, all: readonly Said[]): boolean {
  const table = all.find(
    (one) => one.is === 'set' && /^[A-Z]\w*$/.test(one.name) && one.value.kind === 'map' && one.at.start < at.start && one.at.end >= at.end,
  )
  if (!table) return false
  const named = new RegExp(`(?<![\\w:])${literally(table.name)}\\b`)
  return all.some((one) => one.is === 'call' && isOfHttp(one) && !isForDevelopment(one) && named.test(codeAt(one.at, 1000)))
}

function isOfHttp({ name, within }: Said): boolean {
  return CLIENTS.test([name, ...within].join(' '))
}

/** `ssl: Options::SSL`, where the constant of another class has the check off. */
function byConstant({ name, value, within, at }: Said, text: Text, project: Project): TransportSetting | undefined {
  if (name !== 'ssl' || value.kind !== 'dynamic' || !CLIENTS.test(within.join(' ')) || !CLIENTS.test(text.value)) return undefined
  const table = rubyConstantWritten(value, project)
  return table?.kind === 'map' && entries(table).some(({ key, value: given }) => isOff(key.value, given)) ? found(at) : undefined
}

function found(at: Span): TransportSetting {
  return { kind: 'transportSetting', problem: 'verification-off', written: codeAt(at, 80).replace(/\s+/g, ' '), at }
}
