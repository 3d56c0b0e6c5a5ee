import { logLibraries } from '../../knowledge/libraries/log-libraries.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import type { LogCall } from '../../model/index.ts'
import type { CLike, Said } from '../../parse/c-like.ts'
import { printsInTerminal } from './c-like-programs.ts'
import { asksToShow, isDebugLevel } from './debug-switches.ts'
import { handedOver } from './shown-once.ts'

/** Who reads what a call writes, in languages that are read without a grammar. */
export function sinkOf(said: Said, found: Pick<LogCall, 'what' | 'at'>, language: CLike): LogCall['sink'] {
  const { file } = said.at
  if (printsInTerminal(said.name, file, language)) return 'terminal'
  if (language === 'cs' && TRACE.test(said.name)) return 'trace'
  if (said.conditions.some((one) => isDebugLevel(one.trim(), file.text) || asksToShow(one.trim(), file.text))) return 'trace'
  return handedOver(found, said.value.at) ?? 'log'
}

/**
 * The level whose messages "may contain sensitive application data" and which is off until somebody asks for it:
 * https://learn.microsoft.com/dotnet/api/microsoft.extensions.logging.loglevel
 */
const TRACE = asWritten(logLibraries, 'traces')
