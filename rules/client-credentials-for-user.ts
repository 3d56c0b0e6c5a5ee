import { stated } from '../src/judge/evidence.ts'
import { defineRule, error, named, note, warning } from '../src/judge/rule.ts'

/**
 * An agent that works for people gets one token for the whole application.
 *
 * ## Why
 *
 * With client_credentials there is no user behind the token: every request runs with the same rights, whoever asked for it. One prompt
 * can then reach everybody's data, and the log names nobody.
 *
 * ## Instead
 *
 * Let each user sign in with the authorization code grant and PKCE, or exchange the token that the company already issued to them. Keep
 * client_credentials for jobs.
 *
 * ## Not reported
 *
 * A token that is asked for without data of people, and where no user is named, is a note: it may only open what the application has of its
 * own. Not at all: jobs, workers and CI; packages in which nothing shows that people are behind the agent; clients that the caller hands
 * over, as each customer of a platform brings one; clients of a service at which a merchant takes its own money; clients that sign in with
 * a key of their own (private_key_jwt, mTLS, workload identity) and ask for no user data. A user's id that only a row of the own database
 * is made or found by names nobody to the provider.
 */
export default defineRule({
  id: 'client-credentials-for-user',
  title: 'Client-credentials token used on behalf of users',
  group: 'grants and clients',
  variants: { agent: warning(5.5), 'user-data': error(7), application: note(2.5) },
  needs: { 'user-data': { error: ['acts-for-people', 'written'] } },
  confidence: 'low',
  references: [
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-1.3.3',
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-4.2',
    'https://modelcontextprotocol.io/extensions/auth/oauth-client-credentials',
  ],
  tags: [
    'CWE-863',
    'CWE-269',
    'CWE-441',
    'owasp-llm-2026/LLM03',
    'owasp-llm-2025/LLM06',
    'owasp-asi-2026/ASI03',
    'owasp-mcp-2025/MCP07',
    'owasp-nhi-2025/NHI5',
    'owasp-nhi-2025/NHI9',
    'owasp-asvs-5.0.0/10.3.3',
  ],
  recommended: true,
  settledBy: 'machineToMachine',
  on: 'machineGrant',

  *check({ owner, scopes, opens, keyBased, people, job, brought, forPayments, at }, _model, { forMachines }) {
    const [first, second] = people
    if (job || brought || forPayments || !first || forMachines) return
    // A mailbox of the application's own has an address as well, which names nobody who asks.
    const personal = scopes.find(({ value }) => PERSONAL.test(value)) ?? (people.some(({ names }) => names) ? opens : undefined)
    if (keyBased && !personal) return

    yield {
      variant: personal && second ? 'user-data' : personal || people.some(({ names }) => names) ? 'agent' : 'application',
      at,
      message: `${named(owner)} gets one token for all users of an agent that works for people${
        personal ? ` and ${personal === opens ? 'reads their data at' : 'asks for their data with'} \`${personal.value}\`` : ''
      }`,
      help:
        'sign each user in with the authorization code grant and PKCE, and keep ' +
        'client_credentials for jobs, declared under `machineToMachine`',
      related: people,
      evidence: [
        ...people.map(({ at: sign, label }) => ({ is: 'acts-for-people' as const, at: sign, say: `it ${label}` })),
        ...(personal ? [stated(personal.at, personal === opens ? 'a person is read of by the address' : 'the scope is asked for')] : []),
      ],
      confidence: 'medium',
    }
  },
})

/** Scope parts for data that belongs to one person. */
const PERSONAL = /(?:^|[^a-z])(?:mails?|email|messages?|calendars?|files?|drive|contacts?|profile|users?)(?:[^a-z]|$)/i
