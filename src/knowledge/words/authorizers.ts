import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Authorizers of API Gateway, which are handed the request and answer a policy:
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-use-lambda-authorizer.html.

export const authorizes: Words = {
  because: 'The method that an authorizer is asked about, and the policy that it answers.',
  pattern: /\b(?:methodArn|routeArn)\b|["']execute-api:Invoke["']/,
  is: ['event["methodArn"]', 'event.routeArn', "Action: 'execute-api:Invoke'"],
  isNot: ['functionArn', 'execute-api.amazonaws.com'],
}

export const queryOfEvent: Words = {
  because: 'The query of the event that a function is called with, or what stands for none.',
  pattern: inTurn(
    '',
    /^\(?\w{1,20}(?:[?!]?\.|\[\s{0,4}["']|\.get\(\s{0,4}["'])/,
    /queryStringParameters/,
    /["']?(?:\s{0,4},\s{0,4}(?:\{\}|dict\(\)))?\s{0,4}[\])]?[!)]?/,
    oneOf('', /(?:\s{0,4}(?:\?\?|\|\||or)\s{0,4}(?:\{\}|dict\(\)))?\)?(?:\s{1,4}as \w{1,40})?/),
    /$/,
  ),
  is: [
    'event.queryStringParameters',
    'event["queryStringParameters"]',
    'event.get("queryStringParameters", {})',
    '(event.get("queryStringParameters") or {})',
    'event.queryStringParameters ?? {}',
  ],
  isNot: ['event.headers', 'event.queryStringParameters.token', 'parse(event.queryStringParameters)'],
}

export const tokenOfAuthorizer: Words = {
  because: 'Parameters by which an authorizer is told who calls.',
  pattern: oneOf('i', /^(?:(?:access|auth|id|bearer|session|user)[-_]?)?token$/, /^(?:jwt|auth|authorization|api[-_]?key)$/),
  is: ['token', 'access_token', 'idToken', 'Auth', 'Authorization', 'jwt'],
  isNot: ['ticket', 'nextToken', 'code', 'authorizer', 'socket_token'],
}
