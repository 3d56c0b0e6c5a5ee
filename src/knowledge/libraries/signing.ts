import type { LibraryCall, LifetimeUnits } from './row.ts'

/** A call that signs a JWT. Options: the claims, and where its end and its audience may be given beside them. */
export interface SigningCall extends LibraryCall<'signs-token'> {
  readonly package: string
  readonly options: { readonly claims: LibraryCall['options'][string]; readonly lifetime?: string; readonly audience?: string }
  readonly units: LifetimeUnits
  /** Options may be set where the signer is made, in another file. */
  readonly elsewhere?: true
}

/** jsonwebtoken's: a number is seconds, a string a span of the ms package. */
const UNITS: LifetimeUnits = { number: 'sec', string: 'ms-lib' }
const SIGNS = { means: 'signs-token', units: UNITS } as const

/** Positions and units as in the published types. None of them sets an end by itself. */
export const signingCalls: readonly SigningCall[] = [
  {
    ...SIGNS, language: 'typescript', package: 'jsonwebtoken', call: 'sign', options: { claims: 0, lifetime: '2.expiresIn', audience: '2.audience' },
    docs: 'https://github.com/auth0/node-jsonwebtoken#jwtsignpayload-secretorprivatekey-options-callback',
    is: ["import jwt from 'jsonwebtoken'\njwt.sign({}, key)", "import { sign } from 'jsonwebtoken'\nsign({}, key)", "const jwt = require('jsonwebtoken')\njwt.sign({}, key)"],
    isNot: ["import jwt from 'jsonwebtoken'\njwt.verify(token, key)", "import { sign } from './sign'\nsign({}, key)"],
  },
  {
    ...SIGNS, language: 'typescript', package: '@nestjs/jwt', call: ['JwtService().sign', 'JwtService().signAsync'], options: { claims: 0, lifetime: '1.expiresIn', audience: '1.audience' }, elsewhere: true,
    docs: 'https://github.com/nestjs/jwt#jwtservicesignpayload-string--object--buffer-options-jwtsignoptions-string',
    is: ["import { JwtService } from '@nestjs/jwt'\nclass A {\n  constructor(private readonly jwt: JwtService) {}\n  f() {\n    return this.jwt.sign({})\n  }\n}"],
    isNot: ["import { JwtService } from '@nestjs/jwt'\nnew JwtService().verify(token)"],
  },
  {
    ...SIGNS, language: 'typescript', package: 'hono/jwt', call: ['sign', 'jwt.sign', 'Jwt.sign'], options: { claims: 0 },
    docs: 'https://hono.dev/docs/helpers/jwt#sign',
    is: ["import { sign } from 'hono/jwt'\nawait sign({}, key)"], isNot: ["import { jwt } from 'hono/jwt'\njwt({ secret })"],
  },
  {
    ...SIGNS, language: 'typescript', package: 'hono/utils/jwt', call: ['sign', 'jwt.sign', 'Jwt.sign'], options: { claims: 0 },
    docs: 'https://hono.dev/docs/helpers/jwt#sign',
    is: ["import { Jwt } from 'hono/utils/jwt'\nawait Jwt.sign({}, key)"], isNot: ["import { Jwt } from 'hono/utils/jwt'\nawait Jwt.verify(token, key)"],
  },
  {
    ...SIGNS, language: 'typescript', package: 'jwt-simple', call: 'encode', options: { claims: 0 },
    docs: 'https://github.com/hokaccha/node-jwt-simple#usage',
    is: ["import jwt from 'jwt-simple'\njwt.encode({}, key)"], isNot: ["import jwt from 'jwt-simple'\njwt.decode(token, key)"],
  },
  {
    ...SIGNS, language: 'typescript', package: '@tsndr/cloudflare-worker-jwt', call: 'sign', options: { claims: 0 },
    docs: 'https://github.com/tsndr/cloudflare-worker-jwt#sign',
    is: ["import jwt from '@tsndr/cloudflare-worker-jwt'\nawait jwt.sign({}, key)"], isNot: ["import jwt from '@tsndr/cloudflare-worker-jwt'\nawait jwt.verify(token, key)"],
  },
  {
    ...SIGNS, language: 'python', package: 'jwt', call: ['encode', 'PyJWT().encode'], options: { claims: ['payload', 0] },
    docs: 'https://pyjwt.readthedocs.io/en/stable/api.html#jwt.encode',
    is: ['import jwt\njwt.encode({}, key)', 'from jwt import encode as sign\nsign(payload={}, key=key)', 'from jwt.api_jwt import encode\nencode({}, key)', 'from jwt import PyJWT\nPyJWT().encode({}, key)'],
    isNot: ['import jwt\njwt.decode(token, key)', 'from .jwt import encode\nencode({}, key)', 'import jwt\njwt.api_jws.PyJWS().encode(text, key)'],
  },
  {
    ...SIGNS, language: 'python', package: 'jose', call: 'jwt.encode', options: { claims: ['claims', 0] },
    docs: 'https://python-jose.readthedocs.io/en/latest/jwt/api.html#jose.jwt.encode',
    is: ['from jose import jwt\njwt.encode({}, key)'], isNot: ['from jose import jws\njws.sign({}, key)'],
  },
  {
    ...SIGNS, language: 'python', package: 'authlib', call: ['jose.jwt.encode', 'jose.JsonWebToken().encode'], options: { claims: ['payload', 1] },
    docs: 'https://docs.authlib.org/en/latest/jose/jwt.html#jwt-encode',
    is: ['from authlib.jose import jwt\njwt.encode(header, {}, key)', 'from authlib.jose import JsonWebToken\nJsonWebToken(["RS256"]).encode(header, {}, key)'], isNot: ['from authlib.jose import jwt\njwt.decode(token, key)'],
  },
  {
    ...SIGNS, language: 'python', package: 'joserfc', call: 'jwt.encode', options: { claims: ['claims', 1] },
    docs: 'https://jose.authlib.org/en/guide/jwt/#encode-token',
    is: ['from joserfc import jwt\njwt.encode(header, {}, key)'], isNot: ['from joserfc import jwt\njwt.decode(token, key)'],
  },
]

/** What makes a function that signs, and the calls of that function. */
export const signerCalls: readonly LibraryCall<'makes-signer' | 'signs-by-signer'>[] = [
  {
    means: 'makes-signer', language: 'typescript', package: 'fast-jwt', call: 'createSigner', options: { lifetime: '0.expiresIn' },
    docs: 'https://github.com/nearform/fast-jwt#createsigner', is: ["import { createSigner } from 'fast-jwt'\ncreateSigner({ key })"], isNot: ["import { createVerifier } from 'fast-jwt'\ncreateVerifier({ key })"],
  },
  {
    means: 'signs-by-signer', language: 'typescript', package: 'fast-jwt', call: 'createSigner()', options: { claims: 0 },
    docs: 'https://github.com/nearform/fast-jwt#createsigner', is: ["import { createSigner } from 'fast-jwt'\nconst sign = createSigner({ key })\nsign({})"], isNot: ["import { createVerifier } from 'fast-jwt'\nconst verify = createVerifier({ key })\nverify(token)"],
  },
]

/** Plug-ins that sign with what a framework hands to code; the first is what they are called now. */
export const FASTIFY_JWT = ['@fastify/jwt', 'fastify-jwt'] as const
/** The framework whose instance has `jwt` by that plug-in. */
export const FASTIFY = 'fastify'
export const NEST_JWT = '@nestjs/jwt'
