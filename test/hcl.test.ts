import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseHcl } from '../src/parse/hcl.ts'
import { entries, get, type Node } from '../src/parse/node.ts'
import { slice, SourceFile } from '../src/text/source.ts'
import { misplaced, texts, textOf, told, under, value } from './parse-shown.ts'
import { expectLinear } from './linear.ts'

function parsed(source: string) {
  const { roots, problems } = parseHcl(textOf(source))
  return { value: value(roots[0]), problems: told(problems) }
}

const read = (expression: string): unknown => (parsed(`a = ${expression}\n`).value as { a: unknown } | undefined)?.a
const node = (source: string, ...path: string[]): Node | undefined => get(parseHcl(textOf(source)).roots[0], ...path)

const MAIN = `# an application
terraform {
  required_version = ">= 1.5" // and later
}

/* several
   lines */
resource "auth0_client" "desk" {
  name        = "Desk"
  app_type    = "spa"
  callbacks   = ["https://a.io/cb", "https://b.io/cb",]
  count       = var.enabled ? 1 : 0
  description = "It said \\"hi\\" \\u00e9"

  refresh_token {
    rotation_type  = "non-rotating"
    token_lifetime = 60 * 60 * 24
  }
  tags = { Name = "desk", "a b" : true
    (local.key) = 1
  }
}
output "id" { value = auth0_client.desk.id }
`

describe('values', () => {
  it.each([
    ['"x"', 'x'],
    ['12', 12],
    ['-1.5e3', -1500],
    ['true', true],
    ['null', null],
    ['60 * 60 * 24', 86400],
    ['(1 + 2) * 3 # three', 9],
    ['[1, "a", [true]]', [1, 'a', [true]]],
    ['[]', []],
    ['{ a = 1, b : "x" }', { a: 1, b: 'x' }],
    ['toset(["a"])', ['a']],
    ['jsonencode({ Version = "1" })', { Version: '1' }],
    [String.raw`"a\n\t\"\\ é \U0001F600"`, 'a\n\t"\\ é 😀'],
    ['"$${x} %%{y}"', '${x} %{y}'],
    ['<<EOT\n  one\n  two\nEOT', '  one\n  two\n'],
    ['<<-EOT\n    one\n      two\n    EOT', 'one\n  two\n'],
  ])('%s', (expression, expected) => expect(read(expression)).toEqual(expected))

  it.each([
    'var.x',
    'local.a.b',
    'var.x ? 1 : 2',
    'max(1, 2)',
    '[for x in y : x]',
    '{ for k, v in x : k => v }',
    'data.a.b[0].c',
    '!var.x',
    'tolist(1, 2)',
    '"a" == var.b',
    'merge({ a = 1 }, { b = "}" })',
    '"${var.x}"',
    'a.*.b',
    '1 + var.x',
    'timeadd(timestamp(), "24h")',
    '"x${var.y}"[0]',
  ])('%s is not known', (expression) => expect(read(expression)).toBe('<dynamic>'))

  it('keeps the name of a plain reference', () => {
    expect(node('a = var.host # x\n', 'a')).toMatchObject({ kind: 'dynamic', variable: 'var.host' })
    expect(node('a = "${var.host}"\n', 'a')).toMatchObject({ kind: 'dynamic', variable: 'var.host' })
    expect(node('a = var.host[0]\n', 'a')).not.toHaveProperty('variable')
  })
  it('takes templates apart', () => {
    const template = node('a = "https://${var.host}/cb/${length("}")}?x"\n', 'a')
    expect(template?.kind === 'template' && template.parts.map(({ kind, at }) => [kind, under(at)])).toEqual([
      ['scalar', 'https://'],
      ['dynamic', '${var.host}'],
      ['scalar', '/cb/'],
      ['dynamic', '${length("}")}'],
      ['scalar', '?x'],
    ])
    expect(node('a = <<EOT\nx ${var.y}\nEOT\n', 'a')?.kind).toBe('template')
  })
  it('ends a reference before its comment', () => expect(under(node('a = var.host /* x */ // y\n', 'a')!.at)).toBe('var.host'))
})

