import { fileRole } from '../../classify/file-role.ts'
import type { Project } from '../../discover/project.ts'
import { RESOURCE_SERVERS, type ResourceServerSettings } from '../../knowledge/libraries/jvm-resource-servers.ts'
import { signsOwnTokensInJava } from '../../knowledge/words/java-checks.ts'
import type { TokenCheck } from '../../model/index.ts'
import type { Node } from '../../parse/node.ts'
import { codeAt, SourceFile } from '../../text/source.ts'
import { codeAround } from '../reading/code-around.ts'
import { valueAt } from './relaxed-keys.ts'
import { isDeployedWithAudience, mayCompareAudience, namesAudience } from './resource-server-audiences.ts'
import { holdsForDevelopment, isForDevelopment, isForProduction, profileOfFile, profilesOf } from './setting-profiles.ts'

/** Words of which one is in every configuration that is read here. */
export const MENTIONS = ['resourceserver', 'issuer-uri', 'jwk-set-uri', 'auth-server-url', 'verify.issuer']

export const isResourceServer = (root: Node): boolean =>
  RESOURCE_SERVERS.some(
    ({ issuer, keys }) => valueAt(root, issuer) !== undefined || (keys !== undefined && valueAt(root, keys) !== undefined),
  )

/**
 * The token check of an MCP server whose framework is told an issuer and no audience: it takes what the issuer signs for anybody. Code that
 * may compare one, or a verifier of its own, is left to what reads code.
 */
export function* readResourceServer(root: Node, path: string, project: Project): Generator<TokenCheck> {
  const folder = moduleOf(path)
  const profile = profileOfFile(path)
  if (folder === undefined || fileRole(path).test || holdsForDevelopment(root) || (profile !== undefined && isForDevelopment(profile)))
    return
  // Of others it is not known whether an application runs with them.
  const isInForce = [...profilesOf(root), ...(profile === undefined ? [] : [profile])].every(isForProduction)
  for (const row of RESOURCE_SERVERS) {
    const issuer = valueAt(root, row.issuer)
    const named = issuer ?? (row.keys === undefined ? undefined : valueAt(root, row.keys))
    if (!named || LOOPBACK.test(textOf(named)) || isOtherwise(root, row) || namesAudience(row, folder, project)) continue
    const manifest = manifestOf(folder, row, project)
    const mistaken = row.mistaken === undefined ? undefined : valueAt(root, row.mistaken)
    if (
      (!manifest && !mistaken) ||
      isDeployedWithAudience(row, folder, project) ||
      mayCompareAudience(folder, project) ||
      signsItself(project)
    )
      continue
    const key = issuer ? row.issuer : (row.keys ?? row.issuer)
    yield {
      kind: 'tokenCheck',
      owner: { what: 'the resource server', product: row.product },
      evidence: [
        ...(manifest && isInForce ? [{ is: 'mcp-route' as const, at: manifest, say: 'its module makes the MCP server' }] : []),
        { is: 'foreign-issuer', at: named.at, say: 'they are verified with the keys of an issuer' },
      ],
      missing: issuer ? ['audience'] : ['audience', 'issuer'],
      by: key.slice(0, key.lastIndexOf('.')),
      fix: row.audiences[0],
      confidence: 'high',
      at: (mistaken ?? named).at,
    }
  }
}

/** A machine of a developer, and no default of a variable that a deployment sets. */
const LOOPBACK = /^https?:\/\/(?:localhost|127\.|\[::1\]|host\.docker\.internal)/

function textOf({ at }: Node): string {
  return codeAt(at).replace(/^["']/, '')
}

function isOtherwise(root: Node, { unless }: ResourceServerSettings): boolean {
  return (unless ?? []).some(({ key, value }) => {
    const set = valueAt(root, key)
    return set !== undefined && value.test(textOf(set))
  })
}

/** The folder of the module of an application's own settings. */
function moduleOf(path: string): string | undefined {
  return /^(.*?)src\/main\/resources\/(?:config\/)?application[\w-]{0,60}\.(?:ya?ml|properties)$/.exec(path)?.[1]
}

/** Where the manifest of a module takes in what makes it an MCP server. */
function manifestOf(folder: string, { starter }: ResourceServerSettings, project: Project) {
  for (const name of ['pom.xml', 'build.gradle.kts', 'build.gradle']) {
    const text = project.text(folder + name)
    const found = text === undefined ? null : starter.pattern.exec(text)
    if (found && text !== undefined)
      return { file: new SourceFile(folder + name, text), start: found.index, end: found.index + found[0].length }
  }
  return undefined
}

/** Whether the repository has the authorization server as well, whose tokens are for its own services. */
function signsItself(project: Project): boolean {
  const manifests = ['pom.xml', 'build.gradle.kts', 'build.gradle'].flatMap((name) => project.named(name))
  return (
    manifests.some((path) => signsOwnTokensInJava.pattern.test(project.text(path) ?? '')) ||
    (codeAround(project, { files: /\.(?:java|kt)$/ }) ?? []).some((path) => signsOwnTokensInJava.pattern.test(project.text(path) ?? ''))
  )
}
