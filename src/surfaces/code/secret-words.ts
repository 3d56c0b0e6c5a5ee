/** What a secret's name has in it, as an expression: a cheap sign in a text that nobody has parsed yet. */
export const SECRET_WORDS =
  'token|secret|passw|pwd|credential|bearer|passphrase|jwt|cookie|dsn|authorization' +
  '|auth\\b|key\\b|key_|_pat\\b|\\bpat\\b|connection_?string|(?:database|postgres|mongo)\\w{0,4}_ur[il]'
