import { describe, expect, test } from 'vitest'
import type { Reading } from '../src/model/reading.ts'
import jose from '../src/surfaces/code/jose.ts'
import jwtSigning from '../src/surfaces/code/jwt-signing.ts'
import sessions from '../src/surfaces/code/sessions.ts'
import type { CodeSurface, ProgramSurface } from '../src/surfaces/reading/surface.ts'
import { readCode, under } from './code-reading.ts'

/** `access 3600 |where|`, with `?` for less than high confidence. */
function brief(reading: Reading): string {
  if (reading.kind === 'transportSetting') return `${reading.problem} |${under(reading.at)}|`
  if (reading.kind !== 'tokenPolicy') return reading.kind
  const { token, lifetime, effective, confidence, at } = reading
  const value = lifetime.is === 'set' ? lifetime.value : (effective ?? lifetime.is)
  return `${token} ${value}${confidence === 'high' ? '' : '?'} |${under(at)}|`
}

function table(name: string, surface: CodeSurface | ProgramSurface, rows: readonly (readonly [string, readonly string[]])[]): void {
  describe(name, () => {
    test.each(rows)('%s', async (source, expected) => {
      expect((await readCode(source, surface)).map(brief)).toEqual(expected)
    })
  })
}

const JWT = 'import jwt from "jsonwebtoken"; '

