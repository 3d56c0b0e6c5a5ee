import { looksWhetherUp } from '../../knowledge/words/connections.ts'
import { isFunction, type Ast } from '../../program/ast.ts'
import { nameOf, type Module } from '../../program/module.ts'

/**
 * Whether a place is in a function that only looks whether a server answers: by its name or by that of a function around it, and where
 * nothing in it speaks of a credential. Who answers does not matter to it.
 */
export function looksOnly(module: Module, node: Ast): boolean {
  for (const outer of module.ancestors(node)) {
    if (!isFunction(outer)) continue
    if (looksAtCertificate(module.source(outer).slice(0, MOST))) return true
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
const SENDS = /\bauthorization\b|bearer|passw|secret|api[_-]?key|cookie|\.(?:write|send|sendall|pipe)\(/i

const CREDENTIAL = /\bauthorization|bearer|token|passw|secret|credential|api[_-]?key|cookie|\bauth\b|headers/i
const MOST = 8000
