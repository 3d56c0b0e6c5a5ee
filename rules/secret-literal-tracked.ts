import { factsOf, isProviderFormat, revokePage, withArticle, withdraw } from '../src/judge/advice.ts'
import { forDevelopment } from '../src/knowledge/words/files.ts'
import { isShared } from '../src/knowledge/severity-matrix.ts'
import type { Model, StoredSecret } from '../src/model/index.ts'
import { secretEvidence } from '../src/judge/evidence.ts'
import { defineRule, error, note, warning } from '../src/judge/rule.ts'
import { ofSet, oneValue, type Problem } from '../src/judge/problems.ts'
import type { Severity } from '../src/model/severity.ts'
import { codeAt, type GitState, type SourceFile } from '../src/text/source.ts'
import { oncePer } from '../src/text/once-per.ts'

/**
 * A live secret is in a file that git tracks.
 *
 * ## Why
 *
 * Everybody with the repository or its history has the value, and so has every agent that opens the file: it lands in prompts,
 * transcripts and error reports. Deleting the line does not take it out of the history.
 *
 * ## Instead
 *
 * Revoke it first. Then read it from the environment or a secret store, and remove it from the history.
 *
 * ## Not reported
 *
 * Placeholders, test keys, publishable identifiers, references and ciphertext, documented samples, default passwords of services on this
 * machine, and values without a provider's format in tests, examples and documentation. What nobody runs with is a note: variables that
 * only tests need by their comment, that the documented setup writes over, or whose file names documentation hosts alone; what a reference
 * shows as an example of a request or an answer, and a key of which a comment says that it does not work.
 */
