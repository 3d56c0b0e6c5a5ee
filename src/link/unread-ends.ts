import { fileRole } from '../classify/file-role.ts'
import { codeFile } from '../knowledge/words/files.ts'
import type { Subject, TokenPolicy } from '../model/index.ts'
import { inUnderscores } from '../text/words.ts'
import { inTurn, literally, oneOf } from '../text/pattern.ts'
import { codeAt } from '../text/source.ts'
import type { Facts } from './facts.ts'

/**
 * Subjects without the ends of codes that code keeps in a field which nothing of the package reads: no code ends by them. A field is read
 * where its name, or that of its column, stands anywhere but in its declaration and where it is given a value.
 */
export function withoutUnreadEnds(subjects: readonly Subject[], facts: Pick<Facts, 'paths' | 'text' | 'packageOf'>): readonly Subject[] {
  return subjects.filter((one) => one.kind !== 'tokenPolicy' || !isKeptEnd(one) || isRead(one, facts))
}

/** A moment, counted from now, in a field that is named for it. */
function isKeptEnd({ token, owner, key, lifetime, at }: TokenPolicy): boolean {
  if (token !== 'code' || owner.what !== 'setting' || owner.product !== 'this code' || lifetime.is !== 'set') return false
  return /expir|valid_?until|ends?_?at/i.test(key) && /now\b|currentTimeMillis|\btime\(\)/i.test(codeAt(at))
}

/** Of larger packages nobody asks. */
const MOST = 2000

function isRead({ key, at }: TokenPolicy, { paths, text, packageOf }: Pick<Facts, 'paths' | 'text' | 'packageOf'>): boolean {
  if (!paths) return true
  const home = packageOf(at.file.path)
  const around = [...paths()].filter((path) => packageOf(path) === home && SPEAKS.test(path) && !fileRole(path).test)
  if (around.length > MOST) return true
  const name = new RegExp(inUnderscores(key).split('_').map(literally).join('_?'), 'gi')
  return around.some((path) => saysMore(text(path) ?? '', name, codeFile.pattern.test(path)))
}

/** Schemas of databases may end what they keep. */
const SPEAKS = /\.(?:[cm]?[jt]sx?|py|go|java|kt|cs|php|rb|rs|sql|prisma|xml|ya?ml)$/

function saysMore(text: string, name: RegExp, isCode: boolean): boolean {
  return Array.from(text.matchAll(name)).some(({ 0: said, index }) => {
    const line = text.slice(text.lastIndexOf('\n', index) + 1, (text.indexOf('\n', index) + 1 || text.length + 1) - 1)
    const before = text.slice(text.lastIndexOf('\n', index) + 1, index)
    return (
      !isCode || !(DECLARES.test(line) || (GIVES.test(text.slice(index + said.length, index + said.length + 40)) && !ASKS.test(before)))
    )
  })
}

/** `ExpirationTime int64`, `private Instant expiresAt;`, `public DateTime ExpiresAt { get; set; }`, `pub expires_at: DateTime<Utc>,` */
const DECLARES = inTurn(
  '',
  /^\s{0,40}/,
  oneOf(
    '',
    /(?!(?:return|await|yield|and|or|not|throw|else|in|case)\b)\w{1,60}\s{1,20}[*[\]\w.]{1,60}(?:\s{1,20}`[^`\n]{0,200}`)?/,
    /(?:private|protected|public|internal|pub|val|var)\s[^\n=(]{1,160}/,
  ),
  /\s{0,10}[;,]?\s{0,4}$/,
)
/** It is given a value there. */
const GIVES = /^"?\s{0,20}(?::=?|=>?)(?![=>])(?!\s{0,20}(?:\w{1,20}\.\w{1,20}\s?)?\{\s{0,20}["']?\$?[lg]te?\b)/
const ASKS = /\b(?:if|while|where|filter)\b|[<>]/i
