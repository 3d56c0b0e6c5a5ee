import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What a handler asks another module about the caller of a request, in TypeScript and Python.

export const namesRequest: Words = {
  because: 'What the handlers of servers call what they are given of a caller, in TypeScript and Python.',
  pattern: /^(?:_?(?:http_?)?req(?:uest)?|c|ctx|context|event|self|conn(?:ection)?|scope|environ)$/i,
  is: ['req', 'request', 'ctx', 'self', 'environ'],
  isNot: ['body', 'message', 'params', 'required'],
}

export const readsRequest: Words = {
  because: 'What a function reads of a request to know who calls: its headers and where it comes from.',
  pattern: /\bheaders?\b|\bHTTP_[A-Z]|\bcookies?\b|\bremote_?addr|\bclient(?:_ip|Ip|\.host)\b|\bsocket\b|\bgetPeerCertificate\b/,
  is: ["req.headers['x-desk']", 'request.headers.get("x-desk")', 'request.client.host', 'request.remote_addr'],
  isNot: ['req.method', 'request.json()', 'headerless'],
}

export const handsRequestOn: Words = {
  because: 'A function of another module of the same program that is asked about the whole request in turn.',
  pattern: oneOf('', /\bfrom ["']\.{1,2}\/|\brequire\(["']\.{1,2}\//, /^from \.{1,3}\w{0,40} import /m),
  is: ["import { known } from './keys.js'", "const keys = require('../keys')", 'from .keys import known'],
  isNot: ["import http from 'node:http'", 'import os'],
}

export const knowsNoCaller: Words = {
  because: 'Modules whose functions look at the form of what is sent: https://nodejs.org/api/, https://github.com/modelcontextprotocol.',
  pattern: /^(?:node:|@modelcontextprotocol\/|mcp(?:\.|$)|(?:zod|ajv|pydantic|inspect|asyncio|json|typing|util|url|http)$)/,
  is: ['node:util', '@modelcontextprotocol/sdk/types.js', 'zod', 'mcp.types'],
  isNot: ['./callers.js', 'mcp-gate', 'desk_auth'],
}
