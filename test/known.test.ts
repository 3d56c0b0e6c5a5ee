import { describe, expect, test } from 'vitest'
import refreshTokenLifetimeLong from '../rules/refresh-token-lifetime-long.ts'
import secretLiteralTracked from '../rules/secret-literal-tracked.ts'
import tokenLifetimeLong from '../rules/token-lifetime-long.ts'
import { check } from '../src/judge/check.ts'
import { placesOf, type Finding } from '../src/judge/finding.ts'
import { allFaults, faultsOf, keyOf, takerOf, unknownOf, type Fault } from '../src/judge/known.ts'
import type { Rule } from '../src/judge/rule.ts'
import { UNKNOWN_COMPANY } from '../src/knowledge/company.ts'
import { LIFETIMES } from '../src/knowledge/lifetimes.ts'
import type { Subject } from '../src/model/index.ts'
import { SourceFile, type GitState } from '../src/text/source.ts'
import { judged, kept, literal, storedSecret } from './make-connections.ts'
import { line, model, set, tokenPolicy } from './make-subjects.ts'

const SETTINGS = { profile: 'recommended', now: 1_800_000_000, lifetimes: LIFETIMES, forMachines: [], company: UNKNOWN_COMPANY } as const

function found(rules: readonly Rule[], ...subjects: Subject[]): Finding[] {
  return check(model(...subjects), rules, {
    at: () => SETTINGS as never,
    levelOf: () => undefined,
    outline: () => [],
    inTests: () => false,
    inSamples: () => false,
    failed: (what, cause) => {
      throw new Error(what, { cause })
    },
  })
}

const live = (git: GitState, given = {}, at = line(12, 1, kept(git))) =>
  storedSecret({ credential: literal({ judged: judged({ provider: 'Stripe', ...given }), at }, git) }, git)

describe('a fault is told', () => {
  const faultOf = (subject: Subject, rules: readonly Rule[] = [secretLiteralTracked]) => {
    const [finding] = found(rules, subject)
    return finding && faultsOf(model(subject), 'desk/')(finding)
  }

  test.each<[GitState, object, object | undefined]>([
    ['tracked', {}, { live: true }],
    ['staged', {}, { live: true }],
    ['none', {}, {}],
    ['tracked', { class: 'declared' }, { live: true }],
    ['tracked', { provider: undefined }, {}],
    ['tracked', { provider: undefined, kind: { id: 'x', type: 'api-key' } }, { live: true }],
    ['tracked', { provider: undefined, jwt: { expired: false } }, { live: true }],
    ['tracked', { mode: 'test' }, {}],
  ])('%s, %j: %j', (git, given, said) => {
    expect(faultOf(live(git, given))).toEqual({
      rule: 'secret-literal-tracked',
      variant: expect.any(String) as string,
      path: 'desk/.cursor/mcp.json',
      place: '',
      ...said,
    })
  })

  test('with a lifetime, where it is one that lasts too long', () => {
    const policy = tokenPolicy({ token: 'access', lifetime: set(90 * 86_400), at: line(2) })
    const [finding] = found([tokenLifetimeLong], policy)
    expect(finding && faultsOf(model(policy), '')(finding)).toMatchObject({ rule: 'token-lifetime-long', lifetime: 90 * 86_400 })
    const endless = tokenPolicy({ token: 'refresh', lifetime: set('never' as const), at: line(2) })
    const [other] = found([refreshTokenLifetimeLong], endless)
    expect(Object.keys((other && faultsOf(model(endless), '')(other)) ?? {})).toEqual(['rule', 'variant', 'path', 'place'])
  })

  test('by its place and form, and not by its length of life', () => {
    const fault: Fault = { rule: 'a', variant: 'literal', path: 'a.json', place: 'b' }
    expect(keyOf(fault)).toBe(keyOf({ ...fault, live: true }))
    for (const other of [{ rule: 'x' }, { variant: 'x' }, { path: 'x' }, { place: 'x' }])
      expect(keyOf({ ...fault, ...other })).not.toBe(keyOf(fault))
    expect(keyOf({ ...fault, lifetime: 60 })).toBe(keyOf({ ...fault, variant: 'access', lifetime: 90 }))
    expect(keyOf({ ...fault, lifetime: 60 })).not.toBe(keyOf(fault))
  })
})

