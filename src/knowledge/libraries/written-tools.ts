import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from '../words/row.ts'

// Tools of MCP servers in languages that are read without a grammar: what a model gives them, and what they answer.

export const namesMcpSdk: Words = {
  because:
    'An SDK of MCP that a file names: https://modelcontextprotocol.io/docs/sdk, https://github.com/laravel/mcp, https://github.com/yjacquin/fast-mcp, ' +
    'https://docs.rs/rust-mcp-sdk.',
  pattern: /\bio\.modelcontextprotocol\b|\bModelContextProtocol\b|\brmcp\b|\brust_mcp_s\w{2,5}\b|\bMCP::Tool\b|\bFastMcp\b|\bLaravel\\Mcp\b|\bPhpMcp\\|\bMcp\\(?:Server|Schema)\b/,
  is: ['import io.modelcontextprotocol.kotlin.sdk.*', 'using ModelContextProtocol.Server;', 'use rmcp::tool;', 'class Find < MCP::Tool', 'use Laravel\\Mcp\\Response;'],
  isNot: ['import io.modelcontext.Desk', 'class Mcp', 'use mcp::desk;'],
}

export const givesTextToModel: Words = {
  because:
    'What makes a text that the model reads, up to the text: https://github.com/modelcontextprotocol/kotlin-sdk, https://docs.rs/rmcp/latest/rmcp/model/struct.Content.html, ' +
    'https://github.com/modelcontextprotocol/ruby-sdk#tool-responses, https://csharp.sdk.modelcontextprotocol.io, https://laravel.com/docs/mcp#tool-responses.',
  pattern: oneOf(
    '',
    /\b(?:Mcp(?:Schema)?\.)?TextContent(?:::(?:new|from|make)|\.from)?\(\s{0,40}(?:text\s{0,4}[=:]\s{0,4})?/,
    /\.addTextContent\(\s{0,40}|\bnew TextContentBlock(?:\(\))?\s{0,40}\{\s{0,40}Text\s{0,4}=\s{0,8}/,
    /\bContent::text\(\s{0,40}|\bResponse::(?:text|error)\(\s{0,40}/,
    /\bMCP::Tool::Response\.new\(\s{0,40}\[\s{0,40}\{\s{0,40}type:\s{0,4}["']text["'],\s{0,40}text:\s{0,8}/,
  ),
  is: [
    'TextContent("a")',
    'TextContent(text = "a")',
    'new McpSchema.TextContent("a")',
    'CallToolResult.builder().addTextContent("a")',
    'new TextContentBlock { Text = "a" }',
    'Content::text("a")',
    "Response::text('a')",
    'MCP::Tool::Response.new([{ type: "text", text: "a" }])',
  ],
  isNot: ['ImageContent("a")', 'Content::image("a")', 'setTextContent("a")', 'MCP::Tool::Response.new([{ type: "image", data: a }])'],
}

export const beginsToolInRuby: Words = {
  because: 'Where a class begins that is a tool, with its name in the group.',
  pattern: /^[ \t]{0,16}class\s{1,4}(?:\w{1,40}::){0,4}(\w{1,80})\s{0,4}<\s{0,4}(?:MCP::Tool|FastMcp::Tool|ActionTool::Base|ApplicationTool)\b/m,
  is: ['class CancelOrder < MCP::Tool', '  class Find < ApplicationTool'],
  isNot: ['class Desk < ApplicationRecord', 'class Tool < Base'],
}

export const parameterInRuby: Words = {
  because:
    'What the model gives a tool: a text in its schema, or an argument of fast-mcp. https://github.com/modelcontextprotocol/ruby-sdk#tools, ' +
    'https://github.com/yjacquin/fast-mcp/blob/main/docs/tools.md',
  pattern: /\b(\w{1,60}):\s{0,4}\{\s{0,40}type:\s{0,4}["':]string\b|\b(?:required|optional)\(\s?:(\w{1,60})\s?\)\.(?:filled|maybe|value)\(\s?:string\b/,
  is: ['password: { type: "string" }', 'required(:api_key).filled(:string)'],
  isNot: ['port: { type: "integer" }', '[{ type: "text", text: done }]', 'required: ["password"]', 'optional(:max_tokens).filled(:integer)'],
}

export const inputOfRuby: Words = {
  because:
    'Where a class of a tool begins to say what the model gives it, with a method of this name or the name of a constant in a group: ' +
    'https://github.com/modelcontextprotocol/ruby-sdk#tools, https://github.com/yjacquin/fast-mcp/blob/main/docs/tools.md',
  pattern: /^[ \t]{0,16}(?:input_schema\b(?:\s?\(?\s{0,40}(?<constant>[A-Z]\w{0,60})\b(?!\.|::))?|arguments\b(?=\s(?:do|\{))|(?<method>def self\.input_schema(?:_value)?)\b)/m,
  is: ['  input_schema(properties: {})', '  arguments do', '  input_schema(SCHEMA)', '  def self.input_schema'],
  isNot: ['  output_schema(properties: {})', '  arguments = []', '  @input_schema = nil'],
}

export const inputInRust: Words = {
  because:
    'A structure that a tool takes, its name in a group: https://docs.rs/rmcp/latest/rmcp/handler/server/wrapper/struct.Parameters.html, ' +
    'https://docs.rs/rust-mcp-macros/latest/rust_mcp_macros/attr.mcp_tool.html.',
  pattern: oneOf(
    '',
    /:\s{0,4}Parameters<(?:\w{1,40}::){0,4}(\w{1,80})>/,
    /#\[tool\(aggr\)\]\s{0,40}(?:\w{1,40}|\w{1,40}\s?\{[^{}]{0,200}\})\s?:\s{0,4}(?:\w{1,40}::){0,4}(\w{1,80})/,
    inTurn('', /#\[(?:\w{1,30}::)?mcp_tool\((?:[^()"\]]|"[^"]{0,600}"|\([^()]{0,200}\)){0,400}\)\]/, /(?:\s{0,40}#\[[^\]]{0,300}\]){0,4}\s{0,40}pub struct (\w{1,80})/),
  ),
  is: [
    'async fn login(&self, Parameters(args): Parameters<LoginArgs>)',
    '#[tool(aggr)] args: LoginArgs',
    '#[mcp_tool(name = "login", description = "Signs in")]\n#[derive(JsonSchema)]\npub struct LoginTool',
  ],
  isNot: ['async fn settings(&self)', 'struct Parameters<T>(T);', '#[derive(JsonSchema)]\npub struct Login'],
}

export const structureInRust: Words = {
  because: 'A structure up to its brace, its name in the group.',
  pattern: /\bstruct (\w{1,80})\s{0,4}\{/,
  is: ['pub struct LoginArgs {'],
  isNot: ['pub struct Id(String);', 'struct Page<T> {'],
}

export const fieldInRust: Words = {
  because: 'A text in a structure.',
  pattern: /^[ \t]{1,16}(?:pub(?:\(\w{1,20}\))?\s)?(\w{1,60}):\s(?:Option<)?(?:String|SecretString)\b/m,
  is: ['    pub password: String,', '    pub(crate) api_key: Option<String>,'],
  isNot: ['    pub port: u16,', '    // password: String'],
}

export const notTakenInRust: Words = {
  because:
    'An attribute by which a field is not read out of what is given, and is none of the schema: https://serde.rs/field-attrs.html#skip, ' +
    'https://graham.cool/schemars/deriving/attributes/#skip',
  pattern: /#\[(?:serde|schemars)\([^\]\n]{0,200}\bskip(?:_deserializing)?\b/,
  is: ['#[serde(skip)]', '#[schemars(skip)]', '#[serde(default, skip_deserializing)]'],
  isNot: ['#[serde(skip_serializing_if = "Option::is_none")]', '#[serde(default)]', '#[serde(skip_serializing)]'],
}

export const fieldInKotlin: Words = {
  because:
    'A text in the schema of a tool, its name in a group: https://github.com/modelcontextprotocol/kotlin-sdk#tools, ' +
    'https://kotlinlang.org/api/kotlinx.serialization/kotlinx-serialization-json/kotlinx.serialization.json/put-json-object.html.',
  pattern: inTurn(
    '',
    oneOf('', /\bputJsonObject\(\s{0,40}"(\w{1,60})"\s{0,4}\)\s{0,40}\{/, /(?:\bput\(\s{0,40})?"(\w{1,60})"\s{0,4}(?:,|to)\s{0,40}(?:buildJsonObject\s{0,4}\{|JsonObject\(\s{0,40}mapOf\()/),
    /\s{0,80}(?:put\(\s{0,40})?"type"\s{0,4}(?:,|to)\s{0,40}(?:JsonPrimitive\(\s{0,4})?"string"/,
  ),
  is: [
    'putJsonObject("password") { put("type", "string") }',
    'put("password", buildJsonObject { put("type", "string") })',
    '"password" to JsonObject(mapOf("type" to JsonPrimitive("string")))',
  ],
  isNot: ['putJsonObject("port") { put("type", "integer") }', 'put("type", "string")', 'putJsonObject("properties") {'],
}

export const toolInKotlin: Words = {
  because: 'A tool with its name in the group, up to what describes it: https://github.com/modelcontextprotocol/kotlin-sdk#tools',
  pattern: /\b(?:addTool|Tool)\(\s{0,80}(?:name\s?=\s?)?"([^"\n]{1,80})"/,
  is: ['addTool(name = "find", description = "a")', 'Tool("find", "a", input)'],
  isNot: ['addTool(tool)', 'addPrompt(name = "find")'],
}

export const wholeEnvironmentElsewhere: Words = {
  because:
    'All variables of the process in Ruby and Rust: https://docs.ruby-lang.org/en/master/ENV.html, https://doc.rust-lang.org/std/env/fn.vars.html.',
  pattern: /^ENV(?:\.(?:to_h|to_hash|inspect|to_a|to_s|map|to_json))?(?:\.(?:to_json|inspect|to_s))?$|^(?:std::)?env::vars\(\)(?:\.collect(?:::<[^()]{1,60}>)?\(\))?$/,
  is: ['ENV.to_h', 'ENV.inspect', 'ENV', 'std::env::vars()', 'env::vars().collect::<Vec<_>>()'],
  isNot: ["ENV['HOME']", 'ENV.fetch', 'ENV.keys', 'env::var("HOME")', 'env::vars().count()'],
}
