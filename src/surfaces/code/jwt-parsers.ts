import type { Statement } from '../../model/reading.ts'
import { saidIn } from '../../parse/c-like.ts'
import { defineTextSurface } from '../reading/surface.ts'

/** Tokens whose own header chooses the algorithm that they are verified with, in golang-jwt. */
export default defineTextSurface({
  id: 'jwt-parsers',
  name: 'Token checks with golang-jwt',
  spec: 'https://pkg.go.dev/github.com/golang-jwt/jwt/v5#WithValidMethods',
  counts: 'other',
  files: ['**/*.go'],
  mentions: ['golang-jwt', 'dgrijalva/jwt-go'],
  skipsTests: true,
  *read(text): Generator<Statement> {
    // A proof of possession brings its own key (RFC 9449).
    if (/WithValidMethods|ValidMethods:|dpop/i.test(text.value)) return
    for (const { is, name, at } of saidIn(text, 'go')) {
      if (is !== 'call' || !/(?:^|\.)(?:jwt\.Parse|jwt\.ParseWithClaims)$/.test(name)) continue
      const written = at.file.text.slice(at.start, at.end)
      const none = /UnsafeAllowNoneSignatureType/.test(written) && !/\b(?:if|switch)\b/.test(written)
      // A function by name may look at the method; a key made from a text is none that another algorithm takes.
      if (!none && (!/\bfunc\s*\(/.test(written) || /\.Method\b|\.Alg\(|\.Header\[|\[\]byte\(|[Ss]ecret|hmac/.test(written))) continue
      const place = { ...at, end: at.start + name.length }
      yield {
        kind: 'tokenCheck',
        owner: { what: 'this service', product: 'this code' },
        evidence: [],
        missing: [none ? 'none' : 'algorithm'],
        by: name,
        confidence: none ? 'high' : 'low',
        at: place,
      }
    }
  },
})
