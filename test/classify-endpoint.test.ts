import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressClass } from '../src/classify/address.ts'
import { hostMatches, registrableDomain } from '../src/classify/domains.ts'
import { defaultHost, hostAt, UNKNOWN_PART } from '../src/classify/endpoint.ts'
import { environmentOf } from '../src/classify/environment.ts'
import { words } from '../src/text/words.ts'

const at = (address: string, more: Partial<Parameters<typeof hostAt>[1]> = {}) =>
  hostAt(address, { services: new Set(['db', 'gateway']), ...more })

describe('endpoint classes, Where it goes', () => {
  test.each([
    // row 4: no network
    ['unix:///run/user/1000/mcp.sock', 'none'],
    ['./bin/server', 'none'],
    // row 5: variables in the host
    [`https://${UNKNOWN_PART}/mcp`, 'unresolved'],
    ['https://<your-host>/mcp', 'placeholder'],
    ['https://your-company.acme.io/mcp', 'placeholder'],
    // row 7: documentation
    ['https://mcp.example.com/mcp', 'placeholder'],
    ['https://mcp.acme.example/mcp', 'placeholder'],
    ['http://192.0.2.7/mcp', 'placeholder'],
    ['http://[2001:db8::1]/mcp', 'placeholder'],
    // row 8: this machine
    ['http://localhost:8787/mcp', 'loopback'],
    ['http://api.localhost/mcp', 'loopback'],
    ['http://127.9.9.9/mcp', 'loopback'],
    ['http://[::1]:8788/mcp', 'loopback'],
    ['http://[::ffff:127.0.0.1]/mcp', 'loopback'],
    ['http://0.0.0.0:8000/mcp', 'loopback'],
    ['http://0x7f.1/mcp', 'loopback'],
    ['http://2130706433/mcp', 'loopback'],
    ['http://0177.0.0.1/mcp', 'loopback'],
    ['http://host.docker.internal:9000/sse', 'loopback'],
    ['http://LOCALHOST./mcp', 'loopback'],
    ['http://app.127.0.0.1.nip.io/', 'loopback'],
    // rows 9 to 14: private
    ['http://169.254.169.254/latest', 'private'],
    ['http://metadata.google.internal/', 'private'],
    ['http://168.63.129.16/machine', 'private'],
    ['https://10.20.0.14:8443/mcp', 'private'],
    ['https://172.31.0.1/', 'private'],
    ['https://192.168.1.5/', 'private'],
    ['https://100.64.0.1/', 'private'],
    ['https://[fd12::1]/', 'private'],
    ['https://[fe80::1]/', 'private'],
    ['https://[64:ff9b::10.0.0.1]/', 'private'],
    ['https://mcp.tools.northwind.internal/mcp', 'private'],
    ['https://wiki.corp/', 'private'],
    ['http://svc.default.svc.cluster.local/', 'private'],
    ['https://box.tail1234.ts.net/', 'private'],
    ['http://gateway:8000/mcp', 'private'],
    ['http://intranet/mcp', 'private'],
    // row 15: tunnels
    ['https://7c1e-84-23-10-9.ngrok-free.app/mcp', 'tunnel'],
    ['https://abc.trycloudflare.com/', 'tunnel'],
    // rows 16 to 18: providers
    ['https://api.sandbox.northwind-pay.io/', 'staging'],
    ['https://api.github.com/repos', 'production'],
    ['https://mcp.linear.app/mcp', 'production'],
    // row 19: previews
    ['https://nw-mcp-git-feat-search-northwind.vercel.app/mcp', 'staging'],
    ['https://deploy-preview-12--docs.netlify.app/', 'staging'],
    // rows 20 and 21: tokens as whole parts
    ['https://staging.northwind-labs.io/mcp', 'staging'],
    ['https://api-dev.northwind-labs.io/mcp', 'staging'],
    ['https://northwind-labs.io/preprod/mcp', 'staging'],
    ['https://prod-db.northwind-labs.io/', 'production'],
    ['https://api.northwind-labs.io/v1/live/mcp', 'production'],
    ['https://device.northwind-labs.io/latest/contest', 'remote'],
    ['https://producers.northwind-labs.io/livestream', 'remote'],
    // not in the registrable domain
    ['https://mcp.live.com/', 'remote'],
    ['https://dev.to/api', 'remote'],
    // row 22
    ['https://mcp.northwind-labs.io/mcp', 'remote'],
    ['https://nw-agent.vercel.app/mcp', 'remote'],
    ['https://8.8.8.8/mcp', 'remote'],
  ])('%s is %s', (address, expected) => {
    expect(at(address).class).toBe(expected)
  })

  test('only a public host of unknown environment is moved by weaker evidence', () => {
    const environment = { environment: 'production', because: 'file name' } as const
    expect(at('https://mcp.northwind-labs.io', { environment }).class).toBe('production')
    expect(at('http://localhost:3000', { environment }).class).toBe('loopback')
    expect(at('https://staging.northwind-labs.io', { environment }).class).toBe('staging')
    expect(at('https://10.0.0.1', { environment }).class).toBe('private')
  })

  test('a container of the repository is known, another single label is a guess', () => {
    expect(at('http://gateway:8000')).toMatchObject({ containerService: true, confidence: 'high' })
    expect(at('http://elsewhere:8000')).toMatchObject({ class: 'private', confidence: 'medium' })
  })

  test('a punycode host shows both forms', () => {
    expect(at('https://api.xn--gthub-n2e.com/mcp')).toMatchObject({ class: 'remote', punycode: true })
    expect(at('https://api.xn--gthub-n2e.com/mcp').shown).toContain('(')
  })

  test('every IPv4 address has a class, and private ones are never remote', () => {
    fc.assert(
      fc.property(fc.ipV4(), (ip) => {
        const [a = 0, b = 0] = ip.split('.').map(Number)
        const found = addressClass(ip)
        expect(found).toBeDefined()
        if (a === 10 || (a === 192 && b === 168) || (a === 172 && b >= 16 && b <= 31)) expect(found?.class).toBe('private')
        if (a === 127) expect(found?.class).toBe('loopback')
      }),
    )
  })

  test('nothing that can be written as an address throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `https://${text}`),
        ),
        (address) => void at(address),
      ),
    )
  })
})

