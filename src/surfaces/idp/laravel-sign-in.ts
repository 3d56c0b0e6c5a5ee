import type { Reading } from '../../model/reading.ts'
import { saidIn, type Said } from '../../parse/c-like.ts'
import type { TokenPolicy } from '../../model/index.ts'
import { get, items, number, string, type Entry, type Node } from '../../parse/node.ts'
import type { Project } from '../../discover/project.ts'
import { setPolicy } from '../code/policy.ts'
import { oneOf } from '../../text/pattern.ts'
import { codeAt } from '../../text/source.ts'
import { mayBeSaid, packageFolder } from '../reading/code-around.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { ofJwtAuth, ofMinutes } from './laravel-jwt.ts'

/** Tokens of Laravel Sanctum, and how long Laravel remembers who has signed in. */
export default defineTextSurface({
  id: 'laravel-sign-in',
  name: 'Laravel Sanctum and remembered sign-ins',
  spec: 'https://laravel.com/docs/sanctum#token-expiration',
  counts: 'oauth',
  files: ['**/*.php'],
  mentions: ['createToken(', "'remember'", "'expiration'", "'ttl'"],
  together: [
    [/->createToken\(/],
    [/'remember'\s{0,20}=>/],
    [/'expiration'\s{0,20}=>/, /[sS]anctum|SANCTUM/],
    [/'ttl'\s{0,20}=>/, /JWT_TTL|'required_claims'/],
    [/'ttl'\s{0,20}=>\s{0,20}null\b/i, /'required_claims'/],
  ],
  skipsTests: true,
  *read(text, { file, project }): Generator<Reading> {
    const isSanctum = /(?:^|\/)sanctum\.php$/.test(file.path)
    const isJwt = /(?:^|\/)config\/jwt\.php$/.test(file.path)
    const all = [...saidIn(text, 'php')]
    if (isJwt) yield* ofJwtAuth(settingsReturned(all, text.value), file.path, project)
    const issuesNone = sanctumIssuesNone(file.path, project)
    const onlyGuards = isSanctum && sanctumOnlyGuards(file.path, project)
    if (isSanctum && !issuesNone) yield* settingsReturned(all, text.value).flatMap(({ key, value }) => ofSanctum(key.value, value) ?? [])
    for (const { is, name, value, at } of all) {
      if (is === 'call' && issuesNone) continue
      if (is === 'call' && /\.createToken$/.test(name) && items(value).length > 0)
        yield { kind: 'signing', product: SANCTUM, setsLifetime: items(value).length > 2, at }
      if (
        is === 'set' &&
        name === 'expiration' &&
        isSanctum &&
        !issuesNone &&
        !onlyGuards &&
        value.kind === 'scalar' &&
        value.value === null
      ) {
        const owner = { what: 'tokens', product: SANCTUM }
        // It writes down what the library does without it.
        const facts = { owner, token: 'access', key: 'expiration', confidence: 'low' } as const
        yield { ...setPolicy(facts, 'never', 'null', value.at), defaultFor: 'all' }
      }
      const minutes = is === 'object' && string(get(value, 'driver'))?.value === 'session' ? get(value, 'remember') : undefined
      const count = number(minutes)
      if (!minutes || count === undefined || count <= 0) continue
      const owner = { what: 'sign-in that is remembered', product: 'Laravel' }
      yield setPolicy({ owner, token: 'session', key: 'remember' }, count * 60, codeAt(minutes.at), minutes.at)
    }
  },
})

const SANCTUM = 'Laravel Sanctum'

/**
 * Whether no class of the package has Sanctum's trait, without which nobody is given a token of it, though one has the trait of Passport, a
 * guard is Passport's or jwt-auth's, or people are among its models: new applications have the settings of Sanctum all the same.
 */
function sanctumIssuesNone(path: string, project: Project): boolean {
  const around = { below: packageFolder(path, project), files: /\.php$/ }
  if (mayBeSaid(project, 'trait of Sanctum', (text) => OF_SANCTUM.test(text), around)) return false
  return mayBeSaid(project, 'tokens of others than Sanctum', (text) => OF_OTHERS.test(text), around)
}

/**
 * Whether a class has the trait and nothing of the package gives anybody a token: the guard serves the session of the application's own
 * pages, and the end of tokens, which nobody chose, is of none.
 */
function sanctumOnlyGuards(path: string, project: Project): boolean {
  const below = packageFolder(path, project)
  if (!mayBeSaid(project, 'trait of Sanctum', (text) => OF_SANCTUM.test(text), { below, files: /\.php$/ })) return false
  return !mayBeSaid(project, 'tokens of Sanctum issued', (text) => ISSUES.test(text), { below, files: /\.(?:php|mdx?|vue|sh|ya?ml)$/ })
}

/** A call, in pages and instructions too, or a package that brings the page: https://jetstream.laravel.com/features/api.html */
const ISSUES = /\bcreateToken\b|\btokens\(\)->(?:create|save|make)|\bPersonalAccessToken\b|\bFeatures::api\b/

const OF_SANCTUM = /\bLaravel\\Sanctum\\(?:HasApiTokens|\{[^{}]{0,200}\bHasApiTokens)/
const OF_OTHERS = oneOf(
  '',
  /\bLaravel\\Passport\\(?:HasApiTokens|\{[^{}]{0,200}\bHasApiTokens)/,
  /'driver'\s{0,8}=>\s{0,8}'(?:passport|jwt)'/,
  /\bclass \w{1,60} extends (?:Authenticatable|\\?Illuminate\\Foundation\\Auth\\User)\b/,
)

/** The entries of the table that a file of `config/` returns, without those of tables in it. */
function settingsReturned(all: readonly Said[], code: string): readonly Entry[] {
  const start = code.search(/\breturn\s{0,8}(?:\[|array\()/)
  const tables = start < 0 ? [] : all.filter(({ is, at }) => is === 'object' && at.start >= start)
  const [first] = tables.sort((one, other) => one.at.start - other.at.start)
  return first?.value.kind === 'map' ? first.value.entries : []
}

function ofSanctum(name: string, value: Node): TokenPolicy | undefined {
  return name === 'expiration' ? ofMinutes({ owner: { what: 'tokens', product: SANCTUM }, token: 'access', key: name }, value) : undefined
}
