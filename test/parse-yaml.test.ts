import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse as parsedByYaml, stringify } from 'yaml'
import { entries, get, items, string } from '../src/parse/node.ts'
import { parseYaml } from '../src/parse/yaml.ts'
import { spanWithin, SourceFile, slice } from '../src/text/source.ts'
import { misplaced, texts, textOf, told, under, value } from './parse-shown.ts'

function parsed(source: string) {
  const { roots, problems } = parseYaml(textOf(source))
  return { values: roots.map(value), problems: told(problems) }
}

function text(source: string, ...path: string[]) {
  return string(get(parseYaml(textOf(source)).roots[0], ...path))!
}

/** Every character of a value with what stands at its place. */
function places(of: ReturnType<typeof text>): string[] {
  return of.value.split('').map((_, i) => under(spanWithin(of, i, i + 1)))
}

test('reads typed scalars, maps and lists', () => {
  const source = 'n: 1_0\ni: 12\nf: -1.5e3\nh: 0x1F\nt: true\nz: ~\ne:\nd: 2024-01-02\nyes: no\nl:\n  - a\n  - [b, {c: d}]\n'
  expect(parsed(source)).toEqual({
    values: [{ n: '1_0', i: 12, f: -1500, h: 31, t: true, z: null, e: null, d: '2024-01-02', yes: 'no', l: ['a', ['b', { c: 'd' }]] }],
    problems: [],
  })
})

test.each(['{ "name": "x', "{ 'a", 'a: "b', '[ "a', '{ "a": "b", "depl'])(
  'places what is missing at the end of %j inside the text, once',
  (source) => {
    expect(parseYaml(textOf(source)).problems.map(({ value, at }) => [value, at.start, at.end])).toEqual([
      ['a character is missing', source.length, source.length],
    ])
  },
)

test('places keys, values and entries', () => {
  const root = parseYaml(textOf('mcp:\n  "url": \'https://x\' # note\n  l: [a]\n')).roots[0]
  const [mcp] = entries(root)
  const [url, list] = entries(mcp?.value)
  expect(under(url!.at)).toBe('"url": \'https://x\'')
  expect(under(url!.key.at)).toBe('url')
  expect(under(url!.value.at)).toBe('https://x')
  expect(under(list!.at)).toBe('l: [a]')
  expect(under(mcp!.at)).toMatch(/^mcp:\n[^]*\[a\]/)
})

test.each(['', '\n  \n', '# nothing\n', '---\n', '\uFEFF', '---\n...\n'])('has nothing to say about %j', (source) => {
  expect(parsed(source)).toEqual({ values: [], problems: [] })
})

test('reads a file with a byte order mark', () => {
  const { roots } = parseYaml(textOf('\uFEFFa: b\nc: d\n'))
  expect(entries(roots[0]).map((entry) => under(entry.at))).toEqual(['a: b', 'c: d'])
})

test('reads several documents', () => {
  expect(parsed('a: 1\n---\nb: 2\n...\n---\n- c\n').values).toEqual([{ a: 1 }, { b: 2 }, ['c']])
})

test('keeps duplicate keys in order', () => {
  const { roots, problems } = parseYaml(textOf('a: 1\na: 2\n'))
  expect(entries(roots[0]).map((entry) => under(entry.at))).toEqual(['a: 1', 'a: 2'])
  expect(problems).toEqual([])
})

test('resolves aliases to their definition', () => {
  const { roots, problems } = parseYaml(textOf('key: &k "se\\x63ret"\nuse: *k\nlist: &l [*k]\nmore: *l\n*k : x\n'))
  expect(under(get(roots[0], 'use')!.at)).toBe('se\\x63ret')
  expect(value(roots[0])).toEqual({ key: 'secret', use: 'secret', list: ['secret'], more: ['secret'], secret: 'x' })
  expect(problems).toEqual([])
})

test('says when an alias names nothing yet', () => {
  expect(parsed('a: *x\nb: &b [*b]\n')).toEqual({
    values: [{ a: '<dynamic>', b: ['<dynamic>'] }],
    problems: ['1:4 unknown alias |*x|', '2:8 unknown alias |*b|'],
  })
})

