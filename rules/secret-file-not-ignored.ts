import { secretEvidence } from '../src/judge/evidence.ts'
import { added, fixOf } from '../src/judge/fixes.ts'
import { defineRule, error, note, warning } from '../src/judge/rule.ts'

/**
 * A file with live secrets is one `git add` away from the repository, or is taken into an image or package.
 *
 * ## Why
 *
 * The next `git add .`, by a person or an agent, commits the file. A file that is copied into a build is published with it.
 *
 * ## Instead
 *
 * Ignore the file in `.gitignore`, and leave it out of builds in `.dockerignore` or `files`.
 *
 * ## Not reported
 *
 * Files that the repository's own rules ignore, encrypted files, templates, and folders without a repository.
 */
export default defineRule({
  id: 'secret-file-not-ignored',
  title: 'Secrets file not ignored by git',
  group: 'hygiene',
  variants: { packaged: error(7.5), untracked: warning(5.0), local: note(3.0) },
  needs: { packaged: { error: ['live-value', 'shipped'] } },
  confidence: 'high',
  references: [
    'https://www.rfc-editor.org/rfc/rfc6819.html#section-5.3.3',
    'https://modelcontextprotocol.io/extensions/auth/oauth-client-credentials',
  ],
  tags: ['CWE-312', 'CWE-538', 'CWE-732', 'owasp-mcp-2025/MCP01', 'owasp-nhi-2025/NHI2', 'owasp-asvs-5.0.0/13.3.1'],
  recommended: true,
  options: ['endpoints', 'credentials'],
  ofOneValue: { rank: 11 },
  on: 'secretFile',

  *check({ file, secrets, template, ignoredOnlyHere, shippedBy, at }) {
    if (template) return
    const live = `${secrets.length} live ${secrets.length === 1 ? 'secret' : 'secrets'}`
    const name = file.path.split('/').at(-1) ?? file.path
    if (shippedBy && file.git !== 'tracked' && file.git !== 'staged' && file.git !== 'none') {
      yield {
        variant: 'packaged',
        at,
        message: `${file.path} holds ${live} and is copied into ${shippedBy.what}`,
        help: shippedBy.what.includes('npm')
          ? `leave it out: narrow \`files\` in package.json, or add \`${name}\` to .npmignore`
          : `add \`${name}\` to .dockerignore, and replace the secrets if an image was published`,
        related: [{ at: shippedBy.at, label: shippedBy.label }],
        evidence: [
          ...secrets.slice(0, 1).flatMap(secretEvidence),
          { is: 'shipped', at: shippedBy.at, say: `it is copied into ${shippedBy.what}` },
        ],
      }
      return
    }
    if (file.git !== 'untracked' && !ignoredOnlyHere) return
    const local = secrets.every(({ hosts }) => hosts.length > 0 && hosts.every(({ class: is }) => is === 'loopback' || is === 'none'))
    yield {
      variant: local ? 'local' : 'untracked',
      at,
      message: ignoredOnlyHere
        ? `${file.path} holds ${live} and is ignored only by this machine's git settings, not by the repository's .gitignore`
        : `${file.path} holds ${live} and is not ignored by git`,
      help: `add \`${name}\` to .gitignore`,
      ...fixOf(
        /^[\w.@/-]+$/.test(file.path) ? added('ignore it in .gitignore', [{ path: '.gitignore', line: `/${file.path}` }]) : undefined,
      ),
    }
  },
})
