import { describe, expect, test } from 'vitest'
import type { Ast } from '../src/program/ast.ts'
import { fold } from '../src/program/fold.ts'
import type { Module } from '../src/program/module.ts'
import { textOf } from '../src/program/template.ts'
import { parsed } from './python-reading.ts'

const body = (module: Module): readonly Ast[] => module.tree.program?.body ?? []
const types = (nodes: readonly Ast[]) => nodes.map(({ type }) => type)
const last = (module: Module) => module.source(body(module).at(-1) as Ast)
/** What the first statement gives to its name. */
const given = (module: Module) => fold(module, module.nodes('VariableDeclarator')[0]?.init as Ast)

describe('what the grammar does not know', () => {
  test.each([
    [
      'items in parentheses',
      'async with (\n    connect("a") as (read, write, _),  # streams\n    Session(read) as session,\n):\n    run()\nx = 1\n',
    ],
    ['a tuple behind as', 'with open(a) as (b, c):\n    run()\nx = 1\n'],
    [
      'a tuple with a comment behind as',
      'async with open(a) as (  # streams (both)\n    read,\n    write,\n    _,\n):\n    run()\nx = 1\n',
    ],
    ['a nested tuple behind as', 'with open(a) as ((b, c), [d, *e]):\n    run()\nx = 1\n'],
    ['a list behind as', 'with open(a) as [b, c], d as e:\n    run()\nx = 1\n'],
    ['an attribute behind as', 'with open(a) as self.file, open(b) as self.files[0]:\n    run()\nx = 1\n'],
    ['operators before as', 'with a() | b() as c, d() or e() as f, (g() if h else i()) as j:\n    run()\nx = 1\n'],
    ['operators in parentheses before as', 'with (\n    a() | b() as c,\n    d as (e, f),\n):\n    run()\nx = 1\n'],
    ['an only item in parentheses', 'with (a() | b()) as c:\n    run()\nx = 1\n'],
    ['items in parentheses without names', 'with (\n    a(),\n    b(),\n):\n    run()\nx = 1\n'],
    [
      'a starred target of for',
      'for b, *_ in c:\n    run()\nfor *d, e in c: run()\nasync def f():\n    async for g, (h, *i) in j:\n        run()\nx = 1\n',
    ],
    ['a starred target in a comprehension', 'y = [b for b, *_ in c]\nz = {b: d for b, *d in c if b}\nx = 1\n'],
    ['a starred value of for', 'for b in *c, d:\n    run()\nx = 1\n'],
    ['a starred index', 'y = b[*c]\nx = 1\n'],
    ['a bare yield', 'def f():\n    yield\n    y = yield\n    print((yield))\nx = 1\n'],
    ['class patterns', 'match a:\n    case Point(x=0) | Line():\n        run()\n    case {"k": str() as v} if v:\n        run()\nx = 1\n'],
    ['a number that ends in a point', 'y = 20.\nz = 4. * 3\nx = 1\n'],
    ['a form feed', 'y = 1\n\f\nx = 1\n'],
    ['a starred index behind others', 'def f(a: tuple[list[int], *Ts]) -> tuple[\n    int,\n    *Ts,\n]:\n    run()\nx = 1\n'],
    ['any expression as a decorator', '@tools[0].run\n@(a or b)\n@a.b[c](\n    d,  # e\n)\nasync def f():\n    run()\nx = 1\n'],
    ['positional parameters of a lambda', 'y = lambda a, /, b: a\nz = lambda a, /: a\nx = 1\n'],
    ['a tuple behind match', 'match a, b:\n    case 1, 2:\n        run()\nx = 1\n'],
    ['a bare yield on the line of its function', 'def f(): yield\nx = 1\n'],
    ['template strings', 'y = t"{a} b"\nz = rt\'{a}\'\nx = 1\n'],
    ['a brace behind a backslash', 'y = rf\'\\{{[^{{}}]*"{k}"[^{{}}]*\\}}\'\nz = f"\\{{a\\}}{b}\\\\{c}"\nx = 1\n'],
    ['a byte order mark', '\uFEFFy = 1\nx = 1\n'],
  ])('%s', async (_, source) => {
    const module = await parsed(source)
    expect(module.problems).toEqual([])
    expect(last(module)).toBe('x = 1')
  })
})

