import * as v from 'valibot'
import { own } from '../text/own.ts'
import { configSchema, type ConfigValues } from './config-schema.ts'

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
