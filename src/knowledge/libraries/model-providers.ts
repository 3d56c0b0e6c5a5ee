import type { ProviderCall } from './provider-call.ts'

const SCRIPT = { means: 'calls-provider', language: 'typescript' } as const
const PYTHON = { means: 'calls-provider', language: 'python' } as const

/** SDKs of models, and of what agents search, read and run code with. */
export const modelProviderCalls: readonly ProviderCall[] = [
  {
    ...SCRIPT, package: 'openai', call: ['', 'OpenAI'], keys: ['0.apiKey'], options: { base: '0.baseURL' }, url: 'https://api.openai.com/',
    docs: 'https://github.com/openai/openai-node#readme', is: ["import OpenAI from 'openai'\nnew OpenAI({ apiKey })"], isNot: ["import OpenAI from 'openai'\nnew OpenAI.APIError(500, error)"],
  },
  {
    ...SCRIPT, package: '@anthropic-ai/sdk', call: ['', 'Anthropic'], keys: ['0.apiKey', '0.authToken'], options: { base: '0.baseURL' }, url: 'https://api.anthropic.com/',
    docs: 'https://github.com/anthropics/anthropic-sdk-typescript#readme', is: ["import Anthropic from '@anthropic-ai/sdk'\nnew Anthropic({ apiKey })"], isNot: ["import Anthropic from '@anthropic-ai/sdk'\nnew Anthropic.APIError(500, error)"],
  },
  {
    ...SCRIPT, package: 'groq-sdk', call: ['', 'Groq'], keys: ['0.apiKey'], options: { base: '0.baseURL' }, url: 'https://api.groq.com/',
    docs: 'https://github.com/groq/groq-typescript#readme', is: ["import Groq from 'groq-sdk'\nnew Groq({ apiKey })"], isNot: ["import Groq from 'groq-sdk'\nnew Groq.APIError(500, error)"],
  },
  {
    ...SCRIPT, package: '@mistralai/mistralai', call: 'Mistral', keys: ['0.apiKey'], options: { base: '0.serverURL' }, url: 'https://api.mistral.ai/',
    docs: 'https://github.com/mistralai/client-ts#readme', is: ["import { Mistral } from '@mistralai/mistralai'\nnew Mistral({ apiKey })"], isNot: ["import { HTTPClient } from '@mistralai/mistralai'\nnew HTTPClient()"],
  },
  {
    ...SCRIPT, package: 'cohere-ai', call: ['CohereClient', 'CohereClientV2'], keys: ['0.token'], options: {}, url: 'https://api.cohere.com/',
    docs: 'https://github.com/cohere-ai/cohere-typescript#readme', is: ["import { CohereClient } from 'cohere-ai'\nnew CohereClient({ token })"], isNot: ["import { CohereError } from 'cohere-ai'\nnew CohereError({ message })"],
  },
  {
    ...SCRIPT, package: '@google/genai', call: 'GoogleGenAI', keys: ['0.apiKey'], options: {}, url: 'https://generativelanguage.googleapis.com/',
    docs: 'https://github.com/googleapis/js-genai#readme', is: ["import { GoogleGenAI } from '@google/genai'\nnew GoogleGenAI({ apiKey })"], isNot: ["import { createUserContent } from '@google/genai'\ncreateUserContent(text)"],
  },
  {
    ...SCRIPT, package: '@google/generative-ai', call: 'GoogleGenerativeAI', keys: [0], options: {}, url: 'https://generativelanguage.googleapis.com/',
    docs: 'https://github.com/google-gemini/deprecated-generative-ai-js#readme', is: ["import { GoogleGenerativeAI } from '@google/generative-ai'\nnew GoogleGenerativeAI(key)"], isNot: ["import { GoogleGenerativeAIError } from '@google/generative-ai'\nnew GoogleGenerativeAIError(text)"],
  },
  {
    ...SCRIPT, package: 'replicate', call: ['', 'Replicate'], keys: ['0.auth'], options: { base: '0.baseUrl' }, url: 'https://api.replicate.com/',
    docs: 'https://github.com/replicate/replicate-javascript#readme', is: ["import Replicate from 'replicate'\nnew Replicate({ auth })"], isNot: ["import { validateWebhook } from 'replicate'\nvalidateWebhook(request, secret)"],
  },
  {
    ...SCRIPT, package: 'together-ai', call: ['', 'Together'], keys: ['0.apiKey'], options: { base: '0.baseURL' }, url: 'https://api.together.xyz/',
    docs: 'https://github.com/togethercomputer/together-typescript#readme', is: ["import Together from 'together-ai'\nnew Together({ apiKey })"], isNot: ["import Together from 'together-ai'\nnew Together.APIError(500, error)"],
  },
  {
    ...SCRIPT, package: '@ai-sdk/openai', call: 'createOpenAI', keys: ['0.apiKey'], options: { base: '0.baseURL' }, url: 'https://api.openai.com/',
    docs: 'https://ai-sdk.dev/providers/ai-sdk-providers/openai', is: ["import { createOpenAI } from '@ai-sdk/openai'\ncreateOpenAI({ apiKey })"], isNot: ["import { openai } from '@ai-sdk/openai'\nopenai('gpt-5')"],
  },
  {
    ...SCRIPT, package: '@ai-sdk/anthropic', call: 'createAnthropic', keys: ['0.apiKey'], options: { base: '0.baseURL' }, url: 'https://api.anthropic.com/',
    docs: 'https://ai-sdk.dev/providers/ai-sdk-providers/anthropic', is: ["import { createAnthropic } from '@ai-sdk/anthropic'\ncreateAnthropic({ apiKey })"], isNot: ["import { anthropic } from '@ai-sdk/anthropic'\nanthropic('claude')"],
  },
  {
    ...SCRIPT, package: 'elevenlabs', call: 'ElevenLabsClient', keys: ['0.apiKey'], options: {}, url: 'https://api.elevenlabs.io/',
    docs: 'https://github.com/elevenlabs/elevenlabs-js#readme', is: ["import { ElevenLabsClient } from 'elevenlabs'\nnew ElevenLabsClient({ apiKey })"], isNot: ["import { play } from 'elevenlabs'\nplay(audio)"],
  },
  {
    ...SCRIPT, package: '@deepgram/sdk', call: 'createClient', keys: [0], options: {}, url: 'https://api.deepgram.com/',
    docs: 'https://github.com/deepgram/deepgram-js-sdk#readme', is: ["import { createClient } from '@deepgram/sdk'\ncreateClient(key)"], isNot: ["import { DeepgramError } from '@deepgram/sdk'\nnew DeepgramError(text)"],
  },
  {
    ...SCRIPT, package: '@pinecone-database/pinecone', call: 'Pinecone', keys: ['0.apiKey'], options: {}, url: 'https://api.pinecone.io/',
    docs: 'https://github.com/pinecone-io/pinecone-ts-client#readme', is: ["import { Pinecone } from '@pinecone-database/pinecone'\nnew Pinecone({ apiKey })"], isNot: ["import { Errors } from '@pinecone-database/pinecone'\nnew Errors.PineconeNotFoundError(error)"],
  },
  {
    ...SCRIPT, package: '@qdrant/js-client-rest', call: 'QdrantClient', keys: ['0.apiKey'], options: { base: '0.url' }, url: 'https://cloud.qdrant.io/',
    docs: 'https://github.com/qdrant/qdrant-js#readme', is: ["import { QdrantClient } from '@qdrant/js-client-rest'\nnew QdrantClient({ url, apiKey })"], isNot: ["import { QdrantClientConfigError } from '@qdrant/js-client-rest'\nnew QdrantClientConfigError(text)"],
  },
  {
    ...SCRIPT, package: '@upstash/vector', call: 'Index', keys: ['0.token'], options: { base: '0.url' }, url: 'https://upstash.io/',
    docs: 'https://upstash.com/docs/vector/sdks/ts/getting-started', is: ["import { Index } from '@upstash/vector'\nnew Index({ url, token })"], isNot: ["import { Index } from '@upstash/vector'\nIndex.fromEnv()"],
  },
  {
    ...SCRIPT, package: '@tavily/core', call: 'tavily', keys: ['0.apiKey'], options: {}, url: 'https://api.tavily.com/',
    docs: 'https://docs.tavily.com/sdk/javascript/quick-start', is: ["import { tavily } from '@tavily/core'\ntavily({ apiKey })"], isNot: ["import { search } from '@tavily/core'\nsearch(text)"],
  },
  {
    ...SCRIPT, package: 'exa-js', call: ['', 'Exa'], keys: [0], options: {}, url: 'https://api.exa.ai/',
    docs: 'https://github.com/exa-labs/exa-js#readme', is: ["import Exa from 'exa-js'\nnew Exa(key)"], isNot: ["import { ExaError } from 'exa-js'\nnew ExaError(text)"],
  },
  {
    ...SCRIPT, package: '@mendable/firecrawl-js', call: ['', 'FirecrawlApp', 'Firecrawl'], keys: ['0.apiKey'], options: { base: '0.apiUrl' }, url: 'https://api.firecrawl.dev/',
    docs: 'https://docs.firecrawl.dev/sdks/node', is: ["import Firecrawl from '@mendable/firecrawl-js'\nnew Firecrawl({ apiKey })"], isNot: ["import { FirecrawlError } from '@mendable/firecrawl-js'\nnew FirecrawlError(text)"],
  },
  {
    ...SCRIPT, package: 'firecrawl', call: ['', 'FirecrawlApp', 'Firecrawl'], keys: ['0.apiKey'], options: { base: '0.apiUrl' }, url: 'https://api.firecrawl.dev/',
    docs: 'https://docs.firecrawl.dev/sdks/node', is: ["import { Firecrawl } from 'firecrawl'\nnew Firecrawl({ apiKey })"], isNot: ["import { FirecrawlError } from 'firecrawl'\nnew FirecrawlError(text)"],
  },
  {
    ...SCRIPT, package: 'apify-client', call: 'ApifyClient', keys: ['0.token'], options: { base: '0.baseUrl' }, url: 'https://api.apify.com/',
    docs: 'https://docs.apify.com/api/client/js/docs', is: ["import { ApifyClient } from 'apify-client'\nnew ApifyClient({ token })"], isNot: ["import { ApifyApiError } from 'apify-client'\nnew ApifyApiError(response)"],
  },
  {
    ...SCRIPT, package: '@browserbasehq/sdk', call: ['', 'Browserbase'], keys: ['0.apiKey'], options: { base: '0.baseURL' }, url: 'https://api.browserbase.com/',
    docs: 'https://github.com/browserbase/sdk-node#readme', is: ["import Browserbase from '@browserbasehq/sdk'\nnew Browserbase({ apiKey })"], isNot: ["import Browserbase from '@browserbasehq/sdk'\nnew Browserbase.APIError(500, error)"],
  },
  {
    ...SCRIPT, package: '@ai-sdk/google', call: 'createGoogleGenerativeAI', keys: ['0.apiKey'], options: { base: '0.baseURL' }, url: 'https://generativelanguage.googleapis.com/',
    docs: 'https://ai-sdk.dev/providers/ai-sdk-providers/google-generative-ai', is: ["import { createGoogleGenerativeAI } from '@ai-sdk/google'\ncreateGoogleGenerativeAI({ apiKey })"], isNot: ["import { google } from '@ai-sdk/google'\ngoogle('gemini')"],
  },
  {
    ...SCRIPT, package: '@huggingface/inference', call: ['InferenceClient', 'HfInference'], keys: [0], options: { base: '1.endpointUrl' }, url: 'https://huggingface.co/',
    docs: 'https://huggingface.co/docs/huggingface.js/inference/README', is: ["import { InferenceClient } from '@huggingface/inference'\nnew InferenceClient(token)"], isNot: ["import { textGeneration } from '@huggingface/inference'\ntextGeneration({ inputs })"],
  },
  {
    ...PYTHON, package: 'openai', call: ['OpenAI', 'AsyncOpenAI'], keys: ['api_key'], options: { base: 'base_url' }, url: 'https://api.openai.com/v1',
    docs: 'https://github.com/openai/openai-python#readme', is: ['from openai import OpenAI\nOpenAI(api_key=key)'], isNot: ['from openai import APIError\nAPIError("no")'],
  },
  {
    ...PYTHON, package: 'openai', call: ['AzureOpenAI', 'AsyncAzureOpenAI'], keys: ['api_key'], options: { base: ['azure_endpoint', 'base_url'] }, url: 'https://openai.azure.com',
    docs: 'https://github.com/openai/openai-python#microsoft-azure-openai', is: ['from openai import AzureOpenAI\nAzureOpenAI(api_key=key)'], isNot: ['from openai import APIError\nAPIError("no")'],
  },
  {
    ...PYTHON, package: 'anthropic', call: ['Anthropic', 'AsyncAnthropic'], keys: ['api_key', 'auth_token'], options: { base: 'base_url' }, url: 'https://api.anthropic.com',
    docs: 'https://github.com/anthropics/anthropic-sdk-python#readme', is: ['from anthropic import Anthropic\nAnthropic(api_key=key)'], isNot: ['from anthropic import APIError\nAPIError("no")'],
  },
  {
    ...PYTHON, package: 'langchain_openai', call: ['OpenAI', 'ChatOpenAI', 'OpenAIEmbeddings', 'ChatOpenAIEmbeddings'], keys: ['api_key', 'openai_api_key'], options: { base: ['base_url', 'openai_api_base'] }, url: 'https://api.openai.com/v1',
    docs: 'https://docs.langchain.com/oss/python/integrations/chat/openai', is: ['from langchain_openai import ChatOpenAI\nChatOpenAI(api_key=key)'], isNot: ['from langchain_openai import custom_tool\ncustom_tool(run)'],
  },
  {
    ...PYTHON, package: 'langchain_anthropic', call: 'ChatAnthropic', keys: ['api_key', 'anthropic_api_key'], options: { base: ['base_url', 'anthropic_api_url'] }, url: 'https://api.anthropic.com',
    docs: 'https://docs.langchain.com/oss/python/integrations/chat/anthropic', is: ['from langchain_anthropic import ChatAnthropic\nChatAnthropic(api_key=key)'], isNot: ['from langchain_anthropic import convert_to_anthropic_tool\nconvert_to_anthropic_tool(run)'],
  },
  {
    ...PYTHON, package: 'google', call: 'genai.Client', keys: ['api_key'], options: {}, url: 'https://generativelanguage.googleapis.com',
    docs: 'https://googleapis.github.io/python-genai/', is: ['from google import genai\ngenai.Client(api_key=key)'], isNot: ['from google import genai\ngenai.types.Part(text="a")'],
  },
  {
    ...PYTHON, package: 'google', call: 'generativeai.configure', keys: ['api_key'], options: {}, url: 'https://generativelanguage.googleapis.com',
    docs: 'https://github.com/google-gemini/deprecated-generative-ai-python#readme', is: ['import google.generativeai as genai\ngenai.configure(api_key=key)'], isNot: ['import google.generativeai as genai\ngenai.GenerativeModel("gemini")'],
  },
  {
    ...PYTHON, package: 'groq', call: ['Groq', 'AsyncGroq'], keys: ['api_key'], options: { base: 'base_url' }, url: 'https://api.groq.com',
    docs: 'https://github.com/groq/groq-python#readme', is: ['from groq import Groq\nGroq(api_key=key)'], isNot: ['from groq import APIError\nAPIError("no")'],
  },
  {
    ...PYTHON, package: 'mistralai', call: ['Mistral', 'MistralClient'], keys: ['api_key'], options: { base: ['server_url', 'endpoint'] }, url: 'https://api.mistral.ai',
    docs: 'https://github.com/mistralai/client-python#readme', is: ['from mistralai import Mistral\nMistral(api_key=key)'], isNot: ['from mistralai import UserMessage\nUserMessage(content="a")'],
  },
  {
    ...PYTHON, package: 'cohere', call: ['Client', 'AsyncClient', 'ClientV2', 'AsyncClientV2'], keys: [['api_key', 0]], options: { base: 'base_url' }, url: 'https://api.cohere.com',
    docs: 'https://github.com/cohere-ai/cohere-python#readme', is: ['import cohere\ncohere.ClientV2(key)'], isNot: ['import cohere\ncohere.UserChatMessageV2(content="a")'],
  },
  {
    ...PYTHON, package: 'together', call: ['Together', 'AsyncTogether'], keys: ['api_key'], options: { base: 'base_url' }, url: 'https://api.together.xyz',
    docs: 'https://github.com/togethercomputer/together-python#readme', is: ['from together import Together\nTogether(api_key=key)'], isNot: ['from together import Complete\nComplete(prompt="a")'],
  },
  {
    ...PYTHON, package: 'replicate', call: 'Client', keys: ['api_token'], options: {}, url: 'https://api.replicate.com',
    docs: 'https://github.com/replicate/replicate-python#readme', is: ['import replicate\nreplicate.Client(api_token=key)'], isNot: ['import replicate\nreplicate.run("a/b", input={})'],
  },
  {
    ...PYTHON, package: 'huggingface_hub', call: ['InferenceClient', 'AsyncInferenceClient', 'HfApi', 'login'], keys: ['token', 'api_key'], options: {}, url: 'https://huggingface.co',
    docs: 'https://huggingface.co/docs/huggingface_hub/package_reference/inference_client', is: ['from huggingface_hub import InferenceClient\nInferenceClient(token=key)'], isNot: ['from huggingface_hub import hf_hub_url\nhf_hub_url("a", "b")'],
  },
  {
    ...PYTHON, package: 'elevenlabs', call: ['ElevenLabs', 'AsyncElevenLabs'], keys: ['api_key'], options: {}, url: 'https://api.elevenlabs.io',
    docs: 'https://github.com/elevenlabs/elevenlabs-python#readme', is: ['from elevenlabs.client import ElevenLabs\nElevenLabs(api_key=key)'], isNot: ['from elevenlabs.client import play\nplay(audio)'],
  },
  {
    ...PYTHON, package: 'tavily', call: ['TavilyClient', 'AsyncTavilyClient'], keys: [['api_key', 0]], options: {}, url: 'https://api.tavily.com',
    docs: 'https://docs.tavily.com/sdk/python/quick-start', is: ['from tavily import TavilyClient\nTavilyClient(key)'], isNot: ['from tavily import MissingAPIKeyError\nMissingAPIKeyError()'],
  },
  {
    ...PYTHON, package: 'exa_py', call: 'Exa', keys: [['api_key', 0]], options: {}, url: 'https://api.exa.ai',
    docs: 'https://github.com/exa-labs/exa-py#readme', is: ['from exa_py import Exa\nExa(key)'], isNot: ['from exa_py import Result\nResult(url)'],
  },
  {
    ...PYTHON, package: 'firecrawl', call: ['Firecrawl', 'AsyncFirecrawl', 'FirecrawlApp', 'AsyncFirecrawlApp'], keys: [['api_key', 0]], options: { base: 'api_url' }, url: 'https://api.firecrawl.dev',
    docs: 'https://docs.firecrawl.dev/sdks/python', is: ['from firecrawl import Firecrawl\nFirecrawl(api_key=key)'], isNot: ['from firecrawl import ScrapeOptions\nScrapeOptions(formats=[])'],
  },
  {
    ...PYTHON, package: 'serpapi', call: ['Client', 'GoogleSearch'], keys: ['api_key'], options: {}, url: 'https://serpapi.com',
    docs: 'https://github.com/serpapi/serpapi-python#readme', is: ['import serpapi\nserpapi.Client(api_key=key)'], isNot: ['import serpapi\nserpapi.SerpResults({})'],
  },
  {
    ...PYTHON, package: 'pinecone', call: ['Pinecone', 'PineconeAsyncio', 'init'], keys: [['api_key', 0]], options: { base: 'host' }, url: 'https://api.pinecone.io',
    docs: 'https://github.com/pinecone-io/pinecone-python-client#readme', is: ['from pinecone import Pinecone\nPinecone(api_key=key)'], isNot: ['from pinecone import ServerlessSpec\nServerlessSpec(cloud="aws")'],
  },
  {
    ...PYTHON, package: 'composio', call: ['Composio', 'ComposioToolSet'], keys: ['api_key'], options: {}, url: 'https://backend.composio.dev',
    docs: 'https://docs.composio.dev/docs', is: ['from composio import Composio\nComposio(api_key=key)'], isNot: ['from composio import action\naction("a")'],
  },
  {
    ...PYTHON, package: 'e2b', call: ['Sandbox', 'AsyncSandbox', 'Sandbox.create', 'AsyncSandbox.create'], keys: ['api_key'], options: {}, url: 'https://api.e2b.dev',
    docs: 'https://e2b.dev/docs/sdk-reference', is: ['from e2b import Sandbox\nSandbox.create(api_key=key)'], isNot: ['from e2b import Template\nTemplate("a")'],
  },
  {
    ...PYTHON, package: 'e2b_code_interpreter', call: ['Sandbox', 'AsyncSandbox', 'Sandbox.create', 'AsyncSandbox.create'], keys: ['api_key'], options: {}, url: 'https://api.e2b.dev',
    docs: 'https://e2b.dev/docs/sdk-reference', is: ['from e2b_code_interpreter import Sandbox\nSandbox.create(api_key=key)'], isNot: ['from e2b_code_interpreter import Execution\nExecution("a")'],
  },
  {
    ...PYTHON, package: 'voyageai', call: ['Client', 'AsyncClient'], keys: [['api_key', 0]], options: {}, url: 'https://api.voyageai.com/',
    docs: 'https://docs.voyageai.com/docs/api-key-and-installation', is: ['import voyageai\nvoyageai.Client(api_key=key)'], isNot: ['import voyageai\nvoyageai.get_model_tokens("a")'],
  },
]
