import type { AuthorizationRequest, Subject } from '../model/index.ts'
import type { Facts } from './facts.ts'

/**
 * Subjects without the callbacks that believe an unsealed state, where the state that the same package sends is known to be weak: it is the
 * same mistake.
 */
export function withoutRepeatedStates(subjects: readonly Subject[], { packageOf }: Facts): readonly Subject[] {
  const isUnsealed = (one: AuthorizationRequest) => one.state.is === 'set' && one.state.value === 'unsealed'
  const isWeak = ({ state }: AuthorizationRequest) => state.is === 'unset' || (state.is === 'set' && state.value !== 'sent')
  const requests = subjects.filter((one) => one.kind === 'authorizationRequest')
  if (!requests.some(isUnsealed)) return subjects
  const weak = new Set(requests.flatMap((one) => (isWeak(one) && !isUnsealed(one) ? [packageOf(one.at.file.path)] : [])))
  return subjects.filter((one) => one.kind !== 'authorizationRequest' || !isUnsealed(one) || !weak.has(packageOf(one.at.file.path)))
}