describe('bodies', () => {
  it('nests blocks under type and labels', () => {
    expect(parsed(MAIN)).toEqual({
      value: {
        terraform: { required_version: '>= 1.5' },
        resource: {
          auth0_client: {
            desk: {
              name: 'Desk',
              app_type: 'spa',
              callbacks: ['https://a.io/cb', 'https://b.io/cb'],
              count: '<dynamic>',
              description: 'It said "hi" é',
              refresh_token: { rotation_type: 'non-rotating', token_lifetime: 86400 },
              tags: { Name: 'desk', 'a b': true },
            },
          },
        },
        output: { id: { value: '<dynamic>' } },
      },
      problems: [],
    })
  })
  it('keeps blocks of one type apart', () => {
    const root = parseHcl(textOf('resource "a" "x" {}\nresource "a" "y" { s { n = 1 }\n s { n = 2 } }\n')).roots[0]
    expect(entries(root).map(({ at }) => under(at))).toEqual(['resource "a" "x" {}', 'resource "a" "y" { s { n = 1 }\n s { n = 2 } }'])
    expect(entries(get(root, 'resource', 'a', 'y')).map((entry) => value(entry.value))).toEqual([{ n: 1 }, { n: 2 }])
  })
  it('marks an object with a computed key', () =>
    expect(node(MAIN, 'resource', 'auth0_client', 'desk', 'tags')).toMatchObject({ open: true }))
  it('places keys, values and blocks', () => {
    const block = entries(parseHcl(textOf(MAIN)).roots[0])[1]!
    expect(under(block.key.at)).toBe('resource')
    const desk = get(block.value, 'auth0_client', 'desk')!
    expect(under(desk.at)).toMatch(/^\{[^]*\}$/)
    expect(
      entries(desk)
        .map(({ at }) => under(at))
        .slice(0, 3),
    ).toEqual(['name        = "Desk"', 'app_type    = "spa"', 'callbacks   = ["https://a.io/cb", "https://b.io/cb",]'])
    expect(under(get(desk, 'name')!.at)).toBe('Desk')
    expect(under(get(desk, 'refresh_token', 'token_lifetime')!.at)).toBe('60 * 60 * 24')
  })
  it('reads an empty file as nothing', () => expect(parseHcl(textOf('# nothing\n')).roots).toEqual([]))
  it('reads Windows lines and a byte order mark', () =>
    expect(parsed('\uFEFFa = 1\r\nb {\r\n  c = "d"\r\n}\r\n')).toEqual({ value: { a: 1, b: { c: 'd' } }, problems: [] }))
})

describe('what is broken', () => {
  it.each([
    ['a = "x\nb = 2\n', { a: 'x', b: 2 }, ['1:5 unterminated string |"x|']],
    ['a =\nb = 2\n', { a: '<dynamic>', b: 2 }, ['1:4 expected a value ||']],
    ['resource "a" {\n  b = 1\n', { resource: { a: { b: 1 } } }, ['3:1 expected `}` ||']],
    ['}\na = 1\n', { a: 1 }, ['1:1 unexpected `}` |}|']],
    ['?? what\na = 1\n', { a: 1 }, ['1:1 expected a name |?|']],
    ['a b c\nd = 1\n', { d: 1 }, ['1:1 expected `{` |a b c\n|']],
    ['a = [1, 2\nb = 3\n', { a: [1, '<dynamic>'] }, ['3:1 expected `]` ||']],
    ['a = <<EOT\nx\n', { a: 'x\n' }, ['1:5 unterminated heredoc ||']],
    ['x {\n  a = f(1\n}\nb = 1\n', { x: { a: '<dynamic>' }, b: 1 }, []],
  ])('%j', (source, expected, problems) => expect(parsed(source)).toEqual({ value: expected, problems }))

  it('survives a cut at any place', () => {
    for (let end = 0; end <= MAIN.length; end++) {
      const { roots } = parseHcl(textOf(MAIN.slice(0, end)))
      for (const root of roots) expect(texts(root).flatMap(misplaced)).toEqual([])
    }
  })
  it('survives anything', () => {
    const piece = fc.constantFrom(
      'a',
      '"',
      '${',
      '%{',
      '}',
      '{',
      '[',
      ']',
      '(',
      ')',
      '=',
      '\n',
      ' ',
      ',',
      '<<E\n',
      'E\n',
      '\\',
      '#',
      '/*',
      '*/',
      'for ',
      '1',
      '.',
      '$${',
      'toset(',
      ':',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = textOf(pieces.join(''))
        for (const root of parseHcl(text).roots) expect(texts(root).flatMap(misplaced)).toEqual([])
      }),
      { numRuns: 3000 },
    )
  })
  it('nests deeply without a stack', () => {
    for (const [open, close] of [
      ['[', ']'],
      ['{ a = ', '}'],
      ['b {\n', '}\n'],
      ['toset(', ')'],
      ['"${', '}"'],
    ] as const) {
      const depth = 20_000
      expect(() => parseHcl(textOf(`${open.startsWith('b') ? '' : 'a = '}${open.repeat(depth)}${close.repeat(depth)}`))).not.toThrow()
      expect(() => parseHcl(textOf(`${open.startsWith('b') ? '' : 'a = '}${open.repeat(depth)}`))).not.toThrow()
    }
  })
  it('takes time in proportion', () => {
    expectLinear(
      (count) => void parseHcl(textOf(MAIN.repeat(count) + 'a = "${\n'.repeat(count) + 'b = <<E\n'.repeat(count) + '{'.repeat(count))),
      1000,
    )
  })
})

it('keeps places within a part of a file', () => {
  const file = new SourceFile('x.yaml', 'main: a = "x" # end')
  const root = parseHcl(slice(file.whole, 6)).roots[0]
  expect(under(get(root, 'a')!.at)).toBe('x')
})
