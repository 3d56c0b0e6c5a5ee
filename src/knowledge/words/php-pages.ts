import type { Words } from './row.ts'

// Pages of PHP that a web server runs as they stand in its folder.

export const servedFolderInPhp: Words = {
  because: 'Folders whose pages a web server answers with: https://httpd.apache.org/docs/2.4/mod/core.html#documentroot',
  pattern: /(?:^|\/)(?:public|public_html|www|htdocs|html|web|httpdocs)\/(?:[\w-]{1,60}\/){0,3}[\w-]{1,60}\.php$/,
  is: ['public/mcp.php', 'srv/htdocs/api/mcp.php'],
  isNot: ['src/Mcp/Server.php', 'bin/mcp.php'],
}

export const readsBodyInPhp: Words = {
  because: 'The body of a request: https://www.php.net/manual/en/wrappers.php.php',
  pattern: /php:\/\/input\b/,
  is: ["file_get_contents('php://input')"],
  isNot: ["fopen('php://stdin', 'r')"],
}

export const harmlessServerValue: Words = {
  because: 'What a web server tells of a request that says nothing of who calls.',
  pattern:
    /\$_SERVER\[\s?['"](?:REQUEST_METHOD|REQUEST_URI|CONTENT_TYPE|CONTENT_LENGTH|HTTP_(?:ACCEPT|ORIGIN|HOST|USER_AGENT|MCP_\w{1,30})|PATH_INFO|SCRIPT_NAME)['"]\s?\]/,
  is: ["$_SERVER['REQUEST_METHOD']", '$_SERVER["HTTP_MCP_SESSION_ID"]'],
  isNot: ["$_SERVER['HTTP_AUTHORIZATION']", "$_SERVER['REMOTE_ADDR']"],
}

export const showsCallerInPhp: Words = {
  because: 'How a page learns who calls, or refuses whom it does not know: https://www.php.net/manual/en/function.getallheaders.php',
  pattern: /\b(?:getallheaders|apache_request_headers|session_start|hash_equals|password_verify)\(|(?<![\w.])40[13](?![\w.])|bearer|\bjwt/i,
  is: ['getallheaders()', 'http_response_code(401)', 'hash_equals($key, $shown)'],
  isNot: ['http_response_code(400)', 'headers_sent()'],
}

export const includesInPhp: Words = {
  because: 'A file that a page takes in, below its own folder, in the group.',
  pattern:
    /\b(?:require|include)(?:_once)?\s{0,4}\(?\s{0,4}(?:__DIR__\s{0,4}\.\s{0,4}|dirname\(__FILE__\)\s{0,4}\.\s{0,4})?['"]([\w./-]{1,200})['"]/,
  is: ["require __DIR__ . '/../vendor/autoload.php'", "require_once 'tools.php'"],
  isNot: ['require $path', "require dirname(__DIR__) . '/auth.php'"],
}
