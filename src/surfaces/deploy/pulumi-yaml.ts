import { entries, get, string, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import type { TerraformResource } from '../idp/terraform.ts'
import { defineSurface } from '../reading/surface.ts'
import { inSnakeCase, terraformType } from './pulumi-names.ts'
import { TERRAFORM_READERS } from './terraform-readers.ts'

export default defineSurface({
  id: 'pulumi-yaml',
  name: 'Pulumi programs in YAML',
  spec: 'https://www.pulumi.com/docs/iac/languages-sdks/yaml/yaml-language-reference/',
  counts: 'oauth',
  files: ['**/Pulumi.yaml', '**/Pulumi.yml', '**/Main.yaml'],
  mentions: ['resources:'],
  format: 'yaml',
  recognises: (root) => resourcesOf(root).length > 0,
  *read(root): Generator<Statement> {
    const all = resourcesOf(root)
    for (const { types, read } of TERRAFORM_READERS) yield* read(all.filter(({ type }) => types.test(type.value)))
  },
})

/** `type: aws:cognito:UserPoolClient` with `properties`. */
function resourcesOf(root: Node): TerraformResource[] {
  return entries(get(root, 'resources')).flatMap(({ key, value }) => {
    const type = string(get(value, 'type'))
    const properties = get(value, 'properties')
    const [provider, ...path] = type?.value.split(/[:/]/) ?? []
    if (!type || !provider || path.length === 0 || properties?.kind !== 'map') return []
    return [{ type: { value: terraformType(provider, path), at: key.at }, name: key, body: inSnakeCase(properties) }]
  })
}
