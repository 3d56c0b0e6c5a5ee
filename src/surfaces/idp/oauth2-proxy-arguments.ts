import { type Entry, entries, get, has, items, type Node, string } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { piecesOf, slice, type Text } from '../../text/source.ts'
import { defineSurface } from '../reading/surface.ts'
import { everyMap } from './product-documents.ts'
import { challengeMissing, readProxyConfig } from './oauth2-proxy-options.ts'

export default defineSurface({
  id: 'oauth2-proxy-arguments',
  name: 'oauth2-proxy in compose files and manifests',
  spec: 'https://oauth2-proxy.github.io/oauth2-proxy/configuration/overview#command-line-options',
  counts: 'oauth',
  files: ['**/*.yaml', '**/*.yml'],
  mentions: ['oauth2-proxy', 'oauth2_proxy'],
  format: 'yaml',
  recognises: (root) => containers(root).length > 0,
  *read(root): Generator<Statement> {
    for (const container of containers(root)) {
      // With variables alone, the rest of what they say is read where all variables are.
      yield* argumentsOf(container).length > 0 ? readProxyConfig(optionsOf(container)) : challengeMissing(variablesOf(container))
    }
  },
})

/** Services and containers that run the proxy with options on their command line or in variables. */
function containers(root: Node): Node[] {
  return [...everyMap(root)].filter(
    (node) => /oauth2[-_]proxy/.test(imageOf(node)) && (argumentsOf(node).length > 0 || signsIn(variablesOf(node))),
  )
}

/** `image: quay.io/…`, or the `repository` of it in the values of a chart. */
function imageOf(container: Node): string {
  const image = get(container, 'image')
  return (string(image) ?? string(get(image, 'repository')))?.value ?? ''
}

function argumentsOf(container: Node): Entry[] {
  return ['command', 'args'].flatMap((key) => {
    const node = get(container, key)
    const text = string(node)
    return optionsIn(text ? piecesOf(text, /\S+/g) : items(node).flatMap((item) => string(item) ?? []))
  })
}

/** Options as the configuration file has them: `--cookie-expire=8760h` and `--cookie-expire 8760h` are `cookie_expire`. */
export function optionsIn(words: readonly Text[]): Entry[] {
  return words.flatMap((word, index) => {
    const [, name, sign] = /^--?([a-z][a-z0-9-]*)(=?)/.exec(word.value) ?? []
    if (!name) return []
    const next = words[index + 1]
    const value: Node = sign
      ? { kind: 'scalar', ...slice(word, word.value.indexOf('=') + 1) }
      : next && !next.value.startsWith('-')
        ? { kind: 'scalar', ...next }
        : { kind: 'scalar', value: true, at: word.at }
    return [{ key: { value: name.replaceAll('-', '_'), at: word.at }, value, at: word.at }]
  })
}

/** Variables of the same container count as said elsewhere; what else may stand in a file makes the options open. */
function optionsOf(container: Node): Node {
  const options = argumentsOf(container)
  const names = new Set(options.map(({ key }) => key.value))
  const open =
    has(container, 'env_file') ||
    items(get(container, 'envFrom')).some((from) => !isOfSecrets(from) || !SIGN_IN.some((name) => names.has(name))) ||
    ['alpha_config', 'config'].some((name) => names.has(name)) ||
    setsChallenge(container)
  const at = options[0]?.at ?? container.at
  return { kind: 'map', entries: options, open, at }
}

/** Where the sign-in itself is on the command line, a Secret holds what is secret of it. */
function isOfSecrets(from: Node): boolean {
  return get(from, 'secretRef')?.kind === 'map' && !has(from, 'prefix')
}

const SIGN_IN = ['provider', 'oidc_issuer_url', 'login_url']

/** `OAUTH2_PROXY_CLIENT_ID` as the configuration file has it, `client_id`; in a map, a list of words or a list of names and values. */
function variablesOf(container: Node): Node {
  const options = ['environment', 'env'].flatMap((key) => {
    const node = get(container, key)
    const listed = items(node).flatMap((item): readonly Entry[] => {
      const word = string(item)
      const split = word ? word.value.indexOf('=') : -1
      if (word && split > 0) return [{ key: slice(word, 0, split), value: { kind: 'scalar', ...slice(word, split + 1) }, at: word.at }]
      const name = string(get(item, 'name'))
      return name ? [{ key: name, value: get(item, 'value') ?? { kind: 'dynamic', at: item.at }, at: item.at }] : []
    })
    return [...entries(node), ...listed]
  })
  const own = options
    .filter(({ key }) => key.value.startsWith(PREFIX))
    .map((one) => ({ ...one, key: { value: one.key.value.slice(PREFIX.length).toLowerCase(), at: one.key.at } }))
  const spread = ['environment', 'env'].some((key) => {
    const node = get(container, key)
    return node?.kind === 'map' && node.open
  })
  const open =
    spread ||
    ['env_file', 'envFrom', 'command', 'args', 'entrypoint', 'extends', '<<'].some((key) => has(container, key)) ||
    own.some(({ key }) => /^(?:alpha_)?config$/.test(key.value))
  return { kind: 'map', entries: own, open, at: own[0]?.at ?? container.at }
}

const PREFIX = 'OAUTH2_PROXY_'

function signsIn(options: Node): boolean {
  return has(options, 'client_id') && (has(options, 'provider') || has(options, 'oidc_issuer_url') || has(options, 'cookie_secret'))
}

/** `OAUTH2_PROXY_CODE_CHALLENGE_METHOD` in the container's variables, in any of their forms. */
function setsChallenge(container: Node): boolean {
  const variables = ['environment', 'env'].map((key) => get(container, key))
  return variables.some(
    (node) =>
      entries(node).some(({ key }) => NAME.test(key.value)) ||
      items(node).some((item) => NAME.test(string(item)?.value ?? string(get(item, 'name'))?.value ?? '')),
  )
}

const NAME = /^OAUTH2_PROXY_(?:CODE_CHALLENGE_METHOD|CONFIG)\b/
