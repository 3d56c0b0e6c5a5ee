import type { Lifetime } from '../../text/lifetime.ts'
import type { ClientType, Confidence, Owner, RefreshRotation, TokenPolicy } from '../../model/index.ts'
import type { Entry, Node } from '../../parse/node.ts'
import { codeAt, type Span } from '../../text/source.ts'
import { isUndefined } from '../../program/index.ts'
import { refreshRotation, set } from '../idp/oauth-client-fields.ts'
import { entryOf, lifetimeOf, type Units } from './settings.ts'

/** Who does something: a function by its name, or the file. */
export function doneBy(name: string | undefined, product: string): Owner {
  return name === undefined || name === '' ? { what: 'this file', product } : { what: 'function', name, product }
}

/** What a surface knows of a lifetime besides its value. */
export interface PolicyFacts {
  readonly owner: Owner
  readonly token: TokenPolicy['token']
  /** The option to change, for the help. */
  readonly key: string
  readonly confidence?: Confidence
  readonly clientType?: ClientType
  readonly bound?: boolean
  readonly rotates?: boolean
  readonly internal?: boolean
  readonly opens?: TokenPolicy['opens']
  readonly byCookie?: true
  readonly selfContained?: true
  /** What the library does without the setting, in seconds. */
  readonly effective?: number
  /** The release that brings the setting, where what is here is older. */
  readonly since?: string
}

/** A lifetime that is set, with the words it is written in. */
export function setPolicy(facts: PolicyFacts, value: Lifetime, written: string, at: Span): TokenPolicy {
  return policy(facts, { lifetime: { is: 'set', value, at }, written, at })
}

/** A lifetime that is not set, so that there is no end. */
export function unsetPolicy(facts: PolicyFacts, at: Span): TokenPolicy {
  return policy(facts, { lifetime: { is: 'unset', at }, effective: 'never', written: '', at })
}

const TOKEN_ENDPOINT: Owner = { what: 'token endpoint', product: 'code' }

/** An answer to a refresh token that leaves it as it is. */
export function unrotatedAnswer(at: Span, clientType: ClientType = 'unknown', owner: Owner = TOKEN_ENDPOINT): RefreshRotation {
  const instead = 'answer each use with a new `refresh_token`, and let the old one end'
  return { ...refreshRotation(owner, clientType, set(false, { at }), 'refresh_token: a new one at each use'), instead }
}

/** The lifetime of an entry, in the units of its library; `dynamic` when it cannot be told. `special` reads values that are no lifetime. */
export function policyOf(
  facts: PolicyFacts,
  { value, at }: Pick<Entry, 'value' | 'at'> & Partial<Entry>,
  units: Units,
  special?: (value: Node) => Lifetime | undefined,
): TokenPolicy {
  const other = special?.(value)
  if (other !== undefined) return setPolicy(facts, other, codeAt(value.at), at)
  const read = lifetimeOf(value, units, codeAt(value.at))
  if (!read)
    return { ...policy(facts, { lifetime: { is: 'dynamic', at }, written: '', at }), ...(isWritten(value) ? { unread: true } : {}) }
  const confidence = read.byDefault ? 'medium' : facts.confidence
  return setPolicy({ ...facts, ...(confidence ? { confidence } : {}) }, read.value, read.written, at)
}

function isWritten(value: Node): boolean {
  return value.kind === 'scalar' && (typeof value.value === 'string' || typeof value.value === 'number')
}

/** The lifetime of an option when it is there. */
export function* optionPolicy(
  facts: PolicyFacts,
  options: Node | undefined,
  keys: string | readonly string[],
  units: Units,
): Generator<TokenPolicy> {
  const entry = entryOf(options, keys)
  if (entry && !isUndefined(entry.value)) yield policyOf(facts, entry, units)
}

function policy(facts: PolicyFacts, rest: Pick<TokenPolicy, 'lifetime' | 'written' | 'at' | 'effective'>): TokenPolicy {
  const {
    owner,
    token,
    key,
    confidence = 'high',
    clientType = 'unknown',
    bound = false,
    internal = false,
    rotates,
    opens,
    byCookie,
    selfContained,
    effective,
    since,
  } = facts
  return {
    kind: 'tokenPolicy',
    owner,
    token,
    clientType,
    ...(rotates === undefined ? {} : { rotates }),
    ...(opens && { opens }),
    ...(byCookie && { byCookie }),
    ...(selfContained && { selfContained }),
    ...(since !== undefined && { since }),
    bound,
    internal,
    confidence,
    key,
    ...(effective === undefined ? {} : { effective }),
    ...rest,
  }
}

export const SECONDS: Units = { number: 'sec', string: undefined }
/** jsonwebtoken's: a number is seconds, a string a span of the ms package. */
export const SECONDS_OR_SPAN: Units = { number: 'sec', string: 'ms-lib' }
/** fast-jwt's: a number is milliseconds. */
export const MILLISECONDS_OR_SPAN: Units = { number: 'ms-int', string: 'ms-lib' }
