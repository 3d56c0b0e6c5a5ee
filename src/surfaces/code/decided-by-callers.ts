import type { Project } from '../../discover/project.ts'
import { asksForClaim, asksWhether, comparesBefore, comparesBehind, takesToken } from '../../knowledge/words/decided-by-callers.ts'
import {
  checksSignature,
  readsBearer,
  refusesBefore,
  refusesCaller,
  saysChecked,
  verifiedInFront,
  verifiesOther,
} from '../../knowledge/words/hand-decoded.ts'
import { isGuardClass, letsOn } from '../../knowledge/words/guards.ts'
import type { TokenCheck } from '../../model/index.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import type { SourceFile, Span } from '../../text/source.ts'
import { oncePer } from '../../text/once-per.ts'
import { folderOf } from '../../text/paths.ts'
import { bracketEnd } from '../../text/brackets.ts'
import { onceFor } from '../reading/code-around.ts'
import { bodyAround, fileOf, isInComment, remarks, withoutRemarks, type Body } from '../../program/written/index.ts'
import { checksOf } from './checks-around.ts'
import { standsBefore } from './guards-before.ts'
import { runsBeforeAll } from './own-guards.ts'
import { unverifiedBy, type Deciding, type Read } from './unverified-reads.ts'

/**
 * A function that only reads the token of a request, where the one that calls it, here or in another file, refuses by a role of what it
 * gives: `Claims::fromBearer($header)` and `in_array($role, $claims->roles)`. Nothing where a guard of the framework stands before it.
 */
export function* decidedByCallers(read: Read, project: Project): Generator<TokenCheck> {
  const { inFunction: name, at } = read
  if (name === undefined || OTHER.test(name)) return
  const helper: Helper = { name, holder: holderOf(at), body: bodyAround(at), file: at.file }
  const asked = checksOf(at.file.path, project)
  for (const path of asked.paths) {
    const text = path === at.file.path ? at.file.text : project.text(path)
    if (text === undefined || !text.includes(name) || !isCaller(helper, path, text, asked.paths, project)) continue
    const deciding = decidesIn(path === at.file.path ? at.file : fileOf({ path, text }, at.file, project), helper)
    const check = deciding && unlessGuarded(unverifiedBy(read, deciding, 'function'), path, project)
    if (!check) continue
    yield check
    return
  }
}

/** A check whose result decides in a file; nothing where a guard of the framework stands before it. */
export function unlessGuarded(check: TokenCheck, path: string, project: Project): TokenCheck | undefined {
  const own = check.at.file.path
  const asked = checksOf(own, project)
  const { found, isComplete } = asked.guards()
  if (found.some((one) => standsBefore(one, [own, path], project))) return undefined
  const verifiers = asked.verifiers()
  if (verifiers.some((one) => one !== own && one !== path && runsBeforeAll(one, path, project))) return undefined
  // What guards another program, route or controller may have run before as well.
  const verifiedIn = verifiers.find((one) => one !== own && one !== path) ?? found[0]
  return { ...check, ...(verifiedIn !== undefined && { verifiedIn }), ...(!isComplete && { evidence: [] }) }
}

/**
 * The same of a check that decides in its own function; what signs a caller in, or lets a request go on, may be the guard itself.
 */
export function unlessBehindGuard(check: TokenCheck, project: Project): TokenCheck | undefined {
  const { file } = check.at
  const mayGuard = letsOn.pattern.test(bodyAround(check.at).code) || isGuardClass.pattern.test(file.text)
  return mayGuard ? check : unlessGuarded(check, file.path, project)
}

/** Of one's own token, or for display. */
const OTHER = /id_?token|display|debug|inspect|expir/i

interface Helper {
  readonly name: string
  /** The class or module that it stands in. */
  readonly holder: string | undefined
  readonly body: Body
  readonly file: SourceFile
}

const HOLDER = /^[ \t]{0,40}(?:\w{1,20} ){0,5}(?:class|record|object|trait|module|struct) (?:\w{1,60}::){0,4}(\w{1,60})/gm

const holdersIn = oncePer((file: SourceFile): readonly { readonly index: number; readonly name: string }[] =>
  Array.from(file.text.matchAll(HOLDER), ({ index, 1: name = '' }) => ({ index, name })),
)

function holderOf({ file, start }: Span): string | undefined {
  return holdersIn(file).findLast(({ index }) => index < start)?.name
}

/** Whether a file can mean this function: it speaks of its class, is of its package, or there is no other function of the name. */
function isCaller({ name, holder, file }: Helper, path: string, text: string, paths: readonly string[], project: Project): boolean {
  if (path === file.path) return true
  if (onceFor(project, `checks tokens ${path}`, () => checksItself(text))) return false
  if (path.endsWith('.go')) {
    const folder = folderOf(file.path)
    return folder === folderOf(path) || text.includes(`/${folder.split('/').at(-1)}"`)
  }
  if (holder !== undefined && new RegExp(`\\bI?${literally(holder)}(?:Interface)?\\b`).test(text)) return true
  return name.length > 5 && onceFor(project, `one ${name} beside ${file.path}`, () => isDefinedOnce(name, paths, project))
}

/** Whether one file alone of those defines a function of the name. */
function isDefinedOnce(name: string, paths: readonly string[], project: Project): boolean {
  const defines = new RegExp(`\\b(?:fun|function|def) (?:self\\.)?${literally(name)}\\b`)
  const defining = paths.filter((one) => {
    const code = project.text(one) ?? ''
    return code.includes(name) && defines.test(code)
  })
  return defining.length === 1
}

