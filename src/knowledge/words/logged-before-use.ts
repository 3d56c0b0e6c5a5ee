import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What is done with a value that a log shows, outside of TypeScript and Python.

export const redeemsSignInCode: Words = {
  because:
    'Calls that redeem the code which a user types for the second factor, up to it: https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.identity.signinmanager-1.twofactorsigninasync.',
  pattern: oneOf(
    '',
    /\.TwoFactorSignInAsync\(\s{0,20}[\w."]{1,60},\s{0,20}/,
    /\.TwoFactor(?:Authenticator|RecoveryCode)SignInAsync\(\s{0,20}/,
    /\.VerifyTwoFactorTokenAsync\(\s{0,20}(?:[\w.]{1,60},\s{0,20}){2}/,
  ),
  is: [
    '_signInManager.TwoFactorSignInAsync(provider, ',
    'signIn.TwoFactorAuthenticatorSignInAsync(',
    'users.VerifyTwoFactorTokenAsync(user, provider, ',
  ],
  isNot: ['_signInManager.PasswordSignInAsync(', 'GetTwoFactorAuthenticationUserAsync('],
}

export const setsCookieHeader: Words = {
  because: 'The header that sets a cookie, up to its value: https://www.rfc-editor.org/rfc/rfc6265.html#section-4.1.',
  pattern: /\.(?:addHeader|setHeader|add|set|header|Append|Add)\(\s{0,20}(?:"Set-Cookie"|HttpHeaders\.(?:SET_COOKIE|SetCookie)),\s{0,20}/,
  is: ['response.addHeader("Set-Cookie", ', 'headers.add(HttpHeaders.SET_COOKIE, '],
  isNot: ['response.addHeader("Cookie", ', 'response.addCookie('],
}

export const formCookie: Words = {
  because:
    'A cookie that scripts read or that knows a device, and that signs nobody in: https://angular.dev/best-practices/security#httpclient-xsrf-csrf-security.',
  pattern: /[cx]srf|anti_?forgery|device_?(?:token|id)\b/i,
  is: ['"XSRF-TOKEN=" + csrfToken + "; Path=/"', 'build("antiforgery", token, 60)', 'from("device", deviceToken)'],
  isNot: ['build("session", jwt, 3600)', '"session=" + sessionToken'],
}
