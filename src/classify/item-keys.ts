import { isSecretName } from './names.ts'

/**
 * Whether a value is the key of an item, as a table or catalogue has it (`seed_key: 'starter_v3.refrigerant.r410a_per_lb'`): the name says
 * `key` and nothing of what it opens, and the value is words, joined as identifiers are, with short terms among them.
 */
export function isKeyOfItem(value: string, name: string): boolean {
  return LAST_IS_KEY.test(name) && !isSecretName(`${name}_of`) && isIdentifier(value)
}

const LAST_IS_KEY = /(?:[_-]|[a-z\d](?=K))key$/i
const JOINED = /^[a-z][a-z\d]{0,30}(?:[._][a-z\d]{1,30}){2,12}$/
/** Without a vowel, or with five other letters in a row, it is no word. */
const WORD = /^(?!.*[^aeiouy]{5})(?=.*[aeiouy])[a-z]{3,16}$/
/** `v1h`, `r410a`, `1in`, `lb`: a version, a part number, a unit. */
const TERM = /^[a-z\d]{1,5}$/

function isIdentifier(value: string): boolean {
  if (!JOINED.test(value)) return false
  const parts = value.split(/[._]/)
  const inWords = parts.filter((part) => WORD.test(part)).join('').length
  return parts.every((part) => WORD.test(part) || TERM.test(part)) && inWords * 2 >= parts.join('').length
}
