import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { json } from './reporters.ts'
import { emptyResult } from '../src/report/empty.ts'
import { connection, KEY, odd, options, reference, resultOf } from './report-sample.ts'

interface Schema {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly pattern?: string
}

const schema = JSON.parse(readFileSync(new URL('../src/report/report-schema.json', import.meta.url), 'utf8')) as Schema

/** Complaints about a value; stricter than JSON Schema, in that every property has to be described. */
function faults(value: unknown, { $ref, ...rest }: Schema, path = '$'): string[] {
  const at = $ref ? (schema.$defs?.[$ref.replace('#/$defs/', '')] ?? {}) : rest
  if (at.enum && !at.enum.includes(value)) return [`${path}: ${String(value)} is none of ${at.enum.join(', ')}`]
  if ('const' in at && at.const !== value) return [`${path}: not ${String(at.const)}`]
  if (at.pattern && !new RegExp(at.pattern).test(String(value))) return [`${path}: not ${at.pattern}`]
  if (Array.isArray(value))
    return at.type === 'array' ? value.flatMap((one, i) => faults(one, at.items ?? {}, `${path}[${i}]`)) : [`${path}: a list`]
  if (typeof value === 'object' && value !== null) {
    if (at.type !== 'object') return [`${path}: an object`]
    if (!at.properties) return []
    const entries = Object.entries(value)
    const missing = (at.required ?? []).filter((name) => !(name in value)).map((name) => `${path}: no ${name}`)
    return [
      ...missing,
      ...entries.flatMap(([name, one]) =>
        at.properties?.[name] ? faults(one, at.properties[name], `${path}.${name}`) : [`${path}: ${name} is not described`],
      ),
    ]
  }
  const types: Record<string, string> = { integer: 'number', number: 'number', string: 'string', boolean: 'boolean' }
  return !at.type || types[at.type] === typeof value ? [] : [`${path}: not ${at.type}`]
}

function connected() {
  const { config, env, secret, finding } = reference()
  const sent = { sentAs: 'Authorization', place: 'header', confidence: 'high', at: finding.at } as const
  const literal = { ...sent, form: 'literal', secret, judged: { class: 'static', what: 'key', mode: 'live', confidence: 'high' } } as const
  const referred = {
    ...sent,
    form: 'reference',
    store: 'environment',
    name: 'ACME_KEY',
    pairing: 'P1',
    to: { name: 'mcp.acme-crm.io', shown: '', scheme: 'https:', class: 'remote', confidence: 'high', because: '' },
  } as const
  const { model } = resultOf([])
  return resultOf([finding], {
    model: { ...model, connection: [connection(config, 'remote', { credentials: [literal, referred] }), connection(env, 'stdio')] },
  })
}

describe('the JSON report', () => {
  test.each([
    ['odd inputs', odd().result],
    ['connections', connected()],
    ['nothing', emptyResult([])],
  ])('fits its schema: %s', (_, result) => {
    expect(faults(JSON.parse(json(result, { ...options, showSuppressed: true })), schema)).toEqual([])
  })

  test('carries the inventory', () => {
    expect(JSON.parse(json(connected(), options))).toMatchObject({
      schemaVersion: 1,
      summary: { warnings: 1, servers: { total: 2, staticKey: 1, local: 1 } },
      findings: [
        {
          rule: 'static-key-remote-mcp',
          path: '.cursor/mcp.json',
          region: { startLine: 5, startColumn: 45 },
          related: [{ label: 'the remote server' }, { path: '.env' }],
        },
      ],
      connections: [
        {
          agent: 'cursor',
          name: 'billing',
          host: 'mcp.acme-crm.io',
          class: 'remote',
          authentication: 'static key',
          credentials: [
            { form: 'literal', class: 'static' },
            { variable: 'ACME_KEY', hostClass: 'remote' },
          ],
        },
        { transport: 'stdio', program: 'npx', authentication: 'local' },
      ],
    })
  })

  test('nothing secret, nothing raw, always the same bytes', () => {
    const shown = json(odd().result, options)
    expect(shown).not.toContain(KEY)
    expect(shown).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202e]/)
    expect(json(odd().result, options)).toBe(shown)
  })
})
