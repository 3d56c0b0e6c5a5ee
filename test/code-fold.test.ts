import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, foldPieces, isUndefined } from '../src/program/fold.ts'
import { relativeSeconds } from '../src/program/time.ts'
import { spanWithin } from '../src/text/source.ts'
import { initOf, moduleFrom, under, type Around } from './code-reading.ts'
import { plain } from './folded.ts'

async function valueOf(source: string, around?: Around): Promise<unknown> {
  const module = await moduleFrom(source, around)
  if (!module.parsed) throw new Error(`does not parse: ${source}`)
  return plain(fold(module, initOf(module, 'x')))
}

test.each<[string, unknown]>([
  ['const x = 60 * 60 * 24 * 30', 2_592_000],
  ['const DAY = 86_400; const x = 30 * DAY', 2_592_000],
  ['let DAY = 86400; DAY = 1; const x = 30 * DAY', '<dynamic>'],
  ['const o = { a: 1 }; o.a = 2; const x = o.a', 2],
  ['const o = { a: 1 }; o.a = 2; const x = o', { a: 2 }],
  ['const o = { a: 1 }; if (y) o.a = 2; const x = o.a', '<dynamic>'],
  ['const o = { a: 1 }; const x = o.a; o.a = 2', '<dynamic>'],
  ['const o = { a: 1 }; o[y] = 2; const x = o.a', '<dynamic>'],
  ['const o = { a: 1 }; o.b = o; const x = o.a', 1],
  ['const o = { a: 1 }; delete o.a; const x = o.a', '<dynamic>'],
  ['const o = { a: 1 }; Object.assign(o, y); const x = o.a', '<dynamic>'],
  ['const list = ["a"]; list.push("b"); const x = list', '<dynamic>'],
  ['const x = `${60}m`', '60m'],
  ['const D = 30; const x = `${D}d`', '30d'],
  ['const x = "a" + "b" + 1 + 2', 'ab12'],
  ['const x = 1 + 2 + "a"', '3a'],
  ['const x = `https://${host}/token`', ['https://', '<dynamic>', '/token']],
  ['const x = "https://" + host + "/token"', ['https://', '<dynamic>', '/token']],
  ['enum E { A = "x", B = "y" } const x = E.B', 'y'],
  ['enum E { A = 5, B } const x = E.B', 6],
  ['const T = { day: 86400 } as const; const x = T.day * 2', 172_800],
  ['const T = Object.freeze({ day: 86400 }); const x = T["day"]', 86_400],
  ['const { day } = { day: 86400 }; const x = day', 86_400],
  ['const { day = 5 } = {}; const x = day', 5],
  ['const [, b] = [1, 2]; const x = b', 2],
  ['const base = { a: 1, b: 2 }; const x = { ...base, b: 3 }', { a: 1, b: 3 }],
  ['const x = { ...unknown, b: 3 }', { b: 3, '…': true }],
  ['const x = { ...(v && { a: 1 }), b: 3 }', { b: 3, '…': true }],
  ['const x = { [key]: 1, b: 3 }', { b: 3, '…': true }],
  ['const k = "a"; const x = { [k]: 1 }', { a: 1 }],
  ['const x = { a: undefined, f() {}, get g() { return 1 } }', { a: '<undefined>', f: '<dynamic>', g: '<dynamic>' }],
  ['const x = ["a", ...rest]', ['a', '…']],
  ['const S = ["a", "b"]; const x = [...S, "c"].join(" ")', 'a b c'],
  ['const x = process.env.TTL', '$TTL'],
  ['const x = process.env["TTL"] ?? "15m"', '$TTL or "15m"'],
  ['const x = process.env.TTL || 900', '$TTL or 900'],
  ['const x = Number(process.env.TTL ?? "900")', '$TTL or 900'],
  ['const x = parseInt(process.env.TTL!, 10)', '$TTL'],
  ['const x = process.env.A ?? process.env.B ?? "c"', '$A or "c"'],
  ['const x = process.env.TTL ? Number(process.env.TTL) : 900', '$TTL or 900'],
  ['const { TTL } = process.env; const x = TTL', '$TTL'],
  ['const { TTL = "1h" } = process.env; const x = TTL', '$TTL or "1h"'],
  ['const x = import.meta.env.VITE_ID', '$VITE_ID'],
  ['const x = Deno.env.get("ID")', '$ID'],
  ['const x = prod ? "1h" : "1h"', '1h'],
  ['const x = prod ? "1h" : "30d"', '<dynamic>'],
  ['const x = new URL("https://a.io/token")', 'https://a.io/token'],
  ['const x = new URL("/token", "https://a.io").href', 'https://a.io/token'],
  ['const u = new URL("https://a.io/token"); const x = u.toString()', 'https://a.io/token'],
  ['import ms from "ms"; const x = ms("30d")', 2_592_000_000],
  ['const x = ({ a: 1 } satisfies T)!.a', 1],
  ['const x = getTtl()', '<dynamic>'],
  ['function f(a = 5) { const x = a }', '<dynamic> or 5'],
  ['for (const a of [1]) { const x = a }', '<dynamic>'],
  ['var a = 1; var a = 2; const x = a', '<dynamic>'],
  ['const a = b; const b = a; const x = a', '<dynamic>'],
  ['class C { static TTL = 5; f() { const x = this.TTL } }', 5],
  ['class C { TTL = 5; constructor(t) { this.TTL = t } f() { const x = this.TTL } }', '<dynamic>'],
  ['import { TTL } from "config"; const x = TTL', 'config#TTL'],
  ['import * as c from "config"; const x = c.TTL', 'config#TTL'],
  ['const { TTL } = require("config"); const x = TTL', 'config#TTL'],
  ['const x = -1', -1],
  ['const x = null', null],
  ['const x = 5 == 5', '<dynamic>'],
  ['const x = "a" in o', '<dynamic>'],
])('%s', async (source, expected) => {
  expect(await valueOf(source)).toEqual(expected)
})

