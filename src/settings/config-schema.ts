import * as v from 'valibot'
import { credential, endpoints, exceptionOf, profile, scope, server } from './schema-entries.ts'
import { described, glob, globs, host, hosts, lifetime, lifetimes, limits, listOf, mapOf, text } from './schema-values.ts'

/** The schema of the configuration: what is validated and what dist/config-schema.json says. `rules` are the ids of all rules. */
export function configSchema(rules: readonly string[]) {
  const levels = levelsOf(rules)
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
          profile,
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
      overrides: v.optional(overridesOf(levels)),
      exceptions: v.optional(
        described(
          listOf(exceptionOf(rules), 'exceptions'),
          'Findings that are accepted, each with its reason: for files that cannot hold a comment.',
        ),
      ),
      endpoints: v.optional(described(endpoints, 'What kind of endpoint your own hosts are.')),
      credentials: v.optional(described(listOf(credential, 'credentials'), 'Kinds of keys that you give out yourselves.')),
      servers: v.optional(described(listOf(server, 'servers'), 'Your own remote MCP servers.')),
      scopes: v.optional(described(listOf(scope, 'scopes'), 'Broad scopes of your own authorization server.')),
    },
    'a map of settings',
  )
}

function overridesOf(levels: ReturnType<typeof levelsOf>) {
  return described(
    listOf(
      mapOf(
        { files: globs, rules: v.optional(levels), lifetimes: v.optional(lifetimes), profile: v.optional(profile) },
        'an override such as { files, rules }',
      ),
      'overrides',
    ),
    'Settings for some files; a later override wins over an earlier one.',
  )
}

function levelsOf(rules: readonly string[]) {
  const level = v.picklist(['error', 'warning', 'note', 'off'], 'one of error, warning, note, off is expected')
  return described(
    mapOf(Object.fromEntries(rules.map((id) => [id, v.optional(level)])), 'a map of rules and levels'),
    'The level of a rule, or off.',
  )
}

/** What the JSON Schema names once. */
export const definitions = { lifetime, limits, lifetimes, host, glob }

/** What a configuration file says once it is valid. */
export type ConfigValues = v.InferOutput<ReturnType<typeof configSchema>>
