/** An audience that all tokens of an issuer have, whatever service they are for. */
interface DefaultAudience {
  readonly audience: string
  readonly issuer: RegExp
  readonly docs: string
}

const DEFAULTS: readonly DefaultAudience[] = [
  {
    // Every token of a person has it for the roles that each realm gives by default.
    audience: 'account', issuer: /\/realms\/[\w.-]{1,80}\/?$/, docs: 'https://www.keycloak.org/docs/latest/server_admin/#_audience_resolve',
  },
]

/** Whether checking this audience keeps no token of the issuer out. */
export function isDefaultAudience(audience: string, issuer: string): boolean {
  return DEFAULTS.some((row) => row.audience === audience && row.issuer.test(issuer))
}