test('bounds what aliases stand for', () => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
  for (let i = 1; i < 12; i++)
    lines.push(
      `a${i}: &a${i} [${Array(10)
        .fill(`*a${i - 1}`)
        .join(', ')}]`,
    )
  const { roots, problems } = parseYaml(textOf(lines.join('\n')))
  expect(problems[0]?.value).toBe('aliases stand for too much')
  expect(JSON.stringify(value(roots[0])).length).toBeLessThan(5_000_000)
})

test('merges maps, own keys first', () => {
  const source =
    'base: &b\n  a: 1\n  b: 2\nother: &o {b: 3, c: 4}\none:\n  b: own\n  <<: *b\ntwo:\n  <<: [*b, *o]\nthree: {<<: !x y}\nfour: {"<<": z}\n'
  const { roots } = parseYaml(textOf(source))
  expect(value(get(roots[0], 'one'))).toEqual({ b: 'own', a: 1 })
  expect(value(get(roots[0], 'two'))).toEqual({ a: 1, b: 2, c: 4 })
  expect(entries(get(roots[0], 'two')).map((entry) => under(entry.at))).toEqual(['a: 1', 'b: 2', 'c: 4'])
  expect(get(roots[0], 'three')).toMatchObject({ kind: 'map', open: true, entries: [] })
  expect(value(get(roots[0], 'four'))).toEqual({ '<<': 'z' })
})

test('leaves custom tags to their programs', () => {
  const source =
    'a: !secret api_key\nb: !Sub "x ${y}"\nc: !GetAtt [d, e]\nd: !!str 12\ne: !!int "12"\nf: !Obj {g: h}\ni: ! 1\nj: !!binary aGk=\n'
  expect(parsed(source)).toEqual({
    values: [{ a: '<dynamic>', b: '<dynamic>', c: '<dynamic>', d: '12', e: 12, f: { g: 'h' }, i: '1', j: 'aGk=' }],
    problems: [],
  })
})

test('knows the variable of an environment tag', () => {
  const { roots } = parseYaml(textOf('a: !Env [API_KEY, "sk-1"]\nb: !env TOKEN\nc: !Find [x, [y, z]]\n'))
  const a = get(roots[0], 'a')
  expect(a).toMatchObject({ kind: 'dynamic', variable: 'API_KEY', fallback: { value: 'sk-1' } })
  expect(get(roots[0], 'b')).toMatchObject({ kind: 'dynamic', variable: 'TOKEN' })
  expect(get(roots[0], 'c')).not.toHaveProperty('variable')
})

test('takes keys that are no strings as they are written', () => {
  const { roots } = parseYaml(textOf('1: a\ntrue: b\n0x1: c\n? [x, y]\n: d\n: e\n'))
  expect(entries(roots[0]).map(({ key }) => key.value)).toEqual(['1', 'true', '0x1', '[x, y]', ''])
})

test('follows escapes in double quotes', () => {
  const of = text('a: "x\\ty\\u00e9\\\n    z  \n  \n  w"\n', 'a')
  expect(of.value).toBe('x\tyéz\nw')
  expect(places(of)).toEqual(['x', '\\t', 'y', '\\u00e9\\\n    ', 'z', '  \n  \n  ', 'w'])
})

test('follows single quotes and lines without quotes', () => {
  expect(places(text("a: 'it''s'\n", 'a'))).toEqual(['i', 't', "''", 's'])
  expect(places(text('a: b\n  c\n', 'a'))).toEqual(['b', '\n  ', 'c'])
})

test('places the lines of a block scalar', () => {
  const of = text('env:\n  run: |-\n    KEY=a\n      --b\n\n    c\n', 'env', 'run')
  expect(of.value).toBe('KEY=a\n  --b\n\nc')
  const { file } = of.at
  const position = (part: string) => file.position(spanWithin(of, of.value.indexOf(part), of.value.indexOf(part) + 1).start)
  expect(position('KEY')).toEqual({ line: 3, column: 5 })
  expect(position('--b')).toEqual({ line: 4, column: 7 })
  expect(position('c')).toEqual({ line: 6, column: 5 })
})

