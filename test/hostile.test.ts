import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { lint } from '../src/lint.ts'
import { processorTime } from './processor-time.ts'

/** Files in which one part is repeated, or refers to itself: their time grows with their size, and reading them ends. */

const times = (count: number, text: string | ((i: number) => string)): string =>
  Array.from({ length: count }, (_, i) => (typeof text === 'string' ? text : text(i))).join('')
const SERVER =
  "import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'\nimport express from 'express'\nimport { check } from './check'\nconst app = express()\nnew StreamableHTTPServerTransport({})\napp.listen(3000)\n"
const MCP = `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'\n${SERVER}const server = new McpServer({ name: 'a', version: '1' })\n`
const LISTED = 'for (const tool of tools) server.registerTool(tool.name, tool.config, tool.handler)\n'

const FILES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'choices between verifiers': {
    'src/a.ts': `// challenge\n${times(60, (i) => `const v${i} = c ? v${i + 1} : v${i + 1}\n`)}if (v0 === challenge) verifier()`,
  },
  'a choice of itself': { 'src/a.ts': '// verifier === challenge\nconst a = c ? a : b\nconst ok = a === challenge' },
  'a builder that is set to itself': {
    'src/a.ts':
      "import { SignJWT } from 'jose'\nlet b = new SignJWT({})\nb = b.setExpirationTime('365d')\nexport const t = await b.sign(key)",
  },
  'an object that is spread into itself': {
    'src/a.ts':
      "const c = { ...c, k: c }\nfetch('https://api.openai.com/v1', { ...c, headers: c })\nnew URLSearchParams(c)\nconsole.log(c.accessToken)",
  },
  'addresses made of themselves': {
    'src/a.ts':
      "import axios from 'axios'\n// client_id= authorization\nconst u = new URL(u)\nconst p = new URLSearchParams(p)\nconst s = `${s}?client_id=${s}`\nconst h = `Bearer ${h}`\nfetch(u, { headers: { Authorization: h } })\naxios.post(s, p)\nfetch(p)",
  },
  'schemas and transports made of themselves': {
    'src/a.ts': `${SERVER}import { z } from 'zod'\nimport { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'\nconst schema = schema.optional()\nconst other = z.jsonSchema(other)\nconst r = r\nserver.registerTool('x', { inputSchema: schema }, f)\nserver.registerTool('y', { inputSchema: other }, f)\nconst t = new URL(t)\nnew StreamableHTTPClientTransport(t)\nif (r.test(redirect_uri)) res.redirect(redirect_uri)`,
  },
  'lists of lists in a log': {
    'src/a.ts': `// oauth\nconst d = [1], c = [${times(3000, 'd,')}], b = [${times(3000, 'c,')}]\nconsole.log(accessToken.length, ${times(3000, 'b,')})`,
  },
  'one name logged often': {
    'src/a.ts': `// oauth\nconst entry = { accessToken: accessToken.length }\n${times(20_000, 'console.log(entry)\n')}`,
  },
  'parameters logged often': {
    'src/a.ts': `export function f(params) {\n  const grant_type = params.a\n${times(10_000, 'console.log(params, x.y)\n')}}\n// oauth`,
  },
  'calls in lists in a comparison': {
    'src/a.ts': `${SERVER}const d = [${times(5000, 'x,')}], c = [${times(5000, 'd,')}], b = [${times(5000, 'c,')}], a = [${times(5000, 'b,')}]\nif (a === 'abcdefgh') b()`,
  },
  'lists of tools made of themselves': {
    'src/a.ts': `${MCP}const tools = [...tools, { name: 'get_a' }]\n${LISTED}`,
    'src/b.ts': `${MCP}const tools = [...more]\nconst more = [...tools]\n${LISTED}`,
    'src/c.ts': `${MCP}import { tools } from './d'\n${LISTED}`,
    'src/d.ts': `import { tools as more } from './d'\nexport const tools = [...more, ...more]`,
    'src/e.ts': `${MCP}${times(60, (i) => `const t${i} = [...t${i + 1}, ...t${i + 1}]\n`)}const t60 = [{ name: 'get_a' }], tools = t0\n${LISTED}`,
    'src/f.ts': `${MCP}${times(2000, (i) => `const t${i} = [...t${i + 1}]\n`)}const t2000 = [{ name: 'get_a' }], tools = t0\n${LISTED}`,
  },
  'an address that is set to itself': {
    'src/a.ts': `${SERVER}const host = host\nconst a = b\nconst b = a\napp.listen(3000, host)\napp.listen(3000, a)`,
    'src/b.ts': `${SERVER.replace('app.listen(3000)', '')}const a = b\nconst b = a\napp.listen(3000, a)`,
    'src/c.ts': `${SERVER.replace('app.listen(3000)', '')}const host = host\napp.listen(3000, host)`,
    'desk.py':
      'import uvicorn\nfrom mcp.server.fastmcp import FastMCP\nmcp = FastMCP("desk")\nhost = host\nuvicorn.run(mcp.streamable_http_app(), host=host)\n',
  },
  'servers that are handed on, and started, often': {
    'desk.py': `from fastmcp import FastMCP\nmcp = FastMCP("desk")\n${times(200, (i) => `def f${i}(s):\n    s.run(transport="http")\n    f${i + 1}(s)\n    f${i + 1}(s)\n`)}f0(mcp)\n`,
    'made.py': `from fastmcp import FastMCP\ndef make():\n    if a:\n        return make()\n${times(800, '    return x\n')}\n${times(800, 'make().run(transport="http")\n')}`,
    'held.py': `from fastmcp import FastMCP\nclass Desk:\n    def __init__(self):\n        self.a = self.b\n        self.b = self.a\n${times(500, '        self.server = FastMCP("desk")\n')}    def start(self):\n${times(500, '        self.server.run(transport="http")\n        self.a.run()\n')}`,
  },
  'middleware that one function makes': {
    'src/a.ts': `${SERVER}const mk = () => { ${times(10_000, 'a === b;')} return one }\n${times(2000, 'app.use(mk())\n')}`,
  },
  'middleware that one function makes, with others in it': {
    'src/a.ts': `${SERVER}function mk() { return (req, res, next) => { ${times(10_000, 'a === b;')} next() } }\n${times(2000, 'app.use(mk())\n')}`,
  },
  'middleware of another file': {
    'src/a.ts': SERVER + times(5000, 'app.use(check)\n'),
    'src/check.ts': `export function check() { ${times(10_000, 'a === b;')} }\n// token`,
  },
  'redirects of one handler': {
    'src/a.ts': `export function h(req, res) { const redirect_uri = req.query.redirect_uri; const url = redirect_uri + "?code=" + code; const u = [${times(4000, 'x,')}]\n${times(8000, 'res.redirect(u);\n')}}`,
  },
  'uses of an import': {
    'src/a.ts': `const { x } = require('./b')\n// jsonwebtoken\n${times(20_000, 'x();')}`,
    'src/b.ts': `export const y = x\n${times(20_000, 'export const ')}`,
  },
  'jobs behind a long before_script': {
    '.gitlab-ci.yml': `before_script:\n  - |\n${times(8000, '    A=b\n')}${times(2000, (i) => `j${i}:\n  script: [echo]\n`)}`,
  },
  'steps behind many variables': {
    '.github/workflows/a.yml': `env:\n${times(6000, (i) => `  V${i}: b\n`)}jobs:\n  a:\n    steps:\n${times(6000, '      - run: echo\n')}`,
  },
  'tasks behind many variables': {
    'Taskfile.yml': `env:\n${times(6000, (i) => `  V${i}: b\n`)}tasks:\n${times(6000, (i) => `  t${i}: {cmd: echo}\n`)}`,
  },
  'decoded tokens of one function': {
    'auth.py': `import jwt\nfrom mcp.server.fastmcp import FastMCP\ndef verify(token):\n${times(3000, ' jwt.decode(token, key)\n')}`,
  },
  'a dictionary logged often': {
    'a.py': `import logging\naccess_token = 1\ne = {${times(5000, '"a": b,')}}\n${times(8000, 'print(e)\n')}`,
  },
  'paths made of paths': {
    'a.py': `import logging\n${times(60, (i) => `a${i}_api_key = f"a:{a${i + 1}_api_key}{a${i + 1}_api_key}"\n`)}a60_api_key = f"a:{b}"\nprint(a0_api_key)\n`,
  },
  'parameters of one query': {
    'a.go': `package a\n\nfunc f(q url.Values, token string) {\n${times(30_000, '\tq.Set("access_token", tok())\n')}}\n`,
  },
  'types of Rust that hold each other': {
    'src/types.rs': times(
      3,
      (i) => `#[derive(Debug)]\npub struct T${i} {\n${times(150, (j) => `    pub f${i}_${j}: T${i < 2 ? i + 1 : 0},\n`)}}\n`,
    ),
    'src/main.rs': `use crate::types::T0;\nfn f(config: &T0) {\n${times(11, '    tracing::info!("{:?}", config);\n')}}\n`,
  },
  'values of nine million characters': {
    '.env': `API_KEY=${'a'.repeat(9_000_000)}\n`,
    '.mcp.json': `{"mcpServers":{"a":{"url":"https://a.example.com/mcp","headers":{"Authorization":"Bearer ${'a'.repeat(9_000_000)}"}}}}`,
    'src/A.vue': `${'a'.repeat(900_000)}<script>a()</script>`,
  },
  'attributes on one line': {
    'Program.cs':
      'var builder = WebApplication.CreateBuilder(args);\nvar app = builder.Build();\napp.MapMcp();\napp.Run("http://0.0.0.0:8080");\n',
    'Tools.cs': `using ModelContextProtocol.Server;\n${times(500, `[McpServerTool]${times(220, '[a] ')}\n`)}`,
    'More.cs': `using ModelContextProtocol.Server;\n${times(300, `[McpServerTool]${times(220, '[a]\n')}${times(220, 'public a ')}\n`)}`,
  },
  'comments that do not end': {
    artisan: '',
    'routes/ai.php': "<?php\nuse Laravel\\Mcp\\Facades\\Mcp;\nMcp::web('/mcp', Desk::class);\n",
    'app/Desk.php': `<?php\n${times(300_000, '/* ')}`,
    'bootstrap/app.php': `<?php\n${times(300_000, '/* ')}`,
  },
  'functions that call each other beside a well-known route': {
    'go.mod': 'module desk\n',
    'a/routes.go':
      'package a\n\nimport (\n\t"net/http"\n\n\t"github.com/gin-gonic/gin"\n)\n\nfunc Routes(router *gin.Engine) {\n\trouter.GET("/.well-known/openid-configuration", answer)\n}\n',
    'a/config.go':
      'package a\n\nimport (\n\t"desk/a/dto"\n\t"os"\n)\n\nfunc config() dto.Answer {\n\tbase := os.Getenv("BACKEND_URL")\n\treturn dto.Answer{\n\t\tIssuer: base,\n\t\tRegistrationEndpoint: base + "/clients",\n\t\tAuthorizationEndpoint: base + "/authorize",\n\t\tTokenEndpoint: base + "/token",\n\t\tJwksUri: base + "/.well-known/jwks.json",\n\t}\n}\n',
    'a/dto/dto.go':
      'package dto\n\ntype Answer struct {\n\tIssuer string `json:"issuer"`\n\tRegistrationEndpoint string `json:"registration_endpoint"`\n\tAuthorizationEndpoint string `json:"authorization_endpoint"`\n\tTokenEndpoint string `json:"token_endpoint"`\n\tJwksUri string `json:"jwks_uri"`\n}\n',
    'a/more.go': `package a\n\n${times(100, (i) => `func f${i}() {\n${times(100, (j) => `\tf${j}()\n`)}\tconfig()\n}\n\n`)}`,
  },
  'filters that do not end': {
    'pom.xml':
      '<project>\n  <dependencies>\n    <dependency>\n      <groupId>org.springframework.ai</groupId>\n      <artifactId>spring-ai-starter-mcp-server-webmvc</artifactId>\n      <version>1.1.0</version>\n    </dependency>\n  </dependencies>\n</project>\n',
    Dockerfile: 'FROM eclipse-temurin:21-jre\nCOPY target/app.jar /app.jar\nEXPOSE 8080\nENTRYPOINT ["java", "-jar", "/app.jar"]\n',
    'src/main/java/a/Tools.java':
      'package a;\n\nimport org.springaicommunity.mcp.annotation.McpTool;\n\n@Component\npublic class Tools {\n    @McpTool(description = "Create an order")\n    public String createOrder(String sku) {\n        return sku;\n    }\n}\n',
    'src/main/java/a/Many.java': `package a;\n${times(12_000, (i) => `class A${i} implements Filter {\n`)}`,
  },
  'a path made of itself': { 'a.py': 'import logging\napi_key = f"a:{api_key}"\nprint(api_key)\n' },
  'escaped quotes that nothing ends, before a server': {
    'nginx.conf': `proxy_set_header authorization mcp https://x;\n${times(300_000, '\\"')}`,
  },
  'conditions for what is too old': Object.fromEntries(
    Array.from({ length: 6 }, (_, i) => [
      `src/Tokens${i}.java`,
      `package quay.tokens;\n\npublic class AuthService {\n\n    public AuthResponse refreshToken(String refreshTokenStr) {\n        RefreshToken known = tokens.findByToken(refreshTokenStr).orElseThrow(() -> new RuntimeException("Invalid refresh token"));\n        if (known.getExpiryDate().isBefore(Instant.now())) {\n            tokens.delete(known);\n            throw new RuntimeException("Refresh token expired");\n        }\n        Person person = people.findByIdAndDeletedAtIsNull(known.getPerson()).orElseThrow();\n        String accessToken = jwtService.generateToken(person);\n\n        AuthResponse response = new AuthResponse();\n        response.setAccessToken(accessToken);\n        String help = "${times(3, `${times(25, 'if ')}${times(16, 'expir')}{${times(84, 'return ')}`)}";\n${times(60, '        response.setRefreshToken(refreshTokenStr);\n')}        return response;\n    }\n}\n`,
    ]),
  ),
}

/** What takes too long here takes minutes; growth is counted in growth.test.ts. */
const MOST = 30_000

test.each(Object.keys(FILES))('%s', async (name) => {
  const root = mkdtempSync(join(tmpdir(), 'agent-'))
  for (const [path, text] of Object.entries(FILES[name] ?? {})) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const started = processorTime()
  const { failures, unreadable } = await lint({ root })
  const taken = processorTime() - started
  rmSync(root, { recursive: true })
  expect(failures).toEqual([])
  expect(unreadable).toEqual([])
  expect(taken, 'milliseconds of the processor').toBeLessThan(MOST)
})