describe('a former state takes a fault', () => {
  const fault = (lifetime?: number, path = 'a.json'): Fault => ({
    rule: 'a',
    variant: 'literal',
    path,
    place: 'b',
    ...(lifetime === undefined ? {} : { lifetime }),
  })

  test.each<[what: string, former: readonly Fault[], now: readonly Fault[], taken: readonly boolean[]]>([
    ['once', [fault()], [fault(), fault()], [true, false]],
    ['as often as it was there', [fault(), fault()], [fault(), fault(), fault()], [true, true, false]],
    ['at its place', [fault(undefined, 'b.json')], [fault()], [false]],
    ['of a shorter life', [fault(90)], [fault(60)], [true]],
    ['of a longer life', [fault(60)], [fault(90)], [false]],
    ['each of the life that is nearest', [fault(90), fault(60)], [fault(60), fault(90)], [true, true]],
    ['whatever comes first', [fault(60), fault(90), fault(30)], [fault(90), fault(45), fault(10)], [true, true, true]],
    ['and no other', [fault(60), fault(90)], [fault(95), fault(90), fault(70)], [false, true, false]],
  ])('%s', (_, former, now, taken) => {
    const takes = takerOf(former)
    expect(now.map(takes)).toEqual(taken)
  })

  test('that has moved', () => {
    expect(takerOf([fault(undefined, 'old.json')], new Map([['old.json', 'a.json']]))(fault())).toBe(true)
    expect(takerOf([fault(undefined, 'old.json')], new Map([['old.json', 'a.json']]))(fault(undefined, 'old.json'))).toBe(false)
  })
})

describe('what is left of a finding', () => {
  const [one, two, three] = ['a.json', 'b.json', 'c.json'].map((path, i) => {
    const [finding] = found([secretLiteralTracked], live('tracked', {}, line(3, 1 + i, kept('tracked', path))))
    return finding as Finding
  }) as [Finding, Finding, Finding]
  const whole: Finding = { ...one, decision: 'key', home: '', places: [one, two, three] }
  const faultOf = ({ at }: Finding): Fault => ({ rule: 'a', variant: 'b', path: at.file.path, place: '' })
  const known =
    (...paths: string[]) =>
    (fault: Fault) =>
      paths.includes(fault.path)

  test('stands for its places', () => {
    expect(placesOf(one)).toEqual([one])
    expect(placesOf(whole)).toEqual([one, two, three])
    expect(placesOf({ ...one, places: [whole, two] })).toEqual([one, two, three, two])
    expect(allFaults([whole], faultOf).map(({ path }) => path)).toEqual(['a.json', 'b.json', 'c.json'])
  })

  test('is it as it was, what is new of it, or nothing', () => {
    expect(unknownOf([whole], faultOf, known())).toEqual({ left: [whole], taken: [] })
    expect(unknownOf([whole], faultOf, known('a.json', 'b.json', 'c.json'))).toEqual({ left: [], taken: [whole] })
    const { left, taken } = unknownOf([whole], faultOf, known('a.json'))
    expect(taken).toEqual([])
    expect(left.map(({ at, message }) => [at.file.path, message.replace(/^.*;/, '…;')])).toEqual([
      ['b.json', '…; the same at one other place of the repository'],
    ])
    expect(unknownOf([one, two], faultOf, known('b.json'))).toEqual({ left: [one], taken: [two] })
  })

  test('of several faults of one line the most severe leads', () => {
    const beside: Finding = { ...two, score: one.score + 1 }
    const line: Finding = { ...one, beside: [beside, three] }
    expect(unknownOf([line], faultOf, known('a.json')).left).toEqual([{ ...beside, beside: [three] }])
    expect(unknownOf([line], faultOf, known('a.json', 'c.json')).left).toEqual([beside])
    expect(unknownOf([line], faultOf, known('x.json')).left).toEqual([line])
  })
})

test('a bundle is judged by the rules that judge everywhere alone', () => {
  const file = (path: string, text: string) => new SourceFile(path, text, 'tracked')
  const bundle = file('dist/desk.js', 'function a(b){return b.c(d)};'.repeat(1000))
  const source = file('src/desk.js', 'export const answer = 1\n'.repeat(1000))
  const json = file('dist/desk.json', bundle.text)
  const at = (where: SourceFile) => ({ file: where, start: 10, end: 20 })
  const policies = (where: SourceFile) => tokenPolicy({ token: 'access', lifetime: set(90 * 86_400, at(where)), at: at(where) })
  expect(found([secretLiteralTracked], live('tracked', {}, at(bundle)))).toHaveLength(1)
  expect(found([tokenLifetimeLong], policies(bundle))).toEqual([])
  expect(found([tokenLifetimeLong], policies(source))).toHaveLength(1)
  expect(found([tokenLifetimeLong], policies(json))).toHaveLength(1)
})
