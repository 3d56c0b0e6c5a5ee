import fc from 'fast-check'
import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser'
import { expect, test } from 'vitest'
import { entries, get, items, string } from '../src/parse/node.ts'
import { parseToml } from '../src/parse/toml.ts'
import { slice, spanWithin, SourceFile } from '../src/text/source.ts'
import { misplaced, texts, textOf, told, under, value } from './parse-shown.ts'
import { expectLinear } from './linear.ts'

function parsed(source: string) {
  const { roots, problems } = parseToml(textOf(source))
  return { value: value(roots[0]), problems: told(problems) }
}

test('reads values of every type', () => {
  const source = `s = "x" # note
l = 'C:\\x'
i = 1_000
h = 0xff
f = -1.5e3
t = true
d = 1979-05-27T07:32:00Z
day = 1979-05-27 07:32:00
time = 07:32:00
a = [1, [2, "x"],
  # note
  {b = 'c', d.e = 1},
]
`
  expect(parsed(source)).toEqual({
    value: {
      s: 'x',
      l: 'C:\\x',
      i: 1000,
      h: 255,
      f: -1500,
      t: true,
      d: '1979-05-27T07:32:00Z',
      day: '1979-05-27 07:32:00',
      time: '07:32:00',
      a: [1, [2, 'x'], { b: 'c', d: { e: 1 } }],
    },
    problems: [],
  })
})

test('nests tables, dotted and quoted keys and arrays of tables', () => {
  const source = `top = 1
[mcp_servers."my.server"]
url = "https://x"
env.KEY = "a"
env."B" = "b"
[mcp_servers.'my.server'.http_headers]
A = "h"
[[list]]
n = 1
[list.sub]
x = 1
[[list]]
n = 2
[mcp_servers]
late = true
`
  expect(parsed(source)).toEqual({
    value: {
      top: 1,
      mcp_servers: { 'my.server': { url: 'https://x', env: { KEY: 'a', B: 'b' }, http_headers: { A: 'h' } }, late: true },
      list: [{ n: 1, sub: { x: 1 } }, { n: 2 }],
    },
    problems: [],
  })
})

test('places keys, values, entries and tables', () => {
  const root = parseToml(textOf('[a."b"] # note\nc = "d" # note\ne.f = 1\n\n[g]\n')).roots[0]
  const [a] = entries(root)
  const [b] = entries(a?.value)
  const [c, e] = entries(b?.value)
  expect(under(a!.at)).toBe('a."b"] # note\nc = "d" # note\ne.f = 1')
  expect(under(b!.key.at)).toBe('b')
  expect(under(b!.at)).toBe('"b"] # note\nc = "d" # note\ne.f = 1')
  expect(under(c!.at)).toBe('c = "d"')
  expect(under(c!.value.at)).toBe('d')
  expect(under(e!.at)).toBe('e.f = 1')
  expect(under(entries(e?.value)[0]!.at)).toBe('f = 1')
})

test.each(['', ' \n\t\n', '# a = 1\n', '\uFEFF'])('has nothing to say about %j', (source) => {
  expect(parsed(source)).toEqual({ value: undefined, problems: [] })
})

test('reads a file with a byte order mark', () => {
  expect(parsed('\uFEFFa = 1\r\nb = 2\r\n')).toEqual({ value: { a: 1, b: 2 }, problems: [] })
})

test('follows escapes and lines to their places', () => {
  const source = 'a = "x\\u00e9\\"\\U0001F600"\nb = """\r\n  y\\\r\n   z\\n\r\n"""\nc = \'\'\'\n\\n\'\'\'\'\'\n'
  const root = parseToml(textOf(source)).roots[0]
  const [a, b, c] = ['a', 'b', 'c'].map((key) => string(get(root, key))!)
  expect([a, b, c].map((of) => of!.value)).toEqual(['xé"😀', '  yz\n\n', "\\n''"])
  const at = (of: typeof a, i: number) => under(spanWithin(of!, i, i + 1))
  expect([at(a, 1), at(a, 2)]).toEqual(['\\u00e9', '\\"'])
  expect([at(b, 3), at(b, 4), at(b, 5)]).toEqual(['z', '\\n', '\r\n'])
  expect(under(c!.at)).toBe("\\n''")
})

