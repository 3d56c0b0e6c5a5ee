import type { PythonCode, Scope } from '../../program/python/code.ts'
import { within } from '../../program/python/scope.ts'
import { textOf } from '../../program/template.ts'
import type { CodeVerifier } from '../../model/index.ts'
import type { Expression } from '../../program/python/parse.ts'
import type { Reading } from '../../model/reading.ts'
import { isFixedVerifier, LEAST } from './fixed-verifier.ts'
import { definePythonSurface } from './python-surface.ts'

/** How Python code makes PKCE verifiers (RFC 7636 section 4.1). */
export default definePythonSurface({
  id: 'python-code-verifier',
  name: 'PKCE code verifiers in Python',
  spec: 'https://www.rfc-editor.org/rfc/rfc7636.html#section-4.1',
  mentions: ['erifier'],
  *read(code): Generator<Reading> {
    if (!code.says(/challenge|pkce/i)) return
    const seen = new Set<number>()
    for (const { expression, scope } of verifiers(code)) {
      const found = weakness(expression, scope, code)
      if (!found || seen.has(found.at.start)) continue
      seen.add(found.at.start)
      yield found
    }
  },
})

const NAME = /(?:^|code_?|pkce_?|oauth_?)verifier$/i
const MAKER = /^_?(?:generate|create|make|new|random|build|get|gen).*verifier$/i

/** Values that become a verifier, and what functions that make one return. */
function* verifiers(code: PythonCode): Generator<{ expression: Expression; scope: Scope }> {
  for (const { target, value, scope } of code.assigned) {
    const name = target.kind === 'name' ? target.id : target.kind === 'attribute' ? target.name.value : target.kind === 'subscript' && target.index ? (textOf(code.value(target.index, scope))?.value ?? '') : ''
    if (NAME.test(name)) yield { expression: value, scope }
  }
  for (const { args, scope } of code.calls) {
    const given = args.expression('code_verifier')
    if (given) yield { expression: given, scope }
  }
  for (const { function: fn, scope } of code.functions) {
    if (!MAKER.test(fn.name.value) && !/^_?code_?verifier$/i.test(fn.name.value)) continue
    for (const place of code.returns) if (place.scope === scope) yield place
  }
}

const WEAK = /^(?:random|numpy\.random)\.(?:\w+)$/
const STRONG = /^secrets\.|^os\.urandom$|SystemRandom\(\)|^authlib\.common\.security\.generate_token$|^Crypto\.Random|^nacl\./
const CLOCK = /^(?:time\.time(?:_ns)?|datetime\.(?:datetime\.)?(?:now|utcnow))$/

function weakness(given: Expression, scope: Scope, code: PythonCode): CodeVerifier | undefined {
  const { expression, scope: where } = code.resolve(given, scope)
  const text = textOf(code.value(expression, where))
  if (text) return isFixedVerifier(text.value) ? { kind: 'codeVerifier', source: 'constant', by: 'a fixed string', at: expression.at } : undefined
  const calls = [...within(expression)].flatMap((part) => (part.kind === 'call' ? [{ part, source: code.source(part.callee, where) }] : []))
  if (calls.some(({ source }) => /SystemRandom/.test(source))) return undefined
  const weak = calls.find(({ source }) => WEAK.test(source))
  if (weak) return { kind: 'codeVerifier', source: 'weak-random', by: `${weak.source}()`, at: weak.part.at }
  if (!calls.some(({ source }) => STRONG.test(source) || /uuid/.test(source))) {
    const clock = calls.find(({ source }) => CLOCK.test(source))
    return clock && { kind: 'codeVerifier', source: 'time', by: `${clock.source}()`, at: clock.part.at }
  }
  const short = calls.map(({ part, source }) => ({ part, source, length: lengthOf(source, part, expression, where, code) })).find(({ length }) => length !== undefined && length < LEAST)
  return short && { kind: 'codeVerifier', source: 'short', by: `${short.source}(${code.file.text.slice(short.part.callee.at.end + 1, short.part.at.end - 1).slice(0, 20)})`, at: short.part.at }
}

/** How many characters a source gives, when the whole verifier comes from it. */
function lengthOf(source: string, call: Extract<Expression, { kind: 'call' }>, whole: Expression, scope: Scope, code: PythonCode): number | undefined {
  const given = call.args[0] && code.value(call.args[0].value, scope)
  const size = given?.kind === 'scalar' && typeof given.value === 'number' ? given.value : undefined
  if (/^uuid\.uuid[14]$/.test(source)) return code.file.text.slice(whole.at.start, whole.at.end).split('uuid').length > 3 ? undefined : 36
  if (source === 'secrets.token_urlsafe' && whole === call) return call.args.length === 0 ? LEAST : size === undefined ? undefined : Math.ceil((size * 4) / 3)
  if (source === 'secrets.token_hex' && whole === call) return call.args.length === 0 ? 64 : size === undefined ? undefined : size * 2
  // `os.urandom(8).hex()`
  const hex = whole.kind === 'call' && whole.callee.kind === 'attribute' && whole.callee.name.value === 'hex' && whole.callee.object === call
  if (/^(?:os\.urandom|secrets\.token_bytes)$/.test(source) && hex && size !== undefined) return size * 2
  const encoded = [...within(whole)].some((part) => part.kind === 'call' && /base64\.(?:urlsafe_b64encode|b64encode)$/.test(code.source(part.callee, scope)))
  if (/^(?:os\.urandom|secrets\.token_bytes)$/.test(source) && encoded && size !== undefined) return Math.ceil((size * 4) / 3)
  return undefined
}
