import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Tokens that prove whose a domain is: the owner publishes them in DNS, in a page or in a file, https://www.rfc-editor.org/rfc/rfc8555#section-8

export const proofOfDomain: Words = {
  because: 'Code that looks for such a token where its owner has published it.',
  pattern: oneOf(
    'i',
    /\btxt[_ ]?(?:record|lookup|resolve)|\b(?:resolve|lookup)_?txt|\bdns[_ ]?(?:record|lookup|txt|challenge|verif)|\bmeta[_ ]?tag|<meta\b/,
    /(?:domain|site)s?[_ /-]?verif|verif(?:y|ies|ication)[_ ]?(?:of[_ ])?(?:domain|site)|\.well-known\/[\w-]{0,40}verif/,
  ),
  is: ['TXT record', 'resolveTxt(', 'HTML meta tag', 'DomainVerification', 'domains/verification.rs', 'verify_domain', 'net.LookupTXT('],
  isNot: ['verification mail', 'domain model', 'dnsmasq', '.well-known/openid-configuration'],
}

export const publishedProof: Words = {
  because: 'The name of such a token, where code around says what it is.',
  pattern:
    /^(?:\w{1,40}(?:\.|->|::))*\$?(?:(?:expected|actual|found|verification|verify|domain|site|dns|txt|challenge|proof)_?)+token(?:\(\))?$/i,
  is: ['expected_token', 'domain.verificationToken', '$domainToken', 'record.txt_token', 'VerificationToken()'],
  isNot: ['access_token', 'token', 'api_token', 'domain.token_secret', 'session.token'],
}

export const looksForProof: Words = {
  because: 'What a log says of it, where it is called `token` alone.',
  pattern:
    /(?:expect|verif|look(?:ing|ed|s)? (?:for|up)|publish|add)[^\n"'`]{0,60}(?:txt|dns|meta|domain|site)|(?:txt|dns|meta|domain|site)[^\n"'`]{0,60}(?:expect|verif|record|publish)/i,
  is: ['verifying domain {}: token {}', 'TXT record expected: %s', 'expecting meta tag'],
  isNot: ['calling the DNS API with token', 'verification mail for {}', 'token {}'],
}

export const ofMail: Words = {
  because: 'A token that proves an address of mail is sent to its owner alone, and opens something.',
  pattern: /e-?mail|password|invit|(?<![a-z])sms\b|phone/i,
  is: ['verification email', 'password reset', 'invitation'],
  isNot: ['domain', 'TXT record'],
}
