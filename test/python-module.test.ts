import { describe, expect, test } from 'vitest'
import type { Ast } from '../src/program/ast.ts'
import type { Place } from '../src/knowledge/libraries/row.ts'
import { argumentsOf } from '../src/program/arguments.ts'
import { calls, callsOnImport, importsFrom } from '../src/program/calls.ts'
import { originOf } from '../src/program/origin.ts'
import { pathOf } from '../src/program/imports.ts'
import { definition, fold } from '../src/program/fold.ts'
import { property } from '../src/program/objects.ts'
import { withoutComments, type Module } from '../src/program/module.ts'
import { pythonModule } from '../src/program/python.ts'
import { parseTypeScript } from '../src/program/typescript.ts'
import { SourceFile } from '../src/text/source.ts'
import { projectOf, under, type Around } from './code-reading.ts'
import { plain } from './folded.ts'

function moduleFrom(source: string, around: Around = {}): Promise<Module> {
  return pythonModule(new SourceFile(around.path ?? 'src/code.py', source), { project: projectOf(around) })
}

/** What `x` is given last in the text. */
function valueOf(module: Module): Ast {
  const values: { readonly name: Ast; readonly value: Ast }[] = [
    ...module.nodes('VariableDeclarator').flatMap(({ id, init }) => (init ? [{ name: id as Ast, value: init as Ast }] : [])),
    ...module.nodes('AssignmentExpression').map(({ left, right }) => ({ name: left as Ast, value: right as Ast })),
  ]
  const found = values.filter(({ name }) => name.type === 'Identifier' && name.name === 'x').at(-1)
  if (!found) throw new Error('the source gives no x')
  return found.value
}

