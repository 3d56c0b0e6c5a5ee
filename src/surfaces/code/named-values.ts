import { oneTimeLink } from '../../knowledge/words/oauth.ts'

/** A short name, and a value that is named for what it is where it is put in. */
export function isKeyByValue(name: string, written: string, host: string | undefined): boolean {
  if (!/^(?:key|secret)$/i.test(name)) return false
  const code = new RegExp(`[?&]${name}=(?:\\$?\\{|["'\`]\\s{0,4}\\+\\s{0,4})([^}+\\n]{0,80})`, 'i').exec(written)?.[1] ?? ''
  return isKeyToKeep(code, host)
}

/** Keys of maps, and those that a build publishes, are made for web pages. */
function isKeyToKeep(code: string, host: string | undefined): boolean {
  const named = code.replace(NO_KEY, '')
  return (
    /(?:api_?key|secret(?:_?key)?|token)[)!?\]\s"'`]{0,5}$/i.test(named) &&
    !/(?:VITE|PUBLIC|REACT_APP|EXPO|maps?)_?\w{0,40}_?key/i.test(code) &&
    !/^maps\.|(?:^|\.)(?:maptiler|mapbox|here|tomtom)\b/.test(host ?? '')
  )
}

/** What stands where there is no key: `apiKey ?? ''`, `api_key or ""`. */
const NO_KEY = /\s{0,4}(?:\?\?|\|\||\bor)\s{0,4}(?:""|''|``)\)?$/

/** `set('key', params.apiKey.trim())`, `set('token', accessToken)`. */
export function isSaidByValue(name: string, written: string, host: string | undefined): boolean {
  const code = written.replace(/\??\.trim\(\)$/, '').slice(-80)
  if (/^token$/i.test(name)) return /(?:access|auth|bearer)_?token$/i.test(code) && !oneTimeLink.pattern.test(code)
  return /^(?:key|secret)$/i.test(name) && isKeyToKeep(code, host)
}
