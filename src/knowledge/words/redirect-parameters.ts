import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What code does with the redirect URI of a request that compares it with nothing, in any language.

export const bindsRedirect: Words = {
  because: 'What binds a parameter of a method to the redirect URI of a request: Spring, JAX-RS, ASP.NET.',
  pattern: oneOf(
    '',
    /@(?:RequestParam|QueryParam|FormParam)\([^)\n]{0,60}"redirect_uri"[^)\n]{0,60}\)/,
    /\[From(?:Query|Form)[^\]\n]{0,60}\]/,
  ),
  is: ['@RequestParam("redirect_uri") String redirectUri', '[FromQuery(Name = "redirect_uri")] string redirectUri'],
  isNot: ['@RequestBody Asked asked', '@RequestParam("state") String state'],
}

export const takesUnchecked: Words = {
  because: 'Functions that ask whether there is a redirect URI, make an address of it, or tell of it, and compare it with nothing.',
  pattern: oneOf(
    'i',
    /^(?:|isnullor\w{5,10}|isempty|isblank|isset|empty|len|log\w{0,8}|debug\w?|info\w?|warn\w?|error\w?|println|if|switch|string)$/,
    /^(?:parse\w{0,12}|url|uri\w{0,8}|redirect\w{0,8}|sendredirect|away|addquerystring|create|fromuri(?:string)?|(?:set)?location|respondredirect|urlbuilder|seeother|\w{0,12}printf|format)$/,
  ),
  is: ['Parse', 'sendRedirect', 'IsNullOrEmpty', 'Printf', 'if'],
  isNot: ['checkRedirect', 'MakeFor', 'validate'],
}

export const looksUpClient: Words = {
  because:
    'A client that is looked up by its id alone, and what is read of it but its addresses: neither looks at the redirect URI of a request. ' +
    'So is the answer to the question of a consent.',
  pattern: oneOf(
    'g',
    inTurn(
      '',
      /(?:\b[cC]lients?(?:\.|->)(?:[gG]et|[fF]ind|[lL]oad|[lL]ookup)\w{0,30}|\b(?:[gG]et|[fF]ind|[lL]ook_?[uU]p|[lL]oad|[fF]etch)\w{0,20}[cC]lient\w{0,20})\(/,
      /(?![^()\n]{0,100}(?:[rR]edirect|[cC]allback|\breq(?:uest)?\b(?!\.\w)))[^()\n]{0,80}(?:\([^()\n]{0,60}\)[^()\n]{0,80})?\)/,
    ),
    /\bclient[?!]{0,2}\.(?!\w{0,30}(?:[rR]edirect|[cC]allback|[uU]r[il]|[hH]ost|[dD]omain|[oO]rigin))\w{1,40}\b(?!\s{0,4}[[(])/,
    /\ballow(?:ed)?\b(?=\s{0,4}(?:[!=]==?|[,;:)}]))/,
  ),
  is: ['getClient(client_id)', 'client.id', 'client?.isActive', "allow !== 'true'", 'clients.get_client(form.get("client_id"))'],
  isNot: ['getClient(client_id, redirect_uri)', 'client.redirectUris', 'client.accepts(uri)', 'loadClient(req)', 'allowed.includes(uri)'],
}

export const saysOfRedirect: Words = {
  because: 'A text that says what was found of a redirect URI, as the code of an error does.',
  pattern: oneOf(
    'i',
    /redirect[^"'`\n]{0,60}(?:valid|match|allow|regist|trust|permit|white)/,
    /(?:valid|match|allow|regist|trust|permit|white)[^"'`\n]{0,60}redirect/,
  ),
  is: ["'invalid_redirect_uri'", "'the redirect URI is not registered'", "'redirect_uri mismatch'"],
  isNot: ["'invalid_client'", "'Missing redirect_uri'"],
}
