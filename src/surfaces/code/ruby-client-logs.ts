import { logLibraries } from '../../knowledge/libraries/log-libraries.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import type { LogCall } from '../../model/index.ts'
import type { Said } from '../../parse/c-like.ts'
import { boolean, get, items, string, type Node } from '../../parse/node.ts'
import { saidInRuby } from '../../parse/ruby.ts'
import { oneOf } from '../../text/pattern.ts'
import { codeAt, cutTo } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { methodAround, RUBY_FILES } from '../../program/written/index.ts'

/** Clients of Ruby that write their requests to a log, with the credentials that are sent. */
export default defineTextSurface({
  id: 'ruby-client-logs',
  name: 'Clients in Ruby that log their requests',
  spec: 'https://lostisland.github.io/faraday/#/middleware/included/logging',
  counts: 'code',
  files: RUBY_FILES,
  mentions: [':logger', 'debug_output'],
  together: [[/[Aa]uthorization|bearer|token/]],
  skipsTests: true,
  *read(text): Generator<LogCall> {
    for (const said of saidInRuby(text)) {
      const what = said.is === 'call' && !isAsked(said) ? logged(said) : undefined
      if (what === undefined) continue
      const at = cutTo(said.at, said.name.length)
      yield { kind: 'logCall', sink: 'debug-switch', what, by: `\`${said.name.replace(/^.*\./, '')}\``, at }
    }
  },
})

const ADDS_LOGGER = asWritten(logLibraries, 'adds-logger-in-ruby')
const PRINTS_REQUESTS = asWritten(logLibraries, 'prints-requests-in-ruby')

/** Somebody asks for it, or runs it to develop. */
function isAsked({ conditions, inFunction }: Said): boolean {
  return conditions.length > 0 || /debug|verbose|log|trace/i.test(inFunction ?? '')
}

/** What of the requests is written, where a credential is in it for sure. */
function logged({ name, value, at }: Said): string | undefined {
  const { code } = methodAround(at)
  if (PRINTS_REQUESTS.test(name)) return OUTPUT.test(written(items(value)[0])) && SENDS_HEADER.test(code) ? 'HTTP requests' : undefined
  const [middleware, ...more] = items(value)
  if (!ADDS_LOGGER.test(name) || (string(middleware)?.value ?? written(middleware)).replace(/^:/, '') !== 'logger') return undefined
  const options = more.find(({ kind }) => kind === 'map')
  const headers = get(options, 'headers')
  const isShown = !headers || boolean(headers) === true || boolean(get(headers, 'request')) === true
  // What the block behind takes out is seen by whoever writes it alone.
  if (!isShown || FILTERED.test(at.file.text.slice(at.start, at.end + LONGEST_BLOCK)) || !SENDS_HEADER.test(code)) return undefined
  return 'request headers'
}

function written(node: Node | undefined): string {
  return node ? codeAt(node.at) : ''
}

/** The client signs what it sends, by Faraday's own middleware or by a header. */
const SENDS_HEADER = oneOf(
  '',
  /\.request[ (]\s{0,4}:(?:authorization|oauth2?|basic_auth|token_auth)/,
  /\.(?:authorization|basic_auth|token_auth|bearer_auth)[ (]/,
  /["']Authorization["']\]?\s{0,4}(?:=>|=|:)/,
  /\bAuthorization:\s/,
)
const FILTERED = /\bfilter[ (]|\bformatter:/
const LONGEST_BLOCK = 400
const OUTPUT = /^(?:\$std(?:out|err)|STD(?:OUT|ERR)|(?:Rails\.)?logger)$/
