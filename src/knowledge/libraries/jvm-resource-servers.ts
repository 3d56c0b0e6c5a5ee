import { quarkusStarter, springStarter } from '../words/jvm-servers.ts'
import type { Words } from '../words/row.ts'

/** Settings by which a framework of the JVM verifies the tokens of its callers, where the audience is one more setting. */
export interface ResourceServerSettings {
  readonly product: string
  /** What makes its application an MCP server, in the manifest. */
  readonly starter: Words
  /** The key of the issuer as it is written; relaxed binding takes other spellings. */
  readonly issuer: string
  /** The key of the issuer's keys, with which nobody compares the issuer either. */
  readonly keys?: string
  /** The keys of the audience, the one to set first. */
  readonly audiences: readonly [string, ...string[]]
  /** A key that looks like it and that the framework does not know. */
  readonly mistaken?: string
  /** Settings that make something else of it, or switch it off, and their values. */
  readonly unless?: readonly { readonly key: string; readonly value: RegExp }[]
  readonly docs: string
}

export const RESOURCE_SERVERS: readonly ResourceServerSettings[] = [
  {
    product: 'Spring Security',
    starter: springStarter,
    issuer: 'spring.security.oauth2.resourceserver.jwt.issuer-uri',
    keys: 'spring.security.oauth2.resourceserver.jwt.jwk-set-uri',
    audiences: ['spring.security.oauth2.resourceserver.jwt.audiences'],
    mistaken: 'spring.security.oauth2.resourceserver.jwt.audience',
    docs: 'https://docs.spring.io/spring-security/reference/servlet/oauth2/resource-server/jwt.html#_supplying_audiences',
  },
  {
    product: 'Quarkus OIDC',
    starter: quarkusStarter,
    issuer: 'quarkus.oidc.auth-server-url',
    audiences: ['quarkus.oidc.token.audience', 'quarkus.oidc.token.required-claims.aud'],
    unless: [
      // Who signs people in gets an ID token, whose audience is compared.
      { key: 'quarkus.oidc.application-type', value: /web-app/i },
      { key: 'quarkus.oidc.enabled', value: /\bfalse\b/i },
      { key: 'quarkus.oidc.tenant-enabled', value: /\bfalse\b/i },
    ],
    docs: 'https://quarkus.io/guides/security-oidc-bearer-token-authentication#token-claims-verification',
  },
  {
    product: 'SmallRye JWT',
    starter: quarkusStarter,
    issuer: 'mp.jwt.verify.issuer',
    audiences: ['mp.jwt.verify.audiences', 'smallrye.jwt.verify.aud'],
    unless: [{ key: 'quarkus.smallrye-jwt.enabled', value: /\bfalse\b/i }],
    docs: 'https://download.eclipse.org/microprofile/microprofile-jwt-auth-2.1/microprofile-jwt-auth-spec-2.1.html#_mp_jwt_verify_audiences',
  },
]
