import { atCapitals } from '../text/words.ts'

/** What stands before `token` where it marks a place in a list or a text, or names one request. */
const PLACES = [
  'page', 'paging', 'pagination', 'after', 'checkpoint', 'next', 'previous', 'prev', 'continuation', 'continue', 'cursor', 'marker', 'start', 'starting',
  'resume', 'resumption', 'sync', 'delta', 'skip', 'list', 'scroll', 'request', 'explain', 'explained', 'forward', 'backward',
]

/** Where it opens nothing as a variable of a program: progress, what models and parsers read, coins. */
const BEFORE: ReadonlySet<string> = new Set([
  ...PLACES,
  // Of a model's answer, as it comes in: `emittedAnyToken`.
  'emitted', 'streamed', 'any',
  'begin', 'end', 'ending', 'first', 'last', 'current', 'cur', 'new', 'each', 'progress', 'change', 'search', 'query', 'offset',
  'max', 'min', 'prompt', 'input', 'output', 'completion', 'text', 'stop', 'pad', 'eos', 'bos', 'unk', 'sep', 'cls', 'mask', 'special', 'image', 'audio',
  // Where a list goes on: https://spec.matrix.org/latest/client-server-api/#syncing
  'since', 'until', 'upto', 'now', 'batch',
  'open', 'close', 'lexer', 'peek', 'cancel', 'cancellation', 'injection', 'design', 'color', 'theme',
  'base', 'quote', 'from', 'to', 'in', 'out', 'sell', 'buy', 'source', 'target', 'nft', 'pool', 'reward', 'payment',
  // Optimistic locking: what was read last.
  'version', 'revision', 'etag', 'snapshot', 'concurrency',
  'csrf', 'xsrf', 'idempotency',
  // Who works on something, and which run of it this is.
  'claim', 'lease', 'fencing', 'operation', 'run', 'restart', 'invocation', 'generation', 'epoch', 'correlation', 'trace',
])

const PLACE_TOKEN = new RegExp(`(?:^|[^a-z\\d])(?:${PLACES.join('|')})[^a-z\\d]?token$`, 'i')

/** Whether a name is that of a token which marks a place, also as a variable of the environment: `NEXT_TOKEN`. */
export function isPlaceToken(name: string): boolean {
  return PLACE_TOKEN.test(atCapitals(name))
}

/** Whether a name is that of a token which is no credential: `page_token`, `startingToken`, `progress_token`. */
export function isOtherToken(name: string): boolean {
  if (/^debug_?token$/i.test(name)) return true
  const before = /([A-Za-z]{1,20})[^A-Za-z\d]{1,3}tokens?$/i.exec(atCapitals(name, ' '))?.[1]
  return before !== undefined && BEFORE.has(before.toLowerCase())
}

/** Whether a name says only which token of several it is: of a parser, or of somebody's sign-in. */
export function isVagueToken(name: string): boolean {
  return /^(?:new|current|first|last|old|raw|expected|actual|operation|run|restart|invocation|generation|trace|debug)_token$/i.test(atCapitals(name))
}
