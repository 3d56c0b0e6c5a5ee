import { listensElsewhere, listensOnThisMachine } from '../../knowledge/words/redirect-checks.ts'
import type { Module } from '../../program/index.ts'
import { matchesIn } from '../../text/needed-pieces.ts'
import { listensHereAlone } from './listening.ts'

// What a file serves is asked for by nobody but this machine: by what it listens at itself.

/** Whether a module serves this machine alone; a run of an application that something else may run as well says nothing of it. */
export function isServedHere(module: Module): boolean {
  return module.language === 'python' ? isServedHereIn(module.file.text) : listensHereAlone(module)
}

/** The same of code that is read without a grammar. */
export function isServedHereIn(code: string): boolean {
  return matchesIn(listensOnThisMachine.pattern, code) && !listensElsewhere.pattern.test(code)
}