describe('why an address is of its class, and how sure that is', () => {
  test.each<[address: string, said: string, more?: Partial<Parameters<typeof hostAt>[1]>]>([
    ['/run/mcp.sock', 'none high: no network'],
    ['npipe:////./pipe/desk', 'none high: no network'],
    ['', 'unresolved low: no host'],
    [`https://${UNKNOWN_PART}/mcp`, 'unresolved low: the host is a variable'],
    [`https://mcp.${UNKNOWN_PART}/mcp`, 'unresolved low: the host is a variable'],
    [`https://${UNKNOWN_PART}.acme.io/mcp`, 'unresolved low: the host is a variable'],
    [`https://${UNKNOWN_PART}.api.stripe.com/v1`, "production medium: Stripe's own host of Stripe"],
    [`https://${UNKNOWN_PART}.ngrok.app/mcp`, 'tunnel high: tunnel (.ngrok.app)'],
    [`https://${UNKNOWN_PART}.desk.internal/mcp`, 'private high: name ends in .internal'],
    ['https://<host>/mcp', 'placeholder high: placeholder host'],
    ['https://mcp.example.org/', 'placeholder high: documentation host'],
    ['https://metadata.google.internal/', 'private high: cloud metadata address'],
    ['localhost:8000', 'loopback high: this machine'],
    ['http://a.lvh.me/', 'loopback high: this machine'],
    ['http://10.1.2.3.nip.io/', 'private medium: address in the name'],
    ['http://127.0.0.1.sslip.io/', 'loopback medium: address in the name'],
    ['http://mcp.acme.test/', 'loopback high: name ends in .test'],
    ['http://desk.tail1234.ts.net/', 'private medium: name ends in .ts.net'],
    ['http://db/', 'private high: container of this repository'],
    ['http://cache/', 'private medium: single-label host'],
    ['https://10.0.0.1/', 'private high: private address', { environment: { environment: 'production', because: 'it is said' } }],
    ['https://ngrok.app/', 'tunnel high: tunnel (.ngrok.app)'],
    ['https://api.sandbox.paypal.com/', "staging high: provider's sandbox of PayPal"],
    ['https://sandbox.acme.io/', "staging high: provider's sandbox"],
    ['https://api.stripe.com/v1', "production high: Stripe's own host of Stripe"],
    ['https://api.stripe.com/v1', 'staging high: test key of Stripe', { mode: 'test' }],
    ['https://api.openai.com/v1', "production high: OpenAI's own host of OpenAI", { mode: 'test' }],
    ['https://desk-git-main-acme.vercel.app/', 'staging medium: preview deployment (Vercel)'],
    ['https://staging.acme.io/mcp', 'staging medium: `staging` in the address'],
    ['https://acme.io/prod/mcp', 'production high: `prod` in the address'],
    ['https://staging.acme.co.uk/', 'staging medium: `staging` in the address'],
    ['https://live.co.uk/', 'remote high: public host'],
    ['https://live.com/', 'remote high: public host'],
    ['https://mcp.acme.io/mcp', 'remote high: public host'],
    ['https://mcp.acme.io/mcp', 'staging medium: it is said', { environment: { environment: 'staging', because: 'it is said' } }],
  ])('%s is %s', (address, said, more) => {
    const { class: is, confidence, because, provider } = at(address, more)
    expect(`${is} ${confidence}: ${because}${provider ? ` of ${provider}` : ''}`).toBe(said)
  })

  test.each([
    ['http://mcp.acme.io/mcp', 'http:', 'mcp.acme.io'],
    ['wss://user:word@ACME.io.:8443/mcp', 'wss:', 'acme.io'],
    ['mcp.acme.io/mcp', '', 'mcp.acme.io'],
    ['file:///tmp/desk', 'file:', ''],
    ['https://b\u00fccher.acme.io/', 'https:', 'xn--bcher-kva.acme.io (b\u00fccher.acme.io)'],
    [`https://${UNKNOWN_PART}/`, 'https:', ''],
    [`https://${UNKNOWN_PART}.acme.io/`, 'https:', '\u2026.acme.io'],
  ])('%s is read as %s and shown as %s', (address, scheme, shown) => {
    expect(at(address)).toMatchObject({ scheme, shown })
  })

  test.each([
    ['Stripe', 'live', "api.stripe.com production: Stripe's own host"],
    ['Stripe', 'test', 'api.stripe.com staging: test key'],
    ['OpenAI', 'test', "api.openai.com production: OpenAI's own host"],
    ['AWS', 'unknown', "sts.amazonaws.com production: AWS's own API"],
    ['AWS', 'test', "sts.amazonaws.com staging: AWS's own API"],
    ['nobody', 'live', undefined],
  ] as const)('a key of %s in %s mode goes to %s', (provider, mode, said) => {
    const found = defaultHost(provider, mode)
    expect(found && `${found.name} ${found.class}: ${found.because}`).toBe(said)
  })

  test.each([
    ['desk.acme.io', '*.acme.io', true],
    ['acme.io', '*.acme.io', true],
    ['myacme.io', '*.acme.io', false],
    ['acme.io', 'acme.io/mcp', true],
    ['desk.acme.io', 'acme.io', false],
  ])('%s is a host of %s: %s', (host, pattern, is) => expect(hostMatches(host, pattern)).toBe(is))

  test.each([
    ['a.login.acme.co.uk', 'acme.co.uk'],
    ['a.acme.io', 'acme.io'],
    ['a.acme.uk', 'acme.uk'],
  ])('%s belongs to %s', (host, domain) => expect(registrableDomain(host)).toBe(domain))
})

describe('words of a name, What names say', () => {
  test('are split at separators and case changes', () => {
    expect(words('APIKeyForStripe-live_v2')).toEqual(['api', 'key', 'for', 'stripe', 'live', 'v2'])
  })

  test.each([
    [['preprod'], 'staging'],
    [['non', 'prod'], 'staging'],
    [['staging', 'prod'], 'production'],
    [['latest'], undefined],
  ])('%j names %s', (parts, environment) => {
    expect(environmentOf(parts)?.environment).toBe(environment)
  })
})

test('addresses of clouds for what runs on their machines', () => {
  for (const address of ['169.254.169.254', '168.63.129.16', 'fd00:ec2::254', '[fd00:ec2::254]'])
    expect(addressClass(address), address).toMatchObject({ class: 'private', cloudMetadata: true })
  for (const address of ['169.254.169.253', '168.63.129.17', 'fd00:ec2::253'])
    expect(addressClass(address)?.cloudMetadata, address).toBeUndefined()
})
