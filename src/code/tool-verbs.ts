import { words } from '../classify/words.ts'
import { isHarmless } from '../knowledge/tool-objects.ts'

/** Verbs of tools that delete, pay, change access or read personal data, and how messages say them: standards.md 4.3. */
const VERBS: Readonly<Record<string, string>> = {
  delete: 'deletes', remove: 'removes', drop: 'drops', purge: 'purges', destroy: 'destroys', erase: 'erases', wipe: 'wipes', truncate: 'truncates', terminate: 'terminates',
  refund: 'refunds', charge: 'charges', payout: 'pays out', pay: 'pays', transfer: 'transfers', invoice: 'sends invoices', withdraw: 'withdraws',
  grant: 'grants access', revoke: 'revokes', invite: 'invites', impersonate: 'impersonates',
}
/** Nouns that make any verb but reading one a change of access, and any reading one of personal data. */
const ACCESS: ReadonlySet<string> = new Set(['role', 'roles', 'permission', 'permissions'])
const PERSONAL: ReadonlySet<string> = new Set(['ssn', 'salary', 'salaries', 'pii'])
const READING: ReadonlySet<string> = new Set(['get', 'list', 'read', 'search', 'find', 'show', 'view', 'fetch', 'describe', 'check', 'query', 'count', 'lookup', 'preview', 'validate'])

/** What a tool does that needs a scope of its own, by its name and the first word of its description; undefined for others. */
export function sensitiveVerb(name: string, description = '', destructive = false): string | undefined {
  const parts = words(name)
  const reads = parts.some((part, i) => i < 2 && READING.has(part))
  if (parts.some((part) => PERSONAL.has(part)) || /\b(?:ssn|social security numbers?)\b/i.test(description)) return 'reads personal data'
  if (parts[0] === 'export' && parts.some((part) => part === 'users' || part === 'customers' || part === 'emails')) return 'reads personal data'
  if (!reads) {
    for (const [i, part] of parts.entries()) {
      const verb = isHarmless(parts, i) ? undefined : verbOf(part)
      if (verb) return verb
    }
    if (parts.some((_, i) => isHarmless(parts, i))) return destructive ? 'deletes or overwrites' : undefined
    if (parts.some((part) => ACCESS.has(part))) return 'changes access'
    const first = /^\W*(?:permanently\s+|irreversibly\s+)?([a-z]+)/i.exec(description)?.[1]?.toLowerCase() ?? ''
    const said = verbOf(first) ?? verbOf(first.replace(/s$/, ''))
    if (said) return said
  }
  return destructive ? 'deletes or overwrites' : undefined
}

function verbOf(word: string): string | undefined {
  return Object.hasOwn(VERBS, word) ? VERBS[word] : undefined
}
