import { describe, expect, test } from 'vitest'
import { filled } from './filled.ts'
import { judged } from './python-reading.ts'

/** A value without a format, made when the test runs. */
const LITERAL = filled('nw_{40}', 'python')

type Case = readonly [name: string, source: string, ...expected: string[]]

const found = async (source: string) =>
  (await judged(source.replaceAll('LITERAL', LITERAL))).map((one) => one.replaceAll(LITERAL, 'LITERAL'))

/** Each with the findings that it gives, no more. */
function cases(title: string, rows: readonly Case[]): void {
  describe(title, () => {
    test.each(rows)('%s', async (_, source, ...expected) => {
      expect((await found(source)).toSorted()).toEqual(expected.toSorted())
    })
  })
}

const URL = '"https://mcp.acme.dev/mcp"'
const KEY = 'os.environ["ACME_KEY"]'
const BY_REFERENCE = `static-key-remote-mcp/reference: ${KEY}`

cases('MCP clients with a key from the environment', [
  [
    'MCP SDK, streamable HTTP',
    `import os\nfrom mcp.client.streamable_http import streamablehttp_client\nstreamablehttp_client(${URL}, {"Authorization": f"Bearer {${KEY}}"})`,
    BY_REFERENCE,
  ],
  ['MCP SDK, SSE', `import os\nfrom mcp.client.sse import sse_client\nsse_client(url=${URL}, headers={"X-API-Key": ${KEY}})`, BY_REFERENCE],
  [
    'MCP SDK, client of its own',
    `import os, httpx\nfrom mcp.client.streamable_http import streamable_http_client\nasync def f():\n    async with httpx.AsyncClient(headers={"Authorization": "Bearer " + ${KEY}}) as c:\n        streamable_http_client(${URL}, http_client=c)`,
    BY_REFERENCE,
  ],
  ['FastMCP client', `import os\nfrom fastmcp import Client\nClient(${URL}, auth=${KEY})`, BY_REFERENCE],
  [
    'FastMCP BearerAuth',
    `import os\nfrom fastmcp import Client\nfrom fastmcp.client.auth import BearerAuth\nClient(${URL}, auth=BearerAuth(${KEY}))`,
    BY_REFERENCE,
  ],
  [
    'FastMCP transport',
    `import os\nfrom fastmcp.client.transports import StreamableHttpTransport\nStreamableHttpTransport(${URL}, headers={"Authorization": ${KEY}})`,
    BY_REFERENCE,
  ],
  [
    'FastMCP transport and auth',
    `import os\nfrom fastmcp import Client\nfrom fastmcp.client.transports import SSETransport\nClient(SSETransport(${URL}), auth=${KEY})`,
    BY_REFERENCE,
  ],
  [
    'FastMCP configuration',
    `import os\nfrom fastmcp import Client\nClient({"mcpServers": {"a": {"url": ${URL}, "headers": {"Authorization": ${KEY}}}}})`,
    BY_REFERENCE,
  ],
  [
    'OpenAI Agents',
    `import os\nfrom agents.mcp import MCPServerSse\nMCPServerSse(params={"url": ${URL}, "headers": {"Authorization": ${KEY}}})`,
    BY_REFERENCE,
  ],
  [
    'OpenAI HostedMCPTool',
    `import os\nfrom agents import HostedMCPTool\nHostedMCPTool(tool_config={"type": "mcp", "server_label": "a", "server_url": ${URL}, "headers": {"Authorization": ${KEY}}})`,
    BY_REFERENCE,
  ],
  [
    'OpenAI Responses',
    `import os\nfrom openai import OpenAI\nOpenAI().responses.create(tools=[{"type": "mcp", "server_label": "a", "server_url": ${URL}, "authorization": ${KEY}}])`,
    BY_REFERENCE,
  ],
  [
    'Anthropic Messages',
    `import os, anthropic\nanthropic.Anthropic().beta.messages.create(mcp_servers=[{"type": "url", "url": ${URL}, "name": "a", "authorization_token": ${KEY}}])`,
    BY_REFERENCE,
  ],
  [
    'LangChain',
    `import os\nfrom langchain_mcp_adapters.client import MultiServerMCPClient\nMultiServerMCPClient({"a": {"transport": "streamable_http", "url": ${URL}, "headers": {"Authorization": ${KEY}}}})`,
    BY_REFERENCE,
  ],
  [
    'pydantic-ai',
    `import os\nfrom pydantic_ai.mcp import MCPServerSSE\nMCPServerSSE(url=${URL}, headers={"Authorization": ${KEY}})`,
    BY_REFERENCE,
  ],
  [
    'CrewAI adapter',
    `import os\nfrom crewai_tools import MCPServerAdapter\nMCPServerAdapter({"url": ${URL}, "transport": "sse", "headers": {"Authorization": ${KEY}}})`,
    BY_REFERENCE,
  ],
  [
    'AutoGen',
    `import os\nfrom autogen_ext.tools.mcp import SseServerParams\nSseServerParams(url=${URL}, headers={"Authorization": ${KEY}})`,
    BY_REFERENCE,
  ],
  [
    'LlamaIndex',
    `import os\nfrom llama_index.tools.mcp import BasicMCPClient\nBasicMCPClient(${URL}, headers={"Authorization": ${KEY}})`,
    BY_REFERENCE,
  ],
  [
    'Google ADK',
    `import os\nfrom google.adk.tools.mcp_tool import McpToolset, StreamableHTTPConnectionParams\nMcpToolset(connection_params=StreamableHTTPConnectionParams(url=${URL}, headers={"Authorization": ${KEY}}))`,
    BY_REFERENCE,
  ],
  [
    'Semantic Kernel',
    `import os\nfrom semantic_kernel.connectors.mcp import MCPStreamableHttpPlugin\nMCPStreamableHttpPlugin(name="a", url=${URL}, headers={"Authorization": ${KEY}})`,
    BY_REFERENCE,
  ],
  [
    'mcp-use',
    `import os\nfrom mcp_use import MCPClient\nMCPClient.from_dict({"mcpServers": {"a": {"url": ${URL}, "headers": {"Authorization": ${KEY}}}}})`,
    BY_REFERENCE,
  ],
  [
    'Claude Agent SDK',
    `import os\nfrom claude_agent_sdk import ClaudeAgentOptions\nClaudeAgentOptions(mcp_servers={"a": {"type": "http", "url": ${URL}, "headers": {"Authorization": ${KEY}}}})`,
    BY_REFERENCE,
  ],
])

