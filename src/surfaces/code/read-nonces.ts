import { onlySendsNonce } from '../../knowledge/words/nonces.ts'
import type { Project } from '../../discover/project.ts'
import { parameter, type Module, type Parameters } from '../../program/index.ts'
import { mayBeSaid } from '../reading/code-around.ts'
import { isRedeemedBare } from './sent-challenge.ts'

/**
 * Whether something in the repository may compare a nonce: a line of code names one and does more than make, keep or send it. One that
 * nothing reads again binds no answer to the browser that asked.
 */
export function mayCompareNonce(project: Project | undefined): boolean {
  return project === undefined || mayBeSaid(project, 'reads a nonce', readsNonce)
}

/** Whether the code of a request is redeemed without a nonce, or one is sent that nothing compares. */
export function isBareNonce(module: Module, set: Parameters): boolean {
  return isRedeemedBare(module, set, 'nonce') || (parameter(set, 'nonce') !== undefined && !mayCompareNonce(module.project))
}

function readsNonce(text: string): boolean {
  if (!/nonce/i.test(text)) return false
  return text
    .split('\n')
    .some((line) => /nonce/i.test(line) && !COMMENT.test(line) && /nonce/i.test(line.replace(onlySendsNonce.pattern, '')))
}

const COMMENT = /^\s{0,80}(?:\/\/|\/?\*|#)/
