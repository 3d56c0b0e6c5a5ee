import { challengeBlindHosts, challengeBlindNames, challengeBlindPaths, challengeHashers } from '../../knowledge/authorization-hosts.ts'
import { comparesChallenge } from '../../knowledge/words/challenge-endpoints.ts'
import { asksForCode, codeInPopup, codeOfNativeSignIn } from '../../knowledge/words/oauth.ts'
import type { Node } from '../../parse/node.ts'
import { codeAt } from '../../text/source.ts'
import { words } from '../../text/words.ts'
import type { Project } from '../../discover/project.ts'
import { enclosingFunction, isTextLiteral, withoutComments, type Ast, type Module } from '../../program/index.ts'
import { codeAround, mayBeSaid, onceFor } from '../reading/code-around.ts'

/** What the servers are called: `notion` of api.notion.com. */
const NAMES: ReadonlySet<string> = new Set(challengeBlindHosts.flatMap((host) => host.split('.').slice(-2, -1)))

/**
 * Whether a missing challenge in a request of this code is worth a word. An address that stands elsewhere, such as in a sibling module,
 * is that of the provider which the class or the file around is named for: `class NotionClient`, `notion/client.py`. Its path says more.
 */
export function expectsPkce(module: Module, node: Ast, host: string | undefined, address?: Node): boolean {
  if (isAskedInPopup(module, host)) return false
  if (host !== undefined) return supportsPkce(host) && !(address && namesOtherPath(written(address)))
  if (address && comparesChallenge.pattern.test(written(address))) return true
  const around = enclosingFunction(module, node)
  if (around && (namesOtherPath(module.source(around)) || namesOther(routeOf(module, around)))) return false
  return !isInClassOf(module, node, NAMES) && !isNamedForOther(module.file.path)
}

/** What of an address is written, also where a constant holds a part of it. */
function written(node: Node): string {
  if (node.kind === 'template') return node.parts.map(written).join('')
  return node.kind === 'scalar' ? String(node.value) : codeAt(node.at)
}

/** The same of a request that redeems a code, whoever got it. */
export function expectsVerifier(module: Module, node: Ast, host: string | undefined, address?: Node): boolean {
  return expectsPkce(module, node, host, address) && !(module.project && redeemsOfApp(module.project, host))
}

/** What the code of a request says of a server whose address stands elsewhere. */
interface Around {
  readonly path: string
  /** What the function or class around is called. */
  readonly name?: string
  readonly code?: string
}

/** Whether a missing challenge is worth a word in a request of a language that is read as it is written. */
export function expectsPkceWritten(host: string | undefined, { path, name = '', code = '' }: Around): boolean {
  if (host !== undefined) return supportsPkce(host)
  if (namesOtherPath(code)) return false
  return comparesChallenge.pattern.test(code) || (!isNamedForOther(path) && !namesOther(name))
}

/**
 * Whether the codes that a repository redeems at Google are those that the sign-in library of its app hands out, as none of its code asks
 * Google or a server without a name for one.
 */
export function redeemsOfApp(project: Project, host: string | undefined): boolean {
  if (!isGoogles(host)) return false
  return onceFor(project, 'redeems codes of an app', () => {
    const gets = codeAround(project, { files: OF_APPS })?.some((path) => codeOfNativeSignIn.pattern.test(project.text(path) ?? ''))
    return gets === true && !mayBeSaid(project, 'asks for a code', (text) => asksForCode.pattern.test(text), { files: OF_ANY })
  })
}

const OF_APPS = /\.(?:dart|swift|mm?|kt|java|[jt]sx?)$/
const OF_ANY = /\.(?:dart|swift|mm?|kt|java|[cm]?[jt]sx?|vue|svelte|py|go|cs|php|rb|rs)$/

/** The route that a handler answers: `router.post('/quickbooks/connect', requireOwner, async (req, res) => …)`. */
function routeOf(module: Module, handler: Ast): string {
  const call = module.parent(handler)
  const [path] = call?.type === 'CallExpression' && call.arguments.some((one) => one === handler) ? call.arguments : []
  return isTextLiteral(path) && path.value.startsWith('/') ? path.value : ''
}

/** Whether a page of Google's popup hands its code to a server of its own, which redeems it. */
function isAskedInPopup(module: Module, host: string | undefined): boolean {
  if (!isGoogles(host) || !codeInPopup.pattern.test(module.file.text)) return false
  return module.tree.program !== undefined && codeInPopup.pattern.test(withoutComments(module, module.tree.program))
}

/** One of Google's, or one that only shows elsewhere. */
function isGoogles(host: string | undefined): boolean {
  return host === undefined || !host.includes('.') || /(?:^|\.)google(?:apis)?\.com$/.test(host)
}

/** Whether code stands in a class that is named for one of some servers. */
function isInClassOf(module: Module, node: Ast, names: ReadonlySet<string>): boolean {
  for (const outer of module.ancestors(node)) {
    if (outer.type === 'ClassDeclaration' && names.has(words(outer.id?.name ?? '')[0] ?? '')) return true
  }
  return false
}

/** Whether the server of a request of this code hashes the verifier whatever a request says, by its host or by the class around. */
export function hashesAlways(module: Module, node: Ast, host: string | undefined): boolean {
  return host === undefined ? isInClassOf(module, node, challengeHashers) : challengeHashers.has(host.split('.').at(-2) ?? '')
}

/** Whether a function, or a provider's plug-in, is named for a server that ignores a challenge: `boxAuthorizationURL`. */
export function namesOther(name: string): boolean {
  const all = words(name)
  return all.some((word) => NAMES.has(word)) || challengeBlindNames.some((one) => all.join('').includes(one))
}

/** Whether a file, or its folder, is named for a server that ignores a challenge. */
export function isNamedForOther(path: string): boolean {
  const [file = '', folder = ''] = path.split('/').reverse()
  return namesOther(folder) || namesOther(file.replace(/\..*$/, ''))
}

/** Whether code has the path of a server that ignores a challenge, at whatever host: `https://${shop}/admin/oauth/authorize`. */
function namesOtherPath(code: string): boolean {
  return challengeBlindPaths.some((path) => code.includes(path))
}

/** Whether a host belongs to who has a server that ignores a challenge: tokens may be had at another host than codes. */
export function isServerWithoutPkce(host: string): boolean {
  return !supportsPkce(host) || NAMES.has(host.split('.').at(-2) ?? '')
}

/** Whether a missing challenge at a host is worth a word. */
export function supportsPkce(host: string | undefined): boolean {
  return host === undefined || !challengeBlindHosts.some((one) => (one.startsWith('*') ? host.endsWith(one.slice(1)) : host === one))
}
