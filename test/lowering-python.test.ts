import { readdirSync, readFileSync } from 'node:fs'
import { parser } from '@lezer/python'
import { describe, expect, it, test } from 'vitest'
import { lowerPython, type Lowered } from '../src/program/lower/python.ts'
import { parsedPython } from '../src/program/python/parser.ts'
import type { Ast } from '../src/program/tree.ts'
import { SourceFile } from '../src/text/source.ts'

function lowered(text: string, path = 'a.py'): Lowered & { readonly error: number | undefined } {
  const file = new SourceFile(path, text)
  const parsed = parsedPython(parser, text)
  return { ...lowerPython(file, parsed), error: parsed.error }
}

/** The nodes directly inside a node, in the order of its fields. */
function partsOf(node: Ast): Ast[] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    key === 'parent' ? [] : Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  )
}

function isNode(value: unknown): value is Ast {
  return typeof value === 'object' && value !== null && 'type' in value
}

const SHORT: Readonly<Record<string, string>> = {
  Identifier: 'id',
  Literal: 'lit',
  MemberExpression: 'member',
  CallExpression: 'call',
  ObjectExpression: 'object',
  ArrayExpression: 'array',
  ExpressionStatement: 'do',
  VariableDeclaration: 'declare',
  VariableDeclarator: 'of',
  AssignmentExpression: 'assign',
  TemplateLiteral: 'template',
  TemplateElement: 'text',
  OtherExpression: 'other',
  Property: 'property',
  SpreadElement: 'spread',
  TypeReference: 'type',
  ThisExpression: 'this',
  BlockStatement: 'block',
  FunctionDeclaration: 'function',
  ArrayPattern: 'pattern',
  MethodDefinition: 'method',
  PropertyDefinition: 'field',
  ClassDeclaration: 'class',
  ClassBody: 'members',
  ReturnStatement: 'return',
  IfStatement: 'if',
  ImportDeclaration: 'import',
}

/** A tree on one line: its types, what has a value, and what marks it. */
function shown(node: Ast): string {
  const { type } = node
  if (type === 'Identifier' && !node.typeAnnotation) return node.name
  if (type === 'Literal') return JSON.stringify(node.value) + (node.isRaw ? 'r' : '')
  if (type === 'TemplateElement') return `'${node.joined ? '+' : ''}'`
  if (type === 'ThisExpression') return 'this'
  const marks = ['operator', 'kind', 'computed', 'static', 'async', 'named', 'name'].flatMap((mark) => {
    const value = (node as unknown as Record<string, unknown>)[mark]
    return value === true ? [mark] : typeof value === 'string' && value !== 'init' ? [value] : []
  })
  return `(${[SHORT[type] ?? type, ...marks, ...partsOf(node).map(shown)].join(' ')})`
}

function program(text: string): string {
  return lowered(text).program.body.map(shown).join(' ')
}

