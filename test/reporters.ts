import type { Result } from '../src/judge/finding.ts'
import { compact as compactReport } from '../src/report/compact.ts'
import { github as githubReport } from '../src/report/github.ts'
import { gitlab as gitlabReport } from '../src/report/gitlab.ts'
import { json as jsonReport } from '../src/report/json.ts'
import { junit as junitReport } from '../src/report/junit.ts'
import { markdown as markdownReport } from '../src/report/markdown.ts'
import type { Reporter } from '../src/report/reporter.ts'
import { sarif as sarifReport } from '../src/report/sarif.ts'
import { shownReport, type Whereabouts } from '../src/report/show.ts'
import { text as textReport, type TextOptions } from '../src/report/text.ts'

/** How a report is to look, and where its files lie. */
export type Options = TextOptions & Whereabouts

/** Reporters of results, as the command line has them, without waiting. */
const of = (reporter: Reporter<TextOptions>) => (result: Result, options: Options) => reporter(shownReport(result, options), options)

export const compact = of(compactReport)
export const github = of(githubReport)
export const gitlab = of(gitlabReport)
export const json = of(jsonReport)
export const junit = of(junitReport)
export const markdown = of(markdownReport)
export const sarif = of(sarifReport)
export const text = of(textReport)
