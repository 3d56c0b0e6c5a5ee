import type { Connection } from './connection.ts'
import type { DocumentFault } from './document.ts'
import type {
  GrantUse,
  MachineGrant,
  PkcePolicy,
  PublicClientSecret,
  RefreshRotation,
  Revocation,
  ScopeSet,
  SecretTerm,
  TokenPolicy,
} from './oauth.ts'
import type { AuthorizationRequest, CodeVerifier, TokenRequest } from './oauth-requests.ts'
import type { RedirectUri } from './redirect-uri.ts'
import type {
  AgentAccess,
  ContextOutput,
  EnvironmentHandover,
  LogCall,
  McpServer,
  ModelInstruction,
  ModelParameter,
  PromptInterpolation,
  TokenCheck,
  TokenForwarding,
  Tool,
  TransportSetting,
} from './server.ts'
import type { ArgumentReference, SecretFile, StoredSecret } from './storage.ts'
import type { UrlCredential } from './url-credential.ts'
import type { Exception } from './exception.ts'

export type * from './connection.ts'
export type * from './document.ts'
export { EVIDENCE } from './evidence.ts'
export type { Evidence, EvidenceKind } from './evidence.ts'
export type * from './exception.ts'
export type * from './oauth.ts'
export type * from './oauth-requests.ts'
export type * from './redirect-uri.ts'
export type * from './server.ts'
export type * from './storage.ts'
export type * from './url-credential.ts'
export type { Confidence, Related, Setting } from './setting.ts'

/** Everything a rule can be about. */
export interface Subjects {
  connection: Connection
  storedSecret: StoredSecret
  secretFile: SecretFile
  argumentReference: ArgumentReference
  authorizationRequest: AuthorizationRequest
  tokenRequest: TokenRequest
  codeVerifier: CodeVerifier
  pkcePolicy: PkcePolicy
  grantUse: GrantUse
  machineGrant: MachineGrant
  tokenPolicy: TokenPolicy
  refreshRotation: RefreshRotation
  redirectUri: RedirectUri
  scopeSet: ScopeSet
  secretTerm: SecretTerm
  publicClientSecret: PublicClientSecret
  revocation: Revocation
  mcpServer: McpServer
  tool: Tool
  modelParameter: ModelParameter
  tokenCheck: TokenCheck
  tokenForwarding: TokenForwarding
  logCall: LogCall
  transportSetting: TransportSetting
  urlCredential: UrlCredential
  promptInterpolation: PromptInterpolation
  agentAccess: AgentAccess
  environmentHandover: EnvironmentHandover
  contextOutput: ContextOutput
  modelInstruction: ModelInstruction
  documentFault: DocumentFault
  exception: Exception
}

export type Subject = Subjects[keyof Subjects]

/** All that was understood of the repository, by kind, in file order. */
export type Model = { readonly [K in keyof Subjects]: readonly Subjects[K][] }

/** The kinds of subject, in the order that the model is printed in. */
export const SUBJECT_KINDS = [
  'connection',
  'storedSecret',
  'secretFile',
  'argumentReference',
  'authorizationRequest',
  'tokenRequest',
  'codeVerifier',
  'pkcePolicy',
  'grantUse',
  'machineGrant',
  'tokenPolicy',
  'refreshRotation',
  'redirectUri',
  'scopeSet',
  'secretTerm',
  'publicClientSecret',
  'revocation',
  'mcpServer',
  'tool',
  'modelParameter',
  'tokenCheck',
  'tokenForwarding',
  'logCall',
  'transportSetting',
  'urlCredential',
  'promptInterpolation',
  'agentAccess',
  'environmentHandover',
  'contextOutput',
  'modelInstruction',
  'documentFault',
  'exception',
] as const satisfies readonly (keyof Subjects)[]
