import { isHarmless } from '../tool-objects.ts'

/** Words of a tool's name that make it sensitive (standards.md 4.3), and how a message says it. */
const NAME_WORDS: Readonly<Record<string, string>> = {
  delete: 'deletes', remove: 'removes', drop: 'drops', purge: 'purges', destroy: 'destroys', wipe: 'wipes', erase: 'erases', truncate: 'truncates', terminate: 'terminates',
  refund: 'refunds', charge: 'charges', payout: 'pays out', pay: 'pays', transfer: 'transfers', invoice: 'invoices',
  grant: 'grants access', revoke: 'revokes access', invite: 'invites people', impersonate: 'impersonates people', role: 'changes roles', roles: 'changes roles', permission: 'changes permissions', permissions: 'changes permissions',
  deactivate: 'deactivates', disable: 'disables', ban: 'bans', cancel: 'cancels',
}

/** In a description only the strong verbs count, at the beginning of it. */
const DESCRIPTION = /^\W*(?:permanently\s+)?(delete|remove|drop|purge|destroy|wipe|erase|refund|charge|pay out|transfer|grant|revoke|invite|impersonate)s?\b/i

/** Beginnings of names that only read, whatever else they name: `list_roles`. */
const READING = new Set(['get', 'list', 'search', 'read', 'find', 'show', 'describe', 'count', 'lookup', 'query', 'fetch', 'check', 'view', 'summarize', 'summarise', 'preview', 'validate', 'estimate', 'explain'])

const EXPORT = /^export_?(?:all_?)?(?:users|customers|people|emails|contacts|pii|members|accounts)/i

const PERSONAL = new Set(['ssn', 'salary', 'salaries', 'pii'])

/** Words that change something without being sensitive. */
const WRITING = new Set(['create', 'update', 'write', 'set', 'add', 'save', 'send', 'post', 'put', 'edit', 'insert', 'run', 'execute', 'exec', 'deploy', 'move', 'rename', 'upload', 'publish', 'replace', 'merge', 'close', 'restart', 'start', 'stop', 'apply', 'book', 'schedule', 'submit', 'approve'])

function words(name: string): string[] {
  return name.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z\d]+/).filter(Boolean)
}

/** What a tool does that is sensitive: "deletes"; undefined for other tools. */
export function sensitiveVerb(name: string, description: string): string | undefined {
  const parts = words(name)
  if (EXPORT.test(name)) return 'exports personal data'
  if (parts.some((part) => PERSONAL.has(part))) return 'reads personal data'
  if (parts.slice(0, 2).some((part) => READING.has(part))) return undefined
  const word = parts.find((part, i) => Object.hasOwn(NAME_WORDS, part) && !isHarmless(parts, i))
  if (word) return NAME_WORDS[word]
  if (parts.some((_, i) => isHarmless(parts, i))) return undefined
  const found = DESCRIPTION.exec(description)?.[1]?.toLowerCase()
  return found && (NAME_WORDS[found] ?? NAME_WORDS[found.replace(' ', '')] ?? 'pays out')
}

/** Whether a tool's name says that it changes something. */
export function writes(name: string, description: string): boolean {
  return sensitiveVerb(name, description) !== undefined || words(name).some((part) => WRITING.has(part))
}
