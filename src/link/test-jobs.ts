import { FAR } from '../classify/endpoint.ts'
import type { Host } from '../model/index.ts'
import { leavesTheRun, pipelineFile, runsTests, testMode } from '../knowledge/words/ci-jobs.ts'
import type { SourceFile, Span } from '../text/source.ts'
import { oncePer } from '../text/once-per.ts'

/**
 * Whether a value stands in a job of CI that only runs tests, or in variables of a workflow whose jobs leave nothing behind (STANDARD.md,
 * "What it is"): by what its steps run, or by the variable beside it that says so. What such a job takes to another machine is used there.
 */
export function isForTestRun({ file, start }: Span, hosts: readonly Host[]): boolean {
  if (!pipelineFile.pattern.test(file.path) || hosts.some(({ class: is }) => FAR.has(is))) return false
  const job = jobsOf(file).find((one) => start >= one.start && start < one.end)
  const text = job?.text ?? withoutComments(file.text)
  if (leavesTheRun.pattern.test(text)) return false
  return runsTests.pattern.test(text) || testMode.pattern.test(besideOf(file.text, start))
}

interface Job {
  readonly start: number
  readonly end: number
  /** Without comments. */
  readonly text: string
}

/** The jobs of a file: what stands under `jobs`, or, in GitLab's, at the top. */
const jobsOf = oncePer((file: SourceFile): readonly Job[] => {
  const { text } = file
  const list = /^jobs:[ \t\r]*(?:#.*)?$/m.exec(text)
  const from = list ? list.index + list[0].length : 0
  const found: Job[] = []
  let indent = list ? undefined : 0
  let begun: number | undefined
  const close = (end: number) => {
    if (begun !== undefined) found.push({ start: begun, end, text: withoutComments(text.slice(begun, end)) })
    begun = undefined
  }
  for (let at = from; at < text.length; at = nextLine(text, at)) {
    const line = text.slice(at, Math.min(nextLine(text, at), at + LONGEST))
    const depth = line.search(/[^ \r\n]/)
    if (depth < 0 || line[depth] === '#') continue
    indent ??= depth
    if (depth > indent) continue
    close(at)
    if (depth < indent) break
    if (list || !OF_PIPELINE.test(line)) begun = at
  }
  close(text.length)
  return found
})

/** Keys at the top of GitLab's file that are no jobs. */
const OF_PIPELINE = /^(?:variables|stages|default|include|workflow|image|services|cache|before_script|after_script)\b/

/** The lines of the map around a place that stand as deep as its own. */
function besideOf(text: string, start: number): string {
  const first = text.lastIndexOf('\n', start - 1) + 1
  const depth = text.slice(first, first + LONGEST).search(/[^ ]/)
  const near = [...linesFrom(text, first, depth, -1), ...linesFrom(text, first, depth, 1)]
  return near.join('\n')
}

function* linesFrom(text: string, first: number, depth: number, step: 1 | -1): Generator<string> {
  let at = first
  for (let n = 0; n < MOST && at >= 0 && at < text.length; n += 1) {
    at = step > 0 ? nextLine(text, at) : at === 0 ? -1 : text.lastIndexOf('\n', at - 2) + 1
    if (at < 0) return
    const line = text.slice(at, Math.min(nextLine(text, at), at + LONGEST))
    const here = line.search(/[^ \r\n]/)
    if (here >= 0 && here < depth) return
    if (here === depth) yield line
  }
}

const MOST = 60
const LONGEST = 1000

function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end + 1
}

/** What a comment says of another workflow is done there. */
function withoutComments(text: string): string {
  return text.replaceAll(/(^|[ \t])#[^\n]*/gm, '$1')
}
