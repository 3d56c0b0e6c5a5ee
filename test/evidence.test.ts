import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { rules } from '../rules/index.ts'
import { storageWords } from '../src/judge/advice.ts'
import { weighed } from '../src/judge/check.ts'
import { clientEvidence, keyEvidence, secretEvidence } from '../src/judge/evidence.ts'
import { EVIDENCE, type Evidence, type EvidenceKind, type Judgement } from '../src/model/index.ts'
import type { Problem } from '../src/judge/problems.ts'
import { error, type Rule } from '../src/judge/rule.ts'
import { SourceFile } from '../src/text/source.ts'
import { host, judged, literal, reference, storedSecret } from './make-connections.ts'
import { inCheckout } from './materialise.ts'

/** A case of each kind in which it is missing, though something looks like it: STANDARD.md, "Evidence". */
const NEAR_MISSES: Readonly<Record<EvidenceKind, string>> = {
  'mcp-route': 'token-not-validated/good-named-for-mcp',
  'foreign-issuer': 'token-not-validated/good-own-tokens',
  'decides-access': 'token-not-validated/good-display',
  'agent-module': 'static-key-remote-api/good-module-beside-agent',
  'agent-dependency': 'static-key-remote-api/good-no-agent',
  'agent-file': 'static-key-remote-mcp/good-cluster-resources',
  'sent-to': 'static-key-remote-api/good-service-beside',
  'live-value': 'secret-literal-tracked/good-sample-values',
  'in-git': 'secret-literal-tracked/good-ignored',
  shipped: 'client-secret-in-public-client/good-private-command',
  'public-client': 'client-secret-in-public-client/good-server-side',
  written: 'pkce-missing/good-parameters-unseen',
  'token-purpose': 'token-lifetime-long/good-mailed-link',
  'open-to-network': 'mcp-server-unauthenticated/good-stdio',
  'model-reads': 'secret-through-model/good-login-form',
  'acts-for-people': 'client-credentials-for-user/good-nightly-job',
  'identity-provider': 'token-lifetime-long/bad-session-of-one-application',
  production: 'environment-mix/good-one-key-each',
}

const at = { file: new SourceFile('src/server.ts', 'verify(token)\n', 'tracked'), start: 0, end: 6 }
const kinds = Object.keys(EVIDENCE) as EvidenceKind[]
const shown = (...list: readonly EvidenceKind[]): Evidence[] => list.map((is) => ({ is, at, say: 'it is shown' }))

/** What a rule says of a variant as an error, with this evidence. */
function levelOf(rule: Rule, variant: string, evidence: readonly Evidence[]): string | undefined {
  const problem: Problem = { variant, severity: error(8), at, message: 'm', help: 'h', evidence, everywhere: true }
  return weighed(rule, problem, { outline: () => [], inTests: () => false, inSamples: () => false })?.level
}

const variants = rules.flatMap((rule) =>
  Object.entries(rule.variants).map(([variant, severity]) => ({ id: `${rule.id}/${variant}`, rule, variant, severity })),
)

describe('what a key is, who gets its file and where it goes', () => {
  const told = (list: readonly Evidence[]) => list.map(({ is, say }) => `${is}: ${say}`)

  test.each<[Partial<Judgement>, string | undefined]>([
    [{ class: 'static' }, 'the value is random and stands under the name of a secret'],
    [{ class: 'static', provider: 'Stripe' }, 'the value has the form of such a key'],
    [{ class: 'short-lived' }, 'the value is random and stands under the name of a secret'],
    [{ class: 'test' }, 'the value is random and stands under the name of a secret'],
    [{ class: 'static', defaultCredential: true }, 'it is the default of the product'],
    [{ class: 'placeholder' }, undefined],
    [{ class: 'public-id' }, undefined],
    [{ class: 'unknown' }, undefined],
  ])('%j: %s', (given, said) => {
    expect(told(keyEvidence(literal({ judged: judged(given) }, 'ignored'), undefined))).toEqual(said ? [`live-value: ${said}`] : [])
  })

  test.each([
    ['tracked', 'git tracks the file', 'in git'],
    ['staged', 'the file is staged for git', 'staged for git'],
    ['untracked', 'nothing keeps the file out of git', 'in a file that git does not ignore'],
    ['none', 'no git keeps the file back', 'in plain text'],
    ['ignored', undefined, 'in plain text'],
  ] as const)('a file that git has as %s', (git, said, words) => {
    const secret = storedSecret({ hosts: [host('production'), host('remote')] }, git)
    const value = 'live-value: the value is random and stands under the name of a secret'
    expect(told(secretEvidence(secret))).toEqual([value, ...(said ? [`in-git: ${said}`] : []), 'sent-to: it goes to mcp.northwind.io'])
    expect(storageWords(secret)).toBe(words)
  })

  test('a host that only looks like one, and one that is set elsewhere', () => {
    expect(told(keyEvidence(reference(), host('placeholder')))).toEqual([])
    expect(told(keyEvidence(reference(), host('unresolved', { shown: '' })))).toEqual(['sent-to: it goes to a host that is set elsewhere'])
    expect(told(keyEvidence(reference(), undefined))).toEqual([])
  })

  test('a public client', () => {
    const owner = { what: 'client', product: 'Keycloak' }
    const own: Evidence = { is: 'public-client', at, say: 'it has no secret' }
    expect(told(clientEvidence(false, owner, at, [own]))).toEqual([])
    expect(told(clientEvidence(true, owner, at))).toEqual(['public-client: client is a public client'])
    expect(told(clientEvidence(true, owner, at, [own, ...shown('written')]))).toEqual(['public-client: it has no secret'])
  })
})

describe('an error is proven', () => {
  test.each(variants)('$id is none without evidence', ({ rule, variant }) => {
    expect(levelOf(rule, variant, [])).not.toBe('error')
  })

  test.each(variants.filter(({ severity }) => severity.level === 'error'))(
    '$id says what it needs, and is none without a kind of it',
    ({ rule, variant }) => {
      const needs = rule.needs?.[variant]?.error ?? []
      expect(needs, `add needs: { '${variant}': { error: [kinds of src/model/evidence.ts] } } to the rule`).not.toEqual([])
      expect(levelOf(rule, variant, shown(...kinds))).toBe('error')
      for (const need of needs) {
        const without = kinds.filter((kind) => (typeof need === 'string' ? kind !== need : !need.includes(kind)))
        expect(levelOf(rule, variant, shown(...without)), `without ${String(need)}`).not.toBe('error')
      }
    },
  )

  test('needs are those of variants', () => {
    const unknown = rules.flatMap(({ id, needs, variants: known }) =>
      Object.keys(needs ?? {})
        .filter((variant) => !(variant in known))
        .map((variant) => `${id}/${variant}`),
    )
    expect(unknown).toEqual([])
  })
})

describe('kinds of evidence', () => {
  test.each(kinds)('%s has a near miss', (kind) => {
    expect(existsSync(inCheckout(`fixtures/rules/${NEAR_MISSES[kind]}`)), `fixtures/rules/${NEAR_MISSES[kind]}`).toBe(true)
  })

  test('are needed by a rule', () => {
    const needed = new Set(rules.flatMap(({ needs }) => Object.values(needs ?? {}).flatMap((levels) => Object.values(levels).flat(2))))
    expect(kinds.filter((kind) => !needed.has(kind))).toEqual([])
  })
})
