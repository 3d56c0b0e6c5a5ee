import { own } from '../text/own.ts'

/** Variables that switch certificate checks, or the demand for https, off for a program, with the values that do so. */
const VARIABLES: Readonly<Record<string, RegExp>> = {
  // https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue
  NODE_TLS_REJECT_UNAUTHORIZED: /^0$/,
  // https://oauthlib.readthedocs.io/en/latest/oauth2/security.html
  OAUTHLIB_INSECURE_TRANSPORT: /^(?:1|true)$/i,
  // https://docs.authlib.org/en/latest/basic/install.html
  AUTHLIB_INSECURE_TRANSPORT: /^(?:1|true)$/i,
  // https://oauth2-proxy.github.io/oauth2-proxy/configuration/overview
  OAUTH2_PROXY_SSL_INSECURE_SKIP_VERIFY: /^(?:1|true)$/i,
  // https://grafana.com/docs/grafana/latest/setup-grafana/configure-access/configure-authentication/generic-oauth/
  GF_AUTH_GENERIC_OAUTH_TLS_SKIP_VERIFY_INSECURE: /^(?:1|true)$/i,
  // https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpsslVerify
  GIT_SSL_NO_VERIFY: /^(?:1|true)$/i,
}

/** Words of which one is in the name of each. */
export const VERIFICATION_WORDS = ['REJECT_UNAUTHORIZED', 'INSECURE_TRANSPORT', 'SKIP_VERIFY', 'SSL_NO_VERIFY'] as const

/** Whether a variable of this value switches certificate checks off for the program that gets it. */
export function switchesChecksOff(name: string, value: string): boolean {
  return own(VARIABLES, name)?.test(value) === true
}