cases('MCP clients with a literal', [
  [
    'header',
    `from mcp.client.streamable_http import streamablehttp_client\nstreamablehttp_client(${URL}, headers={"Authorization": "Bearer LITERAL"})`,
    'secret-literal-tracked/generic: LITERAL',
    'static-key-remote-mcp/literal: LITERAL',
  ],
  [
    'a constant of the module',
    `from fastmcp import Client\nAPI_KEY = "LITERAL"\nClient(${URL}, auth=API_KEY)`,
    'secret-literal-tracked/generic: LITERAL',
    'static-key-remote-mcp/literal: LITERAL',
  ],
  [
    'query of an address',
    `from crewai import Agent\nAgent(role="x", mcps=["https://mcp.acme.dev/mcp?api_key=LITERAL"])`,
    'secret-literal-tracked/generic: LITERAL',
    'static-key-remote-mcp/literal: LITERAL',
    'token-in-url/literal: LITERAL',
  ],
])

cases('MCP clients that sign in', [
  [
    'provider',
    `from mcp.client.auth import OAuthClientProvider\nfrom mcp.client.streamable_http import streamablehttp_client\nstreamablehttp_client(${URL}, auth=OAuthClientProvider(${URL}, None, None))`,
  ],
  ['word', `from fastmcp import Client\nClient(${URL}, auth="oauth")`],
  [
    'token of a function',
    `from mcp.client.sse import sse_client\nsse_client(${URL}, headers={"Authorization": f"Bearer {token_for(user)}"})`,
  ],
  [
    'parameter',
    `from mcp.client.sse import sse_client\ndef connect(token: str):\n    return sse_client(${URL}, headers={"Authorization": f"Bearer {token}"})`,
  ],
  [
    'loopback',
    `import os\nfrom mcp.client.sse import sse_client\nsse_client("http://localhost:8000/sse", headers={"Authorization": ${KEY}})`,
  ],
  ['a type of something else', 'x = {"type": "mcp"}\ny = {"type": "url", "url": "https://acme.dev"}'],
])

const AGENT = 'import os\nimport openai\n'
const API = `static-key-remote-api/no-offer: ${KEY}`

