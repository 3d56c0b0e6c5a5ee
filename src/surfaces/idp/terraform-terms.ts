import type { KeyForm, TermRow } from '../../knowledge/terraform-keys.ts'
import { parseLifetime } from '../../text/lifetime.ts'
import type { SecretTerm, Setting } from '../../model/index.ts'
import { get, type Node } from '../../parse/node.ts'
import { codeAt } from '../../text/source.ts'
import { literal, unset } from './oauth-client-fields.ts'
import { lacking, resourceOwner, type TerraformResource } from './terraform.ts'

/** When the key of a resource ends. */
export function* terms(resource: TerraformResource, rows: readonly TermRow[]): Generator<SecretTerm> {
  const row = rows.find(({ type }) => type.test(resource.type.value))
  if (!row) return
  const ends = endOf(resource, row)
  if (ends)
    yield {
      kind: 'secretTerm',
      owner: resourceOwner('resource', 'terraform', resource),
      what: row.what,
      ends,
      instead: row.instead,
      at: ends.at,
    }
}

function endOf({ type, body }: TerraformResource, { ends, absent }: TermRow): SecretTerm['ends'] | undefined {
  for (const { path, form, start, zero } of ends) {
    const set = get(body, ...path)
    // A variable's default is what everybody has who sets nothing.
    const node = set?.kind === 'dynamic' && set.fallback ? { ...set.fallback, at: set.at } : set
    if (!node || isNothing(node)) continue
    const written = literal(node)
    if (zero && written === '0') return { is: 'set', value: 'never', at: node.at }
    return settingOf(node, form, start === undefined ? undefined : get(body, start))
  }
  if (absent === 'unknown' || !ends.every(({ path }) => isAbsent(body, path[0] ?? ''))) return undefined
  if (absent === 'never') return unset(type)
  return { is: 'set', value: absent, at: type.at }
}

/** `null` is Terraform's way to leave an attribute out. */
function isNothing(node: Node): boolean {
  return node.kind === 'scalar' && (node.value === null || node.value === '')
}

function isAbsent(body: Node, name: string): boolean {
  const node = get(body, name)
  return node ? isNothing(node) : lacking(body, name)
}

const SECONDS: Readonly<Record<Exclude<KeyForm, 'date' | 'go'>, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 }

/** What is added to a date, wherever that comes from: https://developer.hashicorp.com/terraform/language/functions/timeadd */
const ADDED = /^timeadd\(\s{0,40}[^"]{1,160},\s{0,40}"([\dhms.]{1,20})"\s{0,40}\)$/
const LONGEST = 300

function settingOf(node: Node, form: KeyForm, start: Node | undefined): Setting<number> {
  const { at } = node
  const written = literal(node)?.trim()
  const dynamic: Setting<number> = { is: 'dynamic', at }
  const added = form === 'date' ? ADDED.exec(codeAt(at, LONGEST))?.[1] : undefined
  if (added !== undefined) return settingOf({ ...node, kind: 'scalar', value: added }, 'go', undefined)
  if (written === undefined) return dynamic
  let seconds: number | undefined
  if (form === 'date') seconds = between(start, written)
  else if (form === 'go') {
    const parsed = /^\d+$/.test(written) ? Number(written) : parseLifetime(written, 'go')
    seconds = typeof parsed === 'number' ? parsed : undefined
  } else seconds = /^\d+(?:\.\d+)?$/.test(written) ? Number(written) * SECONDS[form] : undefined
  return seconds === undefined ? dynamic : { is: 'set', value: seconds, at }
}

/** Seconds from its start, or from today, to a date; what has ended is as good as short. */
export function between(start: Node | undefined, end: string): number | undefined {
  const from = start ? Date.parse(literal(start) ?? '') : Date.now()
  const until = /^\d{4}-\d{2}-\d{2}(?:[T ]|$)/.test(end) ? Date.parse(end) : NaN
  return Number.isNaN(from) || Number.isNaN(until) ? undefined : Math.max(0, Math.round((until - from) / 1000))
}
