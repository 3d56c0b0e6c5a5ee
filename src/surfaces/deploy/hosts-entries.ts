import { addressClass } from '../../classify/address.ts'
import type { Reading } from '../../model/reading.ts'
import { inTurn } from '../../text/pattern.ts'
import { defineTextSurface } from '../reading/surface.ts'

/** A line of a hosts file, as it is or as a command writes it: `172.18.0.2 sso.lab.io auth.lab.io`, `echo "127.0.0.1 app.acme.io"`. */
const LINE = inTurn(
  'gm',
  /^[ \t]{0,60}(?:[-$>][ \t]{1,4})?(?:(?:sudo )?echo (?:-e )?)?["'`]{0,3}/,
  /(\d{1,3}(?:\.\d{1,3}){3}|::1)[ \t]{1,20}([^\r\n#"'`|>]{3,4000})/,
)

/** An entry of Compose's `extra_hosts` or of `--add-host`: `- "sso.lab.io:172.18.0.2"`, `sso.lab.io=host-gateway`. */
const ENTRY = /(?:-[ \t]{1,4}|--add-host[= ])["']?([\w.-]{3,253})[:=](\d{1,3}(?:\.\d{1,3}){3}|host-gateway)/g

/** An entry of a pod's `hostAliases`. */
const ALIAS = inTurn(
  'g',
  /\bip:[ \t]{1,4}["']?([\d.]{7,15})["']?[ \t]{0,4}\r?\n[ \t]{0,40}hostnames:[ \t]{0,4}/,
  /((?:\r?\n[ \t]{0,40}-[ \t]{1,4}["'\w.-]{3,260}){1,100})/,
)

/** Names that a hosts file, a resolver or a cluster of the repository sends to this machine or to a private network. */
export default defineTextSurface({
  id: 'hosts-entries',
  name: 'Entries of hosts files',
  spec: 'https://man7.org/linux/man-pages/man5/hosts.5.html',
  counts: 'other',
  files: ['**/*.{md,mdx,txt,rst,adoc,sh,ps1,yaml,yml}', '**/{hosts,Corefile,Makefile,Vagrantfile}', '**/*[hH]osts*'],
  mentions: ['/etc/hosts', 'etc\\hosts', 'hosts file', 'hosts {', 'extra_hosts', 'add-host', 'hostAliases'],
  together: [[/\/etc\/hosts|etc\\hosts|hosts file|\bhosts \{|extra_hosts|add-host|hostAliases/, /\d\.\d|host-gateway/]],
  *read({ value: text, at }): Generator<Reading> {
    const near = [
      ...Array.from(text.matchAll(LINE), ([, address = '', names = '']) => ({ address, names })),
      ...Array.from(text.matchAll(ENTRY), ([, names = '', address = '']) => ({ address, names })),
      ...Array.from(text.matchAll(ALIAS), ([, address = '', names = '']) => ({ address, names })),
    ].filter(({ address }) => address === 'host-gateway' || NEAR.has(addressClass(address)?.class ?? 'remote'))
    const names = near.flatMap((one) => namesIn(one.names.toLowerCase()))
    if (names.length > 0) yield { kind: 'hostsEntries', names, at }
  },
})

const NEAR: ReadonlySet<string> = new Set(['loopback', 'private'])

/** The names of an entry with dots in them: what has one label only is of this network anyway. A sentence about an address is no entry. */
function namesIn(text: string): readonly string[] {
  const words = text.split(/[\s"']+/).filter((word) => word !== '' && word !== '-')
  const [first = ''] = words
  const isEntry = words.every((word) => NAME.test(word)) && (first.includes('.') || first === 'localhost')
  return isEntry ? words.filter((word) => word.includes('.')) : []
}

const NAME = /^[a-z\d_](?:[\w-]{0,62}\w)?(?:\.[a-z\d](?:[\w-]{0,62}\w)?){0,8}$/
