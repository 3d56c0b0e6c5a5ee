import { inTurn, oneOf, whole } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What a guard does with a request before it looks at the token.

export const turnsAway: Words = {
  because: 'How what runs before routes turns a request away.',
  pattern: oneOf(
    '',
    /\b40[13]\b|\bthrow\b|\braise\b|\babort\(|\breturn (?:false|False)\b/,
    /[uU]nauthori[sz]ed|UNAUTHORI[SZ]ED|[fF]orbidden|FORBIDDEN|\b(?:next|done)\(\s{0,4}(?:new\b|\w)/,
  ),
  is: ['res.sendStatus(401)', 'raise HTTPException(403)', 'throw new Denied()', 'return false', 'next(new Denied())', 'done(error)'],
  isNot: ['return next()', 'return await call_next(request)', 'return true', 'res.json({ port: 4010 })'],
}

export const letsRequestOn: Words = {
  because: 'How what runs before routes lets a request go on.',
  pattern: /\breturn\b|(?<![\w.])(?:next|done|call_next|callNext)\(/,
  is: ['return next()', 'next()', 'return await call_next(request)', 'return true', 'done()'],
  isNot: ['iterator.next()', 'req.public = true'],
}

export const handsRequestOn: Words = {
  because: 'How what runs before routes says that a request goes on, and does not only end.',
  pattern: /(?<![\w.])(?:next|done)\(\s{0,4}\)|\bcall_?[nN]ext\(|\breturn (?:true|True)\b|\bself\.app\(/,
  is: ['return next()', 'next()', 'return await call_next(request)', 'return true', 'await self.app(scope, receive, send)'],
  isNot: ['iterator.next()', 'next(new Denied())', 'return', 'return false'],
}

const OF_REQUEST = /[\w.$?]{0,60}(?<![\w$])method(?:\.\w{1,20}\(\))?/
const WITHOUT_CONTENT = /["'](?:OPTIONS|HEAD)["'](?:,\s{0,4}["'](?:OPTIONS|HEAD)["'])?/

export const asksWithoutContent: Words = {
  because: 'A request whose answer has no content: https://www.rfc-editor.org/rfc/rfc9110#section-9.3.2, #section-9.3.7',
  pattern: whole(
    '',
    inTurn('', OF_REQUEST, /\s{0,4}={2,3}\s{0,4}["'](?:OPTIONS|HEAD)["']/),
    inTurn('', /\[\s{0,4}/, WITHOUT_CONTENT, /\s{0,4}\]\.includes\(/, OF_REQUEST, /\)/),
    inTurn('', OF_REQUEST, / in [[({]/, WITHOUT_CONTENT, /,?[\])}]/),
  ),
  is: ["req.method === 'OPTIONS'", "['OPTIONS', 'HEAD'].includes(req.method)", 'request.method in ("OPTIONS", "HEAD")', 'method == "HEAD"'],
  isNot: [
    "req.method === 'GET'",
    "req.method !== 'OPTIONS'",
    "req.method === 'OPTIONS' || req.user",
    "['GET', 'HEAD'].includes(req.method)",
  ],
}
