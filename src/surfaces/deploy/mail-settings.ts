import { mailHosts } from '../../knowledge/authorization-hosts.ts'
import type { LiteralReading } from '../../model/reading.ts'
import { entries, get, items, string, type Node } from '../../parse/node.ts'
import { defineSurface } from '../reading/surface.ts'

/** Passwords of mail accounts in an application's settings, beside the server of their provider. */
export default defineSurface({
  id: 'mail-settings',
  name: 'Mail accounts in an application’s own settings',
  spec: 'https://docs.spring.io/spring-boot/reference/io/email.html',
  counts: 'other',
  files: ['**/*.{yml,yaml,toml,json}'],
  mentions: mailHosts,
  format: 'by name',
  skipsTests: true,
  *read(root): Generator<LiteralReading> {
    yield* within(root, MOST_LEVELS)
  },
})

const MOST_LEVELS = 8
const HOST = ['host', 'server', 'smtp', 'smtp_host']
const PASSWORD = ['password', 'pass', 'app_password', 'appPassword']

function* within(node: Node, levels: number): Generator<LiteralReading> {
  if (levels === 0) return
  const isMail = HOST.some((key) => mailHosts.includes(string(get(node, key))?.value.trim() ?? ''))
  for (const { key, value } of entries(node)) {
    const text = isMail && PASSWORD.includes(key.value) ? string(value) : undefined
    if (text?.value && !text.opaque)
      yield { kind: 'literal', place: 'config', name: { value: 'MAIL_PASSWORD', at: key.at }, text, at: text.at }
    yield* within(value, levels - 1)
  }
  for (const one of items(node)) yield* within(one, levels - 1)
}
