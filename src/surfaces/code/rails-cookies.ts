import { permanentCookie } from '../../knowledge/libraries/programs.ts'
import { permanentSignIn } from '../../knowledge/words/cookies.ts'
import type { TokenPolicy } from '../../model/index.ts'
import { inTurn } from '../../text/pattern.ts'
import { slice } from '../../text/source.ts'
import { RUBY_FILES } from '../../program/written/index.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { setPolicy } from './policy.ts'

/** Sign-ins that Rails keeps in a permanent cookie, which lives for twenty years. */
export default defineTextSurface({
  id: 'rails-cookies',
  name: 'Permanent cookies of Rails',
  spec: 'https://api.rubyonrails.org/classes/ActionDispatch/Cookies.html',
  counts: 'other',
  files: RUBY_FILES,
  mentions: ['.permanent'],
  together: [[/\bcookies\b[.\w]{0,40}\.permanent\b/]],
  skipsTests: true,
  *read(text): Generator<TokenPolicy> {
    for (const match of text.value.matchAll(PERMANENT)) {
      const [all, before = '', name = ''] = match
      if (before.includes('#') || !permanentSignIn.pattern.test(name)) continue
      const start = match.index + before.length
      const { at } = slice(text, start, match.index + all.length)
      const owner = { what: 'cookie', name, product: 'Rails' }
      yield setPolicy({ owner, token: 'session', key: 'expires', byCookie: true }, TWENTY_YEARS, '20 years', at)
    }
  },
})

/** `cookies.signed.permanent[:user_id] = …`, with the line before it. */
const PERMANENT = inTurn('gm', /^([^\n]{0,200}?)/, permanentCookie.pattern, /\[:?["']?(\w{1,60})["']?\](?=\s{0,4}=(?!=))/)

const TWENTY_YEARS = 20 * 365.25 * 86_400
