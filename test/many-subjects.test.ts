import { UNKNOWN_COMPANY } from '../src/knowledge/company.ts'
import { LIFETIMES } from '../src/knowledge/lifetimes.ts'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { check } from '../src/judge/check.ts'
import { lint } from '../src/lint.ts'
import { SpanIndex } from '../src/text/span-index.ts'
import { SourceFile } from '../src/text/source.ts'
import { rules } from '../rules/index.ts'
import { model, set, tokenPolicy } from './make-subjects.ts'

it('judges a realm of 50,000 clients', async () => {
  const root = mkdtempSync(join(tmpdir(), 'many-'))
  const clients = Array.from({ length: 50_000 }, (_, i) => ({
    clientId: `client-${i}`,
    publicClient: true,
    directAccessGrantsEnabled: i % 500 === 0,
    redirectUris: [`https://desk-${i}.acme-labs.io/callback`],
    attributes: { 'pkce.code.challenge.method': 'S256' },
  }))
  writeFileSync(join(root, 'realm-export.json'), JSON.stringify({ realm: 'desk', revokeRefreshToken: true, clients }, undefined, 1))
  const { findings, unreadable, failures } = await lint({ root })
  rmSync(root, { recursive: true })
  expect(failures).toEqual([])
  expect(unreadable).toEqual([])
  // One decision of a hundred clients is one finding.
  expect(findings.map(({ rule }) => rule.id)).toEqual(['grant-password'])
  expect(findings[0]?.message).toContain('99 other places')
  expect(findings[0]?.place).toBe('clients.0.directAccessGrantsEnabled')
})

it('weighs 50,000 token policies', () => {
  const file = new SourceFile('realm.json', `${'x'.repeat(40)}\n`.repeat(100_000))
  const subjects = Array.from({ length: 50_000 }, (_, i) => {
    const at = { file, start: i * 82, end: i * 82 + 5 }
    const owner = { what: 'client', name: `client-${i}`, product: 'Keycloak' }
    return tokenPolicy({
      owner,
      clientType: 'public',
      token: i % 2 ? 'refresh' : 'refresh-idle',
      lifetime: set(i % 2 ? 'never' : 60, at),
      rotates: true,
      at,
    })
  })
  const failures: unknown[] = []
  const found = check(model(...subjects), rules, {
    at: () => ({ profile: 'recommended', now: 0, lifetimes: LIFETIMES, forMachines: false, company: UNKNOWN_COMPANY }),
    levelOf: () => undefined,
    outline: () => [],
    inTests: () => false,
    inSamples: () => false,
    failed: (what, cause) => failures.push(what, cause),
  })
  expect(failures).toEqual([])
  expect(found).toHaveLength(25_000)
})

it('finds the first at a place', () => {
  const file = new SourceFile('a', 'x'.repeat(10_000))
  const span = (start: number, end: number) => ({ file, start, end })
  const index = new SpanIndex<string>()
  index.add(span(0, 5000), 'wide')
  index.add(span(2000, 2010), 'narrow')
  expect(index.at(span(2005, 2006))).toBe('wide')
  expect(index.at(span(2005, 2006), (one) => one !== 'wide')).toBe('narrow')
  expect(index.at(span(5000, 5001))).toBeUndefined()
  expect(index.at({ file: new SourceFile('b', 'x'), start: 0, end: 1 })).toBeUndefined()
})
