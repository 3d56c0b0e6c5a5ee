import {
  checksSignature,
  claimOfRole,
  decodesPart,
  endChecked,
  letsThrough,
  looksAtText,
  passesOn,
  readsBearer,
  refusesBefore,
  refusesCaller,
  splitsToken,
  verifiedInFront,
} from '../../knowledge/words/hand-decoded.ts'
import type { TokenCheck } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import type { Span, Text } from '../../text/source.ts'
import { bodyAround, isInComment, languageOf, type Body } from '../../program/written/index.ts'
import { isAnswerOfTokenEndpoint } from './c-like-answered.ts'
import { isVerifiedBefore, ofFilter } from './c-like-unverified.ts'
import { decidesByKept } from './kept-claims.ts'
import { handedIdentity } from './handed-identity.ts'
import { unverifiedBy, type Deciding } from './unverified-reads.ts'
import { decidedByCallers, unlessBehindGuard } from './decided-by-callers.ts'
import { defineTextSurface } from '../reading/surface.ts'

/** Payloads of a caller's token that code takes apart by itself and whose claims decide (RFC 7519 section 7.2). */
export default defineTextSurface({
  id: 'c-like-hand-decoded',
  name: 'Tokens that are taken apart by hand in Go, Java, Kotlin, C#, PHP and Ruby',
  spec: 'https://www.rfc-editor.org/rfc/rfc7519.html#section-7.2',
  counts: 'code',
  files: ['**/*.{go,java,kt,cs,php,rb}'],
  mentions: ['ase64'],
  together: [[splitsToken.pattern, decodesPart.pattern]],
  skipsTests: true,
  *read(text, { file, project }): Generator<Statement> {
    if (checksSignature.pattern.test(text.value) || verifiedInFront.pattern.test(text.value)) return
    const seen = new Set<number>()
    for (const { index, 0: decoder } of text.value.matchAll(new RegExp(decodesPart.pattern, 'g'))) {
      if (isInComment(text.value, index)) continue
      const at = { file, start: index, end: index + decoder.length }
      const around = bodyAround(at)
      if (seen.has(around.start) || !splitsToken.pattern.test(around.code)) continue
      seen.add(around.start)
      if (isOfAnswer(around, at) || isVerifiedBefore(at, project)) continue
      const own = decided(around, at)
      const name = nameIn(around.code.slice(0, at.start - around.start))
      const read = { name: decoder.replace(/\($/, ''), inFunction: name, at }
      const here = own ? [unverifiedBy(read, own, 'function')] : name === undefined ? [] : [...byCallers(name, around, text, decoder, at)]
      if (here.length > 0) {
        yield* here.flatMap((one) => unlessBehindGuard(one, project) ?? [])
        continue
      }
      const found = [...ofFilter(read, project)]
      const all = found.length > 0 ? found : [...decidedByCallers(read, project)]
      const split = { before: around.code.slice(0, at.start - around.start), behind: around.code.slice(at.end - around.start) }
      yield* all.length > 0 ? all : handedIdentity(read, split, project)
    }
  },
})

/** Whether the text that is cut has come from a token endpoint: `accessToken.Split('.')`. */
function isOfAnswer({ code, start }: Body, { file }: Span): boolean {
  const language = languageOf(file.path)
  const split = splitsToken.pattern.exec(code)
  const cut = split && /\w{1,60}$/.exec(code.slice(0, split.index))?.[0]
  if (!language || !split || !cut) return false
  const end = start + split.index
  return isAnswerOfTokenEndpoint({ kind: 'dynamic', at: { file, start: end - cut.length, end } }, language)
}

/** The name of the last function that begins in some code. */
function nameIn(code: string): string | undefined {
  return [...code.matchAll(NAME)].at(-1)?.slice(1).find(Boolean)
}

const NAME = oneOf(
  'g',
  /\bfunc (?:\([^()\n]{1,80}\) )?(\w{1,60})\(/,
  /\b(?:function|fun|def) &?(?:self\.)?(\w{1,60}[?!]?)/,
  /(?:private|public|protected|internal|static)[\w<>[\],? ]{1,80}\s(\w{1,60})\(/,
)

/** What decides behind the decoding, in a function that has the token from the request. */
function decided({ code, start }: Body, at: Span): Deciding | undefined {
  if (!readsBearer.pattern.test(code)) return undefined
  const behind = code.slice(at.end - start)
  const kept = () => decidesByKept({ before: code.slice(0, at.start - start), behind })
  return DECIDES.exec(behind) ?? kept() ?? letThrough(code, behind, at.file.text) ?? undefined
}

/**
 * A guard that refuses who has no token, looks at the end of the one that it took apart, and lets the request go on; not in front of a
 * server that looks at the token itself, nor where something else is handed the token before.
 */
function letThrough(code: string, behind: string, file: string): Deciding | null {
  if (!REFUSES.test(code) || !endChecked.pattern.test(behind) || passesOn.pattern.test(file)) return null
  const through = letsThrough.pattern.exec(behind)
  const token = TOKEN.exec(code)?.slice(1).find(Boolean)
  // The call itself may hand it on as well.
  const end = through ? through.index + through[0].length + 200 : 0
  if (token === undefined) return through
  // What is handed on or kept, in whatever way, may be checked there.
  const used = new RegExp(`(\\w{1,60})?\\s?[(,=>]\\s{0,4}[^\\n;]{0,120}?(?<![\\w$])${literally(token)}(?![\\w$])`, 'g')
  const given = Array.from(behind.slice(0, end).matchAll(used), ([, name = '']) => name)
  return given.some((name) => !looksAtText.pattern.test(name)) ? null : through
}

/** The variable whose text is cut at its dots. */
const TOKEN = oneOf(
  '',
  /\bexplode\(\s{0,4}['"]\.['"],\s{0,4}(\$\w{1,60})/,
  /strings\.(?:Split|SplitN|Cut)\((\w{1,60}),/,
  /(?<![\w.])(\w{1,60})\.[sS]plit\(/,
)

const REFUSES = /\b401\b|[uU]nauthori[sz]ed|UNAUTHORIZED/

/** Functions of the file that give a helper the token of their request, and decide by what it reads. */
function* byCallers(name: string, helper: Body, text: Text, decoder: string, at: Span): Generator<TokenCheck> {
  const calls = new RegExp(`(?<!\\b(?:func|function|fun|def) (?:self\\.)?)(?<!\\w)${literally(name)}\\(`, 'g')
  for (const { index, 0: call } of text.value.matchAll(calls)) {
    const place = { file: at.file, start: index, end: index + call.length }
    const around = bodyAround(place)
    if (around.start === helper.start || isInComment(text.value, index)) continue
    const found = decided(around, place)
    if (!found) continue
    yield unverifiedBy(
      { name: decoder.replace(/\($/, ''), inFunction: name, at },
      { 0: found[0], index: place.end + found.index - at.end },
      'function',
    )
    return
  }
}

const DECIDES = oneOf(
  '',
  inTurn(
    '',
    oneOf(
      '',
      inTurn('', /\bin_array\([^;\n]{0,80}?/, claimOfRole.pattern),
      inTurn('', claimOfRole.pattern, /[^\n;{]{0,60}?(?:[!=]==?|\.[eE]quals\(|\.[cC]ontains\(|\.include\?|\.any\()/),
      inTurn('', /(?:[!=]==?|\.equals\(|[cC]ontains\()\s{0,4}[^\n;{]{0,40}?/, claimOfRole.pattern),
    ),
    refusesCaller.pattern,
  ),
  inTurn('', refusesBefore.pattern, claimOfRole.pattern),
)
