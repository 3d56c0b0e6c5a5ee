import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

export const namesPageHeader: Words = {
  because:
    'The page that a request comes from, as its headers say it: Express, Fastify, Hono, Next.js, Flask, FastAPI, Django. ' +
    'https://www.rfc-editor.org/rfc/rfc9110.html#section-10.1.3',
  pattern: inTurn(
    'i',
    /^(?:await )?(?:self\.)?(?:req(?:uest)?|ctx|context|c|event)(?:\.(?:req(?:uest)?|raw))?/,
    oneOf(
      '',
      /[?!]?\.headers[?!]?(?:\.(?:referr?er|origin)|\[["'](?:referr?er|origin)["']\]|(?:\(\))?\.get\(["'](?:referr?er|origin)["'](?:, ?["'][^"'\n]{0,40}["'])?\))/,
      /\.(?:header|get)\(["'](?:referr?er|origin)["']\)/,
      /\.referrer|\.META(?:\.get\(["']HTTP_(?:REFERER|ORIGIN)["'](?:, ?["'][^"'\n]{0,40}["'])?\)|\[["']HTTP_(?:REFERER|ORIGIN)["']\])/,
    ),
    /$/,
  ),
  is: [
    'req.headers.referer',
    "request.headers['origin']",
    'request.headers.get("referer", "")',
    "c.req.header('Referer')",
    'request.referrer',
    'request.META.get("HTTP_REFERER")',
  ],
  isNot: ['req.headers.host', 'response.headers.origin', 'request.headers', 'req.headers.refererPolicy'],
}
