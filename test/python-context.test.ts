import { describe, expect, test } from 'vitest'
import { judged, read } from './python-reading.ts'

type Case = readonly [name: string, source: string, ...expected: string[]]

/** Each with the findings that it gives, no more. */
function cases(title: string, rows: readonly Case[]): void {
  describe(title, () => {
    test.each(rows)('%s', async (_, source, ...expected) => {
      expect((await judged(source)).toSorted()).toEqual(expected.toSorted())
    })
  })
}

const LOG = 'import os, logging\nlogger = logging.getLogger(__name__)\n'
cases('logs', [
  ['a token', `${LOG}logger.info("got %s", access_token)`, 'secret-in-log/log: access_token'],
  ['a token in an f-string', `${LOG}logger.info(f"got {access_token}")`, 'secret-in-log/log: access_token'],
  ['a field of a response', `${LOG}print(response.json()["access_token"])`, 'secret-in-log/log: response.json()["access_token"]'],
  ['request headers', `${LOG}logger.debug("in: %s", request.headers)`, 'secret-in-log/log: request.headers'],
  ['a header', `${LOG}print(request.headers.get("authorization"))`, 'secret-in-log/log: request.headers.get("authorization")'],
  ['the environment', `${LOG}print(dict(os.environ))`, 'secret-in-log/log: os.environ'],
  ['a variable', `${LOG}print(os.environ.get("ACME_API_KEY"))`, 'secret-in-log/log: os.environ.get("ACME_API_KEY")'],
  ['structured', `${LOG}logger.info("x", extra={"api_key": api_key})`, 'secret-in-log/log: api_key'],
  ['a class attribute', `${LOG}class A:\n    def f(self):\n        self.logger.info(self.api_key)`, 'secret-in-log/log: self.api_key'],
  ['loguru', 'from loguru import logger\nlogger.info(client_secret)', 'secret-in-log/log: client_secret'],
  [
    'debug level',
    'import http.client\nhttp.client.HTTPConnection.debuglevel = 1',
    'secret-in-log/log: http.client.HTTPConnection.debuglevel = 1',
  ],
  ['redacted', `${LOG}print(redact(access_token), mask(api_key), len(password), bool(token), hash_token(token))`],
  ['the end of it', `${LOG}print(access_token[-4:], f"…{api_key[-4:]}")`],
  ['a masked name', `${LOG}masked_token = token[:4]\nprint(masked_token)`],
  ['other names', `${LOG}print(token_count, max_tokens, token_url, key_id, component_key, token_scopes, password_policy, secret_name)`],
  ['a comparison', `${LOG}print(token is None, api_key == "")`],
  ['names of variables', `${LOG}print(sorted(os.environ), len(os.environ))`],
  ['words of a model', `${LOG}for token in stream:\n    print(token, end="")`],
  ['a message about one', `${LOG}print("no access_token given")`],
])

const TOOL = 'import os\nfrom fastmcp import FastMCP\nmcp = FastMCP("a")\n@mcp.tool\n'
cases('tool results', [
  ['the environment', `${TOOL}def diagnose():\n    return {"env": dict(os.environ)}`, 'secret-in-log/tool-result: os.environ'],
  ['a key', `${TOOL}def diagnose():\n    return {"key": config.api_key}`, 'secret-in-log/tool-result: config.api_key'],
  ['one variable', `${TOOL}def region():\n    return os.environ["REGION"]`],
  ['a call with a key', `${TOOL}def f():\n    return fetch(api_key)`],
])

