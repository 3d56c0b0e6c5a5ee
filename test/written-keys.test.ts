import { describe, expect, test } from 'vitest'
import { givesVariableOr, keyTakers } from '../src/knowledge/libraries/written-keys.ts'

/** Whether a row reads the key that stands as `KEY` in some code. */
function takes({ before, behind }: (typeof keyTakers)[number], code: string): boolean {
  return [...code.matchAll(new RegExp(before, 'g'))].some(({ index, 0: head }) => {
    const rest = code.slice(index + head.length)
    return rest.startsWith('KEY') && (behind.test(rest.slice(3)) || behind.test(rest.slice(3).replace(/^\.\w{1,20}\([\w.]*\)/, '')))
  })
}

describe('what is given a key', () => {
  test.each(keyTakers.map((row) => [`${row.language} ${row.by} ${row.docs}`, row] as const))('%s', (_, row) => {
    expect(takes(row, row.is), row.is).toBe(true)
    expect(takes(row, row.isNot), row.isNot).toBe(false)
    expect(row.docs).toMatch(/^https:\/\//)
  })
})

test.each([
  ['os.getenv("JWT_KEY", "harbour")', 'JWT_KEY'],
  ['getenv("JWT_KEY") ?: "harbour"', 'JWT_KEY'],
  ["ENV['JWT_KEY'] || 'harbour'", 'JWT_KEY'],
  ['builder.Configuration["Jwt:Key"] ?? "harbour"', 'Jwt:Key'],
])('%s has a text in place of its variable', (code, variable) => {
  expect(Object.values(givesVariableOr.exec(code)?.groups ?? {}).filter(Boolean)).toEqual([variable, 'harbour'])
})

test.each(['getenv("JWT_KEY")', 'builder.Configuration["Jwt:Key"] ?? throw new E("x")', 'compare("JWT_KEY", "harbour")'])(
  '%s has none',
  (code) => {
    expect(code).not.toMatch(givesVariableOr)
  },
)
