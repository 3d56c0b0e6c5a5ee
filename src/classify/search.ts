import { mightHoldCredential, credentialsIn } from './credentials-in-text.ts'
import { type Announced, configCredentialsIn, looseCredentialsIn } from './prose.ts'
import type { CredentialKind } from '../knowledge/credential-kinds/index.ts'
import type { StoragePlace } from '../model/index.ts'

/**
 * The credentials in a text that may hold some, without those that only hold the place of one. In prompts, scripts and settings a value is
 * also believed by what stands before it: `Authorization: Bearer …`, `api_key = …`. `now` in seconds since 1970.
 */
export function* searched(text: string, place: StoragePlace, now: number, ownKinds: readonly CredentialKind[]): Generator<Announced> {
  const isAnnounced = place === 'prompt' || place === 'script' || place === 'config'
  if (!(isAnnounced && NAMES.test(text)) && !mightHoldCredential(text, ownKinds)) return
  const search = place === 'config' ? configCredentialsIn : isAnnounced ? looseCredentialsIn : credentialsIn
  for (const found of search(text, now, ownKinds)) if (found.judged.class !== 'placeholder') yield found
}

/** A quick look for the words that a credential's name needs. */
const NAMES = /token|secret|passw|pwd|pswr?d|key|auth|bearer|credential/i
