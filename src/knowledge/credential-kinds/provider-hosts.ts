import { models } from './hosts/models.ts'
import { platforms } from './hosts/platforms.ts'
import type { ProviderHosts } from './hosts/row.ts'
import { services } from './hosts/services.ts'
import { tools } from './hosts/tools.ts'

export type { ProviderHosts } from './hosts/row.ts'

/** The providers that a credential or a host can name, from their API references. */
export const providerHosts: readonly ProviderHosts[] = [...models, ...tools, ...platforms, ...services]

/** Providers of `credentialKinds` that run no host of their own: formats, databases and protocols. */
export const withoutHosts: ReadonlySet<string> = new Set([
  'generic',
  'age',
  'dotenvx',
  'Elasticsearch',
  'Ethereum / EVM',
  'Kubernetes',
  'MongoDB',
  'MySQL / MariaDB',
  'PostgreSQL',
  'RabbitMQ',
  'Redis',
  'Stripe / Svix',
])
