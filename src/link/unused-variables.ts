import { environmentFile } from '../knowledge/words/files.ts'
import type { Subject } from '../model/index.ts'
import type { Facts } from './facts.ts'

/**
 * Subjects without the lifetimes that an environment file sets and that nothing in the repository speaks of: left over from a template,
 * no token has them. A variable that a product reads belongs to the product, and stays.
 */
export function withoutUnusedVariables(
  subjects: readonly Subject[],
  { unusedVariables }: Pick<Facts, 'unusedVariables'>,
): readonly Subject[] {
  const variables = subjects.flatMap((subject) =>
    subject.kind === 'tokenPolicy' &&
    subject.owner.product === 'environment' &&
    subject.lifetime.is === 'set' &&
    environmentFile.pattern.test(subject.at.file.path)
      ? [{ name: subject.key, file: subject.at.file.path, subject }]
      : [],
  )
  const unused = new Set<Subject>([...unusedVariables(variables)].map(({ subject }) => subject))
  return unused.size === 0 ? subjects : subjects.filter((one) => !unused.has(one))
}
