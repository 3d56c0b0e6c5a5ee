/** What a value can be besides a credential: a reference, a placeholder or a public identifier. */
export { localDefaults, type Placeholder, placeholders } from './values/placeholders.ts'
export { type PublicIdentifier, publicIdentifiers } from './values/public-identifiers.ts'
export { type SecretReference, secretReferences } from './values/secret-references.ts'
