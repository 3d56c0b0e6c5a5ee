import { claimCalls, givesClaim } from '../../knowledge/libraries/token-makers.ts'
import { saidIn, type Said } from '../../parse/c-like.ts'
import { entries, has, items, string, type Entry, type Node } from '../../parse/node.ts'
import { own } from '../../text/own.ts'
import { literally } from '../../text/pattern.ts'
import { codeAt, type SourceFile, type Span } from '../../text/source.ts'
import { whereWritten, type Asked } from '../../program/written/index.ts'

// Claims that a function puts together for what signs them: `JWT::encode($this->claims($user), …)`, `.claims(claimsOf(user))`.

/** The table of claims that a call of this repository's own gives, with all its keys; nothing where it may give another one. */
export function tableOfCall(node: Node, asked: Omit<Asked, 'at'>): Node | undefined {
  if (node.kind !== 'dynamic') return undefined
  const code = codeAt(node.at).slice(0, LONGEST_CALL)
  const made = /\)$/.test(code) ? whereWritten(code, { ...asked, at: node.at }) : undefined
  return made && tableIn(made, asked)
}

const LONGEST_CALL = 400

/** What a function gives back, or the value that it is. */
function tableIn(made: Span, { language }: Omit<Asked, 'at'>): Node | undefined {
  const { file, start, end } = made
  const code = codeAt(made)
  const returns = [...code.matchAll(/\breturn\s{1,80}/g)]
  const [only, ...more] = returns
  if (more.length > 0) return undefined
  const from = start + (only ? only.index + only[0].length : code.search(/\S|$/))
  const said = saidIn(file.whole, language).filter(({ at }) => at.start >= start && at.end <= end)
  const table = said.find((one) => one.is === 'object' && one.at.start === from && ENDS.test(code.slice(one.at.end - start)))
  return table ? table.value : only && tableNamed(code, file.text.slice(from, from + LONGEST_CALL), said)
}

/** Behind the value of a function. */
const ENDS = /^\s{0,80};?[\s})]{0,80}$/

/** `$claims = […]` that single keys are put into, none of them an end, and that is given back. */
function tableNamed(code: string, given: string, said: readonly Said[]): Node | undefined {
  const name = /^(\$?\w{1,60})\s{0,4};?\s/.exec(given)?.[1]
  const sets = said.filter((one) => one.is === 'set' && one.name.replace('$', '') === name?.replace('$', ''))
  const [set, ...more] = sets
  if (name === undefined || set?.value.kind !== 'map' || more.length > 0) return undefined
  const uses = [...code.matchAll(new RegExp(`(?<!\\w)${literally(name)}(?!\\w)(?!\\[['"](?!exp)\\w{1,40}['"]\\] ?=(?!=))`, 'g'))]
  // Where it is set, and where it is given back.
  return uses.length === 2 ? set.value : undefined
}

/** A chain whose tables of claims are among its entries: nothing changes where one of them is not seen whole or has an end. */
export function withTables(chain: Node, taken: readonly string[], asked: Omit<Asked, 'at'>): Node {
  if (chain.kind !== 'map') return chain
  const all = chain.entries.flatMap((one) => (taken.includes(one.key.value) ? (entriesOf(one, asked) ?? one) : one))
  return { ...chain, entries: all }
}

function entriesOf({ value }: Entry, asked: Omit<Asked, 'at'>): readonly Entry[] | undefined {
  const given = value.kind === 'list' ? (value.items.length === 1 ? value.items[0] : undefined) : value
  const table = given?.kind === 'map' ? given : given && (tableAt(given, asked) ?? tableOfCall(given, asked))
  return table?.kind === 'map' && !table.open && !has(table, 'exp') ? entries(table) : undefined
}

/** `Map.of("sub", user)` */
function tableAt({ at }: Node, { language }: Omit<Asked, 'at'>): Node | undefined {
  return saidIn(at.file.whole, language).find((one) => one.is === 'object' && one.at.start === at.start && one.at.end >= at.end)?.value
}

/** Whether a call here or in another file of the package signs what a function gives back: `NewWithClaims(method, claimsFor(u))`. */
export function givenToSigner(
  at: Span,
  name: string | undefined,
  signs: RegExp,
  files: readonly SourceFile[],
  all: readonly Said[],
): boolean {
  if (name === undefined || !/\breturn &?$/.test(at.file.text.slice(Math.max(0, at.start - 20), at.start))) return false
  const body = all.filter((one) => one.is === 'object' && one.inFunction === name && one.at.start === at.start)
  const called = new RegExp(`^(?:\\w{1,40}\\.)?${literally(name)}\\(`)
  return (
    body.length > 0 &&
    files.some((file) =>
      saidIn(file.whole, 'go').some(
        (one) => one.is === 'call' && signs.test(one.name) && items(one.value).some((given) => called.test(codeAt(given.at))),
      ),
    )
  )
}

/** `.claim("exp", end)` of a builder. */
export function endGiven(claims: Node): Node | undefined {
  const given = claims.kind === 'map' ? claims.entries.filter(({ key }) => givesClaim.test(key.value)).map(({ value }) => items(value)) : []
  return given.find(([name]) => name && string(name)?.value === 'exp')?.[1]
}

/** Fields and calls by the claims that they become. */
export function inClaimNames(node: Node): Node {
  if (node.kind !== 'map') return node
  const named = node.entries.map((entry) => {
    const [given] = givesClaim.test(entry.key.value) ? items(entry.value) : []
    const claim = own(claimCalls, entry.key.value.toLowerCase()) ?? (given && string(given)?.value)
    return claim === undefined ? entry : { ...entry, key: { ...entry.key, value: claim } }
  })
  return { ...node, entries: named }
}
