import * as v from 'valibot'
import { text, mapOf, described, host, hosts, glob } from './schema-values.ts'

const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/

export const exceptionOf = (rules: readonly string[]) =>
  mapOf(
    {
      rule: v.picklist(rules, 'unknown rule'),
      path: described(glob, 'The files it speaks of, from the folder of this configuration.'),
      place: v.optional(
        described(
          text('a path of keys'),
          'The path of keys that the JSON report gives as `place`, such as mcpServers.billing.headers.Authorization.',
        ),
      ),
      reason: described(text('a reason'), 'Why it stands. It is printed with --show-suppressed.'),
      expires: v.optional(
        described(
          v.pipe(v.string('a date such as 2026-12-31 is expected'), v.regex(DATE, 'a date such as 2026-12-31 is expected')),
          'The last day on which it holds.',
        ),
      ),
    },
    'an exception such as { rule, path, reason }',
  )

export const credential = mapOf(
  {
    id: v.pipe(
      text('a short name'),
      v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'a short name such as corp-api-key is expected: small letters, digits and -'),
    ),
    prefix: v.optional(
      described(
        v.pipe(text('a prefix'), v.regex(/^[A-Za-z][A-Za-z0-9_-]{2,19}$/, 'a prefix of 3 to 20 letters, digits, _ and - is expected')),
        'What every such key begins with; at least 12 letters, digits, _ or - follow.',
      ),
    ),
    pattern: v.optional(
      described(
        text('a regular expression'),
        'For keys that a prefix does not describe: a regular expression that begins with three literal ' +
          'characters and has at most one part of variable, bounded length.',
      ),
    ),
    provider: v.optional(described(text('a name'), 'Who gives the key out, as messages call it.')),
    hosts: v.optional(described(hosts, 'Where the key may go; anywhere else is credential-host-mismatch.')),
    mode: v.optional(v.picklist(['live', 'test'], 'live or test is expected')),
  },
  'a credential such as { id, prefix, provider, hosts }',
)

export const server = mapOf(
  {
    host: described(host, 'The host of the MCP server.'),
    auth: described(
      v.picklist(['oauth', 'key'], 'oauth or key is expected'),
      'How one signs in there: with OAuth, or with a static key only.',
    ),
    docs: v.optional(
      described(v.pipe(text('an address'), v.regex(/^https:\/\/\S+$/, 'an https address is expected')), 'A page that says how.'),
    ),
  },
  'a server such as { host, auth }',
)

/** RFC 6749 section 3.3. */
const scopeToken = v.pipe(text('a scope'), v.regex(/^[!#-[\]-~]+$/, 'a scope such as crm:read is expected, without spaces and quotes'))

export const scope = mapOf(
  {
    scope: scopeToken,
    breadth: v.picklist(['broad', 'admin'], 'broad or admin is expected'),
    opens: v.optional(described(text('a text of a few words'), 'What it opens.')),
    narrower: v.optional(described(text('a text of a few words'), 'What to ask for instead.')),
  },
  'a scope such as { scope, breadth }',
)

export const endpoints = mapOf(
  { private: v.optional(hosts), staging: v.optional(hosts), production: v.optional(hosts), test: v.optional(hosts) },
  'a map of private, staging, production and test',
)

export const profile = v.picklist(['recommended', 'strict', 'local'], 'one of recommended, strict, local is expected')
