import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What checks callers of a Java or Kotlin server, or may.

export const checkingDependency: Words = {
  because:
    'Libraries that look at callers, and catalogues of versions, which do not tell: https://docs.spring.io/spring-security/reference/.',
  pattern: oneOf(
    'i',
    /security|oauth|oidc|jwt|keycloak|okta|saml|shiro|sa-token|\bcas-|gateway|(?<![a-z])auth(?!or)/,
    /\blibs\.|\bproject\(|\bprojects\.|\bapply from/,
  ),
  is: ['spring-boot-starter-security', 'mcp-server-security', 'keycloak-spring-boot-starter', 'acme-auth-starter', 'project(":common")'],
  isNot: ['spring-ai-starter-mcp-server-webmvc', 'spring-boot-starter-web', 'authors'],
}

export const checkInJava: Words = {
  because: 'Types and calls by which a Java or Kotlin server may look at requests: filters, interceptors, headers, annotations.',
  pattern: oneOf(
    '',
    /\b\w{0,60}(?:Filter|Interceptor|Authenticat\w{0,40}|Authoriz(?:ation|er)\w{0,40}|Advice)\b(?<!\b(?:CorsFilter|CorsWebFilter))/,
    /\b(?:getHeaders?|getHttpHeaders|headers)\(|@RequestHeader\b|contextExtractor|McpTransportContext/,
    /\b(?<!Default)ServerTransportSecurityValidator/,
    /SecurityContext|@(?:PreAuthorize|PostAuthorize|Secured|RolesAllowed)\b|\bHandlerFilterFunction\b|\bfilterFunction\b/,
  ),
  is: ['OncePerRequestFilter', 'HandlerInterceptor', 'request.getHeader(', '@PreAuthorize', '"Authorization"'],
  isNot: ['CorsFilter', 'stream().filter(', 'SecurityFilterChain', 'authorizeHttpRequests'],
}
