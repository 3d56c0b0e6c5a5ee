import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

export const otherTokenOfProtocol: Words = {
  because:
    'Tokens of OAuth and OpenID Connect that let no caller in, and whose ends and audiences have rules of their own: assertions (RFC 7523), ' +
    'request objects (RFC 9101), hints at logout (https://openid.net/specs/openid-connect-rpinitiated-1_0.html#RPLogout), proofs (RFC 9449), ' +
    'attestations, credentials that a wallet shows (https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html), ' +
    'and tokens that are given up (RFC 7009).',
  pattern: oneOf(
    'i',
    /assertion|request_?object|authori[sz]ation_?request_?(?:jwt|claims)|id_?token_?hint|attestation|software_?statement/,
    // A token that is bound by a proof is a caller's.
    /(?:dpop|jwt|key)_?proof(?!ile|_?(?:of|bound))|proof_?(?:jwt|claims|validation)|dpop_?(?:jwt|claims|validation)/,
    /\b(?:(?:verify|validate|check|decode|parse|read)_?)?(?:dpop|proof)\b(?!\.)/,
    /sd_?jwt|(?:verifiable|vc|kb|credential)_?jwt|verifiable_?(?:credential|presentation)|key_?binding/,
    /logout_?(?:token|claims|hint|validation)|back_?channel_?logout/,
    /\b(?:(?:handle|process|do|on|post|oidc|rp|user|api|validate)_?)?(?:logout|end_?session)(?:_?(?:endpoint|handler|request|session|user))?\b/,
    /\b(?:(?:handle|process|do|oauth2?|token)_?)?revo(?:ke(?!d)|cation(?:_?(?:endpoint|handler|request))?\b)/,
  ),
  is: [
    'verify_private_key_jwt decode::<ClientAssertionClaims>(',
    'decode_id_token_hint',
    'verify_request_object',
    'client_attestation',
    'kb_jwt',
    'ProofClaims',
    'revoke_token',
    'DPoPClaims',
    'validate_dpop_proof',
    'decode::<Value>(proof,',
    'logout_token',
    'handle_logout',
    'end_session',
  ],
  isNot: [
    'verify_token',
    'AccessTokenClaims',
    'id_token',
    'credentials.token()',
    'ProfileClaims',
    'auth_middleware',
    'credential',
    'is_revoked',
    'check_revocation_list',
    'proof_of_possession',
    'verify_request_jwt',
    'login_after_logout_redirect',
    'dpop_bound_token',
    'authenticate_dpop',
    'proof_bound_claims',
  ],
}

export const revokesToken: Words = {
  because: 'Functions that end a token which they are given: https://www.rfc-editor.org/rfc/rfc7009.html#section-2.1',
  pattern: inTurn(
    'i',
    /^_?(?:(?:handle|process|do|oauth2?|api|on|post)_?)?/,
    /revo(?:ke|cation)(?:_?(?:o?auth2?|access|refresh|jwt|bearer)){0,2}/,
    /(?:_?(?:tokens?|jwt|endpoint|handler|request)){0,2}$/,
  ),
  is: ['revoke', 'revoke_token', 'revokeRefreshToken', 'handleRevocation', 'revocationEndpoint'],
  isNot: ['revokeUser', 'is_revoked', 'check_revocation', 'revoke_api_key', 'revokeAllSessions'],
}
