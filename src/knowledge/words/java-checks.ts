import { inTurn, oneOf } from '../../text/pattern.ts'
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

export const checkingImport: Words = {
  because:
    'Packages of libraries that look at callers: what a source uses is there, whichever manifest, plugin or platform brings it. ' +
    'https://docs.spring.io/spring-security/site/docs/current/api/',
  pattern: inTurn(
    'm',
    /^import\s{1,4}(?:static\s{1,4})?/,
    oneOf(
      '',
      // Only what builds a guard, or tells who calls: a user, an address, the hash of a password and a token that is asked for do not.
      /org\.springframework\.security\.(?:config|access|authorization|authentication|provisioning|ldap|saml2|cas|acls|messaging|rsocket)\./,
      /org\.springframework\.security\.(?:web\.(?!util\.)|oauth2\.(?:jwt|server)\.|core\.(?:context\.|annotation\.|Authentication\b))/,
      /org\.springframework\.security\.core\.userdetails\.(?:Reactive)?UserDetails\w{0,20}Service/,
      /io\.quarkus\.(?:security|oidc|smallrye\.jwt)\.|org\.eclipse\.microprofile\.jwt\./,
      /(?:jakarta|javax)\.annotation\.security\.(?!PermitAll\b)/,
      /org\.(?:apache\.shiro|keycloak\.adapters|pac4j)\.|cn\.dev33\.satoken\./,
    ),
  ),
  is: [
    'import org.springframework.security.web.SecurityFilterChain;',
    'import org.springframework.security.config.annotation.web.builders.HttpSecurity',
    'import io.quarkus.security.Authenticated;',
    'import jakarta.annotation.security.RolesAllowed;',
    'import org.springframework.security.access.prepost.PreAuthorize;',
    'import org.springframework.security.core.context.SecurityContextHolder;',
    'import cn.dev33.satoken.stp.StpUtil;',
  ],
  isNot: [
    'import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;',
    'import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;',
    'import org.springframework.security.core.userdetails.User;',
    'import org.springframework.security.web.util.UrlUtils;',
    'import jakarta.annotation.security.PermitAll;',
    'import io.quarkus.runtime.Startup;',
    'import com.acme.security.Notes;',
  ],
}

