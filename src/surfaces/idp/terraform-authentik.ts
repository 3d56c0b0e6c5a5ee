import type { Statement } from '../../model/reading.ts'
import { authentikProvider } from './authentik-provider.ts'
import { defineTerraformSurface, resourceOwner, type TerraformReader } from './terraform.ts'

export const authentik: TerraformReader = {
  types: /^authentik_provider_oauth2$/,
  words: ['authentik_provider_oauth2'],
  *read(resources): Generator<Statement> {
    for (const resource of resources)
      yield* authentikProvider(resource.body, resourceOwner('authentik provider', 'authentik', resource, 'name'), 'allowed_redirect_uris')
  },
}

export default defineTerraformSurface({
  id: 'terraform-authentik',
  name: 'authentik OAuth2 providers in Terraform',
  spec: 'https://registry.terraform.io/providers/goauthentik/authentik/latest/docs/resources/provider_oauth2',
  ...authentik,
})
