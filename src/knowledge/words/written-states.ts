import { inTurn, oneOf, whole } from '../../text/pattern.ts'
import type { Words } from './row.ts'
import { entity } from './states.ts'

// What the value of a `state` is made of, and what keeps it, in languages that are read without a grammar.

export const madeAtRandomWritten: Words = {
  because: 'A generator that makes another value each time, called in place: whoever wants the value again has to have named it.',
  pattern: whole(
    '',
    /UUID\.randomUUID\(\)(?:\.toString\(\))?(?:\.replace\([^()]{1,20}\))?|Uuid\.random\(\)(?:\.to\w{0,10}String\(\))?/,
    /Guid\.(?:NewGuid|CreateVersion7)\(\)(?:\.ToString\((?:"\w")?\))?/,
    /Convert\.To(?:HexString|Base64String)\(RandomNumberGenerator\.GetBytes\(\d{1,3}\)\)|RandomNumberGenerator\.GetHexString\(\d{1,3}\)/,
    /\\?bin2hex\(\\?(?:random_bytes|openssl_random_pseudo_bytes)\(\d{1,3}\)\)|\\?Str::(?:random\(\d{0,3}\)|uuid\(\)(?:->toString\(\))?)/,
    /SecureRandom\.(?:hex|urlsafe_base64|base64|alphanumeric|uuid)(?:\(\d{0,3}\)|\s\d{1,3})?/,
    /uuid\.(?:NewString\(\)|New\(\)\.String\(\)|NewV4\(\)\.String\(\)|Must\(uuid\.NewRandom\(\)\)\.String\(\))|xid\.New\(\)\.String\(\)|rand\.Text\(\)/,
    /(?:uuid::)?Uuid::(?:new_v4|now_v7)\(\)(?:\.(?:to_string|simple|as_str|hyphenated)\(\)){0,3}/,
  ),
  is: [
    'UUID.randomUUID().toString()',
    'Guid.NewGuid()',
    'bin2hex(random_bytes(16))',
    'Str::random(40)',
    'SecureRandom.hex(16)',
    'uuid.NewString()',
    'Uuid::new_v4().to_string().as_str()',
  ],
  isNot: ['newState()', 'states.Issue(user)', 'sign(UUID.randomUUID())', 'session.getId()', 'Guid.Parse(text)', 'md5(time())'],
}