export const checkInJava: Words = {
  because:
    'Types and calls by which a Java or Kotlin server may look at requests: headers, annotations. ' +
    'Filters and interceptors are those of `standsInFrontInJava`, which is asked first.',
  pattern: oneOf(
    '',
    /\b\w{0,60}(?:Authenticat|Authoriz(?:ation|er))\w{0,40}/,
    /\b(?:getHeaders?|getHttpHeaders|headers)\(|@RequestHeader\b|contextExtractor|McpTransportContext/,
    /SecurityContext|@(?:[a-z]\w{0,40}\.){0,8}(?:PreAuthorize|PostAuthorize|Secured|RolesAllowed)\b/,
  ),
  is: [
    'request.getHeader(',
    '@PreAuthorize',
    '@jakarta.annotation.security.RolesAllowed("desk")',
    '"Authorization"',
    'McpTransportContext',
  ],
  isNot: ['CorsFilter', '@RestControllerAdvice', 'stream().filter(', 'SecurityFilterChain', 'authorizeHttpRequests'],
}

export const letsEverybodyPass: Words = {
  because:
    'A filter chain that lets everybody pass: https://docs.spring.io/spring-security/reference/servlet/authorization/authorize-http-requests.html',
  pattern: /\bany(?:Request|Exchange)\(\)\s{0,80}\.\s{0,4}permitAll\(\)/,
  is: ['anyRequest().permitAll()', 'anyExchange().permitAll()'],
  isNot: ['anyRequest().authenticated()', 'requestMatchers("/health").permitAll()'],
}

export const keepsSomebodyOut: Words = {
  because: 'What keeps somebody out of some path, or makes the chain one of several or of some surroundings.',
  pattern: oneOf(
    '',
    /\.(?:authenticated|fullyAuthenticated|denyAll|access|has\w{1,30}|addFilter\w{0,20})\(/,
    /securityMatcher|@(?:Profile|Conditional)/,
  ),
  is: ['.authenticated()', '.hasRole("ADMIN")', '.addFilterBefore(', '@Profile("dev")'],
  isNot: ['.permitAll()', '.csrf(', '@Bean'],
}

export const opensMcpPath: Words = {
  because:
    'A rule of a filter chain that lets everybody reach MCP: https://docs.spring.io/spring-ai/reference/api/mcp/mcp-server-boot-starter-docs.html',
  pattern: inTurn(
    '',
    /\b(?:requestMatchers|antMatchers|mvcMatchers|pathMatchers)\((?:[^()\n]{0,200}[,\s])?"\/(?:mcp|sse)(?:\/\*\*|\/message)?"/,
    /[^()\n]{0,200}\)\s{0,80}\.\s{0,4}permitAll\(\)/,
  ),
  is: ['requestMatchers("/mcp/**").permitAll()', 'requestMatchers("/health", "/sse", "/mcp/message").permitAll()'],
  isNot: [
    'requestMatchers("/mcp/health").permitAll()',
    'requestMatchers("/mcp/**").authenticated()',
    'requestMatchers("/health").permitAll()',
  ],
}

export const chainForSome: Words = {
  because: 'What makes a filter chain one of several, or puts a filter of the application into it.',
  pattern: /\.addFilter\w{0,20}\(|securityMatcher|@(?:Profile|Conditional)|oauth2ResourceServer/,
  is: ['.addFilterBefore(', 'http.securityMatcher("/api/**")', '@Profile("dev")', '.oauth2ResourceServer('],
  isNot: ['.authenticated()', '.csrf('],
}

export const filterChain: Words = {
  because: 'Where a filter chain of Spring Security is declared.',
  pattern: /\bSecurity(?:Web)?FilterChain\s{1,8}\w{1,80}\s{0,4}\(|\bfun\s[^\n{]{1,200}:\s{0,4}Security(?:Web)?FilterChain\b/,
  is: ['SecurityFilterChain chain(HttpSecurity http)', 'fun chain(http: HttpSecurity): SecurityFilterChain {'],
  isNot: ['import org.springframework.security.web.SecurityFilterChain;', 'FilterChain chain('],
}

export const matchesPaths: Words = {
  because: 'Calls that say which paths a rule of Spring Security is for.',
  pattern: /(?:^|\.)(?:requestMatchers|securityMatchers?|antMatchers|mvcMatchers|pathMatchers)$/,
  is: ['auth.requestMatchers', 'http.securityMatcher', 'exchanges.pathMatchers'],
  isNot: ['auth.anyRequest', 'http.authorizeHttpRequests'],
}

export const decidesForAll: Words = {
  because: 'Rules of Spring Security that let everybody in, or nobody.',
  pattern: /(?:permitAll|denyAll|anonymous)\(/,
  is: ['permitAll()', 'denyAll()', 'anonymous()'],
  isNot: ['authenticated()', 'hasRole("ADMIN")'],
}

export const comparesAudienceInJava: Words = {
  because: 'What may compare an audience.',
  pattern: /audience|["']aud["']|OAuth2TokenValidator|JwtValidators|AuthenticationManagerResolver|mcpServerOAuth2|\bopaqueToken\(/i,
  is: ['jwt.getAudience()', 'claims.get("aud")', 'implements OAuth2TokenValidator<Jwt>'],
  isNot: ['o.jwt(Customizer.withDefaults())', 'jwt.getSubject()', 'JwtAuthenticationConverter converter'],
}

export const readsAudienceInJava: Words = {
  because: 'What reads the audience of a token, as `JwtClaimAccessor` of Spring Security names it.',
  pattern:
    /\.getAudience\(\)|\.audience\b(?![(\"])|\bgetClaim(?:AsStringList|AsString)?\(\s{0,4}(?:"aud"|\w{0,20}\.?AUD\b)|\bJwtClaimNames\.AUD\b/,
  is: ['jwt.getAudience()', 'jwt.audience.contains("desk")', 'jwt.getClaimAsStringList("aud")', 'claims.get(JwtClaimNames.AUD)'],
  isNot: ['jwt.getSubject()', 'properties.setAudience(audience)', 'String targetAudience', 'property("auth.audience")'],
}

export const ofTokensInJava: Words = {
  because: 'Code about tokens, whose audience is not that of a campaign.',
  pattern: /jwt|oauth2|openid|oidc|JsonWebToken|claims?\b|token|AuthenticationManagerResolver/i,
  is: ['jwt.getAudience()', 'claims.get("aud")', 'import org.springframework.security.oauth2.core.*;'],
  isNot: ['record Campaign(String name, String targetAudience, int budget) {}'],
}

export const makesDecoderInJava: Words = {
  because:
    'What makes the decoder that settings would: https://docs.spring.io/spring-security/reference/servlet/oauth2/resource-server/jwt.html#oauth2resourceserver-jwt-validation-custom.',
  pattern: oneOf(
    '',
    /\b(?:Reactive)?JwtDecoder(?:<[^<>\n]{0,40}>)?\s{1,8}\w{1,60}\s?\(|\)\s?:\s?(?:Reactive)?JwtDecoder\b/,
    /\b(?:implements|class \w{1,60}(?:\([^()]{0,400}\))? ?:|object ?:)[^{;]{0,200}\b(?:Reactive)?JwtDecoder\b/,
    /\b(?:Nimbus(?:Reactive)?|Supplier(?:Reactive)?)JwtDecoder\b(?!;)|\b(?:Reactive)?JwtDecoders\.|\bJwtDecoderFactory\b|\.(?:decoder|jwtDecoder)\(|\bjwtDecoder ?=/,
  ),
  is: [
    'JwtDecoder decoder() {',
    'fun decoder(): JwtDecoder =',
    'class Strict(private val keys: Keys) : JwtDecoder {',
    'return NimbusJwtDecoder.withJwkSetUri(uri).build();',
    'server.jwt(jwt -> jwt.decoder(strict))',
  ],
  isNot: ['Chain(JwtDecoder decoder) {}', 'import org.springframework.security.oauth2.jwt.JwtDecoder;', 'class Chain(decoder: JwtDecoder)'],
}

export const signsOwnTokensInJava: Words = {
  because: 'An authorization server of the JVM in the same repository, in its manifest or its code.',
  pattern:
    /(?:oauth2-|spring-security-oauth2-)authorization-server|\bJwtEncoder\b|\bOAuth2AuthorizationServerConfigurer\b|\bJwt\.(?:claims|issuer|subject|upn)\(/,
  is: ['spring-boot-starter-oauth2-authorization-server', 'JwtEncoder encoder', 'Jwt.issuer("https://desk.io")'],
  isNot: ['spring-boot-starter-oauth2-resource-server', 'JwtDecoder decoder', 'jwt.getIssuer()'],
}
