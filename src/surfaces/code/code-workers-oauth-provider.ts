import { callsOnImport, fold, isUndefined, type Call, type Module } from '../../program/index.ts'
import { optionPolicy, policyOf, SECONDS, setPolicy, unsetPolicy, type PolicyFacts } from './policy.ts'
import { codeAt, entryOf } from './settings.ts'
import { versionOf, type Version } from '../../program/version.ts'
import type { Owner } from '../../model/index.ts'
import { boolean, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineCodeSurface } from '../reading/surface.ts'
import { grantEnabled, pkcePolicy, set } from '../idp/oauth-client-fields.ts'

/** `new OAuthProvider({…})` of Cloudflare's workers-oauth-provider, whose defaults changed with its versions. */
export default defineCodeSurface({
  id: 'code-workers-oauth-provider',
  name: '@cloudflare/workers-oauth-provider',
  spec: 'https://github.com/cloudflare/workers-oauth-provider',
  counts: 'code',
  mentions: ['@cloudflare/workers-oauth-provider'],
  *read(module): Generator<Statement> {
    const version = versionOf(module.project, module.file.path, '@cloudflare/workers-oauth-provider')
    for (const call of callsOnImport(module, '@cloudflare/workers-oauth-provider', /^(?:|OAuthProvider)$/))
      yield* provider(module, call, version)
  },
})

const OWNER: Owner = { what: 'OAuthProvider', product: 'workers-oauth-provider' }
const REFRESH: PolicyFacts = { owner: OWNER, token: 'refresh', key: 'refreshTokenTTL', rotates: true }

function* provider(module: Module, call: Call, version: Version | undefined): Generator<Statement> {
  const argument = call.argument(0)
  const options = argument && fold(module, argument)
  if (options?.kind !== 'map') return
  yield* optionPolicy({ owner: OWNER, token: 'access', key: 'accessTokenTTL' }, options, 'accessTokenTTL', SECONDS)
  yield* refresh(options, call, version)
  yield* optionPolicy(
    { owner: OWNER, token: 'refresh-idle', key: 'refreshTokenIdleTTL', rotates: true },
    options,
    'refreshTokenIdleTTL',
    SECONDS,
  )
  yield* legacy(options, call, version)
}

/** `0` issues none. Absent: for ever before 0.5, 30 days since; an explicit `undefined` is for ever in both. */
function* refresh(options: Node, call: Call, version: Version | undefined): Generator<Statement> {
  const entry = entryOf(options, 'refreshTokenTTL')
  if (entry && isUndefined(entry.value)) yield setPolicy(REFRESH, 'never', codeAt(entry.value.at), entry.at)
  else if (entry && !(entry.value.kind === 'scalar' && entry.value.value === 0)) yield policyOf(REFRESH, entry, SECONDS)
  else if (!entry && options.kind === 'map' && !options.open && version && version.major === 0 && version.minor < 5)
    yield unsetPolicy(REFRESH, 'never', call.at)
}

/** The two flags that version 1 no longer knows: it throws. Before 0.9 plain challenges are accepted unless switched off. */
function* legacy(options: Node, call: Call, version: Version | undefined): Generator<Statement> {
  if (version && version.major >= 1) return
  const implicit = entryOf(options, 'allowImplicitFlow')
  if (implicit && boolean(implicit.value) === true) yield grantEnabled(OWNER, 'public', 'implicit', implicit.at)
  const plain = entryOf(options, 'allowPlainPKCE')
  const fix = 'allowPlainPKCE: false'
  if (plain && boolean(plain.value) === true) yield pkcePolicy(OWNER, 'server', 'public', set('plain', plain), fix)
  else if (!plain && version && version.minor < 9 && options.kind === 'map' && !options.open) {
    yield pkcePolicy(OWNER, 'server', 'public', { is: 'set', value: 'plain', at: call.at }, fix, true)
  }
}
