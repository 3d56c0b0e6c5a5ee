import { BEHIND_KEYS, insteadOfPassword, PASSWORD_FLOWS, SIGN_OUT } from '../../knowledge/cognito-flows.ts'
import type { ClientType, Owner } from '../../model/index.ts'
import { get, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { resources } from './cloudformation.ts'
import { lacking } from './terraform.ts'
import {
  flag,
  type Issuer,
  isDynamic,
  isOpen,
  grantEnabled,
  implicitResponses,
  literal,
  redirectUris,
  refreshRotation,
  scopes,
  set,
  unset,
  words,
} from './oauth-client-fields.ts'
import { lifetime } from './lifetime-fields.ts'
import type { Located } from '../../text/source.ts'

export const USER_POOL_CLIENT = /^AWS::Cognito::UserPoolClient$/

/** The app clients of a CloudFormation or SAM template. */
export function* readUserPoolClients(root: Node): Generator<Statement> {
  for (const { id, type, node, properties } of resources(root)) {
    if (!USER_POOL_CLIENT.test(type)) continue
    const owner: Owner = { what: 'Cognito client', name: literal(get(properties, 'ClientName')) ?? id.value, product: 'cognito' }
    yield* userPoolClient(properties ?? node, node, owner)
  }
}

/**
 * Units when `TokenValidityUnits` has no entry, and the value that 0 stands for:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html
 */
const VALIDITIES = [
  { key: 'AccessTokenValidity', unitKey: 'AccessToken', unit: 'hours', token: 'access' },
  { key: 'IdTokenValidity', unitKey: 'IdToken', unit: 'hours', token: 'id' },
  { key: 'RefreshTokenValidity', unitKey: 'RefreshToken', unit: 'days', token: 'refresh' },
] as const

/** What is to be written, as CloudFormation spells it. */
const FIXES = { rotation: 'RefreshTokenRotation: { Feature: ENABLED }', revocation: 'EnableTokenRevocation: true' }

/** One app client by its properties, which CloudFormation and the API name alike. */
export function* userPoolClient(properties: Node, resource: Node, owner: Owner, fixes = FIXES): Generator<Statement> {
  const clientType = typeOf(get(properties, 'GenerateSecret'), lacking(properties, 'GenerateSecret'))
  const rotation = get(properties, 'RefreshTokenRotation')
  const feature = get(rotation, 'Feature')
  const rotates = isDynamic(rotation) || isDynamic(feature) ? undefined : literal(feature) === 'ENABLED'
  const issuer: Issuer = { owner, clientType, rotates }
  const flows = get(properties, 'AllowedOAuthFlows')
  const signIn = get(properties, 'ExplicitAuthFlows')
  const redeems = redeemsRefreshTokens(flows, signIn)

  for (const { key, unitKey, unit, token } of VALIDITIES) {
    const node = get(properties, key)
    // How long a token lives that nobody can redeem is no matter; one that rotates has an operation of its own.
    if (token === 'refresh' && redeems === false && !rotates) continue
    const written = get(properties, 'TokenValidityUnits', unitKey)
    if (!node || isDynamic(written) || isDynamic(get(properties, 'TokenValidityUnits'))) continue
    yield* lifetime(node, { token, grammar: 'unit-pair', unit: literal(written) ?? unit, special: { '0': 'default' }, key }, issuer)
  }

  if (flag(get(properties, 'AllowedOAuthFlowsUserPoolClient')) !== false) {
    const implicit = words(flows).find(({ value }) => value === 'implicit')
    if (implicit) yield grantEnabled(owner, clientType, 'implicit', implicit.at)
  }
  yield* passwords(owner, clientType, words(signIn))
  yield* scopes(get(properties, 'AllowedOAuthScopes'), 'allowed', owner, 'AWS Cognito')
  yield* redirectUris(get(properties, 'CallbackURLs'), owner)

  if (redeems) {
    const fix = rotationOn(words(signIn), fixes.rotation)
    if (feature && rotates !== undefined) yield refreshRotation(owner, clientType, set(rotates, feature), fix)
    // Off unless asked for.
    else if (lacking(properties, 'RefreshTokenRotation')) {
      const asks = get(properties, 'RefreshTokenValidity') || words(signIn).some(({ value }) => value === 'ALLOW_REFRESH_TOKEN_AUTH')
      yield { ...refreshRotation(owner, clientType, unset(resource), fix), ...(asks ? {} : { unasked: true as const }) }
    }
    const grace = get(rotation, 'RetryGracePeriodSeconds')
    if (grace && rotates)
      yield* lifetime(grace, { token: 'rotation-grace', grammar: 'sec', key: 'RefreshTokenRotation.RetryGracePeriodSeconds' }, issuer)
  }

  const revocation = get(properties, 'EnableTokenRevocation')
  if (revocation && flag(revocation) === false) {
    yield {
      kind: 'revocation',
      owner,
      offered: set(false, revocation),
      byDefault: false,
      otherwise: SIGN_OUT,
      fix: fixes.revocation,
      at: revocation.at,
    }
  }
}

/** The password goes through whoever asks: any client, or one that has keys of IAM. */
function* passwords(owner: Owner, clientType: ClientType, flows: readonly Located<string>[]): Generator<Statement> {
  const found = flows.filter(({ value }) => PASSWORD_FLOWS.includes(value))
  const [first] = [...found.filter(({ value }) => !BEHIND_KEYS.has(value)), ...found]
  if (!first) return
  const has = flows.some(({ value }) => value === 'ALLOW_USER_SRP_AUTH')
  const instead = has ? `take \`${first.value}\` out: \`ALLOW_USER_SRP_AUTH\` is on already` : insteadOfPassword('ALLOW_USER_SRP_AUTH')
  yield {
    ...grantEnabled(owner, clientType, 'password', first.at),
    instead,
    ...(BEHIND_KEYS.has(first.value) && { behindKeys: true as const }),
  }
}

/**
 * A client that rotates takes no `ALLOW_REFRESH_TOKEN_AUTH`:
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
 */
function rotationOn(flows: readonly Located<string>[], on: string): string {
  const isListed = flows.some(({ value }) => value === 'ALLOW_REFRESH_TOKEN_AUTH')
  return isListed ? `\`${on}\` and take \`ALLOW_REFRESH_TOKEN_AUTH\` out of \`ExplicitAuthFlows\`, which rotation excludes` : on
}

/**
 * Whether a client redeems refresh tokens: with the code grant, or with refresh among its sign-in flows; without a list of these refresh is
 * on. Undefined where that cannot be told: a list that is filled in, and the older names, of which none switches refresh on or off.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
 */
function redeemsRefreshTokens(flows: Node | undefined, signIn: Node | undefined): boolean | undefined {
  if (isDynamic(flows) || isDynamic(signIn)) return undefined
  if (words(flows).some(({ value }) => value === 'code')) return true
  if (!signIn) return !words(flows).some(({ value }) => value === 'client_credentials')
  const allowed = words(signIn)
  if (allowed.some(({ value }) => value === 'ALLOW_REFRESH_TOKEN_AUTH')) return true
  const isWhole = !isOpen(flows) && !isOpen(signIn) && allowed.some(({ value }) => value.startsWith('ALLOW_'))
  return isWhole ? false : undefined
}

/** Without a secret of its own a client is public, where nothing unread can give it one. */
function typeOf(generateSecret: Node | undefined, lacks: boolean): ClientType {
  const generates = flag(generateSecret)
  if (generates !== undefined) return generates ? 'confidential' : 'public'
  return lacks ? 'public' : 'unknown'
}

/** The first generation of Amplify: `amplify/backend/auth/<name>/cli-inputs.json`. */
export function isAmplifyAuth(root: Node): boolean {
  return get(root, 'cognitoConfig')?.kind === 'map' || get(root, 'userpoolClientRefreshTokenValidity') !== undefined
}

/** https://docs.amplify.aws/gen1/react/build-a-backend/auth/ : days, and the hosted UI as a JSON text. */
export function* readAmplifyAuth(root: Node, oauth: Node | undefined): Generator<Statement> {
  const config = get(root, 'cognitoConfig') ?? root
  const owner: Owner = { what: 'Amplify auth', name: literal(get(config, 'resourceName')) ?? 'auth', product: 'cognito' }
  const clientType = typeOf(get(config, 'userpoolClientGenerateSecret'), lacking(config, 'userpoolClientGenerateSecret'))
  const refresh = get(config, 'userpoolClientRefreshTokenValidity')
  if (refresh) {
    yield* lifetime(
      refresh,
      { token: 'refresh', grammar: 'day', special: { '0': 'default' }, key: 'userpoolClientRefreshTokenValidity' },
      { owner, clientType },
    )
  }
  yield* scopes(get(oauth, 'AllowedOAuthScopes'), 'allowed', owner, 'AWS Cognito')
  yield* implicitResponses(get(oauth, 'responseType'), owner, clientType)
  const isHosted = flag(get(config, 'hostedUI')) !== false
  const flows = get(oauth, 'AllowedOAuthFlows') ?? (isHosted ? get(config, 'AllowedOAuthFlows') : undefined)
  const implicit = words(flows).find(({ value }) => value === 'implicit')
  if (implicit) yield grantEnabled(owner, clientType, 'implicit', implicit.at)
  yield* redirectUris(get(oauth, 'CallbackURLs'), owner)
}
