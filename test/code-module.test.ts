import { expect, test } from 'vitest'
import { calls, callsOnImport, callsTo, importsFrom } from '../src/program/calls.ts'
import { originOf } from '../src/program/origin.ts'
import { fold } from '../src/program/fold.ts'
import { parameterSets } from '../src/program/params.ts'
import { stringTokens } from '../src/parse/string-tokens.ts'
import { MAX_CODE_SIZE, parseTypeScript } from '../src/program/typescript.ts'
import { SourceFile } from '../src/text/source.ts'
import { initOf, moduleFrom, under } from './code-reading.ts'

test.each<[string, string | undefined]>([
  ['import jwt from "jsonwebtoken"; const x = jwt.sign', 'jsonwebtoken#sign'],
  ['import { sign as s } from "jsonwebtoken"; const x = s', 'jsonwebtoken#sign'],
  ['import * as jwt from "jsonwebtoken"; const x = jwt.default.sign', 'jsonwebtoken#sign'],
  ['const jwt = require("jsonwebtoken"); const x = jwt.sign', 'jsonwebtoken#sign'],
  ['const { sign: s } = require("jsonwebtoken"); const x = s', 'jsonwebtoken#sign'],
  ['const x = require("jsonwebtoken").sign', 'jsonwebtoken#sign'],
  ['const { sign } = await import("jsonwebtoken"); const x = sign', 'jsonwebtoken#sign'],
  ['import jwt = require("jsonwebtoken"); const x = jwt.sign', 'jsonwebtoken#sign'],
  ['import { promisify } from "util"; import jwt from "jsonwebtoken"; const x = promisify(jwt.sign)', 'jsonwebtoken#sign'],
  ['import { SignJWT } from "jose"; const x = new SignJWT({}).setIssuedAt().sign', 'jose#SignJWT().setIssuedAt().sign'],
  [
    'import { Issuer } from "openid-client"; const i = await Issuer.discover(u); const c = new i.Client({}); const x = c.authorizationUrl',
    'openid-client#Issuer.discover().Client().authorizationUrl',
  ],
  [
    'import { OAuth2Client } from "google-auth-library"; function f(c: OAuth2Client) { const x = c.generateAuthUrl }',
    'google-auth-library#OAuth2Client().generateAuthUrl',
  ],
  ['import { OAuth2Client } from "g"; class A { c = new OAuth2Client(); f() { const x = this.c.go } }', 'g#OAuth2Client().go'],
  [
    'import { OAuth2Client } from "g"; class A { constructor(private c: OAuth2Client) {} f() { const x = this.c.go } }',
    'g#OAuth2Client().go',
  ],
  [
    'import { OAuth2Client } from "g"; class A { c; constructor() { this.c = new OAuth2Client() } f() { const x = this.c.go } }',
    'g#OAuth2Client().go',
  ],
  ['import { google } from "googleapis"; const { OAuth2 } = google.auth; const x = new OAuth2()', 'googleapis#google.auth.OAuth2()'],
  ['import { Base } from "b"; class Mine extends Base {} const x = new Mine()', 'b#Base()'],
  ['import { Client } from "c"; let client; function init() { client = new Client() } const x = client.go', 'c#Client().go'],
  ['function jwt() {} const x = jwt.sign', undefined],
  ['function f(jwt) { const x = jwt.sign }; import jwt from "jsonwebtoken"', undefined],
  ['const a = b || b; const b = a || a; const x = a', undefined],
])('%s comes from %s', async (source, expected) => {
  const module = await moduleFrom(source)
  const from = originOf(module, initOf(module, 'x'))
  expect(from && `${from.module}#${from.name}`).toBe(expected)
})

test('an instance that a neighbour makes', async () => {
  const files = { 'src/oauth.ts': 'import { OAuth2Client } from "google-auth-library"; export const oauth = new OAuth2Client()' }
  const module = await moduleFrom('import { oauth } from "./oauth.js"; oauth.generateAuthUrl({})', { files })
  expect(callsOnImport(module, 'google-auth-library', 'OAuth2Client().generateAuthUrl')).toHaveLength(1)
})

