import type { GeneratedFile } from './written.ts'
import { scaffolded } from './scaffold.ts'

scaffolded(
  'rule',
  filesOf,
  (id) => `Its test fails now, as it is to: npm test -- ${id}
  1. edit fixtures/rules/${id}/ until the two cases say what is meant
  2. edit rules/${id}.ts until the test passes, and read the new expected.txt as a user would
  3. npm run generate`,
)

/** A rule that finds nothing yet, a case that it is to find, and one that it is to leave alone. */
function filesOf(id: string): GeneratedFile[] {
  return [
    { path: `rules/${id}.ts`, text: ruleText(id) },
    { path: `fixtures/rules/${id}/bad-case/.cursor/mcp.json`, text: serverText('https://mcp.acme-crm.io/billing') },
    { path: `fixtures/rules/${id}/good-case/.cursor/mcp.json`, text: serverText('http://127.0.0.1:8931/mcp') },
  ]
}

function ruleText(id: string): string {
  const words = id.replaceAll('-', ' ')
  return `import { defineRule, warning } from '../src/judge/rule.ts'

/**
 * The mistake in one sentence.
 *
 * ## Why
 *
 * What can happen, to whom.
 *
 * ## Instead
 *
 * What to do, in a sentence or two.
 *
 * ## Not reported
 *
 * What looks like it and is fine.
 */
export default defineRule({
  id: '${id}',
  title: '${words.charAt(0).toUpperCase()}${words.slice(1)}',
  group: 'hygiene',
  variants: { found: warning(5) },
  confidence: 'high',
  references: ['https://www.rfc-editor.org/rfc/rfc9700.html#section-2'],
  tags: ['CWE-522'],
  recommended: true,
  on: 'connection',

  *check({ agent, endpoint, name }) {
    if (endpoint.transport !== 'http' || endpoint.host.class !== 'loopback') return
    // The case of a loopback server is the good one: turn this round, or ask something better.
    if (name.value !== '') return
    yield {
      variant: 'found',
      at: endpoint.at,
      message: \`\${agent.name} …\`,
      help: 'what to do',
    }
  },
})
`
}

function serverText(url: string): string {
  return `{
  "mcpServers": {
    "billing": { "url": "${url}" }
  }
}
`
}
