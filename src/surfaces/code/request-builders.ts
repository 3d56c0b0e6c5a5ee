import { answersRequest, asksForOther, givesSecret, sendsState, tellsState } from '../../knowledge/libraries/oauth-written.ts'
import { REQUEST_BUILDERS, type RequestBuilder } from '../../knowledge/request-builders.ts'
import type { AuthorizationRequest, ClientType } from '../../model/index.ts'
import { saidIn, type CLike, type Said } from '../../parse/c-like.ts'
import { withoutComments } from '../../parse/c-like-tokens.ts'
import { isBelow, namedRelease } from '../../program/index.ts'
import type { Project } from '../../discover/project.ts'
import { cutTo, type Text } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { functionAround, languageOf } from '../../program/written/index.ts'
import { isNamedAnywhere } from './c-like-authorization.ts'
import { signsInHere } from './native-sign-in.ts'
import { expectsPkceWritten } from './pkce-support.ts'
import { shippedByBuild } from './shipped-code.ts'

/** Sign-in with libraries whose builders send a challenge only when they are told to. */
export default defineTextSurface({
  id: 'request-builders',
  name: 'Authorization requests of OAuth libraries in Java, Kotlin, C# and PHP',
  spec: 'https://www.rfc-editor.org/rfc/rfc7636.html#section-4.3',
  counts: 'code',
  files: ['**/*.{java,kt,cs,php}'],
  mentions: REQUEST_BUILDERS.map(({ word }) => word),
  skipsTests: true,
  *read(text, { file, project }): Generator<AuthorizationRequest> {
    const language = languageOf(file.path)
    if (!language) return
    const code = withoutComments(text, language)
    const rows = REQUEST_BUILDERS.filter((row) => row.when.test(code) && !isBefore(row, file.path, project))
    if (rows.length === 0 || PKCE.test(code)) return
    for (const said of saidIn(text, language)) {
      const row = said.is === 'call' ? rows.find(({ name }) => name.test(said.name)) : undefined
      if (row?.toldElsewhere && isNamedAnywhere(PKCE, language, project)) continue
      const found = row && request(said, row, { text, code, language, project })
      if (found) yield found
    }
  },
})

/** Whether the library that is used has no option for a challenge yet. */
function isBefore({ since }: RequestBuilder, path: string, project: Project): boolean {
  return since !== undefined && isBelow(namedRelease(project, path, since), since.release)
}

interface Read {
  readonly text: Text
  /** Without comments. */
  readonly code: string
  readonly language: CLike
  readonly project: Project
}

/** As whoever has an app or a command has its secret, one that is there proves nothing (RFC 8252 section 8.5). */
function clientType(text: Text, language: CLike, project: Project): ClientType {
  if (shippedByBuild(text, project) !== undefined) return 'public'
  if (givesSecret.pattern.test(text.value)) return 'confidential'
  return signsInHere(text, language, project) ? 'public' : 'unknown'
}

/** A challenge anywhere in the file's code may be this request's; what a comment says of one sends none. */
const PKCE = /code_?challenge|pkce|code_?verifier/i
const NONCE = /nonce/i
function request({ at, name }: Said, row: RequestBuilder, { text, code: file, language, project }: Read): AuthorizationRequest | undefined {
  const { host, product, toldElsewhere } = row
  const { code } = functionAround(at, language)
  const ownState =
    row.ownState ?? (toldElsewhere && (tellsState.pattern.test(file) || isNamedAnywhere(tellsState.pattern, language, project)))
  if (asksForOther.pattern.test(code) || answersRequest.pattern.test(code)) return undefined
  const open = { is: 'dynamic', at } as const
  const expects = expectsPkceWritten(host, { path: text.at.file.path, code })
  const place = cutTo(at, name.length)
  return {
    kind: 'authorizationRequest',
    owner: { what: host ? `the authorization request to ${host}` : 'the authorization request', product },
    clientType: clientType(text, language, project),
    ...(host ? { host } : {}),
    responseType: { is: 'set', value: 'code', at: place },
    pkce: expects ? { is: 'unset', at: place } : open,
    state: ownState ? open : sendsState.pattern.test(code) ? { is: 'set', value: 'sent', at: place } : { is: 'unset', at: place },
    nonce: NONCE.test(code) ? open : { is: 'unset', at: place },
    resource: open,
    mcp: false,
    confidence: 'medium',
    at: place,
  }
}
