import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Tokens that prove whose a domain is: the owner publishes them in DNS, in a page or in a file, https://www.rfc-editor.org/rfc/rfc8555#section-8

export const verifiesDomain: Words = {
  because: 'What says whose a domain is, in code or in the path of a file.',
  pattern: /(?:domain|site)s?[_ /-]?verif|verif(?:y|ies|ication)[_ ]?(?:of[_ ])?(?:domain|site)/i,
  is: ['DomainVerification', 'domains/verification.rs', 'verify_domain', 'site-verification.ts'],
  isNot: ['dns_records.py', 'txt_records.ts', 'verification/mail.ts', 'domain/model.go'],
}

export const proofOfDomain: Words = {
  because: 'Code that looks for such a token where its owner has published it.',
  pattern: oneOf(
    'i',
    /\btxt[_ ]?(?:record|lookup|resolve)|\b(?:resolve|lookup)_?txt|\bdns[_ ]?(?:record|lookup|txt|challenge|verif)|\bmeta[_ ]?tag/,
    /<meta name=\\?["']?[\w.-]{0,60}verif|\.well-known\/[\w-]{0,40}verif/,
    verifiesDomain.pattern,
  ),
  is: [
    'TXT record',
    'resolveTxt(',
    'HTML meta tag',
    '<meta name="desk-site-verification"',
    '"<meta name=\\"desk-verification\\" content=',
    'verify_domain',
    'net.LookupTXT(',
    '/.well-known/desk-verification.txt',
  ],
  isNot: [
    'verification mail',
    'domain model',
    'dnsmasq',
    '.well-known/openid-configuration',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
  ],
}

export const publishedProof: Words = {
  because: 'The name of such a token, where code around says what it is.',
  pattern:
    /^(?:(?!(?:env|environ|(?:app_?)?(?:settings?|config))\b)\w{1,40}(?:\.|->|::))*\$?(?:(?:expected|actual|found|verification|verify|domain|site|dns|txt|challenge|proof)_?)+token(?:\(\))?$/i,
  is: ['expected_token', 'domain.verificationToken', '$domainToken', 'record.txt_token', 'VerificationToken()'],
  isNot: [
    'access_token',
    'token',
    'api_token',
    'domain.token_secret',
    'session.token',
    'process.env.VERIFICATION_TOKEN',
    'app_settings.verification_token',
    'this.config.expectedToken',
  ],
}

export const givenBySettings: Words = {
  because: 'What gives a program one of its own secrets, which no owner of a domain publishes.',
  pattern: oneOf(
    'i',
    /\bgetenv\b|\benviron\b|(?:\b|_)env(?:::var|\.|\[|\()|\bGetEnvironmentVariable\b/,
    /\b_?(?:app_?)?(?:settings?|config(?:uration|_?service)?)(?:\.|->|::|\[|\()/,
  ),
  is: [
    'os.environ["API_TOKEN"]',
    'os.Getenv("API_TOKEN")',
    'process.env.API_TOKEN',
    'env::var("API_TOKEN")',
    'settings.api_token',
    'configService.get("token")',
    '$_ENV["API_TOKEN"]',
  ],
  isNot: ['domain.verification_token', 'record.token', 'secrets.token_urlsafe(32)', 'environmentOf(domain)', 'domainConfig.token'],
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
