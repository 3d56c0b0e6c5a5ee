import { get, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { literal } from '../idp/oauth-client-fields.ts'
import { defineTerraformSurface, resourceOwner, type TerraformReader, type TerraformResource } from '../idp/terraform.ts'
import { googlePolicyTypes } from '../../knowledge/words/resources.ts'
import { codeAt } from '../../text/source.ts'
import { isAgent } from './iam-resources.ts'

/** Basic roles that change what a whole project has: https://docs.cloud.google.com/iam/docs/roles-overview#basic */
const WHOLE = /^roles\/(?:owner|editor)$/

/** Basic roles that the service account of an agent has in the google provider. */
export const googleIam: TerraformReader = {
  types: googlePolicyTypes.pattern,
  words: ['google_'],
  *read(resources): Generator<Statement> {
    const agents = new Set(resources.filter(isAgents).map(({ name }) => name.value))
    for (const resource of resources) {
      const { type, body } = resource
      const role = get(body, 'role')
      const policy = literal(role) ?? ''
      if (!role || type.value === ACCOUNT || !WHOLE.test(policy)) continue
      if (![get(body, 'member'), ...listed(get(body, 'members'))].some((one) => agents.has(accountOf(one) ?? ''))) continue
      const owner = resourceOwner('role of', 'google-iam', resource)
      const { at } = role
      yield {
        kind: 'scopeSet',
        owner,
        role: 'permission',
        scopes: [{ value: policy, at }],
        open: false,
        provider: 'Google Cloud IAM',
        policy,
        at,
      }
    }
  },
}

export default defineTerraformSurface({
  id: 'terraform-google-iam',
  name: "Basic roles of agents' service accounts in Terraform",
  spec: 'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project_iam',
  ...googleIam,
})

const ACCOUNT = 'google_service_account'

function isAgents({ type, name, body }: TerraformResource): boolean {
  if (type.value !== ACCOUNT) return false
  return [name.value, ...['account_id', 'display_name', 'description'].map((key) => literal(get(body, key)))].some(isAgent)
}

function listed(node: Node | undefined): readonly Node[] {
  return node?.kind === 'list' ? node.items : []
}

/** The service account of this file that a member is: `"serviceAccount:${google_service_account.agent.email}"`, or its `member`. */
function accountOf(member: Node | undefined): string | undefined {
  if (!member) return undefined
  return /\bgoogle_service_account\.([\w-]{1,100})\./.exec(codeAt(member.at, 300))?.[1]
}
