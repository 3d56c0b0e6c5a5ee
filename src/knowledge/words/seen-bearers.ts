import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// A bearer of which a program asks only whether it is there.

export const readsBearer: Words = {
  because: 'Code that reads the header with the token of a request.',
  pattern: inTurn('', /\bheaders?(?:\(\))?(?:\)?\??\.get\(|\??\.\[?|\[|\(|\.)\s{0,4}/, /["']?[aA]uthorization\b/),
  is: ["req.headers.get('authorization')", 'request.headers["Authorization"]', 'req.headers.authorization', "req.header('Authorization')"],
  isNot: ['headers: { Authorization: key }', "req.headers.get('accept')"],
}

export const bearerTaken: Words = {
  because: 'Code that takes the token out of the header.',
  pattern: oneOf(
    '',
    /\.split\(["'] ["'](?:, ?\d)?\)(?:\??\.?\[1\]|\.pop\(\))|\.(?:slice|substring|substr)\(7\)|\[7:\]/,
    /\.replace\(["']Bearer ["'], ?["']["']\)|\.replace\(\/\^Bearer\\s[^\n]{0,20}["']["']\)|\.removeprefix\(["']Bearer ["']\)/,
  ),
  is: ["header.split(' ')[1]", 'header.slice(7)', 'header[7:]', "header.replace('Bearer ', '')"],
  isNot: ["header.split(',')[1]", 'name.slice(3)'],
}

/** Members of an answer, and words of which one is in every file with one. */
export const letsIn: Words & { readonly words: readonly string[] } = {
  words: ['uthenticated', 'uthorized', 'alid', 'llowed', 'dmin'].flatMap((name) => [`${name}: true`, `${name}": True`, `${name}': True`]),
  because: 'A member of an answer that says that the caller is known.',
  pattern: /\b(?:is_?)?(?:[aA]uthenticated|[aA]uthorized|[vV]alid|[aA]llowed|[aA]dmin)(?:: true|["']: True)\b/,
  is: ['authenticated: true', '"is_valid": True', 'isAdmin: true'],
  isNot: ['authenticated: false', 'invalidated: true', 'validate: true'],
}

export const takesTextApart: Words = {
  because: 'Calls that take a text apart or write a line, and look at no token.',
  pattern:
    /^(?:split|slice|substring|substr|replace|removeprefix|trim|strip|toLowerCase|lower|startsWith|startswith|log|warn|info|debug|error)$/,
  is: ['split', 'startsWith', 'warn'],
  isNot: ['verify', 'getUser', 'find', 'includes', 'test', 'lookup', 'get', 'json'],
}

export const takesHeader: Words = {
  because: 'Calls that read a header, where they are called of a request or its headers.',
  pattern: /^(?:get|header)$/,
  is: ['get', 'header'],
  isNot: ['getUser', 'headers', 'find'],
}

export const ofHeaders: Words = {
  because: 'A call of a request or its headers that reads one of them.',
  pattern: /(?:\b[hH]eaders(?:\(\))?\)?\??\.get|\b(?:req|request|c|ctx)(?:\.req)?\??\.(?:get|header))$/,
  is: ['req.headers.get', '(await headers()).get', 'request.headers.get', 'req.header', 'c.req.header'],
  isNot: ['hub.get', 'verifier.get', 'people.get', 'cookies().get'],
}

export const ofResponse: Words = {
  because: 'A call that makes an answer of its own, or reads all headers.',
  pattern: /(?:\b(?:res|resp|reply|response|Response|NextResponse|c|ctx)(?:\.status\(\d{3}\))?\.(?:status|json)|^headers)$/,
  is: ['res.status(401).json', 'NextResponse.json', 'reply.status', 'headers'],
  isNot: ['req.json', 'answer.json', 'verify', 'hub.status'],
}