describe('values', () => {
  test.each<[string, unknown]>([
    ['x = 60 * 60 * 24', 86_400],
    ['x = 7 // 2', 3],
    ['DAY = 86_400\nx = 30 * DAY', 2_592_000],
    ['DAY = 1\nDAY = 2\nx = DAY', '<dynamic>'],
    ['DAY = None\nDAY = 5\nx = DAY', 5],
    ['DAY: int\nDAY = 5\nx = DAY', 5],
    ['DAY = 5\nDAY = None\nx = DAY', 5],
    ['DAY = 5\nDAY += 1\nx = DAY', '<dynamic>'],
    ['a = b = 5\nx = b', 5],
    ['if (n := 5):\n    x = n', 5],
    ['D = 30\nx = f"{D}d"', '30d'],
    ['x = f"https://{host}/token"', ['https://', '<dynamic>', '/token']],
    ['x = "a" "b" f"{c}d" "e"', ['a', 'b', '<dynamic>', 'd', 'e']],
    ['x = "a" "b"', 'ab'],
    ['x = f"{{a}}"', '{a}'],
    ['x = r"\\d"', '\\d'],
    ['x = "\\x41"', 'A'],
    ['x = b"bytes"', 'bytes'],
    ['x = "a" + "b"', 'ab'],
    ['x = "Bearer %s" % token', ['Bearer ', '<dynamic>']],
    ['x = "%s-%s" % ("a", "b")', 'a-b'],
    ['x = "%(a)s" % {"a": "c"}', 'c'],
    ['x = "{}-{}".format("a", "b")', 'a-b'],
    ['x = "{1}-{name}".format("a", "b", name="c")', 'b-c'],
    ['x = " ".join(["a", "b"])', 'a b'],
    ['x = "a b".split()', ['a', 'b']],
    ['x = ("a", "b")', ['a', 'b']],
    ['x = ["a"] + ["b"]', ['a', 'b']],
    ['x = {"a": 1} | {"b": 2}', { a: 1, b: 2 }],
    ['x = {"a": 1, **more}', { a: 1, '…': true }],
    ['x = {key: 1}', { '…': true }],
    ['x = dict(a=1, b="c")', { a: 1, b: 'c' }],
    ['x = dict({"a": 1}, **more)', { a: 1, '…': true }],
    ['x = [1, 2][-1]', 2],
    ['x = {"a": 1}["a"]', 1],
    ['x = {"a": 1}.get("b", 2)', 2],
    ['o = {"a": 1}\no["a"] = 2\nx = o["a"]', 2],
    ['o = {"a": 1}\no["b"] = 2\nx = o', { a: 1, b: 2 }],
    ['o = {"a": 1}\no[key] = 2\nx = o', { a: 1, '…': true }],
    ['o = {"a": 1}\no.update({"b": 2}, c=3)\nx = o', { a: 1, b: 2, c: 3 }],
    ['o = {"a": 1}\no.update(more)\nx = o', { a: 1, '…': true }],
    ['o = {"a": 1}\no.setdefault("b", 2)\nx = o', { a: 1, b: 2 }],
    ['o = {"a": 1}\no.pop("a")\nx = o', { a: 1, '…': true }],
    ['o = {"a": 1}\no.update(o)\nx = o', { a: 1 }],
    ['o = {"a": 1}\ndef f():\n    o["b"] = 2\nx = o', { a: 1, '…': true }],
    ['o = {"a": 1}\ndef f():\n    o = {}\n    o["b"] = 2\nx = o', { a: 1 }],
    ['o = {}\ndef f():\n    x = o\no["b"] = 2', { b: 2 }],
    ['o = {"a": {}}\no["a"]["b"] = 2\nx = o', { a: {} }],
    ['def f(data):\n    o = data.copy()\n    o.update({"exp": 5})\n    x = o', { exp: 5, '…': true }],
    ['def f(data):\n    data["exp"] = 5\n    x = data', { exp: 5, '…': true }],
    ['o = ["a"]\no.append("b")\nx = o', ['a', 'b']],
    ['o = ["a"]\no.append("b")\no += ["c"]\no.extend(["d"])\nx = o', ['a', 'b', 'c', 'd']],
    ['o = ["a"]\no.insert(0, "b")\nx = o', ['a', '…']],
    ['o = ["a"]\no += more\nx = o', '<dynamic>'],
    ['s = Session()\ns.headers["a"] = 1\ns.headers.update({"b": 2})\nx = s.headers', { a: 1, b: 2, '…': true }],
    [
      'class C:\n    def __init__(self):\n        self.o = {"a": 1}\n        self.o["b"] = 2\n    def f(self):\n        x = self.o',
      { a: 1, '…': true },
    ],
    [
      'class C:\n    def f(self):\n        self.o = {"a": 1}\n        self.o["b"] = 2\n        x = self.o\nclass D:\n    def f(self):\n        self.o = 1',
      { a: 1, b: 2 },
    ],
    ['class C:\n    a = None\n    def set(self):\n        self.a = "b"\n    def f(self):\n        x = self.a', 'b'],
    ['class C:\n    def set(self):\n        self.a = "b"\n        self.a = "c"\n    def f(self):\n        x = self.a', '<dynamic>'],
    ['import os\nx = os.environ["A"]', '$A'],
    ['import os\nx = os.environ.get("A", "b")', '$A or "b"'],
    ['from os import getenv as g\nx = g("A", default="b")', '$A or "b"'],
    ['from os import environ\nx = environ.get("A") or "b"', '$A or "b"'],
    ['import os\nx = int(os.getenv("A", "5"))', '$A or 5'],
    ['os = other()\nx = os.getenv("A")', '<dynamic>'],
    ['x = given or "b"', '<dynamic> or "b"'],
    ['def f(a="b"):\n    x = a', '<dynamic> or "b"'],
    ['def f(a):\n    x = a', '<dynamic>'],
    ['from datetime import timedelta\nx = timedelta(days=1, hours=1)', 90_000],
    ['from datetime import timedelta\nx = timedelta(days=1, other=1)', '<dynamic>'],
    ['class C:\n    A = "b"\nx = C.A', 'b'],
    ['class C:\n    A = "b"\n    B = A\n    def f(self):\n        x = self.B', 'b'],
    ['class C:\n    def __init__(self):\n        self.a = "b"\n    def f(self):\n        x = self.a', 'b'],
    ['a = 1\nclass C:\n    a = 2\n    def f(self):\n        x = a', 1],
    ['a = 1\ndef f():\n    a = 2\nx = a', 1],
    ['if t:\n    a = 1\nx = a', 1],
    ['x = "v" if True else "w"', 'v'],
    ['x = lambda: 1', '<dynamic>'],
    ['class Settings(BaseSettings):\n    ttl: int = 30\ns = Settings()\nx = s.ttl', '$TTL or 30'],
    ['from pydantic import Field\nclass Settings(BaseSettings):\n    ttl: int = Field(default=30)\nx = Settings().ttl', '$TTL or 30'],
    ['class S(pydantic_settings.BaseSettings):\n    key: str\ns: S = make()\nx = s.key', '$KEY'],
    ['class S(BaseSettings):\n    key: str\n@lru_cache\ndef get_settings():\n    return S()\nx = get_settings().key', '$KEY'],
    ['class S(BaseSettings):\n    key: str\ndef f(s: Annotated[S, Depends(get)]):\n    x = s.key', '$KEY'],
    [
      'class S(BaseSettings):\n    key: str\nclass C:\n    def __init__(self, s: S):\n        self.s = s\n    def f(self):\n        x = self.s.key',
      '$KEY',
    ],
    ['class S(BaseSettings):\n    key: str\nx = S().other', '<dynamic>'],
    ['@dataclass\nclass C:\n    ttl: int = 30\nx = C().ttl', '<dynamic> or 30'],
    [
      'from dataclasses import dataclass, field\n@dataclass(frozen=True)\nclass C:\n    ttl: int = field(default=30)\nx = C(name="a").ttl',
      '<dynamic> or 30',
    ],
    ['@dataclass\nclass C:\n    ttl: int = 30\nx = C(ttl=5).ttl', '<dynamic>'],
    ['@dataclass\nclass C:\n    ttl: int = 30\nx = C(**given).ttl', '<dynamic>'],
    ['class C:\n    ttl: int = 30\nx = C().ttl', '<dynamic>'],
    ['import settings\nx = settings.A', 'settings#A'],
  ])('%s', async (source, expected) => {
    const module = await moduleFrom(source)
    expect(module.problems).toEqual([])
    expect(plain(fold(module, valueOf(module)))).toEqual(expected)
  })

  test.each<[string, string, Readonly<Record<string, string>>]>([
    ['a relative name', 'from .names import A\nx = A', { 'src/names.py': 'A = "b"' }],
    ['an absolute name', 'from app.names import A\nx = A', { 'app/names.py': 'A = "b"' }],
    ['a module of a package', 'from . import names\nx = names.A', { 'src/__init__.py': '', 'src/names.py': 'A = "b"' }],
    ['a whole module', 'import app.names\nx = app.names.A', { 'app/names.py': 'A = "b"' }],
    ['a whole module by another name', 'import app.names as n\nx = n.A', { 'src/app/names.py': 'A = "b"' }],
    ['what a package hands on', 'from app import A\nx = A', { 'app/__init__.py': 'from .names import A', 'app/names.py': 'A = "b"' }],
    ['all that a package hands on', 'from app import A\nx = A', { 'app/__init__.py': 'from .names import *', 'app/names.py': 'A = "b"' }],
    [
      'what a neighbour makes of others',
      'from .lives import L\nx = L.A',
      {
        'src/lives.py': 'from . import names\nclass L:\n    A = names.A',
        'src/names.py': 'from .last import B\nA = B',
        'src/last.py': 'B = "b"',
      },
    ],
  ])('%s of a neighbour', async (_, source, files) => {
    const module = await moduleFrom(source, { files })
    const node = fold(module, valueOf(module))
    expect(plain(node)).toBe('b')
    expect(node.at.file).toBe(module.file)
  })
})

