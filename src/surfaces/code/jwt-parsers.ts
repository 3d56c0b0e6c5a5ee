import type { Statement } from '../../model/reading.ts'
import { saidIn } from '../../parse/c-like.ts'
import { defineTextSurface } from '../reading/surface.ts'

/**
 * Tokens without a signature that golang-jwt is told to accept. Other algorithms need no list: each of its methods refuses keys of
 * another kind, so the key that the application gives decides how a token is verified.
 */
export default defineTextSurface({
  id: 'jwt-parsers',
  name: 'Token checks with golang-jwt',
  spec: 'https://pkg.go.dev/github.com/golang-jwt/jwt/v5#hdr-Signing_Methods_and_Key_Types',
  counts: 'other',
  files: ['**/*.go'],
  mentions: ['golang-jwt', 'dgrijalva/jwt-go'],
  skipsTests: true,
  *read(text): Generator<Statement> {
    if (/WithValidMethods|ValidMethods:/.test(text.value)) return
    for (const { is, name, at } of saidIn(text, 'go')) {
      if (is !== 'call' || !/(?:^|\.)(?:jwt\.Parse|jwt\.ParseWithClaims)$/.test(name)) continue
      const written = at.file.text.slice(at.start, at.end)
      if (!/UnsafeAllowNoneSignatureType/.test(written) || /\b(?:if|switch)\b/.test(written)) continue
      yield {
        kind: 'tokenCheck',
        owner: { what: 'this service', product: 'this code' },
        evidence: [],
        missing: ['none'],
        by: name,
        confidence: 'high',
        at: { ...at, end: at.start + name.length },
      }
    }
  },
})
