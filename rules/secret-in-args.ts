import { factsOf, isProviderFormat, revokePage, withArticle } from '../src/judge/advice.ts'
import type { Span } from '../src/text/source.ts'
import { secretEvidence } from '../src/judge/evidence.ts'
import { defineRule, error, note, warning } from '../src/judge/rule.ts'

/**
 * A secret is passed on a command line or baked into an image.
 *
 * ## Why
 *
 * Arguments are visible to every process of the machine, in shell histories, CI logs and the agent's transcript. `ENV` and `ARG` of a
 * Dockerfile stay in the layers of the image for everybody who pulls it.
 *
 * ## Instead
 *
 * Pass it through the environment by a reference, or as a mounted secret (`RUN --mount=type=secret`).
 *
 * ## Not reported
 *
 * Shell variables in scripts, test keys, placeholders, and options whose names only sound like secrets (`--max-tokens`, `--key-id`,
 * `--token-file`). Nor variables of a stage of a Dockerfile that only builds, as no image has them, unless the repository builds that stage
 * by its name.
 */
export default defineRule({
  id: 'secret-in-args',
  title: 'Secret on a command line or in an image',
  group: 'secrets in context',
  variants: { image: error(7.5), literal: warning(5.5), reference: note(2.0) },
  needs: { image: { error: ['live-value', 'shipped'] } },
  confidence: 'high',
  references: [
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization#protocol-requirements',
    'https://www.rfc-editor.org/rfc/rfc6819.html#section-5.3.3',
  ],
  tags: ['CWE-214', 'CWE-522', 'owasp-mcp-2025/MCP01', 'owasp-nhi-2025/NHI2', 'owasp-asvs-5.0.0/13.3.1'],
  recommended: true,
  options: ['endpoints'],
  decidedBy: 'text',
  inTestCode: 'everywhere',
  ofOneValue: { rank: 8 },
  ofStaticKeys: true,
  on: {
    *storedSecret(secret) {
      const { credential, place, name, hosts, at } = secret
      if (credential.judged.class !== 'static' && credential.judged.class !== 'declared') return
      const argument = place === 'argument' || place === 'script' || credential.place === 'argument'
      if (!argument && place !== 'image') return
      // A password of a service on this machine is a matter of storage.
      if (place !== 'image' && hosts.length > 0 && hosts.every(({ class: is }) => is === 'loopback' || is === 'none')) return
      if (place !== 'image' && staysInShell(at)) return
      const called = name?.value ?? credential.sentAs
      const shown = called === 'argument' ? '' : called
      yield {
        variant: place === 'image' ? 'image' : 'literal',
        at,
        message:
          place === 'image'
            ? `${withArticle(credential.judged.what)}${shown ? ` in \`${shown}\`` : ''} is baked ` +
              'into the image; everybody who pulls it can read it'
            : `${withArticle(credential.judged.what)} is passed as an argument${shown ? ` (\`${shown}\`)` : ''}; ` +
              `other processes, logs and the agent's transcript can read it`,
        help:
          place === 'image'
            ? `replace it${revokePage(credential)}, pass it when the container starts or with \`RUN --mount=type=secret\``
            : `replace it${revokePage(credential)} and pass it through the environment`,
        everywhere: isProviderFormat(credential),
        evidence: [
          ...secretEvidence(secret),
          ...(place === 'image' ? [{ is: 'shipped' as const, at, say: 'it becomes part of the image' }] : []),
        ],
        facts: factsOf(credential, undefined),
      }
    },
    *argumentReference({ option, at }) {
      yield {
        variant: 'reference',
        at,
        message:
          `a secret is passed as an argument (\`${option}\`); it is filled in before ` +
          'the program starts, and the process list shows it',
        help: 'pass it through `env` if the program can read it there',
      }
    },
  },
})

/**
 * `NAME=value command`, `export NAME=value`: the environment of a command and no argument of it; `docker run -e NAME=value` is one. What
 * `echo` and `printf` are given stays in the shell, whose own commands they are.
 */
function staysInShell({ file: { text }, start }: Span): boolean {
  const line = text.slice(Math.max(text.lastIndexOf('\n', start - 1) + 1, start - 400), start)
  const command = line.slice(Math.max(...[';', '&', '|', '(', '`', '{'].map((sign) => line.lastIndexOf(sign))) + 1)
  const words = command
    .trimStart()
    .replace(/^[@+-]{1,3}/, '')
    .split(/\s+/)
  if (/^(?:echo|printf)$/.test(words[0] ?? '')) return !isWithin(line.slice(0, line.length - command.length))
  const last = words.pop() ?? ''
  return (
    /^[A-Za-z_]\w*\s?[:?+]?=/.test(last) && words.every((word) => /^(?:[A-Za-z_]\w*=.*|export|env|local|readonly|declare|set)$/.test(word))
  )
}

/** Whether what stands before a command has it inside quotes, or puts what it prints into the words of another. */
function isWithin(before: string): boolean {
  const count = (sign: string) => before.split(sign).length - 1
  return count('"') % 2 === 1 || count("'") % 2 === 1 || /[$<]\($|`$/.test(before)
}