const SETTINGS =
  'class Settings(BaseSettings):\n    key: str = "dev"\nsettings = Settings()\ndef get_settings() -> Settings:\n    return settings\n'

test.each<[string, string]>([
  ['an object', 'from .config import settings\nx = settings.key'],
  ['a module', 'from app import config\nx = config.settings.key'],
  ['a module by another name', 'import app.config as c\nx = c.settings.key'],
  ['a class', 'from app.config import Settings\nx = Settings().key'],
  ['a function', 'from app.config import get_settings as g\nx = g().key'],
  ['a package', 'from app import settings\nx = settings.key'],
  ['a type', 'from .config import Settings\ndef f(s: Settings):\n    x = s.key'],
])('settings of a neighbour by way of %s', async (_, source) => {
  const module = await moduleFrom(source, {
    path: 'app/main.py',
    files: { 'app/config.py': SETTINGS, 'app/__init__.py': 'from .config import settings' },
  })
  const node = fold(module, valueOf(module))
  expect(plain(node)).toBe('$KEY or "dev"')
  expect([node.at.file, node.kind === 'dynamic' && node.fallback?.at.file]).toEqual([module.file, module.file])
})

describe('arguments', () => {
  const given = async (source: string, place: Place) => {
    const module = await moduleFrom(source)
    const [call] = calls(module)
    if (!call) throw new Error('no call')
    const { is, ...rest } = argumentsOf(module, call.node).value(place)
    return 'value' in rest ? plain(rest.value) : is
  }
  test.each<[string, Place, unknown]>([
    ['f(1, a=2)', 0, 1],
    ['f(1, a=2)', 1, 'unset'],
    ['f(1, a=2)', 'a', 2],
    ['f(1, a=2)', ['b', 'a'], 2],
    ['f(1)', ['a', 0], 1],
    ['f(1)', ['a', 1], 'unset'],
    ['f(a={"b": 2})', 'a.b', 2],
    ['o = {"b": 2}\no["c"] = 3\nf(a=o)', 'a.c', 3],
    ['f(a={"b": 2})', 'a.c', 'unset'],
    ['f(a={**more})', 'a.b', 'dynamic'],
    ['f(a=other)', 'a.b', 'dynamic'],
    ['f(**{"a": 2})', 'a', 2],
    ['f(**more)', 'a', 'dynamic'],
    ['f(1, **more)', 0, 1],
    ['f(*more)', 0, 'dynamic'],
    ['f(*more, a=2)', ['a', 0], 2],
    ['f(*more)', 'a', 'unset'],
    ['f({"b": 2})', '0.b', 2],
  ])('%s at %s', async (source, place, expected) => {
    expect(await given(source, place)).toEqual(expected)
  })

  test('an object of options is the same view', async () => {
    const module = await parseTypeScript(
      new SourceFile('src/code.ts', 'f(1, { a: 2, b: undefined }, ...more)\nf(1, { ...more })\nf(1, options)'),
      {},
    )
    const views = calls(module).map(({ node }) => argumentsOf(module, node))
    expect(views.map((one) => ['1.a', '1.b', '1.c', 2].map((place) => one.value(place).is))).toEqual([
      ['set', 'unset', 'unset', 'dynamic'],
      ['dynamic', 'dynamic', 'dynamic', 'unset'],
      ['dynamic', 'dynamic', 'dynamic', 'unset'],
    ])
    expect(views.map((one) => one.expression(['key', '1.a'])?.type)).toEqual(['Literal', undefined, undefined])
  })
})

