import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// MCP servers that are written by hand, as code of any language answers: https://modelcontextprotocol.io/specification/2026-07-28/basic

export const asksForTool: Words = {
  because: 'Where a server compares what it is asked with the name of a method, which a client sends.',
  pattern: oneOf(
    '',
    /(?:\bcase|\bwhen|[=!]==?|\bequals(?:IgnoreCase)?\(|\bentry\(|\bput\()\s{0,4}["']tools\/call["']/,
    /["']tools\/call["'](?:\s{0,4}[,|]\s{0,4}["'][\w./]{1,40}["']){0,4}\s{0,4}(?:->|=>|={2,3}|\.equals|\s?then\b)/,
    /["']tools\/call["']:\s{1,4}(?:\w{1,40}\.){0,3}(?:handle|call|on|run|execute)[A-Z_]\w{0,40}\b/,
  ),
  is: [
    'case "tools/call" ->',
    '"tools/call".equals(method)',
    'method == "tools/call"',
    'handlers.put("tools/call"',
    '"tools/call", "tools.call" ->',
    "when 'tools/call' then",
    "'tools/call' => $this->call($params)",
    '"tools/call" => call_tool(params)',
    '"tools/call": s.handleToolsCall,',
  ],
  isNot: [
    'Map.of("method", "tools/call")',
    'new Request("tools/call", params)',
    "'method' => 'tools/call'",
    '"method": "tools/call"',
    '"tools/call": true',
  ],
}

export const greetsClient: Words = {
  because: 'The methods by which clients begin, or ask a server for its tools.',
  pattern: /["'](?:tools\/list|initialize)["']/,
  is: ['case "tools/list" ->', "'initialize' =>"],
  isNot: ['"tools/call"', 'initialize()'],
}

export const saysOfItself: Words = {
  because: 'What a server says of itself: https://modelcontextprotocol.io/specification/2026-07-28/basic/lifecycle#initialization',
  pattern: /\bprotocolVersion\b|\bserverInfo\b|\bprotocol_version\b|\bserver_info\b/,
  is: ['"protocolVersion", "2025-06-18"', '"serverInfo", Map.of(', 'protocol_version: PROTOCOL'],
  isNot: ['"clientInfo"'],
}

/** What joins a name to its value: `"name", "find"`, `name: "find"`, `'name' => 'find'`, `Name = "find"`, `"name" to "find"`. */
const JOINED = /\\?["']?\s{0,4}(?:,|:|=>|=|to\b)\s{0,40}\\?["']/

export const saysTool: Words = {
  because:
    'A tool that code lists by hand, with its name and what it does: https://modelcontextprotocol.io/specification/2026-07-28/server/tools',
  pattern: inTurn('', /\b[nN]ame/, JOINED, /(\w[\w.-]{0,80})\\?["']/, /[^{}]{0,80}?\b[dD]escription/, JOINED, /([^"'\n]{0,600}?)\\?["']/),
  is: [
    '"name", "find_berths", "description", "Finds berths"',
    '"name": "find", "description": "Finds"',
    'tool.put("name", "find"); tool.put("description", "Finds"',
    "['name' => 'find', 'description' => 'Finds']",
    'new { name = "find", description = "Finds" }',
    "{ name: 'find', description: 'Finds' }",
    'Tool{Name: "find", Description: "Finds"}',
  ],
  isNot: ['"name", name, "description", text', '"serverInfo", Map.of("name", "desk", "version", "1")'],
}

export const looksAtCaller: Words = {
  because:
    'What a program says where it looks at who asks: the headers of a request, a refusal, a comparison that takes the same time, a filter.',
  pattern: oneOf(
    'i',
    /\breq(?:uest)?\??(?:\.|->)(?:headers?|get_header|authorization|env)\b|\bHTTP_[A-Z]|\bgetHeaders?\b|\bheaders?(?:\(\))?\??[[.](?:get|["'])/,
    /\b40[13]\b|:unauthorized|:forbidden|\bUnauthori[sz]ed\b|\bForbid(?:den)?\b|\bhalt\b|secure_?compare|hash_equals|fixed_?time|constant_?time/,
    /\bbefore_action\b|\bbefore do\b|\bauthenticat|\bauthorize\b|RequireAuthori|FallbackPolicy|\bprotected!|\bmiddleware\b|\bintercept\(/,
    /Auth::Basic|_auth\b|\bauth_|(?:::|\b)auth(?:::|\()/,
  ),
  is: [
    "request.headers['X-Desk-Key']",
    "env['HTTP_X_DESK_KEY']",
    'halt 401',
    'ActiveSupport::SecurityUtils.secure_compare(a, b)',
    'before_action :check_key',
    'public function authorize(): bool',
    'call.request.headers["X-Key"]',
    'options.FallbackPolicy = policy;',
    'use desk_auth::Insider;',
  ],
  isNot: ['def tools = []', 'response.body', 'class Author', 'puts header', 'render json: reply'],
}

export const saysMcp: Words = {
  because: 'Code of an MCP server by its library, its variables or its route; a part of another word is none.',
  pattern: /@modelcontextprotocol\/|\bfrom (?:fast)?mcp\b|\bMCP_[A-Z]|["'`/]mcp\b|\bMcpServer\b|\bFastMCP\b/,
  is: ["import '@modelcontextprotocol/sdk/server/mcp.js'", 'from mcp.server import Server', 'process.env.MCP_RESOURCE_URI', "'/mcp'"],
  isNot: ['mcpherson', '/mcps', 'compute'],
}
