import { describe, expect, test } from 'vitest'
import { oncePer } from '../src/text/once-per.ts'
import { folderOf } from '../src/text/paths.ts'
import { codeAt, cutTo, SourceFile } from '../src/text/source.ts'
import { apart, atCapitals, inUnderscores, joinedWords, lettersOf } from '../src/text/words.ts'

describe('the code under a span', () => {
  const file = new SourceFile('a.go', 'key := sign(token)')
  const at = { file, start: 7, end: 18 }

  test('is its text, or the beginning of it', () => {
    expect(codeAt(at)).toBe('sign(token)')
    expect(codeAt(at, 4)).toBe('sign')
    expect(codeAt(at, 400)).toBe('sign(token)')
  })

  test('is cut to a length that it has', () => {
    expect(cutTo(at, 4)).toEqual({ file, start: 7, end: 11 })
    expect(cutTo(at, 400)).toEqual(at)
  })
})

test('a question is asked once for each object, also where it has no answer', () => {
  const asked: object[] = []
  const find = oncePer((one: { readonly a?: number }) => {
    asked.push(one)
    return one.a
  })
  const [first, second] = [{ a: 1 }, {}]
  expect([find(first), find(second), find(first), find(second)]).toEqual([1, undefined, 1, undefined])
  expect(asked).toEqual([first, second])
})

test('words of a name begin where its case changes', () => {
  expect(['accessToken', 'APIKey', 'jwtURLOf'].map((name) => atCapitals(name))).toEqual(['access_Token', 'APIKey', 'jwt_URLOf'])
  expect(['accessToken', 'APIKey', 'jwtURLOf'].map((name) => apart(name, ' '))).toEqual(['access Token', 'API Key', 'jwt URL Of'])
  expect(['accessToken', 'APIKey', 'jwtURLOf'].map(inUnderscores)).toEqual(['access_Token', 'API_Key', 'jwt_URL_Of'])
  expect(['access-token', 'AccessToken', 'access.token'].map(joinedWords)).toEqual(Array(3).fill('access_token'))
  expect(['ACME_API-Key', 'acmeApiKey'].map(lettersOf)).toEqual(['acmeapikey', 'acmeapikey'])
})

test('the folder of a path is what stands before its last part', () => {
  expect(['a/b/c.ts', 'c.ts', 'a/', ''].map(folderOf)).toEqual(['a/b', '', 'a', ''])
})
