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

/** Longer names are generated. */
const LONGEST = 200
