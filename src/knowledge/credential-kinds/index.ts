import { agentTools } from './agent-tools.ts'
import { aiPlatforms } from './ai-platforms.ts'
import { blockchain } from './blockchain.ts'
import { cloud } from './cloud.ts'
import { codeHosting } from './code-hosting.ts'
import { commerce } from './commerce.ts'
import { contentAndIdentity } from './content-and-identity.ts'
import { customers } from './customers.ts'
import { databases } from './databases.ts'
import { generic } from './generic.ts'
import { hosting } from './hosting.ts'
import { messaging } from './messaging.ts'
import { modelProviders } from './model-providers.ts'
import { observability } from './observability.ts'
import { packagesAndBuilds } from './packages-and-builds.ts'
import { payments } from './payments.ts'
import type { CredentialKind } from './row.ts'
import { secretStores } from './secret-stores.ts'
import { workplace } from './workplace.ts'

export type { CredentialKind } from './row.ts'

/**
 * Every kind of credential, the one to believe first in front: by priority, then shapes that prove themselves.
 * The source of each row is its `spec`, the page of the vendor.
 */
export const credentialKinds: readonly CredentialKind[] = [
  ...codeHosting,
  ...modelProviders,
  ...aiPlatforms,
  ...agentTools,
  ...cloud,
  ...hosting,
  ...databases,
  ...secretStores,
  ...packagesAndBuilds,
  ...workplace,
  ...customers,
  ...messaging,
  ...payments,
  ...commerce,
  ...blockchain,
  ...observability,
  ...contentAndIdentity,
  ...generic,
].sort((one, other) => priority(other) - priority(one) || proof(other) - proof(one))

function priority(kind: CredentialKind): number {
  return kind.priority ?? 5
}

function proof(kind: CredentialKind): number {
  return kind.needsName ? 0 : 1
}
