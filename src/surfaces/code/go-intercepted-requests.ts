import type { Project } from '../../discover/project.ts'
import { asksForMethod, interceptsRequests } from '../../knowledge/words/typed-objects.ts'
import { shownName } from '../../classify/shown-name.ts'
import type { LogCall } from '../../model/index.ts'
import { literally } from '../../text/pattern.ts'
import { folderOf } from '../../text/paths.ts'
import type { Span } from '../../text/source.ts'
import { functionAround, moduleFolder, searchedOnce } from '../../program/written/index.ts'

/**
 * Every request of a service that an interceptor writes as a whole, where a message of the repository holds a credential: protobuf prints
 * all fields. One that looks at the method before may leave some out.
 */
export function interceptedRequest(name: string, at: Span, project: Project): Pick<LogCall, 'what' | 'within' | 'at'> | undefined {
  const { before } = functionAround(at, 'go')
  const head = before.slice(0, 600).split(/\{[ \t]*\n/, 1)[0] ?? ''
  const isRequest = new RegExp(`[(,]\\s{0,8}${literally(name)} (?:interface\\{\\}|any)\\s{0,4},`).test(head)
  if (!isRequest || !interceptsRequests.pattern.test(head) || asksForMethod.pattern.test(before.slice(head.length))) return undefined
  const field = searchedOnce(at.file, 'a credential of a message', () => credentialOfMessage(at.file.path, project))
  return field === undefined ? undefined : { what: `${name}.${field}`, within: name, at }
}

/** More definitions are not read. */
const MOST_FILES = 60
const MESSAGE = /^\s{0,8}message\s{1,4}(\w{1,60}Request)\s{0,4}\{([^{}]{1,4000})\}/gm
const FIELD = /^\s{1,20}(?:optional )?(?:string|bytes)\s{1,4}(\w{1,60})\s{0,4}=\s{0,4}\d{1,5}\s{0,4}(;|\[)/gm

/** What tells two requests apart, and where messages are pushed to. */
const OTHER = /^(?:client|device)_token$/

/**
 * The first field of a request that is a credential by its name, where the module has one definition alone: which services of several an
 * interceptor stands before cannot be told. https://protobuf.dev/programming-guides/proto3/
 */
function credentialOfMessage(file: string, project: Project): string | undefined {
  const defined = project.below(moduleFolder(file, project) ?? '').filter((one) => one.endsWith('.proto'))
  if (new Set(defined.map(folderOf)).size > 1 || defined.length > MOST_FILES) return undefined
  for (const path of defined)
    for (const [, , fields = ''] of (project.text(path) ?? '').matchAll(MESSAGE)) {
      // `debug_redact` keeps a field out of what is printed.
      const held = [...fields.matchAll(FIELD)].find(
        ([, name = '', end]) => end === ';' && shownName(name) === 'credential' && !OTHER.test(name),
      )
      if (held) return held[1]
    }
  return undefined
}
