import { words } from '../text/words.ts'

/**
 * Whether a name is that of a token against forged requests by what holds it: `headerToken` in `CsrfAuthorizer.java` or below `csrf/`.
 * Such a token opens nothing by itself. What a name calls a token of access stays one.
 */
export function isCsrfToken(what: string, path: string): boolean {
  const name = what.split(/\W+/).at(-1) ?? ''
  if (!/token$/i.test(name) || /access|refresh|auth|bearer|jwt|session|api|user/i.test(name)) return false
  return path
    .split('/')
    .slice(-2)
    .some((part) => words(part).some((word) => /^(?:csrf|xsrf|antiforgery)$/.test(word)))
}
