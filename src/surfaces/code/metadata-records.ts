import { namedOnTheWire } from '../../knowledge/libraries/web-requests.ts'
import type { Project } from '../../discover/project.ts'
import type { CLike, Said } from '../../parse/c-like.ts'
import { items, type Entry } from '../../parse/node.ts'
import { listAt } from '../../text/brackets.ts'
import { lazy } from '../../text/lazy.ts'
import { declarationOf } from '../../program/written/index.ts'

/**
 * The metadata of a server that a record is made with, as a table of what it is given one after the other: `new ServerMetadata(issuer,
 * tokenEndpoint, …)`. A record has no other members than those that it is declared with.
 */
export function tablesOfRecords(all: readonly Said[], language: CLike, project: Project): readonly Said[] {
  if (language !== 'java' && language !== 'cs' && language !== 'kt') return []
  // Each is of one file.
  const publishes = lazy(() => all[0] !== undefined && PUBLISHES.test(all[0].at.file.text))
  return all.flatMap((said): readonly Said[] => {
    const given = said.is === 'call' && /^[A-Z]\w{0,80}$/.test(said.name) ? items(said.value) : []
    if (given.length < FEWEST || !publishes()) return []
    const members = membersOf(said, language, project)
    if (members?.length !== given.length) return []
    const { at } = said
    const entries = given.map((value, index): Entry => ({ key: { value: members[index] ?? '', at }, value, at: value.at }))
    // Nothing is added to it, whatever it is handed to.
    return [{ ...said, is: 'object', value: { kind: 'map', entries, open: false, at: said.value.at }, within: [said.name] }]
  })
}

/** Fewer components make no metadata. */
const FEWEST = 5
const PUBLISHES = /\.well-known\/(?:openid-configuration|oauth-authorization-server)/
const LONGEST = 6000

/** What a record has on the wire, in order; nothing of one whose methods or own fields may say more. */
function membersOf({ name, at }: Said, language: CLike, project: Project): readonly string[] | undefined {
  const declared = declarationOf(name, at.file, language, project)
  if (declared?.kind !== 'record' || namedOnTheWire.pattern.test(declared.body)) return undefined
  const head = declared.head.trimStart()
  const components = head.startsWith('(') ? listAt(head, 1, LONGEST, { brackets: '<[({>])}', texts: true }) : undefined
  const names = components?.map((one) => namedOnTheWire.pattern.exec(one)?.[1] ?? DECLARED.exec(one)?.slice(1).find(Boolean))
  return names?.every((one) => one !== undefined) ? names : undefined
}

/** `val issuer: String`, `String issuer`, `string Issuer = ""` */
const DECLARED = /\bva[lr] (\w{1,80})\s?:|[\w>\]?] (\w{1,80})\s{0,8}(?:=[^,]{0,80})?$/