describe('constants of other files', () => {
  const files = {
    'src/ttl.ts':
      'export const ACCESS = 30 * DAY; const DAY = 86400\nexport default { refresh: "7d" }\nexport enum Unit { Day = 86400 }\nexport { FAR } from "./far.js"\nexport { NEAR as CLOSE } from "./far.js"',
    'src/far.ts': 'import { FARTHER } from "./farther.js"; export const FAR = FARTHER; export const NEAR = 5',
    'src/farther.ts':
      'import { LAST } from "./last"; import { ROUND } from "./round"; export const FARTHER = 1; export const OVER = 2 * LAST\nexport { ROUND }',
    'src/last.ts': 'import { BEYOND } from "./beyond"; export const LAST = 3; export const LOST = BEYOND',
    'src/beyond.ts': 'export const BEYOND = 4',
    'src/round.ts': 'import { TRIP } from "./trip"; export const ROUND = TRIP',
    'src/trip.ts': 'import { ROUND } from "./round"; export const TRIP = ROUND',
    'src/policy.ts': 'import { OVER } from "./farther"; export class Policy { static readonly ACCESS = 10 * OVER }',
    'tsconfig.json': '{ // what it is called\n "compilerOptions": { "paths": { "@lives/*": ["./src/*"], "#ttl": ["./src/ttl.ts"], }, } }',
    'package.json': '{ "imports": { "#own/*.js": { "types": "./types/*.d.ts", "default": "./src/*.js" } } }',
    'src/config/index.js': 'module.exports = { ttl: 60, scopes: ["a"] }',
    'src/all.ts': 'export * from "./ttl"',
  }
  test.each<[string, unknown]>([
    ['import { ACCESS } from "./ttl"; const x = ACCESS', 2_592_000],
    ['import { ACCESS as A } from "./ttl.js"; const x = A * 2', 5_184_000],
    ['import ttl from "./ttl"; const x = ttl.refresh', '7d'],
    ['import * as ttl from "./ttl"; const x = ttl.ACCESS', 2_592_000],
    ['import { Unit } from "./ttl"; const x = 2 * Unit.Day', 172_800],
    ['import { CLOSE } from "./ttl"; const x = CLOSE', 5],
    ['import { FAR } from "./ttl"; const x = FAR', 1],
    ['import { OVER } from "./farther"; const x = OVER', 6],
    ['import { LOST } from "./last"; const x = LOST', 4],
    ['import { Policy } from "./policy"; const x = Policy.ACCESS', 60],
    ['import { TRIP } from "./trip"; const x = TRIP', './round#ROUND'],
    ['import { ACCESS } from "./all"; const x = ACCESS', 2_592_000],
    ['const { ttl } = require("./config"); const x = ttl', 60],
    ['const config = require("./config"); const x = config.scopes', ['a']],
    ['import { NONE } from "./ttl"; const x = NONE', './ttl#NONE'],
    ['import { ACCESS } from "./missing"; const x = ACCESS', './missing#ACCESS'],
    ['import { ACCESS } from "@/ttl"; const x = ACCESS', 2_592_000],
    ['import { ACCESS } from "@lives/ttl"; const x = ACCESS', 2_592_000],
    ['import { ACCESS } from "#ttl"; const x = ACCESS', 2_592_000],
    ['import { ACCESS } from "#own/ttl.js"; const x = ACCESS', 2_592_000],
    ['import { ACCESS } from "@others/ttl"; const x = ACCESS', '@others/ttl#ACCESS'],
    ['import { ACCESS } from "ttl"; const x = ACCESS', 'ttl#ACCESS'],
  ])('%s', async (source, expected) => {
    expect(await valueOf(source, { files })).toEqual(expected)
  })

  test('stands at the use', async () => {
    const module = await moduleFrom('import { ACCESS } from "./ttl"; const x = { ttl: ACCESS }', { files })
    const node = fold(module, initOf(module, 'x'))
    expect(node.kind === 'map' && node.entries[0] && under(node.entries[0].value.at)).toBe('ACCESS')
  })
})

