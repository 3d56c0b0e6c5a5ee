import type { Words } from '../words/row.ts'

// The MCP servers of Laravel: https://laravel.com/docs/mcp

/** The classes that servers and tools extend, and the package as a word of every file with a route of one. */
export const laravelMcp = { package: 'Laravel\\Mcp', server: 'Laravel\\Mcp\\Server', tool: 'Laravel\\Mcp\\Server\\Tool' } as const

export const servesAtRoute: Words = {
  because: 'What serves MCP at a route: https://laravel.com/docs/mcp#server-registration',
  pattern: /(?:^|\.)Mcp\.web$/,
  is: ['Mcp.web'],
  isNot: ['Mcp.local', 'Mcp.oauthRoutes'],
}

/** What routes and groups are given besides middleware: https://laravel.com/docs/routing */
export const addsNoMiddleware: ReadonlySet<string> = new Set([
  'web', 'name', 'prefix', 'domain', 'group', 'where', 'whereNumber', 'withoutMiddleware', 'as', 'namespace', 'withoutScopedBindings',
])

export const describesServer: Words = {
  because: 'Texts of a server and of its tools, in properties or attributes.',
  pattern: /\$(?:description|instructions)\s{0,4}=[^;]{0,8000};|#\[(?:Description|Instructions)\([^\n]{0,2000}/,
  is: ["$description = 'Finds a page.';", "#[Description('Finds a page.')]"],
  isNot: ["$name = 'find';", '#[IsReadOnly]'],
}

export const marksToolInPhp: Words = {
  because: 'Attributes of a method that is a tool, of the SDK for PHP and of php-mcp: https://github.com/modelcontextprotocol/php-sdk.',
  pattern: /#\[\\?(?:\w{1,40}\\){0,6}McpTool\b/,
  is: ["#[McpTool(name: 'find')]", '#[McpTool]', '#[\\Mcp\\Capability\\Attribute\\McpTool]'],
  isNot: ['#[McpResource]', '#[IsReadOnly]'],
}

export const onlyReadsInPhp: Words = {
  because: 'A tool that changes nothing: https://laravel.com/docs/mcp#tool-annotations',
  pattern: /#\[IsReadOnly\b/,
  is: ['#[IsReadOnly]', '#[IsReadOnly(true)]'],
  isNot: ['#[IsDestructive]'],
}
