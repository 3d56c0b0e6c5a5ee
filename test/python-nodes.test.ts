import { readdirSync, readFileSync } from 'node:fs'
import { parser } from '@lezer/python'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { lowerPython } from '../src/program/lower/python.ts'
import { parsedByLibrary, type ParsedPython } from '../src/program/python/parser.ts'
import type { PythonNode } from '../src/program/python/node.ts'
import { pythonNodes } from '../src/program/python/statements.ts'
import { SourceFile } from '../src/text/source.ts'

/** A program as one text, to see whether two are the same. */
function program(source: string, parsed: ParsedPython): string {
  const { program } = lowerPython(new SourceFile('a.py', source), parsed)
  return JSON.stringify(program, (key, value: unknown) => (key === 'parent' ? undefined : value))
}

/** What is read here and what the library reads; undefined where it is left to the library. */
function both(source: string): { readonly here: string; readonly library: string; readonly error: number | undefined } | undefined {
  const root = pythonNodes(source)
  if (!root || hasStarInBrackets(root)) return undefined
  const theirs = parsedByLibrary(parser, source)
  return {
    here: program(source, { root, text: source, left: [], error: undefined }),
    library: program(source, theirs),
    error: theirs.error ?? theirs.left[0],
  }
}

/** `a[*b]`, which the library does not know: https://peps.python.org/pep-0646/#change-1-star-expressions-in-indexes */
function hasStarInBrackets({ name, children }: PythonNode): boolean {
  return (name === 'MemberExpression' && children.some((child) => child.name === '*')) || children.some(hasStarInBrackets)
}

const PYTHON: readonly string[] = [
  'not a and b or c',
  'a and not b or c',
  'a = await b + c or d',
  '-a ** -b * c @ d // ~e',
  'a if not b else c if d else e',
  'match a:\n  case B(c=1) | {"d": [*_]} if e:\n    f\n  case _: g\nmatch (h, i): # j\n  case _:\n    pass\nk\n',
  'def f():\n  yield # a\n  yield\n',
  'a = (yield # b\n  + c)\n',
  'a = (yield #)( b\n  + c)\n',
  'def f():\n  yield #:  yield\n',
  'def f():\n  yield # (  yield\n',
  'with 1_0as (b, c): d\nwith 1as b.c: d\n',
  'match[a] = b\nmatch (c)\nmatch in d',
  'a < b <= c != d is not e not in f in g is h',
  'a | b ^ c & d << e >> f + g - h',
  'f = lambda: x\ng = lambda a, *b, c=1, **d: a if b else c\nh = lambda *, a: a',
  'f(a, *b, c=1, d:=2, **e)(x for x in y if z for w in x)',
  'a.b[c].d[e:f, g, ::h, :, i:j:k](l)["m"].None',
  '(), (a), (a,), (*a, b), (a := b), (yield a), (x async for x in y)',
  '[], [a, *b,], [x for x, y in z if lambda: x if y]',
  '{}, {a: b, **c, d: e,}, {a, *b}, {a: b for a in c}, {a for a in b}',
  '"a" f"b{c!r:>{d}}{e = }{f:%Y}{{}}" r\'\\n\' rb"\\"" u"""x\n"y" # no\n"""',
  'f\'{a["b"]} {x, *y} {f"{z}"} \\N{DASH}{w}\' rf"{a}\\d"',
  '0x_1f, 0b1, 0o7, 1_0.5e-3j, .5, 1e9, ..., None, True',
  'a: int = b = c, d = yield e\nx: str\nx.y += z\nx[1] //= yield z',
  'del a, b.c\nassert a, b\nglobal d\nraise\nraise A from b\npass; x; y;\n',
  'import a.b as c, d\nfrom . import e\nfrom ...f.g import (h as i, j,)\nfrom k import *',
  'if a:\n  b\nelif c := d: e\nelse:\n  f # g\n\n  # h\nwhile i: j\nelse: k\n',
  'async def f():\n  async with a as b, c:\n    async for d, e in f, g: await h\n    else: i\n  return\n',
  'with a as (b, c): d\nwith e as(f, *g), h as [i, (j, k)]:\n  l\nwith m() as (\n  n, # o\n  p,\n):\n  q\nwith r as s: t\n',
  'try: a\nexcept: b\nexcept (C, D) as e: f\nelse: g\nfinally:\n\th\n',
  '@a.b(c)\n@d\nclass E(F, metaclass=G):\n  """H"""\n  i = 1\n\n  @j\n  async def k(self, l, /, m: n = o, *, p, **q: r) -> "s": ...\n',
  'def a(*b: c): pass\r\ndef d(e,): return *f, g\r\n',
  'a = (b # c\n  + d)\ne = f + \\\n  g\n\n\n# end',
  'print (a)\nmatch = b\ntype: c = d\nmatch.e(f)\nmatch(g)',
  'def f():\n    if a:\n        b\n  # left\n    c\n',
]

