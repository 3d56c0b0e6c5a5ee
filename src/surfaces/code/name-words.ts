/** A name's words, small and joined with `_`: `accessToken`, `access-token` and `AccessToken` are the same. */
export function wordsOf(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[-\s.]/g, '_')
    .toLowerCase()
}
