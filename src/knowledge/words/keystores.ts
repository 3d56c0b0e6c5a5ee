import { inTurn } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Files that hold keys under a password, and what settings say of them.

export const keystoreFile: Words = {
  because:
    'The path of a keystore, which the group has: https://docs.oracle.com/en/java/javase/21/docs/specs/security/standard-names.html#keystore-types',
  pattern: inTurn(
    'i',
    /^(?:classpath\*?:|file:|resource:)?(?:\.{0,2}\/){0,6}/,
    /((?:[\w.-]{1,80}\/){0,12}[\w.-]{1,80}\.(?:jks|jceks|p12|pfx|bcfks|keystore))$/,
  ),
  is: ['classpath:keys/jwt.jks', 'keystore/signing.p12', 'file:./desk.keystore', 'classpath:/saml/desk.jks'],
  isNot: ['${KEY_STORE}', 'key-store', 'keys/jwt.pem', 's3://keys/jwt.jks'],
}

export const ofTransport: Words = {
  because: 'Sections about the certificate of a connection, and not about keys that sign.',
  pattern: /(?:^|[^a-z])(?:m?tls|ssl|https?|server)(?:$|[^a-z])|[sS]sl|SSL|Tls|TLS/,
  is: ['server.ssl.key-store-password', 'kafka.tls.password', 'sslKeyStorePassword'],
  isNot: ['jwt.key-store-password', 'security.token.password', 'saml.store-password'],
}
