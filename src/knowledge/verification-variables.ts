/** Variables that switch certificate checks, or the demand for https, off for a program, with the values that do so. */
export interface VerificationVariable {
  readonly names: readonly string[]
  readonly off: RegExp
  readonly docs: string
}

const OFF = /^(?:1|true|yes)$/i

export const ofNode: VerificationVariable = {
  names: ['NODE_TLS_REJECT_UNAUTHORIZED'],
  off: /^0$/,
  docs: 'https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue',
}

export const ofOauthlib: VerificationVariable = {
  names: ['OAUTHLIB_INSECURE_TRANSPORT'],
  off: OFF,
  docs: 'https://oauthlib.readthedocs.io/en/latest/oauth2/security.html',
}

export const ofAuthlib: VerificationVariable = {
  names: ['AUTHLIB_INSECURE_TRANSPORT'],
  off: OFF,
  docs: 'https://docs.authlib.org/en/latest/basic/install.html',
}

const VARIABLES: readonly VerificationVariable[] = [
  ofNode,
  ofOauthlib,
  ofAuthlib,
  {
    names: ['OAUTH2_PROXY_SSL_INSECURE_SKIP_VERIFY'],
    off: /^(?:1|true)$/i,
    docs: 'https://oauth2-proxy.github.io/oauth2-proxy/configuration/overview',
  },
  {
    names: ['GF_AUTH_GENERIC_OAUTH_TLS_SKIP_VERIFY_INSECURE'],
    off: /^(?:1|true)$/i,
    docs: 'https://grafana.com/docs/grafana/latest/setup-grafana/configure-access/configure-authentication/generic-oauth/',
  },
  { names: ['GIT_SSL_NO_VERIFY'], off: /^(?:1|true)$/i, docs: 'https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpsslVerify' },
]

/** Words of which one is in the name of each. */
export const VERIFICATION_WORDS = ['REJECT_UNAUTHORIZED', 'INSECURE_TRANSPORT', 'SKIP_VERIFY', 'SSL_NO_VERIFY'] as const

/** Whether a variable of this value switches certificate checks off for the program that gets it. */
export function switchesChecksOff(name: string, value: string): boolean {
  return VARIABLES.some(({ names, off }) => names.includes(name) && off.test(value))
}