describe('blanks or a comment at the end of a file are no block', () => {
  const blocks = [
    'def f():\n    return 1',
    'class A:\n    def f(self):\n        pass',
    'if a:\n    b = 1',
    'try:\n    a()\nexcept B:\n    c()',
    'x = 1',
  ]
  const ends = [
    '    ',
    '\t\n   ',
    '\n\t',
    '\n            ',
    '\n \t ',
    '\r\n            ',
    '\n\f    ',
    '\n            # note',
    '\n\\\n   ',
    '    # note',
  ]
  test.each(blocks)('%j', async (block) => {
    for (const end of ends) {
      const module = await parsed(`y = 1\n${block}${end}`)
      expect(module.problems, JSON.stringify(end)).toEqual([])
      expect(body(module), JSON.stringify(end)).toHaveLength(2)
    }
  })
})

test('a backslash before a brace stands for itself in a raw f-string', async () => {
  const module = await parsed('a = "(x)"\nb = rf"\\{a}\\{{c}}"\n')
  expect(fold(module, module.nodes('VariableDeclarator')[1]?.init as Ast)).toMatchObject({ kind: 'scalar', value: '\\(x)\\{c}' })
})

test('what stands before a syntax error is read, and nothing behind it', async () => {
  const source = 'a = "first"\ndef f():\n    b = 1\n    c = (\nd = "behind"\n'
  const module = await parsed(source)
  expect(types(body(module))).toEqual(['VariableDeclaration', 'FunctionDeclaration'])
  const block = module.nodes('FunctionDeclaration')[0]?.body
  expect(block?.type === 'BlockStatement' && block.body.map((one) => module.source(one))).toEqual(['b = 1'])
  expect(module.problems.map(({ value }) => value)).toEqual(['the code cannot be parsed from here on'])
})

describe('a statement that no parser reads is left out', () => {
  test.each([
    ['alone', 'exec "a"\nx = 1\n', ['VariableDeclaration'], 0],
    ['over lines', 'if a:\n    b = `c(\n        "(")`\nx = 1\n', ['IfStatement', 'VariableDeclaration'], 10],
    ['with its body kept', 'def f((a, b)):\n    return "c"\nx = 1\n', ['FunctionDeclaration', 'VariableDeclaration'], 0],
    ['with a branch kept', 'if a:\n    b()\nelif a ? b:\n    c()\nelse:\n    d()\nx = 1\n', ['IfStatement', 'VariableDeclaration'], 14],
    ['a directive of a template', '{% if a %}\ny = 1\n{% endif %}\nx = 1\n', ['VariableDeclaration', 'VariableDeclaration'], 0],
  ])('%s', async (_, source, statements, at) => {
    const module = await parsed(source)
    expect(types(body(module)).filter((type) => type !== 'OtherStatement')).toEqual(statements)
    expect(last(module)).toBe('x = 1')
    expect(module.problems[0]).toMatchObject({ value: 'this statement cannot be parsed', at: { start: at } })
  })

  test('of many there is another language', async () => {
    const module = await parsed('exec "a"\n'.repeat(40) + 'x = 1\n')
    expect(types(body(module))).not.toContain('VariableDeclaration')
    expect(module.problems[0]?.value).toBe('the code cannot be parsed from here on')
  })
})

test('lines behind an unclosed bracket are no strings', async () => {
  const module = await parsed('x = call(\n    a="open\ny = "sk"\ndef f():\n    return 1\n')
  expect(body(module)).toEqual([])
})

test.each([
  ['"a\\tb\\x41\\u00e9\\101"', 'a\tbAéA'],
  ["r'a\\d'", 'a\\d'],
  ['b"raw"', 'raw'],
  ['"""two\nlines"""', 'two\nlines'],
  ['"one " \'two\'', 'one two'],
  ["f'{{x}}'", '{x}'],
  ['"\\\ncontinued"', 'continued'],
])('the string %s', async (source, value) => {
  const module = await parsed(`x = ${source}\n`)
  expect(textOf(given(module))?.value).toBe(value)
})

test('characters of a string know their places', async () => {
  const source = 'x = "a\\tbc"\n'
  const module = await parsed(source)
  expect(textOf(given(module))?.offsets).toEqual([5, 6, 8, 9, 10])
})

test.each([
  '',
  '\n',
  '#',
  ')',
  '"',
  'def',
  '@',
  '\u0000',
  'x = ' + '('.repeat(3000),
  'x = ' + '1 + '.repeat(20_000) + '1',
  'x' + '.y'.repeat(5000),
  `${'['.repeat(500)}${']'.repeat(500)}`,
])('never throws (%#)', async (source) => {
  await expect(parsed(source)).resolves.toBeDefined()
})

test('a file that is generated is not read', async () => {
  const module = await parsed('x = 1\n'.repeat(200_000))
  expect(body(module)).toEqual([])
  expect(module.problems[0]?.value).toBe('too large to be read as code')
})
