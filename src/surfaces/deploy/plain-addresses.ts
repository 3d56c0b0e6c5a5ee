import { fileRole, placeRole } from '../../classify/file-role.ts'
import type { Reading } from '../../model/reading.ts'
import { slice } from '../../text/source.ts'
import { plainHttp } from '../documents/document-checks.ts'
import { inUnderscores } from '../../text/words.ts'
import { isOAuthAddressName } from '../../classify/names.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import { authorityNamed, plainAddressWords } from '../../knowledge/words/connections.ts'

const NAME = /([A-Za-z][\w.-]{1,79})/
/** A brace ends it, but for those of a variable: `{issuer: http://…}`. */
const ADDRESS = /(http:\/\/(?:\$\{[^{}\n]{1,60}\}|[^\s"'`<>,;{}]){4,300})/

/** One setting a line: `token_url = "http://…"`, `JWKS_URL: http://…`, `const ISSUER = 'http://…'`. Comments are none. */
const SETTING = inTurn(
  'gm',
  /^[ \t]{0,40}(?:export )?(?:(?:const|let|var|static|final|private|public) ){0,3}["']?/,
  /([A-Za-z][\w.-]{1,79})["']?[ \t]{0,4}(?::[ \t]{0,2}(?:str|string|String)[ \t]{0,4})?(?::|=|:=)/,
  /[ \t]{0,4}["'`]?(http:\/\/[^\s"'`<>,;]{4,300})/,
)

/** One of several settings of a line, as the formats write maps in one: `{ "issuer": "http://…", "clientId": "…" }`. */
const IN_MAP: readonly { readonly files: RegExp; readonly setting: RegExp }[] = [
  { files: /\.jsonc?$/, setting: inTurn('g', /[{,][ \t]{0,40}"/, NAME, /"[ \t]{0,4}:[ \t]{0,4}"/, ADDRESS) },
  {
    files: /\.ya?ml$/,
    setting: inTurn('g', /[{,][ \t]{0,40}["']?/, NAME, /(?:["'][ \t]{0,4}:[ \t]{0,4}|:[ \t]{1,4})["']?/, ADDRESS),
  },
  { files: /\.toml$/, setting: inTurn('g', /[{,][ \t]{0,40}["']?/, NAME, /["']?[ \t]{0,4}=[ \t]{0,4}["']/, ADDRESS) },
]

/** What stands further on in a line has been written by a program. */
const LONGEST_LINE = 1000

/**
 * OAuth addresses over plain http in settings of any kind: everybody on the way reads codes and tokens (OAuth 2.1 section 1.5). Variable
 * files are judged by the variables in them.
 */
export default defineTextSurface({
  id: 'plain-addresses',
  name: 'OAuth addresses in settings',
  spec: 'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-v2-1#section-1.5',
  counts: 'other',
  files: ['**/*.{toml,yaml,yml,json,jsonc,ini,cfg,conf,properties,py,ts,js,mjs,cs,java,rb,php}'],
  mentions: ['http://'],
  together: [[/http:/i, plainAddressWords.pattern], [/"[bB]ase_?(?:[uU](?:rl|RL|ri|RI)|[aA]ddress)"\s{0,4}:\s{0,4}"http:/]],
  *read(text, { file }): Generator<Reading> {
    const { test, example } = fileRole(file.path)
    if (test || example) return
    for (const { name, address, start, index } of settingsIn(text.value, file.path)) {
      const url = slice(text, start, start + address.length)
      if (
        !(isOAuthAddressName(name) || isOfAuthority(name, text.value.slice(0, index))) ||
        plainHttp(url) !== 'everybody' ||
        placeRole(url.at).example
      )
        continue
      const { host, hostname = '' } = URL.canParse(address) ? new URL(address) : {}
      if (isContainer(hostname, file.path, text.value)) continue
      yield { kind: 'transportSetting', problem: 'plain-oauth-endpoint', written: name, ...(host ? { host } : {}), at: url.at }
    }
  },
})

/** A container of the same Compose file, whose name may have several labels. */
function isContainer(host: string, path: string, text: string): boolean {
  if (!host.includes('.') || !/compose[^/]{0,60}\.ya?ml$/.test(path)) return false
  return new RegExp(`^[ \\t]{1,8}(?:${literally(host)}:[ \\t]*$|container_name: ?["']?${literally(host)}["']?[ \\t]*$)`, 'm').test(text)
}

interface Setting {
  readonly name: string
  readonly address: string
  /** Where the address starts, and where the setting. */
  readonly start: number
  readonly index: number
}

/** Settings with an address: one a line, and in files of data those in a line as well. */
function* settingsIn(text: string, path: string): Generator<Setting> {
  for (const match of text.matchAll(SETTING)) yield settingOf(match)
  const inMap = IN_MAP.find(({ files }) => files.test(path))
  for (const match of inMap ? text.matchAll(inMap.setting) : []) {
    // With the sign that begins or goes on with the map.
    const before = text.slice(Math.max(0, match.index - LONGEST_LINE), match.index + 1)
    const line = before.slice(before.lastIndexOf('\n') + 1)
    if (line.length < LONGEST_LINE && !COMMENT.test(line) && isInMap(line, path) && !OF_VOCABULARY.test(before)) yield settingOf(match)
  }
}

/** Whether a map is open at the end of a line and no text is: prose has commas and braces as well, and in JSON stands in quotes alone. */
function isInMap(line: string, path: string): boolean {
  const code = line.replace(/\\./g, '')
  const quotes = code.split('"').length - 1
  return quotes % 2 === 0 && (/\.jsonc?$/.test(path) || code.lastIndexOf('{') > code.lastIndexOf('}'))
}

/** What a name stands for in JSON-LD is an address that nobody calls: https://www.w3.org/TR/json-ld11/#the-context */
const OF_VOCABULARY = /"@context"\s{0,8}:\s{0,8}\{[^{}]{0,900}$/

const COMMENT = /(?:^|\s)(?:#|\/\/|\/?\*)/

function settingOf({ 0: whole, 1: name = '', 2: address = '', index }: RegExpExecArray): Setting {
  return { name, address, start: index + whole.length - address.length, index }
}

/** `"AuthGateway": { "BaseUrl": "http://…" }`: the address of a group of settings that is named for an authorization server. */
function isOfAuthority(name: string, before: string): boolean {
  if (!BASE.test(name)) return false
  const group = GROUP.exec(before.slice(-LONGEST_GROUP))?.[1]
  return group !== undefined && authorityNamed.pattern.test(inUnderscores(group).toLowerCase())
}

const BASE = /^base_?(?:ur[il]|address)$/i
const GROUP = /"([\w.-]{1,60})"\s{0,8}:\s{0,8}\{[^{}]*$/
const LONGEST_GROUP = 600
