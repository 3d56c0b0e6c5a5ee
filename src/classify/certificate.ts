import { nodeCrypto } from '../text/node.ts'

/** Certificates that are longer than this are chains of many. */
const LONGEST = 20_000

/**
 * The names of hosts that a certificate in PEM is for: those of its subject alternative names, else its common name where that may be a
 * host (RFC 6125, section 6.4). None where the text holds no certificate that can be read. Of a chain the first counts.
 */
export function certifiedNames(pem: string): readonly string[] {
  const start = pem.indexOf('-----BEGIN CERTIFICATE-----')
  if (start < 0) return []
  try {
    const { subjectAltName, subject } = new (nodeCrypto().X509Certificate)(pem.slice(start, start + LONGEST))
    const alternatives = [...(subjectAltName ?? '').matchAll(/(?:DNS|IP Address):([^,\s"]{1,253})/g)].flatMap(([, name]) => name ?? [])
    if (alternatives.length > 0) return alternatives
    const common = /^CN=([A-Za-z\d.:*-]{1,253})$/m.exec(subject)?.[1]
    return common === undefined ? [] : [common]
  } catch {
    return []
  }
}

/**
 * Whether the certificate's issuer is made by a tool for who develops: the machine that made it alone believes it
 * (https://github.com/FiloSottile/mkcert#readme, https://github.com/jsha/minica#readme).
 */
export function isOfDevelopmentCa(pem: string): boolean {
  const start = pem.indexOf('-----BEGIN CERTIFICATE-----')
  if (start < 0) return false
  try {
    return DEVELOPMENT_CA.test(new (nodeCrypto().X509Certificate)(pem.slice(start, start + LONGEST)).issuer)
  } catch {
    return false
  }
}

const DEVELOPMENT_CA = /\bmkcert\b|\bminica root ca\b|\bdevelopment ca\b|\bdevcert\b/i

/** Files beside a private key that may hold its certificate, by custom: `server.key` and `server.crt`, `a-key.pem` and `a-cert.pem`. */
export function certificateFiles(keyPath: string): readonly string[] {
  const [, folder = '', name = ''] = /^(.*\/)?([^/]+)$/.exec(keyPath) ?? []
  const stem = name.replace(/\.[a-z]{2,4}$/i, '')
  const bare = stem.replace(/[-_.]?(?:priv(?:ate)?[-_.]?)?key$/i, '')
  const stems = bare === '' ? ['cert', 'certificate', 'fullchain'] : [stem, bare, `${bare}-cert`, `${bare}_cert`, `${bare}.cert`]
  return [...new Set(stems)]
    .flatMap((one) => ['.crt', '.pem', '.cer'].map((ending) => `${folder}${one}${ending}`))
    .filter((path) => path !== keyPath)
}
