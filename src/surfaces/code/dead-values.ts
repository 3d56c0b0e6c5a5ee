import { forOneUse, registersPublic, revokes, takesOut, usedUp, verifiesSignature } from '../../knowledge/words/refused-tokens.ts'
import { literally } from '../../text/pattern.ts'
import { oncePer } from '../../text/once-per.ts'
import type { SourceFile, Span } from '../../text/source.ts'
import { depthOf } from '../../program/written/index.ts'
import { isPathOfFile } from './file-databases.ts'

// Values that open nothing where they are written, by what has been done just before; for all languages, by their text.

/** What a log writes, and where. */
interface Written {
  readonly what: string
  /** What holds it, where that is what is written. */
  readonly within?: string
  readonly at: Span
}

/** Whether a value opens nothing here: it was taken back, a code was redeemed, it is the path of a database, or a webhook's headers. */
export function isDeadHere(written: Written): boolean {
  return [isTakenBack, isTakenNext, isUsedUp, isPathOfFile, areOfWebhook, isOfPublicClient].some((opensNothing) => opensNothing(written))
}

/** A statement that takes a token back, with nothing but statements between it and the log: `repository.deleteByToken(refreshToken)`. */
function isTakenBack({ what, at: { file, start } }: Written): boolean {
  if (!/^\$?\w{1,60}$/.test(what) || /passw|pwd|passphrase/i.test(what)) return false
  const lines = file.text.slice(Math.max(0, start - FEW_LINES), file.text.lastIndexOf('\n', start)).split('\n')
  const named = new RegExp(`(?<![\\w.])${literally(what)}(?![\\w(])`)
  for (const line of lines.toReversed()) {
    if (/[{}:]\s*$|^\s*(?:\}|else\b|catch\b|except\b|rescue\b)/.test(line)) return false
    const call = revokes.pattern.exec(line)
    if (call && named.test(line.slice(call.index + call[0].length))) return true
  }
  return false
}

const FEW_LINES = 300

/** A token for one use that the next statements take out of its store, whatever comes of it: `oneTimeTokens.remove(token.value())`. */
function isTakenNext({ what, at: { file, end } }: Written): boolean {
  if (what.length > 80) return false
  const [, ...lines] = file.text.slice(end, end + FEW_LINES).split('\n')
  const taken = new RegExp(`${takesOut.pattern.source}(?:\\w{1,40}: )?${literally(what)}\\s?[,)]`, 'i')
  for (const line of lines.slice(0, 3)) {
    if (/[{}:]\s*$|^\s*(?:\}|(?:if|else|for|while|return|catch|except|rescue|switch|match|when)\b)/.test(line)) return false
    const found = taken.exec(line)
    if (found) return !/\?|&&|\|\||\bif\b/.test(line) && forOneUse.pattern.test(line)
  }
  return false
}

/** A code on a branch that is taken where it was redeemed before: `if (code.isConsumed()) {`. */
function isUsedUp({ what, at: { file, start } }: Written): boolean {
  if (!/code/i.test(what)) return false
  const before = file.text.slice(Math.max(0, start - BRANCH), start)
  const branch = [...before.matchAll(new RegExp(usedUp.pattern.source, 'g'))].at(-1)
  return branch !== undefined && depthOf(before.slice(branch.index + branch[0].length)) >= 0
}

const BRANCH = 800
/** The rest of a function. */
const FUNCTION = 1500

/** What a server answers that was just asked to register a client without a secret: RFC 7591 section 2, `token_endpoint_auth_method`. */
function isOfPublicClient({ what, at: { file, start } }: Written): boolean {
  const answer = /^\$?(\w{1,60})(?:(?:\.|->)\w{1,20}(?:\(\))?)?$/.exec(what)?.[1]
  const before = file.text.slice(Math.max(0, start - FUNCTION), start)
  const asked = [...before.matchAll(new RegExp(registersPublic.pattern.source, 'g'))].at(-1)
  if (!asked || answer === undefined || !/resp|answer|result|data|body|json|registration/i.test(answer)) return false
  const since = before.slice(asked.index)
  return new RegExp(`(?<![\\w.])\\$?${literally(answer)} ?:?= ?[^=]`).test(since) && !/grant_type["'`]?\s{0,2}[,:=]/.test(since)
}

/** `hasWebhookSecret: !!process.env.DESK_WEBHOOK_SECRET` */
const SAID_TO_BE_SET = /(?:\b\w{1,40}: )?(?:!!\s?|\bBoolean\()[\w.]{1,80}/g

/** The headers of a webhook whose signature the same file checks: its sender shows no key. */
function areOfWebhook({ what, at: { file } }: Written): boolean {
  return /headers/i.test(what) && isCheckedWebhook(file)
}

const isCheckedWebhook = oncePer((file: SourceFile): boolean => {
  if (!/(?:^|[/._-])webhooks?[/._-]/i.test(file.path)) return false
  return verifiesSignature.pattern.test(file.text.replace(SAID_TO_BE_SET, ''))
})