const TABLE: readonly (readonly [what: string, code: string, tree: string])[] = [
  ['named arguments', 'f(a, *b, c=1, **d)', '(do (call f a (spread b) (object named (property c 1) (spread d))))'],
  ['no arguments', 'f()', '(do (call f))'],
  ['a generator as an argument', 'f(x for x in y)', '(do (call f (other x (declare local (of x)) y)))'],
  ['a walrus as an argument', 'f(a := 1)', '(do (call f (assign = a 1)))'],
  ['a first and a later assignment', 'a = 1\na = 2', '(declare local (of a 1)) (do (assign = a 2))'],
  ['an update', 'a = 1\na += 2', '(declare local (of a 1)) (do (assign += a 2))'],
  ['a chain of targets', 'a = b = 1', '(declare local (of a (assign = b 1)))'],
  ['a declared type', 'a: int = 1', '(declare local (of (id a (type int)) 1))'],
  ['a type without a value', 'a: int', '(declare local (of (id a (type int))))'],
  ['targets of a tuple', 'a, (b, *c) = d', '(declare local (of (pattern a (pattern b (RestElement c))) d))'],
  ['a member as a target', 'a.b = 1\na[b] = 1', '(do (assign = (member a b) 1)) (do (assign = (member computed a b) 1))'],
  ['global names', 'def f():\n  global a\n  a = 1', '(function f (block (OtherStatement) (do (assign = a 1))))'],
  ['names of a function', 'def f(a):\n  a = 1\n  b = 2', '(function f a (block (do (assign = a 1)) (declare local (of b 2))))'],
  [
    'parameters',
    'async def f(a, b: int = 1, *c, d=2, **e) -> X: pass',
    '(function async f a (AssignmentPattern (id b (type int)) 1) (RestElement c) (AssignmentPattern d 2) (RestElement named e) (block (OtherStatement)) (type X))',
  ],
  [
    'a class',
    'class A(B, C, metaclass=M):\n  x: int = 1\n  def __init__(self, a):\n    self.a = a',
    '(class A B C (object named (property metaclass M)) (members (field x 1 (type int)) (method constructor __init__ (FunctionExpression a (block (do (assign = (member this a) a)))))))',
  ],
  [
    'methods that differ',
    'class A:\n  @staticmethod\n  def f(a): return a\n  @classmethod\n  def g(cls): return cls.x\n  @property\n  def h(self): return self',
    '(class A (members (method method static f (FunctionExpression a (block (return a))) (Decorator staticmethod))' +
      ' (method method static g (FunctionExpression (block (return (member this x)))) (Decorator classmethod)) (method get h (FunctionExpression (block (return this))) (Decorator property))))',
  ],
  [
    'the object in a function within',
    'class A:\n  def f(self):\n    return lambda: self.x',
    '(class A (members (method method f (FunctionExpression (block (return (ArrowFunctionExpression (member this x))))))))',
  ],
  [
    'another thing of the same name',
    'class A:\n  def f(self):\n    return lambda self: self',
    '(class A (members (method method f (FunctionExpression (block (return (ArrowFunctionExpression self self)))))))',
  ],
  ['the class above', 'super().f(1)', '(do (call (member (Super) f) 1))'],
  [
    'statements of a class',
    'class A:\n  "doc"\n  if a: pass',
    '(class A (members (StaticBlock (do "doc")) (StaticBlock (if a (block (OtherStatement))))))',
  ],
  [
    'a decorator with arguments',
    '@a.b(c=1)\ndef f(): pass',
    '(function f (block (OtherStatement)) (Decorator (call (member a b) (object named (property c 1)))))',
  ],
  ['a dictionary', '{"a": 1, b: 2, **c}', '(do (object (property "a" 1) (property computed b 2) (spread c)))'],
  ['lists, tuples and sets', '[1, *a], (1,), {1}, ()', '(do (array (array 1 (spread a)) (array 1) (array 1) (array)))'],
  ['strings', `'a' rb"b\\n" """c"""`, "(do (template '+' '+' ''))"],
  ['escapes', `'a\\n'\nr'a\\n'`, '(do "a\\n") (do "a\\\\n"r)'],
  ['an f-string', 'f"a{b!r:>{c}}d{e=}"', "(do (template '' '' '' b e))"],
  ['f-strings side by side', `'a' f"{b}" 'c'`, "(do (template '+' '' '+' '' b))"],
  [
    'a subscript',
    'a[b], a[1:2], a[b, c]',
    '(do (array (member computed a b) (member computed a (other 1 2)) (member computed a (array b c))))',
  ],
  [
    'operators',
    'a == b, a is not b, a not in b, not a, a // b ** -c',
    '(do (array (BinaryExpression === a b) (BinaryExpression !== a b) (BinaryExpression not in a b) (UnaryExpression ! a)' +
      ' (BinaryExpression // a (BinaryExpression ** b (UnaryExpression - c)))))',
  ],
  ['what not stands before', 'not a == b or c', '(do (LogicalExpression || (UnaryExpression ! (BinaryExpression === a b)) c))'],
  ['not before a bracket', 'not (a or b)', '(do (UnaryExpression ! (LogicalExpression || a b)))'],
  ['and, or', 'a or b and c', '(do (LogicalExpression || a (LogicalExpression && b c)))'],
  ['a condition', 'a if b else c', '(do (ConditionalExpression b a c))'],
  ['a comprehension', '{k: v for k, v in a.items() if v}', '(do (other k v (declare local (of (pattern k v))) (call (member a items)) v))'],
  [
    'await and yield',
    'await a\nyield b\nc = yield d',
    '(do (AwaitExpression a)) (do (YieldExpression b)) (declare local (of c (YieldExpression d)))',
  ],
  ['branches', 'if a: b\nelif c: d\nelse: e', '(if a (block (do b)) (if c (block (do d)) (block (do e))))'],
  [
    'loops',
    'for a, b in c: d\nelse: e\nwhile f: g',
    '(ForOfStatement (declare local (of (pattern a b))) c (block (do d)) (block (do e))) (LoopStatement f (block (do g)))',
  ],
  [
    'try',
    'try: a\nexcept (B, C) as d: e\nexcept: f\nelse: g\nfinally: h',
    '(TryStatement (block (do a)) (CatchClause d (array B C) (block (do e))) (CatchClause (block (do f))) (block (do g)) (block (do h)))',
  ],
  [
    'several errors without parentheses',
    'try: a\nexcept B, C.D, E: f\nexcept* G, H: i',
    '(TryStatement (block (do a)) (CatchClause B (block (do f))) (CatchClause G (block (do i))))',
  ],
  [
    'types of a definition with defaults',
    'class A[B = None, C: (D, E) = F[G, H]](I): pass\ndef f[J = K](l): return l',
    '(class A I (members (StaticBlock (OtherStatement)))) (function f l (block (return l)))',
  ],
  ['with', 'with a() as b, c(): d', '(WithStatement (declare local (of b (call a))) (do (call c)) (block (do d)))'],
  [
    'with in parentheses',
    'with (\n  a() as b,\n  c() as (d, e),\n): f',
    '(WithStatement (declare local (of b (call a))) (declare local (of (pattern d e) (call c))) (block (do f)))',
  ],
  [
    'match',
    'match a:\n  case "b": c\n  case D.E: f\n  case {"g":\n    h}: i',
    '(SwitchStatement a (SwitchCase "b" (do c)) (SwitchCase (member D E) (do f)) (SwitchCase (do i)))',
  ],
  [
    'imports',
    'import a.b, c as d\nfrom ..e import f as g, h\nfrom i import *',
    '(import "a.b" (ImportNamespaceSpecifier a)) (import "c" (ImportNamespaceSpecifier d)) (import "..e" (ImportSpecifier f g) (ImportSpecifier h h)) (import "i" (ImportSpecifier * *))',
  ],
  ['raise', 'raise A(1) from b\nraise', '(ThrowStatement (call A 1)) (ThrowStatement)'],
  ['two statements on a line', 'a; b', '(do a) (do b)'],
  [
    'types',
    'def f(a: Optional[X], b: x.Y | None, c: Annotated[X, Depends(d)], e: "g.H"): pass',
    '(function f (id a (type Optional (type X))) (id b (type (type (member x Y)) (type))) (id c (type Annotated (type X) (call Depends d))) (id e (type (member g H))) (block (OtherStatement)))',
  ],
]

