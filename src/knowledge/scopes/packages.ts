/** What languages that are read without a grammar import of a provider, so that a list of scopes is its. */
interface ScopePackage {
  readonly provider: string
  readonly when: RegExp
  readonly docs: string
  readonly is: readonly string[]
  readonly isNot: readonly string[]
}

export const scopePackages: readonly ScopePackage[] = [
  {
    provider: 'Microsoft', when: /Microsoft\.(?:Graph|Identity)|Azure\.Identity|com\.microsoft\.graph|com\.azure\.identity/, docs: 'https://learn.microsoft.com/graph/sdks/sdk-installation',
    is: ['using Microsoft.Graph;', 'import com.azure.identity.DeviceCodeCredential;'], isNot: ['using Microsoft.Extensions.Http;', 'import com.azure.storage.blob.BlobClient;'],
  },
  {
    provider: 'Google', when: /Google\.Apis|com\.google\.api|\bGoogle[\\_](?:Client|Service)\b/, docs: 'https://developers.google.com/api-client-library',
    is: ['using Google.Apis.Drive.v3;', 'import com.google.api.services.drive.DriveScopes;', 'use Google\\Client;', 'new Google_Client()'], isNot: ['using Google.Protobuf;', 'import com.google.gson.Gson;'],
  },
]

const GOOGLE_SCOPES = 'https://www.googleapis.com/auth/'
const GOOGLE_MAIL = 'https://mail.google.com/'

/**
 * The scope that a constant of Google's packages is, by its words with dots between them: `drive.readonly` of
 * https://pkg.go.dev/google.golang.org/api/drive/v3#pkg-constants
 */
export function googleScope(words: string): string {
  if (words === new URL(GOOGLE_MAIL).hostname) return GOOGLE_MAIL
  return GOOGLE_SCOPES + words.replace(/^cloud\.platform/, 'cloud-platform')
}

/** Whether a text is the address of a scope of Google. */
export function isGoogleScope(value: string): boolean {
  return value === GOOGLE_MAIL || value.startsWith(GOOGLE_SCOPES)
}
