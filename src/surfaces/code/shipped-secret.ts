import { secretOfGoogle } from '../../knowledge/words/public-secrets.ts'
import type { Owner } from '../../model/index.ts'
import type { Reading } from '../../model/reading.ts'
import { templateOf, type Module, type OptionHere } from '../../program/index.ts'
import { clientOf } from './client.ts'
import { isPublished } from './published-variables.ts'
import { text } from './settings.ts'

/** The secret of a client in code that its users get: as a literal, or as a variable of the build. */
export function* shippedSecret(module: Module, secret: OptionHere, owner: Owner): Generator<Reading> {
  const value = text(secret.value)
  const command = module.project?.manifest(module.file.path)?.command
  const shippedTo = clientOf(module).shippedTo ?? (command === undefined ? undefined : `every user of the command \`${command}\``)
  const built = secret.value.kind === 'dynamic' && secret.value.variable !== undefined && isPublished(module, secret.value.variable)
  if (!built && !(shippedTo && value)) return
  const statement = {
    kind: 'publicClientSecret',
    owner,
    shippedTo: shippedTo ?? 'the browser bundle',
    notSecretByProvider: secretOfGoogle.pattern.test(value ?? ''),
    methodOnly: false,
    // A literal behind a constant is the secret itself (STANDARD.md, "Across files").
    at: value === undefined ? secret.at : secret.value.at,
  } as const
  const written = value === undefined ? undefined : templateOf(secret.value)
  yield written ? { kind: 'clientSecret', value: written, statement } : statement
}
