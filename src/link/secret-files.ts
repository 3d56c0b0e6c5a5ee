import ignore, { type Ignore } from 'ignore'
import { agentDenials } from '../knowledge/agent-denials.ts'
import { fileRole } from '../classify/file-role.ts'
import type { Addition, AgentAccess, SecretFile, StoredSecret } from '../model/index.ts'
import type { Reading, ShippingReading } from '../model/reading.ts'
import type { SourceFile } from '../text/source.ts'
import { type Facts, folderOf, foldersUpwards } from './facts.ts'
import { grouped } from '../text/grouped.ts'

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
  const known = CARGO.get(facts.shipping) ?? cargoOf(facts.shipping)
  CARGO.set(facts.shipping, known)
  const named = [file.path, ...foldersUpwards(folderOf(file.path))].flatMap((path) => known.named.get(path) ?? [])
  for (const { what, folder, includes, excludes, at } of [...named, ...known.others]) {
    const path = relative(file.path, folder)
    if (path === undefined) continue
    if (matches(includes, path) && !matches(excludes, path)) return { what, at, label: `copied into ${what} here` }
  }
  return undefined
}

/** What is taken along: by the path of a file or folder that it names, of which the first stands for all of its image, and the others. */
interface Cargo {
  readonly named: ReadonlyMap<string, readonly ShippingReading[]>
  readonly others: readonly ShippingReading[]
}

const CARGO = new WeakMap<Facts['shipping'], Cargo>()

function cargoOf(shipping: Facts['shipping']): Cargo {
  const named = new Map<string, ShippingReading[]>()
  const others: ShippingReading[] = []
  for (const one of shipping) {
    const paths = one.includes.map((pattern) => /^\/[\w./@-]*$/.exec(pattern)?.[0])
    if (paths.some((path) => path === undefined)) others.push(one)
    else
      for (const path of paths) {
        const at = `${one.folder}${path}`.replace(/^\/|\/$/g, '')
        const list = named.get(at) ?? []
        if (list.every(({ excludes }) => excludes !== one.excludes)) list.push(one)
        named.set(at, list)
      }
  }
  return { named, others }
}

/** Whether patterns of gitignore's syntax match a path; each list is compiled once. */
function matches(patterns: readonly string[], path: string): boolean {
  if (patterns.length === 0) return false
  const known = COMPILED.get(patterns) ?? ignore().add([...patterns])
  COMPILED.set(patterns, known)
  return known.ignores(path)
}

const COMPILED = new WeakMap<readonly string[], Ignore>()

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
  return inside !== undefined && matches(patterns, inside)
}

function relative(path: string, folder: string): string | undefined {
  if (folder === '') return path
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined
}
