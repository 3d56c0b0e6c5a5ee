import { isCredentialHeader } from '../../classify/names.ts'
import { slice, type Text } from '../../text/source.ts'
import { headerOf } from './command.ts'
import { programName } from './package-name.ts'

/** What a request on a command line sends to say who asks. */
interface SentCredential {
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

/** Options that name another address than the one that is asked, or a text that may be one. */
const BESIDE = /^(?:-[xedFbAo]|--(?:pre)?proxy|--socks\w{0,12}|--doh-url|--referr?er|--data(?:-\w{1,12})?|--form|--post-data)$/
/** Others have letters of their own: https://httpie.io/docs/cli/usage, https://www.gnu.org/software/wget/manual/wget.html */
const BESIDE_IN_OTHERS: readonly (readonly [program: RegExp, options: RegExp])[] = [
  [/^(?:https?|xhs?)$/, /^--proxy$/],
  [/^wget2?$/, /^(?:-[eoOU]|--(?:execute|referer|post-data|body-data|user-agent|https?-proxy))$/],
]

/** The addresses that a request goes to, of the words from its program on. */
export function addressesAsked(words: readonly Text[]): readonly Text[] {
  const name = programName(words[0]?.value ?? '')
  const beside = BESIDE_IN_OTHERS.find(([program]) => program.test(name))?.[1] ?? BESIDE
  return words.filter(({ value }, i) => /^https?:\/\//.test(value) && !beside.test(words[i - 1]?.value ?? ''))
}
