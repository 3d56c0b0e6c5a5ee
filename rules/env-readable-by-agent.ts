import { subjectOf } from '../src/judge/advice.ts'
import { added, fixOf } from '../src/judge/fixes.ts'
import type { SecretFile } from '../src/model/index.ts'
import { defineRule, note, warning } from '../src/judge/rule.ts'

/**
 * Live secrets are in files that an agent may read, and no deny rule keeps it out.
 *
 * ## Why
 *
 * An agent opens files to understand a project. Once it has read `.env`, the values are in its context, its transcript and the model
 * provider's logs. Git ignoring the file does not stop it.
 *
 * ## Instead
 *
 * Deny the file to the agent, keep the values in a keychain or vault, and hand each server only its own variable.
 *
 * ## Not reported
 *
 * Files with references, test keys and publishable identifiers only, encrypted files, templates, and repositories without the
 * configuration of an agent client: an instruction file alone does not say who reads it. Hooks and permissions whose commands print
 * names only, write to a file, or print a template.
 */
export default defineRule({
  id: 'env-readable-by-agent',
  title: 'Live secrets readable by an agent',
  group: 'secrets in context',
  variants: { 'whole-env': warning(5.0), printed: warning(5.0), production: warning(4.5), other: note(3.0) },
  confidence: 'medium',
  references: ['https://datatracker.ietf.org/doc/draft-ietf-wimse-aims/', 'https://genai.owasp.org/resource/owasp-genai-llm-top-10-2026/'],
  tags: [
    'CWE-668',
    'CWE-522',
    'CWE-732',
    'owasp-llm-2026/LLM02',
    'owasp-llm-2025/LLM02',
    'owasp-asi-2026/ASI03',
    'owasp-mcp-2025/MCP10',
    'owasp-nhi-2025/NHI2',
    'owasp-asvs-5.0.0/10.1.1',
  ],
  recommended: true,
  options: ['endpoints'],
  on: {
    *secretFile({ file, secrets, template, readers, at }) {
      const [first] = readers
      // Whoever works with the repository has what git tracks, whatever an agent is kept out of; that is said of the values.
      if (file.git === 'tracked') return
      const kept = secrets.filter(({ place }) => place === 'variables' || place === 'key-file')
      if (template || !first || kept.length === 0) return
      const names = readers.map(({ agent }) => subjectOf(agent))
      yield {
        variant: kept.some(isProduction) ? 'production' : 'other',
        at: kept[0]?.at ?? at,
        message:
          `${kept.length} live ${kept.length === 1 ? 'secret' : 'secrets'} in ${file.path} can be read by ${listed(names)}, ` +
          `which ${names.length === 1 ? 'has' : 'have'} no rule against it`,
        help: `${[...new Set(readers.map(({ deny }) => deny))].join('; ')}; keep the values in a keychain or vault`,
        related: readers.slice(0, 3).map(({ agent, at: where }) => ({ at: where, label: `${agent} works here` })),
        confidence: 'medium',
        ...fixOf(
          added(
            'keep the agent out of the file',
            readers.map(({ denyBy }) => denyBy),
          ),
        ),
      }
    },
    *contextOutput({ by, name, what, at }) {
      yield {
        variant: 'printed',
        at,
        // What an agent may run is decided for all commands of a list.
        ...(by === 'permission' && { decision: `what ${name} may print by ${at.file.path}` }),
        message:
          by === 'hook'
            ? `the ${name} hook prints ${what}, and its output enters the model's context`
            : `${name} may print ${what} without asking, and the model reads the output`,
        help:
          by === 'hook' ? 'print only what the agent needs, such as names of variables' : 'take the permission out, and let the agent ask',
      }
    },
    *environmentHandover({ to, what, at }) {
      yield {
        variant: 'whole-env',
        at,
        message: `${what} is handed to ${to}`,
        help: 'hand over only the variables that it needs, by name',
        confidence: 'medium',
      }
    },
  },
})

function isProduction({ hosts, credential }: SecretFile['secrets'][number]): boolean {
  return credential.judged.mode === 'live' || hosts.some(({ class: is }) => is === 'production')
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
