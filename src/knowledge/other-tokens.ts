/** What stands before `token` where it opens nothing: places in a list, progress of a request, what models and parsers read, coins. */
const BEFORE: ReadonlySet<string> = new Set([
  'page', 'paging', 'after', 'checkpoint', 'next', 'previous', 'prev', 'continuation', 'pagination', 'cursor', 'marker', 'start', 'starting', 'begin', 'end', 'ending', 'first', 'last', 'current', 'cur', 'new', 'each',
  'resume', 'resumption', 'sync', 'progress', 'change', 'skip', 'list', 'search', 'query', 'offset', 'scroll',
  'max', 'min', 'prompt', 'input', 'output', 'completion', 'text', 'stop', 'pad', 'eos', 'bos', 'unk', 'sep', 'cls', 'mask', 'special', 'image', 'audio',
  'open', 'close', 'lexer', 'peek', 'cancel', 'cancellation', 'injection', 'design', 'color', 'theme',
  'base', 'quote', 'from', 'to', 'in', 'out', 'sell', 'buy', 'source', 'target', 'nft', 'pool', 'reward', 'payment',
  'csrf', 'xsrf', 'idempotency',
])

/** Whether a name is that of a token which is no credential: `page_token`, `startingToken`, `progress_token`. */
export function isOtherToken(name: string): boolean {
  const before = /([A-Za-z]{1,20})[^A-Za-z\d]{1,3}tokens?$/i.exec(name.replace(/([a-z\d])([A-Z])/g, '$1 $2'))?.[1]
  return before !== undefined && BEFORE.has(before.toLowerCase())
}
