import { words } from '../../classify/words.ts'
import { sensitiveVerbs } from '../../knowledge/sensitive-verbs.ts'
import { isHarmless } from '../../knowledge/tool-objects.ts'

const VERBS = new Map(sensitiveVerbs.flatMap(({ verb, says, ofPeople }) => (ofPeople ? [] : [[verb, says] as const])))
/** Verbs that only matter for what people have: an account, an order, a way in. */
const OF_PEOPLE = new Map(sensitiveVerbs.flatMap(({ verb, says, ofPeople }) => (ofPeople ? [[verb, says] as const] : [])))
const PEOPLES = new Set([
  'account',
  'accounts',
  'user',
  'users',
  'member',
  'members',
  'employee',
  'employees',
  'customer',
  'customers',
  'subscription',
  'subscriptions',
  'order',
  'orders',
  'booking',
  'bookings',
  'reservation',
  'reservations',
  'payment',
  'payments',
  'membership',
  'access',
  'login',
  'mfa',
  '2fa',
  'key',
  'keys',
  'card',
  'cards',
])
/** Nouns that make any verb but reading one a change of access, and any reading one of personal data. */
const ACCESS: ReadonlySet<string> = new Set(['role', 'roles', 'permission', 'permissions'])
const PERSONAL: ReadonlySet<string> = new Set(['ssn', 'salary', 'salaries', 'pii'])
const PEOPLE: ReadonlySet<string> = new Set(['users', 'customers', 'people', 'emails', 'contacts', 'members', 'accounts'])
const READING: ReadonlySet<string> = new Set([
  'get',
  'list',
  'read',
  'search',
  'find',
  'show',
  'view',
  'fetch',
  'describe',
  'check',
  'query',
  'count',
  'lookup',
  'preview',
  'validate',
  'summarize',
  'summarise',
  'estimate',
  'explain',
])
/** Words that change something without being sensitive. */
const WRITING: ReadonlySet<string> = new Set([
  'create',
  'update',
  'write',
  'set',
  'add',
  'save',
  'send',
  'post',
  'put',
  'edit',
  'insert',
  'run',
  'execute',
  'exec',
  'deploy',
  'move',
  'rename',
  'upload',
  'publish',
  'replace',
  'merge',
  'close',
  'restart',
  'start',
  'stop',
  'apply',
  'book',
  'schedule',
  'submit',
  'approve',
  'cancel',
  'disable',
  'deactivate',
  'suspend',
  'toggle',
  'register',
  'enable',
  'activate',
  'install',
])
/** What such a tool runs may change anything. */
const RUNNING: ReadonlySet<string> = new Set([
  'shell',
  'bash',
  'terminal',
  'command',
  'commands',
  'sql',
  'script',
  'code',
  'eval',
  'repl',
  'python',
  'javascript',
  'browser',
  'click',
  'navigate',
])

/** Longer names are no names, and each word is compared with those after it. */
const MOST_WORDS = 40

/** What a tool does that needs a scope of its own, by its name and the first word of its description; undefined for others. */
export function sensitiveVerb(name: string, description = '', destructive = false): string | undefined {
  const parts = words(name).slice(0, MOST_WORDS)
  const reads = parts.some((part, i) => i < 2 && READING.has(part))
  if (parts.some((part) => PERSONAL.has(part)) || /\b(?:ssn|social security numbers?)\b/i.test(description)) return 'reads personal data'
  if (parts[0] === 'export' && parts.slice(1, 3).some((part) => PEOPLE.has(part))) return 'reads personal data'
  if (!reads) {
    for (const [i, part] of parts.entries()) {
      const verb = isHarmless(parts, i)
        ? undefined
        : (VERBS.get(part) ?? (parts.slice(i + 1).some((one) => PEOPLES.has(one)) ? OF_PEOPLE.get(part) : undefined))
      if (verb) return verb
    }
    if (parts.some((_, i) => isHarmless(parts, i))) return destructive ? 'deletes or overwrites' : undefined
    if (parts.some((part) => ACCESS.has(part))) return 'changes access'
    const first = /^\W*(?:permanently\s+|irreversibly\s+)?([a-z]+)/i.exec(description)?.[1]?.toLowerCase() ?? ''
    const said = VERBS.get(first) ?? VERBS.get(first.replace(/s$/, ''))
    if (said) return said
  }
  return destructive ? 'deletes or overwrites' : undefined
}

/** Whether a tool's name or description says that it changes something. */
export function writes(name: string, description: string): boolean {
  return sensitiveVerb(name, description) !== undefined || words(name).some((part) => WRITING.has(part))
}

/** Whether nothing in a tool's name or description says that it changes something, or runs what may. */
export function onlyReads(name: string, description: string): boolean {
  return !writes(name, description) && !words(name).some((part) => RUNNING.has(part))
}
