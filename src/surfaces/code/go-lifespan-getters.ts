import type { TokenPolicy } from '../../model/index.ts'
import { inTurn } from '../../text/pattern.ts'
import { slice, type Text } from '../../text/source.ts'
import { tokenNamed } from './named-tokens.ts'
import { setPolicy } from './policy.ts'

/** `func (c *Config) GetRefreshTokenLifespan(…) time.Duration { if c.RefreshTokenLifespan == 0 { return time.Hour * 24 * 30 }` */
const GETTER = inTurn(
  'g',
  /\nfunc \(\w{1,40} \*?\w{1,60}\) (?:Get)?(\w{1,80})\([^()\n]{0,120}\) time\.Duration \{/,
  /\s{1,20}if [\w.]{1,120} (?:==|<=) 0 \{\s{1,20}return ([\w.* ]{1,80})\n/,
)

const UNITS: ReadonlyMap<string, number> = new Map([
  ['time.Second', 1],
  ['time.Minute', 60],
  ['time.Hour', 3600],
])

/** What a getter gives where nobody has set the field: the lifetime that tokens have by default. */
export function* byGetters(text: Text): Generator<TokenPolicy> {
  for (const match of text.value.matchAll(GETTER)) {
    const [whole, name = '', written = ''] = match
    const token = tokenNamed(name)
    const seconds = secondsIn(written)
    if (!token || seconds === undefined) continue
    const start = match.index + whole.lastIndexOf(written)
    const owner = { what: 'setting', name, product: 'this code' }
    yield setPolicy({ owner, token, key: name }, seconds, written, slice(text, start, start + written.length).at)
  }
}

/** `time.Hour * 24 * 30` */
function secondsIn(written: string): number | undefined {
  const factors = written.split('*').map((one) => one.trim())
  const units = factors.filter((one) => UNITS.has(one))
  const numbers = factors.filter((one) => /^\d{1,6}$/.test(one))
  if (units.length !== 1 || units.length + numbers.length !== factors.length) return undefined
  return numbers.reduce((product, one) => product * Number(one), UNITS.get(units[0] as string) as number)
}
