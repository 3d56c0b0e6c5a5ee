import { constructCalls } from '../../knowledge/libraries/cloud-constructs.ts'
import {
  argumentsOf,
  callsThat,
  definition,
  fold,
  keyOf,
  textAt,
  unwrap,
  type Ast,
  type AstOf,
  type Call,
  type Module,
} from '../../program/index.ts'
import { importsOneOf } from './word-tests.ts'
import type { Owner } from '../../model/index.ts'
import { get, type Node } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { adminPolicies, allowsAll, IAM_ACCESS_KEY, isAgent } from '../deploy/iam-resources.ts'
import { defineProgramSurface } from '../reading/surface.ts'

const IMPORTS_KIT = importsOneOf(constructCalls)

/** Policies of an agent's role in the AWS CDK, and keys that it makes. */
export default defineProgramSurface({
  id: 'code-iam-cdk',
  name: "Policies of agents' roles, and keys, in the AWS CDK",
  spec: 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_iam.PolicyStatement.html',
  counts: 'code',
  mentions: ['PolicyStatement', 'AccessKey', 'AwsManagedPolicyName', 'aws_managed_policy_name'],
  together: [
    [IMPORTS_KIT, /agent|assistant|bot|copilot|llm|mcp|claude|gpt|bedrock|\bai\b/i],
    [IMPORTS_KIT, /AccessKey\b/],
  ],
  skipsTests: true,
  *read(module): Generator<Reading> {
    for (const { call } of callsThat(module, constructCalls, 'states-policy')) {
      const name = agentOf(module, call.node)
      const statement = name === undefined ? undefined : statementOf(module, call)
      if (!statement) continue
      const owner: Owner = { what: 'IAM policy of', ...(name ? { name } : {}), product: 'aws-iam' }
      yield* allowsAll(statement, owner, 'cdk')
    }
    for (const { call } of callsThat(module, constructCalls, 'takes-managed-policy')) {
      const name = agentOf(module, call.node)
      const policy = name === undefined ? undefined : call.argument(0)
      if (policy) yield* adminPolicies([fold(module, policy)], { what: 'IAM policy of', ...(name ? { name } : {}), product: 'aws-iam' })
    }
    for (const { call } of callsThat(module, constructCalls, 'makes-access-key')) yield* accessKey(module, call)
  },
})

/** https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_iam.AccessKey.html */
function* accessKey(module: Module, { node, argument }: Call): Generator<Reading> {
  const id = argument(1)
  const name = textAt(module, id)?.value
  const at = module.span(node.callee)
  const owner: Owner = { what: 'resource', ...(name ? { name } : {}), product: 'aws-iam' }
  const { what, instead } = IAM_ACCESS_KEY
  yield { kind: 'secretTerm', owner, what, ends: { is: 'set', value: 'unmanaged', at }, instead, at }
}

/** What is given to a statement; `Effect.ALLOW` says what it does without one. */
function statementOf(module: Module, call: Call): Node | undefined {
  const first = call.argument(0)
  const { named } = argumentsOf(module, call.node)
  const given: Node | undefined = named.entries.length > 0 || named.open ? named : first && fold(module, first)
  if (given?.kind !== 'map' || given.open) return undefined
  const effect = get(given, 'effect')
  const allows = effect?.kind === 'dynamic' && /(?:^|\.)ALLOW$/.test(effect.from?.name ?? '')
  return allows ? { ...given, entries: given.entries.filter(({ key }) => key.value !== 'effect') } : given
}

/** The name of the agent's role that gets a statement: the construct around it, or the one that it is added to. */
function agentOf(module: Module, statement: Ast): string | undefined {
  for (const outer of module.ancestors(statement)) {
    if (outer.type !== 'NewExpression' && outer.type !== 'CallExpression') continue
    const callee = unwrap(outer.callee)
    const holder = callee.type === 'MemberExpression' && ADDS.test(keyOf(callee) ?? '') ? definition(module, callee.object) : outer
    const name = holder.type === 'NewExpression' || holder.type === 'CallExpression' ? agentConstruct(module, holder) : undefined
    if (name !== undefined) return name
  }
  return undefined
}

/** `addToPolicy`, `addToRolePolicy`, `add_to_principal_policy`, `addManagedPolicy` */
const ADDS = /^add_?(?:to_?(?:role_?|principal_?)?|managed_?)policy$/i

/** `new iam.Role(this, 'AgentRole', { assumedBy: new iam.ServicePrincipal('bedrock.amazonaws.com') })` by its id or by who takes it on. */
function agentConstruct(module: Module, made: AstOf<'NewExpression'> | AstOf<'CallExpression'>): string | undefined {
  const [, id] = made.arguments
  const name = textAt(module, id)?.value
  if (name === undefined) return undefined
  const bedrock = /["'`]bedrock(?:-agentcore)?\.amazonaws\.com["'`]/.test(module.source(made))
  return isAgent(name) || bedrock ? name : undefined
}
