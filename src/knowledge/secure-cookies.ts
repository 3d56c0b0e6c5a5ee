/** How a language marks a cookie as one for https alone, by the ending of a file. */
const MARKS: readonly (readonly [endings: RegExp, written: string])[] = [
  // https://docs.python.org/3/library/http.cookies.html#http.cookies.Morsel.secure
  [/\.(?:py|ipynb)$/, '`secure=True`'],
  // https://pkg.go.dev/net/http#Cookie
  [/\.go$/, '`Secure: true`'],
  // https://jakarta.ee/specifications/servlet/6.1/apidocs/jakarta.servlet/jakarta/servlet/http/cookie#setSecure(boolean)
  [/\.(?:java|kts?|groovy|scala)$/, '`setSecure(true)`, of a builder `secure(true)`'],
  // https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.http.cookiebuilder.securepolicy
  [/\.cs$/, '`Secure = true`, of a session or sign-in `Cookie.SecurePolicy = CookieSecurePolicy.Always`'],
  // https://www.php.net/manual/en/function.setcookie.php
  [/\.php$/, "`'secure' => true`"],
  // https://docs.rs/cookie/latest/cookie/struct.CookieBuilder.html#method.secure
  [/\.rs$/, '`.secure(true)`'],
]

/** What marks a cookie in the language of a file: RFC 6265 section 4.1.2.5. */
export function secureMark(path: string): string {
  return MARKS.find(([endings]) => endings.test(path))?.[1] ?? '`secure: true`, in development by an option'
}
