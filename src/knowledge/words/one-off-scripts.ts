import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What somebody starts by hand, by the names of files.

export const oneOffScript: Words = {
  because: 'Scripts that somebody starts by hand to look for a fault or to try something, by their names.',
  pattern: oneOf(
    'i',
    /(?:^|\/)(?:debug|diagnose|try|tmp|temp|scratch|examine|investigate|quick|manual|check|fix|demo)[-_][\w-]{1,80}\.(?:[cm]?[jt]s|py|rb|php|sh|go)$/,
    /(?:^|\/)(?:scratch|playground|one-?offs?|debug)\/(?:[^/]+\/){0,6}[^/]+\.(?:[cm]?[jt]s|py|rb|php|sh|go)$/,
  ),
  is: ['debug-oauth-urls.js', 'tools/check_token.py', 'scratch/login.ts'],
  isNot: ['src/services/oauth/google.js', 'src/debugger.ts', 'checkout.ts', 'fix.ts'],
}
