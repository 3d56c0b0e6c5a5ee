import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import glob from 'fast-glob'
import { parse } from '@typescript-eslint/parser'
import { expect, test } from 'vitest'
import { lower } from '../src/program/lower/typescript.ts'
import type { Ast } from '../src/program/tree.ts'
import { bundled } from './bundle.ts'
import { converted } from './estree-to-tree.ts'

/** Another parser and another way to the same tree. */

interface Parsed {
  readonly body: readonly unknown[]
  readonly comments: readonly { readonly value: string; readonly range: [number, number] }[]
}

const HARD: Readonly<Record<string, string>> = {
  'elements.tsx':
    'const a = <><div className="x" {...rest} on={f} bare>text {/* none */}{...list}{x}<a.b.C/><svg:p xlink:href=\'y\'/></div></>; const b = <T,>(x: T) => x // end\n',
  'enums.ts': 'const enum A { B = 1, C = B << 2, "d-e" = "f" }; declare enum F { G }; export enum H {}',
  'types.ts':
    'const a = { b: 1 } satisfies Record<string, number> as const; let c = <Map<string, A.B>>d!; type E = { f: "g"; h(): I; [k: string]: J }; type K<L> = L extends (infer M)[] ? `x` | "y" : typeof a.b; interface N extends O { p?: import("q").R; readonly s: T[]; (u: V): W; new (): X; get y(): Z }; let aa: typeof import("bb"); let cc: typeof this.dd; type Ee = `${string}x`; let t: [a: A, ...b: B[]] = f<string>; f<"x">(1)',
  'decorators.ts':
    '@A({ b: 1 }) export class C<T> extends D<E> implements F, G.H { @I j: K = 1; @L() m(@N o, @M2 { n }: O2, @P("q") r: S = 2, @R2 ...t: U[]) {} constructor(private readonly w2, protected x?: Y, @Z() public z = 1) { super() } static #p = 3; static { this.#p++ } get g(): string { return "" } set g(v) {} accessor acc = 1; declare d: string; [k: string]: any; "quoted"() {} [comp]: 1; async *gen() {} }; export @A class B {}; export default abstract class Q { abstract r(): void; abstract s: string; over(): void; over(a?: string) {} }',
  'namespaces.ts':
    'namespace a.b.c { export const d = 1 } declare module "e" { export function f(): void } declare global { interface G {} } import h = require("i"); import j = a.b; export import k = a.c; export as namespace l; export = m',
  'modules.ts':
    'import a, * as b from "c"; import d, { e as f, type g, default as h, "x-y" as z } from "i" with { type: "json" }; import type { j } from "k"; import "l"; export * from "m"; export * as n from "o"; export { p as q, r as default } from "s"; export { t as "u-v" }; export default function () {} export const w = 1, x = import("y", {}); export async function* z2() { yield* a; yield } export type { A } from "b"; export default { a }; declare function over(): void; import.meta.url; export interface I2 {} export default interface I3 {}',
  'chains.js':
    'a?.b?.[c]?.(d).e; (a?.b).c; new a.b(c, ...d); new e; class F { #g; h() { return f.#g.i } } delete a?.b; new (a())(); a`x${b}y`.c(); `p${q}r${`s${t}`}`',
  'statements.js':
    'outer: for (let i = 0, j; i < 1; i++) { continue outer } for (const [a, { b: c = 1, ...d }, , ...e] of f) break; for (x in y); for (x.y of z); for await (const q of r); while (1) {} do { ; } while (2); switch (a) { case 1: b; default: c } try { } catch { } try { } catch ({ m }) { } finally { } if (a) b; else if (c) d; else e; debugger; with_: { } throw a, b, (c, d); for (;;) {} var v; let w; { using u = f() }',
  'assignments.js':
    '({ a, b: c, ["d"]: e = 1, f = 2, ...g } = h); [i, , j = 3, ...[k, l.m]] = n; o ??= p ||= q **= 2; r = s = t; u++; --v; w += x; (y) = z; ({ a: [b], c: { d } } = e); #p in q; [...a, , b]; (({ a }, [b] = [], ...c) => a)',
  'literals.js':
    '#!/usr/bin/env node\n"use strict"; /a[/]\\/b/giu; 0x1F; 1_000n; 1e3; .5; "es\\u{1F600}c\\x41\\n\\\n"; \'😀\' + "é𝒳"; null; true; void 0; typeof x; -1; /* c */ // d\n;a /* e */ + b; `//not ${/* f */ c} /*not*/`; "/*not*/"; /\\/\\*not/; x = { "a b": 1, 2: 3, get y() { return 1 }, set y(v) {}, async *z() {}, [w]: 1, v, async u() {}, get: 1, async: 2 }',
  'crlf.ts': 'const a = `b\r\nc`;\r\n// d\r\n/* e\r\n */ function f(this: G, h?: I): asserts h is J {}\r\n',
  'bom.ts': '\uFEFFconst a: string = "b" // c',
  'sums.js': `x = ${'a.b().c + '.repeat(300)}1; y = a${'.b(c)'.repeat(300)}; z = ${'(a, '.repeat(20)}b${')'.repeat(20)}; ${'if (a) b; else '.repeat(100)}c`,
  'classes.js':
    'class A extends (B, C) { static async *[d]() {} static constructor() {} "constructor"() {} get; set; static static = 1; #e() {} static get #f() { return 1 } ; }; (class G { }); (class extends H {}); async () => { await a; new.target; }; async x => x; function* g() { yield yield* a }',
}