table('signed tokens', jwtSigning, [
  [`${JWT}const accessToken = jwt.sign({ sub }, key, { expiresIn: "30d" })`, ['access 2592000 |expiresIn: "30d"|']],
  [`${JWT}const accessToken = jwt.sign({ sub }, key, { expiresIn: 3600 })`, ['access 3600 |expiresIn: 3600|']],
  // A string of digits is milliseconds.
  [`${JWT}const accessToken = jwt.sign({ sub }, key, { expiresIn: "3600" })`, ['access 3.6 |expiresIn: "3600"|']],
  [
    `${JWT}const accessToken = jwt.sign({ sub }, key, { expiresIn: process.env.TTL ?? "30d" })`,
    ['access 2592000? |expiresIn: process.env.TTL ?? "30d"|'],
  ],
  [`${JWT}const accessToken = jwt.sign({ sub }, key, { expiresIn: process.env.TTL })`, ['access dynamic |expiresIn: process.env.TTL|']],
  [`${JWT}const accessToken = jwt.sign({ sub }, key, { expiresIn: "soon" })`, ['access dynamic |expiresIn: "soon"|']],
  [`${JWT}const o = { expiresIn: "8h" }; const accessToken = jwt.sign(claims, key, o)`, ['access 28800 |expiresIn: "8h"|']],
  [
    `${JWT}const o = { expiresIn: "8h" }; o.expiresIn = x; const accessToken = jwt.sign(claims, key, o)`,
    ['access dynamic |o.expiresIn = x|'],
  ],
  [`${JWT}const o = { expiresIn: "8h" }; if (x) o.expiresIn = "1h"; const accessToken = jwt.sign(claims, key, o)`, []],
  [
    `${JWT}const o = { expiresIn: "8h" }; o.expiresIn = "30d"; const accessToken = jwt.sign(claims, key, o)`,
    ['access 2592000 |o.expiresIn = "30d"|'],
  ],
  [`${JWT}const accessToken = jwt.sign({ sub }, key)`, ['access never? |jwt.sign|']],
  [`${JWT}const accessToken = jwt.sign({ sub }, key, { algorithm: "HS256" })`, ['access never? |jwt.sign|']],
  [`${JWT}const accessToken = jwt.sign({ sub }, key, (e, t) => done(t))`, ['access never? |jwt.sign|']],
  [`${JWT}const accessToken = jwt.sign({ sub }, key, { ...options })`, []],
  [`${JWT}const accessToken = jwt.sign({ ...claims }, key)`, []],
  [`${JWT}const accessToken = jwt.sign(claims, key)`, []],
  [
    `${JWT}const accessToken = jwt.sign({ sub, exp: Math.floor(Date.now() / 1000) + 900 }, key)`,
    ['access 900 |exp: Math.floor(Date.now() / 1000) + 900|'],
  ],
  // Milliseconds: the year 50000.
  [`${JWT}const accessToken = jwt.sign({ sub, exp: Date.now() + 900 }, key)`, ['access never |exp: Date.now() + 900|']],
  [`${JWT}const accessToken = jwt.sign({ sub, exp: end }, key)`, []],
  [`${JWT}const accessToken = jwt.sign({ sub, expiresAt: end }, key)`, []],
  [`${JWT}const refreshToken = jwt.sign({ sub }, key, { expiresIn: "60d" })`, ['refresh 5184000 |expiresIn: "60d"|']],
  [
    `${JWT}function signClientAssertion() { return jwt.sign({ iss, sub }, key, { expiresIn: "1h" }) }`,
    ['assertion 3600 |expiresIn: "1h"|'],
  ],
  [`${JWT}const resetToken = jwt.sign({ sub }, key, { expiresIn: "30d" })`, ['link 2592000 |expiresIn: "30d"|']],
  [`${JWT}function emailVerificationToken() { return jwt.sign({ email }, key) }`, ['link never? |jwt.sign|']],
  [`${JWT}function unsubscribeToken() { return jwt.sign({ email }, key) }`, []],
  [`${JWT}const appleSecret = jwt.sign({}, key, { expiresIn: "180d" })`, []],
  [`${JWT}const x = jwt.sign({ iss: TEAM }, key)`, []],
  [`${JWT}const x = jwt.sign({ iss, sub, aud }, key)`, []],
  [`${JWT}const x = jwt.sign({ userId }, key)`, ['session never? |jwt.sign|']],
  [`${JWT}const accessToken = jwt.sign("text", key)`, []],
  [`${JWT}const ok = jwt.verify(token, key, { maxAge: "90d" })`, []],
  ['import jwt from "./jwt"; const accessToken = jwt.sign({ sub }, key) // jsonwebtoken', []],
  [
    'const { sign } = require("jsonwebtoken"); const accessToken = sign({ sub }, key, { expiresIn: "2 days" })',
    ['access 172800 |expiresIn: "2 days"|'],
  ],
  [
    'import { promisify } from "node:util"; import { sign } from "jsonwebtoken"; const s = promisify(sign); const accessToken = await s({ sub }, key, { expiresIn: "1y" })',
    ['access 31557600 |expiresIn: "1y"|'],
  ],
  // Numbers are milliseconds in fast-jwt.
  [
    'import { createSigner } from "fast-jwt"; const accessToken = createSigner({ key, expiresIn: 3600000 })',
    ['access 3600 |expiresIn: 3600000|'],
  ],
  [
    'import { createSigner } from "fast-jwt"; const signAccessToken = createSigner({ key }); signAccessToken({ sub })',
    ['access never? |createSigner|'],
  ],
  ['import { createSigner } from "fast-jwt"; const signAccessToken = createSigner({ key }); signAccessToken({ sub, exp })', []],
  ['import { createSigner } from "fast-jwt"; export const signAccessToken = createSigner({ key })', []],
  [
    'import { JwtModule } from "@nestjs/jwt"; JwtModule.register({ secret, signOptions: { expiresIn: "7d" } })',
    ['access 604800 |expiresIn: "7d"|', 'signing'],
  ],
  [
    'import { JwtModule } from "@nestjs/jwt"; JwtModule.registerAsync({ useFactory: (c) => ({ secret: c.get("S"), signOptions: { expiresIn: 86400 * 2 } }) })',
    ['access 172800 |expiresIn: 86400 * 2|', 'signing'],
  ],
  ['import { JwtModule } from "@nestjs/jwt"; JwtModule.register({ secret })', ['signing']],
  [
    'import { JwtService } from "@nestjs/jwt"; class A { constructor(private readonly jwt: JwtService) {} accessToken() { return this.jwt.signAsync({ sub }, { expiresIn: "10d" }) } }',
    ['access 864000 |expiresIn: "10d"|', 'signing'],
  ],
  [
    'import { JwtService } from "@nestjs/jwt"; class A { constructor(private readonly jwt: JwtService) {} accessToken() { return this.jwt.sign({ sub }) } }',
    ['access never? |this.jwt.sign|', 'signing'],
  ],
  [
    'import fastifyJwt from "@fastify/jwt"; app.register(fastifyJwt, { secret, sign: { expiresIn: "2d" } })',
    ['access 172800 |expiresIn: "2d"|', 'signing'],
  ],
  [
    'import fastifyJwt from "@fastify/jwt"; const token = await reply.jwtSign({ sub }, { sign: { expiresIn: 600 } }); const accessToken = app.jwt.sign({ sub }, { expiresIn: 900 })',
    ['access 600 |expiresIn: 600|', 'access 900 |expiresIn: 900|'],
  ],
  ['import { sign } from "hono/jwt"; const accessToken = await sign({ sub }, secret)', ['access never? |sign|']],
  [
    'import { sign } from "hono/jwt"; const now = Math.floor(Date.now() / 1000); const accessToken = await sign({ sub, exp: now + 60 * 5 }, secret)',
    ['access 300 |exp: now + 60 * 5|'],
  ],
])

