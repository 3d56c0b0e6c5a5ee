import type { LibraryCall, Place } from './row.ts'

/** A call by which a library asks an issuer about a token. */
export interface AnsweringCall extends LibraryCall<'introspects-token' | 'asks-whose-token'> {
  readonly options: { readonly token?: Place }
  /** Where another call hands the token over before: its name, and the place of the token. */
  readonly handed?: readonly [call: string, place: Place]
}

const SCRIPT = { language: 'typescript' } as const
/** https://www.ory.sh/docs/hydra/guides/audiences: the resource server compares the audience of the answer. */
const HYDRA = { ...SCRIPT, means: 'introspects-token', docs: 'https://www.ory.sh/docs/hydra/guides/audiences' } as const
const GOOGLE = { ...SCRIPT, means: 'asks-whose-token' } as const
const USERINFO = { ...GOOGLE, options: {}, handed: ['setCredentials', '0.access_token'], docs: 'https://googleapis.dev/nodejs/googleapis/latest/oauth2/classes/Resource$Userinfo.html' } as const

export const answeringCalls: readonly AnsweringCall[] = [
  {
    ...HYDRA, package: ['@ory/hydra-client', '@ory/hydra-client-fetch', '@ory/client', '@ory/client-fetch'], call: ['OAuth2Api().introspectOAuth2Token', 'AdminApi().introspectOAuth2Token', 'OAuth2Api().adminIntrospectOAuth2Token'],
    options: { token: ['0.token', 0] }, is: ["import { Configuration, OAuth2Api } from '@ory/hydra-client'\nconst api = new OAuth2Api(new Configuration({ basePath }))\napi.introspectOAuth2Token({ token })"], isNot: ["import { OAuth2Api } from '@ory/hydra-client'\nnew OAuth2Api().revokeOAuth2Token({ token })"],
  },
  {
    ...USERINFO, package: 'googleapis', call: ['google.oauth2().userinfo.get', 'google.oauth2().userinfo.v2.me.get'],
    is: ["import { google } from 'googleapis'\nconst oauth2 = google.oauth2({ version: 'v2', auth })\nawait oauth2.userinfo.get()"], isNot: ["import { google } from 'googleapis'\nawait google.drive({ version: 'v3', auth }).files.get({ fileId })"],
  },
  {
    ...USERINFO, package: '@googleapis/oauth2', call: ['oauth2().userinfo.get', 'oauth2().userinfo.v2.me.get'],
    is: ["import { oauth2 } from '@googleapis/oauth2'\nawait oauth2({ version: 'v2', auth }).userinfo.get()"], isNot: ["import { oauth2 } from '@googleapis/oauth2'\noauth2({ version: 'v2', auth })"],
  },
  {
    ...GOOGLE, package: 'googleapis', call: 'google.auth.OAuth2().getTokenInfo', options: { token: 0 }, docs: 'https://cloud.google.com/nodejs/docs/reference/google-auth-library/latest/google-auth-library/oauth2client',
    is: ["import { google } from 'googleapis'\nconst client = new google.auth.OAuth2(id)\nawait client.getTokenInfo(token)"], isNot: ["import { google } from 'googleapis'\nconst client = new google.auth.OAuth2(id)\nawait client.verifyIdToken({ idToken })"],
  },
  {
    ...GOOGLE, package: 'google-auth-library', call: 'OAuth2Client().getTokenInfo', options: { token: 0 }, docs: 'https://cloud.google.com/nodejs/docs/reference/google-auth-library/latest/google-auth-library/oauth2client',
    is: ["import { OAuth2Client } from 'google-auth-library'\nconst client = new OAuth2Client(id)\nawait client.getTokenInfo(token)"], isNot: ["import { OAuth2Client } from 'google-auth-library'\nnew OAuth2Client(id).getToken(code)"],
  },
]
