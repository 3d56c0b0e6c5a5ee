import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Random numbers that can be foretold, in languages that are read without a grammar, and what makes those that cannot.

export const weakRandomOfJvm: Words = {
  because:
    'Generators of Java and Kotlin that are not for secrets: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Random.html, ' +
    'https://kotlinlang.org/api/core/kotlin-stdlib/kotlin.random/-random/',
  pattern: oneOf(
    '',
    /\bMath\.random\(\)|\bThreadLocalRandom\.current\(\)\.(?:next\w{1,12}|ints|longs|doubles)\(/,
    /\bnew (?:java\.util\.)?Random\(\w{0,40}\)\.(?:next\w{1,12}|ints|longs|doubles)\(/,
    /(?<![\w.])Random\.(?:Default\.)?next\w{1,12}\(|(?<![\w.])Random\(\w{0,40}\)\.next\w{1,12}\(/,
    // Of a range, a list or a text: https://kotlinlang.org/api/core/kotlin-stdlib/kotlin.collections/random.html
    /(?<!Math)\.random\(\)|\.shuffled\(\)/,
  ),
  is: [
    'Math.random()',
    'Random.nextInt(',
    'new Random().nextBytes(',
    'new java.util.Random().ints(',
    'chars.random()',
    'ThreadLocalRandom.current().nextInt(',
  ],
  isNot: ['secure.nextInt(', 'chars.random(secure)', 'SecureRandom().nextBytes(', 'ThreadLocalRandom.current()'],
}

export const weakGeneratorOfJvm: Words = {
  because: 'A variable of such a generator, with its name.',
  pattern:
    /\b(\w{1,40})(?:\s{0,2}:\s{0,2}[\w.]{1,40})?\s{0,2}=\s{0,2}(?:new )?(?:java\.util\.|kotlin\.random\.)?(?:Random\([^\n()]{0,60}\)|Random(?:\.Default)?(?=[\s;]))/,
  is: ['val random = Random()', 'Random random = new Random();', 'private val rng: Random = Random(7)', 'val r = Random.Default;'],
  isNot: ['Random random = new SecureRandom();', 'val random = SecureRandom()', 'val bytes = Random.nextBytes(32)'],
}

export const weakRandomOfCsharp: Words = {
  because: 'https://learn.microsoft.com/dotnet/api/system.random',
  pattern: /\bRandom\.Shared\.(?:Next\w{0,10}|GetItems|Shuffle)\b|\bnew (?:System\.)?Random\([^()\n]{0,40}\)\.Next\w{0,10}\(/,
  is: ['Random.Shared.Next', 'new Random().Next('],
  isNot: ['RandomNumberGenerator.GetBytes', 'random.Next('],
}

export const weakGeneratorOfCsharp: Words = {
  because: 'A variable of such a generator, with its name.',
  pattern: /\b(\w{1,40})(?= = new (?:System\.)?Random\([^()\n]{0,40}\);|(?<=\bRandom \w{1,40}) = new\()/,
  is: ['var random = new Random();', 'private static readonly Random rng = new();'],
  isNot: ['var random = RandomNumberGenerator.Create();', 'var random = new RNGCryptoServiceProvider();'],
}

export const weakRandomOfGo: Words = {
  because: 'https://pkg.go.dev/math/rand',
  pattern: /\b\w{1,20}\.(?:Intn?|Int31n?|Int63n?|IntN|Int32N|Int64N|N|Read|Perm|Shuffle|Uint32|Uint64|Float64)\(/,
  is: ['rand.Intn(', 'rand.Read(', 'mrand.Int63n('],
  isNot: ['rand.Reader', 'rand.NewSource(', 'strings.NewReader('],
}

export const weakGeneratorOfGo: Words = {
  because: 'A variable of a generator of math/rand, with its name, but for the one that is seeded as a secret needs it.',
  pattern: /\b(\w{1,40})(?:,\s?\w{1,40})?\s{0,2}:?=\s{0,2}\w{1,20}\.New\(\s{0,4}\w{1,20}\.New(?:Source|PCG)\(/,
  is: ['r := rand.New(rand.NewSource(time.Now().UnixNano()))', 'var rng = mrand.New(mrand.NewPCG(1, 2))'],
  isNot: ['r := rand.New(rand.NewChaCha8(seed))', 'c := client.New(options)'],
}

export const weakRandomOfPhp: Words = {
  because: 'https://www.php.net/manual/en/function.mt-rand.php, https://www.php.net/manual/en/function.uniqid.php',
  pattern: /(?<![\w$>:\\])\\?(?:mt_rand|rand|array_rand|str_shuffle|uniqid|lcg_value)\(/,
  is: ['mt_rand(', '\\uniqid(', 'str_shuffle('],
  isNot: ['random_bytes(', '$this->rand(', 'Str::uniqid('],
}

export const weakRandomOfRuby: Words = {
  because: 'https://docs.ruby-lang.org/en/master/Random.html, and the methods of Array without a generator of their own.',
  pattern: oneOf(
    '',
    /(?<![\w.:])(?:Kernel\.|Random\.(?:new(?:\(\w{0,20}\))?\.)?)?rand(?:\(|\s(?=[\d(\w]))/,
    /(?<![\w.:])Random\.(?:new(?:\(\w{0,20}\))?\.)?(?:bytes|hex|alphanumeric|base64|urlsafe_base64|uuid)\b/,
    /\.(?:sample|shuffle)\b(?!\s?\(?\s?random:|\([^()\n]{0,40}random:)/,
  ),
  is: ['rand(CHARS.size)', 'Random.rand(36)', 'Random.new.rand(36)', 'Random.bytes(32)', 'CHARS.sample', 'chars.shuffle.join'],
  isNot: ['SecureRandom.rand(36)', 'SecureRandom.hex', 'Random.urandom(32)', 'CHARS.sample(random: SecureRandom)', 'random'],
}

export const weakGeneratorOfRuby: Words = {
  because: 'A variable of such a generator, with its name: https://docs.ruby-lang.org/en/master/Random.html',
  pattern: /(?<![\w.])(@{0,2}\w{1,40})(?= (?:\|\|)?= Random\.new\b(?!_seed|\.)(?!\(\w{0,20}\)\.))/,
  is: ['rng = Random.new', '@rng ||= Random.new(seed)'],
  isNot: ['seed = Random.new_seed', 'n = Random.new.rand(36)', 'rng = SecureRandom', 'rng = Random.urandom(32)'],
}

export const asksGeneratorOfRuby: Words = {
  because: 'The methods of a generator: https://docs.ruby-lang.org/en/master/Random.html',
  pattern: /(?:rand|bytes|hex|alphanumeric|base64|urlsafe_base64|uuid)\b/,
  is: ['rand(36)', 'bytes(32)'],
  isNot: ['seed', 'random_number'],
}

export const asksGeneratorOfJvm: Words = {
  because: 'The methods of a generator: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Random.html',
  pattern: /(?:next\w{1,12}|ints|longs|doubles)\(/,
  is: ['nextInt(', 'ints('],
  isNot: ['setSeed(', 'hints'],
}

/** A seed of 64 bits that the program knows, or that a clock gives. */
const SEEDED = /\b(?:StdRng|ChaCha\d{0,2}Rng)::seed_from_u64\((?!\s?(?:rand::|OsRng|getrandom|thread_rng|\w{1,20}\(\)\.next_u64))/

export const weakRandomOfRust: Words = {
  because:
    'https://docs.rs/fastrand, and generators with a seed that is written: https://docs.rs/rand/latest/rand/rngs/struct.SmallRng.html',
  pattern: oneOf('', /\bfastrand::\w{1,20}|\bSmallRng::\w{1,20}|\boorandom::\w{1,20}/, SEEDED),
  is: ['fastrand::alphanumeric', 'SmallRng::from_os_rng', 'StdRng::seed_from_u64(42)', 'ChaCha20Rng::seed_from_u64(now)'],
  isNot: ['rand::thread_rng', 'OsRng.fill_bytes', 'rand::rng', 'StdRng::from_os_rng()', 'StdRng::seed_from_u64(OsRng.next_u64())'],
}

export const weakGeneratorOfRust: Words = {
  because: 'A variable of such a generator, with its name.',
  pattern: inTurn(
    '',
    /\blet (?:mut )?(\w{1,40})(?:: ?\w{1,30})? = (?:\w{1,20}::){0,3}/,
    oneOf('', /SmallRng::\w{1,20}|fastrand::Rng::\w{1,20}|oorandom::\w{1,20}/, SEEDED),
  ),
  is: [
    'let mut rng = SmallRng::seed_from_u64(now);',
    'let mut rng = StdRng::seed_from_u64(42);',
    'let mut r = rand::rngs::SmallRng::from_os_rng();',
  ],
  isNot: [
    'let mut rng = rand::thread_rng();',
    'let mut rng = StdRng::from_os_rng();',
    'let mut rng = StdRng::seed_from_u64(OsRng.next_u64());',
  ],
}

export const secureRandom: Words = {
  because: 'Generators for secrets, whose numbers may be what others only count with.',
  pattern: oneOf(
    '',
    /SecureRandom|RandomNumberGenerator|RNGCryptoServiceProvider|random_(?:bytes|int)|openssl_random|asKotlinRandom|OsRng|StdRng::from_(?:os_rng|entropy)/,
    inTurn('', /\bcrypto\/rand|\bcrand\./),
  ),
  is: ['SecureRandom.getInstanceStrong()', 'random_bytes(32)', '"crypto/rand"', 'OsRng'],
  isNot: ['Random()', 'math/rand', 'mt_rand('],
}

export const secureRandomOfScripts: Words = {
  because: 'The same in JavaScript and Python: https://www.w3.org/TR/webcrypto-2/#Crypto-method-getRandomValues',
  pattern: /\bgetRandomValues\b|\brandom(?:Bytes|UUID)\b|\bsecrets\.|\burandom\b|SystemRandom/,
  is: ['crypto.getRandomValues(bytes)', 'randomBytes(32)', 'secrets.choice(chars)', 'os.urandom(32)'],
  isNot: ['Math.random()', 'random.choice(chars)'],
}

export const randomTexts: Words = {
  because:
    'Before version 3.15 the static methods ask `ThreadLocalRandom`, and those of version 2 `java.util.Random`: ' +
    'https://commons.apache.org/proper/commons-lang/apidocs/org/apache/commons/lang3/RandomStringUtils.html',
  pattern: /\bRandomStringUtils\.random(?:Alphabetic|Alphanumeric|Ascii|Numeric|Graph|Print)?\(/,
  is: ['RandomStringUtils.randomAlphabetic(', 'RandomStringUtils.random('],
  isNot: ['RandomStringUtils.secure().nextAlphanumeric(', 'RandomStringUtils.insecure(', 'RandomUtils.nextInt('],
}

export const insecureTexts: Words = {
  because: 'The same in name: https://commons.apache.org/proper/commons-lang/apidocs/org/apache/commons/lang3/RandomStringUtils.html',
  pattern: /\bRandomStringUtils\.insecure\(\)\.next\w{0,20}\(/,
  is: ['RandomStringUtils.insecure().nextAlphanumeric('],
  isNot: ['RandomStringUtils.secure().next(', 'RandomStringUtils.random('],
}

export const mayMakeVerifier: Words = {
  because: 'A generator, a UUID, a clock or a text of the length of a verifier: without one of them nothing is known of a verifier.',
  pattern: oneOf(
    '',
    /[rR]and|\.sample\b|\.shuffled?\b|shuffle\(|uniqid|lcg_value|oorandom|[uU]uid|UUID|Guid\./,
    /[tT]ime|Instant|["'][\w~.-]{43,128}["']/,
  ),
  is: ['Random', 'Guid.NewGuid()', 'time.Now()', 'CHARS.sample'],
  isNot: ['challenge(verifier)', '"verifier"'],
}

export const randomSaid: Words = {
  because: 'Words beside which a time is not all that a value is made of.',
  pattern:
    /rand(?!om_?access)|nonce|[gu]uid|secure|salt|secret|sample|shuffle|nanoid|GetBytes\((?:\d|len|size)|generate_?key|urandom|(?<![a-z])(?:os_?)?rng/i,
  is: ['crypto_rand', 'SecureRandom', 'Guid.NewGuid()', 'OsRng', 'rng.GetBytes(32)', 'hash_hmac("sha256", time(), $secret)'],
  isNot: ['fmt.Sprint(time.Now())', 'BitConverter.GetBytes(ticks)', 'sha256(microtime())'],
}

export const makesVerifier: Words = {
  because: 'What functions are called that make a code verifier: https://www.rfc-editor.org/rfc/rfc7636.html#section-4.1',
  pattern: /^_?(?:(?:generate|create|make|new|random|build|get|gen).*|code_?)verifier$/i,
  is: ['generateCodeVerifier', 'create_verifier', '_codeVerifier', 'newPkceVerifier'],
  isNot: ['verifier', 'verifyCode', 'codeVerifierOf', 'checkVerifier'],
}

export const addsToVerifier: Words = {
  because: 'What is put behind what a verifier has already, by an operator or a method, up to the end of the statement.',
  pattern: inTurn(
    '',
    /(?<![\w-])[$@]{0,2}(?:\w{0,30}_)?(?:verifier|\w{0,30}Verifier)/,
    /(?: (?:\.=|\+=|<<) |\.(?:append|push|Append|WriteByte)\()[^;\n]{1,300}/,
  ),
  is: ['$verifier .= $chars[mt_rand(0, 61)];', 'code_verifier << CHARS.sample', 'codeVerifier.append(c)', 'pkceVerifier += one'],
  isNot: ['$verifier = $chars;', 'verifier.verify(token)', 'verifiers << one', 'other += verifier'],
}

export const saysPkce: Words = {
  because:
    'What tells a verifier of PKCE from one of a proof, a mailbox, an ID token or a quiz, which have challenges too: ' +
    'https://www.rfc-editor.org/rfc/rfc7636.html#section-4',
  pattern: /pkce|code.?challenge|code.?verifier|challenge.?method|S256|SHA.?256|rfc.?7636/i,
  is: ['code_challenge', 'codeVerifier', 'new Pkce()', 'S256', 'sha256(verifier)', 'code-challenge-method'],
  isNot: ['challenge', 'verifier', 'newVerifier', 'oauth2', 'SHA-512'],
}

export const boundsOfVerifier: Words = {
  because:
    'The bounds of the length of a verifier, 43 and 128, around the place of a random number: no letters have these codes. ' +
    'https://www.rfc-editor.org/rfc/rfc7636.html#section-4.1',
  pattern: oneOf(
    '',
    // As what the generator is asked for: `rand(43, 128)`, `rand(43..128)`, `gen_range(43..=128)`, `randint(64, 128)`
    /§\(?\s{0,4}(?:4[3-9]|[5-9]\d|1[01]\d)\s{0,4}(?:,|\.\.[.<=]?)\s{0,4}1(?:28|29)\b/,
    /§\(?\s{0,4}43\s{0,4}(?:,|\.\.[.<=]?)\s{0,4}(?:4[4-9]|[5-9]\d|1[0-2]\d)\b/,
    // As what is added: `43 + rand(86)`, `rand.Intn(86) + 43`, `Math.floor(Math.random() * 86) + 43`
    /(?<![\w.])43 ?\+ ?(?:\(int\) ?)?(?:Math\.(?:floor|round|trunc)\()?§/,
    /§[\d\s*()+-]{0,30}\+\s{0,4}43(?![\w.])/,
    // As a range that gives one of its numbers: `(43..128).random()`
    /\(43(?:\.\.<?| until )(?:4[4-9]|[5-9]\d|1[0-2]\d)\)§/,
  ),
  is: ['§(43, 128)', '§43..128)', '§64, 129)', '43 + §(86)', '§86) + 43', '§() * (128 - 43 + 1)) + 43', '(43..128)§'],
  isNot: ['§(48, 122)', '§26) + 97', '(1..43).map { chars§ }', '§33, 126)', '§(43)', '(0..42)§'],
}

export const waits: Words = {
  because: 'Waits and ends, whose random part keeps many from asking at once: https://en.wikipedia.org/wiki/Exponential_backoff',
  pattern: /(?:sleep|delay|(?<!a)wait(?!er|ress)|expir|\bttl|back_?off|jitter|time_?out|pause)\w{0,20}(?:\b|_)[^;]{0,200}$/i,
  is: ['time.Sleep(', 'delay(100L + ', 'redis.expire(key, 600 + ', 'val backoff = ', 'Thread.sleep(50 + '],
  isNot: ['val verifier = ', 'await fetch(', 'const verifier = await make(', 'sleep(5); verifier = '],
}

export const fillsBytes: Words = {
  because: 'What fills bytes with random ones, whose variable is found by the group.',
  pattern: /(?:[nN]extBytes|\bRead|fill_bytes|fill)\((?:&mut )?([A-Za-z_]\w{0,40})(?:\[:?\])?\)/,
  is: ['random.nextBytes(bytes)', 'new Random().NextBytes(raw)', 'rand.Read(b[:])', 'rng.fill_bytes(&mut raw)'],
  isNot: ['Random.nextBytes(32)', 'rng.Next(10)'],
}

export const asksGeneratorOfGo: Words = {
  because: 'The methods of a generator: https://pkg.go.dev/math/rand#Rand',
  pattern: /(?:Intn?|Int31n?|Int63n?|IntN|Int32N|Int64N|N|Read|Perm|Shuffle|Uint32|Uint64|Float64)\(/,
  is: ['Intn(', 'Read('],
  isNot: ['New(', 'Seed('],
}

export const asksGeneratorOfRust: Words = {
  because: 'The methods of a generator: https://docs.rs/rand/latest/rand/trait.Rng.html',
  pattern: /(?:r#)?(?:gen|random|sample|next|fill)\w{0,10}(?:::<[\w[\]; ]{1,30}>)?\(/,
  is: ['gen_range(', 'sample(', 'r#gen::<u8>(', 'fill_bytes('],
  isNot: ['clone(', 'reseed('],
}

const captured = (piece: RegExp): RegExp => new RegExp(`(${piece.source})`)

/** What makes one of 128 bits as a text of 36 characters, or 32 without its dashes. */
const MAKES_UUID = oneOf(
  '',
  /(?:System\.)?Guid\.(?:NewGuid|CreateVersion7)\(\)/,
  /(?:java\.util\.)?UUID\.randomUUID\(\)|(?:kotlin\.uuid\.)?Uuid\.random\(\)/,
  /uuid\.(?:New(?:String|V4|V7|Random)?\(\)|Must\(uuid\.New(?:V4|V7|Random)\(\)\))/,
  /\\?(?:\w{1,20}\\){0,4}(?:Str::(?:uuid|orderedUuid|uuid7)|Uuid::(?:uuid[47]|v[47]))\(\)/,
  /SecureRandom\.uuid(?:\(\))?/,
  /(?:uuid::)?Uuid::(?:new_v4|now_v7)\(\)/,
)

/** What gives it as a text, with or without its dashes. */
const AS_TEXT = inTurn(
  '',
  /(?:\.|->)/,
  oneOf('', /[tT]o_?[sS](?:tring)?|[sS]tring|simple|hyphenated|to(?:Hex|HexDash)String|getHex|[rR]eplace|ToLower|delete|tr|gsub/),
  /(?:\([^()\n]{0,40}\))?/,
)

/** The piece up to three times. */
const upToThree = (piece: RegExp): RegExp => new RegExp(`(?:${piece.source}){0,3}`)

export const uuidAlone: Words = {
  because:
    'A UUID as a text, and nothing else: it has 36 characters, and a verifier at least 43: https://www.rfc-editor.org/rfc/rfc7636.html#section-4.1',
  pattern: inTurn('', /^(?:\(string\) ?|\$?"[{$]{1,2})?/, captured(MAKES_UUID), upToThree(AS_TEXT), /\}?"?$/),
  is: [
    'Guid.NewGuid().ToString("N")',
    'UUID.randomUUID().toString().replace("-", "")',
    'uuid.NewString()',
    'uuid.Must(uuid.NewRandom()).String()',
    '(string) Str::uuid()',
    'Uuid::uuid4()->toString()',
    'SecureRandom.uuid.delete("-")',
    'Uuid::new_v4().simple().to_string()',
  ],
  isNot: ['Guid.NewGuid().ToByteArray()', 'uuid.NewString() + uuid.NewString()', 'sha256(Str::uuid())', 'Str.uuid', 'SecureRandom.hex(32)'],
}

export const givesUuid: Words = {
  because: 'What a function gives, as the last that it says: behind `return`, `=>` or `=`, or as the last line.',
  pattern: inTurn('', /(?:\breturn |=> ?|= |\n[ \t]{1,40}(?:return )?)([^\n;]{1,120}?);?\s{0,40}\}?\s{0,20}$/),
  is: ['{\n    return uuid.NewString()\n', '=> Guid.NewGuid().ToString();', 'def verifier\n    SecureRandom.uuid\n  '],
  isNot: ['{ }', 'return\n'],
}

export const makesUuid: Words = {
  because:
    'https://docs.python.org/3/library/uuid.html, https://github.com/uuidjs/uuid, https://developer.mozilla.org/docs/Web/API/Crypto/randomUUID',
  pattern: /^(?:(?:(?:globalThis|window|self)\.)?crypto\.)?randomUUID$|^(?:uuid\.)?(?:uuid(?:v?[1467])?|v[147])$/,
  is: ['uuid.uuid4', 'uuidv4', 'v4', 'uuid.v4', 'uuid', 'randomUUID', 'window.crypto.randomUUID'],
  isNot: ['uuid.uuid5', 'uuid.validate', 'crypto.randomBytes', 'nanoid'],
}

export const uuidAsText: Words = {
  because: 'Members that give a UUID as a text, with its dashes, without, or in other letters.',
  pattern: /^(?:hex|toString|replace|replaceAll|toLowerCase|toUpperCase|upper|lower|trim|strip)$/,
  is: ['hex', 'replaceAll', 'toString'],
  isNot: ['bytes', 'padEnd', 'concat', 'repeat'],
}