const JOSE = 'import { SignJWT } from "jose"; '

table('jose', jose, [
  [`${JOSE}const accessToken = await new SignJWT({ sub }).setExpirationTime("8h").sign(key)`, ['access 28800 |"8h"|']],
  [`${JOSE}const accessToken = await new SignJWT({ sub }).setIssuedAt().sign(key)`, ['access never |new SignJWT({ sub })|']],
  [`${JOSE}const accessToken = await new SignJWT(claims).setIssuedAt().sign(key)`, []],
  [`${JOSE}const accessToken = await new SignJWT(claims).setExpirationTime("30 days").sign(key)`, ['access 2592000 |"30 days"|']],
  [
    `${JOSE}const accessToken = await new SignJWT({ sub }).setExpirationTime(Math.floor(Date.now() / 1000) + 3600).sign(key)`,
    ['access 3600 |Math.floor(Date.now() / 1000) + 3600|'],
  ],
  [
    `${JOSE}const accessToken = await new SignJWT({ sub }).setExpirationTime(new Date(Date.now() + 6e5)).sign(key)`,
    ['access 600 |new Date(Date.now() + 6e5)|'],
  ],
  [
    `${JOSE}const accessToken = await new SignJWT({ sub }).setExpirationTime(Date.now() + 3600).sign(key)`,
    ['access never |Date.now() + 3600|'],
  ],
  // A number is a moment in 1970.
  [`${JOSE}const accessToken = await new SignJWT({ sub }).setExpirationTime(3600).sign(key)`, []],
  [`${JOSE}const accessToken = await new SignJWT({ sub }).setExpirationTime(ttl).sign(key)`, []],
  [
    `${JOSE}const accessToken = await new SignJWT({ sub, exp: Math.floor(Date.now() / 1000) + 60 }).sign(key)`,
    ['access 60 |exp: Math.floor(Date.now() / 1000) + 60|'],
  ],
  [
    `${JOSE}const token = new SignJWT({ sub }).setIssuedAt(); token.setExpirationTime("1h"); const jwt = await token.sign(key)`,
    ['access 3600 |"1h"|'],
  ],
  [`${JOSE}const token = new SignJWT({ sub }).setIssuedAt(); finish(token); const jwt = await token.sign(key)`, []],
  [`${JOSE}export const token = () => new SignJWT({ sub }).setIssuedAt()`, []],
  [`${JOSE}const x = await new SignJWT({}).setIssuer("a").setSubject("a").setExpirationTime("5m").sign(key)`, []],
  [
    `${JOSE}const assertion = await new SignJWT({}).setIssuer("a").setSubject("a").setExpirationTime("5m").sign(key)`,
    ['assertion 300 |"5m"|'],
  ],
  ['import { SignJWT } from "./mine"; const accessToken = await new SignJWT({ sub }).sign(key)', []],
])

