import { isSecretName } from '../../classify/names.ts'
import { textOf } from '../../program/template.ts'
import type { Node } from '../../parse/node.ts'
import type { LiteralReading } from '../../model/reading.ts'
import type { Located } from '../../text/source.ts'
import { definePythonSurface } from './python-surface.ts'

/** A name and the beginning of a text that it is given: a cheap test before any parsing. */
const WORDS: readonly string[] = [
  ...['KEY', 'TOKEN', 'SECRET', 'PASSWORD', 'key', 'token', 'secret', 'password'].flatMap((name) => [`${name} = "`, `${name} = '`, `${name}="`, `${name}": "`]),
  'KEY", "', 'TOKEN", "', 'SECRET", "', 'PASSWORD", "', "key='", "password='", "KEY': '", "password': '", 'uthorization": "', 'token: str = "', 'key: str = "', '"postgres', '"mysql', '"mongodb', '"redis', '"amqp',
]

const NAMED = '(?:key|token|secret|passw|pwd|pass\\b|pat\\b|auth|credential|bearer|jwt|cookie|dsn|salt|signature)[\\w-]{0,60}["\']?[\\])]{0,2}\\s{0,8}(?::\\s{0,8}[\\w.[\\]| ]{1,60})?[=:,]\\s{0,8}\\(?\\s{0,40}[A-Za-z]{0,2}["\']{1,3}'
/** A name with a value behind it that may be random, or a header's scheme. */
const LONG_VALUE = new RegExp(`${NAMED}(?:[^\\s"']{16}|(?:Bearer|Basic|Token|ApiKey|Api-Key|Key|DPoP)\\s)`, 'i')
/** A password that products ship with: it counts where it goes to another machine. */
const DEFAULT_VALUE = new RegExp(`${NAMED}[^\\s"']{1,16}["']`, 'i')

/** Values in code that are a secret by the name that they are given. Provider formats are found in any text. */
export default definePythonSurface({
  id: 'python-literals',
  name: 'Secrets in Python code',
  spec: 'https://cwe.mitre.org/data/definitions/798.html',
  mentions: WORDS,
  together: [[LONG_VALUE], [DEFAULT_VALUE, /:\/\//], [/:\/\/[^\s/?#@"'<>]{0,400}@/]],
  *read(code): Generator<LiteralReading> {
    for (const { target, value, scope } of code.assigned) {
      if (target.kind === 'name') yield* under({ value: target.id, at: target.at }, code.value(value, scope), value.kind)
      else if (target.kind === 'attribute') yield* under(target.name, code.value(value, scope), value.kind)
      else if (target.kind === 'subscript' && target.index) {
        const key = textOf(code.value(target.index, scope))
        if (key) yield* under(key, code.value(value, scope), value.kind)
      }
    }
    for (const { expression, scope } of code.all('call')) for (const { name, value } of expression.args) if (name && value.kind === 'string') yield* under(name, code.value(value, scope), value.kind)
    for (const { expression, scope } of code.all('dict')) {
      for (const { key, value } of expression.entries) {
        const name = key?.kind === 'string' && value.kind === 'string' ? textOf(code.value(key, scope)) : undefined
        if (name) yield* under(name, code.value(value, scope), value.kind)
      }
    }
    for (const { function: fn } of code.functions) {
      for (const { name, fallback } of fn.params) if (fallback?.kind === 'string') yield* under(name, code.value(fallback, code.scope), fallback.kind)
    }
    // `os.getenv("API_KEY", "literal")`
    for (const call of code.calls) {
      if (!/getenv$|environ\.get$|(?:^|\.)(?:config|env|str)$/.test(call.source)) continue
      const node = code.value(call.expression, call.scope)
      if (node.kind === 'dynamic' && node.variable && node.fallback && node.fallback.at.start > call.at.start && node.fallback.at.end < call.at.end) yield* under({ value: node.variable, at: call.at }, node.fallback, 'string')
    }
  },
})

const ADDRESS = /(?:url|uri|dsn|connection_string|conn_str|database|broker)s?$/i

/** Only what is written at the place itself: a name for another constant would say it twice. */
function* under(name: Located<string>, node: Node, kind: string): Generator<LiteralReading> {
  if (kind === 'name' || kind === 'attribute') return
  const text = textOf(node)
  if (!text?.value || text.opaque) return
  const connection = ADDRESS.test(name.value) && /:\/\/[^/\s]*@/.test(text.value)
  if (!connection && !isSecretName(name.value) && !/^authorization$/i.test(name.value)) return
  if (isWords(text.value)) return
  yield { kind: 'literal', place: 'code', name, text, at: text.at }
}

/** Identifiers and paths: `io.modelcontextprotocol/serverInfo`, `user:{id}:token`. A secret has digits among its letters. */
function isWords(value: string): boolean {
  const parts = value.split(/[^A-Za-z0-9]+/).filter(Boolean)
  return parts.length > 1 && parts.every((part) => /^[A-Za-z]{1,24}$|^\d{1,3}$|^v\d$/.test(part))
}
