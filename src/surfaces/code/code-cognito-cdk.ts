import { type ConstructCall, constructCalls } from '../../knowledge/libraries/cloud-constructs.ts'
import {
  callsThat,
  fold,
  keyOf,
  lastName,
  nameOf,
  objectOf,
  textOf,
  unwrap,
  valueOf,
  type Ast,
  type Call,
  type Module,
} from '../../program/index.ts'
import type { Owner } from '../../model/index.ts'
import { number, type Entry, type Node } from '../../parse/node.ts'
import type { Reading, Statement } from '../../model/reading.ts'
import { PASSWORD } from './password-words.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { readUserPoolClients, userPoolClient } from '../idp/cognito-client.ts'
import { durationNode, readConstruct, VALIDITIES } from '../idp/cognito-construct.ts'
import { own } from '../../text/own.ts'
import { insteadOfPassword, PASSWORD_FLOWS } from '../../knowledge/cognito-flows.ts'
import { cognitoClient, cognitoSignIn } from '../../knowledge/words/oauth.ts'
import { type GivenCall, givenCalls, nodeAt } from './given.ts'
import { grantUsed } from '../idp/oauth-client-fields.ts'

/** `new UserPoolClient(…)` and `pool.addClient(…)` of the AWS CDK, and the calls of boto3. */
export default defineProgramSurface({
  id: 'code-cognito-cdk',
  name: 'Cognito user pool clients in code',
  spec: 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_cognito.UserPoolClient.html',
  counts: 'code',
  inTests: [[PASSWORD]],
  mentions: ['UserPoolClient', 'addClient(', 'add_client(', 'user_pool_client', 'initiate_auth('],
  *read(module): Generator<Reading> {
    yield* cognitoCalls(module)
    for (const { call, row } of callsThat(module, constructCalls, 'makes-app-client'))
      yield* (row.raw ? construct : row.options.properties === undefined ? withNames : client)(module, call, row.options)
  },
})

type Places = ConstructCall['options']

function* client(module: Module, call: Call, { id: place = 0, properties: at = 0 }: Places): Generator<Statement> {
  const options = call.argument(at)
  const id = call.argument(place)
  const label = id && fold(module, id)
  const named = label?.kind === 'scalar' ? String(label.value) : nameOf(module, call.node)
  const owner: Owner = { what: 'Cognito client', ...(named ? { name: named } : {}), product: 'cognito' }
  const properties = options && withDurations(module, fold(module, options))
  if (properties?.kind !== 'map') return
  yield* readConstruct({ properties, owner, at: call.at, named: (key) => key, written: (key, value) => `${key}: ${value}` })
}

/** `UserPoolClient(self, "App", auth_flows=AuthFlow(user_password=True))` and `pool.add_client("app", …)`. */
function* withNames(module: Module, call: Call, { id: place = 0 }: Places): Generator<Statement> {
  const options = call.node.arguments.at(-1)
  if (options?.type !== 'ObjectExpression' || !options.named) return
  const id = call.argument(place)
  const label = id && fold(module, id)
  const owner: Owner = { what: 'Cognito client', ...(label?.kind === 'scalar' ? { name: String(label.value) } : {}), product: 'cognito' }
  const properties = withDurations(module, namedProperties(module, options))
  const written = (key: string, value: string) => `${snake(key)}=${value.replace(/^t/, 'T')}`
  if (properties.kind === 'map') yield* readConstruct({ properties, owner, at: call.at, named: snake, written })
}

/** Arguments by name as a map, and the structs among them too, by the names of TypeScript. */
function namedProperties(module: Module, node: Ast): Node {
  const inner = unwrap(node)
  const struct = inner.type === 'CallExpression' ? inner.arguments.at(-1) : undefined
  const object = inner.type === 'ObjectExpression' ? inner : struct?.type === 'ObjectExpression' && struct.named ? struct : undefined
  if (!object) return fold(module, node)
  const entries = object.properties.flatMap((one): Entry[] => {
    const key = one.type === 'Property' ? keyOf(one) : undefined
    if (one.type !== 'Property' || key === undefined) return []
    return [{ key: { value: camel(key), at: module.span(one.key) }, value: namedProperties(module, one.value), at: module.span(one) }]
  })
  return { kind: 'map', entries, open: entries.length < object.properties.length, at: module.span(object) }
}

function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** A construct of the lowest level has the properties of CloudFormation in small letters. */
function* construct(module: Module, call: Call, { id: place = 0, properties: position = 0 }: Places): Generator<Statement> {
  const options = call.argument(position)
  const properties = options && fold(module, options)
  const id = call.argument(place)
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

/** Lifetimes as the durations that they come to. */
function withDurations(module: Module, node: Node): Node {
  if (node.kind !== 'map') return node
  const entries = node.entries.map((entry): Entry => {
    const code = VALIDITIES.has(entry.key.value) ? valueOf(module, entry) : undefined
    const seconds = code && durationOf(module, code)
    return seconds === undefined ? entry : { ...entry, value: durationNode(seconds, entry.value.at) }
  })
  return { ...node, entries }
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

/**
 * App clients that boto3 makes, and sign-ins with a password: https://docs.aws.amazon.com/boto3/latest/reference/services/cognito-idp.html
 */
function* cognitoCalls(module: Module): Generator<Reading> {
  for (const call of givenCalls(module)) {
    if (cognitoClient.pattern.test(call.name)) yield* clientOf(call)
    if (cognitoSignIn.pattern.test(call.name)) yield* signIn(call)
  }
}

function* clientOf({ args, callee: at }: GivenCall): Generator<Reading> {
  const { named, open } = args
  // boto3 takes named arguments alone, and this one always:
  // https://docs.aws.amazon.com/boto3/latest/reference/services/cognito-idp/client/create_user_pool_client.html
  if (!open && !nodeAt(args, 'UserPoolId')) return
  const name = textOf(nodeAt(args, 'ClientName'))?.value
  const owner: Owner = { what: 'Cognito client', ...(name ? { name } : {}), product: 'cognito' }
  yield* userPoolClient({ ...named, at }, { ...named, at }, owner, FIXES_OF_BOTO3)
}

const FIXES_OF_BOTO3 = { rotation: 'RefreshTokenRotation={"Feature": "ENABLED"}', revocation: 'EnableTokenRevocation=True' }

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html */
function* signIn({ args }: GivenCall): Generator<Reading> {
  const flow = textOf(nodeAt(args, 'AuthFlow'))
  if (!flow || !PASSWORD_FLOWS.includes(flow.value)) return
  const clientType = nodeAt(args, 'SecretHash') ? 'confidential' : 'unknown'
  const known = { clientType, instead: insteadOfPassword('USER_SRP_AUTH') } as const
  yield grantUsed({ what: "boto3's Cognito client", product: 'cognito' }, 'password', flow.at, known)
}
