import { mightAnnounce } from '../../classify/prose.ts'
import { SECRET_VARIABLE as VARIABLE_IN_PYTHON } from './python-words.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { SECRET_WORDS } from './secret-words.ts'
import { SECRET_VARIABLE } from './word-tests.ts'

/** Names that a statement imports: `import a, { b as c } from 'd'`, `const { a } = require('b')`. */
const IMPORTED = oneOf(
  'g',
  /\bimport\s{1,8}(?:type\s{1,8})?([\w$*{},\s]{1,4000}?)\s{0,8}\bfrom\b/,
  inTurn('', /\b(?:const|let|var)\s{1,8}([\w$]{1,60}|\{[\w$:,\s]{1,2000}\})/, /\s{0,8}=\s{0,8}(?:await\s{1,8}import|require)\(/),
)
/** `from a import b as c, d`, `import a.b as c`. */
const IMPORTED_IN_PYTHON = /^[ \t]{0,40}(?:from[ \t]{1,8}[\w.]{1,200}[ \t]{1,8})?import[ \t]{1,8}(\([^)]{1,4000}\)|[^\n(]{1,1000})/gm

/** `settings = get_settings()` of what is imported. */
const GIVEN = inTurn(
  'gm',
  /^[ \t]{0,40}(?:(?:export[ \t]{1,4})?const[ \t]{1,4})?([\w$]{1,60})/,
  /[ \t]{0,4}=[ \t]{0,4}(?:new[ \t]{1,4})?([\w$]{1,60})\(/,
)

/** A name, or one with its members, that a secret may go by. */
const SECRET_NAME = new RegExp(`(?<![\\w$.])[\\w$]{1,80}(?:[?!]?\\.[\\w$]{1,80}){0,4}`, 'g')
const SECRET = new RegExp(SECRET_WORDS, 'i')

/**
 * Whether a prompt of a program may hold a secret, told from its text: one that is written there, that a variable of the environment has,
 * or that another module may have of one, as what a function is given is nobody's in particular.
 */
export function mayPutSecret(text: string, isPython: boolean): boolean {
  return (isPython ? VARIABLE_IN_PYTHON : SECRET_VARIABLE).test(text) || importsSecret(text, isPython) || mightAnnounce(text)
}

/** Whether something that is imported, or a member of it, has a secret's name. */
function importsSecret(text: string, isPython: boolean): boolean {
  const imported = new Set<string>()
  for (const [, first, second] of text.matchAll(isPython ? IMPORTED_IN_PYTHON : IMPORTED))
    for (const name of (first ?? second ?? '').match(/[\w$]+/g) ?? []) imported.add(name)
  if (imported.size === 0) return false
  for (const [, name = '', from = ''] of text.matchAll(GIVEN)) if (imported.has(from)) imported.add(name)
  for (const [name] of text.matchAll(SECRET_NAME)) if (SECRET.test(name) && imported.has(/^[\w$]+/.exec(name)?.[0] ?? '')) return true
  return false
}