const KEY = 'os.environ["OPS_API_TOKEN"]'
cases('prompts', [
  ['a constant', `import os\nSYSTEM_PROMPT = f"Use {${KEY}}."`, `secret-in-prompt/interpolated: ${KEY}`],
  ['by way of a name', `import os\nTOKEN = ${KEY}\nSYSTEM_PROMPT = "Use " + TOKEN`, 'secret-in-prompt/interpolated: TOKEN'],
  ['format', `import os\nprompt_template = "Use {key}.".format(key=${KEY})`, `secret-in-prompt/interpolated: ${KEY}`],
  ['percent', `import os\ninstructions = "Use %s." % ${KEY}`, `secret-in-prompt/interpolated: ${KEY}`],
  [
    'OpenAI Agents',
    `import os\nfrom agents import Agent\nAgent(name="a", instructions=f"Use {${KEY}}")`,
    `secret-in-prompt/interpolated: ${KEY}`,
  ],
  [
    'pydantic-ai',
    `import os\nfrom pydantic_ai import Agent\nAgent("m", system_prompt="Use " + ${KEY})`,
    `secret-in-prompt/interpolated: ${KEY}`,
  ],
  [
    'CrewAI',
    `import os\nfrom crewai import Agent\nAgent(role="r", goal="g", backstory=f"You hold {${KEY}}")`,
    `secret-in-prompt/interpolated: ${KEY}`,
  ],
  ['a message', `import os\nmessages = [{"role": "system", "content": f"Use {${KEY}}"}]`, `secret-in-prompt/interpolated: ${KEY}`],
  [
    'LangChain',
    `import os\nfrom langchain_core.messages import SystemMessage\nSystemMessage(content=f"Use {${KEY}}")`,
    `secret-in-prompt/interpolated: ${KEY}`,
  ],
  [
    'LangChain pairs',
    `import os\nfrom langchain_core.prompts import ChatPromptTemplate\nChatPromptTemplate.from_messages([("system", f"Use {${KEY}}")])`,
    `secret-in-prompt/interpolated: ${KEY}`,
  ],
  ['no secret', 'import os\nSYSTEM_PROMPT = f"You run on {os.environ[\'MODEL\']}."'],
  ['asked about', `import os\nSYSTEM_PROMPT = "key: " + ("yes" if ${KEY} else "no")`],
  ['handed to a function', `import os\nSYSTEM_PROMPT = build(${KEY})`],
  ['a dialog', 'prompt = input("API key: ")'],
])

cases('transport', [
  ['requests', 'import requests\nrequests.get("https://a.acme.dev", verify=False)', 'insecure-transport/tls-off: False'],
  ['httpx', 'import httpx\nhttpx.Client(verify=False)', 'insecure-transport/tls-off: False'],
  ['aiohttp', 'import aiohttp\naiohttp.TCPConnector(ssl=False)', 'insecure-transport/tls-off: False'],
  ['ssl', 'import ssl\nssl._create_unverified_context()', 'insecure-transport/tls-off: ssl._create_unverified_context()'],
  [
    'the default context',
    'import ssl\nssl._create_default_https_context = ssl._create_unverified_context',
    'insecure-transport/tls-off: ssl._create_default_https_context = ssl._create_unverified_context',
  ],
  ['urllib3', 'import ssl, urllib3\nurllib3.PoolManager(cert_reqs="CERT_NONE")', 'insecure-transport/tls-off: "CERT_NONE"'],
  [
    'OAuthlib',
    'import os\nos.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"',
    'insecure-transport/tls-off: os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"',
  ],
  [
    'OAuthlib, by default',
    'import os\nos.environ.setdefault("OAUTHLIB_INSECURE_TRANSPORT", "1")',
    'insecure-transport/tls-off: os.environ.setdefault("OAUTHLIB_INSECURE_TRANSPORT", "1")',
  ],
  [
    'Node, of what it starts',
    'import os\nos.environ["NODE_TLS_REJECT_UNAUTHORIZED"] = "0"',
    'insecure-transport/tls-off: os.environ["NODE_TLS_REJECT_UNAUTHORIZED"] = "0"',
  ],
  ['what only Python 2 reads', 'import os\nos.environ["PYTHONHTTPSVERIFY"] = "0"'],
  ['this machine', 'import requests\nrequests.get("https://localhost:8443", verify=False)'],
  ['a certificate', 'import requests\nrequests.get("https://a.acme.dev", verify="/etc/ca.pem")'],
  ['another verify', 'verify(False)\ncheck(verify=False)'],
])

