import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Said } from '../src/parse/c-like.ts'
import type { Node } from '../src/parse/node.ts'
import { saidInRuby } from '../src/parse/ruby.ts'
import { SourceFile } from '../src/text/source.ts'
import { expectLinear } from './linear.ts'

function said(code: string): Said[] {
  return saidInRuby(new SourceFile('a.rb', code).whole)
}

function shown(node: Node): unknown {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'list') return node.items.map(shown)
  if (node.kind === 'map') return Object.fromEntries(node.entries.map(({ key, value }) => [key.value, shown(value)]))
  return node.kind === 'dynamic' && node.from ? `${node.from.module}.${node.from.name}` : '?'
}

test.each<[string, Said['is'], string, unknown[]]>([
  ['f 1, :two, "three", four: 4, "five" => nil', 'call', 'f', [[1, 'two', 'three', { four: 4, five: null }]]],
  ['f(1, a: %w[x y])', 'call', 'f', [[1, { a: ['x', 'y'] }]]],
  ['f 1,\n  2\ng', 'call', 'f', [[1, 2]]],
  ['x = A::B.f(true)', 'call', 'A.B.f', [[true]]],
  ['f 30.days.to_i, 2 * 7.days, 60 * 60', 'call', 'f', [['PT2592000S', 'PT1209600S', 3600]]],
  ['TTL = 1.hour.freeze\nf TTL', 'call', 'f', [['PT3600S']]],
  ['# f 1\n=begin\nf 2\n=end\nf "#{g("3")}", \'#{4}\'', 'call', 'f', [['?', '#{4}']]],
  ['x = <<~TEXT\n  f 1\nTEXT\nf 2', 'call', 'f', [[2]]],
  ['f(/"/, 1)', 'call', 'f', [['?', 1]]],
  ['a.b = OpenSSL::VERIFY_NONE', 'set', 'a.b', ['OpenSSL.VERIFY_NONE']],
  ['f a: { b: false }', 'set', 'b', [false]],
  ['f x ? 1 : 2', 'set', 'x', []],
  ['return 1 if a', 'call', 'return', []],
])('%s', (code, form, name, expected) => {
  expect(said(code).flatMap((one) => (one.is === form && one.name === name ? [shown(one.value)] : []))).toEqual(expected)
})

test('knows what a call depends on, and where it stands', () => {
  const code = 'A.configure do |c|\n  if x?\n    f 1\n  else\n    f 2\n  end\n  f 3 unless y\n  f 4\nend\ndef m(a)\n  f 5\nend\nf 6\n'
  const calls = said(code).filter(({ is, name }) => is === 'call' && name === 'f')
  expect(calls.map(({ within, conditions, inFunction }) => [within, conditions, inFunction])).toEqual([
    [['A.configure'], ['if x?'], undefined],
    [['A.configure'], [expect.stringContaining('else')], undefined],
    [['A.configure'], ['unless y'], undefined],
    [['A.configure'], [], undefined],
    [[], [], 'm'],
    [[], [], undefined],
  ])
})

test('reads anything, and places lie in the text', () => {
  const piece = fc.constantFrom(
    ...'{ } ( ) [ ] " \' ` # : :: , . => = / %w[ <<~A | do end if def \n f 1 1.day a: #{ ; \\ =begin =end class & ? x'.split(' '),
    ' ',
    '\n',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const code = pieces.join('')
      for (const { at, value } of said(code)) {
        for (const { start, end } of [at, value.at]) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThanOrEqual(start)
          expect(end).toBeLessThanOrEqual(code.length)
        }
      }
    }),
  )
})

test.each(['f(', 'f a: ', '{', 'x = ', '"#{', '<<A ', '<<A\n', 'if a\n', 'f do\n', '%w[', '/', 'a.', 'f 1,\n', '['])(
  'takes linear time on many %s',
  (piece) => {
    expectLinear((count) => void said(piece.repeat(count)), 10_000)
  },
)
