import { inTurn } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What a handler does with the token of a query that is the one of a session.

export const verifiesToken: Words = {
  because:
    'Calls that verify a signed token: https://github.com/auth0/node-jsonwebtoken, https://github.com/nestjs/jwt, https://github.com/panva/jose.',
  pattern: /(?:^|\.)_?jwt\w{0,12}\.verify(?:Async)?$|^jwtVerify$|(?:^|\.)jose\.jwtVerify$/i,
  is: ['jwt.verify', 'this.jwtService.verifyAsync', 'jwtVerify', 'jose.jwtVerify'],
  isNot: ['jwt.sign', 'verify', 'mails.verify', 'jwt.decode'],
}

export const setsCallerOrSession: Words = {
  because: 'Where code says who calls, for what comes afterwards, or puts it into the session of the request.',
  pattern: inTurn(
    'i',
    /\b(?:req|request|res\.locals|ctx|ctx\.state|context)(?:!|(?:\s{1,4}(?:as|satisfies)\s[^()\n;]{1,80})?\))?(?:\.session)?(?:\.|\[['"])/,
    /\w{0,20}(?:user|auth|session|member|account|claims|identity|principal)\w{0,20}/,
    /(?:['"]\])?\s{0,4}=(?!=)/,
  ),
  is: [
    'req.user = payload',
    'req.session.linkUserId = payload.sub',
    "ctx.state['account'] = claims",
    '(request as any).user = payload',
    '(request as Signed & { user: User }).user = payload',
    '(<any>req).user = payload',
    'req!.user = payload',
  ],
  isNot: ['req.user === payload', 'req.session.page = 1', 'const user = payload', '(request as any).page = payload', 'of(request).users()'],
}

export const parsesValue: Words = {
  because: 'Methods of a schema that give the value that they check: https://zod.dev/basics',
  pattern: /^(?:safe)?[pP]arse(?:Async)?$/,
  is: ['parse', 'safeParse', 'safeParseAsync'],
  isNot: ['parser', 'parseInt'],
}
