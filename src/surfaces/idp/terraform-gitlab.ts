import type { ClientType } from '../../model/index.ts'
import { get } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { flag, redirectUris, scopes } from './oauth-client-fields.ts'
import { defineTerraformSurface, resourceOwner, type TerraformReader, type TerraformResource } from './terraform.ts'

export const gitlab: TerraformReader = {
  types: /^gitlab_(?:(?:personal|project|group|service_account|group_service_account)_access_token|application)$/,
  words: ['_access_token', 'gitlab_application'],
  *read(resources): Generator<Statement> {
    for (const resource of resources) {
      if (resource.type.value === 'gitlab_application') yield* application(resource)
      else
        yield* scopes(get(resource.body, 'scopes'), 'request', resourceOwner('GitLab access token', 'gitlab', resource, 'name'), 'GitLab')
    }
  },
}

export default defineTerraformSurface({
  id: 'terraform-gitlab',
  name: 'GitLab tokens and applications in Terraform',
  spec: 'https://registry.terraform.io/providers/gitlabhq/gitlab/latest/docs/resources/application',
  ...gitlab,
})

/** Confidential unless it says otherwise. */
function* application(resource: TerraformResource): Generator<Statement> {
  const { body } = resource
  const owner = resourceOwner('GitLab application', 'gitlab', resource, 'name')
  const clientType: ClientType = flag(get(body, 'confidential')) === false ? 'public' : 'confidential'
  yield* redirectUris(get(body, 'redirect_url'), owner, { native: clientType === 'public' || undefined })
  yield* scopes(get(body, 'scopes'), 'request', owner, 'GitLab')
}
