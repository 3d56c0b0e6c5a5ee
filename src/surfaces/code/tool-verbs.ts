import { READING_WORDS, toolOnlyReads } from '../../classify/actions.ts'
import { words } from '../../text/words.ts'
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
/** What such a tool runs may change anything. */
const RUNNING: ReadonlySet<string> = new Set([
  'run',
  'exec',
  'execute',
  'start',
  'stop',
  'apply',
  'put',
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
  const [first = '', second = ''] = parts
  // `delete_list` deletes, `crm_list_users` reads.
  const reads = READING_WORDS.has(first) || (READING_WORDS.has(second) && !VERBS.has(first) && !OF_PEOPLE.has(first))
  if (parts.some((part) => PERSONAL.has(part)) || /\b(?:ssn|social security numbers?)\b/i.test(description)) return 'reads personal data'
  if (parts[0] === 'export' && parts.slice(1, 3).some((part) => PEOPLE.has(part))) return 'reads personal data'
  if (!reads) {
    for (const [i, part] of parts.entries()) {
      const verb = isHarmless(parts, i)
        ? undefined
        : (VERBS.get(part) ?? (parts.slice(i + 1).some((one) => PEOPLES.has(one)) ? OF_PEOPLE.get(part) : undefined))
      if (verb) return verb
    }
    if (parts.some((_, i) => isHarmless(parts, i))) return destructive ? 'is marked as destructive' : undefined
    if (parts.some((part) => ACCESS.has(part))) return 'changes access'
    const does = /^\W*(?:permanently\s+|irreversibly\s+)?([a-z]+)/i.exec(description)?.[1]?.toLowerCase() ?? ''
    const said = VERBS.get(does) ?? VERBS.get(does.replace(/s$/, ''))
    if (said) return said
  }
  return destructive ? 'is marked as destructive' : undefined
}

/** Whether a tool only reads by what its name and description say, and runs nothing that may change anything. */
export function onlyReads(name: string, description: string): boolean {
  return (
    toolOnlyReads(name, description) && sensitiveVerb(name, description) === undefined && !words(name).some((part) => RUNNING.has(part))
  )
}