const FILES = glob.sync('fixtures/**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}', { ignore: ['**/*.d.ts'], dot: true })

test.each(Object.entries(HARD))('%s', (path, code) => {
  expect(parsed(path, code)).toBeDefined()
  compare(path, code)
})

test('every file of the fixtures', () => {
  expect(FILES.length).toBeGreaterThan(200)
  for (const path of FILES) compare(path, readFileSync(path, 'utf8'))
})

test('the parser of the bundle, which has a part of TypeScript, reads all of it alike, and what is broken as well', async () => {
  const { lower: bundledLower } = (await import(pathToFileURL(join(dirname(bundled().cli), 'typescript-parser.cjs')).href)) as {
    lower: typeof lower
  }
  const all = [...Object.entries(HARD), ...FILES.map((path) => [path, readFileSync(path, 'utf8')] as const)]
  for (const [path, code] of all)
    for (const text of [code, code.slice(0, code.length / 2), code.slice(code.length / 3)])
      expect(written(bundledLower, path, text), path).toBe(written(lower, path, text))
})

/** A tree as text, or where it breaks off. */
function written(parser: typeof lower, path: string, text: string): string {
  try {
    const { program, comments } = parser(path, text)
    return JSON.stringify([program, comments()], (key, value: unknown) =>
      key === 'parent' ? undefined : typeof value === 'bigint' || value instanceof RegExp ? String(value) : value,
    )
  } catch (error) {
    return `${(error as Error).message} ${(error as { offset?: number }).offset}`
  }
}

test.each(Object.entries(HARD))('%s: lists by type are in the order of the text, and parents hold', (path, code) => {
  const { program, byType } = lower(path, code)
  let count = 0
  for (const list of byType.values()) {
    count += list.length
    // Only the decorators of a parameter stand before what holds them.
    if (path !== 'decorators.ts')
      for (const [i, one] of list.entries()) if (i > 0) expect((list[i - 1] as Ast).start).toBeLessThanOrEqual(one.start)
  }
  const stack: Ast[] = [program as Ast]
  for (let node = stack.pop(); node; node = stack.pop()) {
    count--
    for (const [key, value] of Object.entries(node)) {
      if (key === 'parent') continue
      for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
        if (typeof child !== 'object' || child === null || !('type' in child)) continue
        expect((child as Ast).parent).toBe(node)
        stack.push(child as Ast)
      }
    }
  }
  expect(count).toBe(0)
})

function compare(path: string, code: string): void {
  const theirs = parsed(path, code)
  if (!theirs) {
    expect(() => lower(path, code), path).toThrow()
    return
  }
  const { program, comments } = lower(path, code)
  const [ours, other] = [plain(program?.body), plain(converted(theirs.body, code))]
  // What says where two differ takes long where they do not.
  if (!isDeepStrictEqual(ours, other)) expect(ours, path).toEqual(other)
  expect(
    comments().map(({ value, start, end }) => ({ value, start, end })),
    path,
  ).toEqual(theirs.comments.map(({ value, range: [start, end] }) => ({ value, start, end })))
}

function parsed(path: string, code: string): Parsed | undefined {
  try {
    return parse(code, {
      range: true,
      loc: false,
      comment: true,
      filePath: path,
      ecmaFeatures: { jsx: !/\.[cm]?ts$/.test(path) },
      errorOnUnknownASTType: true,
      suppressDeprecatedPropertyWarnings: true,
    }) as unknown as Parsed
  } catch {
    return undefined
  }
}

/** Without parents. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  const node = value as Readonly<Record<string, unknown>>
  const entries = Object.entries(node).filter(([key]) => key !== 'parent')
  return Object.fromEntries(entries.map(([key, one]) => [key, plain(one)]))
}
