import ipaddr from 'ipaddr.js'
import type { EndpointClass } from '../model/index.ts'

/** The class of an IP literal, with why; undefined when the host is none: STANDARD.md, "Where it goes". */
export function addressClass(host: string): { class: EndpointClass; because: string; cloudMetadata?: true } | undefined {
  const bare = host.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  if (!/^[\d.]+$|:/.test(bare) || !ipaddr.isValid(bare)) return undefined
  const address = ipaddr.process(embedded(ipaddr.parse(bare)).toString())
  const text = address.toString()
  if (text === '169.254.169.254' || text === '168.63.129.16' || text === 'fd00:ec2::254') {
    return { class: 'private', because: 'cloud metadata address', cloudMetadata: true }
  }
  if (FILLED_IN.has(text)) return { class: 'placeholder', because: 'an address that is filled in for another' }
  const range = address.range()
  if (DOCUMENTATION.some(([net, bits]) => net.kind() === address.kind() && address.match(net, bits))) {
    return { class: 'placeholder', because: 'documentation address' }
  }
  if (range === 'loopback' || range === 'unspecified') return { class: 'loopback', because: 'this machine' }
  if (PRIVATE_RANGES.has(range) || (address.kind() === 'ipv4' && address.match(ipaddr.parse('198.18.0.0'), 15))) {
    return { class: 'private', because: 'private address' }
  }
  return { class: 'remote', because: 'public address' }
}

/** The resolver that stands for any address, and what people count up to. */
const FILLED_IN = new Set(['1.1.1.1', '1.2.3.4'])

const PRIVATE_RANGES = new Set(['private', 'linkLocal', 'carrierGradeNat', 'uniqueLocal', 'benchmarking'])

/** RFC 5737, RFC 3849, RFC 9637. */
const DOCUMENTATION: readonly (readonly [ipaddr.IPv4 | ipaddr.IPv6, number])[] = [
  [ipaddr.parse('192.0.2.0'), 24],
  [ipaddr.parse('198.51.100.0'), 24],
  [ipaddr.parse('203.0.113.0'), 24],
  [ipaddr.parse('2001:db8::'), 32],
  [ipaddr.parse('3fff::'), 20],
]

/** The IPv4 address inside 64:ff9b::/96 (RFC 6052); any other address as it is. */
function embedded(address: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 {
  if (!(address instanceof ipaddr.IPv6) || !address.match(ipaddr.IPv6.parse('64:ff9b::'), 96)) return address
  return ipaddr.fromByteArray(address.toByteArray().slice(12))
}
