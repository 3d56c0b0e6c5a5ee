import type { Owner } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import { entries, get, items, type Node } from '../../parse/node.ts'
import { serviceOf } from '../idp/cloudformation.ts'
import { literal } from '../idp/oauth-client-fields.ts'
import { defineSurface } from '../reading/surface.ts'
import { adminPolicies, allowsAll, isAgent } from './iam-resources.ts'

/**
 * What the functions of a service may do in AWS: one role of all of them, or one each by a plug-in. What stands in its `resources` is read
 * as templates of CloudFormation are.
 */
export default defineSurface({
  id: 'serverless',
  name: 'Roles of agents in services of the Serverless Framework',
  spec: 'https://www.serverless.com/framework/docs/providers/aws/guide/iam',
  counts: 'oauth',
  files: ['**/serverless*.{yml,yaml,json}'],
  mentions: ['iamRoleStatements', 'statements', 'anagedPolicies'],
  format: 'by name',
  recognises: (root) => serviceOf(root) !== undefined,
  *read(root): Generator<Statement> {
    const service = literal(serviceOf(root))
    const functions = entries(get(root, 'functions'))
    const named = isAgent(service)
    if (named || functions.some(({ key, value }) => isAgentFunction(key.value, value)))
      yield* allowed(get(root, 'provider'), ownerOf(service))
    for (const { key, value } of functions) if (named || isAgentFunction(key.value, value)) yield* allowed(value, ownerOf(key.value))
  },
})

function ownerOf(name: string | undefined): Owner {
  return { what: 'IAM policy of', ...(name ? { name } : {}), product: 'aws-iam' }
}

function isAgentFunction(name: string, node: Node): boolean {
  return [name, literal(get(node, 'name')), literal(get(node, 'handler')), literal(get(node, 'description'))].some(isAgent)
}

/**
 * Statements and policies of a role, where they stand now and where they stood before version 3, which is also where
 * https://www.serverless.com/plugins/serverless-iam-roles-per-function has them.
 */
function* allowed(holder: Node | undefined, owner: Owner): Generator<Statement> {
  const role = get(holder, 'iam', 'role')
  for (const statement of [...items(get(role, 'statements')), ...items(get(holder, 'iamRoleStatements'))])
    yield* allowsAll(statement, owner)
  yield* adminPolicies([...items(get(role, 'managedPolicies')), ...items(get(holder, 'iamManagedPolicies'))], owner)
}
