import { definition, dotted, keyOf, lastName, unwrap, type Ast, type Module } from '../../program/index.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { requestRead } from './requests.ts'
import { secretIn, type Shown } from './logged-secrets.ts'
import { shownParts } from './shown-parts.ts'

/** More than a public prefix and four characters of a credential: `token.substring(0, 20)`, `token[:20]`. */
export function beginningIn(module: Module, node: Ast): (Shown & { readonly isWhole: boolean }) | undefined {
  for (const one of shownParts(module, node)) {
    const here = keptOf(module, one)
    if (here) return { what: module.source(one), node: one, isWhole: isWhole(here) && !(OF_HEADER.test(here.what) && goesOn(module, one)) }
    // `const preview = token.slice(0, 50)`
    const value = one.type === 'Identifier' ? definition(module, one) : one
    const kept = value === one ? undefined : keptPartOf(module, value)
    if (kept) return { what: module.source(kept.part), node: one, isWhole: isWhole(kept) }
  }
  return undefined
}

interface Kept {
  readonly what: string
  readonly length: number
}

/** What of a value keeps more of a credential than its prefix. Looked for once, as one name may be shown often. */
const keptPartOf = oncePerPair((module: Module, value: Ast): (Kept & { readonly part: Ast }) | undefined => {
  for (const part of shownParts(module, value)) {
    const kept = keptOf(module, part)
    if (kept) return { ...kept, part }
  }
  return undefined
})

/** How much of which credential an expression keeps, where that is more than its prefix. */
function keptOf(module: Module, node: Ast): Kept | undefined {
  const cut = cutOf(module, node)
  if (!cut || SEVERAL.test(lastName(cut.of) ?? '') || isSealed(module, cut.of)) return undefined
  const what = AUTHORIZATION.test(lastName(cut.of) ?? '')
    ? 'authorization'
    : (secretIn(module, cut.of, 1)?.what ?? headerIn(module, cut.of))
  return what !== undefined && cut.length > longestOf(what) ? { what, length: cut.length } : undefined
}

const OF_HEADER = /authorization|cookie/i

/** `{headers['Authorization'][:50]}...`: whoever writes so has seen that there is more of it. */
function goesOn(module: Module, node: Ast): boolean {
  return /^\}?(?:\.{3}|…)/.test(module.file.text.slice(node.end, node.end + 4))
}

function isWhole({ what, length }: Kept): boolean {
  return length >= wholeOf(what)
}

/**
 * As long as whole ones are: `Basic` with a name and a password, `Bearer` with 256 bits at random, a key. What may be a JWT goes on, and so
 * does what a session's cookie keeps behind its name: 256 bits at random, or what was sealed.
 */
function wholeOf(what: string): number {
  if (/cookie/i.test(what)) return 64
  if (/authorization/i.test(what)) return 48
  return /key|secret|passw/i.test(what) ? 32 : Infinity
}

/** A header of a request that holds a credential, by a name that may say nothing: `const value = req.headers.cookie || ''`. */
function headerIn(module: Module, node: Ast): string | undefined {
  const value = unwrap(definition(module, node))
  const read = requestRead(module, value.type === 'LogicalExpression' ? value.left : value)
  return read?.from === 'header' && /^(?:cookie|authorization)$/.test(read.name ?? '') ? read.name : undefined
}

const AUTHORIZATION = /^auth(?:ori[sz]ation)?(?:_?header)?$/i

/** A list of them, or what counts the words of a text. */
const SEVERAL = /(?:tokens|keys|secrets|passwords|credentials|codes|cookies)$/i

/** What opens nothing: what a credential was encrypted or hashed to. */
function isSealed(module: Module, node: Ast): boolean {
  const value = definition(module, node)
  const made = value.type === 'CallExpression' ? (lastName(value.callee) ?? '') : ''
  return SEALED.test(lastName(node) ?? '') || SEALED.test(made)
}

const SEALED = /encr|crypt|cipher|seal|hash|digest|\bhmac|wrapped/i

/** How much of a value is kept, from its start. */
function cutOf(module: Module, node: Ast): { readonly of: Ast; readonly length: number } | undefined {
  const inner = unwrap(node)
  if (inner.type === 'CallExpression') {
    const callee = unwrap(inner.callee)
    if (callee.type !== 'MemberExpression' || !/^(?:substring|substr|slice)$/.test(keyOf(callee) ?? '')) return undefined
    const [from, to] = inner.arguments
    const isFromStart = from?.type === 'Literal' && from.value === 0
    return isFromStart && to?.type === 'Literal' && typeof to.value === 'number' ? { of: callee.object, length: to.value } : undefined
  }
  if (inner.type !== 'MemberExpression' || !inner.computed || dotted(inner) !== undefined) return undefined
  const length = /^0?\s?:\s?(\d{1,4})$/.exec(module.source(inner.property))?.[1]
  return length === undefined ? undefined : { of: inner.object, length: Number(length) }
}

/**
 * How many characters of a credential are mostly its prefix, as `github_pat_`, and little more; the header of a JWT says only how it is
 * signed (RFC 7515 section 4), and that of a request begins with its scheme.
 */
function longestOf(what: string): number {
  // A PEM begins with its label and what says which algorithm it is for, the same in all keys: https://www.rfc-editor.org/rfc/rfc5958
  if (/private_?key|\bpem\b/i.test(what)) return 60
  if (/jwt|id_?token/i.test(what)) return 36
  // Cookies begin with the name of the first one.
  if (/cookie/i.test(what)) return 36
  return /authorization/i.test(what) ? 19 : 12
}
