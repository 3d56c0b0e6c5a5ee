import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { auth0 } from '../idp/terraform-auth0.ts'
import { cognito } from '../idp/terraform-cognito.ts'
import { entra } from '../idp/terraform-entra.ts'
import { gitlab } from '../idp/terraform-gitlab.ts'
import { keycloak } from '../idp/terraform-keycloak.ts'
import { keys } from './terraform-keys.ts'
import { okta } from '../idp/terraform-okta.ts'
import { hasResource, resources } from '../idp/terraform.ts'

const READERS = [auth0, cognito, entra, gitlab, keycloak, keys, okta]

export default defineSurface({
  id: 'terraform-json',
  name: 'Terraform in JSON',
  spec: 'https://developer.hashicorp.com/terraform/language/syntax/json',
  counts: 'oauth',
  files: ['**/*.tf.json'],
  mentions: READERS.flatMap(({ words }) => words),
  format: 'jsonc',
  recognises: (root) => READERS.some(({ types }) => hasResource(root, types)),
  *read(root): Generator<Statement> {
    for (const { types, read } of READERS) yield* read(resources(root, types))
  },
})
