import { credentialWords, PASSWORD_IN_ADDRESS } from '../../classify/credential-words.ts'
import type { Reading } from '../../model/reading.ts'
import { defineTextSurface } from '../reading/surface.ts'

export const CONFIGURATION_ENDINGS: readonly string[] = [
  'yml',
  'yaml',
  'json',
  'jsonc',
  'json5',
  'toml',
  'properties',
  'ini',
  'conf',
  'cfg',
  'config',
  'xml',
  'tfvars',
  'tf',
  'plist',
]

/** Configuration files as text: credentials in a provider's own format, and secrets by the name that stands before them. */
export default defineTextSurface({
  id: 'configuration-text',
  name: 'Any configuration file, for secrets by their names and forms',
  spec: 'https://cwe.mitre.org/data/definitions/798.html',
  counts: 'other',
  files: [`**/*.{${CONFIGURATION_ENDINGS.join()}}`],
  mentionsAnyCase: ['token', 'secret', 'passw', 'pwd', 'pswd', 'pswrd', 'key', 'auth', 'bearer', 'credential', ...credentialWords],
  longRuns: true,
  together: [[/:\/\//, PASSWORD_IN_ADDRESS]],
  *read(text): Generator<Reading> {
    if (text.value) yield { kind: 'literal', place: 'config', text, at: text.at }
  },
})
