import type { CredentialKind } from '../knowledge/credential-kinds/row.ts'
import { CONNECTION_STRING, judgeConnectionString, UNESCAPED_PASSWORD } from './connection-string.ts'
import { holdsBeside, isMadeUp, publicPrefixOf, judgeKindAt, judgeJwt } from './credential-kind.ts'
import { hasPasswordInAddress, kindsMentioned, JWT_START } from './credential-words.ts'
import type { Found } from './found.ts'
import { JWT } from './jwt.ts'
import { isFrameAlone } from '../text/key-frame.ts'
import { isDocumentedSample, isPlaceholder } from './placeholder.ts'
import { browserConfiguration } from '../knowledge/words/secrets.ts'
import { webhookOfChat } from '../knowledge/words/capability-urls.ts'
import { inTurn } from '../text/pattern.ts'

/** All credentials in running text that their own form gives away: provider formats, tokens, connection strings. */
export function* credentialsIn(text: string, now: number, ownKinds: readonly CredentialKind[] = []): Generator<Found> {
  let keyFiles = false
  for (const kind of [...mentioned(ownKinds, text), ...kindsMentioned(text)]) {
    if (kind.beside && !text.includes(kind.beside)) continue
    for (const match of text.matchAll(new RegExp(kind.pattern.source, 'g'))) {
      if (kind.beside && !holdsBeside(text, match.index, kind)) continue
      if (isInsideBase64(text, match.index, match.index + match[0].length) || isCutShort(text, match.index + match[0].length)) continue
      if (isSample(text, match) || isPlaceholder(match[0]) || isMadeUp(match[0], kind) || isPublicThere(match[0], text, match.index))
        continue
      if (isPem(match[0]) && (isEncrypted(text, match) || !hasKeyBody(text, match.index + match[0].length))) continue
      // The key of a key file is what the file was found for.
      if (isPem(match[0]) && keyFiles && /"private_key"\s{0,10}:\s{0,10}"$/.test(text.slice(Math.max(0, match.index - 40), match.index)))
        continue
      keyFiles ||= kind.beside !== undefined
      const judged = judgeKindAt(kind, text, match.index, now)
      if (judged) yield { start: match.index, end: match.index + match[0].length, prefix: publicPrefixOf(kind, match[0]), judged }
    }
  }
  if (text.includes(JWT_START)) {
    for (const match of text.matchAll(new RegExp(JWT.source, 'g'))) {
      const judged = isSample(text, match) ? undefined : judgeJwt(match[0], now)
      if (judged) yield { start: match.index, end: match.index + match[0].length, prefix: '', judged }
    }
  }
  if (hasPasswordInAddress(text)) {
    for (const { source } of [CONNECTION_STRING, UNESCAPED_PASSWORD]) {
      for (const match of text.matchAll(new RegExp(source, 'g'))) {
        if (source === UNESCAPED_PASSWORD.source && CONNECTION_STRING.test(match[0])) continue
        const found = judgeConnectionString(match[0])
        if (found) yield { ...found, start: match.index + found.start, end: match.index + found.end }
      }
    }
  }
}

/** More than a token goes on with on its next line. */
const NEXT_LINE = 2200

function isSample(text: string, { index, 0: token }: RegExpExecArray): boolean {
  const end = index + token.length
  return isDocumentedSample(token, text.slice(end, end + NEXT_LINE))
}

const isPem = (match: string): boolean => /^-----BEGIN [A-Z ]{0,30}PRIVATE KEY/.test(match)

/** Those of a company's own kinds that a text may hold. */
function mentioned(ownKinds: readonly CredentialKind[], text: string): readonly CredentialKind[] {
  if (ownKinds.length === 0) return ownKinds
  const lower = text.toLowerCase()
  return ownKinds.filter(({ keywords }) => keywords.some((word) => lower.includes(word)))
}

/** A prefix met by chance in the base64 of a picture, a model or a ciphertext: the letters go on for long before it, or on both sides. */
function isInsideBase64(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 120), start)
  if (/[+/=]$/.test(before))
    return (
      /[A-Za-z0-9+/=]{120}$/.test(before) || (/[A-Za-z0-9+/=]{40}$/.test(before) && /^[A-Za-z0-9+/=]{40}/.test(text.slice(end, end + 40)))
    )
  // base64url (RFC 4648 section 5): words with dashes between them are no such run.
  return /[-_]$/.test(before) && /^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)[\w-]{120}$/.test(before)
}

/** `gloas-f79c…`: the beginning of a value, shown in a form. */
function isCutShort(text: string, end: number): boolean {
  return /^(?:\.{3}|…)/.test(text.slice(end, end + 3))
}

/** A key behind a passphrase: by PKCS#8, or by the headers of PEM (RFC 1421 section 4.6.1.1). */
function isEncrypted(text: string, { 0: header, index }: RegExpExecArray): boolean {
  const end = index + header.length
  return header.includes('ENCRYPTED') || /^(?:\s|\\[nr]){1,8}Proc-Type: ?4,ENCRYPTED/.test(text.slice(end, end + 60))
}

/** What stands between the header of a key and its body: the end of a line, quotes, the sign of a comment, the headers of PEM. */
const BEFORE_BODY = inTurn('', /^(?:[\s\\nr"'+,#;*]|\/\/ |Proc-Type[^\n]*|DEK-Info[^\n]*){0,40}/, /[A-Za-z0-9+/]{40}/)

/** Whether the lines of a key follow its header; code that looks for keys has the header alone, and a sample has words among them. */
function hasKeyBody(text: string, headerEnd: number): boolean {
  const body = text.slice(headerEnd, headerEnd + 4000).split('-----END', 1)[0] ?? ''
  if (/[A-Z]{3,}[-_ ](?:[A-Z]{2,}[-_ ])+[A-Z]{3,}/.test(body)) return false
  if (isFrameAlone(text.slice(Math.max(0, headerEnd - 60), headerEnd + 4100))) return false
  return BEFORE_BODY.test(text.slice(headerEnd, headerEnd + 600)) || /[A-Za-z0-9+/]{60}/.test(text.slice(headerEnd - 200, headerEnd))
}

/**
 * A key of Firebase or Maps beside the configuration that makes it public (https://firebase.google.com/docs/projects/api-keys), and the
 * one that is the same in the address of every webhook of Google Chat, whose secret is the token.
 */
export function isPublicThere(value: string, text: string, at: number): boolean {
  if (!value.startsWith('AIza')) return false
  if (webhookOfChat.pattern.test(text.slice(Math.max(0, at - 300), at))) return true
  const around = text.slice(Math.max(0, at - 600), at + 600)
  return browserConfiguration.pattern.test(around)
}

/** Whether a text has a word of any kind; what has none holds no credential that its form gives away. */
export function mightHoldCredential(text: string, ownKinds: readonly CredentialKind[] = []): boolean {
  return mentioned(ownKinds, text).length > 0 || hasPasswordInAddress(text) || text.includes(JWT_START) || kindsMentioned(text).length > 0
}
