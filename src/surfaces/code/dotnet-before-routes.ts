import { dotnetFilters, dotnetMcp, dotnetSessions } from '../../knowledge/libraries/dotnet.ts'
import { openAppCalls, openMiddleware } from '../../knowledge/words/dotnet-checks.ts'
import type { Said } from '../../parse/c-like.ts'
import { items } from '../../parse/node.ts'
import { codeAt } from '../../text/source.ts'

/** What may refuse a caller of the MCP servers of an ASP.NET Core program: calls on it, or behind what maps them, that are not known. */
export function mayRefuse(all: readonly Said[]): Said[] {
  const held = heldNames(all)
  return all.filter((said) => {
    if (said.is === 'chain') return keysOf(said).some((key) => !/^Use/.test(key) && isUnknownOf(said, key, held))
    if (said.is === 'set') return dotnetSessions.pattern.test(said.name)
    if (said.is !== 'call') return false
    const [owner, name] = cut(said.name)
    if (/^Use/.test(name)) return !openMiddleware.pattern.test(name)
    return (
      (held.has(owner) && !openAppCalls.pattern.test(name)) ||
      items(said.value).some(({ kind, at }) => kind === 'dynamic' && held.has(codeAt(at, 80)))
    )
  })
}

/** Whether a call of a chain is about the whole program or a server of MCP, and unknown: what is behind another route is for that alone. */
function isUnknownOf(said: Said, key: string, held: ReadonlySet<string>): boolean {
  const keys = keysOf(said)
  if (keys.includes(dotnetMcp.adds)) return dotnetFilters.pattern.test(key)
  const [owner, first] = cut(said.name)
  const isWhole = keys.includes(dotnetMcp.maps) || (held.has(owner) && !/^Map/.test(first))
  return isWhole && !openAppCalls.pattern.test(key)
}

/** The names of a program, of its builder, of groups of routes that servers of MCP are mapped on, and of what maps them. */
function heldNames(all: readonly Said[]): Set<string> {
  const held = new Set<string>()
  const mapped = all.filter(({ is, name }) => is === 'call' && cut(name)[1] === dotnetMcp.maps)
  for (const said of [...mapped, ...all.filter((one) => one.is === 'chain' && keysOf(one).includes(dotnetMcp.maps))]) {
    const [owner] = cut(said.name)
    if (owner !== '') held.add(owner)
  }
  const sets = all
    .filter(({ is }) => is === 'set')
    .map(({ name, value }) => ({ name, made: cut(MADE.exec(codeAt(value.at, 300))?.[1] ?? '') }))
  const builders = new Set(sets.flatMap(({ name, made: [owner] }) => (owner === dotnetMcp.program ? [name] : [])))
  // What a name is made of stands before it.
  for (const { name, made } of sets.toReversed()) {
    const [owner, called] = made
    if (called === dotnetMcp.maps || builders.has(name) || (called === dotnetMcp.builds && builders.has(owner))) held.add(name)
    if (held.has(name) && owner !== '') held.add(owner)
  }
  return held
}

const MADE = /^(?:await )?(\w{1,60}(?:\.\w{1,60}){1,3})\(/

function keysOf({ value }: Said): string[] {
  return value.kind === 'map' ? value.entries.map(({ key }) => key.value) : []
}

/** `app.MapMcp` as `app` and `MapMcp`. */
function cut(name: string): [owner: string, name: string] {
  const dot = name.lastIndexOf('.')
  return [name.slice(0, Math.max(0, dot)), name.slice(dot + 1)]
}
