import { expect, test } from 'vitest'
import { again, byDecision } from '../src/judge/decisions.ts'
import { type Finding, placesOf } from '../src/judge/finding.ts'
import { SourceFile } from '../src/text/source.ts'
import { at, finding, remoteMcp } from './report-sample.ts'

const homeOf = (path: string) => path.split('/').slice(0, -1).join('/')
const one = (path: string, text: string, more: Partial<Finding> = {}) => finding(at(new SourceFile(path, text), text), more)
const byText = { rule: { ...remoteMcp, decidedBy: 'text' as const } }
const paths = (findings: readonly Finding[]) =>
  byDecision(findings, homeOf).map((each) => [each.at.file.path, ...each.related.map(({ at: { file } }) => file.path)])

test('one decision of a package is one finding at its first place, the others counted', () => {
  const all = ['a/3.ts', 'a/1.ts', 'a/2.ts'].map((path) => one(path, 'x', { decision: 'DESK_KEY' }))
  expect(paths(all)).toEqual([['a/1.ts', 'a/2.ts', 'a/3.ts']])
  const [joined] = byDecision(all, homeOf)
  expect(joined).toMatchObject({ home: 'a', facts: { places: '3' } })
  expect(joined?.message).toMatch(/the same at 2 other places of the package$/)
})

test('other variables, packages, variants and rules are decisions of their own', () => {
  const known = one('a/1.ts', 'x', { decision: 'DESK_KEY' })
  const others: Finding[] = [
    one('a/2.ts', 'x', { decision: 'OTHER_KEY' }),
    one('b/1.ts', 'x', { decision: 'DESK_KEY' }),
    one('a/2.ts', 'x', { decision: 'DESK_KEY', variant: 'literal' }),
    one('a/2.ts', 'x', { decision: 'DESK_KEY', rule: { ...remoteMcp, id: 'other' } }),
    one('a/2.ts', 'x'),
  ]
  for (const other of others) expect(byDecision([known, other], homeOf)).toHaveLength(2)
})

test('the text under a finding decides where its rule says so, unless it is a word or number', () => {
  expect(paths([one('a/1.ts', 'verify=False', byText), one('a/2.ts', 'verify=False', byText)])).toEqual([['a/1.ts', 'a/2.ts']])
  expect(paths([one('a/1.ts', 'verify=False'), one('a/2.ts', 'verify=False')])).toEqual([['a/1.ts'], ['a/2.ts']])
  expect(paths([one('a/1.ts', '600', byText), one('a/2.ts', '600', byText)])).toEqual([['a/1.ts'], ['a/2.ts']])
})

test('a value is one decision of the repository, whatever its form and package, and no other value', () => {
  const value = (path: string, identity: string, more: Partial<Finding> = {}) => one(path, 'x', { decision: { value: identity }, ...more })
  const note = value('a/1.env', 'key', { level: 'note', variant: 'elsewhere' })
  const [joined, ...rest] = byDecision([note, value('b/2.env', 'key'), value('b/3.env', 'other')], homeOf)
  expect(joined).toMatchObject({ at: { file: { path: 'b/2.env' } }, related: [{ at: note.at }] })
  expect(joined?.message).toMatch(/the same at one other place of the repository$/)
  expect(rest).toHaveLength(1)
})

test('the most severe place leads', () => {
  const note = one('a/1.ts', 'x', { decision: 'DESK_KEY', level: 'note', variant: 'reference-note' })
  expect(byDecision([note, one('a/2.ts', 'x', { decision: 'DESK_KEY' })], homeOf)).toMatchObject([
    { level: 'warning', related: [{ at: note.at }] },
  ])
})

test('of places that weigh the same what runs leads, and a script that somebody tried it with follows', () => {
  const all = ['debug-urls.js', 'src/oauth.js'].map((path) => one(path, 'x', { decision: 'pkce' }))
  expect(byDecision(all, () => '')).toMatchObject([{ at: { file: { path: 'src/oauth.js' } } }])
  const worse = one('debug-urls.js', 'x', { decision: 'pkce', level: 'error' })
  expect(byDecision([worse, ...all.slice(1)], () => '')).toMatchObject([{ at: { file: { path: 'debug-urls.js' } } }])
})

