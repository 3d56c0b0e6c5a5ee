import type { PkcePolicy } from '../../model/index.ts'
import type { Said } from '../../parse/c-like.ts'
import { boolean, items, string, type Node } from '../../parse/node.ts'
import type { Span } from '../../text/source.ts'

/** `code_challenge_methods_supported` of RFC 8414, as a key, a field or a constant of a library. */
const METHODS = /(?:^|[._])(?:supported)?code_?challenge_?methods?(?:_?supported)?$/i
/** Of Ory's Fosite: https://pkg.go.dev/github.com/ory/fosite#Config */
const PLAIN_SWITCH = /(?:^|\.)EnablePKCEPlainChallengeMethod$/

/** The methods of a challenge that an authorization server takes, where `plain` is one of them. */
export function* challengeMethods({ is, name, value, at }: Said): Generator<PkcePolicy> {
  if (is === 'set' && PLAIN_SWITCH.test(name) && boolean(value) === true) yield policy(at, 'set `EnablePKCEPlainChallengeMethod` to false')
  const [key, list] = is === 'set' ? [name, value] : is === 'call' ? [written(items(value)[0]), items(value)[1]] : []
  if (key === undefined || list?.kind !== 'list' || !METHODS.test(key)) return
  const words = list.items.map((item) => written(item) ?? '')
  if (words.some((word) => /plain$/i.test(word)) && words.some((word) => /s(?:ha)?256$/i.test(word)))
    yield policy(list.at, 'list `S256` alone, and refuse other methods')
}

/** The text of a string, or the code of a name: `OidcConstants.CodeChallengeMethods.Plain`. */
function written(node: Node | undefined): string | undefined {
  if (!node) return undefined
  return string(node)?.value ?? node.at.file.text.slice(node.at.start, Math.min(node.at.end, node.at.start + 120))
}

function policy(at: Span, instead: string): PkcePolicy {
  return {
    kind: 'pkcePolicy',
    owner: { what: 'the authorization server', product: 'this code' },
    by: 'server',
    clientType: 'unknown',
    require: { is: 'set', value: 'plain', at },
    byDefault: false,
    fix: 'code_challenge_methods_supported',
    instead,
    at,
  }
}
