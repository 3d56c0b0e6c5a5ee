import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseMarkdown } from '../src/parse/markdown.ts'
import { slice, spanWithin } from '../src/text/source.ts'
import { misplaced, textOf, under } from './parse-shown.ts'
import { expectLinear } from './linear.ts'

function parsed(source: string) {
  const { frontmatter, fences, prose } = parseMarkdown(textOf(source))
  return {
    frontmatter: frontmatter?.value,
    fences: fences.map(({ language, text }) => [language, text.value]),
    prose: prose.map((text) => text.value),
  }
}

test('splits front matter, fences and prose', () => {
  const source = '---\na: b\n---\n# Title\n\n```json title="x"\n{"a": 1}\n```\ntext\n~~~\nplain\n~~~\n'
  expect(parsed(source)).toEqual({
    frontmatter: 'a: b\n',
    fences: [
      ['json', '{"a": 1}\n'],
      ['', 'plain\n'],
    ],
    prose: ['# Title\n\n', 'text\n'],
  })
  const { fences, frontmatter } = parseMarkdown(textOf(source))
  expect(fences[0]!.info).toBe('json title="x"')
  expect(under(fences[0]!.text.at)).toBe('{"a": 1}\n')
  expect(under(frontmatter!.at)).toBe('a: b\n')
})

test.each([
  ['\uFEFF---\na: b\n...\nx', 'a: b\n'],
  ['---\r\na: b\r\n---\r\n', 'a: b\r\n'],
  ['--- \n---\n', ''],
  ['\n---\na: b\n---\n', undefined],
  ['---\na: b\n', undefined],
  ['----\na\n---\n', undefined],
  ['', undefined],
])('takes the front matter of %j', (source, expected) => {
  expect(parsed(source).frontmatter).toBe(expected)
})

test.each([
  ['````\n```\nx\n```\n````', [['', '```\nx\n```\n']]],
  ['```\n~~~\n```', [['', '~~~\n']]],
  ['```js\nx', [['js', 'x']]],
  ['```JSONC {1}\nx\n```', [['jsonc', 'x\n']]],
  ['```{.yaml}\nx\n```', [['yaml', 'x\n']]],
  ['``` a`b\nx', []],
  ['```a``` b\nx', []],
  ['    ```\n    x\n', []],
  ['   ```\n   x\n y\n   ```', [['', 'x\ny\n']]],
  ['- a\n\n  ```sh\n  b\n    c\n\n  ```\n', [['sh', 'b\n  c\n\n']]],
  ['1. a\n   - b\n     ```sh\n     c\n     ```\n', [['sh', 'c\n']]],
  ['10. ```sh\n    c\n    ```\nd', [['sh', 'c\n']]],
  ['- a\n\nb\n\n      ```\n', []],
  ['> ```json\n> {\n>  "a": 1 }\n> ```\n> x', [['json', '{\n "a": 1 }\n']]],
  ['> ```json\n> {\nx', [['json', '{\n']]],
  ['```\r\nx\r\n```\r\ny', [['', 'x\r\n']]],
  ['-\t```sh\n\tx\n\t```', [['sh', 'x\n']]],
  ['```\n```', [['', '']]],
])('finds the fences of %j', (source, expected) => {
  expect(parsed(source).fences).toEqual(expected)
})

test('places the lines of an indented block', () => {
  const { fences } = parseMarkdown(textOf('- a\n  ```json\n  {\n    "key": 1\n  }\n  ```\n'))
  const { text } = fences[0]!
  const at = text.value.indexOf('key')
  expect(under(spanWithin(text, at, at + 3))).toBe('key')
  expect(under(slice(text, at - 1, at + 4).at)).toBe('"key"')
})

test('keeps indented code as prose', () => {
  expect(parsed('a\n\n    npx b\n').prose).toEqual(['a\n\n    npx b\n'])
})

const PIECES = ['---\n', '```', '~~~', '````', '\n', ' ', '    ', '- ', '1. ', '> ', 'json', 'a', '\r\n', '\t', '...\n', '\uFEFF', '`']

test('never throws and keeps every character in one place', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), (pieces) => {
      const { frontmatter, fences, prose } = parseMarkdown(textOf(pieces.join('')))
      const all = [...(frontmatter ? [frontmatter] : []), ...fences.map(({ text }) => text), ...prose]
      expect(all.flatMap(misplaced)).toEqual([])
      const places = all.map(({ at }) => at).sort((a, b) => a.start - b.start || a.end - b.end)
      for (const [i, { start }] of places.entries()) expect(start).toBeGreaterThanOrEqual(places[i - 1]?.end ?? 0)
    }),
    { numRuns: 5000 },
  )
})

test.each(['```\n', '- ', '> ', '---\n', '`', '\n', '  - a\n'])('is linear in %j', (unit) => {
  expectLinear((size) => void parseMarkdown(textOf(unit.repeat(size / unit.length))), 100_000)
})
