import type { ProviderHosts } from './row.ts'

/** What agents use: search, browsing, memory, vector search and tracing. */
export const tools: readonly ProviderHosts[] = [
  { provider: 'Tavily', hosts: ['*.tavily.com'], defaultHost: 'api.tavily.com', names: ['TAVILY'] },
  { provider: 'Wolfram', hosts: ['*.wolframalpha.com'], defaultHost: 'api.wolframalpha.com', names: ['WOLFRAM', 'WOLFRAMALPHA'] },
  { provider: 'Exa', hosts: ['*.exa.ai'], defaultHost: 'api.exa.ai', names: ['EXA'] },
  {
    provider: 'Firecrawl', hosts: ['*.firecrawl.dev'], defaultHost: 'api.firecrawl.dev', names: ['FIRECRAWL'], selfHosted: true,
    overrides: ['FIRECRAWL_API_URL'],
  },
  { provider: 'Brave Search', hosts: ['*.brave.com'], defaultHost: 'api.search.brave.com', names: ['BRAVE'] },
  { provider: 'Serper', hosts: ['*.serper.dev'], defaultHost: 'google.serper.dev', names: ['SERPER'] },
  { provider: 'SerpApi', hosts: ['*.serpapi.com'], defaultHost: 'serpapi.com', names: ['SERPAPI', 'SERP_API'] },
  { provider: 'SearchAPI', hosts: ['*.searchapi.io'], defaultHost: 'www.searchapi.io', names: ['SEARCHAPI'] },
  { provider: 'Linkup', hosts: ['*.linkup.so'], defaultHost: 'api.linkup.so', names: ['LINKUP'] },
  { provider: 'Parallel', hosts: ['*.parallel.ai'], defaultHost: 'api.parallel.ai', names: ['PARALLEL_API'] },
  { provider: 'You.com', hosts: ['*.ydc-index.io', '*.you.com'], defaultHost: 'ydc-index.io', names: ['YDC', 'YOUCOM'] },
  { provider: 'Kagi', hosts: ['*.kagi.com'], defaultHost: 'kagi.com', names: ['KAGI'] },
  { provider: 'Browserbase', hosts: ['*.browserbase.com'], defaultHost: 'api.browserbase.com', names: ['BROWSERBASE'] },
  { provider: 'Apify', hosts: ['*.apify.com'], defaultHost: 'api.apify.com', names: ['APIFY'] },
  {
    provider: 'Bright Data', hosts: ['*.brightdata.com', '*.superproxy.io'], defaultHost: 'api.brightdata.com',
    names: ['BRIGHTDATA', 'BRIGHT_DATA'],
  },
  { provider: 'ScrapingBee', hosts: ['*.scrapingbee.com'], defaultHost: 'app.scrapingbee.com', names: ['SCRAPINGBEE'] },
  { provider: 'Hyperbrowser', hosts: ['*.hyperbrowser.ai'], defaultHost: 'api.hyperbrowser.ai', names: ['HYPERBROWSER'] },
  { provider: 'Browser Use', hosts: ['*.browser-use.com'], defaultHost: 'api.browser-use.com', names: ['BROWSER_USE', 'BROWSERUSE'] },
  { provider: 'Steel', hosts: ['*.steel.dev'], defaultHost: 'api.steel.dev', names: ['STEEL_API'], selfHosted: true },
  { provider: 'E2B', hosts: ['*.e2b.dev', '*.e2b.app'], defaultHost: 'api.e2b.dev', names: ['E2B'], selfHosted: true },
  { provider: 'Daytona', hosts: ['*.daytona.io'], defaultHost: 'app.daytona.io', names: ['DAYTONA'], selfHosted: true },
  { provider: 'Context7', hosts: ['*.context7.com'], defaultHost: 'mcp.context7.com', names: ['CONTEXT7'] },
  { provider: 'Smithery', hosts: ['*.smithery.ai'], defaultHost: 'server.smithery.ai', names: ['SMITHERY'] },
  {
    provider: 'Composio', hosts: ['*.composio.dev', '*.composio.com', 'rube.app'], defaultHost: 'backend.composio.dev',
    names: ['COMPOSIO'],
  },
  { provider: 'Greptile', hosts: ['*.greptile.com'], defaultHost: 'api.greptile.com', names: ['GREPTILE'] },
  { provider: 'Mem0', hosts: ['*.mem0.ai'], defaultHost: 'api.mem0.ai', names: ['MEM0'], selfHosted: true },
  { provider: 'Zep', hosts: ['*.getzep.com'], defaultHost: 'api.getzep.com', names: ['ZEP'], selfHosted: true },
  {
    provider: 'LangSmith', hosts: ['*.langchain.com'], defaultHost: 'api.smith.langchain.com', names: ['LANGSMITH', 'LANGCHAIN'],
    selfHosted: true, overrides: ['LANGSMITH_ENDPOINT', 'LANGCHAIN_ENDPOINT'],
  },
  {
    provider: 'Langfuse', hosts: ['*.langfuse.com'], defaultHost: 'cloud.langfuse.com', names: ['LANGFUSE'], selfHosted: true,
    overrides: ['LANGFUSE_HOST', 'LANGFUSE_BASE_URL', 'LANGFUSE_BASEURL'],
  },
  {
    provider: 'Helicone', hosts: ['*.helicone.ai', '*.hconeai.com'], defaultHost: 'api.helicone.ai', names: ['HELICONE'],
    selfHosted: true,
  },
  {
    provider: 'Braintrust', hosts: ['*.braintrust.dev', '*.braintrustdata.com'], defaultHost: 'api.braintrust.dev',
    names: ['BRAINTRUST'], selfHosted: true,
  },
  { provider: 'Portkey', hosts: ['*.portkey.ai'], defaultHost: 'api.portkey.ai', names: ['PORTKEY'], selfHosted: true },
  { provider: 'Pinecone', hosts: ['*.pinecone.io'], defaultHost: 'api.pinecone.io', names: ['PINECONE'] },
  {
    provider: 'Weaviate', hosts: ['*.weaviate.cloud', '*.weaviate.network', '*.weaviate.io'], defaultHost: 'weaviate.cloud',
    names: ['WEAVIATE', 'WCD', 'WCS'], selfHosted: true, overrides: ['WEAVIATE_URL'],
  },
  {
    provider: 'Qdrant Cloud', hosts: ['*.qdrant.io', '*.qdrant.tech'], defaultHost: 'cloud.qdrant.io', names: ['QDRANT'],
    selfHosted: true, overrides: ['QDRANT_URL', 'QDRANT_HOST'],
  },
  {
    provider: 'Zilliz Cloud', hosts: ['*.zillizcloud.com', '*.zilliz.com'], defaultHost: 'api.cloud.zilliz.com',
    names: ['ZILLIZ', 'MILVUS'], selfHosted: true, overrides: ['MILVUS_URI'],
  },
  {
    provider: 'Weights & Biases', hosts: ['*.wandb.ai'], defaultHost: 'api.wandb.ai', names: ['WANDB'], selfHosted: true,
    overrides: ['WANDB_BASE_URL'],
  },
  { provider: 'Zapier', hosts: ['*.zapier.com'], defaultHost: 'mcp.zapier.com', names: ['ZAPIER'] },
  { provider: 'Make', hosts: ['*.make.com', '*.make.celonis.com'], defaultHost: 'mcp.make.com', names: ['MAKE'] },
  {
    provider: 'n8n', hosts: ['*.n8n.cloud'], defaultHost: 'n8n.cloud', names: ['N8N'], selfHosted: true,
    overrides: ['N8N_API_URL', 'N8N_HOST', 'N8N_BASE_URL'],
  },
  { provider: 'Pipedream', hosts: ['*.pipedream.net', '*.pipedream.com'], defaultHost: 'api.pipedream.com', names: ['PIPEDREAM'] },
  { provider: 'Gumloop', hosts: ['*.gumloop.com'], defaultHost: 'api.gumloop.com', names: ['GUMLOOP'] },
]
