import type { Words } from './row.ts'

export const assertionOfGoogle: Words & { readonly longest: number } = {
  // In seconds.
  longest: 3600,
  because:
    'Code that signs in as a service account of Google, whose assertions live for an hour at most, as the documentation has them: ' +
    'https://developers.google.com/identity/protocols/oauth2/service-account#jwt-auth',
  pattern: /\boauth2\.googleapis\.com\/token|googleapis\.com\/auth\/|\bclient_email\b/,
  is: ['https://oauth2.googleapis.com/token', 'https://www.googleapis.com/auth/drive', 'credentials.client_email'],
  isNot: ['https://id.harbourline.io/token', 'client_id', 'storage.googleapis.com/photos'],
}
