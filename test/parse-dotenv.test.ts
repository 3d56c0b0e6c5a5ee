import dotenv from 'dotenv'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDotenv } from '../src/parse/dotenv.ts'
import { entries, type Entry } from '../src/parse/node.ts'
import { spanWithin, type Text } from '../src/text/source.ts'
import { misplaced, texts, textOf, under, value } from './parse-shown.ts'
import { expectLinear } from './linear.ts'

function read(source: string): Entry[] {
  return entries(parseDotenv(textOf(source)).roots[0])
}

function agrees(source: string): void {
  const { roots, problems } = parseDotenv(textOf(source))
  // An object cannot hold `__proto__` by assignment.
  const mine = Object.entries(value(roots[0]) as object).filter(([key]) => key !== '__proto__')
  expect(Object.fromEntries(mine)).toEqual({ ...dotenv.parse(source) })
  for (const problem of problems) {
    expect(problem.value).toBe('a quote that is not closed')
    // Dotenv, too, leaves the quote in the value.
    expect(
      Object.values(dotenv.parse(source)).some((one) => one.startsWith(problem.at.file.text.charAt(problem.at.start))) ||
        Object.keys(dotenv.parse(source)).length < entries(roots[0]).length,
    ).toBe(true)
  }
  expect(texts(roots[0]!).flatMap(misplaced)).toEqual([])
}

test.each([
  ['A=b', 'b'],
  ['A = b ', 'b'],
  ['export A=b', 'b'],
  ['A: b', 'b'],
  ['A="b c" # d', 'b c'],
  ["A='b#c'", 'b#c'],
  ['A=`b"c`', 'b"c'],
  ['A=b#c', 'b'],
  ['A="b\nc"', 'b\nc'],
  ['A="b\r\nc"\r\n', 'b\nc'],
  [String.raw`A="b\nc"`, 'b\nc'],
  [String.raw`A='b\nc'`, String.raw`b\nc`],
  [String.raw`A="b\"c"`, String.raw`b\"c`],
  ['A="b" c', '"b" c'],
  ['A=', ''],
  ['A=${B:-c}', '${B:-c}'],
  ['\uFEFFA=b', 'b'],
  ['A=\n\n"b"', 'b'],
  ["A='b", "'b"],
])('reads %j as dotenv does', (source, expected) => {
  expect(read(source).map((entry) => [entry.key.value, value(entry.value)])).toEqual([['A', expected]])
  agrees(source)
})

test.each(['', '\uFEFF', '# A=b', '#A=b\n  # C=d', 'just words', 'A', 'A:b', 'export', '=b'])('finds nothing in %j', (source) => {
  expect(read(source)).toEqual([])
  agrees(source)
})

test('keeps order and duplicates', () => {
  expect(read('B=1\nA=2\nB=3').map((entry) => under(entry.at))).toEqual(['B=1', 'A=2', 'B=3'])
})

test('places a value between its quotes', () => {
  const [entry] = read('export  KEY = "se\\ncret" # note')
  expect(under(entry!.key.at)).toBe('KEY')
  expect(under(entry!.value.at)).toBe('se\\ncret')
  expect(under(entry!.at)).toBe('KEY = "se\\ncret"')
  expect(under(spanWithin(entry!.value as Text, 2, 3))).toBe('\\n')
  expect(under(spanWithin(entry!.value as Text, 3, 6))).toBe('cre')
})

const PIECES = [
  'A',
  'B',
  'export',
  'export ',
  '=',
  ' = ',
  ':',
  ': ',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\r',
  '"',
  "'",
  '`',
  '\\',
  '\\n',
  '\\r',
  '\\"',
  "\\'",
  '\\`',
  '#',
  ' #',
  'x',
  'y z',
  '-',
  '.',
  '$',
  '{',
  '\uFEFF',
  '\u00A0',
  '\u2028',
  '\u2029',
  '\u180E',
  '\u0085',
  'é',
  '\0',
]

test('agrees with dotenv on nasty files', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), (pieces) => agrees(pieces.join(''))),
    { numRuns: 5000 },
  )
})

test('agrees with dotenv on files of assignments', () => {
  const name = fc.stringMatching(/^[A-C.]{1,2}$/)
  const separator = fc.constantFrom('=', ' = ', ': ', '=\n', '= ')
  const written = fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((pieces) => pieces.join(''))
  const quoted = fc.tuple(fc.constantFrom('"', "'", '`', ''), written).map(([quote, inner]) => quote + inner + quote)
  const line = fc.tuple(fc.constantFrom('', 'export ', '# ', ' '), name, separator, quoted, fc.constantFrom('', ' # c', ' d'))
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), fc.constantFrom('\n', '\r\n', '\r'), (lines, end) =>
      agrees(lines.map((parts) => parts.join('')).join(end)),
    ),
    { numRuns: 2000 },
  )
})

test.each(['A="\\" ', 'A=b\n', '\n', 'a', "'\\'\n", '\n"\n', "A='\\'\"`\n"])('is linear in %j', (unit) => {
  expectLinear((size) => void parseDotenv(textOf(unit.repeat(size / unit.length))), 100_000)
})

test.each([
  ["A='b\nC='d'", 1],
  ['A="b\nC=d', 1],
  ['A="b\nc"', 0],
  ['A="b" c', 0],
  ["A=it's", 0],
  ['A=', 0],
])('quotes that are not closed in %j', (source, count) => {
  expect(parseDotenv(textOf(source)).problems.map(({ value }) => value)).toEqual(
    Array.from({ length: count }, () => 'a quote that is not closed'),
  )
})
