import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseJsonc } from '../src/parse/jsonc.ts'
import { entries, get, string } from '../src/parse/node.ts'
import { slice, spanWithin, SourceFile } from '../src/text/source.ts'
import { misplaced, texts, textOf, told, under, value } from './parse-shown.ts'
import { expectLinear } from './linear.ts'

function parsed(source: string) {
  const { roots, problems } = parseJsonc(textOf(source))
  return { values: roots.map(value), problems: told(problems) }
}

test('reads values of every type', () => {
  const source = '{"s": "x", "n": -1.5e3, "t": true, "f": false, "z": null, "l": [1, {"a": []}]}'
  expect(parsed(source)).toEqual({ values: [JSON.parse(source)], problems: [] })
})

test('places keys, values and entries', () => {
  const root = parseJsonc(textOf('{\n  "mcp": { "url": "https://x" }\n}')).roots[0]
  const [mcp] = entries(root)
  const [url] = entries(mcp?.value)
  expect(under(mcp!.at)).toBe('"mcp": { "url": "https://x" }')
  expect(under(mcp!.key.at)).toBe('mcp')
  expect(under(mcp!.value.at)).toBe('{ "url": "https://x" }')
  expect(under(url!.value.at)).toBe('https://x')
  expect(url!.value.at.file.position(url!.value.at.start)).toEqual({ line: 2, column: 20 })
})

test('ignores comments, trailing commas and a byte order mark', () => {
  const root = parseJsonc(textOf('\uFEFF// a "b": 1\n{"a": 1, /* "c": 2 */ "b": [1, 2,],}'))
  expect(root.roots.map(value)).toEqual([{ a: 1, b: [1, 2] }])
  expect(root.problems).toEqual([])
  expect(under(entries(root.roots[0])[0]!.at)).toBe('"a": 1')
})

test('reads the values between the tags of a template, and says once that there are some', () => {
  const source = '{\n<%_ if (gateway) { _%>\n  "internal": [],\n<%_ } _%>\n  "enabled": true\n}'
  const { roots, problems, templated } = parseJsonc(textOf(source))
  expect(entries(roots[0]).map(({ key }) => key.value)).toContain('enabled')
  expect(told(problems)).toHaveLength(1)
  expect(templated).toBe(true)
  expect(parseJsonc(textOf('{ "a": "<%= name %>" }'))).not.toHaveProperty('templated')
})

test.each(['', '  \n\t\r\n', '\uFEFF', '// nothing', '/* nothing */\n'])('has nothing to say about %j', (source) => {
  expect(parsed(source)).toEqual({ values: [], problems: [] })
})

test('keeps duplicate keys in order', () => {
  const root = parseJsonc(textOf('{"a": 1, "__proto__": 0, "a": 2}')).roots[0]
  expect(entries(root).map(({ key, value: node }) => [key.value, value(node)])).toEqual([
    ['a', 1],
    ['__proto__', 0],
    ['a', 2],
  ])
})

test('follows escapes to their places', () => {
  const text = string(get(parseJsonc(textOf(String.raw`{"k\u0065y": "a\"b\\\u00e9\/z"}`)).roots[0], 'key'))
  expect(text?.value).toBe('a"b\\é/z')
  expect(text!.value.split('').map((_, i) => under(spanWithin(text!, i, i + 1)))).toEqual(['a', '\\"', 'b', '\\\\', '\\u00e9', '\\/', 'z'])
})

test('keeps an invalid escape as it stands', () => {
  expect(parsed(String.raw`{"path": "C:\Users\u12"}`)).toEqual({
    values: [{ path: 'C:\\Users\\u12' }],
    problems: ['1:13 invalid escape |\\|'],
  })
})

test.each([
  ['{"a": 1 "b": 2}', { a: 1, b: 2 }, ['1:9 expected a comma |"b"|']],
  ['{"a" 1, "b": 2}', { a: 1, b: 2 }, ['1:6 expected a colon |1|']],
  ['{"a"\n"b": 2}', { b: 2 }, ['2:1 expected a colon |"b"|']],
  ['{"a": , "b": 2}', { b: 2 }, ['1:7 expected a value |,|']],
  ['{"a": }', {}, ['1:7 expected a value |}|']],
  ['{"a": 1,, "b": 2}', { a: 1, b: 2 }, ['1:9 expected a property name |,|']],
  [
    '{"a": [1, 2, "b": 3}',
    { a: [1, 2, 'b', 3] },
    ['1:17 unexpected colon |:|', '1:19 expected a comma |3|', '1:20 expected a closing bracket |}|'],
  ],
  ['[{"a": 1]', [{ a: 1 }], ['1:9 expected a closing brace |]|']],
  ['{"a": 1]}', { a: 1 }, ['1:8 unexpected closing bracket |]|']],
  [
    "{'a': 'it\\'s', b: 1}",
    { a: "it's", b: 1 },
    ["1:2 expected double quotes |'a'|", "1:7 expected double quotes |'it\\'s'|", '1:16 expected double quotes |b|'],
  ],
  ['{"a": sk-live}', { a: 'sk-live' }, ['1:7 expected double quotes |sk-live|']],
  ['{"a": {{ .Values.key }}, "b": 1}', { a: '<dynamic>', b: 1 }, ['1:7 expected a value, not a template |{{ .Values.key }}|']],
  ['{"a": {"b": "x', { a: { b: 'x' } }, ['1:13 unterminated string |"x|', '1:15 expected a closing brace ||']],
  ['{"a": 1} /* b', { a: 1 }, ['1:10 unterminated comment |/* b|']],
  ['{"a" = 1}', { a: 1 }, ['1:6 expected a colon |=|']],
])('recovers from %s', (source, expected, problems) => {
  expect(parsed(source)).toEqual({ values: [expected], problems })
})

