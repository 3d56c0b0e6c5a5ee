import { isCredentialHeader } from '../../classify/names.ts'
import { slice, type Text } from '../../text/source.ts'
import { headerOf } from './command.ts'

/** What a request on a command line sends to say who asks. */
export interface SentCredential {
  readonly option: Text
  /** A header's own text, `name:password`, or a token alone. */
  readonly as: 'header' | 'user' | 'token'
  /** The header that it travels in. */
  readonly header: string
  readonly value: Text
}

/** The credentials in the options of curl and its like: https://curl.se/docs/manpage.html#-H, #-u, #--oauth2-bearer */
export function* credentialsSent(words: readonly Text[]): Generator<SentCredential> {
  for (const [i, word] of words.entries()) {
    const [, option, inline] = /^(-H|--header|-u|--user|--oauth2-bearer)(?:(=)|$)/.exec(word.value) ?? []
    if (option === undefined) continue
    const value = inline === undefined ? words[i + 1] : slice(word, option.length + 1)
    if (!value) continue
    if (option === '--oauth2-bearer') yield { option: word, as: 'token', header: 'Authorization', value }
    else if (/^(?:-u|--user)$/.test(option)) yield { option: word, as: 'user', header: 'Authorization', value }
    else {
      const header = headerOf(value).name.value
      if (isCredentialHeader(header)) yield { option: word, as: 'header', header, value }
    }
  }
}

/** Options that name another address than the one that is asked. */
const BESIDE = /^(?:-[xe]|--(?:pre)?proxy|--socks\w{0,12}|--doh-url|--referr?er|--data(?:-\w{1,12})?|--post-data)$/

/** The addresses that a request goes to. */
export function addressesAsked(words: readonly Text[]): readonly Text[] {
  return words.filter(({ value }, i) => /^https?:\/\//.test(value) && !BESIDE.test(words[i - 1]?.value ?? ''))
}
