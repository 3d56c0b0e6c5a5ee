import { describe, expect, test } from 'vitest'
import { textOf } from '../src/program/template.ts'
import { calledBy, plainly, text, valueOf } from './python-reading.ts'

const HEAD = `import os, datetime, json
from datetime import timedelta
from os import environ, getenv
from urllib.parse import urljoin
BASE = "https://api.acme.dev"
DAY = 60 * 60 * 24
TOKEN = os.environ["ACME_TOKEN"]
`

describe('values', () => {
  test.each<[string, unknown]>([
    ['60 * 60 * 24 * 30', 2_592_000],
    ['7 * DAY', 604_800],
    ['2 ** 10 - 7 // 2', 1021],
    ['-1', -1],
    ['not True', false],
    ['1_000', 1000],
    ['0x10', 16],
    ['"a" "b"', 'ab'],
    ['f"{BASE}/v1"', 'https://api.acme.dev/v1'],
    ['BASE + "/v1"', 'https://api.acme.dev/v1'],
    ['"%s/v%d" % (BASE, 2)', 'https://api.acme.dev/v2'],
    ['"%(base)s/v1" % {"base": BASE}', 'https://api.acme.dev/v1'],
    ['"{}/v{}".format(BASE, 1)', 'https://api.acme.dev/v1'],
    ['"{base}/v1".format(base=BASE)', 'https://api.acme.dev/v1'],
    ['urljoin(BASE, "v1")', 'https://api.acme.dev/v1'],
    ['" ".join(["a", "b"])', 'a b'],
    ['"a b".split()', ['a', 'b']],
    ['"a,b".split(",")', ['a', 'b']],
    ['f"Bearer {TOKEN}"', 'Bearer $ACME_TOKEN'],
    ['"Bearer " + os.getenv("X", "y")', 'Bearer $X:-y'],
    ['environ["X"]', '$X'],
    ['getenv("X")', '$X'],
    ['os.environ.get("X", "dev")', '$X:-dev'],
    ['os.environ.get("X") or "dev"', '$X:-dev'],
    ['int(os.getenv("X", "3"))', '$X:-3'],
    ['{"a": 1, **{"b": 2}}', { a: 1, b: 2 }],
    ['{"a": 1, **unknown()}', { a: 1, '…': true }],
    ['dict({"a": 1}, b=2)', { a: 1, b: 2 }],
    ['{"a": 1} | {"b": 2}', { a: 1, b: 2 }],
    ['{"a": {"b": 3}}["a"]["b"]', 3],
    ['{"a": 1}.get("b", 2)', 2],
    ['(1, "x", None)', [1, 'x', null]],
    ['[1, *more]', [1, '…']],
    ['["a"] + ["b"]', ['a', 'b']],
    ['["a", "b"][1]', 'b'],
    ['timedelta(days=1, hours=2)', 93_600],
    ['datetime.timedelta(minutes=15)', 900],
    ['timedelta(1)', 86_400],
    ['json.dumps({"a": 1})', { a: 1 }],
    ['str(BASE)', 'https://api.acme.dev'],
    ['call()', '?'],
    ['a if b else c', '?'],
    ['1 / 0', '?'],
  ])('%s', async (source, value) => {
    expect(plainly(await valueOf('x', `${HEAD}x = ${source}\n`))).toEqual(value)
  })
})

test.each<[string, string, unknown]>([
  ['set later', 'x = {"a": 1}\nx["b"] = 2\n', { a: 1, b: 2 }],
  ['updated', 'x = {"a": 1}\nx.update({"b": 2}, c=3)\n', { a: 1, b: 2, c: 3 }],
  ['popped', 'x = {"a": 1}\nx.pop("a")\n', { a: 1, '…': true }],
  ['appended', 'x = ["a"]\nx.append("b")\nx += ["c"]\n', ['a', 'b', 'c']],
  ['changed in a function', 'x = {"a": 1}\ndef f():\n    x["b"] = 2\n', { a: 1, '…': true }],
  ['another of that name', 'x = {"a": 1}\ndef f():\n    x = {}\n    x["b"] = 2\n', { a: 1 }],
  ['assigned twice', 'x = 1\nx = 2\n', '?'],
  ['None to begin with', 'x = None\nx = 2\n', 2],
  ['counted up', 'x = 1\nx += 2\n', '?'],
  ['a parameter', 'def f(y="a"):\n    pass\nx = f\n', '?'],
])('a value that is %s', async (_, source, value) => {
  expect(plainly(await valueOf('x', source))).toEqual(value)
})

