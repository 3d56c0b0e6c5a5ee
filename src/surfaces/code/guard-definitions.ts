import { verifiesTokens } from '../../knowledge/words/checks.ts'
import { guardOfLibrary, isMadeOrImported, refusesOrLetsOn, strategyOfBearers, usesStrategy } from '../../knowledge/words/guards.ts'
import { verifiesForAll } from '../../knowledge/words/unverified-claims.ts'
import { literally } from '../../text/pattern.ts'
import { codeAround, onceFor } from '../reading/code-around.ts'
import { methodsMeant } from './called-methods.ts'
import { definedAtTop, meantBy, type Definition, type Package } from './definitions-around.ts'
import { exemptedBefore } from './exempt-paths.ts'
import type { Exempt } from './path-conditions.ts'

/** What verifies the token of a request and refuses: the files that define it. */
export interface Verifier {
  readonly paths: readonly string[]
  /** The paths that one of them lets pass before. */
  readonly exempt: readonly Exempt[]
}

/** What is called so in a file, where it verifies the token of a request and refuses: of a package, or what is defined so here. */
export function verifierNamed(written: string, { path, text }: { path: string; text: string }, of: Package): Verifier | undefined {
  // Whoever has no token, or a wrong one, goes on.
  if (/optional|maybe|soft|lenient/i.test(written)) return undefined
  const name = lastOf(written)
  const isByLibrary = isOfLibrary(name).test(text) && verifiesForAll.pattern.test(text)
  if (!isByLibrary && /\.authenticate\(|^AuthGuard$/.test(written)) return hasStrategy(of) ? BY_LIBRARY : undefined
  if (isByLibrary) return BY_LIBRARY
  return onceFor(of.project, `verifies by ${written} in ${path}`, () => {
    const meant = meantBy(written, path, of)
    // What another file keeps for itself has no say, and of two that give the same name each has to verify.
    const all = meant ?? definedAtTop(of).get(name) ?? []
    const found = all.flatMap((one) => verifierIn(one, of) ?? [])
    return found.length === 0 || (!meant && found.length < all.length) ? undefined : together(found)
  })
}

const BY_LIBRARY: Verifier = { paths: [], exempt: [] }

function together(all: readonly Verifier[]): Verifier {
  return { paths: all.flatMap(({ paths }) => paths), exempt: all.flatMap(({ exempt }) => exempt) }
}

function isOfLibrary(name: string): RegExp {
  return new RegExp(guardOfLibrary.pattern.source.replaceAll('NAME', literally(name)))
}

/** A definition that verifies and refuses, with what it lets pass before it does. */
export function verifierIn({ path, name, code }: Definition, of: Package): Verifier | undefined {
  const text = of.project.text(path) ?? ''
  const whole: Verifier = { paths: [path], exempt: [] }
  if (name !== '' && isOfLibrary(name).test(text)) {
    if (verifiesForAll.pattern.test(text) || (/\bextends AuthGuard\b/.test(text) && hasStrategy(of))) return whole
  }
  if (isMadeOrImported.pattern.test(code)) return undefined
  if (usesStrategy.pattern.test(code)) return hasStrategy(of) ? whole : undefined
  const at = verifyingIn(code, path, of)
  const exempt = at === undefined ? undefined : exemptedBefore(code.slice(0, at), path, of.project)
  if (!exempt) return undefined
  // In Python what decodes a token fails by itself.
  const isSure = refusesOrLetsOn.pattern.test(code.slice(name.length)) || (path.endsWith('.py') && !/\bexcept\b/.test(code))
  return isSure ? { ...whole, exempt } : undefined
}

/** Where a function verifies, itself or by another one of the program that it calls. */
function verifyingIn(code: string, path: string, of: Package): number | undefined {
  const own = verifiesTokens.pattern.exec(code)?.index
  if (own !== undefined) return own
  return [...code.matchAll(CALLS)].slice(0, MOST_CALLS).find(({ 1: self, 2: holder, 3: called = '' }) => {
    const isMethod = self !== undefined || holder !== undefined
    const found = isMethod
      ? methodsMeant({ isOwn: self !== undefined, holder, name: called, path }, of)
      : (meantBy(called, path, of) ?? definedAtTop(of).get(called) ?? [])
    return found.some((one) => verifiesTokens.pattern.test(one.code))
  })?.index
}

/** `verify(token)`, `tokens.verify(token)`, `this.tokens.verify(token)` */
const CALLS = /(?<![\w.$])((?:this|self)\.)?(?:(?!this\.|self\.)(\w{1,60})[?!]?\.)?(\w{4,60})\(/g
/** Calls of one guard that are followed. */
const MOST_CALLS = 30

function hasStrategy({ project, ...of }: Package): boolean {
  return onceFor(project, `check bearers by a strategy ${of.below}`, () =>
    (codeAround(project, of) ?? []).some((path) => strategyOfBearers.pattern.test(project.text(path) ?? '')),
  )
}

/** `security.require_token` */
export function lastOf(name: string): string {
  return name.replace(/\.authenticate\(.*$/, '').replace(/^.*\./, '')
}
