import fc from 'fast-check'
import { expect, test } from 'vitest'
import { saidIn, type CLike, type Said } from '../src/parse/c-like.ts'
import { withoutComments } from '../src/parse/c-like-tokens.ts'
import type { Node } from '../src/parse/node.ts'
import { SourceFile } from '../src/text/source.ts'
import { expectLinear } from './linear.ts'

function said(language: CLike, code: string): Said[] {
  return saidIn(new SourceFile(`a.${language}`, code).whole, language)
}

function shown(node: Node): unknown {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'list') return node.items.map(shown)
  if (node.kind === 'map') return Object.fromEntries(node.entries.map(({ key, value }) => [key.value, shown(value)]))
  return node.kind === 'dynamic' && node.from ? `${node.from.module}.${node.from.name}` : '?'
}

function values(language: CLike, code: string, form: Said['is'], name: string): unknown[] {
  return said(language, code).flatMap((one) => (one.is === form && one.name === name ? [shown(one.value)] : []))
}

test.each<[CLike, string, Said['is'], string, unknown[]]>([
  [
    'go',
    'c := &tls.Config{InsecureSkipVerify: true, MinVersion: tls.VersionTLS12}',
    'object',
    'tls.Config',
    [{ InsecureSkipVerify: true, MinVersion: 'tls.VersionTLS12' }],
  ],
  ['go', '// f(1)\n/* f(2) */ x := `f(3)`; y := "f(4)"; f(5)', 'call', 'f', [[5]]],
  ['go', 'func (s *S) Close(force bool) error { return nil }', 'call', 'Close', []],
  ['go', 'const day = 24 * time.Hour\nf(30 * day)', 'call', 'f', [['PT2592000S']]],
  [
    'cs',
    'var c = new Client { Id = "a", Scopes = { "x", "y" }, On = false };',
    'object',
    'Client',
    [{ Id: 'a', Scopes: ['x', 'y'], On: false }],
  ],
  ['cs', 'var a = @"say ""no"" (f(1))"; var b = $"{f(2)}"; f(b);', 'call', 'f', [['?']]],
  ['cs', 'public Builder Allow() { return this; } void M() { builder.Allow(); }', 'call', 'builder.Allow', [[]]],
  ['cs', 'services.AddScoped<IList<Order>>(x);', 'call', 'services.AddScoped', [['?']]],
  ['go', 'const day time.Duration = 24 * time.Hour\nvar x = 1\nif err = f(2); err != nil {}\ng(day)', 'call', 'g', [['PT86400S']]],
  ['go', 'var (\n  a int\n  b = 3\n)', 'set', 'b', [3]],
  ['go', 'x := map[string]any{"a": 1, "b": []string{"c"}}', 'object', '', [{ a: 1, b: ['c'] }]],
  ['php', "<?php $x = array('a' => 1); f(['b', 'c']);", 'object', '', [{ a: 1 }]],
  ['cs', 'return new { a = 1 };', 'object', '', [{ a: 1 }]],
  ['cs', 'public TimeSpan? Life { get; private set; } = TimeSpan.FromDays(1); public int A { get; }', 'set', 'Life', ['PT86400S']],
  ['rs', 'const LIFE: Duration = Duration::from_secs(60 * 60); let x: Vec<u8> = f();', 'set', 'LIFE', ['PT3600S']],
  ['kt', 'val life: Long = 3600', 'set', 'life', [3600]],
  ['cs', 'o.Lifetime = TimeSpan.FromDays(7);', 'set', 'o.Lifetime', ['PT604800S']],
  [
    'java',
    'x = A.builder().one(1).two("b").three(C.D).build();',
    'chain',
    'A.builder',
    [{ builder: [], one: 1, two: 'b', three: 'C.D', build: [] }],
  ],
  ['java', 'String s = """\n  f(1)\n"""; char q = \'"\'; f(2L);', 'call', 'f', [[2]]],
  ['java', 'private static final long TTL = 60 * 60 * 24L; f(TTL);', 'call', 'f', [[86_400]]],
  ['kt', 'f("x$name", listOf("a", "b"))', 'call', 'f', [['?', ['a', 'b']]]],
  ['php', '<p>f(1)</p><?php # f(2)\nf(["a" => false, \'b\' => 2]); ?> f(3)', 'call', 'f', [[{ a: false, b: 2 }]]],
  ['php', '<?php $x = <<<EOT\nf(1)\nEOT;\nf(now()->addDays(2));', 'call', 'f', [['PT172800S']]],
  ['rs', 'fn f<\'a>(x: &\'a str) { g(\'x\', r#"h("1")"#); }', 'call', 'g', [['x', 'h("1")']]],
  ['rs', '#[cfg(test)] mod tests { fn t() { g(1); } } fn u() { g(2); }', 'call', 'g', [[2]]],
])('%s: %s', (language, code, form, name, expected) => {
  expect(values(language, code, form, name)).toEqual(expected)
})

