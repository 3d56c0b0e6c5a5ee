import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What is done with the claims of a token whose signature nobody has checked.

export const sayRights: Words = {
  because:
    'Claims that say what somebody may do; Keycloak keeps its roles below two of them: https://www.keycloak.org/docs/latest/server_admin/#_token-exchange',
  pattern: oneOf(
    'i',
    /^(?:roles?|scopes?|scp|permissions?|groups?|is_?admin|admin|entitlements|authorities|tier|plan)$/,
    /^(?:realm|resource)_access$/,
  ),
  is: ['role', 'scope', 'isAdmin', 'realm_access', 'resource_access'],
  isNot: ['sub', 'email', 'access', 'roles_url'],
}

export const readsRight: Words = {
  because: 'Such a claim that is read of an object: by a method, as an entry or as a member.',
  pattern: inTurn(
    '',
    /(?:\.get\(\s{0,4}["']|\??\.?\[\s{0,4}["']|\??\.)/,
    oneOf(
      '',
      /(?:roles?|scopes?|scp|permissions?|groups?|is_?[aA]dmin|admin)\b/,
      /(?:entitlements|authorities|realm_access|resource_access)\b/,
    ),
  ),
  is: ['claims.get("roles", [])', "claims['role']", 'claims?.scope', 'claims.get("realm_access", {})'],
  isNot: ['claims.sub', 'claims.get("email")', 'roles'],
}

export const answersRequests: Words = {
  because: 'Code that answers requests.',
  pattern: /[aA]uthorization|[bB]earer|\b[rR]equest\b|\breq\.|\bDepends\(/,
  is: ['request.headers', 'req.headers.authorization', 'Depends(current)', 'bearer_token()'],
  isNot: ['localStorage.getItem("token")', 'requests.get(url)'],
}

export const mayVerify: Words = {
  because: 'Words of code that checks a token, or asks somebody else whether it is good.',
  pattern: oneOf(
    'i',
    /verif|introspect|jwks|login_required|jwt_required|requires?_?auth/,
    /authenticat|validate_?(?:token|jwt)|check_?(?:token|jwt)/,
  ),
  is: ['jwt.verify(token, key)', '@login_required', 'introspect(token)', 'validateToken(token)', 'IsAuthenticated'],
  isNot: ['read_claims(token)', 'abort(401)', 'authorization'],
}

export const refusesCaller: Words = {
  because: 'Refuses whoever has asked.',
  pattern: oneOf('i', /\b40[13]\b|\bthrow\b|\braise\b|\babort\(|unauthori[sz]ed|forbidden/, /\breturn (?:null|None|undefined|false)\b/),
  is: ['abort(403)', 'raise HTTPException(401)', 'throw new ForbiddenException()', 'return False'],
  isNot: ['return roles', 'next()', 'return 200'],
}
