import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

export const refusesInHook: Words = {
  because: 'What code in front of a handler says that may answer in its place: https://expressjs.com/en/guide/using-middleware.html',
  pattern: oneOf(
    'i',
    /\b40[13]\b|\bthrow\b|\braise\b|unauthori[sz]ed|forbid|reject|den(?:y|ied)|abort|destroy\(|\bResponse\(/,
    // What it hands the answer, or the failure, to.
    /\bnext\(\s{0,8}[^)\s]|[(,]\s{0,8}_?(?:res|response|reply)\s{0,8}[,)]/,
    /\b(?:_?res|response|reply|ctx|c|h)\.(?:send|end|json|redirect|status|code|text|body|writeHead)\b/,
  ),
  is: ['res.status(500)', 'return reply.code(401)', 'next(error)', 'raise HTTPException', 'refuse(req, res)', 'new Response(null)'],
  isNot: ['next()', 'call_next(request)', 'req.user = verify(token)'],
}
