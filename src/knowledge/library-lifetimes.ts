import type { TokenPolicy } from '../model/index.ts'

/** A field or option of a library that is a lifetime, in languages that are read without a grammar. */
export interface LibraryLifetime {
  /** What the file must say, so that the name is the library's. */
  readonly when: RegExp
  readonly name: string
  readonly token: TokenPolicy['token']
  /** What stands right before it where it is the lifetime of something else. */
  readonly unless?: RegExp
  /** A bare number is seconds. */
  readonly inSeconds?: true
  /** What the library does without it, in seconds. */
  readonly effective?: number
  readonly product: string
  readonly docs: string
  readonly is: string
  readonly isNot: string
}

export const LIBRARY_LIFETIMES: readonly LibraryLifetime[] = [
  {
    when: /dexidp\/dex\//, name: 'IDTokensValidFor', token: 'access', product: 'Dex',
    docs: 'https://pkg.go.dev/github.com/dexidp/dex/server#Config',
    is: 'import "github.com/dexidp/dex/server"', isNot: 'import "example.com/index/server"',
  },
  {
    when: /\bOAuth2\\/, name: 'access_lifetime', token: 'access', inSeconds: true, product: 'oauth2-server-php', effective: 3600,
    docs: 'https://bshaffer.github.io/oauth2-server-php-docs/overview/configuration/',
    is: '<?php new OAuth2\\Server($storage, [])', isNot: '<?php new League\\Server($storage)',
  },
  {
    when: /\bOAuth2\\/, name: 'refresh_token_lifetime', token: 'refresh', inSeconds: true, product: 'oauth2-server-php', effective: 1_209_600,
    docs: 'https://bshaffer.github.io/oauth2-server-php-docs/grant-types/refresh-token/',
    is: '<?php new OAuth2\\Server($storage, [])', isNot: '<?php new League\\Server($storage)',
  },
  {
    // A device that is remembered, and what lasts until the second factor, are no sign-ins.
    when: /\.(?:AddCookie|ConfigureApplicationCookie)\(|\bCookieAuthenticationOptions\b/, name: 'ExpireTimeSpan', token: 'session', product: 'ASP.NET Core', effective: 1_209_600,
    unless: /(?:TwoFactor|Remember|External|Anonymous)\w{0,30}(?:Scheme|Cookie|")/,
    docs: 'https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.authentication.cookies.cookieauthenticationoptions.expiretimespan',
    is: 'services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromDays(60));', isNot: 'cache.ExpireTimeSpan = TimeSpan.FromDays(60);',
  },
  {
    when: /\.AddIdentityServer\(/, name: 'CookieLifetime', token: 'session', product: 'IdentityServer', effective: 36_000,
    docs: 'https://docs.duendesoftware.com/identityserver/reference/options/',
    is: 'services.AddIdentityServer(options => options.Authentication.CookieLifetime = TimeSpan.FromDays(60));', isNot: 'options.CookieLifetime = TimeSpan.FromDays(60);',
  },
]
