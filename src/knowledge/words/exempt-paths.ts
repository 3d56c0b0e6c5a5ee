import { oneOf } from '../../text/pattern.ts'
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
