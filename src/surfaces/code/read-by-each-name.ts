import { isRequest, namesLooped, namesThemselves, readByName } from '../../knowledge/words/names-looped.ts'
import { wholeEnvironment } from '../../knowledge/words/whole-environment.ts'
import type { LogCall } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import type { Node } from '../../parse/node.ts'
import { functionAround } from '../../program/written/index.ts'
import { codeAt } from '../../text/source.ts'
import { areCredentials, closesLoop, partsOfLoop, valueGiven, type Here } from './c-like-looped-headers.ts'
import { looksAtNames } from './names-looked-at.ts'

/**
 * The value of each header of a request, or of each variable of the process, that a loop over their names reads:
 * `for (String name : Collections.list(request.getHeaderNames())) log.info("{}: {}", name, request.getHeader(name))`. One that looks at the
 * names may leave some out.
 */
export function readByEachName({ kind, at }: Node, language: CLike): Pick<LogCall, 'what' | 'within' | 'at'> | undefined {
  const code = kind === 'dynamic' ? codeAt(at, LONGEST) : ''
  if (!NAME_OR_READ.test(code)) return undefined
  const around = functionAround(at, language)
  const here = { around, file: at.file, language }
  const read = readByName.pattern.exec(valueGiven(code, here) ?? code)?.groups
  const name = read?.['header'] ?? read?.['key'] ?? read?.['index']
  if (!read || name === undefined) return undefined
  for (const loop of [...`${around.before}${code}`.matchAll(LOOPS)].toReversed()) {
    const [through, each] = partsOfLoop(loop)
    const rest = around.before.slice(loop.index + loop[0].length)
    // What takes the next name stands in its loop.
    const body = loop.groups?.['next'] === undefined ? rest : `{${rest}`
    if (each !== name || closesLoop(body)) continue
    const what = looksAtNames(body) ? undefined : whose(through, read, here)
    return what === undefined ? undefined : { what, ...(code === what ? {} : { within: code }), at }
  }
  return undefined
}

const LOOPS = new RegExp(namesLooped.pattern, 'g')
const NAME_OR_READ = /^\$?\w[\w.()[\]$]*$/
/** A longer expression reads more than one of them. */
const LONGEST = 90
/** What they are called where they are logged. */
const ALL_HEADERS = 'headers'

/** What has the names that are gone through, where it is what is read, and holds credentials. */
function whose(through: string, read: Readonly<Record<string, string | undefined>>, here: Here): string | undefined {
  const names = valueGiven(through, here) ?? through
  const of = namesThemselves.pattern.exec(names)?.groups
  const { request, map } = read
  if (request !== undefined) return of?.['headers'] === request && isRequest.pattern.test(request) ? ALL_HEADERS : undefined
  if (map === undefined || (of?.['map'] ?? names) !== map) return undefined
  const held = valueGiven(map, here) ?? map
  return wholeEnvironment.pattern.test(held) || areCredentials(map, here) ? held : undefined
}
