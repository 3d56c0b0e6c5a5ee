import type { StoredSecret } from '../model/index.ts'
import type { Span } from '../text/source.ts'
import { grouped } from '../text/grouped.ts'
import { words } from '../text/words.ts'

/**
 * Stored secrets without the ids of access keys: an id opens nothing without its secret, which is revoked with it. One whose secret stands
 * beside it is a place of the secret, and one whose secret is kept elsewhere is none.
 */
export function withoutKeyIds(secrets: readonly StoredSecret[]): StoredSecret[] {
  const ids = secrets.filter((one) => isIdByKind(one) || stemOf(one.name?.value, ID) !== undefined)
  if (ids.length === 0) return [...secrets]
  const inFiles = grouped(secrets, ({ at }) => at.file)
  const left = new Set<StoredSecret>()
  const of = new Map<StoredSecret, StoredSecret[]>()
  for (const id of ids) {
    const secret = (inFiles.get(id.at.file) ?? []).find((one) => one !== id && isPair(id, one))
    if (secret) {
      left.add(id)
      of.set(secret, [...(of.get(secret) ?? []), id])
    } else if (isAlone(id)) left.add(id)
  }
  return secrets.filter((one) => !left.has(one)).map((one) => withIds(one, of.get(one) ?? []))
}

function withIds(secret: StoredSecret, ids: readonly StoredSecret[]): StoredSecret {
  const hosts = ids.flatMap((id) => id.hosts).filter((one) => secret.hosts.every(({ name }) => name !== one.name))
  const uses = ids.map(({ at }) => ({ at, label: 'the id of the key' }))
  return ids.length === 0 ? secret : { ...secret, hosts: [...secret.hosts, ...hosts], uses: [...uses, ...secret.uses] }
}

/** By its format, whose row says what the secret looks like. */
function isIdByKind({ credential: { judged } }: StoredSecret): boolean {
  return judged.kind?.partner !== undefined && judged.kind.type === 'api-key'
}

function isPair(id: StoredSecret, one: StoredSecret): boolean {
  const { kind, provider } = id.credential.judged
  if (distance(id.at, one.at) > NEAR || isIdByKind(one)) return false
  // What a provider's own format proves weighs more than a name does, and stays.
  if (provider !== undefined && one.credential.judged.provider === undefined) return false
  if (isIdByKind(id) && kind?.partner) return one.credential.secret.matches(new RegExp(`^${kind.partner.source}$`))
  const stem = stemOf(id.name?.value, ID)
  return stem !== undefined && stem === stemOf(one.name?.value, SECRET)
}

/** Nothing near it is, or is named like, its secret, or the secret of that name is kept elsewhere. */
function isAlone(id: StoredSecret): boolean {
  const { file, start, end } = id.at
  const near = [file.text.slice(Math.max(0, start - NEAR), start), file.text.slice(end, end + NEAR)]
  const { partner } = id.credential.judged.kind ?? {}
  if (isIdByKind(id) && partner) return !near.some((text) => partner.test(text))
  const stem = stemOf(id.name?.value, ID)
  return near.some((text) => Array.from(text.matchAll(NAME)).some(([name]) => stemOf(name, SECRET) === stem))
}

function distance(a: Span, b: Span): number {
  return Math.max(a.start, b.start) - Math.min(a.end, b.end)
}

const NAME = /[A-Za-z][\w.-]{4,80}/g
/** The values of a pair stand on neighbouring lines. */
const NEAR = 300
/** How the two are called, as words: `DESK_ACCESS_KEY` and `DESK_SECRET_KEY`, `accessKeyId` and `secretAccessKey`. */
const ID: readonly string[] = ['access key id', 'access key']
const SECRET: readonly string[] = ['secret access key', 'access key secret', 'access secret key', 'secret key', 'access secret']

/** What stands before one of the endings, such as the name of the service. */
function stemOf(name: string | undefined, endings: readonly string[]): string | undefined {
  if (name === undefined) return undefined
  const said = words(name).join(' ')
  const isOf = (one: string) => said === one || said.endsWith(` ${one}`)
  const ending = endings === ID && SECRET.some(isOf) ? undefined : endings.find(isOf)
  return ending === undefined ? undefined : said.slice(0, said.length - ending.length).trim()
}
