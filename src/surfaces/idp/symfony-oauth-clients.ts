import { fileRole } from '../../classify/file-role.ts'
import type { Project } from '../../discover/project.ts'
import { bundleOfClients } from '../../knowledge/libraries/framework-sign-ins.ts'
import type { AuthorizationRequest } from '../../model/index.ts'
import { entries, get, type Entry } from '../../parse/node.ts'
import { namesOther } from '../code/pkce-support.ts'
import { requestAt } from '../reading/authorization-request.ts'
import { saysInCode } from '../../program/written/index.ts'
import { mayBeSaid, packageFolder, whereSaid } from '../reading/code-around.ts'
import { defineSurface } from '../reading/surface.ts'
import { literal } from './oauth-client-fields.ts'

/** Clients of a bundle of Symfony, which send no challenge unless their type or class does. */
export default defineSurface({
  id: 'symfony-oauth-clients',
  name: 'Clients of knpuniversity/oauth2-client-bundle',
  spec: 'https://github.com/knpuniversity/oauth2-client-bundle#configuration',
  counts: 'oauth',
  files: ['**/*.{yaml,yml}'],
  mentions: [bundleOfClients.root],
  format: 'yaml',
  recognises: (root) => get(root, bundleOfClients.root, 'clients') !== undefined,
  skipsTests: true,
  *read(root, { file, project }): Generator<AuthorizationRequest> {
    if (fileRole(file.path).test || !isUnchallenged(file.path, project)) return
    for (const client of entries(get(root, bundleOfClients.root, 'clients'))) {
      const request = requestOf(client)
      if (request) yield request
    }
  },
})

function requestOf({ key, value }: Entry): AuthorizationRequest | undefined {
  const type = literal(get(value, 'type'))
  const mayChallenge = get(value, bundleOfClients.ownClass) !== undefined || bundleOfClients.challenges.test(type ?? '')
  if (type === undefined || mayChallenge || [type, key.value].some(namesOther)) return undefined
  const request = requestAt(key.at, {
    owner: { what: 'the sign-in', name: key.value, product: 'knpuniversity/oauth2-client-bundle' },
    clientType: get(value, 'client_secret') ? 'confidential' : 'unknown',
    pkce: { is: 'unset', at: key.at },
  })
  return { ...request, fix: bundleOfClients.instead }
}

/** Whether people are sent to sign in, and no code of the repository may add a challenge, as a provider of its own does. */
function isUnchallenged(path: string, project: Project): boolean {
  const starts = whereSaid(
    project,
    'starts sign-in of bundle',
    (text) => bundleOfClients.registry.test(text) && bundleOfClients.redirects.test(text),
    {
      ...PHP,
      firstTwo: true,
    },
  )
  if (starts === undefined || starts.length === 0) return false
  return !mayBeSaid(project, 'may challenge', (text) => saysInCode(text, bundleOfClients.mayChallenge), {
    ...PHP,
    below: packageFolder(path, project),
  })
}

const PHP = { files: /\.php$/ }
