/** A product whose API gives tokens for the user's password and in no other way: whoever calls it has no choice. */
export interface ForcedGrant {
  readonly product: string
  /** Folders and files of code that calls it, without their endings. */
  readonly path: RegExp
  /** Where it says so. */
  readonly docs: string
  readonly is: readonly string[]
  readonly isNot: readonly string[]
}

export const forcedGrants: readonly ForcedGrant[] = [
  {
    product: 'wallabag',
    path: /(?:^|[/_-])wallabag(?:[/_.-]|$)/i,
    docs: 'https://doc.wallabag.org/en/developer/api/oauth.html',
    is: ['internal/integration/wallabag/wallabag.go', 'src/wallabag-client.ts'],
    isNot: ['src/wallabagger.ts', 'internal/integration/instapaper/instapaper.go'],
  },
  {
    product: 'PeerTube',
    path: /(?:^|[/_-])peertube(?:[/_.-]|$)/i,
    docs: 'https://docs.joinpeertube.org/api-rest-getting-started',
    is: ['lib/peertube/client.py', 'peertube_upload.py'],
    isNot: ['lib/peertubers.py', 'lib/youtube/client.py'],
  },
  {
    product: 'PayTrace',
    path: /(?:^|[/_-])paytrace/i,
    docs: 'https://developers.paytrace.com/support/home#14000041392',
    is: ['app/PaymentDrivers/PaytracePaymentDriver.php', 'lib/paytrace/client.rb'],
    isNot: ['lib/pay_tracer.rb', 'src/payments/token.ts'],
  },
  {
    product: 'UltraDNS',
    path: /(?:^|[/_-])ultra_?dns(?:[/_.-]|$)/i,
    docs: 'https://pypi.org/project/ultra-rest-client/',
    is: ['plugins/acme/ultradns.py', 'providers/ultradns/client.go'],
    isNot: ['plugins/acme/dns.py', 'ultradnssec/check.py'],
  },
  {
    product: 'Jottacloud',
    path: /(?:^|[/_-])jotta_?cloud(?:[/_.-]|$)/i,
    docs: 'https://rclone.org/jottacloud/',
    is: ['backend/jottacloud/jottacloud.go', 'src/jottacloud_client.py'],
    isNot: ['backend/jotta.go', 'backend/cloud/client.go'],
  },
  {
    product: 'Mail.ru Cloud',
    path: /(?:^|[/_-])mail_?ru(?:[/_.-]|$)/i,
    docs: 'https://rclone.org/mailru/',
    is: ['backend/mailru/mailru.go', 'lib/mail_ru/client.rb'],
    isNot: ['lib/mail_runner.rb', 'backend/mail.go'],
  },
]

/** Whether code at a path calls such a product. */
export function isForcedGrant(path: string): boolean {
  return forcedGrants.some((row) => row.path.test(path))
}
