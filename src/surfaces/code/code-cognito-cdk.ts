import { callsOnImport, fold, lastName, nameOf, unwrap, type Ast, type Call, type Module } from '../../program/index.ts'
import { objectOf, property, propertyNode } from '../../program/objects.ts'
import { setPolicy, type PolicyFacts } from './policy.ts'
import type { ClientType, Owner, TokenPolicy } from '../../model/index.ts'
import { boolean, get, number, type Entry, type Node } from '../../parse/node.ts'
import type { Reading, Statement } from '../../model/reading.ts'
import { cognitoCalls } from './cognito-calls.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { insteadOfPassword, readUserPoolClients } from '../idp/cognito-client.ts'
import { grantEnabled, redirectUris, refreshRotation, unset } from '../idp/oauth-client-fields.ts'
import { own } from '../../text/own.ts'

/** `new UserPoolClient(…)` and `pool.addClient(…)` of the AWS CDK, and the calls of boto3. */
export default defineProgramSurface({
  id: 'code-cognito-cdk',
  name: 'Cognito user pool clients in code',
  spec: 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_cognito.UserPoolClient.html',
  counts: 'code',
  inTests: 'password grants',
  mentions: ['UserPoolClient', 'addClient(', 'user_pool_client', 'initiate_auth'],
  *read(module): Generator<Reading> {
    yield* cognitoCalls(module)
    const CDK = ['aws-cdk-lib', '@aws-cdk/aws-cognito']
    for (const call of callsOnImport(module, CDK, /(?:^|\.)UserPoolClient$/)) yield* client(module, call, 2)
    for (const call of callsOnImport(module, CDK, /UserPool\(\)\.addClient$/)) yield* client(module, call, 1)
    for (const call of callsOnImport(module, CDK, /(?:^|\.)CfnUserPoolClient$/)) yield* construct(module, call)
  },
})

const VALIDITIES: readonly (readonly [string, TokenPolicy['token']])[] = [
  ['accessTokenValidity', 'access'],
  ['refreshTokenValidity', 'refresh'],
  ['idTokenValidity', 'id'],
]

function* client(module: Module, call: Call, position: number): Generator<Statement> {
  const options = call.argument(position)
  const id = call.argument(position - 1)
  const label = id && fold(module, id)
  const named = label?.kind === 'scalar' ? String(label.value) : nameOf(module, call.node)
  const owner: Owner = { what: 'Cognito client', ...(named ? { name: named } : {}), product: 'cognito' }
  const folded = options && fold(module, options)
  if (!options || folded?.kind !== 'map') return
  const clientType: ClientType = boolean(get(folded, 'generateSecret')) === true ? 'confidential' : folded.open ? 'unknown' : 'public'
  const grace = property(module, options, 'refreshTokenRotationGracePeriod')
  for (const [key, token] of VALIDITIES) {
    const node = propertyNode(module, options, key)
    const seconds = node && durationOf(module, node.value)
    const facts: PolicyFacts = { owner, token, key, clientType, ...(token === 'refresh' ? { rotates: grace !== undefined } : {}) }
    if (node && seconds !== undefined) yield setPolicy(facts, seconds, module.source(node.value), module.span(node))
  }
  if (!grace && !folded.open && (property(module, options, 'oAuth') ?? property(module, options, 'authFlows'))) {
    yield refreshRotation(owner, clientType, unset(call), 'refreshTokenRotationGracePeriod: Duration.seconds(0)')
  }
  const implicit = get(folded, 'oAuth', 'flows', 'implicitCodeGrant')
  if (implicit && boolean(implicit) === true) yield grantEnabled(owner, clientType, 'implicit', implicit.at)
  for (const flow of ['userPassword', 'adminUserPassword']) {
    const password = get(folded, 'authFlows', flow)
    if (password && boolean(password) === true)
      yield { ...grantEnabled(owner, clientType, 'password', password.at), instead: insteadOfPassword('userSrp: true') }
  }
  yield* redirectUris(get(folded, 'oAuth', 'callbackUrls'), owner)
  const revocation = get(folded, 'enableTokenRevocation')
  if (revocation && boolean(revocation) === false) {
    yield {
      kind: 'revocation',
      owner,
      offered: { is: 'set', value: false, at: revocation.at },
      byDefault: false,
      fix: 'enableTokenRevocation: true',
      at: revocation.at,
    }
  }
}

/** A construct of the lowest level has the properties of CloudFormation in small letters. */
function* construct(module: Module, call: Call): Generator<Statement> {
  const options = call.argument(2)
  const properties = options && fold(module, options)
  const id = call.argument(1)
  const label = id && fold(module, id)
  if (properties?.kind !== 'map') return
  const at = module.span(call.node.callee)
  const entry = (key: string, value: Node): Entry => ({ key: { value: key, at }, value, at: value.at })
  const resource: Node = {
    kind: 'map',
    open: false,
    at,
    entries: [
      entry('Type', { kind: 'scalar', value: 'AWS::Cognito::UserPoolClient', at, opaque: true }),
      entry('Properties', capital(properties)),
    ],
  }
  const name = label?.kind === 'scalar' ? String(label.value) : (nameOf(module, call.node) ?? 'client')
  yield* readUserPoolClients({
    kind: 'map',
    open: false,
    at,
    entries: [entry('Resources', { kind: 'map', open: false, at, entries: [entry(name, resource)] })],
  })
}

/** `allowedOAuthFlows` as `AllowedOAuthFlows`. */
function capital(node: Node): Node {
  if (node.kind !== 'map') return node
  return {
    ...node,
    entries: node.entries.map((one) => ({
      ...one,
      key: { ...one.key, value: one.key.value.replace(/^[a-z]/, (first) => first.toUpperCase()).replace('UrLs', 'URLs') },
      value: capital(one.value),
    })),
  }
}

const UNITS: Readonly<Record<string, number>> = { millis: 0.001, seconds: 1, minutes: 60, hours: 3600, days: 86_400 }

/** `Duration.hours(24)` in seconds. */
function durationOf(module: Module, node: Ast): number | undefined {
  const inner = unwrap(node)
  const made = inner.type === 'Identifier' ? module.binding(inner)?.init : inner
  const call = made && unwrap(made)
  if (call?.type !== 'CallExpression' || objectOf(module, call)) return undefined
  const unit = own(UNITS, lastName(call.callee) ?? '')
  const [first] = call.arguments
  const count = first && first.type !== 'SpreadElement' ? number(fold(module, first)) : undefined
  return unit === undefined || count === undefined ? undefined : unit * count
}
