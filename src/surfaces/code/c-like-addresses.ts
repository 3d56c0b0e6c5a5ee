import type { LogCall, UrlCredential } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import type { Node } from '../../parse/node.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { codeAt, type SourceFile } from '../../text/source.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { functionAround } from '../../program/written/index.ts'
import { inUserinfo } from './userinfo-credentials.ts'

/** An address by its name: a variable, or the member of one. */
const ADDRESS = inTurn('i', /^&?(\$?[a-z_]\w{0,60}(?:(?:\.|->)\w{1,60})?)(?:\.(?:String|toString|ToString)\(\))?$/)
const NAMED = /(?:url|uri|link|endpoint|address|href|location|redirect(?:_?to)?)$/i

/** A parameter of a query that is a credential, and what is put behind it: `"&token=" + token`, `'&id_token_hint=' . $idToken`. */
const PUT_IN = inTurn(
  '',
  /[?&]((?:access_|refresh_|auth_|api_?|bearer_)?token|api_?key|id_token_hint|client_secret|password)=/,
  oneOf('', /["'] ?[+.] ?[$\w]/, /\{?\$\w/),
)

/** An address that was given a credential in its query or before its host, and is written as a whole. */
export function addressWithCredential({ kind, at }: Node, language: CLike): Pick<LogCall, 'what' | 'within' | 'at'> | undefined {
  const code = kind === 'dynamic' ? codeAt(at, 130) : ''
  const name = ADDRESS.exec(code)?.[1]
  if (name === undefined || !NAMED.test(name)) return undefined
  const { before, start } = functionAround(at, language)
  // What is set anew has lost what it was given before.
  const sets = new RegExp(`(?<![\\w.$>])${literally(name)} ?(:?=|[.+]=)(?![=>])([^\\n;]{0,400})`, 'g')
  let held: string | undefined
  for (const { index, 0: set, 1: sign = '', 2: value = '' } of before.matchAll(sets)) {
    const put = PUT_IN.exec(value)?.[1] ?? beforeHost(at.file, start + index, start + index + set.length, language)
    const isMore = /^[.+]/.test(sign) || value.includes(name)
    held = put ?? (isMore && !HIDES.test(value) ? held : undefined)
  }
  return held === undefined ? undefined : { what: held, within: code, at }
}

/** The token that code between two places puts before the host of an address. */
function beforeHost(file: SourceFile, from: number, to: number, language: CLike): string | undefined {
  return beforeHosts(file, language).find(({ at }) => at.start >= from && at.end <= to)?.parameter
}

const beforeHosts = oncePerPair((file: SourceFile, language: CLike): readonly UrlCredential[] => [...inUserinfo(file.whole, language)])

/** What writes a part of an address over. */
const HIDES = /\*\*|x{3}|redact|mask|saniti[sz]|scrub/i
