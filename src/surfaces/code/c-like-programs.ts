import { commandInRust, servesRequests } from '../../knowledge/libraries/programs.ts'
import { commandInGo } from '../../knowledge/words/agents.ts'
import { printsOut } from '../../knowledge/words/logging.ts'
import type { CLike, Said } from '../../parse/c-like.ts'
import { oneOf } from '../../text/pattern.ts'
import type { SourceFile } from '../../text/source.ts'
import { oncePerPair } from '../../text/once-per.ts'

/**
 * Whether a call prints in a program that a person starts in a terminal, for whom it prints: one with an entry of its own that serves
 * no requests.
 */
export function printsInTerminal(call: string, file: SourceFile, language: CLike): boolean {
  return printsOut.pattern.test(call) && isForTerminal(file, language)
}

/** Whether an option asks for what is printed: `if opts.PrintToken {`. */
export function isAskedFor({ conditions }: Said): boolean {
  return conditions.some((one) => ASKS.test(one))
}

const ASKS = /^\(?[$\w.>-]{0,60}?(?:[pP]rint|[sS]how|[rR]eveal)(?:_?[a-zA-Z]{0,20})\)?$/

/** Each file is looked at once, however often it prints. */
const isForTerminal = oncePerPair(
  ({ text }: SourceFile, language: CLike): boolean => ENTRY[language]?.test(text) === true && !servesRequests.pattern.test(text),
)

const ENTRY: Partial<Record<CLike, RegExp>> = {
  go: commandInGo.pattern,
  java: /\bstatic\s{1,4}void\s{1,4}main\s{0,4}\(/,
  kt: /^\s{0,8}(?:suspend\s{1,4})?fun\s{1,4}main\s{0,4}\(/m,
  // Without a class around it, the file itself is what is started.
  cs: oneOf('', /\bstatic\s(?:async\s)?[\w<>]{1,20}\s{1,4}Main\s{0,4}\(/, /^(?![^]*\b(?:class|record|struct|interface)\s)/),
  php: /^#!|\$argv\b/,
  rs: commandInRust.pattern,
}