describe('origins', () => {
  test.each<[string, string]>([
    ['from jwt import encode as e\nx = e', 'jwt#encode'],
    ['import jwt\nx = jwt.encode', 'jwt#encode'],
    ['import google.auth.transport as t\nx = t.requests', 'google.auth.transport#requests'],
    ['import google.auth.transport\nx = google.auth.transport', 'google#auth.transport'],
    ['try:\n    import a as m\nexcept ImportError:\n    import b as m\nx = m.f', 'a#f'],
    ['try:\n    import a\nexcept ImportError:\n    a = None\nx = a.f', 'a#f'],
    ['def f():\n    from httpx import Client\n    x = Client', 'httpx#Client'],
    ['from httpx import Client\nc = Client()\nx = c.get', 'httpx#Client().get'],
    [
      'from httpx import Client\nclass C:\n    def __init__(self):\n        self.c = Client()\n    def f(self):\n        x = self.c.get',
      'httpx#Client().get',
    ],
    [
      'from httpx import Client\nclass C:\n    c = None\n    def __init__(self):\n        self.c: Client = make(1)\n    def f(self):\n        x = self.c',
      'httpx#Client()',
    ],
    ['from httpx import Client\ndef f(c: Client | None = None):\n    x = c', 'httpx#Client()'],
    ['from typing import Optional\nimport httpx\ndef f(c: Optional[httpx.Client]):\n    x = c', 'httpx#Client()'],
    ['from httpx import Client\nclass Mine(Client):\n    pass\nx = Mine()', 'httpx#Client()'],
    ['import httpx\nwith httpx.Client() as c:\n    x = c.get', 'httpx#Client().get'],
    ['x = input', 'builtins#input'],
    ['def input(): ...\nx = input', ''],
    ['x = [jwt for jwt in y]\nimport jwt\nx = jwt.a', 'jwt#a'],
    ['from . import a\nx = a.b', '.#a.b'],
  ])('%s', async (source, expected) => {
    const module = await moduleFrom(source)
    const from = originOf(module, valueOf(module))
    expect(from ? `${from.module}#${from.name}` : '').toBe(expected)
  })

  test('an instance of a neighbour', async () => {
    const module = await moduleFrom('from .clients import c\nx = c.get', {
      files: { 'src/clients.py': 'import httpx\nc = httpx.Client()' },
    })
    const from = originOf(module, valueOf(module))
    expect(from && pathOf(from)).toBe('httpx.Client().get')
  })

  test('what a function of a neighbour makes', async () => {
    const files = {
      'src/clients.py': 'import httpx\ndef client():\n    return httpx.Client()',
      'src/names.py': 'import httpx\ndef name():\n    return httpx.name()',
    }
    for (const [from, name, expected] of [
      ['clients', 'client', 'httpx.Client().get'],
      ['names', 'name', '.names.name().get'],
    ]) {
      const module = await moduleFrom(`from .${from} import ${name}\nx = ${name}().get`, { files })
      const origin = originOf(module, valueOf(module))
      expect(origin && pathOf(origin)).toBe(expected)
    }
  })

  test('calls by their package, however it is divided', async () => {
    const module = await moduleFrom(
      'import google.auth\nfrom jwt.api_jwt import encode\ngoogle.auth.default(scopes=[])\nencode(1)\njwtx.encode(2)\n',
    )
    expect(callsOnImport(module, 'google.auth', 'default').map(({ at }) => under(at))).toEqual(['google.auth.default(scopes=[])'])
    expect(callsOnImport(module, 'jwt', 'encode').map(({ at }) => under(at))).toEqual(['encode(1)'])
    expect(callsOnImport(module, 'go', /^/)).toEqual([])
    expect([importsFrom(module, 'google.auth'), importsFrom(module, 'jwt'), importsFrom(module, 'google.cloud')]).toEqual([
      true,
      true,
      false,
    ])
  })

  test('an option is asked for by its name, whatever stands before it', async () => {
    const module = await moduleFrom('jwt.encode(claims, key, algorithm="HS256")\njwt.encode(*rest, algorithm="none")')
    const algorithms = calls(module).map((call) => property(module, call.node.arguments.at(-1), 'algorithm'))
    expect(algorithms.map((one) => one && plain(fold(module, one)))).toEqual(['HS256', 'none'])
    expect(calls(module).map((call) => call.argument(1) !== undefined)).toEqual([true, false])
  })
})

test('strings are those of the program, with their places', async () => {
  const module = await moduleFrom('"""What it is."""\nimport os\nx = f"a{b}" \'c\'\ny = r"""d"""\n')
  expect(module.strings().map(({ value, at }) => [value, under(at)])).toEqual([
    ['a', 'a'],
    ['c', 'c'],
    ['d', 'd'],
  ])
})

test('comments are told from strings', async () => {
  const source = '# one\nx = "#no" # two\ny = f"{z:#x}"\nw = ("a" # three\n  "b#no")\n"""#no"""\n'
  const module = await moduleFrom(source)
  expect(module.comments().map(({ value }) => value)).toEqual([' one', ' two', ' three'])
  expect(withoutComments(module, valueOf(module))).toBe('"#no"')
})

test('a name is followed to the one value that it has', async () => {
  const module = await moduleFrom('a = None\ndef f():\n    global a\n    a = make()\nx = a')
  expect(module.source(definition(module, valueOf(module)))).toBe('make()')
})

test('what comes behind an error is missing and said', async () => {
  const module = await moduleFrom('x = "a"\ny = = 3 (\ndef')
  expect(module.problems.length).toBeGreaterThan(0)
  expect(plain(fold(module, valueOf(module)))).toBe('a')
})
