import { inTurn, literally, oneOf } from '../text/pattern.ts'
import type { Span } from '../text/source.ts'

/**
 * Whether the password in a connection string of a variable is replaced by what stands beside it: `DESK_DB_URI` with a password of its own,
 * and `DESK_DB_PASSWORD` of a secret store.
 */
export function isReplaced(at: Span): boolean {
  const { text } = at.file
  const before = text.slice(Math.max(0, at.start - NEAR), at.start)
  const name = IN_PAIR.exec(before)?.[1] ?? IN_LIST.exec(before)?.[1]
  const stem = name === undefined ? undefined : /^(\w{2,60})_(?:URI|URL|DSN|CONNECTION(?:_STRING|_URI|_URL)?)$/.exec(name)?.[1]
  if (stem === undefined) return false
  const password = new RegExp(`(?<![A-Z\\d_])${literally(stem)}_(?:PASSWORD|PASSWD|PASS|PWD)["']?(?:${OF_STORE.source})`)
  return password.test(text.slice(Math.max(0, at.start - FAR), at.end + FAR))
}

/** In characters: the name of a variable stands just before its value, and others of one service a screen away. */
const NEAR = 400
const FAR = 4000
const NAME = /([A-Z][A-Z\d_]{2,60})["']?/
const IS = /\s{0,4}[:=]\s{0,4}["']?/
/** The rest of the value up to its password. */
const BEGUN = /[^\s"',]{0,200}$/
/** `DESK_DB_URI: postgres://…`, `DESK_DB_URI=postgres://…`. */
const IN_PAIR = inTurn('', /(?<![A-Z\d_])/, NAME, IS, BEGUN)
/** `- name: DESK_DB_URI` and its value on the next line. */
const IN_LIST = inTurn('', /\bname["']?/, IS, NAME, /,?\s{1,40}["']?value["']?/, IS, BEGUN)
/** A reference to a secret of a cluster, or to a variable. */
const OF_STORE = oneOf(
  '',
  /,?\s{0,40}["']?valueFrom["']?\s{0,4}[:=]\s{0,40}["']?\{?\s{0,4}["']?secretKeyRef/,
  /(?:,?\s{1,40}["']?value["']?)?\s{0,4}[:=]\s{0,4}["']?\$\{[A-Z\d_]{2,80}\}/,
)
