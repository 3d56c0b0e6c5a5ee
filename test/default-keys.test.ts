import { describe, expect, test } from 'vitest'
import { defaultProperty, defaultSettings, givesDefault, refusesDefaultKey, signsTokens } from '../src/knowledge/libraries/default-keys.ts'

/** What a row reads in some code: the name of the setting and its text. */
function readBy({ written }: (typeof defaultSettings)[number], code: string): (string | undefined)[][] {
  return [...code.matchAll(written)].map(({ groups }) => [groups?.['of'], groups?.['or']])
}

describe('settings with a text by default', () => {
  test.each(defaultSettings.map((row) => [`${row.language} ${row.is}`, row] as const))('%s', (_, row) => {
    expect(readBy(row, row.is).map(([, text]) => text)).toEqual(['harbour'])
    expect(readBy(row, row.is).every(([name]) => signsTokens.pattern.test(name ?? ''))).toBe(true)
    expect(readBy(row, row.isNot)).toEqual([])
    expect(row.is).toMatch(givesDefault)
    expect(row.docs).toMatch(/^https:\/\//)
  })

  test('a property of a class of settings', () => {
    const [found] = [...'public class JwtOptions {\n  public string Secret { get; set; } = "harbour";\n}'.matchAll(defaultProperty)]
    expect({ ...found?.groups }).toEqual({ holder: 'JwtOptions', property: 'Secret', or: 'harbour' })
  })
})

test.each([signsTokens, refusesDefaultKey])('$because', ({ pattern, is, isNot }) => {
  for (const one of is) expect(one).toMatch(pattern)
  for (const one of isNot) expect(one).not.toMatch(pattern)
})
