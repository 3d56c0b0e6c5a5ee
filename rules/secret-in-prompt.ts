import { factsOf, revokePage, withArticle, withdraw } from '../src/judge/advice.ts'
import { secretEvidence } from '../src/judge/evidence.ts'
import { defineRule, error, note, warning } from '../src/judge/rule.ts'
import { oneValue, type Problem } from '../src/judge/problems.ts'

/**
 * A secret is part of a text that a model reads.
 *
 * ## Why
 *
 * Instruction files, skills, prompts and tool descriptions are sent to the model provider on every run. The value ends up in context
 * windows, memories, transcripts and provider logs, where no rotation reaches it.
 *
 * ## Instead
 *
 * Delete it, revoke it, and let a tool's process read it from the environment.
 *
 * ## Not reported
 *
 * Variables and references, placeholders, and advice about keys. What a reference shows as an example of a request or an answer is a note.
 */
export default defineRule({
  id: 'secret-in-prompt',
  title: "Secret in the model's context",
  group: 'secrets in context',
  variants: { literal: error(9.0), interpolated: warning(6.0), test: note(3.0), sample: note(3.0) },
  needs: { literal: { error: ['live-value', 'model-reads'] } },
  confidence: 'high',
  references: ['https://genai.owasp.org/resource/owasp-genai-llm-top-10-2026/', 'https://datatracker.ietf.org/doc/draft-ietf-wimse-aims/'],
  tags: [
    'CWE-522',
    'CWE-540',
    'owasp-llm-2026/LLM02',
    'owasp-llm-2025/LLM02',
    'owasp-llm-2026/LLM08',
    'owasp-llm-2025/LLM07',
    'owasp-asi-2026/ASI06',
    'owasp-mcp-2025/MCP01',
    'owasp-mcp-2025/MCP10',
    'owasp-nhi-2025/NHI2',
    'owasp-asvs-5.0.0/13.3.1',
  ],
  recommended: true,
  inTestCode: 'everywhere',
  ofOneValue: { rank: 1 },
  on: {
    *storedSecret(secret, model) {
      const { credential, place, at } = secret
      if (place !== 'prompt') return
      const variant = secret.meant === 'sample' ? 'sample' : variantFor(credential.judged.class)
      if (!variant) return
      yield {
        variant,
        at,
        message: `${withArticle(credential.judged.what)} becomes part of the model's context on every run`,
        help:
          variant === 'test'
            ? 'keep it in the environment of the tool that needs it'
            : variant === 'sample'
              ? 'show a placeholder there instead, and withdraw the value if it ever worked'
              : `delete it here and ${withdraw(credential)} it${revokePage(credential)}; let a tool's process read it from the environment`,
        everywhere: true,
        decision: oneValue(secret, model),
        evidence: [...secretEvidence(secret), { is: 'model-reads', at, say: 'it stands in text for a model' }],
        facts: factsOf(credential, undefined),
      }
    },
    *promptInterpolation({ variable, at }) {
      yield {
        variant: 'interpolated',
        at,
        message: `the value of \`${variable}\` is put into a prompt, so the model provider gets the secret`,
        // A text that names it several times says one thing to the model.
        decision: `${variable} in prompts of ${at.file.path}`,
        help: 'let the tool that needs it read it from the environment, and leave it out of the text',
      }
    },
  },
})

function variantFor(is: string): Problem['variant'] | undefined {
  if (is === 'static' || is === 'short-lived' || is === 'declared') return 'literal'
  return is === 'test' ? 'test' : undefined
}
