import type { Result } from '../judge/finding.ts'
import type { Reporter } from './reporter.ts'
import { verdictText } from './verdict.ts'

/** The report formats. Each is loaded by the runs that need it; frames and masks only where a result has something to show. */
export const reporters = {
  text: async (result?: Result): Promise<Reporter> => (result && isEmpty(result) ? verdictText : (await import('./text.ts')).text),
  sarif: async (_?: Result): Promise<Reporter> => (await import('./sarif.ts')).sarif,
  json: async (_?: Result): Promise<Reporter> => (await import('./json.ts')).json,
  github: async (_?: Result): Promise<Reporter> => (await import('./github.ts')).github,
  markdown: async (_?: Result): Promise<Reporter> => (await import('./markdown.ts')).markdown,
  gitlab: async (_?: Result): Promise<Reporter> => (await import('./gitlab.ts')).gitlab,
  junit: async (_?: Result): Promise<Reporter> => (await import('./junit.ts')).junit,
  compact: async (_?: Result): Promise<Reporter> => (await import('./compact.ts')).compact,
} as const

/** Whether a result names no file. */
function isEmpty({ findings, suppressed, unreadable, failures, model }: Result): boolean {
  return [findings, suppressed, unreadable, failures, ...Object.values(model)].every(({ length }) => length === 0)
}

export type Format = keyof typeof reporters

export const formats = Object.keys(reporters) as Format[]