export default defineRule({
  id: 'secret-literal-tracked',
  title: 'Live secret in a tracked file',
  group: 'static keys',
  variants: { provider: error(8.8), generic: warning(5.5), paired: error(7.5), elsewhere: note(3.0), local: note(3.0) },
  needs: { provider: { error: ['live-value', 'in-git'] }, paired: { error: ['live-value', 'in-git', 'sent-to'] } },
  confidence: 'high',
  references: [
    'https://www.rfc-editor.org/rfc/rfc6819.html#section-5.3.1',
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/security-considerations#token-theft',
  ],
  tags: [
    'CWE-798',
    'CWE-540',
    'CWE-312',
    'CWE-1392',
    'owasp-llm-2026/LLM02',
    'owasp-llm-2025/LLM02',
    'owasp-mcp-2025/MCP01',
    'owasp-nhi-2025/NHI2',
    'owasp-asvs-5.0.0/13.3.1',
    'owasp-asvs-5.0.0/13.2.3',
  ],
  recommended: true,
  options: ['credentials', 'endpoints'],
  decidedBy: 'text',
  inTestCode: 'everywhere',
  ofOneValue: { rank: 10 },
  ofStaticKeys: true,
  on: 'storedSecret',

  *check(secret, model) {
    const { credential, at, uses } = secret
    const { judged } = credential
    if (!isShared(at.file.git) || isSaidOfHeader(secret, model)) return
    const found = byHost(weight(secret), secret)
    if (!found) return
    const default_ = judged.defaultCredential === true
    const where = at.file.git === 'none' ? 'stored' : at.file.git === 'staged' ? 'about to be committed' : 'committed'
    yield {
      ...found,
      at,
      message: default_
        ? `${withArticle(judged.what)}${secret.name ? `, \`${secret.name.value}\`,` : ''} goes ` +
          `to ${secret.hosts.find(isRemote)?.shown ?? 'another machine'}`
        : `${withArticle(judged.what)}${secret.name ? ` in \`${secret.name.value}\`` : ''} is ` +
          `${where} here; every agent and person that reads the repository can use it`,
      help: default_ ? 'set a password of its own and read it from the environment' : help(credential, at.file.git),
      related: uses.slice(0, 5),
      everywhere: isProviderFormat(credential),
      // A secret is one decision, wherever and by whatever name it stands: it is revoked once.
      decision: oneValue(secret, model),
      // Answers that were recorded for tests with their keys are one decision, and so is a name that many files of data have.
      ...recorded(secret, found),
      // What a key file is known by is the same in all of them.
      ...(judged.kind?.beside !== undefined && credential.secret.length < SHORTEST_KEY_FILE && { decision: false }),
      // The same id in the addresses of several networks is one.
      ...(judged.kind?.metersUse && { decision: `${judged.kind.id} ${codeAt(at).replace(/^.*\//, '')}` }),
      ...ofSet(secret, model),
      // What is said once of all values of a file is one decision.
      ...(found.variant === 'elsewhere' &&
        isCalledPlaceholder(secret) && { decision: `values of ${at.file.path}, which calls them placeholders` }),
      // A template is written in one go, by one way to fill in its values.
      ...(found.variant === 'generic' && secret.role.template && { decision: `each ${judged.what} of the template ${at.file.path}` }),
      evidence: secretEvidence(secret),
      facts: factsOf(credential, secret.hosts[0]),
    }
  },
})

const SHORTEST_KEY_FILE = 100

/** Whether a header of an entry of the same file has the key as well: it is changed once, and said of the header. */
function isSaidOfHeader({ credential, at }: StoredSecret, model: Model): boolean {
  const place = headersOf(model).get(at.file)?.get(credential.secret.identity)
  return place !== undefined && place !== at.start
}

const headersOf = oncePer(({ connection }: Model): ReadonlyMap<SourceFile, ReadonlyMap<string, number>> => {
  const found = new Map<SourceFile, Map<string, number>>()
  for (const { credentials, enabled } of connection) {
    for (const one of enabled ? credentials : []) {
      if (one.place !== 'header' || one.form !== 'literal') continue
      const places = found.get(one.at.file) ?? new Map<string, number>()
      found.set(one.at.file, places.set(one.secret.identity, one.at.start))
    }
  }
  return found
})

/** The decision of many values in data: of a package's tests by who issued them, of a folder by a name that alone says what they are. */
function recorded({ credential: { judged }, name, role, at }: StoredSecret, { variant }: Weight): Pick<Problem, 'decision'> {
  const { path } = at.file
  if (role.test && judged.provider && variant === 'provider')
    return RECORDED.test(path) ? { decision: `keys of ${judged.provider} in answers recorded for tests` } : {}
  return variant === 'elsewhere' && name && EXPORTED.test(path)
    ? { decision: `${name.value} in ${path.slice(0, path.lastIndexOf('/') + 1)}` }
    : {}
}

const RECORDED = /\.(?:json|ndjson|jsonl|har|ya?ml|xml)$/i
/** What a program writes; in YAML people write settings, where the same value is the same decision. */
const EXPORTED = /\.(?:json|ndjson|jsonl)$/i

type Weight = Pick<Problem, 'variant' | 'severity' | 'confidence'>

/** What is judged by where it goes is as certain as that: a host that only a variable names is a guess (STANDARD.md, "Where it goes"). */
function byHost(found: Weight | undefined, { hosts }: StoredSecret): Weight | undefined {
  const isCertain = found?.variant !== 'paired' || hosts.some((host) => isRemote(host) && host.confidence !== 'low')
  return isCertain ? found : { ...found, confidence: 'low' }
}

function weight(secret: StoredSecret): Weight | undefined {
  const { credential, place, hosts } = secret
  const { judged } = credential
  const remote = judged.mode !== 'test' && hosts.some(isRemote)
  if (judged.defaultCredential)
    return hosts.some((host) => isRemote(host) && host.class !== 'unresolved' && host.at !== undefined) && credential.confidence === 'high'
      ? { variant: 'paired', confidence: 'medium' }
      : undefined
  if (judged.class !== 'static' && judged.class !== 'declared') return undefined
  // A container of the repository has the same password, and nobody outside reaches it by its name.
  const local = hosts.length > 0 && hosts.every(({ class: is, containerService }) => is === 'loopback' || is === 'none' || containerService)
  if (local) return { variant: 'local', confidence: 'high' }
  // A word as the password of a container beside it keeps nobody out, and is meant for nobody.
  if (
    hosts.length > 0 &&
    hosts.every(({ class: is }) => is === 'private') &&
    /password$/.test(judged.what) &&
    credential.secret.matches(/^[a-z]{1,20}$/)
  )
    return undefined
  if (hosts.length > 0 && hosts.every(({ class: is }) => is === 'private'))
    return { variant: 'generic', severity: PRIVATE, confidence: 'high' }
  // STANDARD.md, "What changes the weight": a private key in an example is a note, and so is one that only who develops uses.
  const isOfDocumentation = hosts.length > 0 && hosts.every(({ class: is }) => is === 'placeholder')
  if (judged.kind?.type === 'private-key' && !judged.provider && isOfDocumentation) return { variant: 'elsewhere', confidence: 'high' }
  if (judged.kind?.type === 'private-key' && !judged.provider && (secret.role.example || forDevelopment.pattern.test(secret.at.file.path)))
    return { variant: 'elsewhere', confidence: 'high' }
  // Of a file that is there to be copied nobody can tell whether its key is one for development.
  if (judged.kind?.type === 'private-key' && !judged.provider && secret.role.template) return { variant: 'generic', confidence: 'medium' }
  // STANDARD.md, "OAuth clients and servers": secrets of installed applications are a note.
  if (judged.kind?.openWhere?.test(secret.at.file.text) || isInPage(secret)) return { variant: 'elsewhere', confidence: 'high' }
  // A template that calls its values placeholders: what a provider's own format does not prove is one as a rule.
  if (isCalledPlaceholder(secret)) return { variant: 'elsewhere', confidence: 'high' }
  if (secret.meant === 'example' && !hasFormat(secret)) return undefined
  // What is shown as a sample is one in any format.
  if (secret.meant === 'sample') return { variant: 'elsewhere', confidence: 'high' }
  // What nobody runs with, as what stands around it says, and no format of a provider says otherwise.
  if (secret.meant && !hasFormat(secret) && judged.kind?.type !== 'private-key') return { variant: 'elsewhere', confidence: 'high' }
  if (judged.kind?.metersUse) return { variant: APP.test(secret.at.file.path) ? 'elsewhere' : 'generic', confidence: 'high' }
  if ((judged.provider && judged.confidence === 'high') || judged.kind?.type === 'private-key')
    return { variant: 'provider', confidence: 'high' }
  if (judged.jwt || judged.kind || (judged.confidence === 'high' && /password$/.test(judged.what)))
    return place === 'document' ? undefined : { variant: remote ? 'paired' : 'generic', confidence: judged.confidence }
  if (place === 'document') return undefined
  if (place === 'agent-config' || place === 'variables') return { variant: remote ? 'paired' : 'generic', confidence: 'medium' }
  // In code a name alone is weak: a client's secret is one for certain, and so is what a request carries to another machine.
  const isSent = hosts.some((host) => isRemote(host) && host.class !== 'unresolved')
  // STANDARD.md, "Among variables", holds of an application's settings as of its variables.
  if (remote && isSent && place === 'config' && judged.what === 'password') return { variant: 'paired', confidence: 'medium' }
  if (isSent && place === 'config' && /^refresh_?token$/i.test(secret.name?.value ?? '')) return { variant: 'paired', confidence: 'medium' }
  if (place === 'code' && (isSent || /^(?:.{0,40}[_-])?(?:oauth[_-]?)?client[_-]?secret$/i.test(secret.name?.value ?? '')))
    return { variant: 'generic', confidence: 'medium' }
  return { variant: 'elsewhere', confidence: 'medium' }
}

/** Whether the head of its template says that it is there to be replaced, and no format of a provider says otherwise. */
function isCalledPlaceholder(secret: StoredSecret): boolean {
  return !hasFormat(secret) && secret.credential.judged.kind?.type !== 'private-key' && secret.calledPlaceholders === true
}

/** A provider's own format proves a key by itself. */
function hasFormat({ credential: { judged } }: StoredSecret): boolean {
  return judged.provider !== undefined && judged.confidence === 'high' && !judged.kind?.needsName
}

/** Files of apps and pages, which everybody gets who uses them. */
const APP = /\.(?:html?|[jt]sx|vue|svelte|xml|plist|dart|swift)$/i

/** A key that only works inside a network: half a step (STANDARD.md, "How much it weighs"). */
const PRIVATE: Severity = { level: 'warning', score: 5.5 }

/** A key that pages and apps carry by design, in a file that one is made of. */
function isInPage({ credential: { judged }, at: { file, start, end } }: StoredSecret): boolean {
  const { openBeside } = judged.kind ?? {}
  return openBeside !== undefined && PAGE.test(file.path) && openBeside.test(file.text.slice(Math.max(0, start - NEAR), end + NEAR))
}

const PAGE = /\.(?:html?|[cm]?[jt]sx?|vue|svelte|json|xml|plist|dart|swift|kt|kts)$/i
/** How far from a key stands what it is for. */
const NEAR = 300

function isRemote({ class: is }: StoredSecret['hosts'][number]): boolean {
  return is === 'tunnel' || is === 'staging' || is === 'remote' || is === 'production' || is === 'unresolved'
}

function help(credential: StoredSecret['credential'], git: GitState): string {
  const instead = 'read it from the environment or a secret store'
  if (git === 'staged')
    return `unstage the file and ${instead}; ${withdraw(credential)} it${revokePage(credential)} if it was pushed from elsewhere`
  const first = `${withdraw(credential)} it${revokePage(credential)} first`
  return git === 'none' ? `${first}, then ${instead}` : `${first}, then ${instead} and remove it from the history`
}
