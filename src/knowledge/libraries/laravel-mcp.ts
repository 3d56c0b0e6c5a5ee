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

/** Where an application of earlier releases says what stands before its routes. */
export const ROUTES_OF_LARAVEL = 'app/Providers/RouteServiceProvider.php'

export const routesPost: Words = {
  because: 'What answers requests with a body at a route: https://laravel.com/docs/routing#available-router-methods',
  pattern: /(?:^|\.)Route\.(?:post|any)$/,
  is: ['Route.post', 'Route.any'],
  isNot: ['Route.get', 'Route.middleware'],
}

export const changesGroup: Words = {
  because: 'What an application puts before the routes of its API, or another file with these: https://laravel.com/docs/middleware#middleware-groups',
  pattern: /->(?:api|group|appendToGroup|prependToGroup|statefulApi|throttleApi)\((?!\s{0,4}\))|\bthen:|\busing:/,
  is: ["$middleware->api(append: [Gate::class])", 'then: function ()'],
  isNot: ["api: __DIR__.'/../routes/api.php'", '$middleware->statefulApi()'],
}

export const isLaravelProject: Words = {
  because: 'A manifest that takes in the whole framework; packages take parts of it.',
  pattern: /"laravel\/framework"\s{0,4}:/,
  is: ['"laravel/framework": "^12.0"'],
  isNot: ['"illuminate/support": "^12.0"'],
}

export const isProjectOfComposer: Words = {
  because: 'What is no package for others: https://getcomposer.org/doc/04-schema.md#type',
  pattern: /"type"\s{0,4}:\s{0,4}"project"/,
  is: ['"type": "project"'],
  isNot: ['"type": "library"'],
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
