import type { TokenForwarding } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import { saidIn, type Said } from '../../parse/c-like.ts'
import { items, string } from '../../parse/node.ts'
import { openBrackets } from '../../text/brackets.ts'
import { inTurn } from '../../text/pattern.ts'
import { oncePer } from '../../text/once-per.ts'
import { goCallOfServer, goHeadersOfCall, goKeepsText } from '../../knowledge/libraries/go-mcp.ts'
import { goMcpPackages } from '../../knowledge/words/agents.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { goFunctionAround, importedFolders, nameOfGo, packageIn, type Part } from '../../program/written/index.ts'
import { isLocal } from './settings.ts'
import { folderOf } from '../../text/paths.ts'

/** The token of the caller of an MCP server that a tool puts into its own request, as it came or out of the context of the call. */
export default defineTextSurface({
  id: 'go-token-forwarding',
  name: 'Tokens of callers that are passed on in Go',
  spec: 'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization#token-handling',
  // Few files that set this header serve MCP.
  counts: 'other',
  files: ['**/*.go'],
  mentions: ['Authorization', 'authorization'],
  together: [[/\.Header\.(?:Set|Add)\(\s{0,20}"Authorization"/i]],
  skipsTests: true,
  *read(text, { file, project }): Generator<Statement> {
    const beside = [text.value, packageIn(folderOf(file.path), project)].join('\n')
    if (!goMcpPackages.pattern.test(beside)) return
    const imported = importedFolders(text.value, file.path, project).map((folder) => packageIn(folder, project))
    const code = [beside, ...imported].join('\n')
    if (!TAKES.test(code)) return
    const kept = { ...keptIn(code), addresses: addressesIn(code) }
    for (const said of saidIn(file.whole, 'go')) {
      const found = said.is === 'call' && SETS.test(said.name) && said.inFunction !== 'RoundTrip' ? forwarded(said, kept) : undefined
      if (found) yield found
    }
  },
})

const SETS = /\.Header\.(?:Set|Add)$/
/** `r.Header.Get("Authorization")`, behind the name of the request. */
const TAKES = inTurn('i', /\b(\w{1,40})/, goHeadersOfCall.pattern, /\.Get\(\s{0,20}"Authorization"\s{0,20}\)/)

function forwarded({ name, value, at }: Said, kept: Kept): TokenForwarding | undefined {
  const [header, given] = items(value)
  if (string(header)?.value.toLowerCase() !== 'authorization' || !given) return undefined
  const around = goFunctionAround(at)
  if (ASKS_WHOSE.test(nameOfGo(around) ?? '') || ASKS_WHOSE.test(madeOf(around).get(name.replace(SETS, '')) ?? '')) return undefined
  const written = at.file.text.slice(given.at.start, value.at.end)
  const token = carried(written, around, kept)
  const host = token && hostOf(name.replace(SETS, ''), around, kept)
  return token === undefined || isLocal(host) ? undefined : { kind: 'tokenForwarding', ...(host ? { host } : {}), token, at }
}

/** A function, or an address, that asks the issuer of a token whose it is. */
const ASKS_WHOSE = /verif|validat|introspect|authenticat|who_?am_?i|user_?info|token_?info/i

/** How a value that is sent was taken from the caller: itself, or a variable of the same function that holds it. */
function carried(value: string, around: Part, kept: Kept): string | undefined {
  const own = taken(value, around, kept)
  if (own) return own
  for (const [name] of value.replaceAll(/"[^"\n]{0,200}"/g, '').matchAll(/(?<![.\w])[a-z]\w{0,40}\b(?!\s{0,4}[(.])/g)) {
    const made = madeOf(around).get(name)
    const found = made === undefined ? undefined : taken(made, around, kept)
    if (found) return found
  }
  return undefined
}

/** The last value of each variable of a function: `token, ok := ctx.Value(tokenKey{}).(string)`. */
const madeOf = oncePer(
  ({ code }: Part): ReadonlyMap<string, string> =>
    new Map(
      Array.from(
        code.matchAll(/(?<![\w.])(\w{1,40})(?:,\s{0,4}\w{1,40})?\s{0,4}:?=(?!=)\s{0,4}([^\n]{1,300})/g),
        ([, name = '', made = '']) => [name, made],
      ),
    ),
)

function taken(value: string, around: Part, { keys, readers }: Kept): string | undefined {
  const request = takenIn(value)
  if (request !== undefined) return isIncoming(request, around.code) ? 'the Authorization header' : undefined
  // `ctx.Value(tokenKey{})`, `tokenFromContext(ctx)`, `auth.TokenFrom(ctx)`
  const called = /(?<![.\w])(?:\w{1,40}\.)?(\w{1,60})\(\s{0,20}(?:ctx|r\.Context\(\))\s{0,20}\)/.exec(value)?.[1]
  const key = READS.exec(value)?.[1] ?? (called === undefined ? undefined : readers.get(called))
  return key !== undefined && keys.has(key) ? 'the Authorization header' : undefined
}

/** The request whose header a value is, cut or joined with a scheme; what another function makes of it is another token. */
function takenIn(value: string): string | undefined {
  const found = TAKES.exec(value)
  if (!found) return undefined
  for (const open of openBrackets(value, '()', { end: found.index })) {
    const called = /[\w.]{1,80}$/.exec(value.slice(0, open))?.[0] ?? ''
    if (called !== '' && !goKeepsText.pattern.test(called)) return undefined
  }
  return found[1]
}

/** How a key of a context is written: `tokenKey{}`, `contextKey("token")`, `"token"`. */
const KEY = /("[^"\n]{1,80}"|[\w.]{1,80}(?:\("[^"\n]{0,80}"\))?)/
const READS = inTurn('', /\.Value\(\s{0,20}/, KEY)

/** What a file keeps in contexts. */
interface Kept {
  /** Keys under which the header of the caller is kept. */
  readonly keys: ReadonlySet<string>
  /** Functions that give back what is kept, with its key. */
  readonly readers: ReadonlyMap<string, string>
  /** Constants that are addresses. */
  readonly addresses: ReadonlyMap<string, string>
}

/** `const tasksAPI = "https://api.example/v2"` */
function addressesIn(code: string): ReadonlyMap<string, string> {
  return new Map(Array.from(code.matchAll(ADDRESS), ([, name = '', host = '']) => [name, host.toLowerCase()]))
}

const ADDRESS = /^(?:const |var |\t| {2,4})(\w{1,60})(?: string)? {1,20}= "https?:\/\/([^/"?:\s]{1,253})/gm