test('literals keep their places', async () => {
  const module = await moduleFrom(String.raw`const key = "s\x41cret"; const x = "Bearer " + key; const y = 'a' + 'b\n'`)
  const key = fold(module, initOf(module, 'key'))
  expect(under(key.at)).toBe(String.raw`s\x41cret`)
  const y = fold(module, initOf(module, 'y'))
  expect(y.kind === 'scalar' && [y.value, y.offsets?.length, under(y.at)]).toEqual(['ab\n', 4, String.raw`a' + 'b\n`])
  const pieces = foldPieces(module, initOf(module, 'x'))
  expect(pieces.kind === 'template' && pieces.parts.map((one) => under(one.at))).toEqual(['Bearer ', String.raw`s\x41cret`])
})

test.each<[string, unknown]>([
  ['const x = Math.floor(Date.now() / 1000) + 60 * 60', [3600, 's']],
  ['const now = Math.floor(Date.now() / 1000); const x = now + 540', [540, 's']],
  ['const now = Math.floor(Date.now() / 1000); const x = now - 60', [-60, 's']],
  ['const x = Math.floor((Date.now() + 8 * 3600 * 1000) / 1000)', [28_800, 's']],
  ['const x = (Date.now() / 1e3 | 0) + 5', [5, 's']],
  ['const x = ~~(Date.now() / 1000) + 5', [5, 's']],
  ['const x = Date.now() + 36e5', [3600, 'ms']],
  ['const x = new Date().getTime() / 1000 + 30', [30, 's']],
  ['const x = new Date(Date.now() + 864e5)', [86_400, 'date']],
  ['const x = dayjs().add(30, "days").unix()', [2_592_000, 's']],
  ['const x = getUnixTime(addHours(new Date(), 8))', [28_800, 's']],
  ['const x = new Date(2030, 1, 1)', undefined],
  ['const x = 1893456000', undefined],
  ['const x = Date.now() + ttl', undefined],
  ['const d = new Date(); d.setDate(d.getDate() + 30); const x = d', undefined],
])('%s from now', async (source, expected) => {
  const module = await moduleFrom(source)
  const time = relativeSeconds(module, initOf(module, 'x'))
  if (!Array.isArray(expected)) return expect(time).toBeUndefined()
  expect([Math.round((time?.seconds ?? NaN) * 1e6) / 1e6, time?.unit]).toEqual(expected)
})

