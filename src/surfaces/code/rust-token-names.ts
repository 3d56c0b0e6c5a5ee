import { get, type Node } from '../../parse/node.ts'
import { saysNoKind } from '../../knowledge/words/rust-moments.ts'
import { endAround } from '../../text/brackets.ts'
import { codeAt } from '../../text/source.ts'
import { joinedWords } from '../../text/words.ts'

/**
 * Which token some claims of Rust become, by what stands nearer to them than their function: the claim of its kind,
 * `typ: "refresh".to_owned()`, `kind: Kind::Refresh`, and the variables and fields that they are put into.
 */
export function namesOfClaims(payload: Node, before: string, more: readonly string[]): string[] {
  return [...kindsOf(payload), ...[...holders(before), ...more].filter((name) => joinedWords(name).replace(saysNoKind.pattern, '') !== '')]
}

function kindsOf(payload: Node): string[] {
  return KINDS.flatMap((key) => {
    const claim = get(payload, key)
    const [, text, variant, constant] = (claim && KIND.exec(codeAt(claim.at))) ?? []
    return text ?? variant ?? constant ?? []
  })
}

const KINDS = ['typ', 'type', 'kind', 'token_type', 'token_kind', 'token_use', 'use', 'purpose']
const KIND = /^\s{0,20}(?:[\w:]{0,60}\()?(?:"([^"\n]{1,60})"|(?:\w{1,60}::){1,4}([A-Z]\w{0,60})|([A-Z][A-Z\d_]{1,60})\b)/

/** The variables and fields whose value goes on where some code ends, the nearest first: `let pair = Pair { refresh: encode(…, &`. */
function holders(before: string): string[] {
  const statement = before.slice(Math.max(before.length - LONGEST, before.lastIndexOf(';') + 1))
  return [...statement.matchAll(HOLDER)]
    .slice(-MOST)
    .reverse()
    .filter(({ index, 0: { length } }) => goesOn(statement.slice(index + length)))
    .flatMap(({ 1: variable, 2: field }) => variable ?? field ?? [])
}

const LONGEST = 1500
const MOST = 20
const HOLDER = /(?<!\b(?:if|while) )\blet (?:mut )?(\w{1,60})\s{0,4}(?::[^=;\n]{1,80})?=(?!=)|(?<!:)\b([a-z]\w{0,60})\s{0,4}:(?!:)/g

/** Whether all that begins in some code is open at its end, and nothing of it is over. */
function goesOn(code: string): boolean {
  return endAround(code, 0, '([{)]}', (at) => code[at] === ',') === undefined
}
