import type { MachineGrant, Subject } from '../model/index.ts'
import type { Facts } from './facts.ts'

/** Whom a token is for that the application asks for itself, where another module has the tool that needs it. */
export function completeGrants(subjects: readonly Subject[], { personalTools }: Facts): Subject[] {
  return subjects.map((subject) => {
    const person = subject.kind === 'machineGrant' ? personBehind(subject, personalTools) : undefined
    return subject.kind === 'machineGrant' && person ? { ...subject, people: [...subject.people, person] } : subject
  })
}

function personBehind(
  { people, reachedBy = [], at }: MachineGrant,
  tools: Facts['personalTools'],
): MachineGrant['people'][number] | undefined {
  if (people.some(({ names }) => names)) return undefined
  const found = tools
    .get(at.file.path)
    ?.find((one) => (one.name === undefined ? one.at.start <= at.start && at.end <= one.at.end : reachedBy.includes(one.name)))
  return found && { ...found.shown, names: 'user' }
}
