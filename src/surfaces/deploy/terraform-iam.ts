import type { Owner } from '../../model/index.ts'
import { get, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { literal } from '../idp/oauth-client-fields.ts'
import { blocksOf, defineTerraformSurface, resourceOwner, type TerraformReader, type TerraformResource } from '../idp/terraform.ts'
import { adminPolicies, allowsAll, isAgent, takenOnByBedrock } from './iam-resources.ts'
import { awsPolicyTypes } from '../../knowledge/words/resources.ts'

const PREFIX = 'data.'

/** Policies of an agent's role in the AWS provider; those of the services around it are other people's business. */
export const iam: TerraformReader = {
  types: awsPolicyTypes.pattern,
  words: ['aws_iam_'],
  *read(resources): Generator<Statement> {
    const agents = new Set<string | undefined>(resources.filter(isAgents).map(addressOf))
    const uses = ({ body }: TerraformResource) =>
      ['role', 'user', 'policy'].map((key) => referred(get(body, key))).some((one) => one !== undefined && agents.has(one))
    // What an agent's policy refers to is an agent's document.
    for (const resource of resources)
      if (uses(resource) || agents.has(addressOf(resource))) agents.add(referred(get(resource.body, 'policy')))
    for (const resource of resources)
      if (agents.has(addressOf(resource)) || uses(resource))
        yield* allowed(resource, resourceOwner('IAM policy of', 'aws-iam', resource, 'name'))
  },
}

export default defineTerraformSurface({
  id: 'terraform-iam',
  name: "Policies of agents' roles in Terraform",
  spec: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role_policy',
  ...iam,
})

/** By its name, or because Bedrock's agents take the role on. */
function isAgents({ name, body }: TerraformResource): boolean {
  return isAgent(name.value) || isAgent(literal(get(body, 'name'))) || takenOnByBedrock(get(body, 'assume_role_policy'))
}

function addressOf({ type, name }: TerraformResource): string {
  return `${type.value}.${name.value}`
}

/** The resource that a reference leads to: `aws_iam_role.agent.id`. */
function referred(node: Node | undefined): string | undefined {
  const variable = node?.kind === 'dynamic' ? node.variable : undefined
  if (variable === undefined) return undefined
  const steps = variable.startsWith(PREFIX) ? 3 : 2
  return variable.split('.').slice(0, steps).join('.')
}

function* allowed({ type, body }: TerraformResource, owner: Owner): Generator<Statement> {
  if (type.value === 'data.aws_iam_policy_document') {
    for (const statement of blocksOf(body, 'statement')) yield* allowsAll(statement, owner, 'terraform')
    return
  }
  const documents = [get(body, 'policy'), ...blocksOf(body, 'inline_policy').map((one) => get(one, 'policy'))]
  for (const document of documents) {
    const statements = get(document, 'Statement')
    for (const one of statements?.kind === 'list' ? statements.items : statements ? [statements] : []) yield* allowsAll(one, owner)
  }
  const arns = get(body, 'managed_policy_arns')
  yield* adminPolicies([get(body, 'policy_arn'), ...(arns?.kind === 'list' ? arns.items : [])], owner)
}
