import type { Connection, Credential, UrlCredential } from '../model/index.ts'
import { grouped } from '../text/grouped.ts'
import { oncePer } from '../text/once-per.ts'
import { inTurn, literally, oneOf } from '../text/pattern.ts'
import type { SourceFile, Span } from '../text/source.ts'
import { ownerOf } from './advice.ts'
import type { Problem } from './problems.ts'

/**
 * Several hosts of one provider take the same token of the same sign-in; all that a token request sends it sends for one sign-in. Both ends
 * of a socket change together, where the client's address leads to that server.
 */
export function ofQuery(found: UrlCredential, what: string, all: readonly UrlCredential[]): Pick<Problem, 'decision'> {
  const { by, part = '', parameter, host } = found
  const isEnd = by === 'server' || (opensSocket(found) && (serversOf(all).get(parameter) ?? []).some((server) => leadsTo(found, server)))
  if (part === '' && isEnd && isOpenedAs(all).has(parameter)) return { decision: { value: `query parameter ${parameter}` } }
  const sent = `${part}${host === undefined || part !== '' ? parameter : what}`
  return { decision: `${isHandedToPage(found) ? 'both tokens, ' : ''}${by} ${sent} ${host === undefined ? '' : ownerOf({ name: host })}` }
}

/** Whether an access token goes with its refresh token: no API takes both, they are handed to a page that somebody is sent to. */
export function isHandedToPage({ by, parameter, beside = [] }: UrlCredential): boolean {
  const isBeside = beside.some((one) => /^refresh_?token$/i.test(one.parameter))
  return by === 'client' && isBeside && /^(?:access_?)?token$/i.test(parameter)
}

/** The parameters with which the repository's own clients open sockets of the one server that reads them. */
const isOpenedAs = oncePer((all: readonly UrlCredential[]): ReadonlySet<string> => {
  const servers = serversOf(all)
  return new Set(
    all.flatMap((one) => {
      const [server, ...others] = servers.get(one.parameter) ?? []
      return server && others.length === 0 && opensSocket(one) && leadsTo(one, server) ? [one.parameter] : []
    }),
  )
})

/**
 * Whether the address of a client is that of a server which takes sockets: its path is one that the server names, or without a path its
 * variable is called by the product's own server and by no other service.
 */
function leadsTo({ at: { file, start } }: UrlCredential, server: SourceFile): boolean {
  if (!/socket/i.test(server.text)) return false
  const statements = file.text.slice(Math.max(0, start - NEAR), start + NEAR)
  const paths = Array.from(statements.matchAll(PATH), ([, path = '']) => path)
  return paths.length > 0
    ? paths.some((path) => inTurn('', new RegExp(literally(path)), /(?![\w-])/).test(server.text))
    : OWN_SERVER.test(statements)
}

/** In characters: some lines. */
const NEAR = 240
/** The path of an address that is put together, without what it is mounted at. */
const PATH = /(?:\}|:\d{2,5}|["'`])(?:\/[\w-]{1,40}){0,6}(\/[\w-]{1,40})\/?(?:\?|["'`]|\$\{)/g
/** `settings.socket`, `process.env.NEXT_PUBLIC_WS_URL`, `location.host`. */
const OWN_SERVER = oneOf(
  '',
  inTurn(
    '',
    /(?<=\.)(?:(?:webS|web_s|s)ocket|ws|api|server|backend)/,
    /_?(?:[bB]ase_?)?(?:[uU]r[il]|URL|[aA]ddress|[hH]ost|[bB]ase|[eE]ndpoint)?\b(?!\s?\()/,
  ),
  inTurn(
    '',
    /\b(?:VITE_|NEXT_PUBLIC_|REACT_APP_|EXPO_PUBLIC_|PUBLIC_)?/,
    /(?:WS|SOCKET|API|SERVER|BACKEND)_(?:BASE_)?(?:UR[LI]|ADDRESS|HOST|BASE)\b/,
  ),
  /\blocation\.(?:host|origin|hostname)\b/,
)

/** A client's own address, of which a file that opens sockets puts it together. */
function opensSocket({ by, socket, host, at: { file } }: UrlCredential): boolean {
  return by === 'client' && host === undefined && (socket === true || makesSockets(file))
}

const makesSockets = oncePer(({ text }: SourceFile) => /\bnew (?:Reconnecting)?WebSocket\(/.test(text))

/** The files of the repository that read a token from each parameter. */
const serversOf = oncePer((all: readonly UrlCredential[]): ReadonlyMap<string, readonly SourceFile[]> => {
  const servers = all.filter(({ by, part }) => by === 'server' && part === undefined)
  return new Map(
    [...grouped(servers, ({ parameter }) => parameter)].map(([name, some]) => [name, [...new Set(some.map(({ at }) => at.file))]]),
  )
})

/** Where the address of code names a key that it takes from another line. */
export function putElsewhere({ at, ...credential }: Credential, source: Connection['source']): { at: Span; valueAt: Span } | undefined {
  const putAt = source === 'code' && credential.form === 'reference' ? credential.putAt : undefined
  if (!putAt) return undefined
  const between = at.file.text.slice(Math.min(at.end, putAt.end), Math.max(at.start, putAt.start))
  return at.file !== putAt.file || between.includes('\n') ? { at: putAt, valueAt: at } : undefined
}
