import type { WrittenName } from './written.ts'

// Forms that MCP servers ask for, in languages that are read without a grammar: https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation

type Means = 'gives-schema' | 'adds-property' | 'asks-by-type' | 'begins-property'

const SHARP = { languages: ['cs'] } as const
const JVM = { languages: ['java', 'kt'] } as const

export const elicitation: readonly WrittenName<Means>[] = [
  { ...SHARP, means: 'gives-schema', as: 'set', written: /(?:^|\.)RequestedSchema$/, words: ['RequestedSchema'], docs: 'https://csharp.sdk.modelcontextprotocol.io/concepts/elicitation/elicitation.html', is: ['a = new ElicitRequestParams { RequestedSchema = schema };'], isNot: ['a = new ElicitRequestParams { Message = text };'] },
  { languages: ['go'], means: 'gives-schema', as: 'set', written: /(?:^|\.)RequestedSchema$/, words: ['RequestedSchema'], docs: 'https://pkg.go.dev/github.com/modelcontextprotocol/go-sdk/mcp#ElicitParams', is: ['a := &mcp.ElicitParams{RequestedSchema: schema}'], isNot: ['a := &mcp.ElicitParams{Message: text}'] },
  { ...JVM, means: 'gives-schema', as: 'call', written: /(?:^|\.)requestedSchema$/, words: ['requestedSchema'], docs: 'https://modelcontextprotocol.io/sdk/java/mcp-client', is: ['ElicitRequest.builder().requestedSchema(schema)'], isNot: ['ElicitRequest.builder().message(text)'] },
  { languages: ['kt'], means: 'gives-schema', as: 'set', written: /(?:^|\.)requestedSchema$/, words: ['requestedSchema'], docs: 'https://kotlin.sdk.modelcontextprotocol.io/', is: ['server.createElicitation(message = a, requestedSchema = schema)'], isNot: ['server.createElicitation(message = a)'] },
  { languages: ['java'], means: 'adds-property', as: 'call', written: /(?:^|\.)addSchemaProperty$/, words: ['addSchemaProperty'], docs: 'https://docs.quarkiverse.io/quarkus-mcp-server/dev/', is: ['builder.addSchemaProperty("a", b)'], isNot: ['builder.setMessage("a")'] },
  { ...SHARP, means: 'asks-by-type', as: 'code', written: /\.ElicitAsync(?=<)/, words: ['ElicitAsync<'], docs: 'https://csharp.sdk.modelcontextprotocol.io/concepts/elicitation/elicitation.html', is: ['server.ElicitAsync<Login>(text)'], isNot: ['server.ElicitAsync(request)'] },
  { ...JVM, means: 'begins-property', as: 'code', written: /(?:java\.util\.)?Map\.of|mapOf|buildJson\w{0,20}/, docs: 'https://kotlinlang.org/api/kotlinx.serialization/kotlinx-serialization-json/kotlinx.serialization.json/build-json-object.html', is: ['Map.of("type", "string")', 'mapOf("type" to "string")', 'buildJsonObject { }'], isNot: ['List.of("a")'] },
]
