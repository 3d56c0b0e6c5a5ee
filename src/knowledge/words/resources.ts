import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Types of resources and flags of tools.

export const entraTypes: Words = {
  because: "Types of Terraform's azuread provider that are read (https://registry.terraform.io/providers/hashicorp/azuread).",
  pattern: inTurn(
    '',
    /^azuread_/,
    oneOf('', /application|application_registration|application_redirect_uris|application_password/, /service_principal_password/),
    /$/,
  ),
  is: ['azuread_application', 'azuread_application_password'],
  isNot: ['azuread_user', 'azuread_application_federated_identity_credential'],
}

export const oktaTypes: Words = {
  because: "Types of Terraform's okta provider that are read (https://registry.terraform.io/providers/okta/okta).",
  pattern: inTurn(
    '',
    /^okta_/,
    oneOf('', /app_oauth|app_oauth_api_scope|auth_server_policy_rule|policy_rule_signon|app_signon_policy_rule/, /policy_rule_session/),
    /$/,
  ),
  is: ['okta_app_oauth', 'okta_policy_rule_session'],
  isNot: ['okta_user', 'okta_app_saml'],
}

export const iamTypes: Words = {
  because: 'Types of CloudFormation and SAM that give permissions or keys.',
  pattern: oneOf(
    '',
    /^AWS::IAM::(?:AccessKey|Role|Policy|ManagedPolicy|RolePolicy|User|UserPolicy|Group)$/,
    /^AWS::(?:Serverless::Function|ApiGateway::ApiKey)$/,
  ),
  is: ['AWS::IAM::Role', 'AWS::Serverless::Function'],
  isNot: ['AWS::IAM::InstanceProfile', 'AWS::Lambda::Function'],
}

export const awsPolicyTypes: Words = {
  because: "Types of Terraform's aws provider that give permissions (https://registry.terraform.io/providers/hashicorp/aws).",
  pattern: oneOf(
    '',
    /^aws_iam_(?:role|policy|role_policy|user_policy|role_policy_attachment|user_policy_attachment)$/,
    /^data\.aws_iam_policy_document$/,
  ),
  is: ['aws_iam_role', 'aws_iam_role_policy_attachment', 'data.aws_iam_policy_document'],
  isNot: ['aws_iam_user', 'aws_iam_policy_document'],
}

export const googlePolicyTypes: Words = {
  because:
    "Types of Terraform's google provider that give roles, and the accounts that get them (https://registry.terraform.io/providers/hashicorp/google).",
  pattern: /^google_(?:(?:project|folder|organization)_iam_(?:member|binding)|service_account)$/,
  is: ['google_project_iam_member', 'google_organization_iam_binding', 'google_service_account'],
  isNot: ['google_project_iam_custom_role', 'google_service_account_key'],
}

export const agentOfMachines: Words = {
  because:
    'Agents that run on machines and in pipelines, and are no model: of monitoring, builds and backups, and the one of a browser; and the ' +
    'service that runs agents, whose name has what sets it up as well.',
  pattern: oneOf(
    'i',
    inTurn(
      '',
      /\b(?:build|ops|monitoring|metrics|datadog|newrelic|zabbix|user|node|deploy(?:ment)?|ci|runner|log(?:ging)?|backup|azure ?devops|jenkins|ssm)/,
      /[^a-z\n]{0,3}agents?\b/,
    ),
    /\bagent[^a-z\n]?core[^a-z\n]{0,3}(?:cr[^a-z\n]{1,3}role|custom|set[^a-z\n]?up|deploy|provision|bootstrap|install)/,
  ),
  is: ['build-agent', 'Datadog agent', 'user agents', 'Agent Core Cr Role'],
  isNot: ['support-agent', 'agent', 'research agent', 'agent core worker'],
}
