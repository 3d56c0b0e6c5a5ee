import { validationOptions } from '../../knowledge/libraries/dotnet.ts'
import { keysForReading, keysForVerifying, namedForReading } from '../../knowledge/words/dotnet-checks.ts'
import type { Said } from '../../parse/c-like.ts'
import { functionAround } from '../../program/written/index.ts'

/**
 * Whether a method of C# only opens an encrypted token, beside another one of its file that verifies tokens with keys: it says so by its
 * name, knows no key to verify with, and leaves audience, issuer and lifetime unasked, so that it is no gate.
 */
export function onlyDecrypts({ at, inFunction = '' }: Said): boolean {
  if (!namedForReading.pattern.test(/\w{1,80}$/.exec(inFunction)?.[0] ?? '')) return false
  const { code, start } = functionAround(at, 'cs')
  if (!keysForReading.pattern.test(code) || keysForVerifying.pattern.test(code)) return false
  if (!ALL_OFF.every((one) => one.test(code))) return false
  const { text } = at.file
  return keysForVerifying.pattern.test(text.slice(0, start)) || keysForVerifying.pattern.test(text.slice(start + code.length))
}

/** What is asked of claims, each switched off. */
const ALL_OFF = validationOptions
  .filter(({ does, of }) => does === 'switches' && (of === 'audience' || of === 'issuer' || of === 'expiry'))
  .map(({ name }) => new RegExp(`\\b${name}\\s{0,4}=\\s{0,4}false\\b`))
