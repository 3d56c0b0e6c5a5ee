import { hostAt } from '../../classify/endpoint.ts'
import { fileRole } from '../../classify/file-role.ts'
import type { EndpointClass } from '../../model/index.ts'
import { get, items, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { flag, literal, ownerOf, redirectUris, scopes, set } from './oauth-client-fields.ts'
import { tokenPolicy } from './lifetime-fields.ts'
import { defineSurface } from '../reading/surface.ts'

export default defineSurface({
  id: 'slack-app-manifest',
  name: 'Slack app manifests',
  spec: 'https://docs.slack.dev/reference/app-manifest',
  counts: 'oauth',
  files: [
    '**/*.json',
    '**/*manifest*.yaml',
    '**/*manifest*.yml',
    '**/*slack*.yaml',
    '**/*slack*.yml',
    '**/slack/**/*.yaml',
    '**/slack/**/*.yml',
  ],
  mentions: ['display_information'],
  format: 'by name',
  recognises: isSlackManifest,
  read: readSlackManifest,
})

/** Whether a document is a manifest of a Slack app. */
function isSlackManifest(root: Node): boolean {
  return (
    get(root, 'display_information') !== undefined &&
    (get(root, 'oauth_config') ?? get(root, 'settings') ?? get(root, 'features')) !== undefined
  )
}

/** The scopes, redirects and token rotation of a manifest. */
function* readSlackManifest(root: Node): Generator<Statement> {
  const name = literal(get(root, 'display_information', 'name'))
  const owner = { ...ownerOf('Slack app', 'slack', name), ...(isOfDeveloper(root) ? { local: true as const } : {}) }
  for (const kind of ['bot', 'user', 'bot_optional', 'user_optional'])
    yield* scopes(get(root, 'oauth_config', 'scopes', kind), 'request', owner, 'Slack')
  yield* redirectUris(get(root, 'oauth_config', 'redirect_urls'), owner)
  // Tokens live 12 hours with rotation and for ever without: https://docs.slack.dev/authentication/using-token-rotation
  const rotation = get(root, 'settings', 'token_rotation_enabled')
  if (rotation && flag(rotation) === false && !isInstalledByHand(root)) {
    yield tokenPolicy(
      'access',
      { lifetime: set('never', rotation), written: 'false', confidence: 'low' },
      'settings.token_rotation_enabled',
      { owner, clientType: 'confidential' },
    )
  }
}

/** An app of whoever develops it: an installation would return to a tunnel, to this machine or to a name without a domain. */
function isOfDeveloper(root: Node): boolean {
  const addresses = items(get(root, 'oauth_config', 'redirect_urls')).map((one) => literal(one) ?? '')
  // What is there to be filled in names nobody yet.
  const { template } = fileRole(root.at.file.path)
  const isNear = (address: string) => {
    const { class: is } = hostAt(address, { services: new Set() })
    return NEAR.has(is) || (template && is === 'placeholder')
  }
  return addresses.length > 0 && addresses.every(isNear)
}

const NEAR: ReadonlySet<EndpointClass> = new Set(['loopback', 'private', 'tunnel'])

/**
 * An app that its owner installs in one workspace and copies the token of: it opens a socket, and has no address to which an installation
 * would return with a refresh token (https://docs.slack.dev/apis/events-api/using-socket-mode).
 */
function isInstalledByHand(root: Node): boolean {
  const socket = get(root, 'settings', 'socket_mode_enabled')
  const returns = get(root, 'oauth_config', 'redirect_urls')
  const hasNone = returns === undefined || (returns.kind === 'list' && returns.items.length === 0)
  return socket !== undefined && flag(socket) === true && hasNone
}
