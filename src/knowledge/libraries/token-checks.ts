import type { LibraryCall, Place } from './row.ts'

/** A check that an option takes away with a value: `['2.ignoreExpiration', true]`. */
type Switch = readonly [place: string, off: boolean]

/** A call that verifies a token and its claims. Options: the token, the key, the algorithms, and who the token is for and from. */
export interface CheckingCall extends LibraryCall<'checks-token'> {
  readonly package: string
  /** Without a place for the audience or issuer, the call asks for it by itself or leaves it to others. */
  readonly options: { readonly token?: Place; readonly key?: Place; readonly algorithms?: Place; readonly audience?: Place; readonly issuer?: Place }
  readonly off?: Readonly<Partial<Record<'signature' | 'expiry' | 'audience' | 'issuer', readonly Switch[]>>>
  /** Its tokens always come from somebody else. */
  readonly outside?: true
  /** A token that names an audience is refused when none is asked for. */
  readonly refusesNamed?: true
  /** The claims are only checked by a method of what it gives. */
  readonly completedBy?: string
  /** The function that gets the claims, and lets in. */
  readonly decider?: Place
}

/** A call that reads a token and verifies nothing. */
export interface ReadingCall extends LibraryCall<'reads-token'> {
  readonly package: string
  readonly options: { readonly token: Place }
  /** For browsers, which have no key to verify with and show what it says. */
  readonly forDisplay?: true
}

const CHECKS = { means: 'checks-token', language: 'typescript' } as const
const READS = { means: 'reads-token', options: { token: 0 } } as const

/** The names of jsonwebtoken, which others have taken over. */
function named(index: number) {
  return {
    options: { token: 0, key: 1, algorithms: `${index}.algorithms`, audience: `${index}.audience`, issuer: `${index}.issuer` },
    off: { expiry: [[`${index}.ignoreExpiration`, true], [`${index}.exp`, false], [`${index}.verification.exp`, false]] },
  } as const
}

const PYTHON = {
  means: 'checks-token', language: 'python',
  options: { token: ['jwt', 'token', 0], key: ['key', 1], algorithms: ['algorithms', 2], audience: 'audience', issuer: 'issuer' },
  off: {
    signature: [['options.verify_signature', false], ['verify', false]], expiry: [['options.verify_exp', false]], audience: [['options.verify_aud', false]],
    issuer: [['options.verify_iss', false]],
  },
  refusesNamed: true,
} as const