test('a line of a file and of its copies in other packages is one finding', () => {
  const text = (lab: string) => `# lab ${lab}\nclient:\n  flows: implicit\n  name: desk\n  url: https://desk.acme-crm.io\n`
  const lab = (path: string, own = text(path)) => finding(at(new SourceFile(path, own), 'implicit'), { place: 'client.flows' })
  const [whole, ...rest] = byDecision([lab('a/stack.yaml'), lab('b/stack.yaml'), lab('c/stack.yaml')], homeOf)
  expect(rest).toEqual([])
  expect(whole).toMatchObject({ at: { file: { path: 'a/stack.yaml' } }, related: [{}, {}] })
  expect(whole?.message).toMatch(/the same in 2 copies of the file$/)
  const other = lab('b/stack.yaml', 'client:\n  flows: implicit\nserver:\n  port: 80\n  workers: 4\n')
  for (const near of [other, lab('b/other.yaml'), { ...lab('b/stack.yaml'), place: 'app.flows' }])
    expect(byDecision([lab('a/stack.yaml'), near], homeOf)).toHaveLength(2)
  expect(byDecision([lab('a/stack.yaml'), { ...lab('b/stack.yaml'), decision: false }], homeOf)).toHaveLength(2)
})

test('a copy stands for one line of its file, also where the other has that line twice', () => {
  const text = 'client:\n  flows: implicit\n  name: desk\n  url: https://desk.acme-crm.io\n'
  const [file, copy] = [new SourceFile('a/s.yaml', text), new SourceFile('b/s.yaml', text)]
  const found = [file, file, copy, copy].map((one) => finding(at(one, 'implicit'), { place: 'client.flows' }))
  expect(byDecision(found, homeOf).map(({ message }) => /the same in (.*)$/.exec(message)?.[1])).toEqual([
    'a copy of the file',
    'a copy of the file',
  ])
})

test('what a package decided is one finding with the copies of its file, unless it is a variable', () => {
  const text = (quote: string) => ['import a', 'const b = 1', 'const c = x', 'const d = y'].join(`${quote}\n`)
  const file = (path: string, quote: string, more: Partial<Finding> = {}) =>
    finding(at(new SourceFile(path, text(quote)), 'const c'), { decision: 'request js', ...more })
  expect(paths([file('a/s.ts', ''), file('b/s.ts', ';')])).toEqual([['a/s.ts', 'b/s.ts']])
  const [whole] = byDecision([file('a/s.ts', ''), one('a/z.ts', 'x', { decision: 'request js' }), file('b/s.ts', '')], homeOf)
  expect(whole?.message).toMatch(/one other place of the package; the same in a copy of the file$/)
  const places = placesOf(whole as Finding) as [Finding, Finding, Finding]
  expect(again(whole as Finding, places).message).toBe(whole?.message)
  expect(again(whole as Finding, [places[0], places[2]]).message).toMatch(/acme-crm.io as `Authorization`; the same in a copy of the file$/)
  expect(paths([file('a/s.ts', '', { ofVariable: true }), file('b/s.ts', '', { ofVariable: true })])).toEqual([['a/s.ts'], ['b/s.ts']])
})

test('what a compiler makes of a module is its copy, and the module leads', () => {
  const compiled = (path: string, head = '"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\n') =>
    finding(at(new SourceFile(path, `${head}exports.flows = 'implicit'\n`), 'implicit'), { place: 'flows' })
  const written = finding(at(new SourceFile('a/src/b/s.ts', "export const flows = 'implicit'\n"), 'implicit'), { place: 'flows' })
  expect(paths([compiled('a/lib/b/s.js'), written])).toEqual([['a/src/b/s.ts', 'a/lib/b/s.js']])
  for (const near of [compiled('a/lib/b/s.js', ''), compiled('a/lib/c/s.js'), compiled('a/lib/x/b/s.js'), compiled('a/lib/b/t.js')])
    expect(paths([near, written])).toHaveLength(2)
})

test('another value in a copy is a fault of its own', () => {
  const text = (value: string) => `a: one\nb: two\nc: three\nd: ${value}\n`
  const file = (path: string, value: string, rule: Finding['rule']) =>
    finding(at(new SourceFile(path, text(value)), value), { rule, place: 'd' })
  const plain = { ...remoteMcp, ofOneValue: undefined }
  expect(paths([file('a/s.yaml', 'x1', plain as never), file('b/s.yaml', 'x2', plain as never)])).toHaveLength(1)
  expect(paths([file('a/s.yaml', 'x1', byText.rule), file('b/s.yaml', 'x2', byText.rule)])).toHaveLength(2)
})