test.each([
  'a: |\n  x\n  y\n',
  'a: |+\n  x\n\n\n',
  'a: |-\n\n \n  x\n   y\n \n\n',
  'a: |2-\n    x\n  y\n',
  'a: >\n  x\n  y\n\n  z\n\n\n  w\n',
  'a: >-\n  x\n    deeper\n    deeper\n\n  y\n  z',
  'a: >+\n\n  x\n\n\n   d\n\n  y\n\n',
  'a: |\r\n  x\r\n  y\r\n',
  'a: >\r\n  x\r\n  y\r\n\r\n  z\r\n',
  'a: |\n',
  'a: |+\n\n\n',
  'a: >  # note\n\n \tx\n',
  '- a: |\n    x\n  b: >\n    y\n',
  '--- |\n x\n y',
  'a: "x \n \n   y"',
  "a: 'x \n \n\n   y'",
  'a: x\n  y\n\n\n  z',
  'a: "\n\n x \\\n\n  y"',
])('places %j without guessing', (source) => {
  const { roots } = parseYaml(textOf(source))
  expect(value(roots[0])).toEqual(parsedByYaml(source))
  const all = texts(roots[0]!)
  expect(all.flatMap(misplaced)).toEqual([])
  expect(all.filter((one) => one.opaque)).toEqual([])
})

test('says what is wrong without saying what is there', () => {
  expect(parsed('a: b\n c: secret\n').problems).toEqual([
    '1:4 a map or list on the line of its key |b|',
    '1:4 a key over several lines |b|',
  ])
  expect(parsed('a: "x\n').values).toEqual([{ a: 'x' }])
  expect(parsed('a: [1, 2\nb: 3\n').problems[0]).toMatch(/^2:1 /)
})

test('reads what tabs indent', () => {
  expect(parsed('a:\n\tb: c\n\td:\n\t\te: f\n')).toEqual({
    values: [{ a: { b: 'c', d: { e: 'f' } } }],
    problems: ['2:1 a tab as indentation |\t|', '3:1 a tab as indentation |\t|', '4:1 a tab as indentation |\t\t|'],
  })
})

test('keeps the digits of a number that is too long', () => {
  expect(parsed('a: 12345678901234567890\n').values).toEqual([{ a: '12345678901234567890' }])
})

test('reads both sides of a merge conflict', () => {
  const { roots, problems } = parseYaml(textOf('<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\nb: 3\n'))
  expect(entries(roots[0]).map((entry) => under(entry.at))).toEqual(['a: 1', 'a: 2', 'b: 3'])
  expect(problems).toHaveLength(3)
})

test('reads around the templates of a Helm chart', () => {
  const source = `{{- if .Values.enabled }}
env:
  - name: KEY
    value: {{ .Values.key | quote }}
  - name: URL
    value: "https://{{ .Values.host | default "x.dev" }}/mcp"
  - name: MIXED
    value: {{ .Release.Name }}-key
{{- with .Values.more }}
  {{- toYaml . | nindent 2 }}
{{- end }}
script: |
  curl {{ .Values.host }}
{{ .Values.name }}: literal
{{- end }}
`
  const { roots, problems } = parseYaml(textOf(source))
  const env = items(get(roots[0], 'env')).map((item) => get(item, 'value'))
  expect(env.map(value)).toEqual(['<dynamic>', 'https://{{ .Values.host | default "x.dev" }}/mcp', '{{ .Release.Name }}-key'])
  expect(under(env[1]!.at)).toBe('https://{{ .Values.host | default "x.dev" }}/mcp')
  expect(value(get(roots[0], 'script'))).toBe('curl {{ .Values.host }}\n')
  expect(value(get(roots[0], '{{ .Values.name }}'))).toBe('literal')
  expect(told(problems)).toEqual(['1:1 templates are not YAML |{{- if .Values.enabled }}|'])
})

