import * as answers from '../../knowledge/words/introspection-answers.ts'
import type { Module } from '../../program/module.ts'
import { whereSaid } from '../reading/code-around.ts'

/**
 * Whether a function that asks about a token stops at a status that is an error, and the repository's own endpoint, at no address of
 * somebody else, answers each token that is not active with one: nothing is left for `active` to say.
 */
export function isRefusedByStatus({ project }: Module, address: string, code: string): boolean {
  if (!project || ELSEWHERE.test(address) || !answers.looksAtStatus.pattern.test(code)) return false
  const endpoints = whereSaid(project, 'serves an introspection', (text) => servesIntrospection(text)) ?? []
  return endpoints.length > 0 && endpoints.every((path) => isRefusing(project.text(path) ?? ''))
}

/** A host that is written out and has a dot: somebody else's, or at least no part of this program. */
const ELSEWHERE = /^https?:\/\/(?!127\.)[\w-]{1,80}\.\w/

function servesIntrospection(text: string): boolean {
  return /introspect/i.test(text) && answers.servesIntrospection.pattern.test(text)
}

/** By what stands behind the route: a handler of another file may answer anything. */
function isRefusing(text: string): boolean {
  const route = answers.servesIntrospection.pattern.exec(text)
  const handler = text.slice(route?.index ?? 0, (route?.index ?? 0) + LONGEST)
  if (answers.saysActiveByValue.pattern.test(handler)) return false
  const inactive = [...handler.matchAll(answers.saysInactive.pattern)]
  return (
    inactive.length > 0 &&
    inactive.every(
      ({ index, 0: said }) =>
        answers.refusalBefore.pattern.test(handler.slice(Math.max(0, index - NEAR), index)) ||
        answers.refusalBehind.pattern.test(handler.slice(index + said.length, index + said.length + NEAR)),
    )
  )
}

const LONGEST = 3000
const NEAR = 160
