import { expect, test } from 'vitest'
import type { Words } from '../src/knowledge/words/row.ts'
import { asksAnywhere, isOfBoth } from '../src/surfaces/code/asked-by-server.ts'

const VERIFIER: Words = { because: 'a word to look for', pattern: /verifier is missing/, is: [], isNot: [] }

function around(text: string): string[] {
  const found: string[] = []
  asksAnywhere(text, VERIFIER, (asked) => {
    found.push(asked.around)
    return false
  })
  return found
}

test('the function around a place begins where it is named', () => {
  const python = 'def check(\n    verifier: str,\n) -> None:\n    fail("verifier is missing")\n\nrest = 1\n'
  expect(around(python)).toEqual(['def check(\n    verifier: str,\n) -> None:\n    fail("verifier is missing")\n\n'])
  const csharp = 'class A\n{\n    public void Check(string verifier)\n    {\n        Fail("verifier is missing");\n    }\n}\n'
  expect(around(csharp)[0]).toMatch(/^ {4}public void Check/)
})

test('a text that begins with an empty line, or with a comment, has an end', () => {
  for (const before of ['\n', '// who wrote it\n', '# who wrote it\n\n', '\n\n\n'])
    expect(around(`${before}    message = "verifier is missing"\n`)).toEqual([''])
})

test('a function of a challenge and its verifier, and one that makes the challenge, asks nobody', () => {
  expect(isOfBoth('def matches(\n    verifier: str,\n    challenge: str,\n) -> bool:\n    return made(verifier) == challenge\n')).toBe(true)
  expect(isOfBoth('func makeChallenge(verifier string) string {\n')).toBe(true)
  expect(isOfBoth('def redeem(code: str, verifier: str, challenge: str):\n    return 1\n')).toBe(false)
  expect(isOfBoth('async function token(request) {\n  const { verifier, challenge } = request.body\n')).toBe(false)
})
