import type { LibraryCall, LifetimeUnits, Place } from './row.ts'

/** A call that sets a cookie. */
export interface CookieCall extends LibraryCall<'sets-cookie'> {
  readonly options: CookieOptions
  readonly units: LifetimeUnits
  /** Nothing after the call marks the cookie: a browser keeps it as it is written. */
  readonly asWritten?: true
}

/** Where a cookie's name, value, age and whether it is sent over TLS only are given. */
export type CookieOptions = {
  readonly name: Place
  readonly value: Place
  readonly age: Place
  readonly secure: Place
}

const SECONDS: LifetimeUnits = { number: 'sec', string: undefined }
const MILLISECONDS: LifetimeUnits = { number: 'ms-int', string: undefined }
const SCRIPT = { means: 'sets-cookie', language: 'typescript', units: SECONDS } as const
const AS_WRITTEN = { ...SCRIPT, asWritten: true } as const

/** Name and value one after the other, and an object with the rest at a position. */
function cookieAt(name: number, options = name + 2): CookieOptions {
  return { name, value: name + 1, age: [`${options}.maxAge`, `${options}.max-age`], secure: `${options}.secure` }
}

/** The same, or all of it in one object. */
const COOKIE_OR_OBJECT: CookieOptions = {
  name: ['0.name', 0],
  value: ['0.value', 1],
  age: ['2.maxAge', '0.maxAge', '2.max-age'],
  secure: ['2.secure', '0.secure'],
}

/** Ages are in seconds, as in the header that is made of them. */
export const cookieCalls: readonly CookieCall[] = [
  {
    ...AS_WRITTEN, package: 'hono/cookie', call: 'setCookie', options: cookieAt(1),
    docs: 'https://hono.dev/docs/helpers/cookie', is: ["import { setCookie } from 'hono/cookie'\nsetCookie(c, 'sid', id, { maxAge: 60 })"], isNot: ["import { getCookie } from 'hono/cookie'\ngetCookie(c, 'sid')"],
  },
  {
    ...AS_WRITTEN, package: 'hono/cookie', call: 'setSignedCookie', options: cookieAt(1, 4),
    docs: 'https://hono.dev/docs/helpers/cookie', is: ["import { setSignedCookie } from 'hono/cookie'\nawait setSignedCookie(c, 'sid', id, secret, { maxAge: 60 })"], isNot: ["import { getSignedCookie } from 'hono/cookie'\nawait getSignedCookie(c, secret, 'sid')"],
  },
  {
    ...SCRIPT, package: 'cookie', call: 'serialize', options: cookieAt(0),
    docs: 'https://github.com/jshttp/cookie#readme', is: ["import { serialize } from 'cookie'\nserialize('sid', id, { maxAge: 60 })", "const cookie = require('cookie')\ncookie.serialize('sid', id, {})"], isNot: ["import { parse } from 'cookie'\nparse(header)"],
  },
  {
    ...AS_WRITTEN, package: 'next/headers', call: 'cookies().set', options: COOKIE_OR_OBJECT,
    docs: 'https://nextjs.org/docs/app/api-reference/functions/cookies', is: ["import { cookies } from 'next/headers'\nconst store = await cookies()\nstore.set('sid', id, { maxAge: 60 })"], isNot: ["import { cookies } from 'next/headers'\nconst store = await cookies()\nstore.get('sid')"],
  },
  {
    ...AS_WRITTEN, package: 'js-cookie', call: 'set', options: cookieAt(0),
    docs: 'https://github.com/js-cookie/js-cookie#cookie-attributes', is: ["import Cookies from 'js-cookie'\nCookies.set('sid', id)", "import { set } from 'js-cookie'\nset('sid', id)"], isNot: ["import Cookies from 'js-cookie'\nCookies.get('sid')"],
  },
  {
    ...AS_WRITTEN, package: 'cookies-next', call: 'setCookie', options: cookieAt(0),
    docs: 'https://github.com/andreizanik/cookies-next#options', is: ["import { setCookie } from 'cookies-next'\nsetCookie('sid', id)", "import { setCookie } from 'cookies-next/client'\nsetCookie('sid', id)"], isNot: ["import { getCookie } from 'cookies-next'\ngetCookie('sid')"],
  },
  {
    ...AS_WRITTEN, package: 'typescript-cookie', call: 'setCookie', options: cookieAt(0),
    docs: 'https://github.com/carhartl/typescript-cookie#cookie-attributes', is: ["import { setCookie } from 'typescript-cookie'\nsetCookie('sid', id)"], isNot: ["import { getCookie } from 'typescript-cookie'\ngetCookie('sid')"],
  },
  {
    ...AS_WRITTEN, package: 'nookies', call: ['setCookie', 'set'], options: cookieAt(1),
    docs: 'https://github.com/maticzav/nookies#reference', is: ["import { setCookie } from 'nookies'\nsetCookie(null, 'sid', id)"], isNot: ["import { parseCookies } from 'nookies'\nparseCookies(null)"],
  },
  {
    ...AS_WRITTEN, package: 'universal-cookie', call: '().set', options: cookieAt(0),
    docs: 'https://github.com/bendotcodes/cookies/tree/main/packages/universal-cookie#setname-value-options', is: ["import Cookies from 'universal-cookie'\nconst cookies = new Cookies()\ncookies.set('sid', id)"], isNot: ["import Cookies from 'universal-cookie'\nconst cookies = new Cookies()\ncookies.get('sid')"],
  },
]

