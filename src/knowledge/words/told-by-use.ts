import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Where a value with a vague name goes, and who hands it over.

export const signsInWith: Words = {
  because: 'Calls by which somebody is signed in with the token that they are given first, and calls that keep it as that of a sign-in.',
  pattern: oneOf(
    '',
    /^(?:log_?[iI]n|sign_?[iI]n|authenticate)(?:_?[wW]ith_?\w{0,10}[tT]oken|_?[uU]ser)?$/,
    /^(?:set|save|store|persist)_?(?:[aA]ccess|[aA]uth|[bB]earer|[sS]ession)_?[tT]oken$/,
  ),
  is: ['login', 'signIn', 'authenticate', 'signInWithCustomToken', 'log_in', 'setAccessToken', 'store_auth_token'],
  isNot: ['loginUrl', 'logInfo', 'setToken', 'registerDevice', 'authenticated'],
}

export const namedForToken: Words = {
  because: 'Names of a token, which may be of anything.',
  pattern: /(?:token|jwt|bearer)$/i,
  is: ['token', 'userToken', 'jwt', 'bearer'],
  isNot: ['key', 'provider', 'credentials', 'tokens'],
}

export const solvesCaptcha: Words = {
  because: 'What shows and solves a captcha, whose answer is called a token: https://developers.google.com/recaptcha/docs/v3.',
  pattern: /captcha|turnstile/i,
  is: ["grecaptcha.execute('key')", '<Turnstile onSuccess={login} />', 'import HCaptcha'],
  isNot: ['login(token)', 'capture(token)'],
}

export const takesProvider: Words = {
  because: 'Packages whose `signIn` takes the name of a provider: https://authjs.dev/reference/nextjs/react#signin.',
  pattern: /^(?:next-auth|@auth)(?:\/|$)/,
  is: ['next-auth/react', '@auth/core', 'next-auth'],
  isNot: ['firebase/auth', './auth', '@authenticator/sdk'],
}

export const readsEntry: Words = {
  because: 'Calls that read an entry of a store by its name.',
  pattern:
    /^(?:get|read|load|fetch)(?:_?(?:[iI]tem|[vV]alue|[fF]rom\w{0,20}|[sS]tor\w{0,20}|[sS]ecure\w{0,20}|[eE]ntry|[kK]ey))?(?:_?[aA]sync)?$/,
  is: ['getFromStorage', 'get', 'getItem', 'getItemAsync', 'readFromStore', 'load'],
  isNot: ['getUser', 'reader', 'gets'],
}

export const namesAccessToken: Words = {
  because: 'Names and texts of the entry that an access token or a session is kept under.',
  pattern: inTurn('i', /(?:access|auth|bearer|(?<!andro)id|refresh|session)[_-]?tokens?(?![a-z])/, /(?!\w{0,20}(?:name|count|expir|ttl))/),
  is: ['ACCESS_TOKEN', "'auth_token'", 'StorageKeys.refreshToken'],
  isNot: ['DEVICE', "'androidToken'", "'token_count'", 'ACCESS_TOKEN_EXPIRES'],
}

export const clientMaker: Words = {
  because: 'Calls that make a client of an API with the token among their options.',
  pattern: /(?:\w{0,40}(?:[aA]pi|[cC]lient|[sS]dk|SDK|API))/,
  is: ['copilotApi', 'makeClient', 'new DeskSDK', 'Client'],
  isNot: ['makeParser', 'tokenize'],
}

export const clientOfToken: Words = {
  because: 'What makes a client of an API with a token as its first argument, and a header that sends one, each up to the token.',
  pattern: oneOf('', /\b(?:new )?[A-Z]\w{0,40}(?:API|Api|Client|SDK|Sdk)\(\s{0,20}/, /\bBearer (?:\$?\{\s{0,4}|["']\s{0,4}\+\s{0,4})/),
  is: ['new DeskAPI(', 'HarbourClient(', 'Authorization: `Bearer ${', '"Bearer " + '],
  isNot: ['new ApiParser(', 'new Lexer(', 'makeClient('],
}
