import type { Company } from '../knowledge/company.ts'
import type { ConfigValues } from './config-schema.ts'
import { literalHead } from './linear-pattern.ts'
import { literally } from '../text/pattern.ts'

const DOCS = 'https://github.com/agent-auth-lint/agent-auth-lint#configuration'

const CLASSES = { private: 'private', staging: 'staging', production: 'production', test: 'staging' } as const

/** A company's own facts as rows; `by` is the file that says them. */
export function companyOf({ endpoints, credentials, servers, scopes, trustedHosts, allowScopes }: ConfigValues, by: string): Company {
  const kinds = Object.entries(CLASSES) as [keyof typeof CLASSES, (typeof CLASSES)[keyof typeof CLASSES]][]
  return {
    endpoints: kinds.flatMap(([name, className]) =>
      (endpoints?.[name] ?? []).map((host) => ({ host: host.toLowerCase(), class: className, because: `${name} by ${by}` })),
    ),
    kinds: (credentials ?? []).map(kindOf),
    providers: (credentials ?? []).flatMap(providerOf),
    servers: (servers ?? []).map(serverOf),
    scopes: (scopes ?? []).map(({ scope, breadth, opens, narrower }) => ({
      scope,
      level: breadth,
      why: opens ?? `${breadth === 'admin' ? 'it administers' : 'it opens much'}, by ${by}`,
      narrower: narrower ?? 'ask for a scope that opens only what the tool needs',
    })),
    trustedHosts: (trustedHosts ?? []).map((host) => host.toLowerCase()),
    allowScopes: allowScopes ?? [],
  }
}

/** The facts of two files; those of the second are believed first. */
export function joinedCompany(outer: Company, inner: Company): Company {
  const names = Object.keys(inner) as (keyof Company)[]
  return Object.fromEntries(names.map((name) => [name, [...inner[name], ...outer[name]]])) as unknown as Company
}

type CredentialValue = NonNullable<ConfigValues['credentials']>[number]

function kindOf({ id, prefix, pattern, provider, mode }: CredentialValue): Company['kinds'][number] {
  const source = pattern ?? `\\b${prefix}[A-Za-z0-9_-]{12,512}`
  return {
    id,
    provider: provider ?? id,
    name: provider ? id.replaceAll('-', ' ') : id,
    pattern: new RegExp(source),
    keywords: [pattern === undefined ? (prefix ?? '').toLowerCase() : literalHead(pattern)],
    keyNames: [],
    type: 'api-key',
    mode: mode ?? 'live',
    breadth: 'unknown',
    lifetime: 'static',
    instead: 'use a token that ends soon, issued for this agent',
    spec: DOCS,
    is: [],
    isNot: [],
  }
}

function providerOf({ id, provider, hosts }: CredentialValue): Company['providers'] {
  const [first] = hosts ?? []
  if (first === undefined || hosts === undefined) return []
  const own = hosts.map((host) => host.toLowerCase())
  return [{ provider: provider ?? id, hosts: own, defaultHost: first.toLowerCase().replace(/^\*\./, ''), names: [] }]
}

function serverOf({ host, auth, docs }: NonNullable<ConfigValues['servers']>[number]): Company['servers'][number] {
  const name = host.toLowerCase()
  const labels = name.startsWith('*.') ? `(?:[a-z0-9-]{1,63}\\.){1,10}${literally(name.slice(2))}` : literally(name)
  const page = docs === undefined ? '' : `, as ${docs} says`
  return {
    id: `own-${name.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')}`,
    vendor: name.replace(/^\*\./, ''),
    url: `https://${name}/`,
    patterns: [new RegExp(`^https://${labels}(?::\\d{1,5})?(?:[/?#]|$)`, 'i')],
    auth: auth === 'oauth' ? 'oauth' : 'api-key',
    droppable: auth === 'oauth' ? 'yes' : 'no',
    advice: auth === 'oauth' ? `remove the header and sign in from the client${page}` : `this server takes a static key only${page}`,
    certain: true,
    spec: docs ?? DOCS,
  }
}
