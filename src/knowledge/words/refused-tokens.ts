import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Tokens that a look-up or a check has just refused, by what errors and messages say of them.

export const queriesBy: Words = {
  because: 'What takes the conditions of a query, in Laravel, Doctrine, Entity Framework, Spring Data, Kotlin and others.',
  pattern: oneOf(
    '',
    /\b(?:[wW]here\w{0,20}|first[wW]here|find(?:One|First|Single)\w{0,20})/,
    /\b(?:(?:First|Single|Any)(?:OrDefault)?(?:Async)?|firstOrNull|singleOrNull|filter)/,
  ),
  is: ["User::where('token', $token)", 'db.Users.FirstOrDefaultAsync(', 'users.firstOrNull {', 'findOneBy(['],
  isNot: ['users.add(', 'elsewhere(', 'list()'],
}

export const queriesByName: Words = {
  because: 'Calls of a query that takes conditions, in Prisma, TypeORM, Mongoose, Drizzle, Supabase, SQLAlchemy and Django.',
  pattern: inTurn(
    '',
    /^(?:where|filter|filter_by|find(?:_one|One|First|Unique|Single)?(?:OrNull)?|get|get_or_none)$/,
    /|^(?:first|eq|scalars?|scalar_one_or_none|execute|one_or_none)$/,
  ),
  is: ['findFirst', 'filter', 'where', 'eq', 'get_or_none'],
  isNot: ['create', 'findAll', 'map', 'update'],
}

export const findsByKey: Words = {
  because: 'Calls of a query that take the primary key alone.',
  pattern: /^find(?:_?one)?_?by_?(?:pk|id|primary_?key)(?:_?or_?(?:fail|throw|none|null))?$/i,
  is: ['findByPk', 'findById', 'find_by_id', 'findOneById'],
  isNot: ['findByEmail', 'findByIdAndUpdate', 'find'],
}

export const runsWithin: Words = {
  because:
    'What a query is run in, as a key of its options, as its first argument, or as a call in its chain, in Sequelize, Mongoose, Knex, TypeORM, ' +
    'Beanie and SQLAlchemy: it chooses nothing.',
  pattern: /^(?:t|tx|trx|txn|transact(?:ion|ing)|(?:db_?)?session|db|lock|conn(?:ection)?|cursor|engine|manager|entityManager|em|using)$/i,
  is: ['transaction', 'session', 'dbSession', 'transacting', 'trx', 'lock', 'connection'],
  isNot: ['sessionId', 'where', 'sessions', 'tenant', 'locked'],
}

export const refusesToken: Words = {
  because: 'Errors that say a token is not, or no longer, valid: jsonwebtoken, jose, PyJWT, itsdangerous; or that nobody has it.',
  pattern: oneOf(
    '',
    /\b(?:\w{0,40}Expired(?:Error|Exception|Signature|SignatureError)?|Bad(?:Time)?Signature|BadData|JsonWebTokenError)\b/,
    /\b(?:Invalid(?:Token|Signature|Jws|Jwt)(?:Error|Exception)?|JWSSignatureVerificationFailed|NoResultFound|DoesNotExist)\b/,
  ),
  is: ['SignatureExpired', 'jwt.ExpiredSignatureError', 'BadSignature', 'TokenExpiredError', 'InvalidTokenError', 'User.DoesNotExist'],
  isNot: ['Exception', 'ValueError', 'HTTPError', 'ExpiredCacheEntry'],
}

