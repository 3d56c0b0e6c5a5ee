import { hostAt, UNKNOWN_PART } from '../classify/endpoint.ts'
import { localServer } from '../knowledge/local-servers.ts'
import type { Endpoint, Host, Subject } from '../model/index.ts'
import type { ServerReading, Template } from '../model/reading.ts'
import type { Located } from '../text/source.ts'
import { type Definitions, namedIn } from './definitions.ts'
import { type Facts, surroundingsOf } from './facts.ts'
import { modelPath } from '../knowledge/words/agents.ts'
import type { Context } from './connections.ts'
import { replacedAddress } from './replaced-addresses.ts'

export function opensModel({ opensModel: byClient, protocol, url }: ServerReading): boolean {
  const last = url?.parts.at(-1)
  return byClient === true || (protocol === 'api' && last?.kind === 'text' && modelPath.pattern.test(last.text.value))
}

export function endpointOf(context: Context): Endpoint {
  const { reading, facts, definitions } = context
  const { url, command, bridge, at } = reading
  if (url) {
    const replaced = replacedAddress(reading, facts, definitions)
    const address = replaced?.value ?? resolved(url, reading, definitions)
    const host = hostAt(address, surroundingsOf(facts, at.file, []), replaced?.at ?? url.at)
    return { transport: 'http', host, at: replaced?.at ?? url.at, ...(bridge ? { bridge } : {}) }
  }
  const program = command?.program
  const local = program ? localServer(program.value) : undefined
  const over = command?.remoteShell && machineOf(command.remoteShell, context)
  return {
    transport: 'stdio',
    program: program?.value ?? '',
    at: program?.at ?? reading.at,
    ...(local ? { local } : {}),
    ...(over ? { over } : {}),
  }
}

/** Where a remote shell leads: the machine that it names, or one that only its own tool knows. */
function machineOf({ through, host }: { readonly through: string; readonly host?: Located<string> }, { reading, facts }: Context): Host {
  if (host && /^[\w.:-]+$/.test(host.value)) {
    const found = hostAt(`https://${host.value}/`, surroundingsOf(facts, reading.at.file, []), host.at)
    // An alias of ~/.ssh/config is a machine somewhere.
    return found.class === 'private' && !host.value.includes('.')
      ? { ...found, class: 'remote', because: `${through} runs it on another machine` }
      : found
  }
  return {
    name: '',
    shown: `the machine behind \`${through}\``,
    scheme: '',
    class: 'remote',
    confidence: 'high',
    because: `${through} runs it on another machine`,
  }
}

/** Where the addresses lead that credentials are put into. */
export function withReach(subjects: readonly Subject[], facts: Facts): Subject[] {
  return subjects.map((one) => {
    if (one.kind !== 'urlCredential' || !one.host) return one
    const { class: reaches, provider, server } = hostAt(`https://${one.host}/mcp`, surroundingsOf(facts, one.at.file, []))
    return { ...one, reaches, ...((provider !== undefined || server !== undefined) && { known: true as const }) }
  })
}

/** An address with what the repository says about its variables filled in; other parts stay unknown. */
export function resolved(url: Template, reading: Pick<ServerReading, 'env' | 'at'>, definitions: Definitions): string {
  return url.parts
    .map((part) => {
      if (part.kind === 'text') return part.text.value
      if (part.fallback?.value) return part.fallback.value
      const [own] = namedIn(reading.env, part.name)
      const ownText = own?.value.parts.every((one) => one.kind === 'text')
        ? own.value.parts.map((one) => (one.kind === 'text' ? one.text.value : '')).join('')
        : undefined
      const found = ownText ?? (part.store === 'environment' ? definitions.of(part.name, reading.at.file)?.text?.value : undefined)
      return found ?? UNKNOWN_PART
    })
    .join('')
}