cases('API clients of an agent', [
  ['requests', `${AGENT}import requests\nrequests.get("https://api.acme.dev/v1", headers={"X-API-Key": ${KEY}})`, API],
  [
    'requests, method by name',
    `${AGENT}import requests\nrequests.request("GET", "https://api.acme.dev/v1", headers={"X-API-Key": ${KEY}})`,
    API,
  ],
  [
    'requests, session',
    `${AGENT}import requests\ns = requests.Session()\ns.headers.update({"Authorization": ${KEY}})\ns.get("https://api.acme.dev/v1")`,
    API,
  ],
  ['requests, basic', `${AGENT}import requests\nrequests.get("https://api.acme.dev/v1", auth=("svc", ${KEY}))`, API],
  ['httpx', `${AGENT}import httpx\nhttpx.post("https://api.acme.dev/v1", headers={"Authorization": f"Token {${KEY}}"})`, API],
  ['httpx, client', `${AGENT}import httpx\nhttpx.AsyncClient(base_url="https://api.acme.dev", headers={"Authorization": ${KEY}})`, API],
  [
    'aiohttp',
    `${AGENT}import aiohttp\nasync def f():\n    async with aiohttp.ClientSession() as s:\n        async with s.get("https://api.acme.dev", headers={"Authorization": ${KEY}}) as r:\n            return r`,
    API,
  ],
  ['urllib', `${AGENT}import urllib.request\nurllib.request.Request("https://api.acme.dev", headers={"Authorization": ${KEY}})`, API],
  [
    'in the query',
    `${AGENT}import requests\nrequests.get("https://api.acme.dev/v1", params={"api_key": ${KEY}})`,
    `token-in-url/other-api: ${KEY}`,
  ],
  ['not in an agent', `import os\nimport requests\nrequests.get("https://api.acme.dev/v1", headers={"X-API-Key": ${KEY}})`],
  ['run-time token', `${AGENT}import requests\nrequests.get("https://api.acme.dev/v1", headers={"Authorization": f"Bearer {token()}"})`],
  [
    'Stripe',
    `${AGENT}import stripe\nstripe.api_key = os.environ["STRIPE_SECRET_KEY"]`,
    'static-key-remote-api/reference: os.environ["STRIPE_SECRET_KEY"]',
  ],
  [
    'GitHub',
    `${AGENT}from github import Github\nGithub(os.environ["GITHUB_TOKEN"])`,
    'static-key-remote-api/reference: os.environ["GITHUB_TOKEN"]',
  ],
  ['Slack', `${AGENT}from slack_sdk import WebClient\nWebClient(token=os.environ["SLACK_BOT_TOKEN"])`],
  ['the model itself', `${AGENT}openai.OpenAI(api_key=os.environ["OPENAI_API_KEY"])`],
])

const MCP = 'import os\nfrom fastmcp import FastMCP\n'
cases('MCP servers', [
  ['open, FastMCP', `${MCP}mcp = FastMCP("a")\nmcp.run(transport="http", host="0.0.0.0")`, 'mcp-server-unauthenticated/write: 0.0.0.0'],
  [
    'open, SDK',
    'from mcp.server.fastmcp import FastMCP\nmcp = FastMCP("a", host="0.0.0.0")\nmcp.run(transport="streamable-http")',
    'mcp-server-unauthenticated/write: 0.0.0.0',
  ],
  [
    'open, by settings',
    'from mcp.server.fastmcp import FastMCP\nmcp = FastMCP("a")\nmcp.settings.host = "0.0.0.0"\nmcp.run("sse")',
    'mcp-server-unauthenticated/write: 0.0.0.0',
  ],
  [
    'open, uvicorn',
    `${MCP}import uvicorn\nmcp = FastMCP("a")\nuvicorn.run(mcp.http_app(), host="0.0.0.0")`,
    'mcp-server-unauthenticated/write: 0.0.0.0',
  ],
  [
    'open, host from a variable',
    `${MCP}mcp = FastMCP("a")\nmcp.run(transport="http", host=os.getenv("HOST", "0.0.0.0"))`,
    'mcp-server-unauthenticated/write: os.getenv("HOST", "0.0.0.0")',
  ],
  [
    'reading only',
    `${MCP}mcp = FastMCP("a")\n@mcp.tool(annotations={"readOnlyHint": True})\ndef show(): ...\nmcp.run(transport="http", host="0.0.0.0")`,
    'mcp-server-unauthenticated/read-only: 0.0.0.0',
  ],
  ['stdio', `${MCP}mcp = FastMCP("a")\nmcp.run()`],
  ['loopback by default', `${MCP}mcp = FastMCP("a")\nmcp.run(transport="http", port=9000)`],
  ['transport unknown', `${MCP}mcp = FastMCP("a")\nmcp.run(transport=choose())`],
  [
    'verifier',
    `${MCP}from fastmcp.server.auth.providers.jwt import JWTVerifier\nmcp = FastMCP("a", auth=JWTVerifier(jwks_uri="https://i/j", issuer="https://i", audience="https://a/mcp"))\nmcp.run(transport="http", host="0.0.0.0")`,
  ],
  [
    'SDK verifier',
    'from mcp.server.fastmcp import FastMCP\nfrom .auth import verifier, settings\nmcp = FastMCP("a", token_verifier=verifier, auth=settings, host="0.0.0.0")\nmcp.run(transport="streamable-http")',
  ],
  [
    'unknown middleware',
    `${MCP}import uvicorn\nfrom .auth import AuthMiddleware\nmcp = FastMCP("a")\napp = mcp.http_app()\napp.add_middleware(AuthMiddleware)\nuvicorn.run(app, host="0.0.0.0")`,
  ],
  [
    'one key, compared safely',
    `${MCP}import uvicorn, secrets\nmcp = FastMCP("a")\napp = mcp.http_app()\nasync def check(request):\n    return secrets.compare_digest(request.headers["x-api-key"], os.environ["MCP_KEY"])\nuvicorn.run(app, host="0.0.0.0")`,
    'mcp-server-api-key-auth/undeployed: secrets.compare_digest(request.headers["x-api-key"], os.environ["MCP_KEY"])',
  ],
  [
    'own verifier with one key',
    `${MCP}from fastmcp.server.auth import TokenVerifier\nclass One(TokenVerifier):\n    async def verify_token(self, token):\n        return None if token != os.environ["MCP_TOKEN"] else 1\nmcp = FastMCP("a", auth=One())\nmcp.run(transport="http", host="0.0.0.0")`,
    'mcp-server-api-key-auth/undeployed: token != os.environ["MCP_TOKEN"]',
  ],
  [
    'a comparison of something else',
    `${MCP}mcp = FastMCP("a")\nif os.environ["MODE"] == "dev":\n    pass\nmcp.run(transport="http", host="0.0.0.0")`,
    'mcp-server-unauthenticated/write: 0.0.0.0',
  ],
  [
    'wildcard host',
    'from mcp.server.fastmcp import FastMCP\nfrom mcp.server.transport_security import TransportSecuritySettings\nmcp = FastMCP("a", transport_security=TransportSecuritySettings(allowed_hosts=["*"]))\nmcp.run("sse")',
    'mcp-server-unauthenticated/rebinding: *',
  ],
])

