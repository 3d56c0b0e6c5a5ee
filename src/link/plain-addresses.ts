import { FAR, hostAt } from '../classify/endpoint.ts'
import { addressStem, credentialStem, isMcpAddressName, isOAuthAddressName } from '../classify/names.ts'
import { keyOfApi } from '../knowledge/words/own-secrets.ts'
import type { Credential, TransportSetting } from '../model/index.ts'
import type { Assignment, VariablesReading } from '../model/reading.ts'
import { grouped } from '../text/grouped.ts'
import { placeKey } from '../text/source.ts'
import { opensNothing } from './credentials.ts'
import { literalText } from './facts.ts'

/**
 * Addresses over plain http among variables: those of OAuth by themselves, others where a credential of the same stem is sent there
 * (STANDARD.md, "Transport"), if only whoever sets the program up fills it in.
 *
 * @param services names of the repository's containers, which stand in a private network
 */
export function* plainAddresses(
  { assignments }: VariablesReading,
  held: readonly { readonly credential: Credential }[],
  services: ReadonlySet<string>,
): Generator<TransportSetting> {
  const sentTo = grouped(held, ({ credential: { to } }) => to?.at && placeKey(to.at))
  for (const { name, value } of assignments) {
    const text = literalText(value)
    if (!text || !/^http:\/\//i.test(text.value)) continue
    const host = hostAt(text.value, { services }, text.at)
    if (!FAR.has(host.class)) continue
    const { name: at } = host
    if (isMcpAddressName(name.value)) yield { kind: 'transportSetting', problem: 'plain-mcp', written: name.value, host: at, at: text.at }
    else if (isOAuthAddressName(name.value))
      yield { kind: 'transportSetting', problem: 'plain-oauth-endpoint', written: name.value, host: at, at: text.at }
    else {
      const [sent] = sentTo.get(placeKey(text.at)) ?? []
      const written = sent?.credential.sentAs ?? keyToFillIn(name.value, assignments)
      if (written !== undefined) yield { kind: 'transportSetting', problem: 'plain-credential', written, host: at, at: text.at }
    }
  }
}

/** The key of an API that has no value yet and belongs to an address by its stem: `WEATHER_API_KEY=` beside `WEATHER_API_URL`. */
function keyToFillIn(address: string, assignments: readonly Assignment[]): string | undefined {
  const stem = addressStem(address)
  if (!stem) return undefined
  return assignments.find(
    ({ name: { value: name } }) => keyOfApi.pattern.test(name) && credentialStem(name) === stem && !opensNothing(name),
  )?.name.value
}
