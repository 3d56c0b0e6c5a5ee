import type { TokenPolicy } from '../model/index.ts'

/** A field or option of a library that is a lifetime, in languages that are read without a grammar. */
export interface LibraryLifetime {
  /** What the file must say, so that the name is the library's. */
  readonly when: RegExp
  readonly name: string
  readonly token: TokenPolicy['token']
  /** What stands right before it where it is the lifetime of something else. */
  readonly unless?: RegExp
  /** What it stands in, nearest first, where the name alone says too little. */
  readonly within?: RegExp
  /** A bare number is seconds, or minutes. */
  readonly inSeconds?: true
  readonly inMinutes?: true
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
  {
    when: /"github\.com\/alexedwards\/scs\/v2"/, name: 'Lifetime', token: 'session', product: 'scs', effective: 86_400,
    docs: 'https://pkg.go.dev/github.com/alexedwards/scs/v2#SessionManager',
    is: 'import "github.com/alexedwards/scs/v2"', isNot: 'import "github.com/alexedwards/scs/redisstore"',
  },
  {
    when: /"github\.com\/alexedwards\/scs\/v2"/, name: 'IdleTimeout', token: 'session-idle', unless: /\bhttp\.Server\b/, product: 'scs',
    docs: 'https://pkg.go.dev/github.com/alexedwards/scs/v2#SessionManager',
    is: 'import "github.com/alexedwards/scs/v2"', isNot: 'import "github.com/alexedwards/scs/redisstore"',
  },
  {
    when: /\.session_store\b/, name: 'expire_after', within: /(?:^|\.)session_store$/, token: 'session', product: 'Rails',
    docs: 'https://guides.rubyonrails.org/configuring.html#config-session-store',
    is: 'config.session_store :cookie_store, expire_after: 60.days', isNot: 'cookies[:seen] = { expire_after: 60.days }',
  },
  {
    when: /\bDevise\.setup\b/, name: 'timeout_in', token: 'session-idle', product: 'Devise', effective: 1800,
    docs: 'https://rubydoc.info/github/heartcombo/devise/Devise/Models/Timeoutable',
    is: 'Devise.setup do |config|', isNot: 'Warden.setup do |config|',
  },
  {
    when: /['"]expire_on_close['"]\s{0,8}=>/, name: 'lifetime', token: 'session-idle', inMinutes: true, product: 'Laravel', effective: 7200,
    docs: 'https://laravel.com/docs/session#configuration',
    is: "<?php return ['lifetime' => 120, 'expire_on_close' => false];", isNot: "<?php return ['lifetime' => 120];",
  },
]