/** A method of what a framework hands to code, whose origin nobody writes down: told by the name of what has it. Of several the first counts. */
export interface CookieMethod extends Pick<CookieCall, 'language' | 'options' | 'units' | 'asWritten' | 'docs' | 'is' | 'isNot'> {
  readonly call: string
  readonly holder: RegExp
  /** What the file imports one of. */
  readonly package?: readonly string[]
}

const METHOD = { language: 'typescript', options: cookieAt(0) } as const
const FASTIFY = { package: ['@fastify/cookie', 'fastify'], units: SECONDS, docs: 'https://github.com/fastify/fastify-cookie#sending' } as const

export const cookieMethods: readonly CookieMethod[] = [
  {
    ...METHOD, ...FASTIFY, call: 'setCookie', holder: /^(?:reply|res)$/,
    is: ["import fastify from 'fastify'\nreply.setCookie('sid', id, { maxAge: 60 })"], isNot: ["import fastify from 'fastify'\nreply.clearCookie('sid')"],
  },
  {
    ...METHOD, ...FASTIFY, call: 'cookie', holder: /^reply$/,
    is: ["import cookie from '@fastify/cookie'\nreply.cookie('sid', id, { maxAge: 60 })"], isNot: ["import fastify from 'fastify'\nreply.header('sid', id)"],
  },
  {
    ...METHOD, call: 'cookie', holder: /^(?:res|response|reply)$/, units: MILLISECONDS, asWritten: true,
    docs: 'https://expressjs.com/en/5x/api.html#res.cookie', is: ["res.cookie('sid', id, { maxAge: 60000 })"], isNot: ["res.clearCookie('sid')", "agent.cookie('sid', id)"],
  },
  {
    ...METHOD, call: 'set', holder: /(?:^|\.)cookies$/, package: ['koa', '@koa/router', 'koa-router', 'cookies'], units: MILLISECONDS,
    docs: 'https://github.com/pillarjs/cookies#cookiesetname--values--options', is: ["import Koa from 'koa'\nctx.cookies.set('sid', id, { maxAge: 60000 })"], isNot: ["import Koa from 'koa'\nctx.set('sid', id)"],
  },
  {
    ...METHOD, call: 'set', holder: /(?:^|\.)(?:\w*[cC]ookies(?:\(\))?|cookieStore|cookieJar)$/, options: COOKIE_OR_OBJECT, units: SECONDS,
    docs: 'https://nextjs.org/docs/app/api-reference/functions/next-response', is: ["response.cookies.set('sid', id, { maxAge: 60 })"], isNot: ["headers.set('sid', id)"],
  },
  {
    language: 'python', call: 'set_cookie', holder: /./, options: { name: ['key', 0], value: ['value', 1], age: ['max_age', 2], secure: ['secure', 6] }, units: SECONDS, asWritten: true,
    docs: 'https://docs.djangoproject.com/en/stable/ref/request-response/#django.http.HttpResponse.set_cookie', is: ['response.set_cookie("sid", token, max_age=60)'], isNot: ['response.delete_cookie("sid")'],
  },
]
