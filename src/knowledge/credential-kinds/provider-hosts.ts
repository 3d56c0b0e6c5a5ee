import { own } from '../../text/own.ts'
import { models } from './hosts/models.ts'
import { type ApiOffer, apiOffers } from './hosts/offers.ts'
import { platforms } from './hosts/platforms.ts'
import type { ProviderHosts } from './hosts/row.ts'
import { services } from './hosts/services.ts'
import { tools } from './hosts/tools.ts'

export type { ApiOffer } from './hosts/offers.ts'
export type { ProviderHosts } from './hosts/row.ts'

/** The providers that a credential or a host can name, from their API references. */
export const providerHosts: readonly ProviderHosts[] = [...models, ...tools, ...platforms, ...services].map(withOffer)

/** Whether a host is a model provider's own, of the providers that share it the first: what its SDK is told another address for is a model's API too. */
export function isModelHost(host: string): boolean {
  return ownerOf(host)?.modelProvider === true
}

/** The variables by which the SDKs of a model's provider take another address than its own host. */
export function overridesOf(host: string): readonly string[] {
  const row = ownerOf(host)
  return row?.modelProvider ? (row.overrides ?? []) : []
}

function ownerOf(host: string): ProviderHosts | undefined {
  return providerHosts.find(({ hosts }) => hosts.some((one) => one === host || (one.startsWith('*.') && (host.endsWith(one.slice(1)) || host === one.slice(2)))))
}

function withOffer(row: ProviderHosts): ProviderHosts {
  const offers: ApiOffer | undefined = own(apiOffers, row.provider)
  return offers ? { ...row, offers } : row
}

/** Providers of `credentialKinds` that run no host of their own: formats, databases and protocols. */
export const withoutHosts: ReadonlySet<string> = new Set([
  'generic',
  'age',
  // Everybody runs their own.
  'Portainer',
  'Vikunja',
  'dotenvx',
  'Elasticsearch',
  'Ethereum / EVM',
  'Kubernetes',
  'MongoDB',
  'MySQL / MariaDB',
  'PostgreSQL',
  'RabbitMQ',
  'Rails',
  'Redis',
  'Stripe / Svix',
])