/** By their published types and pages. */
export const checkingCalls: readonly CheckingCall[] = [
  {
    ...CHECKS, ...named(2), package: 'jose', call: 'jwtVerify', docs: 'https://github.com/panva/jose/blob/main/docs/jwt/verify/functions/jwtVerify.md',
    is: ["import { jwtVerify } from 'jose'\nawait jwtVerify(token, keys)", "import * as jose from 'jose'\nawait jose.jwtVerify(token, keys)"], isNot: ["import { decodeJwt } from 'jose'\ndecodeJwt(token)"],
  },
  {
    ...CHECKS, ...named(2), package: 'jsonwebtoken', call: 'verify', docs: 'https://github.com/auth0/node-jsonwebtoken#jwtverifytoken-secretorpublickey-options-callback',
    is: ["import jwt from 'jsonwebtoken'\njwt.verify(token, key)"], isNot: ["import jwt from 'jsonwebtoken'\njwt.decode(token)"],
  },
  {
    ...CHECKS, ...named(0), package: 'fast-jwt', call: 'createVerifier', options: { key: '0.key', algorithms: '0.algorithms', audience: '0.allowedAud', issuer: '0.allowedIss' },
    docs: 'https://github.com/nearform/fast-jwt#createverifier', is: ["import { createVerifier } from 'fast-jwt'\ncreateVerifier({ key })"], isNot: ["import { createSigner } from 'fast-jwt'\ncreateSigner({ key })"],
  },
  {
    ...CHECKS, ...named(0), package: 'passport-jwt', call: 'Strategy', decider: 1, options: { key: ['0.secretOrKey', '0.secretOrKeyProvider'], algorithms: '0.algorithms', audience: '0.audience', issuer: '0.issuer' },
    docs: 'https://www.passportjs.org/packages/passport-jwt/', is: ["import { Strategy } from 'passport-jwt'\nnew Strategy({ secretOrKey }, done)"], isNot: ["import { ExtractJwt } from 'passport-jwt'\nExtractJwt.fromAuthHeaderAsBearerToken()"],
  },
  {
    ...CHECKS, ...named(0), package: 'express-jwt', call: ['', 'expressjwt'], options: { key: '0.secret', algorithms: '0.algorithms', audience: '0.audience', issuer: '0.issuer' },
    docs: 'https://github.com/auth0/express-jwt#usage', is: ["import { expressjwt } from 'express-jwt'\nexpressjwt({ secret })", "const jwt = require('express-jwt')\njwt({ secret })"], isNot: ["import { UnauthorizedError } from 'express-jwt'\nnew UnauthorizedError('code', error)"],
  },
  {
    ...CHECKS, ...named(1), package: '@nestjs/jwt', call: ['JwtService().verify', 'JwtService().verifyAsync'], options: { token: 0, key: '1.secret', algorithms: '1.algorithms' },
    docs: 'https://github.com/nestjs/jwt#jwtserviceverifytoken-string-options-jwtverifyoptions', is: ["import { JwtService } from '@nestjs/jwt'\nnew JwtService().verify(token)"], isNot: ["import { JwtService } from '@nestjs/jwt'\nnew JwtService().decode(token)"],
  },
  {
    ...CHECKS, ...named(2), package: 'hono/jwt', call: ['verify', 'jwt.verify', 'Jwt.verify'], options: { token: 0, key: 1, algorithms: '2.algorithms' },
    docs: 'https://hono.dev/docs/helpers/jwt#verify', is: ["import { verify } from 'hono/jwt'\nawait verify(token, secret)"], isNot: ["import { decode } from 'hono/jwt'\ndecode(token)"],
  },
  {
    ...CHECKS, package: 'google-auth-library', call: ['OAuth2Client().verifyIdToken', 'auth.OAuth2.verifyIdToken'], options: { token: '0.idToken', audience: '0.audience' }, outside: true,
    docs: 'https://developers.google.com/identity/sign-in/web/backend-auth', is: ["import { OAuth2Client } from 'google-auth-library'\nawait new OAuth2Client().verifyIdToken({ idToken })"], isNot: ["import { OAuth2Client } from 'google-auth-library'\nnew OAuth2Client().getToken(code)"],
  },
  {
    // By itself as well it asks for no audience; who writes that says so.
    ...CHECKS, package: 'keycloak-connect', call: '', options: {}, off: { audience: [['1.verify-token-audience', false], ['1.verifyTokenAudience', false]] }, outside: true,
    docs: 'https://github.com/keycloak/keycloak-nodejs-connect/blob/main/middleware/auth-utils/config.js', is: ["const Keycloak = require('keycloak-connect')\nnew Keycloak({}, settings)", "import Keycloak from 'keycloak-connect'\nnew Keycloak({}, settings)"], isNot: ["import Keycloak from 'keycloak-js'\nnew Keycloak(settings)"],
  },
  {
    ...CHECKS, package: 'nest-keycloak-connect', call: 'KeycloakConnectModule.register', options: {}, off: { audience: [['0.verifyTokenAudience', false], ['0.verify-token-audience', false]] }, outside: true,
    docs: 'https://github.com/ferrerojosh/nest-keycloak-connect#nest-keycloak-options', is: ["import { KeycloakConnectModule } from 'nest-keycloak-connect'\nKeycloakConnectModule.register({ realm })"], isNot: ["import { KeycloakConnectModule } from 'nest-keycloak-connect'\nKeycloakConnectModule.registerAsync({ useExisting: Settings })"],
  },
  {
    ...PYTHON, package: 'jwt', call: ['decode', 'decode_complete', 'PyJWT().decode'], docs: 'https://pyjwt.readthedocs.io/en/stable/api.html#jwt.decode',
    is: ['import jwt\njwt.decode(token, key, algorithms=["RS256"])', 'from jwt import PyJWT\nPyJWT().decode(token, key)'], isNot: ['import jwt\njwt.get_unverified_header(token)', 'import base64\nbase64.decode(token)'],
  },
  {
    ...PYTHON, package: 'jose', call: 'jwt.decode', docs: 'https://python-jose.readthedocs.io/en/latest/jwt/api.html#jose.jwt.decode',
    is: ['from jose import jwt\njwt.decode(token, key)'], isNot: ['from jose import jwt\njwt.get_unverified_header(token)'],
  },
  {
    // It asks for its own audience and algorithm where none is given.
    means: 'checks-token', language: 'python', package: 'fastapi_users', call: 'JWTStrategy', options: { key: ['secret', 0] },
    docs: 'https://fastapi-users.github.io/fastapi-users/latest/configuration/authentication/strategies/jwt/',
    is: ['from fastapi_users.authentication import JWTStrategy\nJWTStrategy(secret=key, lifetime_seconds=60)'], isNot: ['from .auth import JWTStrategy\nJWTStrategy(secret=key)'],
  },
  {
    means: 'checks-token', language: 'python', package: 'authlib', call: ['jose.jwt.decode', 'jose.JsonWebToken().decode'], completedBy: 'validate',
    options: { token: ['s', 0], key: ['key', 1], audience: 'claims_options.aud', issuer: 'claims_options.iss' }, docs: 'https://docs.authlib.org/en/latest/jose/jwt.html#jwt-payload-claims-validation',
    is: ['from authlib.jose import jwt\njwt.decode(token, key).validate()'], isNot: ['from authlib.jose import jwt\njwt.encode(header, {}, key)'],
  },
]

