import { shownName } from '../../classify/shown-name.ts'
import type { LogCall } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import { saidIn, type CLike, type Said } from '../../parse/c-like.ts'
import { entries, items, type Node } from '../../parse/node.ts'
import type { SourceFile, Span } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { C_LIKE_FILES, languageOf } from './c-like-files.ts'
import { loggerCall } from '../../knowledge/words/logging.ts'
import { inTurn } from '../../text/pattern.ts'

/** Credentials that are written to a log, in languages that are read without a grammar. */
export default defineTextSurface({
  id: 'log-calls',
  name: 'Logs in Go, Java, Kotlin, C# and PHP',
  spec: 'https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html',
  counts: 'other',
  files: C_LIKE_FILES,
  mentions: ['log', 'Log', 'LOG'],
  together: [
    [
      /oauth|access_?token|refresh_?token|authorization|bearer|api_?key|client_?secret|openid|\bmcp\b/i,
      inTurn(
        'i',
        /log\w{0,12}(?:\(\))?(?:\.|->|::)\w{3,14}\((?:[^;\n]|\n(?![ \t]{0,80}\n)){0,400}?/,
        /(?:token|secret|passw|api_?key|private_?key|authorization)/,
      ),
    ],
  ],
  skipsTests: true,
  *read(text, { file }): Generator<Statement> {
    const language = languageOf(file.path)
    // Rust's logs are macros.
    if (!language || language === 'rs') return
    for (const said of saidIn(text, language)) {
      const found = said.is === 'call' ? written(said, language) : undefined
      if (!found || isEmptyHere(found)) continue
      const sink = language === 'cs' && TRACE.test(said.name) ? 'trace' : 'log'
      yield { kind: 'logCall', sink, what: found.what, by: said.name.split('.').slice(-2).join('.'), at: found.at }
    }
  },
})

/**
 * The level whose messages "may contain sensitive application data" and which is off until somebody asks for it:
 * https://learn.microsoft.com/dotnet/api/microsoft.extensions.logging.loglevel
 */
const TRACE = /\.LogTrace$/

/** Whether a branch around a place is only taken where the value is empty: `if token == "" {`. */
function isEmptyHere({ what, at: { file, start } }: Pick<LogCall, 'what' | 'at'>): boolean {
  if (!/^\w{1,60}$/.test(what)) return false
  const before = file.text.slice(Math.max(0, start - FUNCTION), start)
  const tests = [
    `${what} ?={2,3} ?(?:""|''|null|nil)`,
    `${what}\\.(?:isEmpty|isBlank)\\(\\)`,
    `[sS]tring\\.IsNullOr(?:Empty|WhiteSpace)\\(${what}\\)`,
    `empty\\(\\$?${what}\\)`,
  ]
  const branch = [...before.matchAll(new RegExp(`\\bif ?\\(?(?:${tests.join('|')})\\)? ?\\{`, 'g'))].at(-1)
  if (!branch) return false
  const inside = before.slice(branch.index + branch[0].length)
  return isOpen(inside) && !new RegExp(`\\b${what}\\s{0,4}(?:,[^\\n=]{0,60})?:?=[^=]`).test(inside)
}

/** Whether the block that a text is the beginning of has not ended. */
function isOpen(text: string): boolean {
  let depth = 0
  for (const [brace] of text.matchAll(/[{}]/g)) if ((depth += brace === '{' ? 1 : -1) < 0) return false
  return true
}

/** A field of an entry, by its name: https://pkg.go.dev/go.uber.org/zap#String */
const FIELD = /(?:^|\.)(?:zap|slog)\.(?:String|Any|Stringp|ByteString)$|\.WithField$/

function written({ name, value, within }: Said, language: CLike): Pick<LogCall, 'what' | 'at'> | undefined {
  const isField =
    FIELD.test(name) && (name.endsWith('.WithField') || within.some((one) => loggerCall.pattern.test(one) || /\.With$/.test(one)))
  if (!isField && !loggerCall.pattern.test(name)) return undefined
  for (const item of items(value)) {
    const found = secretIn(item, language)
    if (found) return found
  }
  return undefined
}

/** A name, a path of names or a member of a map that is a credential by its name; what a function makes of one may be its mask. */
function secretIn(node: Node, language: CLike): Pick<LogCall, 'what' | 'at'> | undefined {
  const whole = tokenAnswer(node) ?? requestHeaders(node, language) ?? headerRead(node)
  if (whole) return whole
  for (const { key, value } of node.kind === 'map' ? entries(node) : []) {
    const answer = tokenAnswer(value) ?? headerRead(value) ?? (shownName(key.value) === 'credential' ? tokenTaken(value) : undefined)
    if (answer) return answer
    const held = shownName(key.value) === 'credential' ? isShown(value, language) : isSecret(value, language)
    if (held) return { what: codeOf(value.at), at: value.at }
  }
  return isSecret(node, language) ? { what: codeOf(node.at), at: node.at } : undefined
}

/** The answer of a token request, read and shown as text, and the form of one: `string(body)`, `tokenData.Encode()` of Go. */
function tokenAnswer({ kind, at }: Node): Pick<LogCall, 'what' | 'at'> | undefined {
  if (kind !== 'dynamic') return undefined
  const code = codeOf(at)
  const form = /^(\w{1,60})\.Encode\(\)$/.exec(code)?.[1]
  if (form !== undefined) return TOKENS.test(form) ? { what: code, at } : undefined
  const body = /^string\((\w{1,60})\)$/.exec(code)?.[1]
  if (body === undefined) return undefined
  const before = at.file.text.slice(Math.max(0, at.start - FUNCTION), at.start)
  const read = [...before.matchAll(/\b(\w{1,60}),\s{0,4}\w{1,20}\s{0,4}:?=\s{0,4}io(?:util)?\.ReadAll\((\w{1,60})\.Body\)/g)].at(-1)
  return read?.[1] === body && TOKENS.test(read[2] ?? '') ? { what: `${read[2]}.Body`, at } : undefined
}

/** The header that carries a caller's credential: `request.getHeader("Authorization")`, `$request->header('Authorization')`. */
function headerRead({ kind, at }: Node): Pick<LogCall, 'what' | 'at'> | undefined {
  const code = kind === 'dynamic' ? codeOf(at) : ''
  return HEADER_READ.test(code) ? { what: code, at } : undefined
}

const HEADER_READ = /^\$?\w[\w.]{0,40}(?:\.|->)(?:getHeader(?:Line)?|header|getFirst)\(\s{0,4}["']authorization["']\s{0,4}\)$/i

/** What an object for a token gives as its text, under a credential's name: `$token->getToken()`, `token.getTokenValue()`. */
function tokenTaken({ kind, at }: Node): Pick<LogCall, 'what' | 'at'> | undefined {
  const code = kind === 'dynamic' ? codeOf(at) : ''
  return TOKEN_TAKEN.test(code) ? { what: code, at } : undefined
}

const TOKEN_TAKEN = /^\$?(?:\w{1,20}_?)?token(?:\.|->)(?:getToken|getTokenValue|getValue)\(\)$/i

/** All headers of a request, `r.Header` of Go: https://pkg.go.dev/net/http#Request */
function requestHeaders({ kind, at }: Node, language: CLike): Pick<LogCall, 'what' | 'at'> | undefined {
  const code = codeOf(at)
  return language === 'go' && kind === 'dynamic' && /^(?:\w{1,40}\.)?(?:r|req|request|httpReq)\.Header$/i.test(code)
    ? { what: code, at }
    : undefined
}

/** Names of what a token endpoint gets and gives: `refreshTokenResponse`, `tokenData`. */
const TOKENS = /^(?:(?:access|refresh|id|auth|oauth)_?)?tokens?_?(?:data|form|params|values|request|resp|res|response|result|answer)$/i
/** The rest of a function. */
const FUNCTION = 1500

/** The value of an entry that is called as a credential is. */
function isShown(value: Node, language: CLike): boolean {
  return isVariable(value, language) && shownName(lastOf(value)) !== 'harmless'
}

/** A bare `Secret` is as often the name of one in a vault. */
function isSecret(node: Node, language: CLike): boolean {
  const name = node.kind === 'dynamic' ? lastOf(node) : ''
  return !/^[sS]ecret$/.test(name) && shownName(name) === 'credential' && isVariable(node, language)
}

/** What holds a value, and no type, constant or package: `config.ClientSecret`, not `ParameterNames.CLIENT_SECRET`. */
function isVariable(node: Node, language: CLike): boolean {
  if (node.kind !== 'dynamic') return false
  const code = codeOf(node.at).replace(ASSERTED, '')
  if (!/^[$&*]?[\w$]+(?:(?:\.|->|\?\.)\w+){0,5}$/.test(code)) return false
  const root = /[A-Za-z_]\w*/.exec(code)?.[0] ?? ''
  if (/^[A-Z\d_]{2,}$/.test(lastOf(node))) return false
  if (language === 'go') return !isPackage(node.at, root)
  return language === 'php' || !/^[A-Z]/.test(root)
}

/** An imported package of Go, whose names are its constants. */
function isPackage({ file }: Span, root: string): boolean {
  let known = PACKAGES.get(file)
  if (!known) {
    known = new Set([...file.text.matchAll(IMPORTED)].flatMap(([, alias, path = '']) => alias ?? path.split('/').at(-1) ?? []))
    PACKAGES.set(file, known)
  }
  return known.has(root)
}

const PACKAGES = new WeakMap<SourceFile, ReadonlySet<string>>()
const IMPORTED = /(?:^|\n)\s{0,8}(?:import\s{1,4})?(?:(\w{1,80})\s{1,4})?"([^"\n]{1,280})"/g

/** Of Go's `token.(string)`: the value is the same. */
const ASSERTED = /\.\((?:string|\[\]byte)\)$/

function lastOf({ at }: Node): string {
  return codeOf(at).replace(ASSERTED, '').split(/\W+/).at(-1) ?? ''
}

function codeOf({ file: { text }, start, end }: Span): string {
  return text.slice(start, Math.min(end, start + LONGEST_NAME))
}

/** More of a name tells a reader nothing. */
const LONGEST_NAME = 80
