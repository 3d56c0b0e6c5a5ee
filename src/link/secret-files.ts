import { agentDenials } from '../knowledge/agent-denials.ts'
import { fileRole } from '../classify/file-role.ts'
import type { Addition, AgentAccess, SecretFile, StoredSecret } from '../model/index.ts'
import type { Reading } from '../model/reading.ts'
import type { SourceFile } from '../text/source.ts'
import { cargoOf, patternsMatch, shipmentOf } from './cargo.ts'
import type { Facts } from './facts.ts'
import { grouped } from '../text/grouped.ts'
import { oncePer } from '../text/once-per.ts'

/** Files that keep live secrets, who ships them and which agents may read them. */
export function secretFiles(secrets: readonly StoredSecret[], readings: readonly Reading[], facts: Facts): SecretFile[] {
  const access = grouped(
    readings.filter((reading): reading is AgentAccess => reading.kind === 'agentAccess'),
    ({ agent }) => agent,
  )
  const owned = new Set(facts.clients.map(({ at }) => at.file))
  // Of the files of one client the first stands for all.
  const clients = [...grouped(facts.clients, ({ agent }) => agent.name).values()].flatMap((all) => all.slice(0, 1))
  const files = new Map<SourceFile, StoredSecret[]>()
  for (const secret of secrets) {
    if (secret.credential.judged.class !== 'static') continue
    if (!KEPT_APART.has(secret.place)) continue
    const list = files.get(secret.at.file) ?? []
    list.push(secret)
    files.set(secret.at.file, list)
  }
  return [...files].map(([file, held]) => {
    const shippedBy = shipment(file, facts)
    const readers = owned.has(file) ? [] : readersOf(file, clients, access)
    return {
      kind: 'secretFile',
      file,
      secrets: held,
      template: fileRole(file.path).template,
      ignoredOnlyHere: file.git === 'ignored' && facts.ignoredOnlyHere(file.path),
      ...(shippedBy ? { shippedBy } : {}),
      readers,
      at: (held[0] as StoredSecret).at,
    }
  })
}

const KEPT_APART = new Set<StoredSecret['place']>(['variables', 'agent-config', 'key-file', 'config'])

function shipment(file: SourceFile, facts: Facts): SecretFile['shippedBy'] {
  const by = shipmentOf(file.path, cargoFor(facts.shipping))
  return by && { what: by.what, at: by.at, label: `copied into ${by.what} here` }
}

const cargoFor = oncePer(cargoOf)

/** Clients of the repository that can see the file and have no rule against it. */
function readersOf(
  file: SourceFile,
  clients: Facts['clients'],
  access: ReadonlyMap<string, readonly AgentAccess[]>,
): SecretFile['readers'] {
  return clients.flatMap(({ agent, at }) => {
    const rules = access.get(agent.name) ?? []
    if (rules.some((rule) => denies(rule, file.path))) return []
    const denyBy = denial(agent.name, file.path)
    const deny = rules[0]?.deny ?? howToDeny(agent.name)
    return [{ agent: agent.name, at, deny, ...(denyBy && { denyBy }) }]
  })
}

/** How a client is told to leave files of secrets alone. */
function howToDeny(agent: string): string {
  const row = agentDenials.find((one) => one.agent === agent)
  if (!row) return 'keep the file outside the workspace'
  if ('ignoreFile' in row) return `add \`.env*\` to ${row.ignoreFile}`
  return `add \`"${row.item('.env*')}"\` to \`${row.list.join('.')}\` in ${row.settings}`
}

/** What keeps a client out of a file; of an `.env` file the whole family. */
function denial(agent: string, path: string): Addition | undefined {
  const row = agentDenials.find((one) => one.agent === agent)
  if (!row || !/^[\w.@/-]+$/.test(path)) return undefined
  const pattern = path.replace(/(^|\/)\.env(?:\.[\w.-]+)?$/, '$1.env*')
  if ('ignoreFile' in row) return { path: row.ignoreFile, line: pattern.includes('/') ? `/${pattern}` : pattern }
  return { path: row.settings, list: row.list, item: row.item(pattern) }
}

function denies({ base, denies: patterns }: AgentAccess, path: string): boolean {
  const inside = relative(path, base)
  return inside !== undefined && patternsMatch(patterns, inside)
}

function relative(path: string, folder: string): string | undefined {
  if (folder === '') return path
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined
}
