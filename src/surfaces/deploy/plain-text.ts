import { credentialWords, PASSWORD_IN_ADDRESS, shortCredentialWords } from '../../classify/credential-words.ts'
import type { StoragePlace } from '../../model/index.ts'
import type { Reading } from '../../model/reading.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { CONFIGURATION_ENDINGS } from './configuration-text.ts'
import { codeFile, documentFile } from '../../knowledge/words/files.ts'

/** Any text file: credentials in a provider's own format, wherever they stand, and secrets by their name in configuration. */
export default defineTextSurface({
  id: 'plain-text',
  name: 'Any text file, for credentials in a provider’s format',
  spec: 'https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns',
  counts: 'other',
  files: ['**/*'],
  mentionsAnyCase: credentialWords,
  notedAnyCase: shortCredentialWords,
  longRuns: true,
  together: [[/:\/\//, PASSWORD_IN_ADDRESS]],
  *read(text): Generator<Reading> {
    const { path } = text.at.file
    if (text.value && !CONFIGURATION.test(path)) yield { kind: 'literal', place: placeFor(path), text, at: text.at }
  },
})

/** Those of `configuration-text`, in small letters as its globs are. */
const CONFIGURATION = new RegExp(`\\.(?:${CONFIGURATION_ENDINGS.join('|')})$`)
const CONFIG = /\.(?:ya?ml|json|jsonc|json5|toml|properties|ini|conf|cfg|config|xml|tfvars|tf|plist)$/i
const SCRIPT = /\.(?:sh|bash|zsh|fish|ps1|bat|cmd)$|(?:^|\/)(?:makefile|justfile|dockerfile[^/]*|procfile|rakefile)$/i
const KEY_FILE = /\.(?:pem|key|p8|pk8|ppk|asc)$|(?:^|\/)id_(?:rsa|ed25519|ecdsa)$/i

function placeFor(path: string): StoragePlace {
  if (KEY_FILE.test(path)) return 'key-file'
  if (CONFIG.test(path)) return 'config'
  if (codeFile.pattern.test(path)) return 'code'
  if (SCRIPT.test(path)) return 'code'
  return documentFile.pattern.test(path) ? 'document' : 'code'
}
