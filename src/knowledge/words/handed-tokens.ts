import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Calls of libraries that hand a token, or an answer with one, to a function that they are given, or give it back. A way is written as
// `call()` for a function among the arguments, `call({option})` for one in the options, `<Element attribute>` and `= call()`.

const GOOGLE = 'https://developers.google.com/identity/gsi/web/reference/js-reference'

export const handsToken: Words = {
  because: `Functions that sign-in libraries of pages and of browser extensions call with what they got: ${GOOGLE}, https://developer.chrome.com/docs/extensions/reference/api/identity`,
  pattern: oneOf(
    '',
    /^(?:= )?(?:globalThis\.)?(?:chrome|browser)\.identity\.(?:getAuthToken|launchWebAuthFlow)\(\)$/,
    /^(?:window\.)?google\.accounts\.(?:id\.initialize|oauth2\.init(?:Token|Code)Client)\(\{callback\}\)$/,
    /^useGoogle(?:OneTap)?Login\(\{onSuccess\}\)$|^<GoogleLogin onSuccess>$/,
    /^(?:window\.)?FB\.(?:login|getLoginStatus)\(\)$/,
  ),
  is: [
    'chrome.identity.getAuthToken()',
    '= browser.identity.launchWebAuthFlow()',
    'google.accounts.id.initialize({callback})',
    'useGoogleLogin({onSuccess})',
    '<GoogleLogin onSuccess>',
    'FB.login()',
  ],
  isNot: [
    'chrome.identity.getProfileUserInfo()',
    'chrome.identity.removeCachedAuthToken()',
    'google.accounts.id.initialize({native_callback})',
    'useGoogleLogin({onError})',
    '<GoogleLogin onError>',
    'FB.api()',
  ],
}

export const givesSession: Words = {
  because:
    'Calls of Supabase that answer with a session, whose tokens sign its user in: https://supabase.com/docs/reference/javascript/auth-getsession',
  pattern: oneOf(
    'i',
    /^= (?:\w{1,40}\.)?\w{0,20}supabase\w{0,20}\.auth\.(?:getSession|refreshSession|setSession|exchangeCodeForSession)\(\)$/,
    /^= (?:\w{1,40}\.)?\w{0,20}supabase\w{0,20}\.auth\.(?:signInWithPassword|signInWithIdToken|verifyOtp)\(\)$/,
  ),
  is: ['= supabase.auth.getSession()', '= this.supabaseClient.auth.signInWithPassword()'],
  isNot: ['= supabase.auth.getUser()', '= supabase.auth.signInWithOAuth()', '= auth.getSession()', 'supabase.auth.getSession()'],
}

export const mayHandToken: Words = {
  because: 'Words of which one is in every file with such a call.',
  pattern:
    /\b(?:getAuthToken|launchWebAuthFlow|init(?:Token|Code)Client|useGoogle(?:OneTap)?Login|GoogleLogin|getLoginStatus)\b|\baccounts\.id\b|\bFB\.login\b|\.auth\.(?:\w{0,10}Session|signInWith|verifyOtp|exchange)/,
  is: ['chrome.identity.getAuthToken(', '<GoogleLogin', 'google.accounts.id.initialize(', 'supabase.auth.getSession()'],
  isNot: ['getToken(', 'auth.currentUser', 'FB.api('],
}