const NETWORK = `${MCP}from .auth import verifier\nmcp = FastMCP("a", auth=verifier)\n`
const RUN = '\nmcp.run(transport="http", host="0.0.0.0")'
cases('tools', [
  ['deletes', `${NETWORK}@mcp.tool\ndef delete_user(id: str): ...${RUN}`, 'sensitive-tool-unscoped/no-scopes: @mcp.tool def delete_user'],
  [
    'by its description',
    `${NETWORK}@mcp.tool(description="Refund an order")\ndef order(id: str): ...${RUN}`,
    'sensitive-tool-unscoped/no-scopes: @mcp.tool(description="Refund an order") def order',
  ],
  ['reads', `${NETWORK}@mcp.tool\ndef list_permissions(): ...${RUN}`],
  ['scope in the handler', `${NETWORK}@mcp.tool\ndef delete_user(id: str, ctx):\n    assert "users:delete" in claims(ctx).scopes${RUN}`],
  ['scope in a decorator', `${NETWORK}@mcp.tool\n@require_scope("users:delete")\ndef delete_user(id: str): ...${RUN}`],
  ['scope by option', `${NETWORK}@mcp.tool(auth=require_scopes("users:delete"))\ndef delete_user(id: str): ...${RUN}`],
  ['stdio', `${MCP}mcp = FastMCP("a")\n@mcp.tool\ndef delete_user(id: str): ...\nmcp.run()`],
  ['secret parameter', `${NETWORK}@mcp.tool\ndef query(sql: str, api_key: str): ...${RUN}`, 'secret-through-model/parameter: api_key'],
  [
    'secret parameter, LangChain',
    'from langchain_core.tools import tool\n@tool\ndef query(sql: str, db_password: str): ...',
    'secret-through-model/parameter: db_password',
  ],
  [
    'secret parameter, OpenAI Agents',
    'from agents import function_tool\n@function_tool\ndef query(access_token: str): ...',
    'secret-through-model/parameter: access_token',
  ],
  [
    'secret parameter, pydantic-ai',
    'from pydantic_ai import Agent\nagent = Agent("m")\n@agent.tool_plain\ndef query(api_key: str): ...',
    'secret-through-model/parameter: api_key',
  ],
  [
    'secret parameter, CrewAI',
    'from crewai.tools import tool\n@tool("q")\ndef query(api_key: str): ...',
    'secret-through-model/parameter: api_key',
  ],
  [
    'injected parameter',
    `${NETWORK}from fastmcp.dependencies import Depends\n@mcp.tool\ndef query(sql: str, token: str = Depends(get_token)): ...${RUN}`,
  ],
  ['prompt', `${NETWORK}@mcp.prompt\ndef ask(password: str): ...${RUN}`, 'secret-through-model/parameter: password'],
])
