import { FAR, hostAt } from '../../classify/endpoint.ts'
import { fileRole } from '../../classify/file-role.ts'
import { forDevelopment } from '../../knowledge/words/files.ts'
import type { Reading } from '../../model/reading.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { slice } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'

/**
 * Parts of a connection string that take its certificate checks away: of SQL Server (also with spaces, as Npgsql writes it), MongoDB
 * (https://www.mongodb.com/docs/manual/reference/connection-string-options/#tls-options) and MySQL's Java driver.
 */
const UNCHECKED = oneOf(
  'gi',
  /\btrust ?server ?certificate ?= ?(?:true|yes)\b/,
  /\b(?:tlsAllowInvalidCertificates|tlsAllowInvalidHostnames|tlsInsecure)=true\b/,
  /\bverifyServerCertificate=false\b/,
)
/** The host, as the part of a string or of an address; braces and `%s` stand for one that is put in. */
const HOST = inTurn(
  'i',
  /(?:\b(?:server|data source|addr(?:ess)?|network address|host(?:name)?) ?= ?(?:tcp:|np:)?|:\/\/(?:[^@/\s]{1,200}@)?)/,
  /([\w.\-[\]:\\()]{1,200}|[${%<][^;,/]{0,100})/,
)
/** Other parts of such a string. */
const CONNECTION = /\b(?:user ?id|uid|pwd|password|database|initial catalog|driver|encrypt) ?=/i
/** Files in which what is put in comes from somewhere else. */
const CODE = /\.(?:[cm]?[jt]sx?|py|cs|java|kt|go|php|rb)$/i

/** Connection strings of databases, in settings and code, whose server is trusted whatever its certificate. */
export default defineTextSurface({
  id: 'connection-strings',
  name: 'Connection strings that trust every certificate',
  spec: 'https://learn.microsoft.com/sql/connect/ado-net/connection-string-syntax#use-trustservercertificate',
  counts: 'other',
  files: [
    '**/*.{json,jsonc,yaml,yml,toml,ini,cfg,conf,config,xml,properties,ts,js,mjs,cjs,py,cs,java,kt,go,php,rb}',
    '**/.env',
    '**/.env.*',
  ],
  mentions: [
    'TrustServerCertificate',
    'trustServerCertificate',
    'Trust Server Certificate',
    'tlsAllowInvalid',
    'tlsInsecure',
    'verifyServerCertificate',
  ],
  skipsTests: true,
  *read(text, { file: { path } }): Generator<Reading> {
    const { test, example } = fileRole(path)
    if (test || example || forDevelopment.pattern.test(path)) return
    for (const match of text.value.matchAll(UNCHECKED)) {
      const end = match.index + match[0].length
      const [before, after] = [text.value.slice(Math.max(0, match.index - LONGEST), match.index), text.value.slice(end, end + LONGEST)]
      if (/^[ \t]*(?:\/\/|#|\*|--|;|<!--)/.test(before.slice(before.lastIndexOf('\n') + 1))) continue
      const whole = `${/[^"'`\n>]*$/.exec(before)?.[0] ?? ''}${match[0]}${/^[^"'`\n<]*/.exec(after)?.[0] ?? ''}`
      if (!goesFar(whole, CODE.test(path))) continue
      yield { kind: 'transportSetting', problem: 'verification-off', written: match[0], at: slice(text, match.index, end).at }
    }
  },
})

const LONGEST = 600

/** To a host on the internet; in code also to one that is put in. */
function goesFar(written: string, isCode: boolean): boolean {
  const host = HOST.exec(written)?.[1]
  if (host === undefined) return isCode && CONNECTION.test(written)
  if (/^[${%<]/.test(host)) return isCode
  return FAR.has(hostAt(`https://${host.replace(/[,:\\].*$/, '')}`, { services: new Set() }).class)
}
