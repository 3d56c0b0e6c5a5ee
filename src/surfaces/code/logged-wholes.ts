import type { LogCall } from '../../model/index.ts'
import type { Node } from '../../parse/node.ts'
import type { Asked } from '../../program/written/index.ts'
import { valueLooped } from './c-like-looped-headers.ts'
import { headersHeld } from './copied-headers.ts'
import { dumpOfRequest } from './dumped-requests.ts'
import { filledByLoop } from './filled-with-headers.ts'
import { environmentIn } from './logged-environment.ts'
import { readByEachName } from './read-by-each-name.ts'
import { sectionOfConfiguration } from './sections-of-configuration.ts'

/**
 * What holds credentials among much else, and is logged whole or each part of it in turn: all headers of a request, a request itself, all
 * variables of the process, a section of a configuration.
 */
export function wholeLogged(node: Node, asked: Omit<Asked, 'at'>): Pick<LogCall, 'what' | 'within' | 'at'> | undefined {
  const { language } = asked
  return (
    environmentIn(node, language) ??
    valueLooped(node, language) ??
    readByEachName(node, language) ??
    headersHeld(node, asked) ??
    filledByLoop(node, language) ??
    (language === 'go' ? dumpOfRequest(node) : undefined) ??
    (language === 'php' ? sectionOfConfiguration(node, asked.project) : undefined)
  )
}