test('constants of other files, one hop', async () => {
  const files = {
    'app/config.py':
      'from other import Z\nTTL = 60 * 15\nURL = "https://api.acme.dev"\nclass Settings(BaseSettings):\n    api_key: str = "dev"\nsettings = Settings()\n',
  }
  const around = { path: 'app/main.py', files }
  expect(plainly(await valueOf('x', 'from .config import TTL as T\nx = T\n', around))).toBe(900)
  expect(plainly(await valueOf('x', 'from app.config import URL\nx = f"{URL}/v1"\n', around))).toBe('https://api.acme.dev/v1')
  expect(plainly(await valueOf('x', 'from app import config\nx = config.TTL\n', around))).toBe(900)
  expect(plainly(await valueOf('x', 'from .config import settings\nx = settings.api_key\n', around))).toBe('$API_KEY:-dev')
  expect(plainly(await valueOf('x', 'from .config import Z\nx = Z\n', around))).toBe('?')
  expect(plainly(await valueOf('x', 'from .missing import TTL\nx = TTL\n', around))).toBe('?')
})

test('a value of another file stands where it is used', async () => {
  const node = await valueOf('x', 'from config import URL\nx = URL\n', {
    path: 'main.py',
    files: { 'config.py': 'URL = "https://api.acme.dev"\n' },
  })
  expect(textOf(node)?.at.file.path).toBe('main.py')
  expect(text(node?.at)).toBe('URL')
})

test('settings classes read the environment', async () => {
  const source =
    'from pydantic_settings import BaseSettings\nfrom pydantic import Field\nclass S(BaseSettings):\n    ttl: int = Field(default=30)\n    key: str\ns = S()\nx = [s.ttl, s.key]\n'
  expect(plainly(await valueOf('x', source))).toEqual(['$TTL:-30', '$KEY'])
})

test.each<[string, string | undefined]>([
  ['import jwt as j\nj.encode({})', 'jwt.encode'],
  ['from jose import jwt\njwt.encode({})', 'jose.jwt.encode'],
  ['import google.oauth2.credentials\ngoogle.oauth2.credentials.Credentials()', 'google.oauth2.credentials.Credentials'],
  ['import httpx\nasync def f():\n    async with httpx.AsyncClient() as c:\n        await c.get("")', 'httpx.AsyncClient().get'],
  [
    'import httpx\nclass A:\n    def __init__(self):\n        self.c = httpx.Client()\n    def f(self):\n        self.c.get("")',
    'httpx.Client().get',
  ],
  ['from fastmcp import Context\ndef f(ctx: Context | None):\n    ctx.elicit("")', 'fastmcp.Context().elicit'],
  ['try:\n    import simplejson as json\nexcept ImportError:\n    import json\njson.dumps(1)', 'simplejson.dumps'],
  ['import httpx\nc = None\nc = httpx.Client()\nc.post("")', 'httpx.Client().post'],
  ['def run():\n    pass\nrun()', undefined],
  ['print(1)', 'print'],
])('what is called: %s', async (source, expected) => {
  expect(await calledBy(`${source}\n`)).toContain(expected)
})

test('instances of neighbouring files', async () => {
  expect(
    await calledBy('from .server import mcp\nmcp.tool(f)\n', {
      path: 'app/tools.py',
      files: { 'app/server.py': 'from fastmcp import FastMCP\nmcp = FastMCP("x")\n' },
    }),
  ).toEqual(['fastmcp.FastMCP().tool'])
})