table('sessions', sessions, [
  [
    'import session from "express-session"; session({ cookie: { maxAge: 1000 * 60 * 60 * 24 * 60, secure: false } })',
    ['session 5184000 |maxAge: 1000 * 60 * 60 * 24 * 60|', 'insecure-cookie |secure: false|'],
  ],
  ['const session = require("express-session"); app.use(session({ secret, cookie: { secure: isProduction } }))', []],
  ['import session from "express-session"; session({ cookie: { maxAge: null, secure: true } })', ['session dynamic |maxAge: null|']],
  ['import session from "cookie-session"; session({ maxAge: 864e5 })', ['session 86400 |maxAge: 864e5|']],
  ['import { getIronSession } from "iron-session"; getIronSession(cookies(), { password, ttl: 0 })', ['session never |ttl: 0|']],
  ['import { sealData } from "iron-session"; sealData(d, { password, ttl: 3600 })', ['session 3600 |ttl: 3600|']],
  [
    'import { auth } from "express-openid-connect"; auth({ session: { rollingDuration: 3600, absoluteDuration: false } })',
    ['session never |absoluteDuration: false|', 'session-idle 3600 |rollingDuration: 3600|'],
  ],
  [
    'import { createCookieSessionStorage } from "@remix-run/node"; createCookieSessionStorage({ cookie: { name: "__session", maxAge: 60 * 60 * 24 * 30, secure: true } })',
    ['session 2592000 |maxAge: 60 * 60 * 24 * 30|'],
  ],
  [
    'import { createCookieSessionStorage } from "@remix-run/node"; createCookieSessionStorage({ cookie: { name: "theme", maxAge: 31536000 } })',
    [],
  ],
  ['res.cookie("session", id, { maxAge: 90 * 24 * 3600 * 1000 })', ['session 7776000? |maxAge: 90 * 24 * 3600 * 1000|']],
  ['res.cookie("theme", "dark", { maxAge: 365 * 24 * 3600 * 1000 })', []],
  ['res.cookie("refresh_token", t, { maxAge: 365 * 24 * 3600 * 1000 })', []],
  [
    'import { cookies } from "next/headers"; (await cookies()).set("session_id", id, { maxAge: 86400 * 40 })',
    ['session 3456000? |maxAge: 86400 * 40|'],
  ],
  [
    'import { cookies } from "next/headers"; const cookieStore = await cookies(); cookieStore.set("session_id", id, { maxAge: 86400 * 40 })',
    ['session 3456000? |maxAge: 86400 * 40|'],
  ],
  ['import { setCookie } from "hono/cookie"; setCookie(c, "sid", id, { maxAge: 3600 })', ['session 3600? |maxAge: 3600|']],
  [
    'import session from "express-session"; session({ rolling: true, cookie: { maxAge: 3_600_000, secure: true } })',
    ['session-idle 3600 |maxAge: 3_600_000|'],
  ],
  ['import session from "express-session"; session({ name: "theme", cookie: { maxAge: 1000 * 60 * 60 * 24 * 365 } })', []],
  ['import session from "express-session"; const o = { cookie: { secure: false } }; if (live) o.cookie.secure = true; session(o)', []],
  ['cookies().set("auth_token", t, { maxAge: 60 * 60 * 24 * 40 })', ['session 3456000? |maxAge: 60 * 60 * 24 * 40|']],
  [
    'import { cookies } from "next/headers"; const jar = await cookies(); jar.set({ name: "sid", value, maxAge: 3600 })',
    ['session 3600? |maxAge: 3600|'],
  ],
  [
    'import { setSignedCookie } from "hono/cookie"; await setSignedCookie(c, "sid", id, secret, { maxAge: 3600 })',
    ['session 3600? |maxAge: 3600|'],
  ],
  [
    'import Router from "@koa/router"; router.get("/", (ctx) => ctx.cookies.set("sid", id, { maxAge: 86_400_000 }))',
    ['session 86400? |maxAge: 86_400_000|'],
  ],
  ['import fastify from "fastify"; reply.cookie("sid", id, { maxAge: 3600 })', ['session 3600? |maxAge: 3600|']],
  ['res.cookie("refresh_token", t, { secure: false, maxAge: 1000 })', ['insecure-cookie |secure: false|']],
  ['res.cookie("csrf_token", t, { secure: false })', []],
  ['res.cookie("anon_session", id, { maxAge: 365 * 24 * 3600 * 1000 })', []],
  ['res.cookie("session_count", count, { maxAge: 365 * 24 * 3600 * 1000 })', []],
  ['sessions.set("session", { maxAge: 99999999 })', []],
  ['res.setHeader("Cache-Control", "max-age=31536000"); const maxAge = 5', []],
])
