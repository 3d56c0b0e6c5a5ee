import type { Agent } from '../../model/index.ts'

/** What makes the connection of an MCP client to a server, in languages that are read without a grammar. */
export interface McpTransport {
  readonly languages: readonly ('go' | 'java' | 'kt' | 'cs' | 'rs' | 'php' | 'rb')[]
  /** Calls, objects and chains of calls that make it, by their names; one without a name has the field of the address. */
  readonly made: RegExp
  readonly by: readonly ('call' | 'object' | 'chain' | 'set' | 'put')[]
  /** Where the address stands: the last position that an argument with it may have, the field of an object, or the call that is given it. */
  readonly address: { readonly at?: number; readonly field?: RegExp; readonly call?: RegExp }
  readonly agent: Agent
  /** Words of which one is in every file with it. */
  readonly words: readonly string[]
  /** The page of the library's owner that says so. */
  readonly docs: string
  /** Code with a transport, and code that looks like it. */
  readonly is: readonly string[]
  readonly isNot: readonly string[]
}

const GO = { oauth: 'configured', reference: 'os.Getenv("NAME")' } as const
const JVM = { oauth: 'configured', reference: 'System.getenv("NAME")', signIn: 'run the OAuth flow for the user and pass the short-lived token that it gives' } as const
const SHARP = { oauth: 'configured', reference: 'Environment.GetEnvironmentVariable("NAME")' } as const

const RUST = { oauth: 'configured', reference: 'std::env::var("NAME")' } as const
const PHP = { oauth: 'none', reference: "getenv('NAME')", signIn: 'run the OAuth flow for the user and pass the short-lived token that it gives' } as const

const RUBY = { oauth: 'configured', reference: "ENV.fetch('NAME')", signIn: 'let the client sign in with OAuth and delete the header' } as const

