import { hostAt } from '../../classify/endpoint.ts'
import { hostMatches } from '../../classify/domains.ts'
import type { Located } from '../../text/source.ts'

/** Hosts at which providers publish the metadata of their own servers and of their customers' tenants. */
const ISSUERS: readonly string[] = [
  'accounts.google.com',
  'securetoken.google.com',
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.windows.net',
  'sts.windows.net',
  'login.live.com',
  '*.b2clogin.com',
  '*.ciamlogin.com',
  '*.auth0.com',
  '*.okta.com',
  '*.oktapreview.com',
  '*.okta-emea.com',
  '*.onelogin.com',
  '*.pingone.com',
  '*.pingone.eu',
  '*.descope.com',
  '*.stytch.com',
  '*.clerk.accounts.dev',
  '*.authkit.app',
  '*.workos.com',
  '*.supabase.co',
  '*.zitadel.cloud',
  '*.logto.app',
  '*.fusionauth.io',
  '*.kinde.com',
  '*.amazonaws.com',
  'appleid.apple.com',
  'github.com',
  '*.githubusercontent.com',
  'gitlab.com',
  'login.salesforce.com',
  'slack.com',
  '*.slack.com',
  '*.facebook.com',
  '*.yahoo.com',
  '*.paypal.com',
  'id.twitch.tv',
  'discord.com',
  '*.linkedin.com',
  'auth.atlassian.com',
  '*.cluster.local',
]

/** Whether an address belongs to a provider, so that a document with it is a snapshot of somebody else's. */
export function isPublicIssuer(address: Located<string> | undefined): boolean {
  if (!address) return false
  const host = hostAt(address.value, { services: new Set() })
  return host.provider !== undefined || host.server !== undefined || ISSUERS.some((pattern) => hostMatches(host.name, pattern))
}
