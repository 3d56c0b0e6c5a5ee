import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Filter chains of Spring Security: for which paths each is, and what its rules decide.

export const ruleOfChain: Words = {
  because:
    'A rule of a filter chain, with its paths and what it decides: https://docs.spring.io/spring-security/reference/servlet/authorization/authorize-http-requests.html',
  pattern: inTurn(
    '',
    oneOf('', /\bany(?:Request|Exchange)\(\)/, /\b(?:requestMatchers|antMatchers|mvcMatchers|pathMatchers)\(([^()]{0,800})\)/),
    /\s{0,80}\.\s{0,4}(\w{1,40})\(/,
  ),
  is: ['anyRequest().authenticated()', 'requestMatchers("/mcp/**").permitAll()', 'pathMatchers(HttpMethod.POST, "/mcp").hasRole("DESK")'],
  isNot: ['requestMatchers(health()).permitAll()', 'securityMatcher("/mcp/**")'],
}

export const beginsRuleOfChain: Words = {
  because: 'Where one begins, whatever it says.',
  pattern: /\b(?:requestMatchers|antMatchers|mvcMatchers|pathMatchers)\(|\bany(?:Request|Exchange)\(/,
  is: ['requestMatchers(health())', 'anyRequest()'],
  isNot: ['securityMatcher("/mcp/**")'],
}

export const decidesOpen: Words = {
  because: 'What lets everybody pass.',
  pattern: /^permitAll$/,
  is: ['permitAll'],
  isNot: ['denyAll', 'authenticated'],
}

export const otherMethod: Words = {
  because: 'A rule for requests without a body.',
  pattern: /\bHttpMethod\.(?!POST)/,
  is: ['HttpMethod.GET, "/mcp"'],
  isNot: ['HttpMethod.POST, "/mcp"', '"/mcp"'],
}

export const pathsOfChain: Words = {
  because:
    'The paths that a chain is for, all of them texts: https://docs.spring.io/spring-security/reference/servlet/configuration/java.html#_multiple_httpsecurity_instances',
  pattern: /\bsecurityMatchers?\(\s{0,40}((?:"[^"\n]{0,120}"[,\s]{0,40}){1,20})\)/,
  is: ['securityMatcher("/mcp", "/mcp/**")'],
  isNot: ['securityMatcher(mcpPaths())', 'securityMatchers(m -> m.requestMatchers("/mcp"))'],
}

export const saysPathsOfChain: Words = {
  because: 'The same, whatever it is given.',
  pattern: /\bsecurityMatchers?\s?[({]/,
  is: ['securityMatcher(mcpPaths())', 'securityMatchers {'],
  isNot: ['requestMatchers("/mcp")'],
}

export const ownFilterInChain: Words = {
  because: 'A filter of the application in a chain, and chains that are there in some surroundings only.',
  pattern: /\.addFilter\w{0,20}\(|@(?:Profile|Conditional)/,
  is: ['.addFilterBefore(keys, ', '@ConditionalOnProperty("desk.open")', '@Profile("dev")'],
  isNot: ['.csrf(', '@Bean'],
}
