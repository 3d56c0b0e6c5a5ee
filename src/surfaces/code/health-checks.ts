import { looksWhetherUp } from '../../knowledge/words/connections.ts'
import { oneOf } from '../../text/pattern.ts'
import { isFunction, type Ast } from '../../program/ast.ts'
import { enclosingFunction, nameOf, type Module } from '../../program/module.ts'

/**
 * Whether a place is in a function that only looks whether a server answers: by its name or by that of a function around it, and where
 * nothing in it speaks of a credential. Who answers does not matter to it.
 */
export function looksOnly(module: Module, node: Ast): boolean {
  const around = enclosingFunction(module, node)
  if (around && looksAtCertificate(module.source(around).slice(0, MOST))) return true
  for (const outer of module.ancestors(node)) {
    if (!isFunction(outer)) continue
    const name = nameOf(module, outer)
    if (name !== undefined && looksWhetherUp.pattern.test(name)) return !CREDENTIAL.test(module.source(outer).slice(0, MOST))
  }
  return false
}

/** A connection that is made for the certificate of the other side, which may be one that nobody trusts. */
function looksAtCertificate(code: string): boolean {
  return CERTIFICATE.test(code) && !SENDS.test(code)
}

/**
 * https://nodejs.org/api/tls.html#tlssocketgetpeercertificatedetailed,
 * https://docs.python.org/3/library/ssl.html#ssl.SSLSocket.getpeercert
 */
const CERTIFICATE = /\.(?:getPeer(?:X509)?Certificate|getpeercert)\s{0,4}\(/
const SENDS = oneOf(
  'i',
  /\bauthorization\b|bearer|passw|secret|token|api[_-]?key|cookie|headers|\b(?:json|data)=/,
  /\.(?:write|send|sendall|pipe)\(|\.end\([^)]|\b(?:post|put|patch|fetch)\b/,
)

const CREDENTIAL = /\bauthorization|bearer|token|passw|secret|credential|api[_-]?key|cookie|\bauth\b|headers/i
const MOST = 8000
