import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// How a server of the JVM sends a browser to another page.

export const redirectsInJvm: Words = {
  because:
    'What sends the browser on: https://docs.spring.io/spring-security/site/docs/current/api/org/springframework/security/web/RedirectStrategy.html.',
  pattern: oneOf(
    '',
    /\bsendRedirect\(|\bRedirectView\(|\brespondRedirect\(|"redirect:|\bAuthenticationSuccess\w{0,20}\b/,
    /HttpHeaders\.LOCATION|\.location\(|\bdetermineTargetUrl\(/,
  ),
  is: ['response.sendRedirect(url)', 'return "redirect:" + url;', 'call.respondRedirect(url)', 'ResponseEntity.status(302).location(uri)'],
  isNot: ['restTemplate.getForObject(url)', 'redirectUri'],
}
