import { entries, get, has, items, string, type Entry, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface, type Reader } from '../reading/surface.ts'
import { flag } from './oauth-client-fields.ts'
import { optionsIn } from './oauth2-proxy-arguments.ts'
import { everyMap } from './product-documents.ts'
import { isProxyConfig, readProxyConfig } from './oauth2-proxy-options.ts'

export default defineSurface({
  id: 'oauth2-proxy-helm',
  name: "oauth2-proxy in its Helm chart's values",
  spec: 'https://github.com/oauth2-proxy/manifests/blob/main/helm/oauth2-proxy/values.yaml',
  counts: 'oauth',
  files: ['**/*.yaml', '**/*.yml'],
  mentions: ['extraArgs', 'configFile'],
  together: [
    [
      /\b(?:extraArgs|configFile)\s{0,4}:/,
      /\b(?:cookie|oidc|email|skip|ssl|set)[-_](?:secure|expire|issuer|domain|provider|insecure|xauth)/,
    ],
  ],
  format: 'yaml',
  recognises: (root) => charts(root).length > 0,
  async *read(root, reader): AsyncGenerator<Statement> {
    for (const values of charts(root)) {
      const config = await optionsOf(values, reader)
      if (isProxyConfig(config)) yield* readProxyConfig(config)
    }
  },
})

/** The chart's values, alone in their file or below the name of the chart. */
function charts(root: Node): Node[] {
  return [...everyMap(root)].filter((node) => argumentsOf(node).length > 0 || string(get(node, 'config', 'configFile')) !== undefined)
}

/** `extraArgs` is a map or a list. */
function argumentsOf(values: Node): readonly Entry[] {
  const args = get(values, 'extraArgs')
  return [...entries(args), ...optionsIn(items(args).flatMap((item) => string(item) ?? []))]
}

/** The options of the command line, which win, and of the file, as the file has them: `cookie-expire` is `cookie_expire`. */
async function optionsOf(values: Node, reader: Reader): Promise<Node> {
  const args = argumentsOf(values).map((one): Entry => {
    const name = one.key.value.replaceAll('-', '_')
    return { ...one, key: { value: PLURALS.get(name) ?? name, at: one.key.at } }
  })
  const text = string(get(values, 'config', 'configFile'))
  const roots = text?.value.includes('=') ? (await reader.parse('toml', text)).roots : []
  const all = [...args, ...roots.flatMap(entries)]
  const open =
    has(get(values, 'config'), 'existingConfig') ||
    [...items(get(values, 'extraEnv')), ...items(get(values, 'envFrom'))].length > 0 ||
    (has(get(values, 'alphaConfig'), 'enabled') && flag(get(values, 'alphaConfig', 'enabled')) !== false) ||
    args.some(({ key }) => /^(?:alpha_)?config$/.test(key.value))
  return { kind: 'map', entries: all, open, at: args[0]?.at ?? text?.at ?? values.at }
}

/** Options that are said several times on a command line are lists in the file. */
const PLURALS = new Map([
  ['email_domain', 'email_domains'],
  ['upstream', 'upstreams'],
  ['whitelist_domain', 'whitelist_domains'],
  ['cookie_domain', 'cookie_domains'],
])
