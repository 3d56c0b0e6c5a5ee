import { oneOf } from '../../text/pattern.ts'
import type { Words } from '../words/row.ts'

// MCP servers of Ruby: https://github.com/modelcontextprotocol/ruby-sdk, https://github.com/yjacquin/fast-mcp

export const makesServerInRuby: Words = {
  because: 'What makes a server of the SDK: https://github.com/modelcontextprotocol/ruby-sdk#building-an-mcp-server',
  pattern: /\bMCP::Server\.new\b/,
  is: ['MCP::Server.new(name: "desk")'],
  isNot: ['MCP::Server::Transports::StdioTransport.new(server)', 'MCP::Client.new'],
}

export const answersOverHttpInRuby: Words = {
  because: 'What hands it the requests of the network: https://github.com/modelcontextprotocol/ruby-sdk#rails-controller',
  pattern: /\.handle_json\(\s{0,4}request\b|\bStreamableHTTPTransport\.new\(/,
  is: ['server.handle_json(request.body.read)', 'StreamableHTTPTransport.new(server)'],
  isNot: ['server.handle_json(line)', 'StdioTransport.new(server)'],
}

export const mountsFastMcp: Words = {
  because: 'What serves fast-mcp from an application, with its options in the group: https://github.com/yjacquin/fast-mcp/blob/main/docs/rails_integration.md',
  pattern: /\bFastMcp\.(?:mount_in_rails|rack_middleware)\s?\(((?:[^()]|\([^()]{0,300}\)){0,2000})\)/,
  is: ['FastMcp.mount_in_rails(Rails.application, localhost_only: false)'],
  isNot: ['FastMcp.authenticated_rack_middleware(app, auth_token: key)'],
}

export const opensFastMcp: Words = {
  because: 'The option by which it answers others than this machine: https://github.com/yjacquin/fast-mcp/blob/main/docs/security.md',
  pattern: /\blocalhost_only:\s{0,4}false\b/,
  is: ['localhost_only: false'],
  isNot: ['localhost_only: true', 'localhost_only: Rails.env.development?'],
}

export const guardsFastMcp: Words = {
  because: 'Options of it that look at who calls, or that cannot be read.',
  pattern: /\b(?:authenticate|auth_\w{1,30}|allowed_ips):|\*\*/,
  is: ['authenticate: true', 'auth_token: key', '**options'],
  isNot: ['allowed_origins: origins', 'path_prefix: "/mcp"'],
}

export const toolInRuby: Words = {
  because: 'A class that is a tool, with its description in the second group.',
  pattern: oneOf(
    '',
    /\bclass\s{1,4}(?:\w{1,40}::){0,4}(\w{1,80}?)(?:Tool)?\s{0,4}<\s{0,4}(?:MCP::Tool|FastMcp::Tool|ActionTool::Base|ApplicationTool)\b(?:[^\n]{0,200}\n){1,6}?\s{0,40}description\(?\s{0,4}["']([^"'\n]{0,600})/,
  ),
  is: ['class CancelOrder < MCP::Tool\n  description "Cancel an order"', "class Find < ApplicationTool\n  tool_name 'find'\n  description 'Finds'"],
  isNot: ['class Desk < ApplicationRecord', 'class CancelOrder < MCP::Tool\nend'],
}

export const controllerOfRails: Words = {
  because: 'A controller of Rails and what it extends: https://guides.rubyonrails.org/action_controller_overview.html',
  pattern: /^[ \t]{0,8}class\s{1,4}(?:\w{1,60}::){0,4}(\w{1,60})Controller\s{0,4}<\s{0,4}([\w:]{1,80})/m,
  is: ['class McpController < ActionController::API', 'class Api::McpController < ApplicationController'],
  isNot: ['class Mcp < Sinatra::Base', 'class McpTool < MCP::Tool'],
}

export const baseOfRails: Words = {
  because: 'What controllers of Rails inherit from the framework.',
  pattern: /^(?:::)?ActionController::(?:API|Base|Metal)$/,
  is: ['ActionController::API', '::ActionController::Base'],
  isNot: ['ApplicationController', 'Api::BaseController'],
}

export const answersRack: Words = {
  because: 'A route of Sinatra or an application of Rack that answers requests.',
  pattern: /^[ \t]{0,8}post[ (]\s{0,4}["'/]|^[ \t]{0,8}run[ (]/m,
  is: ['post "/mcp" do', "  post('/mcp') { answer }", 'run ->(env) { answer(env) }'],
  isNot: ['client.post "/mcp"', 'server.run'],
}

export const bindsInRuby: Words = {
  because: 'The address that Sinatra or Puma listens at, in the group: https://sinatrarb.com/configuration.html, https://puma.io/puma/Puma/DSL.html#bind-instance_method',
  pattern: oneOf(
    '',
    /^[ \t]{0,8}set[ (]\s{0,4}:bind,\s{0,4}["']([^"'\n]{1,60})["']/,
    /^[ \t]{0,8}bind[ (]\s{0,4}["']tcp:\/\/(\[[^\]\n]{1,40}\]|[^:"'\n]{1,60})/,
  ),
  is: ["set :bind, '0.0.0.0'", 'bind "tcp://0.0.0.0:9292"'],
  isNot: ['set :port, 8080', 'bind "unix:///run/desk.sock"'],
}

export const checkInRuby: Words = {
  because:
    'Words of which one is in what looks at callers in front of a route of Rails, Sinatra or Rack, or may: https://guides.rubyonrails.org/security.html',
  pattern: oneOf(
    'i',
    /authenticat|authoriz|bearer|api_?-?key|token|secret|\bjwt|warden|devise|doorkeeper|\bcurrent_\w|signed_in|secure_compare|\bpundit|\bpolicy/,
    /\b(?:before_action|prepend_before_action|around_action|before_filter)\b|^[ \t]{0,8}before\b|\bRack::Auth\b|\bHTTP_(?!ACCEPT|ORIGIN|HOST|USER_AGENT|MCP_)/,
    /\b(?:request|req)\.(?:headers|get_header|ip|remote_ip)\b|\bheaders\[|\bsession\[|\bcookies\b|(?<![\w.])40[13](?![\w.])|:unauthorized|:forbidden/,
    // What runs in front and is not known to let everybody pass.
    /^[ \t]{0,8}use[ (](?!\s{0,4}(?:Rack::(?:Cors|CommonLogger|Deflater|ETag|ConditionalGet|Logger|RequestId|Runtime|Head|ContentLength|ShowExceptions|Static)|Sentry|OpenTelemetry))/,
  ),
  is: ['before_action :check', 'authenticate_with_http_token', 'request.env["HTTP_AUTHORIZATION"]', 'halt 401', 'use KeyGate', 'before do'],
  isNot: ['content_type :json', 'use Rack::Cors do', 'request.body.read', 'skip_forgery_protection'],
}

export const harmlessInRuby: Words = {
  because: 'What pages of other sites may send, how much a model says, and sessions of the transport: none is about who calls.',
  pattern: /\bskip_before_action\b[^\n]{0,200}|\b(?:protect_from_forgery|verify_authenticity_token)\b[^\n]{0,80}|\bmax_tokens\b|\bmcp[-_]session[-_]id\b/i,
  is: ['skip_before_action :verify_authenticity_token', 'protect_from_forgery with: :null_session', 'max_tokens'],
  isNot: ['before_action :authenticate', 'session_token'],
}

export const keepsRouteInRails: Words = {
  because: 'What asks in the routes of Rails who calls: https://guides.rubyonrails.org/routing.html#advanced-constraints',
  pattern: /\b(?:authenticate|authenticated|constraints|devise_scope|lambda)\b|->\s?\(/,
  is: ['authenticate :user do', 'constraints(Office) do', '->(request) {'],
  isNot: ['post "/mcp", to: "mcp#create"', 'resources :orders'],
}

/** Words of which one is in every file with a server. */
export const rubyMcpWords = ['MCP::Server', 'FastMcp', 'tools/call'] as const