export const saysUnknown: Words = {
  because: 'A message that says that nobody has a token, or that it has ended: what is written with it opens nothing.',
  pattern: oneOf(
    'i',
    /\bno (?:such )?(?:\w{1,20} ){0,3}(?:token|code|key)\b[^"'`\n]{0,30}\b(?:found|exists?)\b/,
    // With the token itself between them at most: `key '{key}' not found`.
    inTurn(
      '',
      /\b(?:token|code|key)/,
      /(?::?\s{0,2}["']?(?:%\w|\$?\{[^{}"`\n]{0,60}\})["']?)?/,
      /\s{1,2}(?:was |is |has )?/,
      /(?:not found|not known|unknown|does(?: not|n't) exist|already used)\b/,
    ),
    // Nothing else is said: what takes its place may stand behind.
    /\b(?:token|code|key) (?:was |is |has (?:been )?)?(?:expired|revoked)(?: successfully)?(?:["'`]|: ?["']?[%{$])/,
    /\b(?:unknown|non-?existent|expired) (?:\w{1,20} ){0,2}(?:token|code|key)["'`]?(?:[\s:]{0,3}["']?[%{$]|, )/,
    /\bit(?:'s| is| has)? already (?:been )?(?:expired|revoked)\b/,
    // A person may be gone whose token is good.
    inTurn(
      '',
      /\bno (?!(?:\w{1,20} ){0,3}(?:users?|accounts?|profiles?|members?|owners?|persons?|customers?)\b)/,
      /(?:\w{1,20} ){1,3}(?:was |were )?found (?:for|with|by|matching) (?:\w{1,16} )?(?:token|code|key)\b/,
    ),
  ),
  is: [
    '"No refresh token {} found in the token store."',
    "'Token not found: %s'",
    '`unknown authorization code ${code}`',
    '"Expired authorization code: %s"',
    '"authorization code not found: %s"',
    "`token ${token}, but it's already expired`",
    `"API key '{api_key}' not found."`,
    '"Token revoked successfully: {token}"',
    '"internal token expired"',
    '"No pending invitation found for token {} and phone {}"',
  ],
  isNot: [
    '"found token {}"',
    '"using token {}"',
    '"user not found, token {}"',
    '"token response"',
    '"no tokenizer was found"',
    "'Refreshing expired access token with'",
    '`Token ${t} is valid but its user does not exist`',
    "'token', t, 'workspace not found'",
    '"Access token expired, retrying with {}"',
    '"API key revoked; falling back to %s"',
    '"No active user found for token {}"',
  ],
}

export const saysTakenBack: Words = {
  because: 'A message that says that a token was just taken back, or what it opened was removed.',
  pattern: inTurn(
    'i',
    /\b(?:purged|deleted|removed|revoked|invalidated) (?:(?:the|an?|expired|stale|old|outdated|unused|used) ){0,2}(?:\w{1,20} )?/,
    /(?:token|code|key|session|trial|link|invitation|invite)["'`]?(?:[\s:]{0,3}["'(]?[%{$#]|, )/,
  ),
  is: ['f"Purged expired trial: {trial_token}"', "'Removed expired token: %s'", '`Deleted session ${sessionToken}`', '"Revoked token {}"'],
  isNot: ['"Deleting token {}"', '"Removed user {} with token {}"', '"Purged trials"', '"Deleted tokens of {}"'],
}

export const staysElsewhere: Words = {
  because: 'A place that keeps a copy of a token: what was removed there opens all it did.',
  pattern: /cache|\bmemory\b|storage|cookie|key_?chain|browser|\blocal|\bvault\b|\bmap\b/i,
  is: ['"Removed token {} from cache"', 'localStorage', 'keychain'],
  isNot: ['"Removed token {}"', 'mapped'],
}

export const saysRefused: Words = {
  because: 'A message that says that what somebody brought was refused.',
  pattern: /\b(?:fail(?:ed|ure)?|invalid|mismatch(?:ed)?|denied|wrong|incorrect|refused|rejected|unauthori[sz]ed|forbidden|not match)\b/i,
  is: ['webhook verification failed', 'Invalid verify token', 'token mismatch'],
  isNot: ['token changed', 'failover', 'invalidated'],
}

export const saysMismatch: Words = {
  because: 'A message that says that the verifier of a code does not fit its challenge.',
  pattern: oneOf(
    'i',
    /\b(?:pkce|\w{0,8}verif\w{0,8}|\w{0,8}challenge)\b[^"'`\n]{0,40}\b(?:fail\w{0,3}|mismatch(?:ed)?|invalid|incorrect|wrong|(?:does(?: not|n't)|do not|did not) match)\b/,
    /\b(?:invalid|wrong|incorrect|bad|mismatched) (?:pkce |code[_ ])?(?:pkce|verifier|challenge)\b/,
  ),
  is: ['"PKCE verification failed"', '"code_verifier does not match"', '"Invalid code verifier {}"', '"PKCE mismatch"'],
  isNot: ['"PKCE verification"', '"using verifier {}"', '"verifier stored"', '"failed to redeem with verifier {}"'],
}

export const renewsToken: Words = {
  because: 'A message about one token that has ended and about another one, which takes its place.',
  pattern: /refreshing|renew|rotat|exchang|\bnew\b|instead|retry|retri/i,
  is: ['renewing the expired token', 'Retrying with a new one'],
  isNot: ['Expired authorization code', 'no refresh token found'],
}

export const goesOnWith: Words = {
  because: 'A message about a token that was refused or removed and about the one that is used from then on.',
  pattern: /\b(?:(?:now )?using|issu(?:ed|ing)|continu(?:e|ed|ing)|switch(?:ed|ing)|replac(?:ed|ing)|want(?:ed)?|expect(?:ed|ing)?)\b/i,
  is: ['Deleted key %s, now using %s', 'Removed expired token, issued %s', 'replacing the old one with', 'Invalid API key, want'],
  isNot: ['Removed expired token: %s', 'Invalid verify token: %s', 'Unexpected token'],
}

export const revokes: Words = {
  because: 'A statement that takes a token back or removes what is kept of it; a cache that forgets it leaves it alive.',
  pattern: inTurn(
    '',
    /^\s*(?:await\s+|(?:\w{1,40}\s+)?\w{1,40}\s*:?=\s*(?:await\s+)?|_\s*=\s*)?/,
    oneOf(
      '',
      /[\w.>$-]{0,60}(?:[rR]evoke|[bB]lack_?[lL]ist|[dD]eny_?[lL]ist|[iI]nvalidate)[\w.]{0,60}\(/,
      /(?:(?!\w{0,60}[cC]ache)[\w>$-]{0,60}(?:[tT]oken|[sS]ession|[cC]ode)\w{1,40}(?:\.|->))(?:[dD]elete|[rR]emove)(?!Prefix|Suffix)\w{0,30}\(/,
      /(?:(?!\w{0,60}[cC]ache)[\w.>$-]{0,60})(?:delete|remove|Delete|Remove)_?(?:\w{1,20}_?)?(?:[tT]oken|[sS]ession|[cC]ode)\w{0,20}\(/,
    ),
  ),
  is: ['  refreshTokenRepository.deleteById(', 'await revokeToken(', 'blacklistedTokens.save(', 'Long id = store.removeRefreshToken('],
  isNot: ['if (!revoke(token)) {', 'tokenCache.delete(', 'token.removePrefix(', 'return users.delete('],
}

export const usedUp: Words = {
  because: 'A branch that is taken where a code was redeemed before.',
  pattern: inTurn(
    '',
    /\bif ?\(?(?! ?!|not )[^{};\n!]{0,120}?/,
    /(?:\b(?:is|get|was)?_?\w{0,40}(?:[cC]onsumed|[rR]edeemed|[aA]lready_?[uU]sed)(?![aA]t|_at)|\.(?:is_?)?[uU]sed)\b(?:\(\))?/,
    /(?! ?={2,3} ?(?:false|null|nil|None)| ?\.isNull)[^{};\n=]{0,40}\{/,
  ),
  is: ['if (code.isConsumed()) {', 'if authCode.Used {', 'if (Boolean.TRUE.equals(auth.getCodeConsumed())) {'],
  isNot: ['if (!code.isConsumed()) {', 'if (code.consumed == null) {', 'if (isUsual) {', 'if (code.consumedAt < now) {'],
}

export const verifiesSignature: Words = {
  because: 'Code that checks the signature of a webhook.',
  pattern: /webhook[-_ ]?secret|validateEvent|constructEvent|verify_?(?:webhook_?)?signature|\bsvix\b|createHmac|hmac\.new/i,
  is: ['process.env.POLAR_WEBHOOK_SECRET', 'stripe.webhooks.constructEvent(', 'createHmac('],
  isNot: ['webhook', 'signature'],
}

export const registersPublic: Words = {
  because: 'A registration that asks for a client without a secret: https://www.rfc-editor.org/rfc/rfc7591.html#section-2',
  pattern: /\btoken_endpoint_auth_method["'`]?\s{0,4}(?:=>|[,:=])\s{0,4}["'`]none["'`]/,
  is: ['"token_endpoint_auth_method", "none"', "token_endpoint_auth_method: 'none'", '"token_endpoint_auth_method": "none"'],
  isNot: ['"token_endpoint_auth_method", "client_secret_post"', 'token_endpoint_auth_methods_supported: ["none"]'],
}

const NAME = /([$*]?\w{1,60}(?:(?:\??\.|->)\w{1,40}(?:\(\))?|\[["']\w{1,40}["']\])?)/

export const holdsNothing: Words = {
  because: 'A condition that only holds where a value is empty, without spaces but between two words, and the name of the value.',
  pattern: oneOf(
    '',
    inTurn('', /^/, NAME, /(?:={2,3}(?:""|''|null|nil|undefined|[sS]tring\.Empty)| is (?:null|""|null or ""))$/),
    inTurn('', /^(?:""|''|null|nil|undefined)={2,3}/, NAME, /$/),
    inTurn('', /^/, NAME, /\??\.(?:isEmpty|isBlank|isNullOrEmpty|isNullOrBlank|is_empty|is_none)\(\)$/),
    inTurn('', /^(?:\w{0,20}\.(?:IsNullOr(?:Empty|WhiteSpace)|is(?:Null|Empty|Blank|NullOrEmpty))|!isset|empty|is_null)\(/, NAME, /\)$/),
    inTurn('', /^len\(/, NAME, /\)==0$/),
    inTurn('', /^/, NAME, /\.(?:length|Length|size|count)(?:\(\))?={2,3}0$/),
    /^!(\$\w{1,60})$/,
  ),
  is: [
    'token==null',
    'token is null',
    'string.IsNullOrEmpty(token)',
    'len(token)==0',
    '!$token',
    'token.isBlank()',
    '""==answer.accessToken',
  ],
  isNot: ['token!=null', 'token is not null', 'len(token)>0', '!token', 'user.isActive()'],
}

export const takesOut: Words = {
  because: 'Calls that take an entry out of its store, in which nobody finds it afterwards.',
  pattern: /\w\??\.(?:remove|pop|delete|getdel|getDel|get_del|take|Remove|TryRemove|LoadAndDelete|getAndDelete)\(/,
  is: ['tokens.remove(', 'codes.pop(', 'redis.getdel('],
  isNot: ['tokens.get(', 'remove(', 'tokens.put('],
}

export const forOneUse: Words = {
  because: 'Stores and names of tokens that are used once: with the entry goes all that the token opened.',
  pattern: /one_?time|ott\b|otps?\b|tickets?|nonces?|magic_?link|(?:reset|verification|login|pairing|invit\w{0,6})_?(?:token|code)s?/i,
  is: ['oneTimeTokens.remove(token)', 'login_codes.pop(code)', 'resetTokens.delete(token)'],
  isNot: ['sessions.delete(token)', 'cache.remove(accessToken)'],
}
