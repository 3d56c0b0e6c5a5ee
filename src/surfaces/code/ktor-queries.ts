/**
 * Whether a call adds to the query of a request of Ktor's client: `parameter("api_key", key)` within a request, which a file imports by its
 * name: https://ktor.io/docs/client-requests.html#query_parameters. A method of something else is called on it.
 */
export function isOfKtor(name: string, code: string): boolean {
  if (name === 'parameter') return PARAMETER.test(code) && !/\bfun (?:[\w.]{1,60}\.)?parameter\(/.test(code)
  return /^(?:\w{1,40}\.)?url\.parameters\.append$/.test(name) && /^import io\.ktor\.client\b/m.test(code)
}

const PARAMETER = /^import io\.ktor\.client\.request\.(?:parameter\b|\*)/m
