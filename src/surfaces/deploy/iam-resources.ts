import type { Owner } from '../../model/index.ts'
import { get, items, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { type Resource, resources, serviceOf } from '../idp/cloudformation.ts'
import { literal, set, words } from '../idp/oauth-client-fields.ts'
import { lacking } from '../idp/terraform.ts'
import { own } from '../../text/own.ts'
import { agentOfMachines, iamTypes } from '../../knowledge/words/resources.ts'
import { apart } from '../../text/words.ts'

/** A key of a user, which has no end, and what replaces it. */
export const IAM_ACCESS_KEY = {
  what: 'IAM access key',
  instead: 'let it assume a role, by OIDC federation or IAM Roles Anywhere, and delete the key',
}

/** Resources that are a key without an end, and what replaces them. */
const KEYS: Readonly<Record<string, { what: string; instead: string }>> = {
  'AWS::IAM::AccessKey': IAM_ACCESS_KEY,
  'AWS::ApiGateway::ApiKey': {
    what: 'API Gateway key',
    instead: 'authorize callers with tokens (a JWT or IAM authorizer); API keys are for usage plans',
  },
}

/** Key resources of a template, and policies of an agent that allow everything. */
export function* readIam(root: Node): Generator<Statement> {
  const all = resources(root)
  const described = isAgent(literal(get(root, 'Description'))) || isAgent(literal(serviceOf(root)))
  const isPlanned = all.some(hasUsagePlan)
  const agentRoles = new Set(all.filter((resource) => isAgentRole(resource, described)).map(({ id }) => id.value))
  for (const resource of all) {
    const { id, type, typeAt } = resource
    const key = own(KEYS, type)
    if (key) {
      // A key of a usage plan counts its caller's requests:
      // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
      if (isPlanned && type === 'AWS::ApiGateway::ApiKey') continue
      const owner: Owner = { what: 'resource', name: id.value, product: 'cloudformation' }
      yield { kind: 'secretTerm', owner, what: key.what, ends: set('unmanaged', typeAt), instead: key.instead, at: typeAt.at }
    } else if (agentRoles.has(id.value) || attachedTo(resource).some((role) => agentRoles.has(role))) {
      yield* policies(resource)
    }
  }
}

/**
 * A usage plan, also one that SAM makes:
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-apiusageplan.html
 */
function hasUsagePlan({ type, properties }: Resource): boolean {
  return /^AWS::ApiGateway::UsagePlan(?:Key)?$/.test(type) || get(properties, 'Auth', 'UsagePlan', 'CreateUsagePlan') !== undefined
}

const AGENT = /(?:^|[^A-Za-z])(?:agents?|assistants?|chat ?bots?|bots?|copilots?|llms?|mcp|claude|gpt|bedrock|ai)(?:[^A-Za-z]|$)/i

/** Whether a name says that an agent runs there: `SupportAgentFunction`, `mcp-server-role`. */
export function isAgent(name: string | undefined): boolean {
  return name !== undefined && AGENT.test(apart(name, ' ').replace(agentOfMachines.pattern, ' '))
}

const NAMES = ['RoleName', 'FunctionName', 'Handler', 'PolicyName', 'ManagedPolicyName', 'UserName', 'Description', 'CodeUri']

function isAgentRole({ id, type, properties }: Resource, described: boolean): boolean {
  if (!iamTypes.pattern.test(type)) return false
  if (described || isAgent(id.value) || NAMES.some((name) => isAgent(literal(get(properties, name))))) return true
  return takenOnByBedrock(get(properties, 'AssumeRolePolicyDocument'))
}

/** A role that Bedrock's agents take on. */
export function takenOnByBedrock(document: Node | undefined): boolean {
  return items(get(document, 'Statement')).some((statement) =>
    words(get(statement, 'Principal', 'Service')).some(({ value }) => /^bedrock(?:-agentcore)?\.amazonaws\.com$/.test(value)),
  )
}

/** Logical ids of the roles that a policy is attached to. */
function attachedTo({ properties }: Resource): string[] {
  return [...items(get(properties, 'Roles')), get(properties, 'RoleName'), get(properties, 'Role')].flatMap((role) => {
    const id = literal(get(role, 'Ref')) ?? literal(items(get(role, 'Fn::GetAtt'))[0])
    return id ? [id] : []
  })
}

function* policies({ id, properties }: Resource): Generator<Statement> {
  const owner: Owner = { what: 'IAM policy of', name: id.value, product: 'aws-iam' }
  const inline = get(properties, 'Policies')
  const documents = [get(properties, 'PolicyDocument'), ...(inline?.kind === 'list' ? inline.items : inline ? [inline] : [])]
  for (const document of documents) {
    const statements = get(document, 'PolicyDocument', 'Statement') ?? get(document, 'Statement')
    for (const statement of statements?.kind === 'list' ? statements.items : statements ? [statements] : [])
      yield* allowsAll(statement, owner)
  }
  yield* adminPolicies([...items(get(properties, 'ManagedPolicyArns')), ...(inline?.kind === 'list' ? inline.items : [inline])], owner)
}

/** The members of a statement, as IAM's own documents and those of Terraform and the CDK call them; there an absent effect is `Allow`. */
const MEMBERS = {
  iam: { effect: 'Effect', resource: 'Resource', action: 'Action', condition: 'Condition' },
  terraform: { effect: 'effect', resource: 'resources', action: 'actions', condition: 'condition' },
  cdk: { effect: 'effect', resource: 'resources', action: 'actions', condition: 'conditions' },
} as const

/** Actions with a wildcard on every resource. One statement of the policy is one fault. */
export function* allowsAll(statement: Node, owner: Owner, form: keyof typeof MEMBERS = 'iam'): Generator<Statement> {
  const members = MEMBERS[form]
  const effect = get(statement, members.effect)
  if (effect ? !/^(?:Allow|ALLOW)$/.test(literal(effect) ?? '') : form === 'iam') return
  const resources = words(get(statement, members.resource))
  const actions = words(get(statement, members.action)).filter(({ value }) => /^(?:\*|[\w-]+:\*)$/.test(value))
  if (actions[0] && resources.some(({ value }) => value === '*') && isUnconditional(statement, members.condition)) {
    yield { kind: 'scopeSet', owner, role: 'permission', scopes: actions, open: false, provider: 'AWS IAM', at: actions[0].at }
  }
}

/** Whether a statement has no condition for certain: none is written, none can be added, or what is written is empty. */
function isUnconditional(statement: Node, key: string): boolean {
  const condition = get(statement, key)
  if (!condition) return lacking(statement, key)
  return condition.kind === 'map' && !condition.open && condition.entries.length === 0
}

/** What AWS's own policies allow: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AdministratorAccess.html */
const MANAGED: Readonly<Record<string, string>> = { AdministratorAccess: '*', IAMFullAccess: 'iam:*' }

/** The first of AWS's own policies, by name or ARN, with which a role can do everything. */
export function* adminPolicies(policies: readonly (Node | undefined)[], owner: Owner): Generator<Statement> {
  for (const node of policies) {
    const policy = literal(node)?.replace(/^arn:aws[\w-]*:iam::aws:policy\//, '') ?? ''
    const value = own(MANAGED, policy)
    if (!node || !value) continue
    const { at } = node
    yield { kind: 'scopeSet', owner, role: 'permission', scopes: [{ value, at }], open: false, provider: 'AWS IAM', policy, at }
    return
  }
}
