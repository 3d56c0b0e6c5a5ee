import { oneOf } from '../../text/pattern.ts'
import { tokenReaders } from '../../knowledge/libraries/token-readers.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import type { Project } from '../../discover/project.ts'
import type { Evidence } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import { saidIn, type Said } from '../../parse/c-like.ts'
import { codeAt, type Span, type Text } from '../../text/source.ts'
import { guardsMcpInGo } from './go-mcp-guards.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { checkOfService } from './checks-of-tokens.ts'

/**
 * Token checks of Go's two libraries. golang-jwt needs no list of algorithms: each of its methods refuses keys of another kind, so the key
 * that the application gives decides how a token is verified, and only the acceptance of unsigned ones is a fault. jwx checks the audience
 * and the issuer where it is told them, or `Validate` is.
 */
export default defineTextSurface({
  id: 'jwt-parsers',
  name: 'Token checks with golang-jwt and jwx',
  spec: 'https://pkg.go.dev/github.com/lestrrat-go/jwx/v3/jwt#WithAudience',
  counts: 'code',
  files: ['**/*.go'],
  mentions: ['golang-jwt', 'dgrijalva/jwt-go', 'lestrrat-go/jwx'],
  skipsTests: true,
  *read(text, { project }): Generator<Statement> {
    const isJwx = text.value.includes('lestrrat-go/jwx')
    for (const said of saidIn(text, 'go')) {
      if (said.is !== 'call') continue
      if (isJwx ? takesAnyAudience(said, text) : acceptsUnsigned(said, text)) {
        const { name } = said
        const at = { ...said.at, end: said.at.start + name.length }
        yield isJwx ? unaimed(name, at, said.at, project) : unsigned(name, at)
      }
    }
  },
})

const PARSES = asWritten(tokenReaders, 'parses-by-key')
const NAMES_ALGORITHMS = asWritten(tokenReaders, 'names-algorithms')
const ACCEPTS_UNSIGNED = asWritten(tokenReaders, 'accepts-unsigned')
const PARSES_BY_OPTIONS = asWritten(tokenReaders, 'parses-by-options')
const WITH_KEYS = asWritten(tokenReaders, 'verifies-with-keys')
const AIMED = oneOf('i', /audience|issuer|"aud"|"iss"|"azp"/, asWritten(tokenReaders, 'checks-claims'))
const SIGNS = asWritten(tokenReaders, 'signs-with-jwx')
const FETCHES = oneOf('', asWritten(tokenReaders, 'fetches-keys'), /https?:\/\//)

function acceptsUnsigned({ name, at }: Said, text: Text): boolean {
  if (!PARSES.test(name) || NAMES_ALGORITHMS.test(text.value)) return false
  const written = codeAt(at)
  return ACCEPTS_UNSIGNED.test(written) && !/\b(?:if|switch)\b/.test(written)
}

/** A service that signs with the keys that it verifies with, and gets none from elsewhere, is the issuer itself. */
function issuesItself({ value }: Pick<Text, 'value'>): boolean {
  return SIGNS.test(value) && !FETCHES.test(value)
}

/** Verified with the keys of an issuer, which signs for others too, in a file that nowhere speaks of audience or issuer. */
function takesAnyAudience({ name, at }: Said, { value }: Text): boolean {
  if (!PARSES_BY_OPTIONS.test(name)) return false
  if (issuesItself({ value })) return false
  return WITH_KEYS.test(codeAt(at)) && !AIMED.test(value)
}

function unsigned(by: string, at: Span): Statement {
  return checkOfService(['none'], by, at)
}

function unaimed(by: string, at: Span, call: Span, project: Project): Statement {
  const guard = guardsMcpInGo(call, project)
  const issuer: Evidence = { is: 'foreign-issuer', at: call, say: 'it is verified with the keys of an issuer' }
  return checkOfService(['audience', 'issuer'], by, at, { evidence: guard ? [guard, issuer] : [issuer], confidence: 'medium' })
}
