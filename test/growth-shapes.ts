/** Input shapes that can be made twice as long: each is a repository of size `n`. */
export type Shape = (n: number) => Readonly<Record<string, string>>

const times = (count: number, text: (i: number) => string): string => Array.from({ length: count }, (_, i) => text(i)).join('')
/** Looks random, is no provider's, and differs with every number. */
const token = (i: number): string => `q7Zt9Kx2Lm4${String(i).padStart(6, '0')}Vb8Nc3Rw5Hd1Gj6`
const server = (i: number, value = token(i)): string =>
  `"desk${i}": { "type": "http", "url": "https://mcp${i}.ticketmoor.io/desk", "headers": { "Authorization": "Bearer ${value}" } }`
const servers = (n: number, between: string, one = server): string =>
  `{ "mcpServers": {${between}${Array.from({ length: n }, (_, i) => one(i)).join(`,${between}`)}${between}} }`
const cell = (lines: string): string => JSON.stringify({ cell_type: 'code', source: lines.split(/(?<=\n)/), outputs: [], metadata: {} })

export const SHAPES: Readonly<Record<string, { readonly n: number; readonly files: Shape }>> = {
  'servers with tokens, a line each': { n: 40, files: (n) => ({ '.mcp.json': servers(n, '\n') }) },
  'servers with tokens on one line': { n: 40, files: (n) => ({ '.mcp.json': servers(n, '') }) },
  'servers that share one token': { n: 40, files: (n) => ({ '.mcp.json': servers(n, '\n', (i) => server(i, token(1))) }) },
  'settings of many tenants': {
    n: 100,
    files: (n) => ({ 'src/main/resources/application.properties': times(n, (i) => `quarkus.oidc.a${i}.x=1\n`) }),
  },
  'servers that share one variable': { n: 40, files: (n) => ({ '.mcp.json': servers(n, '\n', (i) => server(i, '${DESK_TOKEN}')) }) },
  'local servers with variables': {
    n: 40,
    files: (n) => ({
      '.mcp.json': `{ "mcpServers": { ${Array.from({ length: n }, (_, i) => `"s${i}": { "command": "npx", "args": ["-y", "desk-${i}"], "env": { "DESK${i}_TOKEN": "${token(i)}", "DESK${i}_URL": "https://d${i}.ticketmoor.io" } }`).join(',\n')} } }`,
    }),
  },
  'local servers with secrets on one line': {
    n: 40,
    files: (n) => ({
      '.mcp.json': `{ "mcpServers": { ${Array.from({ length: n }, (_, i) => `"s${i}": { "command": "npx", "args": ["-y", "desk-${i}", "--api-key", "${token(i)}"] }`).join(', ')} } }`,
    }),
  },
  'variables of one prefix': {
    n: 60,
    files: (n) => ({ '.env': times(n, (i) => `DESK_API_KEY_${i}=${token(i)}\n`), '.mcp.json': servers(1, '\n') }),
  },
  'variables whose values begin alike': {
    n: 60,
    files: (n) => ({ '.env': times(n, (i) => `API_KEY_${i}=prod_desk_key_${token(i)}\n`), '.mcp.json': servers(1, '\n') }),
  },
  'keys by default and words on production': {
    n: 200,
    files: (n) => ({
      'keys.go': `package desk\n\nimport "github.com/golang-jwt/jwt/v5"\n\nfunc keys() {\n${times(n, (i) => `\tuse(getEnv("JWT_SECRET", "harbour${i}"))\n\t// prod keykeykeykeykeykey\n`)}\tjwt.Parse(raw, keyOf)\n}\n`,
    }),
  },
  'variables and their addresses': {
    n: 40,
    files: (n) => ({
      '.env': times(n, (i) => `DESK${i}_API_KEY=${token(i)}\nDESK${i}_API_URL=https://d${i}.ticketmoor.io\n`),
      'package.json': '{ "dependencies": { "openai": "1" } }',
    }),
  },
  'variables of lifetimes and what signs for as long': {
    n: 40,
    files: (n) => ({
      '.env': times(n, (i) => `JWT_${i}_EXPIRES_IN=30d\n`),
      'sign.ts': `import jwt from 'jsonwebtoken'\n${times(n, (i) => `export const sign${i} = (sub: string) => jwt.sign({ sub, role: 'x' }, key, { expiresIn: '30d' })\n`)}`,
    }),
  },
  'folders with variables': {
    n: 20,
    files: (n) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`app${i}/.env`, `DESK_API_KEY=${token(i)}\n`])),
  },
  'folders with servers': {
    n: 20,
    files: (n) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`app${i}/.mcp.json`, servers(1, '\n', () => server(i))])),
  },
  'tools in Python': {
    n: 30,
    files: (n) => ({
      'server.py': `from mcp.server.fastmcp import FastMCP\nmcp = FastMCP("desk")\n${times(n, (i) => `@mcp.tool()\ndef delete_order_${i}(order_id: str, api_key: str) -> str:\n    return client.delete(order_id)\n`)}mcp.run(transport="streamable-http")\n`,
    }),
  },
  'lines of a function that signs, each as far indented': {
    n: 2,
    files: (n) => ({
      'token.py': `import jwt\n\n\ndef issue(user):\n${times(12, (i) => `${' '.repeat(n)}name${i} = clean(user)\n`)}${' '.repeat(n)}return jwt.encode({"sub": name1}, KEY)\n`,
    }),
  },
  'tools in TypeScript': {
    n: 30,
    files: (n) => ({
      'server.ts': `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'\nimport { z } from 'zod'\nconst server = new McpServer({ name: 'desk', version: '1' })\n${times(n, (i) => `server.tool('delete_order_${i}', { id: z.string(), apiKey: z.string() }, async ({ id }) => remove(id))\n`)}`,
    }),
  },
  'cells of a notebook': {
    n: 30,
    files: (n) => ({
      'desk.ipynb': `{ "cells": [${Array.from({ length: n }, (_, i) => cell(`import openai\napi_key_${i} = "${token(i)}"\nprint(api_key_${i})\n`)).join(',\n')}], "nbformat": 4 }`,
    }),
  },
  'lines of one cell': {
    n: 40,
    files: (n) => ({
      'desk.ipynb': `{ "cells": [${cell(`import openai\n${times(n, (i) => `api_key_${i} = "${token(i)}"\n`)}`)}], "nbformat": 4 }`,
    }),
  },
  'clients of a realm': {
    n: 40,
    files: (n) => ({
      'realm-export.json': JSON.stringify(
        {
          realm: 'desk',
          clients: Array.from({ length: n }, (_, i) => ({
            clientId: `c${i}`,
            publicClient: true,
            directAccessGrantsEnabled: true,
            secret: token(i),
            redirectUris: ['*'],
          })),
        },
        undefined,
        1,
      ),
    }),
  },
  'log calls in TypeScript': {
    n: 40,
    files: (n) => ({
      'log.ts': `import OpenAI from 'openai'\n${times(n, (i) => `const accessToken${i} = await signIn()\nconsole.log('token', accessToken${i})\n`)}`,
    }),
  },
  'requests in Python': {
    n: 40,
    files: (n) => ({
      'call.py': `import requests\nfrom openai import OpenAI\n${times(n, (i) => `requests.get("https://api${i}.ticketmoor.io/v1", headers={"Authorization": "Bearer ${token(i)}"})\n`)}`,
    }),
  },
  'blocks of Terraform': {
    n: 30,
    files: (n) => ({
      'main.tf': times(
        n,
        (i) =>
          `resource "aws_cognito_user_pool_client" "c${i}" {\n  name = "c${i}"\n  allowed_oauth_flows = ["implicit"]\n  refresh_token_validity = 3650\n}\n`,
      ),
    }),
  },
  'steps of a workflow': {
    n: 30,
    files: (n) => ({
      '.github/workflows/a.yml': `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n${times(n, (i) => `      - run: curl -H "Authorization: Bearer ${token(i)}" https://d${i}.ticketmoor.io\n        env:\n          K${i}: \${{ secrets.K${i} }}\n`)}`,
    }),
  },
  'fences of a document': {
    n: 30,
    files: (n) => ({ 'README.md': times(n, (i) => `## ${i}\n\n\`\`\`json\n${servers(1, '\n', () => server(i))}\n\`\`\`\n\n`) }),
  },
  'exceptions in comments': {
    n: 40,
    files: (n) => ({
      '.mcp.jsonc': `{ "mcpServers": {\n${Array.from({ length: n }, (_, i) => `// agent-auth-lint-disable-next-line static-key-remote-mcp -- known\n${server(i)}`).join(',\n')} } }`,
      '.env': times(n, (i) => `# agent-auth-lint-disable-next-line secret-file-not-ignored -- known\nK${i}_API_KEY=${token(i)}\n`),
    }),
  },
  'vague names in logs of Python': {
    n: 300,
    files: (n) => ({
      'log.py': `import logging\nimport openai\n${times(n, (i) => `logger.info(token)\nlogger.info(desk${i}_creds)\n`)}`,
    }),
  },
  'strings in logs of Python that do not end': {
    n: 20,
    files: (n) => ({
      'log.py': `import logging\nimport openai\nprint(f"{access_token}")\n${times(n, () => `log(read(\\"${'x'.repeat(4000)}`)}`,
    }),
  },
  'log calls in Go': {
    n: 40,
    files: (n) => ({
      'log.go': `package desk\n\nimport (\n\t"log"\n\n\t"golang.org/x/oauth2"\n)\n\nfunc sign() {\n${times(n, (i) => `\tlog.Printf("access_token"${times(60, (j) => `, desk.Name${j}`)}, oauth2.Token, desk.AccessToken${i})\n`)}}\n`,
    }),
  },
  'values in a component': {
    n: 20_000,
    files: (n) => ({ 'team.json': `{ "type": "StdioServerParams", "values": [${times(n, () => '1,')}1] }` }),
  },
  'settings of a framework': {
    n: 200,
    files: (n) => ({ 'settings.py': `SIMPLE_JWT = {}\n${times(n, (i) => `DESK_${i} = ${i}\n`)}SESSION_COOKIE_SECURE = False\n` }),
  },
  'lifetimes and their users': {
    n: 150,
    files: (n) => ({
      'settings.py': `import jwt\n${times(n, (i) => `DESK${i}_ACCESS_TOKEN_EXPIRE_MINUTES = 90\ndef sign${i}():\n    return DESK${i}_ACCESS_TOKEN_EXPIRE_MINUTES\n`)}`,
    }),
  },
  'secrets of a script': {
    n: 60,
    files: (n) => ({
      'call.sh': times(n, (i) => `export A${i}_TOKEN="ghp_${token(i)}aB3dE5fG7"\nexport B${i}_URL="https://d${i}.ticketmoor.io"\n`),
    }),
  },
  'files that images take along': {
    n: 15,
    files: (n) => ({
      Dockerfile: `FROM node\n${times(n, (i) => `COPY desk${i}/a desk${i}/b /desk\n`)}`,
      ...Object.fromEntries(Array.from({ length: n }, (_, i) => [`tickets${i}/.env`, `DESK_API_KEY=${token(i)}\n`])),
    }),
  },
  'files that patterns of images take along': {
    n: 15,
    files: (n) => ({
      Dockerfile: `FROM node\n${times(n, (i) => `COPY desk${i}/*.env /desk\nCOPY desk${i}*/conf[ab]g/.env desk${i}/b* /desk\n`)}`,
      ...Object.fromEntries(
        Array.from({ length: n }, (_, i) => [`desk${i}/${i % 2 ? 'conf/' : 'desk'}.env`, `DESK_API_KEY=${token(i)}\n`]),
      ),
    }),
  },
  'calls of Python that do not end': {
    n: 300,
    files: (n) => ({ 'log.py': `import openai\nimport logging\n${times(n, () => 'log(access_token, ')}` }),
  },
  'calls of a script that do not end': {
    n: 3000,
    files: (n) => ({ 'log.sh': `curl -H "Authorization: Bearer $T" https://d.ticketmoor.io\n${times(n, () => 'log(')}` }),
  },
  'variables of an entry that lead to each other': {
    n: 40,
    files: (n) => ({
      '.mcp.json': `{ "mcpServers": { "desk": { "command": "npx", "args": ["desk"], "env": { ${times(n, (i) => `"A${i}_TOKEN": "\${A${i + 1}_TOKEN}", `)}"A${n}_TOKEN": "${token(1)}" } } } }`,
    }),
  },
  'keys between docstrings': {
    n: 60,
    files: (n) => ({
      'desk.py': times(n, (i) => `def read${i}():\n    \"\"\"Reads ${i}.\"\"\"\n    token = "ghp_${token(i)}aB3dE5fG7"\n`),
    }),
  },
  'sealed values': {
    n: 60,
    files: (n) => ({
      'desk.yaml': times(
        n,
        (i) => `kind: SealedSecret\nspec:\n  encryptedData:\n    token: ghp_${token(i)}aB3dE5fG7\n---\nkey: ghp_${token(i)}aB3dE5fG7\n`,
      ),
    }),
  },
  'servers and tools of one package': {
    n: 8,
    files: (n) =>
      Object.fromEntries(
        Array.from({ length: n }, (_, i) => [
          [`s${i}.py`, `from fastmcp import FastMCP\nmcp = FastMCP("desk")\nmcp.run(transport="http", host="0.0.0.0")\n`],
          [
            `t${i}.py`,
            `from fastmcp import FastMCP\ndef register(mcp: FastMCP):\n    @mcp.tool()\n    def delete_order(order: str):\n        return order\n`,
          ],
          [`d${i}/Dockerfile`, 'FROM node\nEXPOSE 80\n'],
        ]).flat(),
      ),
  },
  'callbacks that log their code': {
    n: 60,
    files: (n) => ({
      'src/a.ts': `// oauth\n${times(n, (i) => `export function f${i}(query) {\n  const code = query.get('code')\n  const state = query.get('state')\n  console.log(code, state)\n}\n`)}`,
    }),
  },
  'exceptions for a whole file': {
    n: 40,
    files: (n) => ({
      '.env': times(n, (i) => `# agent-auth-lint-disable-file secret-in-log -- known ${i}\nK${i}_API_KEY=${token(i)}\n`),
    }),
  },
  'token checks in Python': {
    n: 30,
    files: (n) => ({
      'desk.py': `import jwt\nfrom fastmcp import FastMCP\n${times(n, (i) => `def verify${i}(token):\n    claims = jwt.decode(token, PUBLIC_KEY, algorithms=["RS256"])\n    return claims\n\ndef use${i}(token):\n    return verify${i}(token)\n`)}`,
    }),
  },
  'decoded tokens of one function': {
    n: 30,
    files: (n) => ({
      'desk.py': `import jwt\nfrom fastmcp import FastMCP\ndef verify(token):\n${times(n, (i) => `    claims${i} = jwt.decode(token, key)\n    use(claims${i})\n`)}`,
    }),
  },
  'calls on a variable that is set once': {
    n: 60,
    files: (n) => ({
      'desk.ts': `import OpenAI from 'openai'\nlet desk\ndesk = new OpenAI()\n${times(n, (i) => `await desk.get('https://d${i}.ticketmoor.io', { token: process.env.K${i} })\n`)}`,
    }),
  },
  'stages of an image': {
    n: 200,
    files: (n) => ({ Dockerfile: `FROM node AS a0\n${times(n, (i) => `FROM a${i} AS a${i + 1}\nCOPY .env /desk\n`)}` }),
  },
  'transports of Go with headers of their own': {
    n: 40,
    files: (n) => ({
      'desk.go': `package desk\n\nimport "github.com/modelcontextprotocol/go-sdk/mcp"\n\n${times(n, (i) => `type key${i} struct{ key string }\n\nfunc (t *key${i}) RoundTrip(req *http.Request) (*http.Response, error) {\n\treq.Header.Set("X-Api-Key", t.key)\n\treturn base.RoundTrip(req)\n}\n\nfunc desk${i}() mcp.Transport {\n\tclient := &http.Client{Transport: &key${i}{key: os.Getenv("DESK${i}_KEY")}}\n\treturn &mcp.StreamableClientTransport{Endpoint: "https://mcp${i}.ticketmoor.io/desk", HTTPClient: client}\n}\n\n`)}`,
    }),
  },
  'routes of MCP that share a handler': {
    n: 30,
    files: (n) => ({
      'desk.ts': `import express from 'express'\nimport { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js'\nconst app = express()\nconst first = new SSEServerTransport('/a', answer)\nfunction before(req, res, next) {\n${times(n, (i) => `  note(v${i})\n`)}}\nfunction handle(req, res) {\n${times(n, (i) => `  note(req, v${i})\n`)}  return new SSEServerTransport('/b', res)\n}\napp.post('/mcp', requireAuth, handle)\n${times(n, (i) => `app.use('/p${i}', before)\napp.get('/q${i}', other, handle)\n`)}`,
    }),
  },
  'functions that a Worker may hand a request to': {
    n: 12,
    files: (n) => ({
      'wrangler.toml': 'name = "desk"\nmain = "src/index.ts"\n',
      'src/index.ts': `import { McpAgent } from 'agents/mcp'\nexport class Desk extends McpAgent {}\nconst desk = Desk.serve('/mcp')\n${times(7, (k) => `function f${k}(request, env) {\n${times(n, (i) => `  if (env.a${i}) return f${k + 1}(request, env)\n`)}}\n`)}function f7() { return 1 }\nexport default { fetch(request, env) { return f0(request, env) } }\n`,
    }),
  },
  'calls of an application with a router of MCP': {
    n: 60,
    files: (n) => ({
      'main.py': `from fastapi import FastAPI\nfrom desk import mcp_router\napp = FastAPI()\napp.include_router(mcp_router)\n${times(n, (i) => `note("mcp", ${i})\n`)}`,
    }),
  },
  'tokens in the context of Go': {
    n: 40,
    files: (n) => ({
      'desk.go': `package desk\n\nimport "github.com/mark3labs/mcp-go/server"\n\n${times(n, (i) => `func keep${i}(ctx context.Context, a string) context.Context {\n\treturn context.WithValue(ctx, key${i}, a)\n}\n\nfunc ask${i}(w http.ResponseWriter, r *http.Request) {\n\tout, _ := http.NewRequest("GET", base, nil)\n\tout.Header.Set("Authorization", token${i}(ctx))\n\tgiven := r.Header.Get("Authorization")\n}\n\n`)}`,
    }),
  },
  'authorization requests whose states say a choice': {
    n: 60,
    files: (n) => ({
      'routes.ts': `import express from 'express'\nconst app = express()\n${times(n, (i) => `app.get('/in${i}', (req, res) => { const provider = 'desk'; const state = btoa(JSON.stringify({ provider, mode: 'm${i}' })); const url = new URL('https://id.ticketmoor.io/authorize'); url.searchParams.set('response_type', 'code'); url.searchParams.set('state', state); res.redirect(url.toString()) })\n`)}`,
    }),
  },
  'checks that are given tokens of a session': {
    n: 60,
    files: (n) => ({
      'guards.ts': `import { decodeJwt } from 'jose'\n${times(n, (i) => `function isAdmin${i}(token: string) { return decodeJwt(token).role === 'admin' }\nexport const a${i} = (req) => isAdmin${i}(req.session.accessToken)\n`)}`,
    }),
  },
  'agents of A2A in Python': {
    n: 60,
    files: (n) => ({
      'agents.py': `import uvicorn\nfrom a2a.server.apps import A2AStarletteApplication\n${times(n, (i) => `def main${i}(card, handler):\n    server = A2AStarletteApplication(agent_card=card, http_handler=handler)\n    uvicorn.run(server.build(), host="0.0.0.0", port=9000)\n`)}`,
    }),
  },
  'a parameter that Rust logs': {
    n: 60,
    files: (n) => ({
      'desk.rs': `use tracing::info;\nfn run(access_token: &str) {\n${times(n, () => `    info!("token {}", access_token);\n`)}}\n`,
    }),
  },
  'fields and results that Java logs': {
    n: 40,
    files: (n) => ({
      'Desk.java': `class Desk {\n  private String accessToken;\n${times(n, (i) => `  void run${i}() {\n    String refreshToken = fetch${i}(a);\n    log.info("{}", this.accessToken);\n    log.info("{}", refreshToken);\n  }\n  String fetch${i}(String a) {\n    return a;\n  }\n`)}}\n`,
    }),
  },
  'results of tools with names of their own in Rust': {
    n: 40,
    files: (n) => ({
      'desk.rs': `use rmcp::{tool, tool_router};\nimpl Desk {\n    fn key(&self) -> String { std::env::var("DESK_TOKEN").unwrap() }\n${times(n, (i) => `    async fn count_${i}(&self) -> CallToolResult {\n        let count_${i} = self.items_${i}.len();\n        CallToolResult::success(vec![Content::text(format!("{count_${i}} of {place_${i}}"))])\n    }\n`)}}\n`,
    }),
  },
  'texts that are put into one another in Java': {
    n: 20,
    files: (n) => ({
      'Pilot.java': `import dev.langchain4j.data.message.SystemMessage;\nclass Pilot {\n  private final String key = System.getenv("DESK_TOKEN");\n${times(n, (i) => `  private static final String T${i} = "a" + T${i + 1} + T${i + 2} + T${i + 3};\n  Object ask${i}() { return SystemMessage.from(T${i}); }\n`)}}\n`,
    }),
  },
  'a typed parameter that TypeScript logs': {
    n: 60,
    files: (n) => ({
      'desk.ts': `import OpenAI from 'openai'\nexport function run(accessToken: string, accountKey: Key) {\n${times(n, () => '  console.log(`token ${accessToken} ${accountKey}`)\n')}}\n`,
    }),
  },
  'tools for a person behind one dispatcher': {
    n: 30,
    files: (n) => ({
      'agent.py': `from agents import function_tool\nfrom .graph import app_token\n${times(n, (i) => `@function_tool\nasync def search_mail_${i}(user_id: str) -> list:\n    return await call("s${i}", user_id)\n\n`)}async def call(name, user_id):\n${times(n, (i) => `    if name == "s${i}":\n        return await api_${i}(user_id)\n`)}\n${times(n, (i) => `async def api_${i}(user_id):\n    token = await app_token("${i}")\n    return await http.get(f"https://graph.microsoft.com/v1.0/users/{user_id}/messages", headers={"Authorization": token})\n\n`)}`,
    }),
  },
  'logs of one name': {
    n: 60,
    files: (n) => ({ 'desk.ts': `// oauth\nconst entry = { accessToken: accessToken.length }\n${times(n, () => 'console.log(entry)\n')}` }),
  },
  'logs of an address that is taken apart': {
    n: 30,
    files: (n) => ({
      'links.ts': `// oauth\nexport function open(url) {\n  const parsed = new URL(url)\n${times(n, (i) => `  console.log('link ${i}', url)\n  url = url.trim()\n`)}  return sign(parsed.searchParams.get('access_token'))\n}\n`,
    }),
  },
  'states that nothing keeps': {
    n: 20,
    files: (n) => ({
      'sign_in.py': `import secrets\nfrom urllib.parse import urlencode\n${times(n, (i) => `\n\ndef begin${i}():\n    state = secrets.token_urlsafe(16)\n    return "https://id.ticketmoor.io/authorize?" + urlencode({"response_type": "code", "client_id": ID, "redirect_uri": BACK, "state": state})\n`)}`,
    }),
  },
  'callbacks that compare nothing': {
    n: 20,
    files: (n) => ({
      'callbacks.ts': `import { github } from './arctic'\n${times(n, (i) => `export async function back${i}(event) {\n  const code = event.url.searchParams.get('code')\n  return await github.validateAuthorizationCode(code)\n}\n`)}`,
    }),
  },
  'scripts beside the one that is started': {
    n: 20,
    files: (n) => ({
      Dockerfile: 'FROM python:3.13\nCOPY . .\nCMD ["python", "serve0.py"]\n',
      ...Object.fromEntries(
        Array.from({ length: n }, (_, i) => [
          `serve${i}.py`,
          `from fastmcp import FastMCP\nmcp = FastMCP("desk${i}")\nif __name__ == "__main__":\n    mcp.run(transport="http", host="0.0.0.0", port=80)\n`,
        ]),
      ),
    }),
  },
  'routes behind a guard that lets a path pass': {
    n: 20,
    files: (n) => ({
      'package.json': '{ "dependencies": { "express": "5", "jsonwebtoken": "9" } }',
      'server.js': `import express from 'express'\nimport { requireAuth } from './access.js'\nimport { orders } from './orders.js'\nconst app = express()\napp.use(requireAuth)\napp.use('/orders', orders)\n`,
      'access.js': `import jwt from 'jsonwebtoken'\nexport function requireAuth(req, res, next) {\n  if (req.path === '/health') return next()\n  req.user = jwt.verify(req.headers.authorization, process.env.KEY)\n  next()\n}\n`,
      'orders.js': `import { Router } from 'express'\nimport jwt from 'jsonwebtoken'\nexport const orders = Router()\n${times(n, (i) => `orders.get('/n${i}', (req, res) => {\n  const claims = jwt.decode(req.headers.authorization)\n  if (claims.role !== 'clerk') return res.status(403).end()\n  res.json(of(claims.sub))\n})\n`)}`,
    }),
  },
  'headers in one method of Ruby': {
    n: 30,
    files: (n) => ({
      Gemfile: 'gem "mcp"\n',
      'desk.rb': `class Desk < MCP::Tool\ndef self.call\n  token = request.env["HTTP_ACCEPT"]\n${times(n, (i) => `  send({ "Authorization" => token }, ${i})\n`)}end\nend\n`,
    }),
  },
  'verifiers beside random numbers in Kotlin': {
    n: 30,
    files: (n) => ({
      'Desk.kt': `// challenge pkce\n${times(n, (i) => `fun wait${i}(): Int { return Random.nextInt(5) }\nval codeVerifier = secureText(${i})\n`)}`,
    }),
  },
  'cookies that one function is given': {
    n: 30,
    files: (n) => ({
      'Desk.java': `class Desk {\n  void enter(HttpServletResponse r, String accessToken) {\n${times(n, () => '    Cookie c = new Cookie("access_token", accessToken); harden(c); r.addCookie(c);\n')}  }\n}\n`,
    }),
  },
  'a key of the environment that is looked for': {
    n: 30,
    files: (n) => ({
      'package.json': '{ "type": "module" }',
      'server.js': `import http from 'node:http'\nconst DESK_API_KEY = process.env.DESK_API_KEY\nconst server = http.createServer(async (req, res) => {\n  const asked = JSON.parse(await read(req))\n  if (asked.method === 'initialize') res.end(JSON.stringify({ jsonrpc: '2.0', id: asked.id, result: { protocolVersion: '2025-03-26', capabilities: { tools: {} }, serverInfo: { name: 'desk', version: '1' } } }))\n  if (asked.method === 'tools/list') res.end(JSON.stringify({ tools: [] }))\n  if (asked.method === 'tools/call') res.end(await remove(asked.params))\n})\nserver.listen(8080, '0.0.0.0')\n${times(n, () => 'if (DESK_API_KEY && DESK_API_KEY.length > 3) { console.log(DESK_API_KEY ? 1 : 0) }\n')}`,
    }),
  },
  'functions of Python that sign for days': {
    n: 20,
    files: (n) => ({
      'tokens.py': `import jwt\n\n\n${times(n, (i) => `def issue${i}(user, life=None):\n    end = now() + life if life else now() + timedelta(days=7)\n    return jwt.encode({"sub": user, "exp": end, "scope": "x"}, KEY)\n\n\nissue${i}(1)\n`)}`,
    }),
  },
}