export const readingCalls: readonly ReadingCall[] = [
  {
    ...READS, language: 'typescript', package: 'jose', call: ['decodeJwt', 'UnsecuredJWT.decode'], docs: 'https://github.com/panva/jose/blob/main/docs/util/decode_jwt/functions/decodeJwt.md',
    is: ["import { decodeJwt } from 'jose'\ndecodeJwt(token)"], isNot: ["import { decodeProtectedHeader } from 'jose'\ndecodeProtectedHeader(token)"],
  },
  {
    ...READS, language: 'typescript', package: 'jsonwebtoken', call: 'decode', docs: 'https://github.com/auth0/node-jsonwebtoken#jwtdecodetoken--options',
    is: ["import jwt from 'jsonwebtoken'\njwt.decode(token)"], isNot: ["import jwt from 'jsonwebtoken'\njwt.verify(token, key)"],
  },
  {
    ...READS, language: 'typescript', package: 'jwt-decode', call: ['', 'jwtDecode', 'jwt_decode'], forDisplay: true, docs: 'https://github.com/auth0/jwt-decode#readme',
    is: ["import { jwtDecode } from 'jwt-decode'\njwtDecode(token)", "import jwt_decode from 'jwt-decode'\njwt_decode(token)"], isNot: ["import { InvalidTokenError } from 'jwt-decode'\nnew InvalidTokenError()"],
  },
  {
    ...READS, language: 'typescript', package: 'hono/jwt', call: ['decode', 'jwt.decode', 'Jwt.decode'], docs: 'https://hono.dev/docs/helpers/jwt#decode',
    is: ["import { decode } from 'hono/jwt'\ndecode(token)"], isNot: ["import { verify } from 'hono/jwt'\nverify(token, secret)"],
  },
  {
    ...READS, language: 'typescript', package: 'fast-jwt', call: 'createDecoder()', docs: 'https://github.com/nearform/fast-jwt#createdecoder',
    is: ["import { createDecoder } from 'fast-jwt'\ncreateDecoder()(token)"], isNot: ["import { createVerifier } from 'fast-jwt'\ncreateVerifier({ key })(token)"],
  },
  {
    ...READS, language: 'typescript', package: '@nestjs/jwt', call: 'JwtService().decode', docs: 'https://github.com/nestjs/jwt#jwtservicedecodetoken-string-options-decodeoptions-object--string',
    is: ["import { JwtService } from '@nestjs/jwt'\nnew JwtService().decode(token)"], isNot: ["import { JwtService } from '@nestjs/jwt'\nnew JwtService().verify(token)"],
  },
  {
    ...READS, language: 'python', package: 'jose', call: ['jwt.get_unverified_claims', 'jws.get_unverified_claims'], docs: 'https://python-jose.readthedocs.io/en/latest/jwt/api.html#jose.jwt.get_unverified_claims',
    is: ['from jose import jwt\njwt.get_unverified_claims(token)'], isNot: ['from jose import jwt\njwt.get_unverified_header(token)'],
  },
]

/** What a class of one's own hands its options to. */
export const extendedCheck = checkingCalls.find((row) => row.package === 'passport-jwt') as CheckingCall

/** A method of the request, which nothing that is imported leads to. */
export const requestCheck: CheckingCall & { readonly call: string } = {
  ...extendedCheck, package: '@fastify/jwt', call: 'jwtVerify', options: { key: '0.key', algorithms: '0.algorithms' },
  docs: 'https://github.com/fastify/fastify-jwt#requestjwtverify', is: ["import jwt from '@fastify/jwt'\nawait request.jwtVerify()"], isNot: ["import jwt from '@fastify/jwt'\nawait request.jwtDecode()"],
}
