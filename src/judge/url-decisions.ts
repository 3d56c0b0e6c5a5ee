import type { UrlCredential } from '../model/index.ts'
import { grouped } from '../text/grouped.ts'
import { oncePer } from '../text/once-per.ts'
import type { SourceFile } from '../text/source.ts'
import { ownerOf } from './advice.ts'
import type { Problem } from './problems.ts'

/**
 * Several hosts of one provider take the same token of the same sign-in; all that a token request sends it sends for one sign-in. Both ends
 * of a socket change together.
 */
export function ofQuery(found: UrlCredential, what: string, all: readonly UrlCredential[]): Pick<Problem, 'decision'> {
  const { by, part = '', parameter, host } = found
  const isSocket = by === 'server' ? isOpenedAs(all).has(parameter) : opensSocket(found)
  if (part === '' && isSocket && serversOf(all).get(parameter) === 1) return { decision: { value: `query parameter ${parameter}` } }
  return {
    decision: `${by} ${part}${host === undefined || part !== '' ? parameter : what} ${host === undefined ? '' : ownerOf({ name: host })}`,
  }
}

/** The parameters with which the repository's own clients open sockets of servers that are set elsewhere. */
const isOpenedAs = oncePer(
  (all: readonly UrlCredential[]): ReadonlySet<string> => new Set(all.filter(opensSocket).map(({ parameter }) => parameter)),
)

/** A client's own address, of which a file that opens sockets puts it together. */
function opensSocket({ by, socket, host, at: { file } }: UrlCredential): boolean {
  return by === 'client' && host === undefined && (socket === true || makesSockets(file))
}

const makesSockets = oncePer(({ text }: SourceFile) => /\bnew (?:Reconnecting)?WebSocket\(/.test(text))

/** How many files of the repository read a token from each parameter. */
const serversOf = oncePer((all: readonly UrlCredential[]): ReadonlyMap<string, number> => {
  const servers = all.filter(({ by, part }) => by === 'server' && part === undefined)
  return new Map(
    [...grouped(servers, ({ parameter }) => parameter)].map(([name, some]) => [name, new Set(some.map(({ at }) => at.file)).size]),
  )
})
