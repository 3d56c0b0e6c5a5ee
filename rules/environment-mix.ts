import { environmentNamed, factsOf, possessive, withArticle } from '../src/judge/advice.ts'
import { credentialKinds } from '../src/knowledge/credential-kinds/index.ts'
import { isShared } from '../src/knowledge/severity-matrix.ts'
import type { StoredSecret } from '../src/model/index.ts'
import { secretEvidence } from '../src/judge/evidence.ts'
import { defineRule, error, warning } from '../src/judge/rule.ts'

/**
 * A live key is in a test file, or a test key in a production file.
 *
 * ## Why
 *
 * Test keys are harmless because they cannot reach real data. Once live and test keys are mixed, a test run, or an agent that is told to
 * try something, works on production.
 *
 * ## Instead
 *
 * Use the provider's test key in development and test files, and keep the live key in the production secret store alone.
 *
 * ## Not reported
 *
 * Keys whose mode cannot be told, templates, and files whose environment matches the key's mode.
 */
export default defineRule({
  id: 'environment-mix',
  title: 'Live and test credentials mixed',
  group: 'static keys',
  variants: { mix: warning(5.0), 'live-in-test': error(7.0) },
  needs: { 'live-in-test': { error: ['live-value', 'in-git', 'production'] } },
  confidence: 'high',
  references: ['https://owasp.org/www-project-non-human-identities-top-10/2025/'],
  tags: ['CWE-653', 'CWE-668', 'owasp-asi-2026/ASI03', 'owasp-nhi-2025/NHI8', 'owasp-asvs-5.0.0/13.2.2'],
  recommended: true,
  options: ['credentials'],
  inTestCode: 'everywhere',
  on: 'storedSecret',

  *check(secret, model) {
    const { credential, at, role, place } = secret
    if (role.template || place === 'document' || place === 'prompt') return
    const { judged } = credential
    const environment = environmentOf(secret)
    if (!environment || (judged.class !== 'static' && judged.class !== 'test')) return
    const facts = factsOf(credential, secret.hosts[0])
    if (judged.class === 'test' && environment === 'production') {
      yield {
        variant: 'mix',
        at,
        message: `${inMode(judged.what, 'test')} is in a production file`,
        help: 'use the live key from the production secret store here, and keep the test key in the test files',
        facts,
        everywhere: true,
      }
      return
    }
    if (judged.class !== 'static' || environment !== 'staging') return
    const twin = productionTwin(secret, model.storedSecret)
    if (twin) {
      const both = isShared(at.file.git) && isShared(twin.at.file.git)
      yield {
        variant: both ? 'live-in-test' : 'mix',
        at,
        message:
          `the ${judged.what}${secret.name ? ` in \`${secret.name.value}\`` : ''} is the ` +
          `same as in the production file ${twin.at.file.path}`,
        help: 'give this environment a key of its own, and replace the production key',
        related: [{ at: twin.at, label: 'the same value for production' }],
        // Whoever fills one file from the other does so once, with all of its values.
        decision: `values that ${at.file.path} shares with ${twin.at.file.path}`,
        facts,
        everywhere: true,
        evidence: [...secretEvidence(secret), { is: 'production', at: twin.at, say: 'the same value stands in a file for production' }],
      }
    } else if (judged.mode === 'live' && judged.provider && (mayBeLive(secret) || hasTestMode(judged.provider))) {
      const modes = hasTestMode(judged.provider)
      const where = isOfTests(at.file.path) ? 'a test file' : 'a file for an environment other than production'
      yield {
        variant: 'mix',
        at,
        message: modes
          ? `${inMode(judged.what, 'live')} is in ${where}`
          : `${withArticle(judged.what)}, a kind without a test mode, is in ${where}`,
        help: `use ${modes ? `${possessive(judged.provider)} test key or a separate project` : SEPARATE} here, and ${KEEP}`,
        facts,
        everywhere: true,
      }
    }
  },
})

const SEPARATE = 'a key of a separate account, project or workspace'
const KEEP = 'keep the live key in the production secret store'

/**
 * Where a provider's keys are all alike, each works against the live service, and tests need none. Developers may have one of an account or
 * workspace of their own, an application one for each environment, and clients of OAuth are registered for each.
 */
function mayBeLive({ place, credential, at }: StoredSecret): boolean {
  return isOfTests(at.file.path) && place !== 'config' && place !== 'comment' && credential.judged.kind?.type !== 'oauth-client-secret'
}

/** `.env.test`, `config/testing.json`: by the name of a file, of which folders say too little. */
function isOfTests(path: string): boolean {
  return /(?:^|[._-])(?:tests?|testing)(?:[._-]|$)/i.test(path.slice(path.lastIndexOf('/') + 1))
}

/** Whether a provider tells by the form of its keys which are for tests. */
function hasTestMode(provider: string): boolean {
  return credentialKinds.some((kind) => kind.provider === provider && kind.mode === 'test')
}

/** "a Stripe secret key (live mode)", "a key in test mode". */
function inMode(what: string, mode: 'live' | 'test'): string {
  return withArticle(/\b(?:live|test|sandbox|production)\b/i.test(what) ? what : `${what} in ${mode} mode`)
}

/** The environment that variables and agents are set for; of other settings the file's own name says it, folders are too weak. */
function environmentOf({ role, place, at }: StoredSecret): 'production' | 'staging' | undefined {
  if (place === 'variables' || place === 'agent-config') return role.environment
  return place === 'config' && !role.example && !role.test ? environmentNamed(at.file) : undefined
}

function productionTwin(secret: StoredSecret, all: readonly StoredSecret[]): StoredSecret | undefined {
  return all.find(
    (other) =>
      other.role.environment === 'production' &&
      other.at.file !== secret.at.file &&
      other.credential.secret.equals(secret.credential.secret),
  )
}
