import { pageUrl, sentence } from './rule-text.ts'
import { oneLine } from './redact.ts'
import type { Reporter } from './reporter.ts'
import type { ShownFinding, ShownInput, ShownPath } from './shown-report.ts'

/**
 * JUnit's XML as Jenkins, GitLab and Azure Pipelines read it: a suite for each file, a failed test for each finding. Notes are skipped
 * tests, so that they fail nothing; a run without findings has one test that passed, as an empty report counts as broken.
 */
export const junit: Reporter = ({ findings, unreadable, summary }) => {
  const files = new Map<string, Case[]>()
  const add = ({ inRepository }: ShownPath, caseOf: (path: string) => Case) => {
    const path = oneLine(inRepository)
    files.set(path, [...(files.get(path) ?? []), caseOf(path)])
  }
  for (const finding of findings) add(finding.at, (path) => ofFinding(finding, path))
  for (const input of unreadable.filter(({ isBroken }) => isBroken)) add(input, (path) => ofInput(input, path))
  if (files.size === 0) files.set('agent-auth-lint', [{ name: summary()[0] ?? '', outcome: 'passed' }])
  const suites = [...files].map(([name, cases]) => suite(name, cases))
  const all = [...files.values()].flat()
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="agent-auth-lint"${counts(all)}>\n${suites.join('')}</testsuites>\n`
}

type Case =
  | { readonly name: string; readonly outcome: 'passed' }
  | {
      readonly name: string
      readonly outcome: 'failure' | 'error' | 'skipped'
      readonly kind: string
      readonly message: string
      readonly text: string
    }

function ofInput({ at, say }: ShownInput, path: string): Case {
  const place = `${path}:${at?.region.startLine ?? 1}`
  return { name: `parse ${place}`, outcome: 'error', kind: 'parse', message: say, text: place }
}

function ofFinding({ rule, variant, level, at, message, help }: ShownFinding, path: string): Case {
  const { startLine, startColumn } = at.region
  const place = `${path}:${startLine}:${startColumn}`
  const text = [`${level}: ${place}`, sentence(message), help && sentence(help), pageUrl(rule)].filter(Boolean).join('\n')
  return {
    name: `${rule.id} ${startLine}:${startColumn}`,
    outcome: level === 'note' ? 'skipped' : 'failure',
    kind: `${rule.id}/${variant}`,
    message,
    text,
  }
}

function suite(name: string, cases: readonly Case[]): string {
  const skipped = cases.filter(({ outcome }) => outcome === 'skipped').length
  const tests = cases.map((one) => test(one, name)).join('')
  return `  <testsuite name="${escaped(name)}"${counts(cases)} skipped="${skipped}">\n${tests}  </testsuite>\n`
}

function counts(cases: readonly Case[]): string {
  const count = (wanted: Case['outcome']) => cases.filter(({ outcome }) => outcome === wanted).length
  return ` tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}"`
}

function test(one: Case, suiteName: string): string {
  const opening = `    <testcase name="${escaped(one.name)}" classname="${escaped(suiteName)}"`
  if (one.outcome === 'passed') return `${opening}/>\n`
  // Jenkins takes no attributes at a skipped test.
  const inner =
    one.outcome === 'skipped'
      ? `<skipped>${escaped(one.text)}</skipped>`
      : `<${one.outcome} type="${escaped(one.kind)}" message="${escaped(one.message)}">${escaped(one.text)}</${one.outcome}>`
  return `${opening}>\n      ${inner}\n    </testcase>\n`
}

/** Text of an element or attribute. What XML 1.0 forbids is U+FFFD: https://www.w3.org/TR/xml/#charsets */
function escaped(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"']/g, (sign) => ENTITIES.get(sign) ?? sign)
}

const ENTITIES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
])

// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu
