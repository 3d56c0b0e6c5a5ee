import { inTurn, oneOf } from '../../text/pattern.ts'
import { commandLibraryInGo } from '../libraries/shipped-builds.ts'
import type { Words } from './row.ts'

// Signs of agents and of MCP servers, and of programs that are neither.

export const modelPath: Words = {
  because:
    'The paths of the APIs that model servers share (https://platform.openai.com/docs/api-reference, https://docs.claude.com/en/api/messages).',
  pattern: inTurn(
    '',
    /\//,
    oneOf(
      '',
      /chat\/completions|(?:v\d|openai)\/(?:completions|embeddings|responses|messages|models|rerank)/,
      /images\/generations|audio\/(?:speech|transcriptions)/,
    ),
    /\/?(?:\?|$)/,
  ),
  is: ['/v1/chat/completions', '/v1/embeddings', '/openai/responses'],
  isNot: ['/v1/chat', '/v1/messages/1'],
}

export const commandLineProgram: Words = {
  because:
    'Modules of Python that read a command line: who runs such a program has installed it. https://docs.python.org/3/library/argparse.html',
  pattern: /^(?:click|typer|argparse|fire|docopt)(?:\.|$)/,
  is: ['click', 'typer.main', 'argparse'],
  isNot: ['firebase_admin', 'click_house', 'fastapi'],
}

export const commandInGo: Words = {
  because: 'A program of Go that a person starts, by its package or by what reads its command line: https://cobra.dev',
  pattern: oneOf('m', /^package main$/, commandLibraryInGo.pattern),
  is: ['package main', '"github.com/spf13/cobra"', '"github.com/urfave/cli/v2"'],
  isNot: ['package mainframe', '"github.com/spf13/viper"'],
}

export const jobFolder: Words = {
  because: 'Folders of programs that nobody is signed in to.',
  pattern: inTurn(
    'i',
    /(?:^|\/)/,
    oneOf(
      '',
      /jobs?|crons?|workers?|scripts?|ci|batch|queues?|consumers?|tasks?|scheduled|\.github|etl|sync/,
      /migrations?|cli|bin|dags?|management\/commands/,
    ),
    /\//,
  ),
  is: ['src/jobs/a.ts', 'scripts/sync.py', '.github/x.ts', 'app/management/commands/a.py'],
  isNot: ['src/routes/a.ts', 'jobs.ts', 'subscripts/a.ts'],
}

export const serverLibrary: Words = {
  because: 'Words of the libraries that MCP servers are made with, and of their guards.',
  pattern: oneOf(
    '',
    /modelcontextprotocol|fastmcp|mcp-handler|@vercel\/mcp-adapter|@hono\/mcp|xmcp|requireBearerAuth/,
    /mcpAuth|mcp-auth|FastMCP|MCPServer|mcp\.server|FastApiMCP/,
  ),
  is: ['@modelcontextprotocol/sdk', 'from fastmcp import FastMCP', 'mcp.server.lowlevel'],
  isNot: ['mcp.client', 'MCPClient'],
}

export const serverMaker: Words = {
  because: 'What servers alone have of the MCP libraries for TypeScript: transports, handlers, guards. Clients name the SDK as well.',
  pattern: oneOf(
    '',
    /fastmcp|FastMCP|MCPServer|McpAgent|mcp-handler|@vercel\/mcp-adapter|@rekog\/mcp-nest|xmcp|mcp-auth|mcpAuth|requireBearerAuth|requireScopes/,
    /StreamableHTTP(?:Server)?Transport|(?:SSE|Stdio|PerRequestHTTP)ServerTransport|createMcp(?:Handler|ExpressApp|HonoApp)/,
  ),
  is: ['new WebStandardStreamableHTTPServerTransport()', 'from "mcp-handler"', 'createMcpExpressApp', 'extends McpAgent<Env>'],
  isNot: ['StreamableHTTPClientTransport', '@modelcontextprotocol/sdk/client/index.js', 'StdioClientTransport'],
}

