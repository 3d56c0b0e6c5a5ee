import type { ProviderHosts } from './row.ts'

/** Providers of models: language, image, speech and embeddings. */
export const models: readonly ProviderHosts[] = [
  {
    provider: 'OpenAI', hosts: ['*.openai.com', 'chatgpt.com'], defaultHost: 'api.openai.com', names: ['OPENAI'],
    modelProvider: true,
    gateways: [
      '*.openai.azure.com', '*.services.ai.azure.com', 'gateway.ai.cloudflare.com', 'ai-gateway.vercel.sh', 'oai.helicone.ai', 'oai.hconeai.com',
      'api.portkey.ai', 'api.braintrust.dev', 'gateway.braintrust.dev',
    ],
    overrides: ['OPENAI_BASE_URL', 'OPENAI_API_BASE', 'OPENAI_API_HOST'],
  },
  {
    provider: 'Anthropic', hosts: ['*.anthropic.com', '*.claude.ai', '*.claude.com'], defaultHost: 'api.anthropic.com',
    names: ['ANTHROPIC', 'CLAUDE'], modelProvider: true,
    // Claude in Microsoft Foundry: https://platform.claude.com/docs/en/build-with-claude/claude-in-microsoft-foundry
    gateways: [
      '*.services.ai.azure.com', 'gateway.ai.cloudflare.com', 'ai-gateway.vercel.sh', 'anthropic.helicone.ai', 'anthropic.hconeai.com',
      'api.portkey.ai',
    ],
    overrides: ['ANTHROPIC_BASE_URL', 'ANTHROPIC_API_URL', 'ANTHROPIC_API_BASE'],
  },
  {
    provider: 'Google', hosts: ['*.googleapis.com', '*.google.com', '*.google.dev'],
    defaultHost: 'generativelanguage.googleapis.com', names: ['GOOGLE', 'GEMINI', 'FIREBASE', 'VERTEX'], modelProvider: true,
    gateways: ['gateway.ai.cloudflare.com', 'ai-gateway.vercel.sh', 'gateway.helicone.ai', 'api.portkey.ai'],
    overrides: ['GOOGLE_GEMINI_BASE_URL', 'GEMINI_BASE_URL', 'GEMINI_API_BASE'],
  },
  {
    provider: 'xAI', hosts: ['*.x.ai', '*.grok.com'], defaultHost: 'api.x.ai', names: ['XAI', 'GROK'], modelProvider: true,
    gateways: ['gateway.ai.cloudflare.com', 'ai-gateway.vercel.sh'], overrides: ['XAI_BASE_URL', 'XAI_API_BASE'],
  },
  {
    provider: 'Groq', hosts: ['*.groq.com'], defaultHost: 'api.groq.com', names: ['GROQ'], modelProvider: true,
    gateways: ['gateway.ai.cloudflare.com', 'ai-gateway.vercel.sh', 'groq.helicone.ai'],
    overrides: ['GROQ_BASE_URL', 'GROQ_API_BASE'],
  },
  {
    provider: 'Perplexity', hosts: ['*.perplexity.ai'], defaultHost: 'api.perplexity.ai',
    names: ['PERPLEXITY', 'PPLX', 'PERPLEXITYAI'], modelProvider: true, gateways: ['gateway.ai.cloudflare.com'],
    overrides: ['PERPLEXITY_BASE_URL'],
  },
  {
    provider: 'OpenRouter', hosts: ['*.openrouter.ai'], defaultHost: 'openrouter.ai', names: ['OPENROUTER'], modelProvider: true,
    gateways: ['gateway.ai.cloudflare.com', 'openrouter.helicone.ai'], overrides: ['OPENROUTER_BASE_URL', 'OPENROUTER_API_BASE'],
  },
  {
    provider: 'DeepSeek', hosts: ['*.deepseek.com'], defaultHost: 'api.deepseek.com', names: ['DEEPSEEK'], modelProvider: true,
    gateways: ['gateway.ai.cloudflare.com'], overrides: ['DEEPSEEK_BASE_URL', 'DEEPSEEK_API_BASE'],
  },
  {
    provider: 'Mistral AI', hosts: ['*.mistral.ai'], defaultHost: 'api.mistral.ai', names: ['MISTRAL', 'CODESTRAL'],
    modelProvider: true, gateways: ['gateway.ai.cloudflare.com'], overrides: ['MISTRAL_BASE_URL', 'MISTRAL_ENDPOINT'],
  },
  {
    provider: 'Cohere', hosts: ['*.cohere.com', '*.cohere.ai'], defaultHost: 'api.cohere.com', names: ['COHERE', 'CO_API'],
    modelProvider: true, gateways: ['gateway.ai.cloudflare.com'], overrides: ['CO_API_URL', 'COHERE_BASE_URL'],
  },
  {
    provider: 'Replicate', hosts: ['*.replicate.com'], defaultHost: 'api.replicate.com', names: ['REPLICATE'],
    modelProvider: true, gateways: ['gateway.ai.cloudflare.com'], overrides: ['REPLICATE_API_BASE_URL'],
  },
  {
    provider: 'Hugging Face', hosts: ['*.huggingface.co', '*.hf.co', '*.huggingface.cloud'], defaultHost: 'huggingface.co',
    names: ['HF', 'HUGGINGFACE', 'HUGGINGFACEHUB', 'HUGGING_FACE'], modelProvider: true, gateways: ['gateway.ai.cloudflare.com'],
    overrides: ['HF_ENDPOINT', 'HF_INFERENCE_ENDPOINT'],
  },
  {
    provider: 'Together AI', hosts: ['*.together.ai', '*.together.xyz'], defaultHost: 'api.together.xyz',
    names: ['TOGETHER', 'TOGETHERAI'], modelProvider: true, gateways: ['together.helicone.ai'], overrides: ['TOGETHER_BASE_URL'],
  },
  {
    provider: 'Cerebras', hosts: ['*.cerebras.ai'], defaultHost: 'api.cerebras.ai', names: ['CEREBRAS'], modelProvider: true,
    gateways: ['gateway.ai.cloudflare.com'], overrides: ['CEREBRAS_BASE_URL'],
  },
  {
    provider: 'Fireworks AI', hosts: ['*.fireworks.ai'], defaultHost: 'api.fireworks.ai', names: ['FIREWORKS'],
    modelProvider: true, overrides: ['FIREWORKS_BASE_URL', 'FIREWORKS_API_BASE'],
  },
  {
    provider: 'NVIDIA', hosts: ['*.nvidia.com', 'nvcr.io'], defaultHost: 'integrate.api.nvidia.com', names: ['NVIDIA', 'NGC'],
    modelProvider: true, selfHosted: true, overrides: ['NVIDIA_BASE_URL'],
  },
  {
    provider: 'Moonshot AI', hosts: ['*.moonshot.ai', '*.moonshot.cn', 'api.kimi.com'], defaultHost: 'api.moonshot.ai',
    names: ['MOONSHOT', 'KIMI'], modelProvider: true, overrides: ['MOONSHOT_BASE_URL'],
  },
  {
    provider: 'Z.ai', hosts: ['*.z.ai', '*.bigmodel.cn'], defaultHost: 'api.z.ai',
    names: ['ZAI', 'Z_AI', 'ZHIPU', 'ZHIPUAI', 'GLM'], modelProvider: true, overrides: ['ZAI_BASE_URL'],
  },
  {
    provider: 'MiniMax', hosts: ['*.minimax.io', '*.minimaxi.com', '*.minimax.chat'], defaultHost: 'api.minimax.io',
    names: ['MINIMAX'], modelProvider: true, overrides: ['MINIMAX_API_HOST'],
  },
  {
    provider: 'Alibaba Model Studio', hosts: ['dashscope.aliyuncs.com', 'dashscope-intl.aliyuncs.com'],
    defaultHost: 'dashscope-intl.aliyuncs.com', names: ['DASHSCOPE', 'QWEN'], modelProvider: true,
    overrides: ['DASHSCOPE_BASE_URL'],
  },
  {
    // https://www.volcengine.com/docs/82379/1298459, https://docs.byteplus.com/en/docs/ModelArk/1298459
    provider: 'Volcengine Ark', hosts: ['ark.cn-beijing.volces.com', 'ark.ap-southeast.bytepluses.com'], defaultHost: 'ark.cn-beijing.volces.com',
    names: ['ARK', 'DOUBAO'], modelProvider: true,
  },
  { provider: 'SambaNova', hosts: ['*.sambanova.ai'], defaultHost: 'api.sambanova.ai', names: ['SAMBANOVA'], modelProvider: true },
  { provider: 'Hyperbolic', hosts: ['*.hyperbolic.xyz'], defaultHost: 'api.hyperbolic.xyz', names: ['HYPERBOLIC'], modelProvider: true },
  {
    provider: 'Nebius', hosts: ['*.nebius.com', '*.nebius.ai'], defaultHost: 'api.studio.nebius.com', names: ['NEBIUS'],
    modelProvider: true,
  },
  { provider: 'DeepInfra', hosts: ['*.deepinfra.com'], defaultHost: 'api.deepinfra.com', names: ['DEEPINFRA'], modelProvider: true },
  { provider: 'Novita AI', hosts: ['*.novita.ai'], defaultHost: 'api.novita.ai', names: ['NOVITA'], modelProvider: true },
  { provider: 'AI21', hosts: ['*.ai21.com'], defaultHost: 'api.ai21.com', names: ['AI21'], modelProvider: true },
  { provider: 'fal', hosts: ['*.fal.run', '*.fal.ai'], defaultHost: 'fal.run', names: ['FAL'], modelProvider: true },
  { provider: 'Modal', hosts: ['*.modal.com'], defaultHost: 'api.modal.com', names: ['MODAL'], modelProvider: true },
  { provider: 'Baseten', hosts: ['*.baseten.co'], defaultHost: 'api.baseten.co', names: ['BASETEN'], modelProvider: true },
  {
    provider: 'ElevenLabs', hosts: ['*.elevenlabs.io'], defaultHost: 'api.elevenlabs.io',
    names: ['ELEVENLABS', 'ELEVEN_LABS', 'XI_API'], modelProvider: true,
  },
  { provider: 'AssemblyAI', hosts: ['*.assemblyai.com'], defaultHost: 'api.assemblyai.com', names: ['ASSEMBLYAI'], modelProvider: true },
  {
    provider: 'Deepgram', hosts: ['*.deepgram.com'], defaultHost: 'api.deepgram.com', names: ['DEEPGRAM'], modelProvider: true,
    selfHosted: true,
  },
  { provider: 'Cartesia', hosts: ['*.cartesia.ai'], defaultHost: 'api.cartesia.ai', names: ['CARTESIA'], modelProvider: true },
  { provider: 'Stability AI', hosts: ['*.stability.ai'], defaultHost: 'api.stability.ai', names: ['STABILITY'], modelProvider: true },
  { provider: 'Voyage AI', hosts: ['*.voyageai.com'], defaultHost: 'api.voyageai.com', names: ['VOYAGE', 'VOYAGEAI'], modelProvider: true },
  { provider: 'Jina AI', hosts: ['*.jina.ai'], defaultHost: 'api.jina.ai', names: ['JINA'], modelProvider: true },
  { provider: 'Cursor', hosts: ['*.cursor.com', '*.cursor.sh'], defaultHost: 'api.cursor.com', names: ['CURSOR'] },
  { provider: 'Devin', hosts: ['*.devin.ai'], defaultHost: 'api.devin.ai', names: ['DEVIN'] },
]
