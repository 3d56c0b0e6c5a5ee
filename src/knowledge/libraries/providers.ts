import { modelProviderCalls } from './model-providers.ts'
import type { ProviderCall } from './provider-call.ts'
import { serviceProviderCalls } from './service-providers.ts'

/** A variable of a module that holds the key of all calls: `stripe.api_key = …`. */
export interface ProviderKey {
  readonly package: string
  readonly name: string | readonly string[]
  /** Those that hold another address for all calls. */
  readonly base?: readonly string[]
  readonly url: string
  readonly docs: string
  readonly is: readonly string[]
  readonly isNot: readonly string[]
}

/** SDKs of providers (STANDARD.md, "In code"), as in their published types and signatures. */
export const providerCalls: readonly ProviderCall[] = [...modelProviderCalls, ...serviceProviderCalls]

export const providerKeys: readonly ProviderKey[] = [
  { package: 'stripe', name: 'api_key', base: ['api_base'], url: 'https://api.stripe.com', docs: 'https://github.com/stripe/stripe-python#readme', is: ['import os\nimport stripe\nstripe.api_key = os.environ["KEY"]'], isNot: ['import os\nimport stripe\nstripe.api_version = os.environ["KEY"]'] },
  { package: 'openai', name: 'api_key', base: ['base_url', 'api_base'], url: 'https://api.openai.com/v1', docs: 'https://github.com/openai/openai-python#module-level-client', is: ['import os\nimport openai\nopenai.api_key = os.environ["KEY"]'], isNot: ['import os\nimport openai\nopenai.timeout = os.environ["KEY"]'] },
  { package: 'anthropic', name: 'api_key', url: 'https://api.anthropic.com', docs: 'https://github.com/anthropics/anthropic-sdk-python#readme', is: ['import os\nimport anthropic\nanthropic.api_key = os.environ["KEY"]'], isNot: ['import os\nimport anthropic\nanthropic.timeout = os.environ["KEY"]'] },
  { package: 'cohere', name: 'api_key', url: 'https://api.cohere.com', docs: 'https://github.com/cohere-ai/cohere-python#readme', is: ['import os\nimport cohere\ncohere.api_key = os.environ["KEY"]'], isNot: ['import os\nimport cohere\ncohere.timeout = os.environ["KEY"]'] },
  { package: 'resend', name: 'api_key', base: ['api_url'], url: 'https://api.resend.com', docs: 'https://github.com/resend/resend-python#readme', is: ['import os\nimport resend\nresend.api_key = os.environ["KEY"]'], isNot: ['import os\nimport resend\nresend.api_url = os.environ["KEY"]'] },
  { package: 'sentry_sdk', name: 'api_key', url: 'https://sentry.io', docs: 'https://docs.sentry.io/platforms/python/', is: ['import os\nimport sentry_sdk\nsentry_sdk.api_key = os.environ["KEY"]'], isNot: ['import os\nimport sentry_sdk\nsentry_sdk.dsn = os.environ["KEY"]'] },
  { package: 'replicate', name: 'api_token', url: 'https://api.replicate.com', docs: 'https://github.com/replicate/replicate-python#readme', is: ['import os\nimport replicate\nreplicate.api_token = os.environ["KEY"]'], isNot: ['import os\nimport replicate\nreplicate.timeout = os.environ["KEY"]'] },
  { package: 'pinecone', name: 'api_key', url: 'https://api.pinecone.io', docs: 'https://github.com/pinecone-io/pinecone-python-client#readme', is: ['import os\nimport pinecone\npinecone.api_key = os.environ["KEY"]'], isNot: ['import os\nimport pinecone\npinecone.timeout = os.environ["KEY"]'] },
  { package: 'shippo', name: ['api_key', 'config.api_key'], url: 'https://api.goshippo.com', docs: 'https://github.com/goshippo/shippo-python-sdk#readme', is: ['import os\nimport shippo\nshippo.api_key = os.environ["KEY"]'], isNot: ['import os\nimport shippo\nshippo.api_version = os.environ["KEY"]'] },
  { package: 'litellm', name: 'openai_key', base: ['api_base'], url: 'https://api.openai.com/v1', docs: 'https://docs.litellm.ai/docs/set_keys', is: ['import os\nimport litellm\nlitellm.openai_key = os.environ["KEY"]'], isNot: ['import os\nimport litellm\nlitellm.api_key = os.environ["KEY"]'] },
  { package: 'litellm', name: 'anthropic_key', base: ['api_base'], url: 'https://api.anthropic.com', docs: 'https://docs.litellm.ai/docs/set_keys', is: ['import os\nimport litellm\nlitellm.anthropic_key = os.environ["KEY"]'], isNot: ['import os\nimport litellm\nlitellm.api_key = os.environ["KEY"]'] },
]
