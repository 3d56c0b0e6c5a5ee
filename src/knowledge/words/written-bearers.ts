import type { Words } from './row.ts'

// A word of the code that a guard takes for a token.

export const noBearerWord: Words = {
  because: 'Words that say of what kind a token is, or that there is none, and are no token.',
  pattern: /^(?:bearer|basic|token|negotiate|digest|dpop|undefined|null|none|nan|false|true)?\s{0,4}$|^(?:bearer|basic|dpop)\s/i,
  is: ['Bearer ', 'undefined', ''],
  isNot: ['mock_', 'dev-token', 'test123'],
}

export const letsOn: Words = {
  because: 'What hands a request on to its route: https://expressjs.com/en/guide/writing-middleware.html',
  pattern: /^next$/,
  is: ['next'],
  isNot: ['nextTick', 'next.route'],
}

export const writesLine: Words = {
  because: 'Calls that write a line of a log.',
  pattern: /^(?:console|log|logger|req\.log|request\.log)\.\w{1,12}$/,
  is: ['console.log', 'logger.info', 'req.log.warn'],
  isNot: ['users.find', 'login.warn'],
}

/** Code that asks a text for a word and hands a request on, and words of which one is in every file with it. */
export const handsOnByWord: Words & { readonly words: readonly string[] } = {
  words: ['return next()', 'next();'],
  because: 'A guard that hands a request on.',
  pattern: /\bnext\(\)/,
  is: ['return next()'],
  isNot: ['next(error)', 'it.next'],
}
