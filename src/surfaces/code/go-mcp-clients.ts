import { fileRole } from '../../classify/file-role.ts'
import {
  goAddsParameter,
  goAuthorizes,
  goMetadataEndpoints,
  goNamesEndpoint,
  goPublishesMetadata,
} from '../../knowledge/libraries/go-oauth2.ts'
import type { Project } from '../../discover/project.ts'
import type { AuthorizationRequest } from '../../model/index.ts'
import type { Said } from '../../parse/c-like.ts'
import { get, items, string, type Node } from '../../parse/node.ts'
import { isGoCode } from '../../program/written/index.ts'
import { oncePer } from '../../text/once-per.ts'
import { codeAt, type Span } from '../../text/source.ts'
import { mayBeSaid } from '../reading/code-around.ts'

/**
 * What a sign-in in Go at the authorization server of an MCP server says of the server that the token is for: nothing unless code of the
 * program finds that server by the metadata of the MCP server, as a client does (https://www.rfc-editor.org/rfc/rfc9728.html#section-3),
 * and the client has its addresses from there.
 */
export function resourceOfGo(
  at: Span,
  config: Said | undefined,
  all: readonly Said[],
  project: Project,
): Pick<AuthorizationRequest, 'mcp' | 'resource'> | undefined {
  const endpoint = config && get(config.value, 'Endpoint')
  if (!config || !endpoint || !isFound(endpoint, config.at, project) || !discoversInGo(project)) return undefined
  const named = all.find(({ is, name, value }) => is === 'call' && goAddsParameter.pattern.test(name) && namesResource(value))
  const open = named !== undefined || hasOtherOptions(all) || /(?<!json:)"(?:resource|audience)"/.test(at.file.text)
  return { mcp: true, resource: open ? { is: 'dynamic', at } : { is: 'unset', at } }
}

function namesResource(value: Node): boolean {
  return string(items(value)[0])?.value === 'resource'
}

/** Whether a sign-in is given options that functions of the program make, which may name the server: `forServer(server)`. */
function hasOtherOptions(all: readonly Said[]): boolean {
  return all.some(
    ({ is, name, value }) =>
      is === 'call' &&
      goAuthorizes.pattern.test(name) &&
      items(value)
        .slice(1)
        .some(({ at }) => !/^oauth2\.\w/.test(codeAt(at, 40))),
  )
}

/** Whether the addresses of a client are those of a metadata document, or what its function is given. */
function isFound(endpoint: Node, { file, start }: Span, project: Project): boolean {
  const code = codeAt(endpoint.at, 400)
  if (goMetadataEndpoints.pattern.test(code)) return true
  if (!/^[a-z]\w{0,40}$/.test(code)) return false
  const before = file.text.slice(file.text.lastIndexOf('\nfunc ', start) + 1, start)
  return (
    (new RegExp(`^func [^{]{0,300}\\b${code} \\*?oauth2\\.Endpoint\\b`).test(before) && !namesFixedEndpoint(project)) ||
    new RegExp(`\\b${code}, \\w{1,20} := \\w`).test(before)
  )
}

/** Whether any program of a repository names a server whose addresses the library knows: it may be the one that a function is given. */
const namesFixedEndpoint = oncePer((project: Project): boolean =>
  mayBeSaid(project, 'fixed endpoints of Go', (text) => goNamesEndpoint.pattern.test(text)),
)

/** Whether the programs of a repository ask MCP servers for their metadata, and none of them publishes such. */
const discoversInGo = oncePer((project: Project): boolean => {
  const paths = project.below('').filter((path) => isGoCode(path) && !fileRole(path).test)
  if (paths.length > MOST_FILES) return false
  const speaking = paths.map((path) => project.text(path) ?? '').filter((text) => text.includes('oauth-protected-resource'))
  return (
    speaking.some((text) => /json:"authorization_servers/.test(text)) && !speaking.some((text) => goPublishesMetadata.pattern.test(text))
  )
})

const MOST_FILES = 1500