export const mcpTransports: readonly McpTransport[] = [
  {
    languages: ['go'], by: ['call'], made: /(?:^|\.)(?:NewStreamableHttpClient|NewSSEMCPClient|NewStreamableHTTP|NewSSE)$/, address: { at: 0 },
    agent: { ...GO, id: 'go-mcp-go', name: 'the client of mcp-go', signIn: 'make it with `client.NewOAuthStreamableHttpClient` and delete the header' },
    words: ['NewStreamableHttpClient', 'NewSSEMCPClient', 'NewStreamableHTTP', 'NewSSE'], docs: 'https://mcp-go.dev/transports/http/', is: ['c, err := client.NewStreamableHttpClient("https://mcp.acme.io/mcp")', 't, err := transport.NewSSE("https://mcp.acme.io/sse")'], isNot: ['s := server.NewStreamableHTTPServer(m)', 'c, err := client.NewStdioMCPClient("npx", nil)'],
  },
  {
    languages: ['go'], by: ['object'], made: /(?:^|\.)mcp\.(?:StreamableClientTransport|SSEClientTransport)$/, address: { field: /^Endpoint$/ },
    agent: { ...GO, id: 'go-mcp-sdk', name: 'the MCP Go client', signIn: 'give the transport an `OAuthHandler` and delete the header' },
    words: ['ClientTransport'], docs: 'https://pkg.go.dev/github.com/modelcontextprotocol/go-sdk/mcp#StreamableClientTransport', is: ['t := &mcp.StreamableClientTransport{Endpoint: "https://mcp.acme.io/mcp"}'], isNot: ['t := &mcp.CommandTransport{Command: cmd}', 't := &mcp.StreamableServerTransport{SessionID: id}'],
  },
  {
    languages: ['cs'], by: ['call', 'object'], made: /(?:^|\.)(?:HttpClientTransport|SseClientTransport|HttpClientTransportOptions|SseClientTransportOptions)$/, address: { field: /^Endpoint$/ },
    agent: { ...SHARP, id: 'csharp-mcp-sdk', name: 'the MCP C# client', signIn: 'set `OAuth` in the options of the transport and delete the header' },
    words: ['ClientTransport'], docs: 'https://csharp.sdk.modelcontextprotocol.io/api/ModelContextProtocol.Client.HttpClientTransportOptions.html', is: ['var t = new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri("https://mcp.acme.io/mcp") });'], isNot: ['var t = new StdioClientTransport(new StdioClientTransportOptions { Command = "npx" });'],
  },
  {
    languages: ['java', 'kt'], by: ['chain'], made: /(?:^|\.)(?:HttpClient|WebClient)(?:StreamableHttp|Sse)(?:Client)?Transport\.builder$/, address: { at: 0, call: /^baseUrl$/ },
    agent: { ...JVM, id: 'java-mcp-sdk', name: 'the MCP Java client' },
    words: ['HttpTransport.builder', 'SseTransport.builder', 'ClientTransport'], docs: 'https://java.sdk.modelcontextprotocol.io/latest/client/', is: ['var t = HttpClientStreamableHttpTransport.builder("https://mcp.acme.io").endpoint("/mcp").build();'], isNot: ['var t = HttpServletStreamableServerTransportProvider.builder().build();'],
  },
  {
    languages: ['java', 'kt'], by: ['chain'], made: /(?:^|\.)(?:StreamableHttp|Http|WebSocket)McpTransport\.(?:builder|Builder)$/, address: { call: /^(?:url|sseUrl)$/ },
    agent: { ...JVM, id: 'langchain4j', name: 'LangChain4j' },
    words: ['McpTransport'], docs: 'https://docs.langchain4j.dev/tutorials/mcp/#creating-an-mcp-tool-provider', is: ['var t = StreamableHttpMcpTransport.builder().url("https://mcp.acme.io/mcp").build();', 'var t = new HttpMcpTransport.Builder().sseUrl("https://mcp.acme.io/sse").build();'], isNot: ['var t = StdioMcpTransport.builder().command(List.of("npx")).build();'],
  },
  {
    languages: ['kt'], by: ['call'], made: /(?:^|\.)(?:StreamableHttpClientTransport|SseClientTransport|WebSocketClientTransport|mcpStreamableHttp(?:Transport)?|mcpSse(?:Transport)?)$/, address: { field: /^url(?:String)?$/, at: 1 },
    agent: { ...JVM, id: 'kotlin-mcp-sdk', name: 'the MCP Kotlin client' },
    words: ['ClientTransport', 'mcpStreamableHttp', 'mcpSse'], docs: 'https://kotlin.sdk.modelcontextprotocol.io/', is: ['val t = StreamableHttpClientTransport(client = http, url = "https://mcp.acme.io/mcp")', 'val t = http.mcpSseTransport("https://mcp.acme.io/sse")'], isNot: ['val t = StdioClientTransport(input = a, output = b)'],
  },
  {
    languages: ['rs'], by: ['call', 'chain'], made: /(?:^|\.)(?:StreamableHttpClientTransport|SseClientTransport)(?:Config)?\.(?:with_uri|from_uri|from_config|with_client|start)$/, address: { call: /^(?:with_uri|from_uri|start)$/ },
    agent: { ...RUST, id: 'rust-mcp-sdk', name: 'the MCP Rust client', signIn: 'give the transport an `AuthClient` and delete the header' },
    words: ['ClientTransport'], docs: 'https://docs.rs/rmcp/latest/rmcp/transport/streamable_http_client/', is: ['fn f() { let t = StreamableHttpClientTransport::from_uri("https://mcp.acme.io/mcp"); }', 'fn f() { let c = StreamableHttpClientTransportConfig::with_uri("https://mcp.acme.io/mcp").auth_header(key); }'], isNot: ['fn f() { let t = TokioChildProcess::new(command); }'],
  },
  {
    languages: ['php'], by: ['call'], made: /(?:^|[.\\])ServerConfig$/, address: { field: /^url$/ },
    agent: { ...PHP, id: 'php-mcp-client', name: 'the PHP MCP client' },
    words: ['PhpMcp\\Client'], docs: 'https://github.com/php-mcp/client#readme', is: ["<?php use PhpMcp\\Client\\ServerConfig; $c = new ServerConfig(name: 'desk', transport: TransportType::Http, url: 'https://mcp.acme.io/mcp');"], isNot: ["<?php $c = Client::make()->withName('desk');"],
  },
  {
    languages: ['php'], by: ['object'], made: /^$/, address: { field: /^url$/ },
    agent: { ...PHP, id: 'prism-relay', name: 'Prism Relay' },
    words: ['Prism\\Relay\\Enums\\Transport'], docs: 'https://github.com/prism-php/relay#readme', is: ["<?php use Prism\\Relay\\Enums\\Transport; return ['servers' => ['desk' => ['url' => 'https://mcp.acme.io/mcp', 'transport' => Transport::Http]]];"], isNot: ["<?php use Prism\\Relay\\Facades\\Relay; $tools = Relay::tools('desk');"],
  },
  {
    languages: ['rb'], by: ['call'], made: /^RubyLLM\.MCP\.(?:client|Client\.new)$/, address: { field: /^url$/ },
    agent: { ...RUBY, id: 'ruby-llm-mcp', name: 'RubyLLM' },
    words: ['RubyLLM::MCP'], docs: 'https://www.rubyllm-mcp.com/', is: ["CLIENT = RubyLLM::MCP.client(name: 'desk', transport_type: :streamable, config: { url: 'https://mcp.acme.io/mcp' })"], isNot: ['RubyLLM.chat(model: name)'],
  },
  {
    languages: ['rb'], by: ['call'], made: /^MCP\.Client\.HTTP\.new$/, address: { field: /^url$/ },
    agent: { ...RUBY, id: 'ruby-mcp-sdk', name: 'the MCP Ruby client' },
    words: ['MCP::Client::HTTP'], docs: 'https://github.com/modelcontextprotocol/ruby-sdk#building-an-mcp-client', is: ["http = MCP::Client::HTTP.new(url: 'https://mcp.acme.io/mcp')"], isNot: ["http = MCP::Client::Stdio.new(command: 'npx')"],
  },
  {
    languages: ['rb'], by: ['call'], made: /^MCPClient\.(?:streamable_http|sse|http)_config$/, address: { field: /^(?:base_)?url$/ },
    agent: { ...RUBY, id: 'ruby-mcp-client', name: 'ruby-mcp-client' },
    words: ['MCPClient'], docs: 'https://github.com/simonx1/ruby-mcp-client#readme', is: ["c = MCPClient.streamable_http_config(base_url: 'https://mcp.acme.io/mcp')"], isNot: ["c = MCPClient.stdio_config(command: 'npx')"],
  },
]
