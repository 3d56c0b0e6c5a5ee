import type { TokenPolicy } from '../../model/index.ts'
import type { LibraryCall, LifetimeUnits, Place } from './row.ts'

/** How long a session, or the token that stands for one, lives by an option. */
interface SessionLifetime {
  readonly place: Place
  readonly token: TokenPolicy['token']
  readonly units: LifetimeUnits
  /** Values that mean no end. */
  readonly never?: readonly (number | boolean | null)[]
  /** Without it there is no end. */
  readonly endless?: true
  /** What holds without it, in seconds. */
  readonly effective?: number
}

/** A call that sets up sessions of people, or issues a token of one. A cookie without an age ends with the browser, which is no finding. */
export interface SessionCall extends LibraryCall<'keeps-session'> {
  /** The name of what is kept, where a cookie has one; whether it is only sent over TLS; what it is signed with; and whether it begins again with each request. */
  readonly options: { readonly name?: Place; readonly secure?: Place; readonly secret?: Place; readonly rolling?: Place }
  readonly product: string
  /** What the cookie is called by default, where it is only sent over TLS if somebody asks for it. */
  readonly openCookie?: string
  /** It is open as well where nothing is said of the cookie. */
  readonly openUnsaid?: true
  readonly lifetimes: readonly SessionLifetime[]
  /** A class or a plugin that an application is told to use: `app.add_middleware(SessionMiddleware, …)`, `app.register(session, …)`. */
  readonly added?: true
}

const FORTNIGHT = 14 * 24 * 60 * 60
const SECONDS: LifetimeUnits = { number: 'sec', string: undefined }
const MILLISECONDS: LifetimeUnits = { number: 'ms-int', string: undefined }
const SCRIPT = { means: 'keeps-session', language: 'typescript' } as const
const PYTHON = { means: 'keeps-session', language: 'python' } as const
const COOKIE_NAME = ['0.cookie.name', '0.name'] as const

/** Remix and React Router have the same call in a package for each platform. */
const STORAGES: readonly SessionCall[] = ['@remix-run/node', '@remix-run/cloudflare', '@remix-run/deno', '@remix-run/server-runtime', '@react-router/node', 'react-router'].map((source) => ({
  ...SCRIPT, package: source, product: 'the session storage', openCookie: '__session', call: ['createCookieSessionStorage', 'createSessionStorage', 'createMemorySessionStorage'],
  options: { name: '0.cookie.name', secure: '0.cookie.secure' }, lifetimes: [{ place: '0.cookie.maxAge', token: 'session', units: SECONDS }],
  docs: 'https://reactrouter.com/explanation/sessions-and-cookies',
  is: [`import { createCookieSessionStorage } from '${source}'\ncreateCookieSessionStorage({ cookie: { name: 's' } })`], isNot: [`import { createCookie } from '${source}'\ncreateCookie('s')`],
}))