function checksItself(text: string): boolean {
  const code = withoutRemarks(text)
  const words = code.replace(NO_SIGNATURE, '').replaceAll(OF_OTHERS, '')
  return checksSignature.pattern.test(words) || verifiedInFront.pattern.test(code) || saysChecked.pattern.test(remarks(text))
}

/** Words that speak of no signature of a token. */
const NO_SIGNATURE = /verify_authenticity_token|code_?verifier|public_key_pins/gi
const OF_OTHERS = new RegExp(verifiesOther.pattern, 'g')

/** Before a name that is declared, or is the end of another. */
const NO_CALL = /\b(?:func|function|fun|def) (?:self\.)?$|\w$/

/** Where a function of a file gives the helper the token of its request, and refuses by a role of what it gets. */
function decidesIn(file: SourceFile, helper: Helper): Deciding | undefined {
  const call = `${helper.name}(`
  for (let index = file.text.indexOf(call); index >= 0; index = file.text.indexOf(call, index + 1)) {
    if (NO_CALL.test(file.text.slice(Math.max(0, index - 20), index))) continue
    const place = { file, start: index, end: index + call.length }
    if (isInComment(file.text, index) || isOfOther(file.text.slice(Math.max(0, index - 80), index), file, helper)) continue
    const body = bodyAround(place)
    if (file === helper.file && body.start === helper.body.start) continue
    if (!readsBearer.pattern.test(body.code + helper.body.code) && !takesToken.pattern.test(body.code)) continue
    const found = decides(body, place)
    if (found) return { ...found, file }
  }
  return undefined
}

/** Whether a call is of another class or package by what stands before it: `Session.from(`, `settings.Parse(`. */
function isOfOther(before: string, { path }: SourceFile, { holder, file, body, name }: Helper): boolean {
  const [, receiver] = /(?<![\w.>$])(\w{1,60})(?:::|\.)$/.exec(before) ?? []
  if (path.endsWith('.go')) {
    const isMethod = new RegExp(`\\bfunc \\([^()\\n]{1,80}\\) ${literally(name)}\\(`).test(body.code)
    const folder = folderOf(file.path)
    return !isMethod && receiver !== (folder === folderOf(path) ? undefined : folder.split('/').at(-1))
  }
  return receiver !== undefined && /^[A-Z]/.test(receiver) && receiver !== holder
}

/** What a line holds before a call that is kept: `$claims = `, `claims, err := `, `@claims ||= `. */
const KEPT = inTurn(
  '',
  /(?<![\w.>])((?:\$this->|this\.|@)?\$?\w{1,60})(?:, ?\w{1,40}){0,3}/,
  /(?:\s?:\s?[\w<>?, ]{1,60})?\s{0,2}(?:\|\||:)?=\s{0,4}[^=;{}\n]{0,120}$/,
)
const OUT = /\bout (?:var|\w{1,60}) (\w{1,60})\)/
/** What a call gives is written so where nothing keeps it. */
const RESULT = '\u0001'

function decides({ code, start }: Body, { file, start: from, end }: Span): Pick<Deciding, 0 | 'index'> | undefined {
  const close = bracketEnd(file.text, end - 1, '()', 600)
  if (close === undefined) return undefined
  const line =
    code
      .slice(0, from - start)
      .slice(-LINE)
      .split('\n')
      .at(-1) ?? ''
  const kept = KEPT.exec(line)?.[1] ?? OUT.exec(file.text.slice(end, close))?.[1]
  // A field may be asked in another method.
  const isField = kept !== undefined && /^(?:@|\$this->|this\.)/.test(kept)
  const behind = isField ? file.text.slice(close) : code.slice(close - start)
  const named = kept === undefined ? RESULT : kept
  const text = (kept === undefined ? line + RESULT : '') + behind
  const offset = close - (text.length - behind.length)
  const uses = new RegExp(kept === undefined ? RESULT : `(?<![\\w$@.>])${literally(named)}(?!\\w)`, 'g')
  for (const { index, 0: use } of text.matchAll(uses)) {
    const found = asked(text, index, use)
    if (found) return { 0: found, index: offset + index }
  }
  return undefined
}

const LINE = 240

/** A use of what was read as a condition on a role that refuses. */
function asked(text: string, index: number, use: string): string | undefined {
  const after = text.slice(index + use.length, index + use.length + 400)
  const claim = asksForClaim.pattern.exec(after)?.[0]
  if (claim === undefined) return undefined
  const rest = after.slice(claim.length)
  const before = (
    text
      .slice(Math.max(0, index - 160), index)
      .split('\n')
      .at(-1) ?? ''
  ).replace(/^.*[;{]/, '')
  const isAsked =
    asksWhether.pattern.test(claim) || comparesBehind.pattern.test(rest) || comparesBefore.pattern.test(before) || IF_NOT.test(before)
  if (!isAsked) return undefined
  const isRefused = refusesCaller.pattern.test(rest) || new RegExp(`${refusesBefore.pattern.source}$`).test(before)
  return isRefused ? use.replace(RESULT, '') + claim : undefined
}

/** `if (!claims.admin)` */
const IF_NOT = /\b(?:if \(?(?:!|not )|unless )\s{0,2}$/
