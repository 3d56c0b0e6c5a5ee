import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { TERRAFORM_READERS } from './terraform-readers.ts'
import { hasResource, resources } from '../idp/terraform.ts'

export default defineSurface({
  id: 'terraform-json',
  name: 'Terraform in JSON',
  spec: 'https://developer.hashicorp.com/terraform/language/syntax/json',
  counts: 'oauth',
  files: ['**/*.tf.json'],
  mentions: TERRAFORM_READERS.flatMap(({ words }) => words),
  format: 'jsonc',
  recognises: (root) => TERRAFORM_READERS.some(({ types }) => hasResource(root, types)),
  *read(root): Generator<Statement> {
    for (const { types, read } of TERRAFORM_READERS) yield* read(resources(root, types))
  },
})
