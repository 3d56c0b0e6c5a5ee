import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What is said of values in files of variables: whom they are for, and whether anybody runs with them.

export const forTestsAlone: Words = {
  because: 'What a comment says of the variable below it: only tests, or whoever develops, need it.',
  pattern: oneOf(
    'i',
    /\bonly\b[^.\n]{0,40}\b(?:by|for|in|during|when|while|with)\b[^.\n]{0,20}\b(?:tests?|testing|local(?:ly)?|development)\b/,
    /\b(?:for|in|during) (?:the )?(?:unit |integration |e2e |local )?(?:tests?|testing|development)[^.\n]{0,20}\bonly\b/,
    /\b(?:tests?|testing|development|local|dev)[- ]only\b/,
  ),
  is: [
    '# This variable only is needed by tests/client',
    '# Only used for local development',
    '# for testing only',
    '# Test-only key',
    '# only set when testing',
  ],
  isNot: [
    '# The only key of the API',
    '# used by the client',
    '# read-only token',
    '# only for the latest release',
    '# Needed for tests and in production',
  ],
}
