import type { Finding, Result, Unreadable } from '../src/judge/finding.ts'
import { ours } from '../src/text/shown.ts'
import type { Connection, Host } from '../src/model/index.ts'
import { emptyResult } from '../src/report/empty.ts'
import type { Options as ReportOptions } from './reporters.ts'
import { error, note, warning, type RuleMeta } from '../src/judge/rule.ts'
import { SourceFile, type GitState, type Span } from '../src/text/source.ts'

/** An invented vendor's key, so that nothing but `conceal` can know it. */
export const KEY = 'acme9Qm3ZxT7bLw2RkV5'

export const options: ReportOptions = {
  version: ours`0.1.0`,
  color: false,
  width: 0,
  prefix: '',
  quiet: false,
  verbose: false,
  showSuppressed: false,
  successful: true,
}

export const remoteMcp: RuleMeta = {
  id: 'static-key-remote-mcp',
  title: 'Static key sent to a remote MCP server',
  group: 'static keys',
  variants: { literal: error(9.3), reference: warning(5.5), dev: note(3) },
  confidence: 'high',
  references: ['https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization#token-handling'],
  tags: ['CWE-798', 'CWE-522', 'owasp-llm-2026/LLM02'],
  recommended: true,
}

export const inArgs: RuleMeta = {
  id: 'secret-in-args',
  title: 'Secret on a command line',
  group: 'secrets in context',
  variants: { literal: warning(5.5), reference: note(2) },
  confidence: 'medium',
  references: [],
  tags: ['CWE-214'],
  recommended: true,
}

/** The span of the nth occurrence of a text. */
export function at(file: SourceFile, text: string, nth = 1): Span {
  let start = -1
  for (let i = 0; i < nth; i++) start = file.text.indexOf(text, start + 1)
  if (start < 0) throw new Error(`no ${JSON.stringify(text)} in ${file.path}`)
  return { file, start, end: start + text.length }
}

export function finding(span: Span, more: Partial<Finding> = {}): Finding {
  return {
    rule: remoteMcp,
    variant: 'reference',
    level: 'warning',
    score: 5.5,
    confidence: 'high',
    at: span,
    message: 'Cursor sends a static key to mcp.acme-crm.io as `Authorization`',
    help: 'sign in to "billing" with OAuth and delete the key',
    related: [],
    place: 'mcpServers.billing.headers.Authorization',
    alsoRules: [],
    facts: {},
    evidence: [],
    ...more,
  }
}

export function resultOf(findings: readonly Finding[], more: Partial<Result> = {}): Result {
  const seen = { files: 41, agent: 3, variables: 1, oauth: 0, code: 0, other: 0, parsedCode: 0 }
  return { ...emptyResult([remoteMcp, inArgs]), seen, findings, ...more }
}

const CONFIG = `{
  "mcpServers": {
    "billing": {
      "url": "https://mcp.acme-crm.io/billing",
      "headers": { "Authorization": "Bearer \${env:ACME_KEY}" }
    }
  }
}
`

/** One problem, two files, the key masked. */
export function reference(git: GitState = 'tracked') {
  const config = new SourceFile('.cursor/mcp.json', CONFIG, git)
  const env = new SourceFile('.env', `ACME_KEY="${KEY}" # billing\n`, git === 'tracked' ? 'ignored' : git)
  const secret = env.conceal(at(env, KEY), 'acme')
  const related = [
    { at: at(config, 'https://mcp.acme-crm.io/billing'), label: 'the remote server' },
    { at: at(env, KEY), label: 'defined here' },
  ]
  const facts = { endpointClass: 'remote', pairing: 'P1' }
  return { config, env, secret, finding: finding(at(config, '${env:ACME_KEY}'), { related, facts }) }
}

/** Things that go wrong in reports: odd names, odd lines, odd spans. */
export function odd(): { result: Result; files: SourceFile[] } {
  const tabs = new SourceFile('tabs/a b#%.json', `\ufeff{\t"k":\t"${KEY}"}\r\n\t{\t"漢字":\t"値 x"}\r\n`, 'tracked')
  tabs.conceal(at(tabs, KEY))
  const long = new SourceFile('dist/long.json', `{"a":"${'x'.repeat(200_000)}","key":"${KEY}","b":"${'y'.repeat(50_000)}"}\n`, 'tracked')
  long.conceal(at(long, KEY))
  const many = new SourceFile('données/multi.yaml', 'a:\n  key: |\n    one\n    two\n\nb: 1\n', 'staged')
  const evil = new SourceFile('x\u001b[31m\u202e.json', 'a \u001b[2J\u202e##[add-mask]b ::error::c\n', 'untracked')
  const findings = [
    finding(at(tabs, KEY), { place: 'k' }),
    finding(at(tabs, '値 x'), { place: '漢字', rule: inArgs, variant: 'literal-note', level: 'note', score: 3.5 }),
    finding(at(long, KEY), { place: 'key', variant: 'reference-error', level: 'error', score: 7 }),
    finding(at(many, 'one\n    two'), { place: 'a.key', related: [{ at: { file: many, start: 2, end: 2 }, label: 'an empty [span](1)' }] }),
    finding({ file: many, start: many.text.length, end: many.text.length }, { place: 'end', alsoRules: ['secret-in-args'] }),
    finding(at(evil, '\u001b[2J'), {
      place: '',
      message: `the "\n::stop-commands::x\u001b]0;title\u0007" server gets 100% of ${KEY}, [a](9)`,
    }),
  ]
  const unreadable: Unreadable[] = [
    { path: many.path, at: at(many, 'b: 1'), reason: 'syntax', say: 'expected ","' },
    { path: 'gone.json', reason: 'vanished', say: 'no longer there' },
    { path: 'big.json', reason: 'too large', say: '12 MiB, over the limit of 10 MiB' },
  ]
  return {
    result: resultOf(findings, { unreadable, suppressed: [{ finding: finding(at(many, 'a:')), reason: 'until May', at: at(many, 'a:') }] }),
    files: [tabs, long, many, evil],
  }
}

const host = (kind: Host['class']): Host => ({
  name: 'mcp.acme-crm.io',
  shown: 'mcp.acme-crm.io',
  scheme: 'https:',
  class: kind,
  confidence: 'high',
  because: '',
})

/** A connection of an agent that signs in with OAuth by itself. */
export function connection(file: SourceFile, kind: Host['class'] | 'stdio', more: Partial<Connection> = {}): Connection {
  const span = { file, start: 0, end: 1 }
  return {
    kind: 'connection',
    protocol: 'mcp',
    source: 'config',
    agent: { id: 'cursor', name: 'Cursor', oauth: 'automatic' },
    name: { value: 'billing', at: span },
    endpoint: kind === 'stdio' ? { transport: 'stdio', program: 'npx', at: span } : { transport: 'http', host: host(kind), at: span },
    credentials: [],
    variables: [],
    oauth: false,
    enabled: true,
    evidence: [],
    at: span,
    ...more,
  }
}
