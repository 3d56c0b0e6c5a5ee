import { isOtherToken } from './other-tokens.ts'

/** Words that name a secret when the name of a parameter ends with them. */
const SECRETS: readonly string[] = [
  'access key', 'account key', 'api key', 'apikey', 'auth key', 'encryption key', 'private key', 'secret key', 'signing key',
  'secret', 'password', 'passwd', 'passphrase', 'credential', 'credentials', 'connection string', 'authorization', 'auth header',
  'token', 'pat', 'jwt', 'session cookie', 'session cookies', 'auth cookie', 'login cookie',
]

/** Tokens that a model may well carry from one call to the next: handles of a request, proofs for one form. */
const HANDLES: ReadonlySet<string> = new Set([
  'client', 'request', 'explained', 'confirmation', 'confirm', 'confirmed', 'approval', 'deletion', 'delete', 'undo', 'captcha', 'device',
  'push', 'upload',
])

/** Beginnings of questions about a secret: `has_password`. */
const QUESTIONS: ReadonlySet<string> = new Set([
  'is', 'has', 'use', 'with', 'require', 'requires', 'show', 'hide', 'include', 'no', 'num', 'count',
])

/** Whether a parameter of this name takes a secret: `apiKey`, `db_password`, but not `page_token` or `secret_name`. */
export function takesSecret(name: string): boolean {
  const words = wordsOf(name)
  if (QUESTIONS.has(words[0] ?? '')) return false
  if (isOtherToken(name) || (words.at(-1) === 'token' && HANDLES.has(words.at(-2) ?? ''))) return false
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
