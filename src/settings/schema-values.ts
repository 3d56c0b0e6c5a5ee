import * as v from 'valibot'
import { LIFETIMES } from '../knowledge/lifetimes.ts'
import { oneOf } from '../text/pattern.ts'

/** A lifetime with its unit: `8h`, `30 days`, `P7D`. */
const LIFETIME = oneOf(
  '',
  /^\d{1,9}(?:\.\d{1,3})? ?(?:s|sec|secs|seconds?|m|min|mins|minutes?|h|hrs?|hours?|d|days?|w|weeks?|y|yrs?|years?)$/,
  /^P(?=[\dT])(?:\d{1,6}[YMWD]){0,4}(?:T(?:\d{1,6}[HMS]){1,3})?$/,
)
const HOST = /^(?:\*\.)?[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/

export const text = (what: string) =>
  v.pipe(
    v.string(`${what} is expected`),
    v.minLength(1, `${what} is expected`),
    v.maxLength(500, `${what} of at most 500 characters is expected`),
  )
export const listOf = <const T extends v.GenericSchema>(one: T, what: string) =>
  v.pipe(v.array(one, `a list of ${what} is expected`), v.maxLength(1000, `at most 1000 ${what} are expected`))
export const mapOf = <const T extends v.ObjectEntries>(entries: T, what: string) =>
  v.strictObject(entries, ({ expected }) =>
    expected === 'never' ? 'unknown setting' : expected === 'Object' ? `${what} is expected` : 'missing',
  )
export const described = <const T extends v.GenericSchema>(schema: T, description: string) => v.pipe(schema, v.description(description))

export const host = v.pipe(
  text('a host such as mcp.corp.example or *.corp.example'),
  v.regex(HOST, 'a host such as mcp.corp.example or *.corp.example is expected, without scheme, port or path'),
)
export const hosts = listOf(host, 'hosts')
export const glob = v.pipe(
  text('a file pattern'),
  v.regex(/^(?!\.\.\/)(?!.*\/\.\.\/)/, 'a file pattern below this folder is expected, without ".."'),
)
export const globs = listOf(glob, 'file patterns')
export const lifetime = v.pipe(
  v.string('a lifetime with its unit is expected, such as 8h or 30d'),
  v.regex(LIFETIME, 'a lifetime with its unit is expected, such as 8h or 30d'),
)
export const limits = described(
  mapOf(
    { error: v.optional(lifetime), warning: v.optional(lifetime), note: v.optional(lifetime) },
    'a level with a lifetime, such as { warning: 8h },',
  ),
  'Above this lifetime a finding has this level. Levels that are not named keep their limits.',
)

export const lifetimes = described(
  mapOf(Object.fromEntries(Object.keys(LIFETIMES).map((name) => [name, v.optional(limits)])), 'a map of lifetimes'),
  'Limits above which a lifetime is reported, by what lives.',
)