cases('forwarded tokens', [
  [
    'FastMCP',
    'import httpx\nfrom fastmcp.server.dependencies import get_access_token\ndef f():\n    httpx.get("https://api.acme.dev", headers={"Authorization": f"Bearer {get_access_token().token}"})',
    'token-passthrough/known-host: "Authorization": f"Bearer {get_access_token().token}"',
  ],
  [
    'MCP SDK',
    'import requests\nfrom mcp.server.auth.middleware.auth_context import get_access_token\ndef f(url):\n    t = get_access_token()\n    requests.get(url, headers={"Authorization": "Bearer " + t.token})',
    'token-passthrough/unknown: "Authorization": "Bearer " + t.token',
  ],
  [
    'request of the context',
    'import httpx\nfrom mcp.server.fastmcp import Context\ndef f(ctx: Context):\n    httpx.get("https://api.acme.dev", headers={"Authorization": ctx.request_context.request.headers["authorization"]})',
    'token-passthrough/known-host: "Authorization": ctx.request_context.request.headers["authorization"]',
  ],
  [
    'to another MCP server',
    'from fastmcp.client.transports import StreamableHttpTransport\nfrom fastmcp.server.dependencies import get_access_token\ndef f():\n    StreamableHttpTransport("https://other.acme.dev/mcp", headers={"Authorization": f"Bearer {get_access_token().token}"})',
    'token-passthrough/known-host: "Authorization": f"Bearer {get_access_token().token}"',
  ],
  [
    'exchanged',
    'import httpx\nfrom fastmcp.server.dependencies import get_access_token\ndef f():\n    t = exchange(get_access_token().token)\n    httpx.get("https://api.acme.dev", headers={"Authorization": f"Bearer {t}"})',
  ],
  [
    'introspected',
    'import httpx\nfrom fastmcp.server.dependencies import get_access_token\ndef f():\n    httpx.post("https://l.acme.dev/oauth2/introspect", headers={"Authorization": f"Bearer {get_access_token().token}"})',
  ],
  [
    'not MCP',
    'import httpx\ndef f(request):\n    httpx.get("https://api.acme.dev", headers={"Authorization": request.headers["authorization"]})',
  ],
])

cases('settings', [
  ['FastAPI', 'ACCESS_TOKEN_EXPIRE_MINUTES = 60 * 24 * 8', 'token-lifetime-long/very-long: 60 * 24 * 8'],
  [
    'Simple JWT',
    'from datetime import timedelta\nSIMPLE_JWT = {"ACCESS_TOKEN_LIFETIME": timedelta(days=2), "ROTATE_REFRESH_TOKENS": False}',
    'refresh-rotation-disabled/unknown: False',
    'token-lifetime-long/very-long: timedelta(days=2)',
  ],
  [
    'Django OAuth Toolkit',
    'OAUTH2_PROVIDER = {"REFRESH_TOKEN_EXPIRE_SECONDS": None, "ROTATE_REFRESH_TOKEN": False}',
    'refresh-rotation-disabled/unknown: False',
    'refresh-token-lifetime-long/never: None',
  ],
  [
    'Django OAuth Toolkit, PKCE',
    'OAUTH2_PROVIDER = {"REFRESH_TOKEN_EXPIRE_SECONDS": 86400, "PKCE_REQUIRED": False}',
    'pkce-not-enforced/optional: False',
  ],
  ['Django', 'SESSION_COOKIE_AGE = 60 * 60 * 24 * 60', 'token-lifetime-long/long-session: 60 * 60 * 24 * 60'],
  ['flask-jwt-extended', 'app.config["JWT_ACCESS_TOKEN_EXPIRES"] = False', 'token-no-expiry/public: False'],
  [
    'fastapi-users',
    'from fastapi_users.authentication import JWTStrategy\nJWTStrategy(secret=s(), lifetime_seconds=None)',
    'token-no-expiry/public: lifetime_seconds=None',
  ],
  [
    'fastapi-users, Redis',
    'from fastapi_users.authentication import RedisStrategy\nRedisStrategy(r)',
    'token-no-expiry/public: RedisStrategy(r)',
  ],
  [
    'authlib server',
    'from authlib.oauth2.rfc6749 import grants\nserver.register_grant(grants.AuthorizationCodeGrant)',
    'pkce-not-enforced/optional: server.register_grant(grants.AuthorizationCodeGrant)',
  ],
  [
    'authlib server, PKCE',
    'from authlib.oauth2.rfc6749 import grants\nfrom authlib.oauth2.rfc7636 import CodeChallenge\nserver.register_grant(grants.AuthorizationCodeGrant, [CodeChallenge(required=True)])',
  ],
  ['an hour', 'ACCESS_TOKEN_EXPIRE_MINUTES = 60\nREFRESH_TOKEN_EXPIRE_DAYS = 7\nSESSION_COOKIE_AGE = 3600'],
  ['other lifetimes', 'EMAIL_RESET_TOKEN_EXPIRE_HOURS = 48\nCACHE_EXPIRE_SECONDS = 86400 * 30\nMAX_TOKENS = 4096\nTOKEN_LIMIT = 10_000'],
  ['a unit that cannot be known', 'ACCESS_TOKEN_TTL = 86400\nTOKEN_EXPIRY = "soon"'],
])

test('imports show an agent, and people', async () => {
  const readings = await read('from openai import OpenAI\nfrom slack_bolt import App\n')
  expect(readings.flatMap((one) => (one.kind === 'evidence' ? [[one.of, one.label]] : []))).toEqual([
    ['agent', 'imports openai'],
    ['people', 'imports slack-bolt'],
  ])
})