test('leaves templates that are YAML alone', () => {
  const source = 'a: "Bearer {{ token }}"\nb: ${{ secrets.KEY }}\nc: |\n  {{ x }}\n'
  expect(parsed(source)).toEqual({ values: [{ a: 'Bearer {{ token }}', b: '${{ secrets.KEY }}', c: '{{ x }}\n' }], problems: [] })
})

test('takes a bare template for one even where YAML has no objection', () => {
  expect(parsed('a: {{ b }}\n').values).toEqual([{ a: '<dynamic>' }])
})

test.each(['[', '{a: ', '- ', '? ', '{{'])('survives deep nesting of %s', (open) => {
  const { roots } = parseYaml(textOf(open.repeat(50_000)))
  expect(() => JSON.stringify(roots)).not.toThrow()
})

test('places what stands in a part of a file', () => {
  const file = new SourceFile('f', '---\nkey: "a\\nb"\n---\n# text')
  const of = string(get(parseYaml(slice(file.whole, 4, 16)).roots[0], 'key'))!
  expect(places(of)).toEqual(['a', '\\n', 'b'])
})

test('reads what yaml writes, in every style', () => {
  const style = fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED')
  const lines = fc
    .array(fc.constantFrom('a', 'b c', '  ', '', ' d', '\te', '#', ': ', "'", '"', '\\', 'long '.repeat(30)))
    .map((all) => all.join('\n'))
  const strings = fc.oneof(fc.string({ unit: 'binary' }), lines)
  // The key that merges maps is one that yaml itself writes without quotes.
  const keys = fc.oneof(fc.string(), lines).filter((key) => key !== '<<')
  const values = fc.dictionary(keys, fc.oneof(strings, fc.array(strings), fc.integer(), fc.constant(null)))
  fc.assert(
    fc.property(values, style, (expected, type) => {
      const source = stringify(expected, { defaultStringType: type, defaultKeyType: null })
      const { roots, problems } = parseYaml(textOf(source))
      expect(problems.filter((problem) => problem.value !== 'templates are not YAML')).toEqual([])
      if (!source.includes('{{')) expect({ ...(value(roots[0]) as object) }).toEqual({ ...parsedByYaml(source) })
      expect(texts(roots[0]!).flatMap(misplaced)).toEqual([])
    }),
    { numRuns: 500 },
  )
})

test('reads what JSON.stringify writes', () => {
  fc.assert(
    fc.property(fc.jsonValue({ depthSize: 'small' }), (expected) => {
      const source = JSON.stringify(expected)
      const { roots, problems } = parseYaml(textOf(source))
      expect(problems).toEqual([])
      expect(roots.map(value)).toEqual([JSON.parse(source)])
    }),
  )
})

test('never throws on a truncated file', () => {
  const source = 'a: &x\n  - "b\\n"\n  - |\n    c\n  - {d: [e, *x]}\n<<: *x\nf: !Env [G, \'h\']\n? i\n: >-\n  j\n---\n{{ k }}: {{ l }}\n'
  for (let at = 0; at <= source.length; at++) {
    const { roots } = parseYaml(textOf(source.slice(0, at)))
    expect(roots.flatMap(texts).flatMap(misplaced)).toEqual([])
  }
})

test('never throws on nasty files', () => {
  const pieces = [
    'a',
    ': ',
    ':',
    '- ',
    '\n',
    '\n  ',
    '\n\n',
    '"',
    "'",
    '|',
    '>',
    '&x ',
    '*x',
    '!t ',
    '{',
    '}',
    '[',
    ']',
    ', ',
    '#',
    '<<: ',
    '{{',
    '}}',
    '\t',
    '\r\n',
    '---',
    '...',
    '%',
    '? ',
    '\\',
    '\\n',
    '\uFEFF',
    '2',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (all) => {
      const { roots } = parseYaml(textOf(all.join('')))
      expect(roots.flatMap(texts).flatMap(misplaced)).toEqual([])
    }),
    { numRuns: 3000 },
  )
})