test('calls', async () => {
  const module = await moduleFrom('import jwt from "jsonwebtoken"; sign(a); jwt.sign(b, c); other.sign(...d, e)')
  expect(callsTo(module, 'sign').map(({ at }) => under(at))).toEqual(['sign(a)', 'jwt.sign(b, c)', 'other.sign(...d, e)'])
  expect(callsOnImport(module, 'jsonwebtoken', 'sign').map(({ at }) => under(at))).toEqual(['jwt.sign(b, c)'])
  expect(callsTo(module, 'sign').at(-1)).toMatchObject({ spread: true })
  expect(importsFrom(module, ['jsonwebtoken', 'jose'])).toBe(true)
  expect(importsFrom(module, 'jose')).toBe(false)
})

test.each([
  ['[', ']'],
  ['f(', ')'],
  ['function f() { ', ' }'],
  ['(() => ', ')'],
])('how deep %j may nest is counted, whatever the stack holds', async (open, close) => {
  const nested = (depth: number) => moduleFrom(`${open.repeat(depth)}1${close.repeat(depth)}`)
  expect((await nested(150)).problems).toEqual([])
  expect((await nested(500)).problems.map(({ value }) => value)).toEqual(['the code cannot be parsed; only its strings are read'])
})

test.each([
  'const a = ;',
  '<<<<<<< HEAD\nconst a = "x"\n=======\n',
  '{'.repeat(50_000),
  `x = ${'['.repeat(30_000)}`,
  `x = ${'1+'.repeat(40_000)}1`,
  '`${',
  '\u0000',
])('broken or deep code gives a module all the same', async (source) => {
  const module = await moduleFrom(source)
  expect(calls(module)).toBeDefined()
  expect(parameterSets(module)).toBeDefined()
  expect(module.parsed || module.problems.length > 0).toBe(true)
})

test('long sums and chains', async () => {
  const sum = await moduleFrom(`const x = ${'"a" + '.repeat(800)}"b"`)
  expect(fold(sum, initOf(sum, 'x'))).toMatchObject({ kind: 'scalar' })
  const names = Array.from({ length: 60 }, (_, i) => `const a${i + 1} = a${i} + a${i};`).join('\n')
  const doubled = await moduleFrom(`const a0 = "ab"; ${names} const x = a60`)
  expect(fold(doubled, initOf(doubled, 'x')).kind).not.toBe('map')
  const spread = await moduleFrom(`const a0 = { b: 1, c: 2 }; ${names.replace(/= (a\d+) \+ a\d+/g, '= [$1, $1]')} const x = a60`)
  expect(fold(spread, initOf(spread, 'x'))).toBeDefined()
})

test('a bundle is not parsed unless asked', async () => {
  const file = new SourceFile('bundle.js', `const a = "x"; ${'f();'.repeat(MAX_CODE_SIZE / 4)}`)
  const module = await parseTypeScript(file)
  expect([module.parsed, module.problems.map(({ value }) => value)]).toEqual([false, ['too large to be read as code']])
  expect(module.strings().map(({ value }) => value)).toEqual(['x'])
})

test('strings of code that does not parse', async () => {
  const source =
    'const a = "one"; // "two"\n/* \'three\' */ const b = /"four"/; const c = `five ${d + "six"} seven`; const e = \'ei\\x67ht\'; const f = ;'
  const module = await moduleFrom(source)
  expect(module.parsed).toBe(false)
  expect(module.strings().map(({ value }) => value)).toEqual(['one', 'five ', 'six', ' seven', 'eight'])
  expect(module.problems.map(({ value }) => value)).toEqual(['the code cannot be parsed; only its strings are read'])
  const fine = await moduleFrom(source.replace(' const f = ;', ''))
  expect(fine.strings().map(({ value }) => value)).toEqual(stringTokens(new SourceFile('a.ts', source).whole).map(({ value }) => value))
})

test.each(['a.tsx', 'a.jsx', 'a.js', 'a.mjs', 'a.cts'])('%s', async (path) => {
  const source = /x$|js$/.test(path) ? 'const x = <a b="c">{d}</a>' : 'const x = <T>y; export = x'
  expect((await moduleFrom(source, { path })).parsed).toBe(true)
})
