import { composeFile, ofFrameworks } from '../knowledge/words/configuration.ts'
import { environmentFile } from '../knowledge/words/files.ts'
import type { Subject, TokenPolicy } from '../model/index.ts'
import type { Facts } from './facts.ts'

/**
 * Subjects without the lifetimes that an environment file sets and that nothing in the repository speaks of: left over from a template,
 * no token has them. A variable that a product reads belongs to the product, and stays. Constants of the code go for the same reason.
 */
export function withoutUnusedVariables(
  subjects: readonly Subject[],
  { unusedVariables, unusedConstants }: Pick<Facts, 'unusedVariables' | 'unusedConstants'>,
): readonly Subject[] {
  const variables = subjects.flatMap((subject) =>
    subject.kind === 'tokenPolicy' && subject.owner.product === 'environment' && subject.lifetime.is === 'set' && isSetForPrograms(subject)
      ? [{ name: subject.key, file: subject.at.file.path, subject }]
      : [],
  )
  // Of a name with dots an application may write no more than the last part:
  // https://docs.spring.io/spring-boot/reference/features/external-config.html
  const properties = subjects.flatMap((subject) =>
    subject.kind === 'tokenPolicy' && isProperty(subject)
      ? [{ name: subject.key.slice(subject.key.lastIndexOf('.') + 1), file: subject.at.file.path, subject }]
      : [],
  )
  const constants = subjects.flatMap((subject) =>
    subject.kind === 'tokenPolicy' && isConstant(subject) ? [{ name: subject.key, file: subject.at.file.path, subject }] : [],
  )
  const unused = new Set<Subject>(
    [...unusedVariables([...variables, ...properties]), ...unusedConstants(constants)].map(({ subject }) => subject),
  )
  return subjects.filter((one) => !unused.has(one))
}

/** In a file of variables, or in a Compose file, which may give them to a program that is built here. */
function isSetForPrograms({ at: { file } }: TokenPolicy): boolean {
  return environmentFile.pattern.test(file.path) || /\.env$/.test(file.path) || composeFile.pattern.test(file.path)
}

/** A property of the application's own, and none of a framework's. */
function isProperty({ owner, key, lifetime, at }: TokenPolicy): boolean {
  return (
    lifetime.is === 'set' &&
    owner.what === 'setting' &&
    OWN.has(owner.product) &&
    /^[a-z][\w-]*(?:\.[\w-]+)+$/i.test(key) &&
    !ofFrameworks.pattern.test(key) &&
    /(?:^|\/)application[^/]{0,40}\.(?:properties|ya?ml)$/.test(at.file.path)
  )
}

/** A constant or a field of settings of the repository's own code, and no setting of a library that looks for it by its name. */
function isConstant({ owner, key, lifetime }: TokenPolicy): boolean {
  return lifetime.is === 'set' && owner.what === 'setting' && OWN.has(owner.product) && /^[a-z][a-z\d]*(?:_[a-z\d]+)+$/i.test(key)
}

const OWN: ReadonlySet<string> = new Set(['this code', 'this application'])
