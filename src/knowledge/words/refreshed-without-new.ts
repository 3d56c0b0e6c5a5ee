import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What a server does with a refresh token that was presented to it.

export const endsToken: Words = {
  because: 'Code that may end a token, mark it as used, or keep account of its family.',
  pattern: oneOf(
    'i',
    /delet|remov|revok|invalid(?!_(?:grant|request|token|client|scope|target)\b|\s{1,2}\w)|consum|rotat|replac|blacklist|denylist|blocklist/,
    /\b(?:is_?)?used\b|\breuse|\bfamil|\bgeneration\b|\bdestroy|\bpop\(|\bdel\b|\.del\(|getdel|\bDELETE\b|\btake\w{0,12}\(|\bjti\b/,
  ),
  is: [
    'await store.delete(token)',
    'tokens.pop(refresh_token)',
    'UPDATE t SET used = 1',
    'rotateRefreshToken(old)',
    'await redis.getdel(key)',
  ],
  isNot: ["error: 'invalid_grant'", 'createAccessToken(sub)', "throw new Error('Invalid refresh token')", 'expires_in: 3600'],
}

export const asksAnother: Words = {
  because: 'Code that asks another server for the tokens: that one decides what ends.',
  pattern: /\b(?:fetch|axios|got|httpx|requests|aiohttp|ky)\b|upstream|\.post\(|urlopen|proxy/i,
  is: ['await fetch(url)', 'httpx.AsyncClient()', 'this.upstream.refresh(token)'],
  isNot: ['await store.get(token)', 'fetched_at', 'randomUUID()'],
}

export const keepsTokens: Words = {
  because: 'Code that asks a store, which may know a token no more.',
  pattern: oneOf(
    'i',
    /\bawait\b|\b(?:db|store|redis|prisma|repo\w{0,12}|cache|kv|session|collection|model|table|dao)\b/,
    /\.(?:get|find\w{0,12}|has|query|select|execute|fetch\w{0,8}|lookup)\(|\[\w{0,20}token\w{0,20}\]/,
  ),
  is: ['await verify(token)', 'tokens.get(token)', 'this.db.run(sql)', 'issued[refreshToken]'],
  isNot: ['jwt.verify(token, SECRET)', "createHmac('sha256', key)", 'JSON.parse(decoded)'],
}

export const verifiesSignature: Words = {
  because: 'Code that checks a signature, by which a token is good until it ends.',
  pattern: inTurn('i', oneOf('', /jwt/, /hmac/, /signature/, /verif/)),
  is: ['jwt.verify(token, SECRET)', "createHmac('sha256', key)", 'generateSignature(key, parts)'],
  isNot: ['tokens.get(token)', 'randomUUID()'],
}

export const verifiesByItself: Words = {
  because:
    'Calls of libraries that check the signature of a token: https://github.com/auth0/node-jsonwebtoken, https://github.com/panva/jose.',
  pattern: /^(?:jwt|jsonwebtoken)\.verify$|^(?:jose\.)?jwtVerify$|^jwt\.decode$/,
  is: ['jwt.verify', 'jwtVerify', 'jwt.decode'],
  isNot: ['verify', 'store.verify', 'jwt.sign'],
}

export const takesPresented: Words = {
  because: 'Code that takes the refresh token out of a request, in languages that are read without a grammar.',
  pattern: inTurn(
    '',
    /^\$?(?:_POST|_REQUEST|(?:this\.)?(?:form|formData|params|parameters|body|input|payload|req|request|Request|r|c|ctx|call|context)\b)/,
    /[\w.()>-]{0,60}[[(]["']refresh_token["'][\])]$/,
  ),
  is: [
    'form["refresh_token"]',
    "$request->input('refresh_token')",
    'r.FormValue("refresh_token")',
    "$_POST['refresh_token']",
    'Request.Form["refresh_token"]',
  ],
  isNot: ['answer["refresh_token"]', "$_SESSION['refresh_token']", 'tokens.get("refresh_token")', 'form["code"]'],
}

export const textOfParameter: Words = {
  because: 'What makes a text of a parameter that may be missing: https://kotlinlang.org/api/core/kotlin-stdlib/kotlin.text/or-empty.html',
  pattern: /(?:\?\.|\.)(?:orEmpty|toString|ToString|trim|Trim)\(\)/,
  is: ['.orEmpty()', '?.toString()', '.ToString()'],
  isNot: ['.length', '.find()'],
}
