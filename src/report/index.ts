import type { Result } from '../judge/finding.ts'
import { asShown, type Shown } from '../text/shown.ts'
import type { Reporter } from './reporter.ts'
import type { Whereabouts } from './show.ts'
import type { TextOptions } from './text.ts'
import { verdictText } from './verdict.ts'

/** A result as a text to print. */
export type Rendering = (result: Result, options: TextOptions & Whereabouts) => Shown

/** The report formats. Each is loaded by the runs that need it; frames and masks only where a result has something to show. */
export const reporters = {
  text: async (result?: Result): Promise<Rendering> =>
    result && isEmpty(result)
      ? (result, options) => asShown(verdictText(result, options))
      : rendering(import('./text.ts').then(({ text }) => text)),
  sarif: (_?: Result): Promise<Rendering> => rendering(import('./sarif.ts').then(({ sarif }) => sarif)),
  json: (_?: Result): Promise<Rendering> => rendering(import('./json.ts').then(({ json }) => json)),
  github: (_?: Result): Promise<Rendering> => rendering(import('./github.ts').then(({ github }) => github)),
  markdown: (_?: Result): Promise<Rendering> => rendering(import('./markdown.ts').then(({ markdown }) => markdown)),
  gitlab: (_?: Result): Promise<Rendering> => rendering(import('./gitlab.ts').then(({ gitlab }) => gitlab)),
  junit: (_?: Result): Promise<Rendering> => rendering(import('./junit.ts').then(({ junit }) => junit)),
  compact: (_?: Result): Promise<Rendering> => rendering(import('./compact.ts').then(({ compact }) => compact)),
} as const

/** A reporter never sees a result: it writes of what may be shown of it and of words of its own, so what it writes may be shown. */
async function rendering(loading: Promise<Reporter<TextOptions>>): Promise<Rendering> {
  const [reporter, { shownReport }] = await Promise.all([loading, import('./show.ts')])
  return (result, options) => asShown(reporter(shownReport(result, options), options))
}

/** Whether a result names no file. */
function isEmpty({ findings, suppressed, unreadable, failures, model }: Result): boolean {
  return [findings, suppressed, unreadable, failures, ...Object.values(model)].every(({ length }) => length === 0)
}

export type Format = keyof typeof reporters

export const formats = Object.keys(reporters) as Format[]
