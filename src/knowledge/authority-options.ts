/** Products with a setting of their own for that authority. */
const ITS_OWN_PROGRAM = /^(?:ssl_|trust|tls|verifyServer|OAUTH2_PROXY_|GF_|GIT_|(?:https?|xhs?) )/i
/** Programs with an option for it. */
const AUTHORITY_OPTIONS = new Map([
  ['curl', '--cacert'],
  ['wget', '--ca-certificate'],
  ['git', 'http.sslCAInfo'],
])

/** What makes a program trust the authority instead, as what runs the file reads it: behind a colon, or nothing. */
export function authorityOption(written: string, path: string): string {
  if (/\.(?:go|java|kt|cs|php|rs)$/.test(path)) return ''
  const option = /^\w+ /.test(written) ? AUTHORITY_OPTIONS.get(written.split(' ', 1)[0] as string) : undefined
  if (option) return `: \`${option}\``
  // https://docs.ruby-lang.org/en/master/OpenSSL/SSL/SSLContext.html
  if (/\.(?:rb|rake|ru)$/.test(path)) return ': its file as `ca_file`, or in SSL_CERT_FILE for all of OpenSSL'
  if (ITS_OWN_PROGRAM.test(written)) return ''
  if (/\.(?:[cm]?[jt]sx?|vue|svelte)$/.test(path) || written.startsWith('NODE_')) return ': its file in NODE_EXTRA_CA_CERTS'
  if (/\.(?:py|ipynb)$/.test(path) || written.startsWith('PYTHON')) return ': its file in REQUESTS_CA_BUNDLE or SSL_CERT_FILE'
  return ': NODE_EXTRA_CA_CERTS for Node, REQUESTS_CA_BUNDLE or SSL_CERT_FILE for Python'
}
