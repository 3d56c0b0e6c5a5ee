import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What the trade calls things, as a piece of names.

export const termsWithDigits: Words = {
  because: 'Protocols, algorithms, encodings, processors and types whose names have digits: in a longer name they read like chance.',
  pattern: oneOf(
    'i',
    // Protocols and formats.
    /oauth2?0?|oidc1|ipv[46]|http[23]|x509|rfc\d{4}|mp[34]|woff2|socks[45]|saml2?|json5|html5|css3|es20\d\d|web3|i18n|l10n|a11y/,
    // Algorithms and encodings: RFC 7518, RFC 8018, RFC 4648.
    /pbkdf2|argon2i?d?|blake[23][bs]?|pkcs\d{1,2}|sha(?:1|2|224|256|384|512)|[hrpe]s(?:256|384|512)|ed25519|x25519|md5|base(?:32|58|62|64)|utf(?:8|16)|p256/,
    // Processors, and types of numbers.
    /x86|amd64|arm64|aarch64|s390x?|ppc64(?:le)?|mips64(?:le)?|riscv64|u?int(?:8|16|32|64)|float(?:16|32|64)/,
    // Two that talk to each other, and services of clouds.
    /[abcemp]2[abcemp]|k8s|ec2|s3/,
  ),
  is: ['OAuth2', 'oauth20', 'rfc6749', 'Base64', 'amd64', 'ppc64le', 'PBKDF2', 'uint32', 'A2A', 'e2e', 'x509'],
  isNot: ['b64', '25519', 'sha7', 'int7', 'q7z', 'a2q'],
}
