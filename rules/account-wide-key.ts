import { factsOf, isProviderFormat, withArticle } from '../src/judge/advice.ts'
import { accountWideByName } from '../src/knowledge/account-wide-names.ts'
import { scannerList } from '../src/knowledge/words/files.ts'
import { isShared } from '../src/knowledge/severity-matrix.ts'
import type { Connection, Credential, ReferenceCredential, StoredSecret } from '../src/model/index.ts'
import { AGENT_HERE, secretEvidence, stated } from '../src/judge/evidence.ts'
import { defineRule, error, named, warning } from '../src/judge/rule.ts'
import { type Problem } from '../src/judge/problems.ts'

/**
 * An agent works with a root, admin or otherwise unrestricted key.
 *
 * ## Why
 *
 * An agent acts on the text that it reads. With a key for the whole account, one malicious instruction can reach everything in it.
 *
 * ## Instead
 *
 * Make a key of the narrow kind: fine-grained, restricted, one project or one tenant, read-only where that is enough.
 *
 * ## Not reported
 *
 * Fine-grained, restricted and project keys, services on this machine or in this repository's containers, and administration code
 * without an agent. Beside an agent, in code that runs none itself, it is a note.
 */
export default defineRule({
  id: 'account-wide-key',
  title: 'Account-wide key for an agent',
  group: 'static keys',
  variants: { name: warning(6.0), named: warning(6.0), literal: error(8.5), ignored: warning(6.0) },
  needs: { literal: { error: ['live-value', 'in-git'] }, named: { warning: [AGENT_HERE] } },
  confidence: 'medium',
  references: [
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-7.1.4',
    'https://genai.owasp.org/resource/owasp-genai-llm-top-10-2026/',
  ],
  tags: [
    'CWE-250',
    'CWE-269',
    'CWE-272',
    'owasp-llm-2026/LLM03',
    'owasp-llm-2025/LLM06',
    'owasp-asi-2026/ASI03',
    'owasp-mcp-2025/MCP02',
    'owasp-nhi-2025/NHI5',
    'owasp-asvs-5.0.0/13.2.2',
  ],
  recommended: true,
  options: ['endpoints'],
  inTestCode: 'everywhere',
  on: {
    *connection({ credentials, name, enabled, source, variables, evidence }) {
      if (!enabled || source === 'variables') return
      const names = new Set([...variables, ...credentials.map(({ sentAs }) => sentAs)])
      for (const credential of credentials) {
        if (credential.form !== 'reference') continue
        const reach = reachByName(credential, names)
        if (!reach || isLocal(credential)) continue
        yield {
          // A program that decides by itself what it does with the key needs it for what it does.
          variant: source === 'code' ? 'named' : 'name',
          evidence,
          at: credential.at,
          message: `\`${name.value}\` works with \`${credential.name || credential.sentAs}\`, ${reach.what}`,
          help: reach.instead,
          confidence: 'medium',
          ...(credential.name ? { decision: credential.name, ofVariable: true as const } : {}),
          facts: factsOf(credential, credential.to),
        }
      }
    },
    *scopeSet({ owner, policy, at }) {
      if (policy === undefined) return
      yield {
        variant: 'name',
        at,
        message: `${named(owner)} is \`${policy}\`, with which the agent can act on all resources`,
        help: 'give it only the actions and resources that the agent needs',
        evidence: [stated(at, 'the policy is named here')],
      }
    },
    *storedSecret(secret, model) {
      const problem = storedProblem(secret)
      if (problem && agentWorksWith(secret, model.connection)) yield problem
    },
  },
})

function storedProblem(secret: StoredSecret): Problem | undefined {
  const { credential, at, hosts } = secret
  const { judged } = credential
  if (judged.class !== 'static' || !judged.accountWide || scannerList.pattern.test(at.file.path)) return undefined
  if (hosts.length > 0 && hosts.every(({ class: is }) => is === 'loopback' || is === 'none' || is === 'private')) return undefined
  return {
    variant: isShared(at.file.git) ? 'literal' : 'ignored',
    at,
    message: `${withArticle(judged.what)} reaches the whole account: ${judged.accountWide}`,
    help: judged.kind?.narrower ? `use ${judged.kind.narrower} instead` : 'make a key or role that can do only what this agent needs',
    everywhere: isProviderFormat(credential),
    // One key with too much reach is one decision, wherever it was copied to.
    decision: { value: credential.secret.identity },
    evidence: secretEvidence(secret),
    facts: factsOf(credential, hosts[0]),
  }
}

/**
 * A literal counts where an agent uses it, or outside of code in a file that is published with the repository: settings, scripts, pages.
 * One in code that no agent uses is a fault of its storage.
 */
function agentWorksWith(secret: StoredSecret, connections: readonly Connection[]): boolean {
  const { at, place, role } = secret
  const users = connections.filter(({ credentials }) => credentials.some((one) => isOf(one, secret)))
  // What is commented out or switched off is a fault of its storage: STANDARD.md, reading 13.
  if (users.length === 0 ? place === 'comment' : !users.some(({ enabled }) => enabled)) return false
  return users.length > 0 || (isShared(at.file.git) && place !== 'code' && !role.test)
}

function isOf(one: Credential, { at }: StoredSecret): boolean {
  const places = one.form === 'reference' ? [one.at, one.definition?.at] : [one.at]
  return places.some((place) => place?.file === at.file && place.start === at.start)
}

function isLocal({ to }: Credential): boolean {
  return to !== undefined && (to.class === 'loopback' || to.class === 'none' || to.class === 'private')
}

function reachByName(credential: ReferenceCredential, names: ReadonlySet<string>): { what: string; instead: string } | undefined {
  return accountWideByName(credential.sentAs, names) ?? accountWideByName(credential.name, names)
}
