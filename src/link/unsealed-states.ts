import { registrableDomain } from '../classify/domains.ts'
import type { AuthorizationRequest, Subject } from '../model/index.ts'
import type { Facts } from './facts.ts'

/**
 * Subjects without the callbacks that believe an unsealed state, where the state that the same package sends is known to be weak, and
 * without those that ask for none, where that is the state of the same file: it is the same mistake. A state that goes to another provider
 * than the one that a callback's file asks is another.
 */
export function withoutRepeatedStates(subjects: readonly Subject[], { packageOf }: Facts): readonly Subject[] {
  const requests = subjects.filter((one) => one.kind === 'authorizationRequest')
  const weak = requests.filter((one) => isWeak(one) && !isCallbackAlone(one))
  const isRepeated = (callback: AuthorizationRequest) => {
    if (isUnchecked(callback)) return weak.some((one) => one.at.file === callback.at.file)
    const home = packageOf(callback.at.file.path)
    const asked = requests.filter((one) => one.at.file === callback.at.file && !isOfCallback(one))
    return weak.some((one) => packageOf(one.at.file.path) === home && !isElsewhere(one, asked))
  }
  return subjects.filter((one) => one.kind !== 'authorizationRequest' || !isCallbackAlone(one) || !isRepeated(one))
}

/** Whether it stands for a callback of which the request is not known. */
function isCallbackAlone({ state, at }: AuthorizationRequest): boolean {
  return state.is === 'set' && (state.value === 'unsealed' || (state.value === 'unchecked' && state.at === at))
}

function isUnchecked({ state }: AuthorizationRequest): boolean {
  return state.is === 'set' && state.value === 'unchecked'
}

function isWeak({ state }: AuthorizationRequest): boolean {
  return state.is === 'unset' || (state.is === 'set' && state.value !== 'sent')
}

/** Whether it stands for what a callback does with a state, and for no request of its own. */
function isOfCallback({ state }: AuthorizationRequest): boolean {
  return state.is === 'set' && /^(?:unsealed|unchecked|optional|if-kept)$/.test(state.value)
}

/** Whether a request goes to a provider that none of the others goes to, as far as all hosts are known. */
function isElsewhere({ host }: AuthorizationRequest, others: readonly AuthorizationRequest[]): boolean {
  return (
    host !== undefined &&
    others.length > 0 &&
    others.every((one) => one.host !== undefined && registrableDomain(one.host) !== registrableDomain(host))
  )
}
