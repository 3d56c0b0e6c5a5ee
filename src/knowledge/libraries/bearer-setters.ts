import type { Words } from '../words/row.ts'

export const bearerSetter: Words = {
  because:
    'What gives a request a bearer token: https://api.ktor.io/ktor-client/ktor-client-core/io.ktor.client.request/bearer-auth.html, ' +
    'https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/http/HttpHeaders.html, ' +
    'https://docs.rs/reqwest/latest/reqwest/struct.RequestBuilder.html#method.bearer_auth, ' +
    'https://docs.rs/rmcp/latest/rmcp/transport/streamable_http_client/struct.StreamableHttpClientTransportConfig.html.',
  pattern: /(?:^|\.)(?:(?:set)?[bB]earerAuth|bearer_auth|auth_header)$/,
  is: ['bearerAuth', 'headers.setBearerAuth', '.bearer_auth', '.auth_header'],
  isNot: ['basicAuth', 'bearerAuthentication'],
}

export const givesBearer: Words = {
  because: 'The same where it is called, with its name in the group: https://laravel.com/docs/http-client#authentication has `withToken`.',
  pattern: /(?<!\w)((?:set)?[bB]earerAuth|bearer_auth|auth_header|withToken)(?=\()/,
  is: ['.bearer_auth("x")', 'bearerAuth(key)', 'headers.setBearerAuth(key)', '->withToken($key)', 'Http::withToken($key)'],
  isNot: ['.basic_auth("x", None)', 'newBearerAuth(key)', '.header("Authorization", key)'],
}