describe('a Python program', () => {
  test.each(TABLE)('%s', (_, code, tree) => {
    expect(program(code)).toBe(tree)
  })

  it('leaves out what does not parse, and what stands behind a bracket that is never closed', () => {
    expect(program('a = 1\nprint "x"\nb = 2')).toBe(
      '(declare local (of a 1)) (OtherStatement) (declare local (of b 2))'.replace('(OtherStatement)', program('print "x"')),
    )
    expect(program('a = 1\nb = {\nd = 2')).toBe('(declare local (of a 1))')
  })
})

/** The source of all nodes of a type, in the order of the index. */
function places(text: string, type: Ast['type']): string[] {
  return (lowered(text).byType.get(type) ?? []).map(({ start, end }) => text.slice(start, end))
}

describe('places', () => {
  it.each<readonly [string, Ast['type'], readonly string[]]>([
    ['x = f"a{b!r:>{c}}{{d" \'e\'  # f', 'TemplateElement', ['a', '{{d', 'e']],
    ['x = """a"""', 'Literal', ['"""a"""']],
    ['f(a, b = 1 , ** c )', 'ObjectExpression', ['b = 1 , ** c']],
    ['f(a)(b).c(d)', 'CallExpression', ['f(a)(b).c(d)', 'f(a)(b)', 'f(a)']],
    ['@a . b ( 1 )\nclass C:\n  x = 1\n  # behind\n', 'ClassDeclaration', ['@a . b ( 1 )\nclass C:\n  x = 1']],
    ['def f(a: int, *b): pass', 'Identifier', ['f', 'a: int', 'int', 'b']],
    ['with (a() as b, c()):\n  pass', 'VariableDeclarator', ['a() as b']],
    ['from a . b import (c as d, e)', 'ImportSpecifier', ['c as d', 'e']],
    ['from a . b import (c as d, e)', 'Literal', ['a . b']],
    ['if a:\n  b\nelif c:\n  d\n', 'IfStatement', ['if a:\n  b\nelif c:\n  d', 'elif c:\n  d']],
    ['a = b + c + d', 'BinaryExpression', ['b + c + d', 'b + c']],
  ])('%s: %s', (text, type, expected) => {
    expect(places(text, type)).toEqual(expected)
  })

  it('of what stands between the quotes', () => {
    const text = `a = rb'''x\\n'''`
    const [literal] = lowered(text).byType.get('Literal') ?? []
    expect(literal?.type === 'Literal' && literal.inner && text.slice(...literal.inner)).toBe('x\\n')
  })
})

