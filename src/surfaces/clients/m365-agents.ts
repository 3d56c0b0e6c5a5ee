import type { AuthorizationRequest, Owner } from '../../model/index.ts'
import { get, items, type Node } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { faultsOf, nameIn } from '../documents/document-checks.ts'
import { flag, literal, set } from '../idp/oauth-client-fields.ts'
import { requestAt } from '../reading/authorization-request.ts'

export default defineSurface({
  id: 'm365-agents',
  name: 'Microsoft 365 Agents Toolkit and Teams Toolkit projects',
  spec: 'https://aka.ms/teamsfx-actions/oauth-register',
  counts: 'oauth',
  files: ['**/m365agents*.{yml,yaml}', '**/teamsapp*.{yml,yaml}'],
  mentions: ['oauth/register', 'oauth/update', 'apiKey/register'],
  format: 'yaml',
  recognises: (root) => steps(root).length > 0,
  *read(root, { file, project }): Generator<Reading> {
    const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1)
    for (const step of steps(root)) {
      const uses = get(step, 'uses')
      const owner: Owner = { what: 'OAuth registration', ...nameIn(step, 'with', 'name'), product: 'm365-agents' }
      if (/^oauth\/(?:register|update)$/.test(literal(uses) ?? '')) yield* pkce(step, owner)
      // The plugin manifest, which is where the choice is made, says it where there is one.
      else if (uses && literal(uses) === 'apiKey/register' && !project.has(`${folder}appPackage/ai-plugin.json`)) {
        const fault = faultsOf('agent-card', { ...owner, what: 'API key registration' })
        yield fault('only-registered-key', uses)
      }
    }
  },
})

/** Steps of every stage: `provision`, `deploy`, `publish`. */
function steps(root: Node): Node[] {
  return ['provision', 'deploy', 'publish']
    .flatMap((stage) => items(get(root, stage)))
    .filter((step) => /^(?:oauth\/(?:register|update)|apiKey\/register)$/.test(literal(get(step, 'uses')) ?? ''))
}

/** The switch; what an absent one means has changed, so only a written one is judged. */
function* pkce(step: Node, owner: Owner): Generator<AuthorizationRequest> {
  const enabled = get(step, 'with', 'isPKCEEnabled')
  const value = flag(enabled)
  if (!enabled || value === undefined || literal(get(step, 'with', 'identityProvider')) === 'MicrosoftEntra') return
  yield requestAt(enabled.at, {
    owner,
    clientType: get(step, 'with', 'clientSecret') ? 'confidential' : 'unknown',
    pkce: set(value ? 'S256' : 'off', enabled),
  })
}
