import type { Statement } from '../reading.ts'
import { defineSurface } from '../surface.ts'
import { auth0 } from './terraform-auth0.ts'
import { cognito } from './terraform-cognito.ts'
import { entra } from './terraform-entra.ts'
import { gitlab } from './terraform-gitlab.ts'
import { keycloak } from './terraform-keycloak.ts'
import { keys } from './terraform-keys.ts'
import { okta } from './terraform-okta.ts'
import { hasResource, resources } from './terraform.ts'

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
