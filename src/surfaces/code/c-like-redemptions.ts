import { fileRole } from '../../classify/file-role.ts'
import {
  asksByType,
  authenticatesClient,
  namesCodeField,
  namesRedirectField,
  sendsRequest,
  takesMoreParameters,
} from '../../knowledge/words/redemptions.ts'
import type { Project } from '../../discover/project.ts'
import type { ClientType, TokenRequest } from '../../model/index.ts'
import { withoutComments } from '../../parse/c-like-tokens.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { slice, type Span, type Text } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { shippedByBuild } from './shipped-code.ts'
import { bodyAround, C_LIKE_FILES, isInComment, languageOf, onlyHost, RUBY_FILES } from '../../program/written/index.ts'
import { isNamedAnywhere } from './c-like-authorization.ts'
import { expectsPkceWritten, isServerWithoutPkce, redeemsOfApp } from './pkce-support.ts'

/** A name between quotes, or as Ruby has it, and what it is given: `"code", code`, `'code' => $code`, `"code": {code}`, `code: code`. */
const GIVEN = /["']?\]?\s{0,8}(?:,|:|=>|=(?!=))\s{0,20}/
const MADE = /(?:\[\]string|new\s?\[\]\s?)?\{?\s{0,4}/
const QUOTED = (name: string) => inTurn('', new RegExp(`(?:["']|\\s:|[\\s({])${name}`), GIVEN, MADE)
/** In the text of a form: `"grant_type=authorization_code&code=" + code`. */
const WRITTEN = (name: string) => new RegExp(`[?&"'\`]${name}=`)

const REDEEMS = oneOf(
  'g',
  inTurn('', /(?:["']|\s:|[\s({])grant_type/, GIVEN, MADE, /["']authorization_code["']/),
  /[?&"'`]grant_type=authorization_code(?=[&"'`])/,
  asksByType.pattern,
)
const CODE = oneOf('', QUOTED('code'), WRITTEN('code'), namesCodeField.pattern)
const REDIRECT = oneOf('', QUOTED('redirect_uri'), WRITTEN('redirect_uri'), namesRedirectField.pattern)
/** A code that is written down is an example, and an address that is empty, or a popup's, belongs to a code that a page or an app got. */
const OTHERWISE_GOT = oneOf(
  '',
  inTurn('', QUOTED('code'), /["']\w/),
  inTurn('', QUOTED('redirect_uri'), /(?:["'](?:postmessage)?["']|null|nil)/),
)

/** Codes that are redeemed by hand, in languages that are read without a grammar. */
export default defineTextSurface({
  id: 'c-like-redemptions',
  name: 'Codes redeemed by hand in Go, Java, Kotlin, C#, PHP and Ruby',
  spec: 'https://www.rfc-editor.org/rfc/rfc6749.html#section-4.1.3',
  counts: 'code',
  files: [...C_LIKE_FILES, ...RUBY_FILES],
  mentions: ['authorization_code'],
  together: [[/grant_type/, /redirect_uri/, /\bcode\b/], [asksByType.pattern]],
  skipsTests: true,
  *read(text, { file, project }): Generator<TokenRequest> {
    if (file.path.endsWith('.rs') || bindsCode(text) || fileRole(file.path).test) return
    for (const { index, 0: written } of text.value.matchAll(REDEEMS)) {
      const from = index + Math.max(0, written.search(/grant_?type(?![^]*grant_?type)/i))
      const { at } = slice(text, from, index + written.length)
      const { code } = bodyAround(at)
      if (isInComment(text.value, index) || !CODE.test(code) || !REDIRECT.test(code) || OTHERWISE_GOT.test(code)) continue
      if (takesMoreParameters.pattern.test(code) && mayBind(file.path, project)) continue
      const host = onlyHost(code, ENDPOINT) ?? onlyHost(text.value, ENDPOINT)
      const isExpected =
        host === undefined
          ? sendsRequest.pattern.test(code) && expectsPkceWritten(host, { path: file.path, name: code.slice(0, 120), code })
          : !isServerWithoutPkce(host)
      if (isExpected && !redeemsOfApp(project, host))
        yield request(at, host, shippedByBuild(text, project) !== undefined ? 'public' : clientType(text))
    }
  },
})

/** What binds a code to who asked for it; one that is sent from another function of the file may be put into the same form. */
const BINDS = /verifier|pkce|code_?challenge/i
/** The same in code, where what verifies an ID token is a verifier too. */
const BINDS_CODE = /code_?verifier|pkce|code_?challenge|verifier_?option|generate_?verifier|["':]verifier\b/i

/** Whether the code of a file binds one; what a comment says of it is no code. */
function bindsCode(text: Text): boolean {
  if (!BINDS.test(text.value)) return false
  const language = languageOf(text.at.file.path)
  return BINDS_CODE.test(language ? withoutComments(text, language) : text.value)
}

function mayBind(path: string, project: Project): boolean {
  const language = languageOf(path)
  return language === undefined || isNamedAnywhere(BINDS, language, project, path)
}

function request(at: Span, host: string | undefined, type: ClientType): TokenRequest {
  return {
    kind: 'tokenRequest',
    owner: { what: host ? `the token request to ${host}` : 'the token request', product: 'this code' },
    clientType: type,
    ...(host ? { host } : {}),
    grant: { value: 'authorization_code', at },
    verifier: { is: 'unset', at },
    resource: { is: 'dynamic', at },
    mcp: false,
    confidence: 'medium',
    at,
  }
}

function clientType({ value }: Text): ClientType {
  return authenticatesClient.pattern.test(value) ? 'confidential' : 'unknown'
}

/** The address of a sign-in that is written down. */
const ENDPOINT = oneOf('gi', /["'`(]https:\/\/([\w.-]{3,80})\/[^\s"'`]{0,120}token/)