test('knows what a statement depends on, and where it stands', () => {
  const [first] = said(
    'go',
    'func client(o Options) {\n  if o.Insecure {\n    c.Skip = true\n  } else {\n    c.Skip = false\n  }\n}',
  ).filter(({ is }) => is === 'set')
  expect(first).toMatchObject({ name: 'c.Skip', conditions: ['o.Insecure'], inFunction: 'client' })
  const [inner] = said('cs', 'a.AddServer(o => { o.Allow(); });').filter(({ name }) => name === 'o.Allow')
  expect(inner?.within).toEqual(['a.AddServer'])
})

test('constants that are set twice are unknown', () => {
  expect(values('java', 'static final int A = 1; void m() { A = 2; f(A); }', 'call', 'f')).toEqual([['?']])
})

test('reads anything, and places lie in the text', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    '"',
    "'",
    '`',
    '\\',
    '//',
    '/*',
    '*/',
    '@"',
    '$"',
    'r#"',
    '<<<X\n',
    '<?',
    '?>',
    '\n',
    'new ',
    'T',
    '.f',
    '=',
    ',',
    ';',
    '1',
    'if ',
    '<',
    '>',
    '::',
  )
  fc.assert(
    fc.property(fc.constantFrom<CLike>('go', 'java', 'kt', 'cs', 'php', 'rs'), fc.array(piece, { maxLength: 60 }), (language, pieces) => {
      const code = pieces.join('')
      for (const { at, value } of said(language, code)) {
        for (const { start, end } of [at, value.at]) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThanOrEqual(start)
          expect(end).toBeLessThanOrEqual(code.length)
        }
      }
    }),
  )
})

test.each(['f(', 'a.f(1)', '{', 'x = ', 'new T { a = ', '1 + ', '<', 'if a {', '"', 'f().'])('takes linear time on many %s', (piece) => {
  expectLinear((count) => void said('cs', piece.repeat(count)), 10_000)
})

test.each<[CLike, string, string]>([
  ['java', 'a("//"); // b\nc(); /* d\ne */ f();', 'a("//");     \nc();     \n     f();'],
  ['kt', 'a("/* b") // c', 'a("/* b")     '],
  ['cs', '#if A\na(@"\\", "/*"); /* b', '#if A\na(@"\\", "/*");     '],
  ['php', "<?php a('#'); # b\n#[C]\nd(); ?>//e<?php // f", "<?php a('#');    \n#[C]\nd(); ?>//e<?php     "],
])('has blanks for comments of %s', (language, code, expected) => {
  expect(withoutComments(new SourceFile(`a.${language}`, code).whole, language)).toBe(expected)
})

test('takes comments out in linear time', () => {
  const piece = '/* a */ b "//" // c\n'
  expectLinear((count) => void withoutComments(new SourceFile('a.java', piece.repeat(count)).whole, 'java'), 10_000)
})
