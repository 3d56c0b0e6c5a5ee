import * as v from 'valibot'
import { LIFETIMES } from '../knowledge/lifetimes.ts'
import { own } from '../text/own.ts'
import { oneOf } from '../text/pattern.ts'

/** A lifetime with its unit: `8h`, `30 days`, `P7D`. */
const LIFETIME = oneOf(
  '',
  /^\d{1,9}(?:\.\d{1,3})? ?(?:s|sec|secs|seconds?|m|min|mins|minutes?|h|hrs?|hours?|d|days?|w|weeks?|y|yrs?|years?)$/,
  /^P(?=[\dT])(?:\d{1,6}[YMWD]){0,4}(?:T(?:\d{1,6}[HMS]){1,3})?$/,
)
const HOST = /^(?:\*\.)?[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/
const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/

const text = (what: string) =>
  v.pipe(
    v.string(`${what} is expected`),
    v.minLength(1, `${what} is expected`),
    v.maxLength(500, `${what} of at most 500 characters is expected`),
  )
const listOf = <const T extends v.GenericSchema>(one: T, what: string) =>
  v.pipe(v.array(one, `a list of ${what} is expected`), v.maxLength(1000, `at most 1000 ${what} are expected`))
const mapOf = <const T extends v.ObjectEntries>(entries: T, what: string) =>
  v.strictObject(entries, ({ expected }) =>
    expected === 'never' ? 'unknown setting' : expected === 'Object' ? `${what} is expected` : 'missing',
  )
const described = <const T extends v.GenericSchema>(schema: T, description: string) => v.pipe(schema, v.description(description))

const host = v.pipe(
  text('a host such as mcp.corp.example or *.corp.example'),
  v.regex(HOST, 'a host such as mcp.corp.example or *.corp.example is expected, without scheme, port or path'),
)
const hosts = listOf(host, 'hosts')
const glob = v.pipe(
  text('a file pattern'),
  v.regex(/^(?!\.\.\/)(?!.*\/\.\.\/)/, 'a file pattern below this folder is expected, without ".."'),
)
const globs = listOf(glob, 'file patterns')
const lifetime = v.pipe(
  v.string('a lifetime with its unit is expected, such as 8h or 30d'),
  v.regex(LIFETIME, 'a lifetime with its unit is expected, such as 8h or 30d'),
)
const limits = described(
  mapOf(
    { error: v.optional(lifetime), warning: v.optional(lifetime), note: v.optional(lifetime) },
    'a level with a lifetime, such as { warning: 8h },',
  ),
  'Above this lifetime a finding has this level. Levels that are not named keep their limits.',
)

const lifetimes = described(
  mapOf(Object.fromEntries(Object.keys(LIFETIMES).map((name) => [name, v.optional(limits)])), 'a map of lifetimes'),
  'Limits above which a lifetime is reported, by what lives.',
)

const exceptionOf = (rules: readonly string[]) =>
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

const credential = mapOf(
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

const server = mapOf(
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

const scope = mapOf(
  {
    scope: scopeToken,
    breadth: v.picklist(['broad', 'admin'], 'broad or admin is expected'),
    opens: v.optional(described(text('a text of a few words'), 'What it opens.')),
    narrower: v.optional(described(text('a text of a few words'), 'What to ask for instead.')),
  },
  'a scope such as { scope, breadth }',
)

/** The schema of the configuration: what is validated and what dist/config-schema.json says. `rules` are the ids of all rules. */
export function configSchema(rules: readonly string[]) {
  const ruleLevel = v.picklist(['error', 'warning', 'note', 'off'], 'one of error, warning, note, off is expected')
  const levels = described(
    mapOf(Object.fromEntries(rules.map((id) => [id, v.optional(ruleLevel)])), 'a map of rules and levels'),
    'The level of a rule, or off.',
  )
  return mapOf(
    {
      $schema: v.optional(v.string('an address is expected')),
      extends: v.optional(
        described(
          v.union([text('a file'), listOf(text('a file'), 'files')], 'a file or a list of files is expected'),
          'Other configuration files, relative to this one and inside the repository. This ' +
            'file wins over them, a later one over an earlier one.',
        ),
      ),
      profile: v.optional(
        described(
          v.picklist(['recommended', 'strict', 'local'], 'one of recommended, strict, local is expected'),
          "`strict` reports more, and more of it as errors; `local`, for a developer's own machine, " +
            'leaves out keys that git ignores and references to keys.',
        ),
      ),
      failOn: v.optional(
        described(
          v.picklist(['error', 'warning', 'note', 'none'], 'one of error, warning, note, none is expected'),
          'From this level on the exit code is 1.',
        ),
      ),
      rules: v.optional(levels),
      lifetimes: v.optional(lifetimes),
      machineToMachine: v.optional(described(globs, 'Files whose client_credentials grants work for machines and not for people.')),
      trustedHosts: v.optional(described(hosts, 'Hosts that may be handed the keys of other providers, such as your own gateway.')),
      allowScopes: v.optional(described(listOf(text('a scope'), 'scopes'), 'Scopes that are needed as broad as they are.')),
      ignore: v.optional(described(globs, 'Files to leave out, in the syntax of .gitignore, from the folder of this configuration.')),
      overrides: v.optional(
        described(
          listOf(
            mapOf(
              {
                files: globs,
                rules: v.optional(levels),
                lifetimes: v.optional(lifetimes),
                profile: v.optional(v.picklist(['recommended', 'strict', 'local'], 'one of recommended, strict, local is expected')),
              },
              'an override such as { files, rules }',
            ),
            'overrides',
          ),
          'Settings for some files; a later override wins over an earlier one.',
        ),
      ),
      exceptions: v.optional(
        described(
          listOf(exceptionOf(rules), 'exceptions'),
          'Findings that are accepted, each with its reason: for files that cannot hold a comment.',
        ),
      ),
      endpoints: v.optional(
        described(
          mapOf(
            { private: v.optional(hosts), staging: v.optional(hosts), production: v.optional(hosts), test: v.optional(hosts) },
            'a map of private, staging, production and test',
          ),
          'What kind of endpoint your own hosts are.',
        ),
      ),
      credentials: v.optional(described(listOf(credential, 'credentials'), 'Kinds of keys that you give out yourselves.')),
      servers: v.optional(described(listOf(server, 'servers'), 'Your own remote MCP servers.')),
      scopes: v.optional(described(listOf(scope, 'scopes'), 'Broad scopes of your own authorization server.')),
    },
    'a map of settings',
  )
}

/** What the JSON Schema names once. */
export const definitions = { lifetime, limits, lifetimes, host, glob }

/** What a configuration file says once it is valid. */
export type ConfigValues = v.InferOutput<ReturnType<typeof configSchema>>

/** What is wrong with a value, and the keys that lead there. */
export interface SchemaFault {
  readonly path: readonly (string | number)[]
  readonly message: string
  /** Names that the schema knows at that place, where the name is what is wrong. */
  readonly known: readonly string[]
}

/** Every fault of a value, or what it says. */
export function validated(
  value: unknown,
  rules: readonly string[],
): { readonly values: ConfigValues } | { readonly faults: readonly SchemaFault[] } {
  const schema = configSchema(rules)
  const lists = listsAsMaps(schema, value, [])
  if (lists.length > 0) return { faults: lists }
  const result = v.safeParse(schema, value)
  if (result.success) return { values: result.output }
  return {
    faults: result.issues.map((issue) => {
      const path = (issue.path ?? []).map(({ key }) => key as string | number)
      const known = issue.message === 'unknown setting' ? namesAt(schema, path.slice(0, -1)) : issue.message === 'unknown rule' ? rules : []
      return { path, message: issue.message, known }
    }),
  }
}

/** What a look into a schema needs of it. */
interface Shape {
  readonly entries?: Readonly<Record<string, unknown>>
  readonly item?: unknown
  readonly wrapped?: unknown
  readonly message?: unknown
}

/** To the library a list is an object as well. */
function listsAsMaps(schema: unknown, value: unknown, path: readonly (string | number)[]): SchemaFault[] {
  if (typeof value !== 'object' || value === null) return []
  const { entries, item, message } = unwrapped(schema)
  if (Array.isArray(value)) {
    if (entries) return [{ path, message: (message as (issue: { expected: string }) => string)({ expected: 'Object' }), known: [] }]
    return value.flatMap((one, i) => listsAsMaps(item, one, [...path, i]))
  }
  return Object.entries(value).flatMap(([key, one]) =>
    entries && Object.hasOwn(entries, key) ? listsAsMaps(own(entries, key), one, [...path, key]) : [],
  )
}

/** The names that a map of the schema knows. */
function namesAt(schema: unknown, path: readonly (string | number)[]): string[] {
  const at = path.reduce<unknown>((one, key) => (typeof key === 'number' ? unwrapped(one).item : own(unwrapped(one).entries, key)), schema)
  return Object.keys(unwrapped(at).entries ?? {})
}

function unwrapped(schema: unknown): Shape {
  const shape = (schema ?? {}) as Shape
  return shape.wrapped ? unwrapped(shape.wrapped) : shape
}
