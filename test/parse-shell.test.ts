import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseShell, splitShell } from '../src/parse/shell.ts'
import { slice, spanWithin, SourceFile } from '../src/text/source.ts'
import { misplaced, textOf, under } from './parse-shown.ts'
import { expectLinear } from './linear.ts'

function commands(source: string): string[][] {
  return splitShell(textOf(source)).map((words) => words.map(({ text }) => text.value))
}

function only(source: string) {
  return splitShell(textOf(source))[0]![0]!
}

test.each([
  ['npx -y mcp-remote https://x', [['npx', '-y', 'mcp-remote', 'https://x']]],
  ['a; b && c || d | e & f |& g\nh', [['a'], ['b'], ['c'], ['d'], ['e'], ['f'], ['g'], ['h']]],
  ['KEY=x OTHER="y z" npx a', [['KEY=x', 'OTHER=y z', 'npx', 'a']]],
  ['curl -H \'A: "b"\' "c d"e\\ f', [['curl', '-H', 'A: "b"', 'c de f']]],
  ['a \\\n  b\\\nc \\\r\n d', [['a', 'bc', 'd']]],
  ['# comment; x\na # b\nc#d', [['a'], ['c#d']]],
  ['echo "" \'\'', [['echo', '', '']]],
  ['echo "a\\"b\\\\c\\d\\$e"', [['echo', 'a"b\\c\\d$e']]],
  ["echo $'it\\'s\\n$x'", [['echo', "it's\\n$x"]]],
  ['a > f 2>&1 < g &>> h >| i b', [['a', 'b']]],
  ['if a; then b; else c; fi', [['a'], ['b'], ['c']]],
  [
    '$ npx a\n"$" b',
    [
      ['npx', 'a'],
      ['$', 'b'],
    ],
  ],
  ['(cd a && b)', [['cd', 'a'], ['b']]],
  ['source <(kubectl x)', [['source'], ['kubectl', 'x']]],
  ['a\r\nb\r\n', [['a'], ['b']]],
  ['', []],
  ['  \n# x', []],
])('splits %j', (source, expected) => {
  expect(commands(source)).toEqual(expected)
})

test.each([
  ['$KEY', '$KEY', true],
  ['"Bearer $KEY"', 'Bearer $KEY', true],
  ["'$KEY'", '$KEY', false],
  ['\\$KEY', '$KEY', false],
  ['"\\$KEY"', '$KEY', false],
  ['${KEY:-a b}', '${KEY:-a b}', true],
  ['"${KEY:-it\'s}"', "${KEY:-it's}", true],
  ['$(cat "a b" | c; d)', '$(cat "a b" | c; d)', true],
  ['"x $(cat "a \\"b\\"" (c)) y"', 'x $(cat "a \\"b\\"" (c)) y', true],
  ['`cat a b`', '`cat a b`', true],
  ['${{ secrets.KEY }}', '${{ secrets.KEY }}', true],
  ['"${{ secrets.KEY }}-x"', '${{ secrets.KEY }}-x', true],
  ['$((1 + 2))', '$((1 + 2))', true],
  ['a$', 'a$', false],
  ['--key=$1', '--key=$1', true],
])('keeps the expansion of %s', (source, value, dynamic) => {
  const word = only(source)
  expect([word.text.value, word.dynamic]).toEqual([value, dynamic])
  expect(splitShell(textOf(source))).toHaveLength(1)
})

test('places words between their quotes', () => {
  const words = splitShell(textOf('npx -H "Authorization: sk\\"1" --a=\'b c\''))[0]!
  expect(words.map(({ text }) => under(text.at))).toEqual(['npx', '-H', 'Authorization: sk\\"1', "--a='b c"])
  const header = words[2]!.text
  expect(under(spanWithin(header, header.value.indexOf('sk'), header.value.length))).toBe('sk\\"1')
  const option = words[3]!.text
  expect(under(spanWithin(option, 4, 7))).toBe('b c')
})

test('offers here-documents without running them', () => {
  const source = 'cat > .env <<EOF && b <<-\'END\' # note\nKEY=$x\nEOF\n\ta; b\n\t\tc\n\tEND\nd <<< "e f"\n'
  const script = parseShell(textOf(source))
  expect(script.commands.map((words) => words.map(({ text }) => text.value))).toEqual([['cat'], ['b'], ['d']])
  expect(script.heredocs.map((text) => text.value)).toEqual(['KEY=$x\n', 'a; b\nc\n', 'e f'])
  const body = script.heredocs[1]!
  expect(under(spanWithin(body, body.value.indexOf('c'), body.value.indexOf('c') + 1))).toBe('c')
})

test('takes a here-document without an end to the end', () => {
  const script = parseShell(textOf('a <<X\nb\nc'))
  expect(script.heredocs.map((text) => text.value)).toEqual(['b\nc'])
})

test.each([
  [
    "echo don't\nnext a",
    [
      ['echo', 'dont'],
      ['next', 'a'],
    ],
  ],
  [
    'echo "a b\nnext a',
    [
      ['echo', 'a b'],
      ['next', 'a'],
    ],
  ],
  [
    'echo $(a b\nnext a',
    [
      ['echo', '$(a b'],
      ['next', 'a'],
    ],
  ],
  [
    'echo ${a\nnext a',
    [
      ['echo', '${a'],
      ['next', 'a'],
    ],
  ],
  [
    'echo `a\nnext a',
    [
      ['echo', '`a'],
      ['next', 'a'],
    ],
  ],
  [
    'echo ${{ a\nnext a',
    [
      ['echo', '${{ a'],
      ['next', 'a'],
    ],
  ],
])('ends what is not closed with its line: %j', (source, expected) => {
  expect(commands(source)).toEqual(expected)
})

test('places what stands in a part of a file', () => {
  const file = new SourceFile('f', 'RUN a "b\\"c"')
  const word = splitShell(slice(file.whole, 4))[0]![1]!
  expect(under(spanWithin(word.text, 1, 2))).toBe('"')
})

const PIECES = [
  'a',
  ' ',
  '\n',
  '\r\n',
  '"',
  "'",
  '\\',
  '$',
  '$(',
  ')',
  '(',
  '${',
  '}',
  '`',
  '${{',
  '}}',
  ';',
  '|',
  '&',
  '<',
  '<<',
  '<<E',
  'E',
  '>',
  '#',
  '$x',
  "$'",
  '\t',
]

test('never throws, loses no place and takes no word twice', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }), (pieces) => {
      const script = parseShell(textOf(pieces.join('')))
      const words = script.commands.flat().map(({ text }) => text)
      expect([...words, ...script.heredocs].flatMap(misplaced)).toEqual([])
      for (const [i, word] of words.entries()) expect(word.at.start).toBeGreaterThanOrEqual(words[i - 1]?.at.end ?? 0)
    }),
    { numRuns: 10_000 },
  )
})

test.each(['"$(\n', "$('\n", '${{\n', '`', '"\\', '<<E\n', '$(', '"${', '\'"\n', '(', '$($(a)\n', "$'\n", 'a "b$(c)" '])(
  'is linear in %j',
  (unit) => {
    expectLinear((size) => void parseShell(textOf(unit.repeat(size / unit.length))), 100_000)
  },
)
