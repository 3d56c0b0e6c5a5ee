import { FAR, hostAt } from '../../classify/endpoint.ts'
import type { TransportSetting } from '../../model/index.ts'
import type { Text } from '../../text/source.ts'
import { programName } from './package-name.ts'

/** Programs with an option that switches certificate checks off. */
interface Row {
  readonly programs: readonly string[]
  readonly option: RegExp
  /** The option names no host, and is meant for all of them. */
  readonly everywhere?: true
  readonly spec: string
}

const ROWS: readonly Row[] = [
  // Of the short options before `k` none takes a value.
  {
    programs: ['curl'],
    option: /^(?:--insecure|-[fsSLgiIvnjJaGOlNpqRZ046#]{0,20}k[a-zA-Z#]{0,20})$/,
    spec: 'https://curl.se/docs/manpage.html#-k',
  },
  {
    programs: ['wget'],
    option: /^--no-check-certificate$/,
    spec: 'https://www.gnu.org/software/wget/manual/html_node/HTTPS-_0028SSL_002fTLS_0029-Options.html',
  },
  {
    programs: ['http', 'https', 'xh', 'xhs'],
    option: /^--verify=(?:no|false)$/,
    spec: 'https://httpie.io/docs/cli/server-ssl-certificate-verification',
  },
  {
    programs: ['git'],
    option: /^http\.sslVerify=(?:false|0|no)$/i,
    everywhere: true,
    spec: 'https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpsslVerify',
  },
]

/** An option that switches certificate checks off, where the command goes to a public host. */
export function uncheckedTransport(words: readonly Text[]): TransportSetting | undefined {
  const program = programName(words[0]?.value ?? '')
  for (const { programs, option, everywhere } of ROWS) {
    const found = programs.includes(program) && words.find(({ value }) => option.test(value))
    if (!found) continue
    const hosts = words.flatMap(({ value }) => (/^https:\/\//.test(value) ? hostAt(value, { services: new Set() }).class : []))
    const isPublic = hosts.length > 0 ? hosts.some((one) => FAR.has(one)) : everywhere === true
    return isPublic
      ? { kind: 'transportSetting', problem: 'verification-off', written: `${program} ${found.value}`, at: found.at }
      : undefined
  }
  return undefined
}
