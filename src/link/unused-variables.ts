import type { Subject } from '../model/index.ts'
import type { Facts } from './facts.ts'

/**
 * Subjects without the lifetimes that an environment file sets and that nothing in the repository speaks of: left over from a template,
 * no token has them. A variable that a product reads belongs to the product, and stays.
 */
export function withoutUnusedVariables(subjects: readonly Subject[], { usesVariable }: Pick<Facts, 'usesVariable'>): readonly Subject[] {
  return subjects.filter(
    (one) =>
      one.kind !== 'tokenPolicy' ||
      one.owner.product !== 'environment' ||
      one.lifetime.is !== 'set' ||
      !ENVIRONMENT.test(one.at.file.path) ||
      usesVariable(one.key, one.at.file.path),
  )
}

const ENVIRONMENT = /(?:^|\/)\.env[^/]{0,60}$/
