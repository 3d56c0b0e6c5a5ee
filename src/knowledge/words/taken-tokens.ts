import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// A bare `token` that is told by where it was taken of, or by what keeps it.

export const takesToken: Words = {
  because: 'Functions of a program that take the token out of a request which they are handed, by their names and what they are given.',
  pattern: inTurn(
    '',
    /(?:^|[^\w$])(?:[eE]xtract|[rR]esolve|[pP]arse|[rR]ecover|[rR]etrieve|[rR]ead|[pP]ull|[oO]btain|[fF]ind|[gG]et|[tT]ake)_?/,
    /(?:(?:[bB]earer|[aA]ccess|[aA]uth(?:orization)?|[jJ]wt|JWT|[rR]aw)_?)?(?:[tT]oken|[jJ]wt|JWT|[bB]earer)(?:_?(?:[fF]rom|[oO]f|[iI]n|[vV]alue|[sS]tring)\w{0,30})?/,
    /\(\s{0,8}[&*]?\$?(?:\w{0,20}[rR]eq(?:uest)?|\w{0,20}[cC]ontext\.Request|r|ctx|c|\w{0,20}[cC]ontext|exchange|\w{0,12}[hH]eaders?)\s{0,8}\)/,
  ),
  is: [
    'extractToken(request)',
    'tokenService.getBearerTokenFrom(request)',
    'this.resolveToken(req)',
    'parseJwt(request)',
    'getTokenFromHeader(authHeader)',
  ],
  isNot: ['extractToken(line)', 'parser.parseToken(text)', 'getTokenCount(request)', 'validateToken(request)', 'getCsrfToken(request)'],
}

export const cutsToken: Words = {
  because:
    'How the token behind its scheme is taken out of a header that has a name: the name, in languages that are read without a grammar.',
  pattern: oneOf(
    '',
    /^(?!strings\.)(?:\(?\w{1,20}\)?\s)?(\$?\w{1,40})!?(?:\?\.|!!\.|\.)(?:substring|Substring|removePrefix|replace\w{0,12}|Replace|split|Split|substringAfter|trim\w{0,8}|Trim\w{0,8}|ToString|toString|FirstOrDefault|first\w{0,12})\(/,
    /^(?:substr|mb_substr|str_replace|preg_replace|ltrim|trim|strings\.(?:TrimPrefix|Replace(?:All)?|Split(?:N|After)?|Fields|TrimSpace|CutPrefix))\((?:["'][^"'\n]{1,30}["'],\s?["'][^"'\n]{0,4}["'],\s?)?(\$?\w{1,40})\s?[,)]/,
    /^(\$?\w{1,40})\[/,
  ),
  is: [
    'header.substring(7)',
    "str_replace('Bearer ', '', $header)",
    'strings.TrimPrefix(h, "Bearer ")',
    'header[7:]',
    'header.Substring("Bearer ".Length)',
  ],
  isNot: ['decode(header)', 'users.find(header)', 'strings.ToLower("x")', 'header'],
}

const SENT =
  /(?:password_?)?(?:reset|recovery|confirm(?:ation)?|(?:e?_?mail_?)?verif(?:y|ication)|activation|invit(?:e|ation)|magic_?(?:link)?|forgot_?password)(?:_?password)?_?token/

export const keepsSentToken: Words = {
  because:
    'What keeps a token that is mailed to somebody to show who they are, up to its value: a setter, a column, a field that is called so. ' +
    'https://cheatsheetseries.owasp.org/cheatsheets/Forgot_Password_Cheat_Sheet.html#url-tokens',
  pattern: oneOf(
    'i',
    inTurn('', /(?:->|\.)set_?/, SENT, /\(\s{0,4}$/),
    inTurn('', /(?<![a-z])/, SENT, /["']?\s{0,4}(?:=>|:?=(?![=>])|:)\s{0,4}$/),
  ),
  is: [
    '$user->setConfirmationToken(',
    'user.PasswordResetToken = ',
    "'reset_token' => ",
    'resetPasswordToken: ',
    'user.setEmailVerificationToken(',
  ],
  isNot: ['$domain->setToken(', 'resetTokenExpires = ', 'user.resetToken == ', "'page_token' => ", 'presetToken = '],
}

export const signsInByHeader: Words = {
  because:
    'What Rails hands the token of the header to, up to its name in the block: ' +
    'https://api.rubyonrails.org/classes/ActionController/HttpAuthentication/Token.html',
  pattern: /\bauthenticate_(?:or_request_)?with_http_token(?:\([^()\n]{0,60}\))?\s{0,4}(?:do|\{)\s{0,4}\|\s?/,
  is: ['authenticate_with_http_token do |token, options|', 'authenticate_or_request_with_http_token { |'],
  isNot: ['authenticate_with_http_basic do |name, password|', 'users.each do |token|'],
}

export const storesTokens: Words = {
  because: 'Files and classes that keep or look after tokens which open a service, by the end of their names.',
  pattern:
    /(?:^|\/|[a-z_.-])(?:[rR]efresh|[aA]ccess)[_.-]?[tT]okens?[_.-]?(?:[rR]epository|[sS]tore|[sS]ervice|[mM]anager|DAO|[dD]ao|[bB]lacklist)(?:Impl)?(?:\.\w{1,4})?$/,
  is: ['src/RefreshTokenRepository.java', 'src/refreshToken.repository.ts', 'AccessTokenService', 'refresh_token_store.py'],
  isNot: ['TokenRepository.java', 'DeviceTokenService', 'RefreshToken.java', 'RefreshTokenController'],
}

export const beginsAsBearer: Words = {
  because: 'A text that is taken for a bearer token by how it begins, in Go, Java, Kotlin, C# and PHP, with its name as one of the groups.',
  pattern: oneOf(
    'g',
    /(?:Prefix|starts_with)\((\$?\w{1,40}), ?["']Bearer /,
    /(?<![\w.])(\w{1,40})\??\.(?:[sS]tartsWith|removePrefix)\(["']Bearer /,
  ),
  is: [
    'strings.HasPrefix(token, "Bearer ")',
    'token.startsWith("Bearer ")',
    "str_starts_with($token, 'Bearer ')",
    'token.removePrefix("Bearer ")',
  ],
  isNot: ['strings.HasPrefix(token, "quay ")', 'token.endsWith("Bearer ")'],
}

export const invitingFunction: Words = {
  because: 'Functions whose token invites somebody, or takes them off a list, and does nothing else.',
  pattern: /^(?!\w{0,60}(?:reset|confirm|magic|activat|mail|password|user|session|login))(?:[a-z]{1,12}_?)?(?:invit|unsubscrib)/i,
  is: ['verifyInviteToken', 'read_invitation', 'inviteFrom', 'unsubscribe'],
  isNot: ['verifyToken', 'resetPassword', 'requireVerifiedEmail', 'get_current_user_email', 'invitedUserSession', 'activateInvitation'],
}