test('reads concatenated documents', () => {
  expect(parsed('{"a": 1}\n{"b": 2}')).toEqual({
    values: [{ a: 1 }, { b: 2 }],
    problems: ['2:1 expected the end of the file |{|'],
  })
})

test('reads both sides of a merge conflict', () => {
  const source = '{\n<<<<<<< HEAD\n  "a": 1\n=======\n  "a": 2\n>>>>>>> theirs\n}\n'
  const { roots, problems } = parseJsonc(textOf(source))
  expect(entries(roots[0]).map((entry) => under(entry.at))).toEqual(['"a": 1', '"a": 2'])
  expect(told(problems).map((problem) => problem.replace(/ \|.*/, ''))).toEqual([
    '2:1 merge conflict marker',
    '4:1 merge conflict marker',
    '6:1 merge conflict marker',
    '5:3 expected a comma',
  ])
})

test.each(['[', '{"a":', '{{', '[{'])('survives deep nesting of %s', (open) => {
  const { roots, problems } = parseJsonc(textOf(open.repeat(100_000)))
  expect(problems.length).toBeGreaterThan(0)
  expect(() => JSON.stringify(roots)).not.toThrow()
})

test('goes on after deep nesting', () => {
  const source = `{"a": ${'['.repeat(1000)}1${']'.repeat(1000)}, "b": 2}`
  const { roots, problems } = parseJsonc(textOf(source))
  expect(value(get(roots[0], 'b'))).toBe(2)
  expect(told(problems)).toEqual(['1:262 nested too deeply |[|'])
})

test('places what stands in a part of a file', () => {
  const file = new SourceFile('f', String.raw`ARG='{"a": "b\"c"}'`)
  const text = string(get(parseJsonc(slice(file.whole, 5, file.text.length - 1)).roots[0], 'a'))
  expect(under(text!.at)).toBe(String.raw`b\"c`)
  expect(under(spanWithin(text!, 1, 2))).toBe('\\"')
})

test('places JSON in an escaped JSON string', () => {
  const outer = string(get(parseJsonc(textOf(JSON.stringify({ v: JSON.stringify({ a: 'b"c' }) }))).roots[0], 'v'))
  const inner = string(get(parseJsonc(outer!).roots[0], 'a'))
  expect(inner?.value).toBe('b"c')
  expect(under(inner!.at)).toBe(String.raw`b\\\"c`)
  expect(under(spanWithin(inner!, 1, 2))).toBe(String.raw`\\\"`)
})

test('places what stands in an opaque text at the whole of it', () => {
  const { at } = textOf('eyJhIjoiYiJ9')
  const text = string(get(parseJsonc({ value: '{"a":"\\n"}', at, opaque: true }).roots[0], 'a'))
  expect(text).toMatchObject({ value: '\n', opaque: true, at })
})

test('reads what JSON.stringify writes', () => {
  fc.assert(
    fc.property(fc.jsonValue({ depthSize: 'small' }), fc.boolean(), (expected, indented) => {
      const source = JSON.stringify(expected, null, indented ? 2 : 0)
      const { roots, problems } = parseJsonc(textOf(source))
      expect(problems).toEqual([])
      expect(value(roots[0])).toEqual(JSON.parse(source))
      expect(texts(roots[0]!).flatMap(misplaced)).toEqual([])
    }),
  )
})

/** A value as people write it: comments and blanks between the tokens, commas before closing brackets. */
function written(json: unknown, trivia: () => string): string {
  const list = (parts: string[], open: string, close: string) =>
    `${open}${trivia()}${parts.join(`${trivia()},${trivia()}`)}${parts.length > 0 ? trivia().replace(/^ /, ',') : ''}${close}`
  if (Array.isArray(json))
    return list(
      json.map((item) => written(item, trivia)),
      '[',
      ']',
    )
  if (typeof json === 'object' && json !== null)
    return list(
      Object.entries(json).map(([key, item]) => `${JSON.stringify(key)}${trivia()}:${trivia()}${written(item, trivia)}`),
      '{',
      '}',
    )
  return JSON.stringify(json)
}

test('reads the same with comments, blanks and trailing commas', () => {
  const pieces = fc.infiniteStream(
    fc.constantFrom('', ' ', '\n', '\r\n\t', '// one "} line\n', '/* more, [ // than\n one */', '/**/', ' /* "a": */ '),
  )
  fc.assert(
    fc.property(fc.jsonValue({ depthSize: 'small' }), pieces, (expected, stream) => {
      const { roots, problems } = parseJsonc(textOf(written(expected, () => stream.next().value as string)))
      expect(problems).toEqual([])
      expect(value(roots[0])).toEqual(JSON.parse(JSON.stringify(expected)))
    }),
  )
})

test('never throws on a truncated or damaged file', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.string(), (source, at, noise) => {
      const damaged = source.slice(0, at % (source.length + 1)) + noise
      const { roots } = parseJsonc(textOf(damaged))
      expect(roots.flatMap(texts).flatMap(misplaced)).toEqual([])
    }),
  )
})

test.each(['{"a": "b", ', '[', "'", '"\\u0041', '{{ x', '/* ', '\n', "'\\' "])('is linear in %j', (unit) => {
  expectLinear((size) => void parseJsonc(textOf(unit.repeat(size / unit.length))), 100_000)
})
