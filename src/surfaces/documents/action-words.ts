/** Verbs of skills, tools and operations that change something for others, by their base form. */
const CHANGES = [
  'add', 'adjust', 'approve', 'assign', 'book', 'buy', 'cancel', 'change', 'charge', 'close', 'create', 'deactivate', 'delete', 'deploy', 'disable', 'drop', 'edit', 'enable',
  'execute', 'grant', 'impersonate', 'insert', 'invite', 'merge', 'modify', 'move', 'pay', 'place', 'post', 'provision', 'publish', 'purchase', 'purge', 'refund', 'register',
  'reject', 'remove', 'replace', 'reply', 'reschedule', 'reserve', 'reset', 'restart', 'revoke', 'rotate', 'schedule', 'sell', 'send', 'set', 'submit', 'terminate', 'transfer',
  'trigger', 'update', 'upload', 'withdraw', 'write',
] as const

/** Those for which a scope of their own is expected: deletion, money, access (STANDARD.md, "Agents"). */
const SENSITIVE: ReadonlySet<string> = new Set([
  'charge', 'delete', 'drop', 'grant', 'impersonate', 'invite', 'pay', 'purge', 'refund', 'remove', 'revoke', 'terminate', 'transfer', 'withdraw',
])

const READS = [
  'analyze', 'answer', 'browse', 'calculate', 'check', 'classify', 'compare', 'convert', 'describe', 'detect', 'explain', 'extract', 'fetch', 'find', 'forecast', 'get', 'identify', 'inspect',
  'list', 'look', 'lookup', 'monitor', 'query', 'read', 'recommend', 'retrieve', 'return', 'search', 'show', 'suggest', 'summarize', 'tell', 'track', 'translate', 'validate', 'verify', 'view',
] as const

const DOUBLED: ReadonlySet<string> = new Set(['cancel', 'drop', 'get', 'reset', 'set', 'submit', 'transfer'])

/** Every form of a verb, and its third person for messages. */
const VERBS = new Map<string, { readonly base: string; readonly says: string; readonly changes: boolean }>()
for (const [list, changes] of [[READS, false], [CHANGES, true]] as const) {
  for (const base of list) {
    const says = /(?:[sxz]|[cs]h)$/.test(base) ? `${base}es` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`
    const stem = base.endsWith('e') ? base.slice(0, -1) : base
    const forms = [base, says, `${stem}ing`, ...(DOUBLED.has(base) ? [`${base}${base.at(-1)}ing`] : [])]
    for (const form of forms) VERBS.set(form, { base, says, changes })
  }
}

/** Words after which a verb is what is done: `reads and cancels orders`, `lets you pay`. A noun such as `order updates` comes after others. */
const BEFORE: ReadonlySet<string> = new Set([
  'and', 'or', 'to', 'can', 'will', 'may', 'then', 'also', 'that', 'which', 'who', 'for', 'by', 'you', 'users', 'user', 'agent', 'it', 'automatically', 'safely', 'securely', 'bulk', 'easily', ',',
])

interface Doing {
  /** In the third person: "refunds". */
  readonly does: string
  readonly base: string
  readonly changes: boolean
}

/** What a name or description says is done: the verbs that stand where verbs stand. */
export function doings(text: string): Doing[] {
  const found: Doing[] = []
  const tokens = text.slice(0, 2000).replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase().match(/[a-z]+|[,.;:!?\n]/g) ?? []
  for (const [i, token] of tokens.entries()) {
    const verb = VERBS.get(token)
    const before = tokens[i - 1]
    if (verb && (before === undefined || BEFORE.has(before) || /[.;:!?\n]/.test(before))) found.push({ does: verb.says, base: verb.base, changes: verb.changes })
  }
  return found
}

/** The first thing that something changes. */
export function changeIn(...texts: (string | undefined)[]): string | undefined {
  for (const text of texts) {
    const change = text === undefined ? undefined : doings(text).find(({ changes }) => changes)
    if (change) return change.does
  }
  return undefined
}

/** Whether all that texts say is done is reading, and something is said. */
export function onlyReads(...texts: (string | undefined)[]): boolean {
  const all = texts.flatMap((text) => (text === undefined ? [] : doings(text)))
  return all.length > 0 && !all.some(({ changes }) => changes)
}

/** The first thing done for which a scope of its own is expected. */
export function sensitiveIn(...texts: (string | undefined)[]): string | undefined {
  for (const text of texts) {
    const found = text === undefined ? undefined : doings(text).find(({ base }) => SENSITIVE.has(base))
    if (found) return found.does
  }
  return undefined
}