/** Expressions over literals, of the operators that are folded. */
const expressions = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.integer({ min: 0, max: 9999 }).map(String),
    fc.constantFrom(
      '86_400',
      '36e5',
      '0x10',
      '.5',
      'true',
      'false',
      'null',
      'undefined',
      'Infinity',
      '"7"',
      "'d'",
      '`s`',
      '"\\u0041\\n"',
      "'it\\'s'",
    ),
    fc.string({ maxLength: 4 }).map((text) => JSON.stringify(text)),
    fc
      .tuple(tie('node'), fc.constantFrom('+', '-', '*', '/', '%', '|', '&', '<<', '===', '<', '&&', '||'), tie('node'))
      .map(([a, op, b]) => `(${a}) ${op} (${b})`),
    fc.tuple(tie('node'), tie('node')).map(([a, b]) => `(${a}) ?? (${b})`),
    fc.tuple(tie('node'), tie('node')).map(([a, b]) => `(${a}) + (${b}) + (${a})`),
    fc.tuple(tie('node'), tie('node'), tie('node')).map(([a, b, c]) => `(${a}) ? (${b}) : (${c})`),
    fc.tuple(fc.constantFrom('-', '+', '!', '~', 'typeof ', 'void '), tie('node')).map(([op, a]) => `${op}(${a})`),
    tie('node').map((a) => `\`<\${${a}}>\``),
    tie('node').map((a) => `({ a: ${a}, b: 1 }).a`),
    tie('node').map((a) => `[0, ${a}][1]`),
    tie('node').map((a) => `String(${a})`),
    tie('node').map((a) => `Math.floor(${a})`),
  ),
}))

test('folding gives the value that JavaScript gives, or none', async () => {
  let known = 0
  await fc.assert(
    fc.asyncProperty(expressions.node, async (source) => {
      const module = await moduleFrom(`const x = ${source}`)
      if (!module.parsed) return
      const node = fold(module, initOf(module, 'x'))
      const real: unknown = new Function(`return ${source}`)()
      if (isUndefined(node)) expect(real).toBeUndefined()
      if (node.kind !== 'scalar') return
      known++
      expect(node.value).toBe(real)
    }),
    { numRuns: 600 },
  )
  expect(known).toBeGreaterThan(300)
})

test.each([
  ['const x = ["read", "write"].join(" ")', 'write'],
  ['const ALL = ["read", "\\u0077rite"]; const x = ALL.join()', '\\u0077rite'],
])('an item of a joined list stands where it is written: %s', async (source, written) => {
  const module = await moduleFrom(source)
  const value = fold(module, initOf(module, 'x'))
  if (value.kind !== 'scalar' || typeof value.value !== 'string') throw new Error('no string')
  const { start, end } = spanWithin({ ...value, value: value.value }, value.value.indexOf('write'), value.value.length)
  expect(source.slice(start, end)).toBe(written)
})

test.each([
  'const A = "read"; const B = "write"; const x = [B, A].join(" ")',
  'const x = ["read", 1].join(" ")',
  'const A = "read"; const x = [A, A].join(" ")',
])('no place is told of items that do not follow each other: %s', async (source) => {
  const module = await moduleFrom(source)
  expect(fold(module, initOf(module, 'x'))).toMatchObject({ kind: 'scalar', opaque: true })
})
