import type { Words } from './row.ts'

// Secrets of clients that their provider takes for none.

export const secretOfGoogle: Words = {
  because:
    'The secret of a client of Google, which of an installed one is “obviously not treated as a secret”: https://developers.google.com/identity/protocols/oauth2#installed',
  pattern: /^GOCSPX-/,
  is: ['GOCSPX-'],
  isNot: ['gocspx-', 'secret-GOCSPX-'],
}
