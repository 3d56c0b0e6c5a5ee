import { inTurn, oneOf } from '../../text/pattern.ts'
import { asksForAny, asksForAnyInPython } from '../asked-lists.ts'
import type { Words } from './row.ts'

// Lists of the redirect URIs that a client has registered, and whether they are empty.

const URIS = /[rR]edirect_?(?:[uU]r[il]|UR[IL])s/

export const redirectList: Words = {
  because: 'What any name of a list of redirect URIs has, of whomever it is.',
  pattern: URIS,
  is: ['client.redirect_uris', 'RedirectURIs', 'getRedirectUrls()'],
  isNot: ['redirect_uri', 'REDIRECT_URIS', 'redirect-uris'],
}

const PATH = /(?:\$?\w{1,40}(?:\(\))?(?:\?\.|->|\.)){0,2}/
const OF_CLIENT = inTurn(
  '',
  /\$?\w{0,40}(?:[cC]lient|[aA]pp|[rR]egistration|[rR]ecord|[rR]egistered|[iI]nfo)\w{0,12}(?:\(\))?(?:\?\.|->|\.)/,
  /(?:get)?_?/,
  URIS,
  /(?:\(\))?/,
)
const BARE = inTurn('', /\$?[rR]egistered_?/, URIS)
/** A client's list of redirect URIs, as a group. */
const LIST = new RegExp(`(${inTurn('', PATH, oneOf('', OF_CLIENT, BARE)).source})`)

export const hasRedirects: Words = {
  because: "A client's list of redirect URIs that is asked whether it has any: what stands behind it holds only then.",
  pattern: asksForAny(LIST),
  is: [
    'len(client.RedirectURIs) > 0',
    '!empty($client->redirectUris)',
    'client.redirect_uris.length',
    '!client.getRedirectUris().isEmpty()',
    'client.RedirectUris.Any()',
  ],
  isNot: ['len(client.RedirectURIs) == 0', 'len(cfg.RedirectURIs) > 0', 'client.redirectUris.includes(uri)'],
}

export const hasRedirectsInPython: Words = {
  because: 'The same in Python, where an empty list is false: https://docs.python.org/3/library/stdtypes.html#truth-value-testing',
  pattern: asksForAnyInPython(LIST),
  is: ['if client.redirect_uris and uri not in client.redirect_uris:', 'if client.redirect_uris:\n'],
  isNot: ['if not client.redirect_uris:', 'if settings.redirect_uris and x:'],
}

export const namesListOfRedirects: Words = {
  because:
    'A variable, as a group, that is given the list of redirect URIs of somebody who is looked up: no setting, and no part of a request.',
  pattern: inTurn(
    '',
    /(?<![\w.$>])(\$?[a-z]\w{0,60})(?:\s?:\s?[\w<>[\]]{1,40})?\s{0,4}:?=\s{0,4}(?:\()?/,
    /(?!\$?\w{0,40}(?:[cC]onf|[cC]fg|[sS]ett|[oO]pt|[eE]nv|[rR]eq|[bB]ody|[dD]ata|[pP]ayload|[iI]nput|[dD]to|[pP]aram|[mM]eta))/,
    /\$?\w{1,40}(?:\?\.|->|\.)(?:get)?_?/,
    URIS,
    /(?:\(\))?\s{0,4}(?:(?:\?\?|\|\||\bor\b)\s{0,4}(?:\[\]|\(\)))?\)?(?=;|\s{0,4}\n)/,
  ),
  is: [
    'const registeredUris = tenant.redirectUris ?? [];',
    'uris := client.RedirectURIs\n',
    'List<String> allowed = app.getRedirectUris();',
    'known = client.redirect_uris or []\n',
  ],
  isNot: ['const uris = appConfig.redirectUris;', 'uris = req.body.redirect_uris\n', 'const uris = client.redirectUris.map(clean);'],
}
