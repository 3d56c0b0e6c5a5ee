import { matchesAround } from '../../text/around.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'

/** A type or class that is declared here. */
const DECLARED = /\b(?:interface|type|class)\s{1,4}(\w{1,80})/g
/** More of one says nothing new. */
const LONGEST = 4000
/** A field with a secret's name. */
const SECRET_FIELD = inTurn(
  'i',
  oneOf(
    '',
    /token|secret|passw(?:or)?d|pwd|passphrase|verifier|connection_?string/,
    /(?:api|private|access|secret|signing|encryption|service|master|auth)_?key/,
  ),
  /["']?[?!]?\s{0,4}:/,
)
/** What is imported: of it only the name is seen. */
const IMPORTED = /\b(?:import\s{0,4}(?:type\s{0,4})?\{([^}]{1,2000})\}|import\s{1,4}\(([^)]{1,2000})\)|import\s{1,4}([\w ,]{1,400}))/g
const MAY_HOLD = oneOf(
  'i',
  /config|settings|session|credential|creds|auth|token|secret|login|sign_?(?:in|up)|password|account|connection/,
  /refresh|regist|user_?(?:create|in|signup)|create_?user/,
)
/** `data: TokenAnswer` */
const TYPED = inTurn('g', /(?<![\w$])([\w$]{1,60})/, /\??\s{0,4}:\s{0,4}([^=,;(){}\n]{1,80})/)
/** What a function gives: `load(): Promise<Settings>`, `def load() -> Settings:`. */
const GIVEN_BACK = inTurn('g', /(?<![\w$])([\w$]{1,60})\([^()]{0,300}\)/, /\s{0,4}(?::|->)[ \t]{0,4}([^=,;(){}\n]{1,80})/)
/** `state = LinkState.model_validate(…)`, `const auth = (await load()) as AuthData` */
const MADE = /(?<![\w$.])([\w$]{1,60})\s{0,4}=\s{0,4}(?:await\s{1,4})?([A-Z]\w{0,80})(?:\.\w{1,40})?\(/g
const CAST = /(?<![\w$.])([\w$]{1,60})\s{0,4}=(?![=>])[^;=]{0,200}?\bas\s{1,4}([A-Z]\w{0,80})/g
/** The most characters that any of these looks at, on either side of the type. */
const WIDEST = 500
/** `data: { username: string; password: string }` */
const INLINE = /(?<![\w$])([\w$]{1,60})\??\s{0,4}:\s{0,4}\{([^{}]{1,400})\}/g
/** `const data = (await response.json()) as { access_token: string }` */
const INLINE_CAST = /(?<![\w$.])([\w$]{1,60})\s{0,4}=(?![=>])[^;={]{0,200}?\bas\s{1,4}\{([^{}]{1,400})\}/g

/** The names in code that nobody has parsed whose type, as it is declared or named, may have a credential among its members. */
export function namesByType(text: string): ReadonlySet<string> {
  const types = typesWithSecret(text)
  const found = new Set<string>()
  // Most texts have no such field at all, and one look tells.
  if (SECRET_FIELD.test(text))
    for (const pattern of [INLINE, INLINE_CAST])
      for (const [, name = '', members = ''] of text.matchAll(pattern)) if (SECRET_FIELD.test(members)) found.add(name)
  if (types.size === 0) return found
  const named = new RegExp(`\\b(?:${[...types].join('|')})\\b`, 'g')
  for (const pattern of [TYPED, GIVEN_BACK, MADE, CAST])
    for (const [, name = '', type = ''] of matchesAround(text, named, pattern, WIDEST))
      if (type.match(/\w+/g)?.some((one) => types.has(one))) found.add(name)
  return found
}

function typesWithSecret(text: string): ReadonlySet<string> {
  const found = new Set<string>()
  const all = [...text.matchAll(DECLARED)]
  all.forEach(({ index, 1: name = '' }, i) => {
    if (SECRET_FIELD.test(text.slice(index, Math.min(all[i + 1]?.index ?? text.length, index + LONGEST)))) found.add(name)
  })
  for (const [, one, two, three] of text.matchAll(IMPORTED))
    for (const name of (one ?? two ?? three ?? '').match(/\b[A-Z]\w{1,80}/g) ?? []) if (MAY_HOLD.test(name)) found.add(name)
  return found
}
