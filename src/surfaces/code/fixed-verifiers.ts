import { isPlaceholder } from '../../classify/placeholder.ts'

/** RFC 7636, appendix B. */
const TEST_VECTOR = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
/** RFC 7636, section 4.1: a verifier has at least 43 characters. */
export const LEAST_OF_VERIFIER = 43

/**
 * Whether a text under the name of a verifier is one by itself, the same for every sign-in. `mcp_code_verifier` is what one is
 * stored under.
 */
export function isFixedVerifier(value: string): boolean {
  return value.length >= 8 && value !== TEST_VECTOR && !/\s/.test(value) && !isName(value)
}

/** What a verifier is stored under, what says where one comes from, or what stands where there is none yet: `__prepare__`. */
function isName(value: string): boolean {
  return (
    value.length < LEAST_OF_VERIFIER &&
    (/verifier(?:[_-]?(?:key|cookie|name)|[_-](?:from|of|in|goes)[_-][a-z\d_-]{1,30})?$/i.test(value) ||
      /^__?[A-Za-z_]{1,40}_$|^<[\w -]{1,40}>$/.test(value))
  )
}

/** Whether a text is a verifier as RFC 7636 has them, and not its example or a name of several words. */
export function isWholeVerifier(value: string): boolean {
  if (!/^[\w.~-]{43,128}$/.test(value) || value === TEST_VECTOR) return false
  return !/verifier\w{0,8}$|^\D*[a-z_.-](?:store|storage|key|name|preferences)$/i.test(value) && !isPlaceholder(value) && !isOfWords(value)
}

/** What something is called, of three parts or more: `com.acme.desk.signin.preferences.v2`. */
function isOfWords(value: string): boolean {
  return /^[A-Za-z]{2,20}(?:\.(?:[A-Za-z][A-Za-z_-]{1,30}|v?\d{1,4})){2,10}$/.test(value)
}
