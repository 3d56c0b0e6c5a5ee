/** Words that name a secret when the name of a parameter ends with them. */
const SECRETS: readonly string[] = [
  'access key', 'account key', 'api key', 'apikey', 'auth key', 'encryption key', 'private key', 'secret key', 'signing key',
  'secret', 'password', 'passwd', 'passphrase', 'credential', 'credentials', 'connection string', 'authorization', 'auth header',
  'token', 'pat', 'jwt',
]

/** What stands before `token` where it is none: pagination, models' tokens, coins, and proofs of one request. */
const BEFORE_OTHER_TOKENS: ReadonlySet<string> = new Set([
  'page', 'paging', 'next', 'previous', 'prev', 'continuation', 'pagination', 'cursor', 'resume', 'scroll', 'sync', 'start', 'starting', 'after', 'marker', 'checkpoint', 'end', 'request', 'explained', 'progress', 'change', 'skip',
  'list', 'search', 'query', 'max', 'min', 'prompt', 'input', 'output', 'completion', 'text', 'stop', 'pad', 'eos', 'bos', 'mask', 'special',
  'base', 'quote', 'from', 'to', 'in', 'out', 'sell', 'buy', 'source', 'target', 'nft', 'pool', 'reward', 'payment', 'design',
  'csrf', 'xsrf', 'idempotency', 'client', 'confirmation', 'captcha', 'device', 'push', 'upload',
])

/** Beginnings of questions about a secret: `has_password`. */
const QUESTIONS: ReadonlySet<string> = new Set([
  'is', 'has', 'use', 'with', 'require', 'requires', 'show', 'hide', 'include', 'no', 'num', 'count',
])

/** Whether a parameter of this name takes a secret: `apiKey`, `db_password`, but not `page_token` or `secret_name`. */
export function takesSecret(name: string): boolean {
  const words = wordsOf(name)
  if (QUESTIONS.has(words[0] ?? '')) return false
  if (words.at(-1) === 'token' && BEFORE_OTHER_TOKENS.has(words.at(-2) ?? '')) return false
  const text = ` ${words.join(' ')}`
  return SECRETS.some((secret) => text.endsWith(` ${secret}`))
}

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter(Boolean)
}