test('keeps duplicates and re-opened tables', () => {
  const { roots, problems } = parseToml(textOf('a = 1\na = 2\n[t]\nx = 1\n[u]\n[t]\ny = 2\n'))
  expect(entries(roots[0]).map(({ key, value: node }) => [key.value, value(node)])).toEqual([
    ['a', 1],
    ['a', 2],
    ['t', { x: 1, y: 2 }],
    ['u', {}],
  ])
  expect(told(problems)).toEqual(['2:1 key defined twice |a|', '6:1 table defined twice |[t]|'])
})

test.each([
  ['a = \nb = 2', { b: 2 }, ['1:5 expected a value ||']],
  ['a = "x\nb = 2', { a: 'x', b: 2 }, ['1:5 unterminated string |"x|']],
  ['a = """x\nb = 2', { a: 'x', b: 2 }, ['1:5 unterminated string |"""x|']],
  ['a = [1, "x"\nb = 2', { a: [1, 'x'], b: 2 }, ['2:1 expected a closing bracket |b|']],
  ['a = [1,\n[b.c]\nd = 2', { a: [1], b: { c: { d: 2 } } }, ['2:1 expected a closing bracket |[|']],
  ['a = {b = 1, c = "x"\nd = 2', { a: { b: 1, c: 'x' }, d: 2 }, ['2:1 expected a closing brace |d|']],
  ['a = ["x",\n', { a: ['x'] }, ['2:1 expected a closing bracket ||']],
  ['a = [1 2]\nb = 3', { a: ['1 2'], b: 3 }, ['1:6 expected quotes |1 2|']],
  ['a 1\nb = 2', { b: 2 }, ['1:3 expected an equals sign |1|']],
  ['= 1\nb = 2', { b: 2 }, ['1:1 expected a key |=|']],
  ['a = 1 b = 2\nc = 3', { a: '1 b = 2', c: 3 }, ['1:5 expected quotes |1 b = 2|']],
  ['a = "x" y\nb = 2', { a: 'x', b: 2 }, ['1:9 expected the end of the line |y|']],
  ['[a\nb = 2', { a: { b: 2 } }, ['1:3 expected a closing bracket ||']],
  ['[]\nb = 2', { b: 2 }, ['1:2 expected a key |]|']],
  ['key = sk-live-1 # note', { key: 'sk-live-1' }, ['1:7 expected quotes |sk-live-1|']],
  [
    'key = {{ x }}\n{{ if }}\nb = "{{ y }}"',
    { key: '<dynamic>', b: '{{ y }}' },
    ['1:7 expected a value, not a template |{{ x }}|', '2:1 expected a key |{|'],
  ],
  ['p = "C:\\Users"', { p: 'C:\\Users' }, ['1:8 invalid escape |\\|']],
  ['a/b = 1', { 'a/b': 1 }, ['1:1 a key that needs quotes |a/b|']],
])('recovers from %j', (source, expected, problems) => {
  expect(parsed(source)).toEqual({ value: expected, problems })
})

test('reads both sides of a merge conflict', () => {
  const { roots, problems } = parseToml(textOf('[a]\n<<<<<<< HEAD\nb = 1\n=======\nb = 2\n>>>>>>> x\n'))
  expect(entries(get(roots[0], 'a')).map((entry) => under(entry.at))).toEqual(['b = 1', 'b = 2'])
  expect(problems).toHaveLength(4)
})

test.each(['a = [', '[', 'a = {a = ', 'a = {a.b = '])('survives deep nesting of %s', (open) => {
  const inner = open.replace('a = ', '')
  const { roots, problems } = parseToml(textOf(open + inner.repeat(100_000)))
  expect(problems.length).toBeGreaterThan(0)
  expect(() => JSON.stringify(roots)).not.toThrow()
})

test('survives a key of very many parts', () => {
  expect(told(parseToml(textOf(`${'a.'.repeat(50_000)}b = 1\nc = 2`)).problems)[0]).toMatch('nested too deeply')
})

test('places what stands in a part of a file', () => {
  const file = new SourceFile('f', '---\nkey = "a\\nb"\n---\n')
  const of = string(get(parseToml(slice(file.whole, 4, 17)).roots[0], 'key'))
  expect(under(spanWithin(of!, 1, 2))).toBe('\\n')
})

test('reads lists of tables', () => {
  const { roots } = parseToml(textOf('[[a.b]]\nc = 1\n[[a.b]]\nc = 2\n'))
  expect(items(get(roots[0], 'a', 'b')).map((item) => under(item.at))).toEqual(['b]]\nc = 1', 'b]]\nc = 2'])
})