export const tellsTime: Words = {
  because: 'The time as a number, in languages that are read without a grammar.',
  pattern: oneOf(
    '',
    /\\?(?:time|microtime)\((?:true)?\)|now\(\)->timestamp|System\.currentTimeMillis\(\)|time\.Now\(\)\.Unix\w{0,6}\(\)/,
    /DateTime(?:Offset)?\.(?:Utc)?Now\.(?:Ticks|ToUnixTime\w{1,12}\(\))|Time\.now\.to_[if]|Process\.clock_gettime\(/,
    /System\.nanoTime\(\)|Instant\.now\(\)\.(?:toEpochMilli|getEpochSecond|getNano)\(\)|\bSystemTime::now\(\)|\\?hrtime\(true\)/,
  ),
  is: [
    'time()',
    'microtime(true)',
    'System.currentTimeMillis()',
    'time.Now().Unix()',
    'DateTime.UtcNow.Ticks',
    'Time.now.to_i',
    'SystemTime::now()',
  ],
  isNot: ['timestamp', 'time.Now().Add(ttl)', 'DateTime.UtcNow', 'uptime($host)'],
}

export const limitsTime: Words = {
  because: 'What a line says of a time that ends something, is compared or measured, and is no value by itself.',
  pattern: oneOf(
    'i',
    /expir|\bttl|deadline|until|\bafter|before|(?<!duration_)since|elapsed|\bduration\b|created|issued|cache|\blog|timestamp|start|\bnow\b ?[:=]|age\b/,
    / [<>]=? |(?:\+|(?<!\w)-) ?(?:\d|Duration|time\.)|\bPlus|\.Add|plus\w{1,10}\(/,
  ),
  is: [
    'expiresAt = System.currentTimeMillis() + 600_000',
    'if time.Now().Unix() > until {',
    'createdAt: Time.now.to_i',
    'over(System.nanoTime() - 5)',
    'over(time()+60)',
    'log.info(time())',
  ],
  isNot: [
    'fmt.Sprint(time.Now().UnixNano())',
    "hash('sha512', microtime())",
    'BitConverter.GetBytes(DateTime.UtcNow.Ticks)',
    'MessageDigest.getInstance("SHA-256").digest(String.valueOf(System.currentTimeMillis()).getBytes())',
    "hash('sha3-256', time())",
  ],
}

const PERSON = oneOf(
  '',
  /current_user\.(?:id|email)(?:\.to_s)?|\\?Auth::id\(\)|auth\(\)->id\(\)|(?:auth\(\)|\\?Auth::user\(\)|\$request)->user\(\)->(?:id|email)/,
  /\\?Auth::user\(\)->(?:id|email)|\$this->getUser\(\)->get(?:Id|Email|UserIdentifier)\(\)|principal\.getName\(\)|User\.Identity!?\??\.Name!?/,
)

/** The page that a request comes from: `r.Referer()`, `request.getHeader("Origin")`, `$_SERVER['HTTP_REFERER']`, `request.referer`. */
const PAGE = oneOf(
  '',
  /(?:r|req|request|c\.Request|ctx\.Request)\.(?:Referer\(\)|Header\.Get\("(?:Referer|Origin)"\))/,
  /(?:\w{1,30}\.)?[rR]equest\.(?:getHeader\("(?:[rR]eferer|[oO]rigin)"\)|Headers(?:\["(?:Referer|Origin)"\]|\.(?:Referer|Origin))(?:\.ToString\(\))?)/,
  /\$_SERVER\[["']HTTP_(?:REFERER|ORIGIN)["']\]|\$request->headers?(?:->get)?\(["'](?:[rR]eferer|[oO]rigin)["']\)|url\(\)->previous\(\)|request\.referr?er/,
)

export const guessableStateWritten: Words = {
  because: 'Values that others know or can find out: the time, also hashed, who is signed in, and from which page. RFC 9700 section 4.7.1.',
  pattern: whole(
    '',
    inTurn('', /(?:\\?(?:md5|sha1|crc32|base64_encode)\()?(?:\(string\)\s?)?/, tellsTime.pattern, /(?:\.to_s|\.ToString\(\))?\)?/),
    PERSON,
    PAGE,
  ),
  is: [
    'md5(time())',
    'r.Referer()',
    'request.getHeader("Referer")',
    "$_SERVER['HTTP_REFERER']",
    'Request.Headers["Referer"].ToString()',
    'microtime(true)',
    'current_user.id',
    'current_user.id.to_s',
    'auth()->id()',
    'principal.getName()',
    'time.Now().Unix()',
  ],
  isNot: [
    'md5(random_bytes(16))',
    'current_user.sessions.id',
    'hash_hmac("sha256", auth()->id(), $key)',
    'timestamp',
    'states.issue(current_user.id)',
  ],
}

/** `user.getId()`, `$company->id`, `tenantId`, `User.Id`, `claims.UserID` */
const ID_OF_ENTITY = inTurn(
  '',
  /\$?(?:\w{1,40}(?:\(\))?(?:\.|->|::)){0,4}(?:get|Get)?\w{0,20}/,
  oneOf(
    '',
    inTurn('', entity.pattern, /_?(?:[iI][dD]|[sS]lug|[eE]mail)(?:\(\))?/),
    inTurn('', entity.pattern, /(?:\(\))?(?:\.|->)(?:get|Get)?_?(?:[iI][dD]|[uU]id|[sS]lug|[eE]mail)(?:\(\))?/),
  ),
)

export const idAlone: Words = {
  because: 'The id of a person or a record and nothing else, also as a text: who knows it can write a state.',
  pattern: inTurn(
    'i',
    /^(?:(?:String\.valueOf|strconv\.Itoa|fmt\.Sprint|string|\(string\)\s?|strval|\(int\)\s?)?\(?)/,
    ID_OF_ENTITY,
    /(?:\.(?:to_?String|String|to_s|to_owned|clone|hex)(?:\(\))?|!!){0,2}\)?$/,
  ),
  is: ['companyId', 'user.getId()', '$user->id', 'strconv.Itoa(user.ID)', 'tenant.Id.ToString()', 'team.id.to_s', '$this->getUserId()'],
  isNot: ['sessionId', 'sign(userId)', 'states.Issue(user.ID)', 'userIdToken', 'user', '"user_id"', 'user.id + nonce'],
}

export const comparesState: Words = {
  because: 'A comparison with a state, in languages that are read without a grammar.',
  pattern: oneOf(
    'i',
    /\bstate\b["']?[\])]{0,3}(?:\.\w{1,12}\(\))?\s?[!=]==?(?![=\s]{0,2}(?:null|nil|none|""|''|undefined))/,
    /(?<!(?:null|nil|none|""|'')\s?)[!=]==?\s?(?:\w{1,40}(?:\.|->)){0,3}\$?\w{0,20}state\b/,
    /(?:equals|hash_equals|secure_compare|ConstantTimeCompare|FixedTimeEquals)\([^\n;]{0,80}state\b|\bstate\b\)?\.equals\(/,
  ),
  is: [
    'if (state != userId)',
    'if user.ID != state {',
    'hash_equals($user->id, $state)',
    'state.equals(user.getId())',
    'params[:state] == id',
  ],
  isNot: ['if (state == null)', 'if state != "" {', 'state = userId', 'find(state)'],
}

export const writesOtherwise: Words = {
  because: 'What writes a value otherwise, or as a text, and adds nothing that others do not know: hashes, codings, conversions.',
  pattern: oneOf(
    '',
    /\\?\b(?:hash|md5|sha1|crc32|base64_encode|bin2hex|dechex|base_convert|substr|strval|str_replace|sprintf|implode)\(/,
    /\b(?:String\.valueOf|(?:Long|Integer|Double)\.to\w{0,3}String|Math\.(?:abs|floor))\(|\.to(?:Hex)?String\(|\.ToString\(/,
    /\bfmt\.Sprint(?:f|ln)?\(|\bstrconv\.(?:Itoa|Format(?:Int|Uint))\(|\b(?:u?int(?:32|64)?|string)\(/,
    /\.to_s\b|\bDigest::\w{2,8}\.hexdigest\b|\.(?:substring|replace|abs)\(|\bnew(?=\s)|\b(?:true|false|null|Integer\.MAX_VALUE|PHP_INT_MAX)\b/,
  ),
  is: ['md5(', "hash('sha256', ", 'String.valueOf(', 'fmt.Sprintf("%d", ', '.to_s', '.ToString('],
  isNot: ['hash_hmac(', 'encrypt(', 'sign(', 'hmac.new('],
}

export const keepsForAnswer: Words = {
  because: 'What keeps a value, or the address that it stands in, for the answer to come, in languages that are read without a grammar.',
  pattern: oneOf(
    'i',
    /cookie|session|storage|cache|redis|\bkv\b|\bdb\b|database|repositor|(?:\b|_)stores?\b|store[.-]|flash|memory|pending|attempt/,
    /\b(?:save|store|persist|remember|keep|insert|upsert|register)\w{0,20}\(|getQueryParam|parse_?(?:qs|query|str)\b/,
  ),
  is: [
    'session()->put($state)',
    'w.SetCookie(state)',
    '_cache.Set(url)',
    'rememberState(url)',
    'self.store.lock()',
    'this.pending.add(url)',
  ],
  isNot: [
    'redirect_to url',
    'parameters.append("state", made)',
    'Url::parse_with_params(base, &[])',
    'UriComponentsBuilder.fromHttpUrl(base)',
  ],
}

export const asksForStateWritten: Words = {
  because: 'Any word of a `state`, or what else a callback compares, in languages that are read without a grammar.',
  pattern: oneOf(
    '',
    /(?<![A-Za-z_])_?state(?![a-z_]|::)|[a-z]State(?![a-z])|_state\b|STATE\b|\[:state\]/,
    /csrf|xsrf|hash_equals|secure_compare|ConstantTimeCompare|FixedTimeEquals/i,
  ),
  is: ["$request->get('state')", 'params[:state]', 'q.savedState', 'verify_state(code)', 'hash_equals($a, $b)'],
  isNot: ['statement.run()', 'stateless', 'status.code', 'StatefulSet'],
}