describe('Python', () => {
  it.each(PYTHON)('%j is read as the library reads it', (source) => {
    const read = both(source)
    expect(read?.error).toBeUndefined()
    expect(read?.here).toBe(read?.library)
  })

  it.each([
    'print a',
    'type A = b',
    'type A[B] = c',
    'for a, *b in c: d',
    '1. + 2',
    'a = yield',
    'try: a\nexcept B, C: d',
    'f"{a:=}"',
    'def f[T](a): b',
    'f(',
    '  a\n b',
    'x = "a',
    '?',
    'a b',
    '1 = = 2',
    'C\\\n\r\nt',
    'def f():\n  a # b ',
  ])('%j is left to the library', (source) => expect(pythonNodes(source)).toBeUndefined())

  it('may have stars in brackets', () => {
    const source = 'class A:\n  b: Literal[  # c\n    *D,\n    *E,\n  ]\nf = g[*h, i]\nj\n'
    const root = pythonNodes(source)
    expect(root).toBeDefined()
    if (!root) return
    const lowered = program(source, { root, text: source, left: [], error: undefined })
    expect(lowered.match(/"SpreadElement"/g)).toHaveLength(1)
    expect(both(source)).toBeUndefined()
  })

  it('is read as the library reads it in fixtures', () => {
    const files = readdirSync('fixtures', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.py'))
    const read = files.flatMap((path) => {
      const texts = both(readFileSync(`fixtures/${path}`, 'utf8'))
      return texts ? [{ path, ...texts }] : []
    })
    expect(read.filter(({ here, library, error }) => here !== library || error !== undefined).map(({ path }) => path)).toEqual([])
    expect(read.length).toBeGreaterThan(files.length * 0.98)
  })

  test.each(['with a.as (b):\n  c\n', "f'\\N{'DASH}{w}'", 'f"\\N{EN"DASH}"', "f'\\N{DASH'"])('leaves %s to the library', (source) => {
    expect(pythonNodes(source)).toBeUndefined()
  })

  test('that is broken or put together at random is read as the library reads it, or left to it', () => {
    const pieces = [...new Set(PYTHON.flatMap((source) => source.match(/\w+|\s+|[^\w\s]{1,2}/g) ?? []))]
    const broken = fc
      .tuple(fc.constantFrom(...PYTHON), fc.array(fc.tuple(fc.nat(200), fc.nat(3), fc.constantFrom('', ...pieces)), { maxLength: 3 }))
      .map(([source, changes]) => changes.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), source))
    fc.assert(
      fc.property(
        fc.oneof(
          broken,
          fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((all) => all.join('')),
        ),
        (source) => {
          const read = both(source)
          if (!read) return
          expect(read.error).toBeUndefined()
          expect(read.here).toBe(read.library)
        },
      ),
      { numRuns: 2000 },
    )
  }, 60_000)
})
