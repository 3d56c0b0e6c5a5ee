/** The words of a name: split at `.`, `-`, `_`, `/`, blanks and case changes, lower case. `APIKey_2` gives api, key, 2. */
export function words(name: string): string[] {
  return apart(name.slice(0, 400), ' ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
}

/** The letters and digits of a text, small: `ACME_API-Key` and `acmeApiKey` are the same. */
export function lettersOf(text: string): string {
  return text.replace(/[^A-Za-z0-9]+/g, '').toLowerCase()
}

/** A name's words, small and joined with `_`: `accessToken`, `access-token` and `AccessToken` are the same. */
export function joinedWords(name: string): string {
  return atCapitals(name)
    .replace(/[-\s.]/g, '_')
    .toLowerCase()
}

/** `accessToken` with a mark where a word begins: `access_Token`. Capitals side by side are one word: `APIKey`. */
export function atCapitals(name: string, mark = '_'): string {
  return name.replace(/([a-z\d])([A-Z])/g, `$1${mark}$2`)
}

/** The same, with the last of such capitals in the next word: `API_Key`. */
export function apart(name: string, mark = '_'): string {
  return atCapitals(name, mark).replace(/([A-Z]+)([A-Z][a-z])/g, `$1${mark}$2`)
}

/** `accessTokenURL` with an underscore where a word begins: `access_Token_URL`. */
export function inUnderscores(name: string): string {
  return name.replace(/([a-z\d])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3_$2')
}
