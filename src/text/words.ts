/** The words of a name: split at `.`, `-`, `_`, `/`, blanks and case changes, lower case. `APIKey2` gives api, key, 2. */
export function words(name: string): string[] {
  return name
    .slice(0, 400)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
}

/** `accessTokenURL` with an underscore where a word begins: `access_Token_URL`. */
export function inUnderscores(name: string): string {
  return name.replace(/([a-z\d])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3_$2')
}