function keptIn(code: string): Pick<Kept, 'keys' | 'readers'> {
  return { keys: keysWithToken(code), readers: new Map(Array.from(code.matchAll(READERS), ([, name = '', key = '']) => [name, key])) }
}

const READERS = inTurn('g', /\nfunc (\w{1,60})\([^{\n]{0,300}\{[^}]{0,400}?\.Value\(\s{0,20}/, KEY)

/** A parameter that a server is called with; what a client sends is another request. */
function isIncoming(request: string, around: string): boolean {
  return new RegExp(`\\(\\s{0,20}(?:[^()]{1,200},\\s{0,20})?${request}\\s{1,4}(?:${goCallOfServer.pattern.source})\\b`).test(
    around.slice(0, LONGEST),
  )
}

/** `context.WithValue(ctx, tokenKey{}, r.Header.Get("Authorization"))` */
function keysWithToken(code: string): ReadonlySet<string> {
  const given = new Set(Array.from(code.matchAll(GIVEN), ([, helper = '']) => helper))
  const found = new Set<string>()
  for (const { index, 1: key = '', 2: value = '' } of code.matchAll(KEEPS)) {
    const before = code.slice(Math.max(code.lastIndexOf('\nfunc ', index) + 1, index - LONGEST), index)
    if (isTaken(value, before) || isHandedIn(value, before, given)) found.add(key)
  }
  return found
}

const KEEPS = inTurn('g', /\bWithValue\(\s{0,20}[\w.()]{1,60}\s{0,20},\s{0,20}/, KEY, /(?:\{\})?\s{0,20},\s{0,20}([^\n]{1,300})/)
/** A helper that is given the header: `withToken(ctx, r.Header.Get("Authorization"))`. */
const GIVEN = /(?<![.\w])(?<!func )(\w{1,60})\([^\n()]{0,200}\.Header\.Get\(\s{0,20}"Authorization"/gi
/** More of a function is not looked at. */
const LONGEST = 4000

/** The header itself, or a variable that was made of it some lines above. */
function isTaken(value: string, before: string): boolean {
  if (TAKES.test(value)) return takenIn(value) !== undefined
  const name = /^(\w{1,40})\s{0,4}\)/.exec(value)?.[1]
  const made =
    name === undefined
      ? undefined
      : new RegExp(
          `(?<![\\w.])${name}(?:, ?\\w{1,40})?\\s{0,4}:?=([^\\n]{0,200}\\.Header\\.Get\\(\\s{0,20}"Authorization"[^\\n]{0,40})`,
          'i',
        ).exec(before)
  return made?.[1] !== undefined && takenIn(made[1]) !== undefined
}

/** A parameter of a helper to which the file gives the header. */
function isHandedIn(value: string, before: string, given: ReadonlySet<string>): boolean {
  const name = /^(\w{1,40})\s{0,4}\)/.exec(value)?.[1]
  const [, helper, parameters] = /^func (\w{1,60})\(([^)]{0,300})\)/.exec(before) ?? []
  return name !== undefined && helper !== undefined && given.has(helper) && new RegExp(`\\b${name}\\b`).test(parameters ?? '')
}

/** The host of the request that a header is set on, where it is written: `http.NewRequest("GET", "https://api.example/…", nil)`. */
function hostOf(request: string, around: Part, { addresses }: Kept): string | undefined {
  const made = madeOf(around).get(request) ?? ''
  const constant = TO_CONSTANT.exec(made)?.[1]
  const known = constant === undefined ? undefined : addresses.get(constant)
  if (known !== undefined) return known
  return /NewRequest(?:WithContext)?\([^"\n]{0,200}(?:"[A-Z]{1,10}"\s{0,4},\s{0,4})?"https?:\/\/([^/"?:\s]{1,253})/
    .exec(made)?.[1]
    ?.toLowerCase()
}

/** `http.NewRequestWithContext(ctx, "GET", tasksAPI, nil)`, `http.NewRequest(method, api.Root+"/v1", nil)` */
const TO_CONSTANT = inTurn(
  '',
  /NewRequest(?:WithContext)?\((?:[^,"\n]{0,60},\s{0,4}){0,2}/,
  /(?:"[A-Z]{1,10}"\s{0,4},\s{0,4})?(?:\w{1,40}\.)?(\w{1,60})\s{0,4}[,+]/,
)