export const serverSdk: Words = {
  because: 'Packages that have the parts of servers which modules hand to each other, among others.',
  pattern: /modelcontextprotocol|@hono\/mcp/,
  is: ['@modelcontextprotocol/sdk', '@hono/mcp'],
  isNot: ['@hono/node-server', 'fastmcp'],
}

export const runsItself: Words = {
  because: 'What is run, and is no program or coroutine of the runners of Python: https://docs.python.org/3/library/asyncio-runner.html',
  pattern: /(?<!\b(?:subprocess|asyncio|anyio|trio))\.run\(/,
  is: ['mcp.run()', 'server.run(transport="sse")'],
  isNot: ['subprocess.run(["ls"])', 'asyncio.run(main())', 'run()'],
}

export const packageRunner: Words = {
  because: 'Programs that fetch and run what somebody else has published; a file of this repository is its own.',
  pattern: /^(?:npx|bunx|uvx|pnpx|pipx)(?:\.cmd|\.exe)?$/,
  is: ['npx', 'uvx', 'npx.cmd'],
  isNot: ['node', 'npm', 'python'],
}

export const otherRunner: Words = {
  because: 'A web server that runs an application of a module, whose options are its own: https://www.uvicorn.org/settings/',
  pattern: /\b(?:uvicorn|gunicorn|hypercorn|granian|daphne|flask|fastapi)\b[^\n]{0,40}$/,
  is: ['uvicorn desk.main', 'fastapi run '],
  isNot: ['python -m desk', 'uv run desk'],
}

export const checksTokens: Words = {
  because: 'What a verifier of tokens does that asks an issuer or its keys.',
  pattern: /\bjwt\.|\bintrospect|\.decode\(|jwks|httpx|verify_token\(.*await/i,
  is: ['jwt.decode(token, key)', 'await self.introspect(token)', 'httpx.post(url)'],
  isNot: ['token == self.key', 'hmac.compare_digest(token, key)'],
}

export const wholeCatalog: Words = {
  because: 'A list of all tools or scopes that there are.',
  pattern: oneOf(
    '',
    /^(?:[\w.]*\.)?(?:all\w*|\w*catalog(?:ue)?|scopes|[A-Z_]*ALL[A-Z_]*|[A-Z_]*CATALOG(?:UE)?|SCOPES)$/,
    /^Object\.(?:values|keys)\(/,
  ),
  is: ['allTools', 'registry.tool_catalog', 'ALL_SCOPES', 'Object.values(tools)'],
  isNot: ['selectedTools', 'tools'],
}

export const callerWords: Words = {
  because: 'What a request brings along: what the SDKs make of it, its Authorization, or all its headers.',
  pattern: oneOf(
    'i',
    /authInfo|\bauth\)?[!?]?\s{0,40}\??\.\s{0,40}token\b/,
    inTurn(
      '',
      /\b(?:req|request|raw|requestInfo|_req|ctx|context|c|event|httpRequest|incoming|extra)\s{0,40}[!?]?/,
      /\??\.\s{0,40}headers?\b/,
    ),
    /\bheaders\s{0,40}[!?]?(?:\??\.\s{0,40}(?:authorization|get\b)|(?:\?\.)?\[)/,
    /\.\s{0,40}(?:get|header)\(\s{0,40}["'`]authorization/,
  ),
  is: ['extra.authInfo', 'req.headers', "c.get('Authorization')"],
  isNot: ['response.headers', 'options.token'],
}

export const incomingHeaders: Words = {
  because: 'The headers of the request that a tool is called with.',
  pattern: oneOf(
    '',
    /(?:^|\.)(?:get_http_headers\(\)|get_http_request\(\)\.headers)$/,
    /Context\(\)\.request_context\.request\.headers$/,
    /(?:starlette\.requests|fastapi)(?:\.\w+)*\.Request\(\)\.headers$/,
  ),
  is: ['fastmcp.server.dependencies.get_http_headers()', 'fastapi.Request().headers'],
  isNot: ['requests.Request().headers', 'get_http_headers'],
}

export const agentOfOtherLanguages: Words = {
  because:
    'Imports of SDKs of agents and models in Java, Kotlin and C#: https://docs.langchain4j.dev, https://docs.spring.io/spring-ai/reference/, ' +
    'https://google.github.io/adk-docs/, https://docs.koog.ai, https://learn.microsoft.com/semantic-kernel/, ' +
    'https://learn.microsoft.com/agent-framework/.',
  pattern: inTurn(
    'm',
    /^[ \t]{0,8}(?:import|using)[ \t]{1,4}(?:static[ \t]{1,4})?/,
    oneOf(
      '',
      /(?:dev\.langchain4j|io\.quarkiverse\.langchain4j|org\.springframework\.ai|com\.google\.adk|com\.embabel\.agent)/,
      /(?:ai\.koog|com\.microsoft\.semantickernel|com\.anthropic|com\.openai|io\.modelcontextprotocol)/,
      /(?:Microsoft\.SemanticKernel|Microsoft\.Extensions\.AI|Microsoft\.Agents|ModelContextProtocol|OpenAI|Anthropic|Azure\.AI\.(?:OpenAI|Agents|Projects))/,
    ),
    /(?![\w])/,
  ),
  is: ['import dev.langchain4j.agent.tool.Tool;', 'using Microsoft.SemanticKernel;', 'import org.springframework.ai.tool.annotation.Tool'],
  isNot: [
    'import dev.langchain4jx.Tool;',
    'import org.springframework.aimed.Tool;',
    'using Microsoft.Extensions.Http;',
    '// import ai.koog',
  ],
}

export const serverOfOtherLanguages: Words = {
  because: 'MCP servers in Java, Go, Rust and C# (https://modelcontextprotocol.io/docs/sdk).',
  pattern: oneOf(
    '',
    /\bio\.modelcontextprotocol\.server\b|\bmcp-go\/server\b|\bNewMCPServer\b/,
    /\brmcp::(?:ServerHandler|ServiceExt|transport)\b|\bMcp(?:Sync|Async)?Server\b|\bMapMcp\b/,
  ),
  is: ['io.modelcontextprotocol.server.McpServer', 'mcp-go/server', 'app.MapMcp();'],
  isNot: ['mcp-go/client', 'McpClient'],
}

export const goMcpPackages: Words = {
  because:
    'The SDKs of MCP for Go: https://pkg.go.dev/github.com/mark3labs/mcp-go and https://pkg.go.dev/github.com/modelcontextprotocol/go-sdk.',
  pattern: /"github\.com\/(?:mark3labs\/mcp-go|modelcontextprotocol\/go-sdk)\/(?:server|mcp)"/,
  is: ['"github.com/mark3labs/mcp-go/server"', '"github.com/modelcontextprotocol/go-sdk/mcp"'],
  isNot: ['"github.com/mark3labs/mcp-go/client"', '"github.com/acme/mcp"'],
}

export const agentFolder: Words = {
  because: 'Words in the path or the title of an API description that is written for agents.',
  pattern: inTurn(
    'i',
    /(?:^|[^a-z])/,
    oneOf('', /agents?|plugins?|gpts?|chatgpt|copilot|mcp|apppackage/, /apispecificationfile|declarativeagent|assistants?|llm/),
    /(?:$|[^a-z])/,
  ),
  is: ['gpt_actions', 'ai/mcp/api.json', 'appPackage/apiSpecificationFile'],
  isNot: ['actions/openapi.yaml', 'reagent', 'api/openapi.yaml'],
}

export const agentPart: Words = {
  because:
    'A folder of actions or tools, unless it is a part of a description of a whole interface: products have such parts of their own.',
  pattern: inTurn(
    'i',
    /^(?!(?:[^/]{1,80}\/){0,8}?(?:openapi|swagger|apis?|specs?|api[-_]docs?|reference)\/)/,
    /(?:.{0,400}[^a-z])?/,
    /(?:actions?|tools?|connectors?)(?:$|[^a-z])/,
  ),
  is: ['actions/openapi.yaml', 'tools/openapi.yaml', 'conf/connectors/berths.yaml'],
  isNot: ['openapi/v2/actions/openapi.bundle.json', 'api/tools/openapi.yaml', 'transactions.yaml', 'toolbox/openapi.yaml'],
}

export const agentTitle: Words = {
  because: 'Words of agents in the title of a description, which say what it is for only where it speaks of a model.',
  pattern: /(?:^|[^a-z])(?:actions?|tools?|connectors?)(?:$|[^a-z])/i,
  is: ['Order actions', 'Connectors API'],
  isNot: ['Transactions', 'Toolbox', 'Reactions'],
}

export const speaksOfModel: Words = {
  because: 'What a description says of who calls it, where that is a model.',
  pattern: /\b(?:GPTs?|ChatGPT|LLMs?|AI|MCP|[Aa]gents?|[Cc]opilot|[Aa]ssistants?|(?:language )?[Mm]odels?)\b/,
  is: ['Lets a GPT look up orders', 'Called by AI agents'],
  isNot: ['Actions are helpful APIs scoped to providers', 'Main API', 'remodeled'],
}

export const commandLineLibrary: Words = {
  because: 'Libraries for options, questions and colours of command lines.',
  pattern: oneOf(
    '',
    /^(?:click|typer|argparse|fire|docopt|getpass)(?:\.|$)/,
    /^(?:commander|yargs|cac|citty|meow|inquirer|prompts|enquirer|ora)(?:\/|$)/,
    /^(?:clipanion|gunshi|cleye|sade|@drizzle-team\/brocli)(?:\/|$)/,
    /^(?:@inquirer\/|@clack\/|@oclif\/|(?:node:)?readline(?:\/|$))/,
  ),
  is: ['click', 'typer.main', 'yargs/helpers', '@clack/prompts', '@drizzle-team/brocli', 'node:readline'],
  isNot: ['clickhouse', 'fires', 'readline-sync'],
}

export const servesRequests: Words = {
  because: 'Libraries of servers: such a program can be started by hand as well, and is none of the terminal.',
  pattern: oneOf(
    '',
    /^(?:fastapi|flask|starlette|uvicorn|django|sanic|aiohttp|tornado|gradio|streamlit|chainlit|celery)(?:\.|$)/,
    /^(?:mcp|fastmcp|mangum|bedrock_agentcore)(?:\.|$)/,
    /^(?:express|fastify|koa|hono|next|@nestjs\/(?:core|common)|@modelcontextprotocol\/sdk|fastmcp|mcp-framework)(?:\/|$)/,
  ),
  is: ['fastapi', 'mcp.server', 'bedrock_agentcore.runtime', 'express', '@nestjs/core', '@nestjs/common'],
  isNot: ['fastapi_cli', 'express-session', 'nextra'],
}

export const takesMessages: Words = {
  because: 'Libraries by which a program is told what others write in a chat.',
  pattern: oneOf(
    '',
    /^(?:@slack\/(?:bolt|web-api|socket-mode)|discord\.js|telegraf|grammy|node-telegram-bot-api|whatsapp-web\.js|botbuilder)(?:\/|$)/,
    /^(?:slack_bolt|slack_sdk|telegram|aiogram|telebot|pyrogram|telethon|discord)(?:\.|$)/,
  ),
  is: ['@slack/bolt', 'discord.js', 'grammy', 'slack_bolt.adapter.socket_mode', 'telegram.ext', 'discord'],
  isNot: ['@slack/logger', 'discordant', 'telegramify', 'grammyjs'],
}

/** Imports of what a program is sent something by, and words of which one is in every file with them. */
export const sentBy: Words & { readonly words: readonly string[] } = {
  because: 'Imports of servers and of chats, of which a program is told what others want of it.',
  pattern: oneOf(
    'm',
    /["'](?:express|fastify|koa|hono|@nestjs\/\w{1,20}|@slack\/[\w-]{1,20}|discord\.js|telegraf|grammy|node-telegram-bot-api)["']/,
    /^(?:from|import) (?:fastapi|flask|aiohttp|starlette|bedrock_agentcore|slack_bolt|telegram|aiogram|discord)\b/,
  ),
  words: [
    ...['express', 'fastify', 'koa', 'hono', '@nestjs/', '@slack/', 'discord', 'telegraf', 'grammy', 'telegram'],
    ...['fastapi', 'flask', 'aiohttp', 'starlette', 'bedrock_agentcore', 'slack_bolt', 'aiogram'],
  ],
  is: ["from '@slack/bolt'", "require('express')", 'from telegram.ext import Application', 'import discord'],
  isNot: ["from './express'", 'import telegramify', '"express-session"'],
}

export const agentModule: Words = {
  because: 'Modules next door, by the word of their names, that may start an agent.',
  pattern: oneOf(
    'im',
    /(?:\bfrom|\brequire\()\s{0,4}["']\.{1,2}\/(?:[^"'\n]{0,200}[/_.-])?[\w]{0,40}(?:claude|agent|llm|runner|spawn|exec|assistant|cli)/,
    /^\s{0,20}from\s{1,8}[\w.]{0,200}(?:claude|agent|llm|runner|spawn|exec|assistant|cli)\w{0,40}\s{1,8}import\b/,
  ),
  is: ["require('../lib/llm-runner')", "from './claude.js'", 'from services.claude_code import run', "from '../exec/index.js'"],
  isNot: ["from 'llm-runner'", "from './berths.js'", 'import agents'],
}

export const computesOnly: Words = {
  because: 'Modules that serve requests, describe data or compute, and open no file, program, network or database by themselves.',
  pattern: oneOf(
    '',
    /^(?:mcp|fastmcp|starlette|fastapi|uvicorn|hypercorn|pydantic|anyio|asyncio|click|typer|argparse|structlog|loguru|rich)(?:\.|$)/,
    /^(?:__future__|typing|typing_extensions|collections|contextlib|dataclasses|datetime|decimal|enum|functools|itertools)(?:\.|$)/,
    /^(?:json|logging|math|random|re|secrets|statistics|string|sys|textwrap|time|uuid|zoneinfo|os|dotenv)(?:\.|$)/,
    /^(?:@modelcontextprotocol\/|@hono\/|(?:express|hono|cors|zod|fastify|koa|uuid|nanoid|dotenv|fastmcp)(?:\/|$))/,
    /^(?:node:)?(?:crypto|http|events|util|url|timers|timers\/promises|async_hooks|perf_hooks)$/,
  ),
  is: ['mcp.server.lowlevel', 'datetime', '@modelcontextprotocol/sdk/server/mcp.js', 'zod', 'node:crypto', 'collections.abc'],
  isNot: ['pathlib', 'subprocess', 'node:fs', './items.js', 'httpx', 'mcp_server_tools', '.items'],
}

export const configuredCommand: Words = {
  because: 'The command of a server that somebody configures, as code reads it: the name of the field in every client (`command`).',
  pattern: /(?:^|[.\[(\s"'])(?:server_?)?command(?:\[0\])?["')\]!]{0,4}$/i,
  is: ['config.command', 'server["command"]', 'self.command', 'entry.get("command")', 'serverCommand', 'command[0]'],
  isNot: ['process.execPath', 'command[1]', 'python', 'command + suffix', 'subcommand'],
}

export const serversOfMcp: Words = {
  because: 'Names of what MCP servers are configured with, headers and environment included.',
  // What failed or is missing has a name and an error.
  pattern: inTurn(
    'i',
    /^(?!(?:failed|missing|unknown|invalid|unavailable|skipped|duplicate)_)(?:\w{1,20}_)?mcp_?(?:server_?)?/,
    /(?:config(?:uration)?|servers|entry|svr|server_?params)s?$/,
  ),
  is: ['mcpConfig', 'mcp_servers', 'mcpServerConfig', 'user_mcp_config', 'mcpSvr'],
  isNot: ['mcp_config_path', 'mcpServer', 'server_config', 'mcp_server_count', 'mcpServerNames', 'failed_mcp_servers'],
}

export const serverEntry: Words = {
  because: 'Names of an entry that configures a server, which say it only with more.',
  pattern: /^(?:server|config|cfg|entry|svr|params|(?:\w{1,20}_)?server_?(?:config(?:uration)?|params|entry|options|info))$/i,
  is: ['serverConfig', 'server_params', 'config', 'server'],
  isNot: ['server_name', 'configPath', 'servers', 'headers'],
}

export const makesEmbeddings: Words = {
  because: 'A text becomes numbers that are searched: https://platform.openai.com/docs/api-reference/embeddings.',
  pattern: /\bembeddings\.create\(|\.embed(?:_?[cC]ontent|_?[mM]any|_?[qQ]uery|_?[dD]ocuments)\(/,
  is: ['client.embeddings.create(', 'model.embedContent(', 'embedder.embed_documents('],
  isNot: ['page.embed(video)', 'embeddings.length'],
}

export const asksModel: Words = {
  because: 'What a model answers, or decides to call: https://platform.openai.com/docs/api-reference/responses.',
  pattern: oneOf(
    '',
    /\.(?:chat|completions|responses|messages|assistants|beta|realtime|a?invoke|bind_?[tT]ools)\b/,
    /\b(?:generate|stream)_?(?:[tT]ext|[cC]ontent|[oO]bject|[rR]eply|[aA]nswer|[rR]esponse)|\b(?:create|run)\w{0,20}[aA]gent|\btool(?:s|_calls|Calls)\b/,
  ),
  is: ['client.chat.completions.create(', 'model.generateContent(', 'createReactAgent(', 'tools=[search]'],
  isNot: ['client.embeddings.create(', 'get_embedding(text)', 'toolbar'],
}

export const asksForAnswer: Words = {
  because: 'One answer of a model, which the code that asks makes something of: https://platform.openai.com/docs/api-reference/chat/create',
  pattern: /\.(?:completions|messages|responses)\.(?:create|parse)\(|\bgenerate_?(?:[tT]ext|[cC]ontent|[oO]bject)\(/g,
  is: ['groq.chat.completions.create({', 'client.messages.create(', 'await generateText({', 'model.generate_content(prompt)'],
  isNot: ['client.embeddings.create(', 'generateState()', 'agent.run('],
}

export const letsModelAct: Words = {
  because: 'What gives a model tools, or its words to whom it talks with as they come.',
  pattern: oneOf(
    '',
    /(?:\b|[a-z_])[tT]ools?(?:\b|_\w{1,20}|[A-Z]\w{0,20})|\bfunction_?[cC]all\w{0,6}\b/,
    /\bstream(?:ing)?["']?\s?[:=]\s?[tT]rue|\bstream_?\w{1,20}\(|[aA]gents?\(|\b[mM][cC][pP]\b/,
  ),
  is: ['tools: [search]', 'tool_choice: "auto"', 'bindTools(all)', 'stream: true', 'streamText({', 'createReactAgent(', 'import mcp'],
  isNot: ['upstream: false', 'stream: false', 'You are an assistant', 'toolbar'],
}

export const readsAsData: Words = {
  because: 'What reads a text as data.',
  pattern: /\bJSON\.parse\(|\bjson\.loads\(|\bmodel_validate_json\(|\bgenerateObject\(|\bresponse_format\b/,
  is: ['JSON.parse(answer)', 'json.loads(text)', 'response_format: { type: "json_object" }'],
  isNot: ['JSON.stringify(data)', 'json.dumps(row)'],
}
