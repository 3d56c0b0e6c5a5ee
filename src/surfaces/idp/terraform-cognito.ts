import type { Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { readUserPoolClients } from './cognito-client.ts'
import { defineTerraformSurface, renamed, type TerraformReader, type TerraformResource } from './terraform.ts'

/** Names of CloudFormation for those of the provider, whose units, defaults and special values are the same. */
const NAMES: Readonly<Record<string, string>> = {
  name: 'ClientName',
  generate_secret: 'GenerateSecret',
  access_token_validity: 'AccessTokenValidity',
  id_token_validity: 'IdTokenValidity',
  refresh_token_validity: 'RefreshTokenValidity',
  token_validity_units: 'TokenValidityUnits',
  access_token: 'AccessToken',
  id_token: 'IdToken',
  refresh_token: 'RefreshToken',
  allowed_oauth_flows: 'AllowedOAuthFlows',
  allowed_oauth_flows_user_pool_client: 'AllowedOAuthFlowsUserPoolClient',
  allowed_oauth_scopes: 'AllowedOAuthScopes',
  explicit_auth_flows: 'ExplicitAuthFlows',
  callback_urls: 'CallbackURLs',
  enable_token_revocation: 'EnableTokenRevocation',
  refresh_token_rotation: 'RefreshTokenRotation',
  feature: 'Feature',
  retry_grace_period_seconds: 'RetryGracePeriodSeconds',
}

/** What messages call the settings here. */
const KEYS = new Map(Object.entries(NAMES).map(([own, theirs]) => [theirs, own]))
const FIXES: Partial<Record<Statement['kind'], string>> = {
  refreshRotation: 'refresh_token_rotation { feature = "ENABLED" }',
  revocation: 'enable_token_revocation = true',
}

/** What else is to be done stays behind it. */
function inTerraform(theirs: string, own: string): string {
  const [, rest] = /^`[^`]+`( and .+)$/.exec(theirs) ?? []
  return rest === undefined ? own : `\`${own}\`${rest.replace('ExplicitAuthFlows', 'explicit_auth_flows')}`
}

export const cognito: TerraformReader = {
  types: /^aws_cognito_(?:managed_)?user_pool_client$/,
  words: ['aws_cognito_user_pool_client', 'aws_cognito_managed_user_pool_client'],
  *read(resources): Generator<Statement> {
    for (const resource of resources) {
      for (const statement of readUserPoolClients(template(resource))) {
        const fix = FIXES[statement.kind]
        if (statement.kind === 'tokenPolicy')
          yield {
            ...statement,
            key: statement.key
              .split('.')
              .map((key) => KEYS.get(key) ?? key)
              .join('.'),
          }
        else
          yield fix && 'fix' in statement && statement.fix !== undefined
            ? { ...statement, fix: inTerraform(statement.fix, fix) }
            : statement
      }
    }
  },
}

export default defineTerraformSurface({
  id: 'terraform-cognito',
  name: 'AWS Cognito app clients in Terraform',
  spec: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cognito_user_pool_client',
  ...cognito,
})

/** The resource as a CloudFormation template would have it; every node keeps its place. */
function template({ name, type, body }: TerraformResource): Node {
  const properties = renamed(body, NAMES) ?? body
  // An absence is said of the line that names the resource, and not of its whole block.
  const resource: Node = map(type.at, [
    ['Type', { kind: 'scalar', value: 'AWS::Cognito::UserPoolClient', at: type.at, opaque: true }],
    ['Properties', properties],
  ])
  return map(type.at, [['Resources', { kind: 'map', entries: [{ key: name, value: resource, at: type.at }], open: false, at: type.at }]])
}

function map(at: Node['at'], members: readonly (readonly [string, Node])[]): Node {
  return { kind: 'map', entries: members.map(([key, value]) => ({ key: { value: key, at }, value, at })), open: false, at }
}