/** What toml-eslint-parser says, dates as they are written; undefined when it refuses the text. */
function reference(source: string): unknown {
  try {
    const program = parseTOML(source, { tomlVersion: '1.1' })
    const dates = (node: unknown): unknown => {
      if (node instanceof Date) return '<date>'
      if (Array.isArray(node)) return node.map(dates)
      if (node && typeof node === 'object') return Object.fromEntries(Object.entries(node).map(([key, of]) => [key, dates(of)]))
      return node
    }
    return dates(getStaticTOMLValue(program))
  } catch {
    return undefined
  }
}

function withoutDates(node: unknown): unknown {
  if (typeof node === 'string' && /^\d{4}-\d\d-\d\d|^\d\d:\d\d/.test(node)) return '<date>'
  if (Array.isArray(node)) return node.map(withoutDates)
  if (node && typeof node === 'object') return Object.fromEntries(Object.entries(node).map(([key, of]) => [key, withoutDates(of)]))
  return node
}

const basic = fc
  .array(fc.constantFrom('a', ' ', '\\n', '\\"', '\\\\', '\\u00e9', '\\U0001F600', "'", '#', '=', 'é', '\\e', '\\x41'))
  .map((all) => all.join(''))
const literalText = fc.array(fc.constantFrom('a', ' ', '\\', '"', '#', ']')).map((all) => all.join(''))
const long = fc.array(fc.constantFrom('a', '\n', '\r\n', '""', '\\\n  ', '\\"""', "'", ' ')).map((all) => all.join(''))
const leaf = fc.oneof(
  basic.map((inner) => `"${inner}"`),
  literalText.map((inner) => `'${inner}'`),
  long.map((inner) => `"""${inner}"""`),
  literalText.map((inner) => `'''\n${inner}'''`),
  fc.constantFrom(
    '1',
    '-1_0',
    '0xff',
    '0o17',
    '0b1',
    '1.5',
    '1e3',
    '-0.5E-2',
    'true',
    'false',
    'inf',
    '-inf',
    '1979-05-27',
    '1979-05-27T07:32:00.5Z',
    '1979-05-27 07:32:00+01:00',
    '07:32:00',
  ),
)
const key = fc.oneof(fc.constantFrom('a', 'b', 'c-1', '_', '1'), fc.constantFrom('"a"', "'b.c'", '"\\u0061"', '""'))
const path = fc.array(key, { minLength: 1, maxLength: 3 }).map((keys) => keys.join(' . '))
const { of } = fc.letrec<{ of: string }>((tie) => ({
  of: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('of')).map((all) => `[ ${all.join(' ,\n# c\n ')} ]`),
    fc
      .uniqueArray(fc.tuple(key, tie('of')), { selector: ([name]) => name })
      .map((all) => `{ ${all.map((pair) => pair.join(' = ')).join(', ')} }`),
  ),
}))
const line = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(path, of).map((pair) => pair.join(' = ')) },
  path.map((of) => `[${of}]`),
  path.map((of) => `[[ ${of} ]] # c`),
)
const documentOf = fc.array(line, { maxLength: 6 }).chain((all) => fc.constantFrom('\n', '\r\n').map((end) => all.join(end)))

// One test for both, as making a document takes longer than reading it.
test('agrees with toml-eslint-parser on valid files, and never throws on a truncated or damaged one', () => {
  let compared = 0
  fc.assert(
    fc.property(documentOf, fc.nat(), fc.constantFrom('', '"', '[', '\n]', '{{', '\\', '= '), (source, at, noise) => {
      const cut = at % (source.length + 1)
      const damaged = parseToml(textOf(source.slice(0, cut) + noise + source.slice(cut + 2)))
      expect(damaged.roots.flatMap(texts).flatMap(misplaced)).toEqual([])

      const expected = reference(source)
      if (expected === undefined) return
      compared++
      const { roots, problems } = parseToml(textOf(source))
      expect(problems).toEqual([])
      expect(withoutDates(value(roots[0]) ?? {})).toEqual(withoutDates(expected))
    }),
    { numRuns: 2000 },
  )
  expect(compared).toBeGreaterThan(500)
})

test.each(['a="""\n', 'a=[\n', '[', '\n', 'a.', "a='\n", '"\\', 'a={', '# \n', '[[a]]\n', 'a=1\n', 'a=[1,'])('is linear in %j', (unit) => {
  expectLinear((size) => void parseToml(textOf(unit.repeat(size / unit.length))), 100_000)
})