export const sessionCalls: readonly SessionCall[] = [
  {
    ...SCRIPT, package: 'express-session', product: 'express-session', openCookie: 'connect.sid', openUnsaid: true, call: '', options: { name: COOKIE_NAME, secure: '0.cookie.secure', rolling: '0.rolling' },
    lifetimes: [{ place: '0.cookie.maxAge', token: 'session', units: MILLISECONDS }], docs: 'https://expressjs.com/en/resources/middleware/session.html',
    is: ["import session from 'express-session'\nsession({ cookie: {} })"], isNot: ["import { MemoryStore } from 'express-session'\nnew MemoryStore()"],
  },
  {
    ...SCRIPT, package: '@fastify/session', product: '@fastify/session', call: '', added: true, options: { name: ['1.cookieName', '1.cookie.name'], secure: '1.cookie.secure', rolling: '1.rolling' },
    lifetimes: [{ place: '1.cookie.maxAge', token: 'session', units: MILLISECONDS }], docs: 'https://github.com/fastify/session#options',
    is: ["import session from '@fastify/session'\nsession(app, { cookie: {} })"], isNot: ["import { MemoryStore } from '@fastify/session'\nnew MemoryStore()"],
  },
  {
    ...SCRIPT, package: '@fastify/secure-session', product: '@fastify/secure-session', call: '', added: true, options: { name: ['1.cookieName', '1.sessionName'], secure: '1.cookie.secure' },
    lifetimes: [{ place: '1.expiry', token: 'session', units: SECONDS, effective: 24 * 60 * 60 }], docs: 'https://github.com/fastify/fastify-secure-session#usage',
    is: ["import secureSession from '@fastify/secure-session'\nsecureSession(app, { expiry: 60 })"], isNot: ["import session from '@fastify/session'\nsession(app, { expiry: 60 })"],
  },
  {
    ...SCRIPT, package: 'koa-session', product: 'koa-session', call: '', options: { name: '0.key', secure: '0.secure', rolling: '0.rolling' },
    lifetimes: [{ place: '0.maxAge', token: 'session', units: MILLISECONDS, effective: 24 * 60 * 60 }], docs: 'https://github.com/koajs/session#options',
    is: ["import session from 'koa-session'\nsession({ maxAge: 1 }, app)"], isNot: ["import session from 'koa-session-minimal'\nsession({ cookie: { maxAge: 1 } })"],
  },
  {
    ...SCRIPT, package: 'cookie-session', product: 'cookie-session', call: '', options: { name: COOKIE_NAME, secure: '0.secure' },
    lifetimes: [{ place: '0.maxAge', token: 'session', units: MILLISECONDS }], docs: 'https://expressjs.com/en/resources/middleware/cookie-session.html',
    is: ["import session from 'cookie-session'\nsession({ maxAge: 1 })"], isNot: ["import session from './cookie-session'\nsession({ maxAge: 1 })"],
  },
  {
    ...SCRIPT, package: 'iron-session', product: 'iron-session', call: ['getIronSession', 'withIronSession', 'withIronSessionApiRoute', 'withIronSessionSsr'],
    options: { name: COOKIE_NAME, secure: ['2.cookieOptions.secure', '1.cookieOptions.secure'] }, lifetimes: [{ place: ['2.ttl', '1.ttl'], token: 'session', units: SECONDS, never: [0], effective: FORTNIGHT }],
    docs: 'https://github.com/vvo/iron-session#session-options', is: ["import { getIronSession } from 'iron-session'\ngetIronSession(request, response, { ttl: 60 })"], isNot: ["import { unsealData } from 'iron-session'\nunsealData(seal, { ttl: 60 })"],
  },
  {
    ...SCRIPT, package: 'iron-session', product: 'iron-session', call: 'sealData', options: { secure: '1.cookieOptions.secure' }, lifetimes: [{ place: '1.ttl', token: 'session', units: SECONDS, never: [0], effective: FORTNIGHT }],
    docs: 'https://github.com/vvo/iron-session#session-options', is: ["import { sealData } from 'iron-session'\nsealData(data, { ttl: 60 })"], isNot: ["import { unsealData } from 'iron-session'\nunsealData(seal, { ttl: 60 })"],
  },
  {
    ...SCRIPT, package: 'express-openid-connect', product: 'express-openid-connect', call: 'auth', options: { name: COOKIE_NAME, secure: '0.session.cookie.secure' },
    lifetimes: [{ place: '0.session.absoluteDuration', token: 'session', units: SECONDS, never: [false] }, { place: '0.session.rollingDuration', token: 'session-idle', units: SECONDS }],
    docs: 'https://auth0.github.io/express-openid-connect/interfaces/SessionConfigParams.html', is: ["import { auth } from 'express-openid-connect'\nauth({ session: {} })"], isNot: ["import { requiresAuth } from 'express-openid-connect'\nrequiresAuth()"],
  },
  {
    ...SCRIPT, package: '@auth0/nextjs-auth0', product: '@auth0/nextjs-auth0', call: ['Auth0Client', 'initAuth0'], options: { name: COOKIE_NAME, secure: '0.session.cookie.secure' },
    lifetimes: [{ place: '0.session.absoluteDuration', token: 'session', units: SECONDS }, { place: '0.session.inactivityDuration', token: 'session-idle', units: SECONDS }],
    docs: 'https://github.com/auth0/nextjs-auth0#session-configuration', is: ["import { Auth0Client } from '@auth0/nextjs-auth0/server'\nnew Auth0Client({ session: {} })"], isNot: ["import { useUser } from '@auth0/nextjs-auth0/client'\nuseUser()"],
  },
  ...STORAGES,
  {
    ...PYTHON, package: 'fastapi_users', product: 'fastapi-users', call: 'JWTStrategy', options: { secret: ['secret', 0] }, lifetimes: [{ place: ['lifetime_seconds', 1], token: 'access', units: SECONDS, never: [null] }],
    docs: 'https://fastapi-users.github.io/fastapi-users/latest/configuration/authentication/strategies/jwt/', is: ['from fastapi_users.authentication import JWTStrategy\nJWTStrategy(secret=s, lifetime_seconds=60)'], isNot: ['from .auth import JWTStrategy\nJWTStrategy(secret=s)'],
  },
  {
    ...PYTHON, package: 'fastapi_users', product: 'fastapi-users', call: ['DatabaseStrategy', 'RedisStrategy'], options: {}, lifetimes: [{ place: ['lifetime_seconds', 1], token: 'session', units: SECONDS, never: [null], endless: true }],
    docs: 'https://fastapi-users.github.io/fastapi-users/latest/configuration/authentication/strategies/database/', is: ['from fastapi_users.authentication import RedisStrategy\nRedisStrategy(redis)'], isNot: ['from fastapi_users.authentication import AuthenticationBackend\nAuthenticationBackend(name="a")'],
  },
  {
    ...PYTHON, package: 'fastapi_users', product: 'fastapi-users', call: 'CookieTransport', options: { secure: 'cookie_secure' }, lifetimes: [{ place: 'cookie_max_age', token: 'session', units: SECONDS }],
    docs: 'https://fastapi-users.github.io/fastapi-users/latest/configuration/authentication/transports/cookie/', is: ['from fastapi_users.authentication import CookieTransport\nCookieTransport(cookie_max_age=60)'], isNot: ['from fastapi_users.authentication import BearerTransport\nBearerTransport(tokenUrl="login")'],
  },
  {
    ...PYTHON, package: 'flask_jwt_extended', product: 'flask-jwt-extended', call: 'create_access_token', options: {}, lifetimes: [{ place: 'expires_delta', token: 'access', units: SECONDS, never: [false] }],
    docs: 'https://flask-jwt-extended.readthedocs.io/en/stable/api.html#flask_jwt_extended.create_access_token', is: ['from flask_jwt_extended import create_access_token\ncreate_access_token(identity=user)'], isNot: ['from flask_jwt_extended import decode_token\ndecode_token(text)'],
  },
  {
    ...PYTHON, package: 'flask_jwt_extended', product: 'flask-jwt-extended', call: 'create_refresh_token', options: {}, lifetimes: [{ place: 'expires_delta', token: 'refresh', units: SECONDS, never: [false] }],
    docs: 'https://flask-jwt-extended.readthedocs.io/en/stable/api.html#flask_jwt_extended.create_refresh_token', is: ['from flask_jwt_extended import create_refresh_token\ncreate_refresh_token(identity=user)'], isNot: ['from flask_jwt_extended import decode_token\ndecode_token(text)'],
  },
  ...['starlette', 'fastapi'].map((source): SessionCall => ({
    ...PYTHON, package: source, product: 'Starlette', call: 'SessionMiddleware', added: true, options: { secure: 'https_only', secret: 'secret_key' }, lifetimes: [{ place: 'max_age', token: 'session', units: SECONDS, effective: FORTNIGHT }],
    docs: 'https://www.starlette.io/middleware/#sessionmiddleware', is: [`from ${source}.middleware.sessions import SessionMiddleware\nSessionMiddleware(app, secret_key=key)`], isNot: [`from ${source}.middleware.cors import CORSMiddleware\nCORSMiddleware(app)`],
  })),
]

/** Frameworks and libraries that keep a web application's own pages signed in. */
export const keepsPagesSignedIn: ReadonlySet<string> = new Set([
  'Auth.js',
  'better-auth',
  'Django',
  'Flask',
  'ASP.NET Core',
  ...sessionCalls.flatMap(({ product, lifetimes }) =>
    product !== 'fastapi-users' && lifetimes.some(({ token }) => token === 'session') ? [product] : [],
  ),
])
