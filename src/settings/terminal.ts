import type { Result } from '../judge/finding.ts'
import { isBroken } from '../report/summary.ts'
import { reaches } from '../model/severity.ts'
import { own } from '../text/own.ts'
import type { Options } from './options.ts'

/** 0: nothing at or over the threshold. 1: something. 2: files that could not be parsed or are left out, when asked to mind. */
export function exitCode(
  result: Result,
  { failOn = result.failOn ?? 'error', maxWarnings, maxSuppressed, exitZero, strictParse, requireCoverage }: Options,
): 0 | 1 | 2 {
  if (strictParse && result.unreadable.some(isBroken)) return 2
  if (requireCoverage && ((result.policy?.leftOut.configuration.length ?? 0) > 0 || result.unreadable.some(({ missed }) => missed)))
    return 2
  if (exitZero) return 0
  if (failOn !== 'none' && result.findings.some(({ level }) => reaches(level, failOn))) return 1
  if (maxSuppressed !== undefined && result.suppressed.filter(({ by }) => by !== 'baseline').length > maxSuppressed) return 1
  const warnings = result.findings.filter(({ level }) => level === 'warning').length
  return maxWarnings !== undefined && warnings > maxWarnings ? 1 : 0
}

/** CI services whose logs show colours though they are no terminal. */
const COLORFUL = ['GITHUB_ACTIONS', 'GITLAB_CI', 'BUILDKITE', 'CIRCLECI']

/** Whether a stream is to be coloured: the flag, then NO_COLOR, FORCE_COLOR, TERM=dumb, the terminal, CI. */
export function wantsColor(flag: boolean | undefined, env: Readonly<Record<string, string | undefined>>, terminal: boolean): boolean {
  if (flag !== undefined) return flag
  if (env['NO_COLOR']) return false
  if (env['FORCE_COLOR']) return env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== 'false'
  if (env['TERM'] === 'dumb') return false
  return terminal || COLORFUL.some((name) => own(env, name))
}

/** Terminals that show OSC 8 links, by what they put into the environment: https://github.com/Alhadis/OSC8-Adoption. */
export function showsLinks(env: Readonly<Record<string, string | undefined>>, terminal: boolean): boolean {
  if (!terminal || env['CI'] || env['TERM'] === 'dumb' || env['NO_COLOR']) return false
  if (/^(?:iTerm\.app|WezTerm|vscode|ghostty|Hyper|Tabby|rio)$/.test(env['TERM_PROGRAM'] ?? '')) return true
  return Boolean(env['WT_SESSION'] ?? env['KITTY_WINDOW_ID'] ?? env['KONSOLE_VERSION']) || Number(env['VTE_VERSION'] ?? 0) >= 5000
}