/** What is wrong with the places, parents and index of a tree. */
function faults({ program: root, byType }: Lowered): string[] {
  const found: string[] = []
  const stack: Ast[] = [root]
  let count = 0
  for (let node = stack.pop(); node; node = stack.pop()) {
    count++
    let last = node.start
    for (const part of partsOf(node).sort((a, b) => a.start - b.start)) {
      if (part.parent !== node) found.push(`${part.type} at ${part.start} has another parent`)
      // The imported name is also the local one.
      if (part.start < last || part.end > node.end) found.push(`${part.type} at ${part.start} in ${node.type} at ${node.start}`)
      if (!node.type.startsWith('Import')) last = part.end
      stack.push(part)
    }
  }
  const indexed = [...byType.values()].reduce((sum, list) => sum + list.length, 0)
  if (indexed !== count) found.push(`${indexed} nodes in the index, ${count} in the tree`)
  return found
}

const PROPER = /^(?:f|r|b|rb)?["']|^[\w.]+$|^[\w.]+\([^)]*\)$/i

describe('all Python fixtures', () => {
  it('give trees whose nodes lie within what holds them, in the order of the text', () => {
    const paths = readdirSync('fixtures', { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.py'))
      .map((path) => `fixtures/${path}`)
    expect(paths.length).toBeGreaterThan(100)
    for (const path of paths) {
      const text = readFileSync(path, 'utf8')
      const tree = lowered(text, path)
      expect(faults(tree), path).toEqual([])
      const others = (tree.byType.get('OtherExpression') ?? [])
        .map(({ start, end }) => text.slice(start, end))
        .filter((code) => code !== '...')
      expect(
        others.filter((code) => PROPER.test(code) && code.length > 0 && !/\bfor\b|:/.test(code)),
        path,
      ).toEqual([])
    }
  })
})

function repeated(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('')
}

describe('long files', () => {
  it.each<readonly [string, string]>([
    ['2,000 statements with comments', repeated(2000, (i) => `# the setting ${i}\nA${i} = "x"  # behind\n\n`)],
    ['2,000 statements with comments and Windows line ends', repeated(2000, (i) => `# the setting ${i}\r\nA${i} = "x"\r\n\r\n`)],
    ['2,000 statements of a function', `def f():\n${repeated(2000, (i) => `    # the setting ${i}\n    a${i} = "# no comment"\n\n`)}`],
    ['a dictionary of 5,000 entries', `A = {\n${repeated(5000, (i) => `    # ${i}\n    "a${i}": ${i},\n`)}}\n`],
    ['a list of 5,000 entries', `A = [\n${repeated(5000, (i) => `    "a${i}",  # ${i}\n`)}]\n`],
    ['2,000 branches', `if a:\n    b\n${repeated(2000, (i) => `# ${i}\nelif a == ${i}:\n    b = ${i}\n\n`)}`],
  ])('%s', (_, start) => {
    const text = `${start}LAST = 1\n`
    const tree = lowered(text)
    expect(tree.error).toBeUndefined()
    expect(faults(tree)).toEqual([])
    const last = tree.program.body.at(-1)
    expect(last && text.slice(last.start, last.end)).toBe('LAST = 1')
    const first = tree.byType.get('Literal')?.at(0)
    expect(first && text.slice(first.start, first.end)).toMatch(/^(?:"x"|"# no comment"|"a0"|0)$/)
  })

  it('keep what a string says that looks like a comment', () => {
    const text = `${repeated(400, (i) => `# ${i}\nA${i} = 1\n\n`)}B = """\n# text\n\n"""\n`
    const [literal] = (lowered(text).byType.get('Literal') ?? []).slice(-1)
    expect(literal?.type === 'Literal' && literal.value).toBe('\n# text\n\n')
  })
})
