import { isOtherToken, isVagueToken } from '../knowledge/other-tokens.ts'
import { shownNames, type ShownName } from '../knowledge/shown-names.ts'
import { joinedWords } from '../text/words.ts'
import { isSecretVariable } from './names.ts'

/** What the value of a variable, field or entry is by its name, where the value is shown; undefined for a name that says nothing. */
export function shownName(name: string): ShownName['means'] | undefined {
  const words = joinedWords(name)
  const row = words.length > LONGEST ? undefined : shownNames.find(({ pattern }) => pattern.test(words))
  if (row?.means !== 'credential') return row?.means
  // In capitals it is a constant: the name of a grant, an error.
  if (row.once) return /[a-z]/.test(name) ? 'credential' : 'harmless'
  if (!isSecretVariable(name)) return 'harmless'
  if (isOtherToken(name)) return isVagueToken(name) ? 'perhaps' : 'harmless'
  return 'credential'
}

/** Whether a text says of a token that it is another one than what opens a service: `device push token %s`, `csrf {}`. */
export function saysOtherToken(text: string): boolean {
  if (/\b(?:csrf|xsrf)\b/i.test(text)) return true
  return Array.from(text.matchAll(/\b([a-z]{2,20})[ _-]tokens?\b/gi)).some(([, word = '']) => shownName(`${word}_token`) === 'harmless')
}

/** Longer names are generated. */
const LONGEST = 200

/**
 * The name of the credential whose text a path reads: `accessToken` of `accessToken.value`, `$accessToken->value`, `token.getValue()`. What
 * begins in capitals has a list of kinds, whose value is what a kind is called: `TokenType.refreshToken.value`.
 */
export function valueOf(path: string): string | undefined {
  const parts = path.replace(/^[$@&*]{1,2}/, '').split(STEP)
  const [root = '', name = '', read = ''] = [parts[0], parts.at(-2), parts.at(-1)]
  const isRead = parts.length > 1 && READ.test(read) && /^[a-z_]/.test(root) && /^\w*[a-z]\w*$/.test(name)
  return isRead && shownName(name) === 'credential' ? name : undefined
}

const STEP = /\?\.|!!\.|!\.|&\.|\.|->/
const READ = /^(?:[vV]alue(?:\(\))?|getValue\(\))$/
