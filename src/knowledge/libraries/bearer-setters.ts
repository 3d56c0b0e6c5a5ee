import type { Words } from '../words/row.ts'

export const bearerSetter: Words = {
  because:
    'What gives a request a bearer token: https://api.ktor.io/ktor-client/ktor-client-core/io.ktor.client.request/bearer-auth.html, ' +
    'https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/http/HttpHeaders.html.',
  pattern: /(?:^|\.)(?:set)?[bB]earerAuth$/,
  is: ['bearerAuth', 'headers.setBearerAuth'],
  isNot: ['basicAuth', 'bearerAuthentication'],
}
