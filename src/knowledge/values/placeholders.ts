/** What stands where a credential is to be filled in. */
export interface Placeholder {
  readonly id: string
  readonly pattern: RegExp
  /** `whole` is tested on the trimmed value; `anywhere` may stand inside it. */
  readonly scope: 'whole' | 'anywhere'
  /** All match; `{8}` stands for eight random letters and digits. */
  readonly samples: readonly string[]
  readonly note?: string
}

/** Values that are no secrets: blanks, instructions and documented samples. */
export const placeholders: readonly Placeholder[] = [
  {
    id: 'marked-as-fake', pattern: /(?:^|[^A-Za-z\d])(?:fake|dummy|do[-_ ]?not[-_ ]?use|not[-_ ]?(?:a[-_ ])?real)(?![a-z\d])|(?:for|only)[-_ ](?:[a-z\d]{2,12}[-_ ])?testing|(?:testing|e2e|tests?)[-_ ]only(?![a-z\d])|^this[-_ ]?is[-_ ]?an?[-_ ]?(?:test|example|sample|fake|dummy)|^AKIA[A-Z\d]{9}EXAMPLE$/i, scope: 'anywhere',
    samples: ['AKIAFAKE12345EXAMPLE', 'xoxb-fake-0000', 'doctest-jwt-secret-DO-NOT-USE-IN-PRODUCTION-32plus', 'KEY_FOR_TESTING_ONLY', 'jwt-secret-for-e2e-testing-only', 'secret-for-e2e-only', 'thisIsATestSecretOfThirtyTwoChars'],
    note: 'says itself that it opens nothing',
  },
  { id: 'empty', pattern: /^\s{0,20}$/, scope: 'whole', samples: ['', '  '] },
  {
    id: 'your-something',
    pattern: /^[<\[{(]?(?:enter|insert|put|paste|add|use|replace(?:[_ -]with)?)?[_ -]?(?:(?:your|my|the)[_ .-][A-Za-z_ .-]{1,80}[0-9]{0,3}|(?:your|my)(?:api|auth|access|token|key|secret|pat|password|bot|client|personal)[A-Za-z_ .-]{0,60}[0-9]{0,3})[>\]})]?$/i,
    scope: 'whole',
    samples: [
      'your-api-key',
      'YOUR_API_KEY',
      'your_token_here',
      '<your-token>',
      'insert-your-key-here',
      'YOUR_GITHUB_PAT',
      'my-secret-token',
      'replace_with_your_key',
      'your.jwt.token',
      'yourApiKey',
    ],
  },
  {
    id: 'your-password', scope: 'whole', samples: ['YourRootPassword1!', 'YourDbPassword2024!', 'SetYourOwnP@ssw0rd#1', 'PleaseChangeMe1!', 'ReplaceWithStrongPassword1!'],
    pattern: /^(?:(?:please)?(?:enter|insert|put|add|use|set|change|replace(?:with)?)?your[a-z]{0,30}p[a@4]ss(?:w[o0]rd|wd)?[a-z]{0,20}|(?:please(?:change|replace)|replacewith)[a-z]{2,30})[^\w\s]{0,2}\d{0,6}[^\w\s]{0,3}$/i,
  },
  {
    id: 'your-inside',
    pattern: /(?:^|[^A-Za-z0-9])your(?:[_ -](?:[a-z0-9_ -]{0,40}[_ -])?(?:api)?|api)?(?:key|token|secret|password|pat|id|here)(?![a-z])/i,
    scope: 'anywhere',
    samples: [
      'sk-your-key-here',
      'ghp_your_token_here',
      'sk_live_your_key',
      'xoxb-your-bot-token',
      'Bearer YOUR_TOKEN',
      'sk-ant-your-key',
      'pat_YOUR_TOKEN_HERE',
    ],
  },
  {
    id: 'random-string',
    pattern: /^[A-Za-z_ -]{0,40}random[A-Za-z_ -]{0,30}(?:string|value|key|text|phrase|characters?|chars?|bytes)[A-Za-z_ -]{0,40}\d{0,3}[A-Za-z_ -]{0,40}$/i,
    scope: 'whole',
    samples: ['SomeRandomStringOf32CharsExactly', 'a-long-random-string', 'some_very_long_random_value', 'random-secret-key-32-bytes'],
    note: 'says what is to stand there',
  },
  {
    id: 'your-in-other-languages',
    pattern: /^(?=.{0,60}(?:key|token|secret|pass|api|jeton|geheim|schl(?:ü|ue)ssel|kennwort|clave|llave|contrase(?:ñ|n)a|secreto|cl(?:é|e)|chave|senha|chiave|segreto|sleutel|wachtwoord|geheugen|klucz|has(?:ł|l)o|nyckel|hemlig|ключ|токен|пароль|секрет))(?:.{0,40}[_ .'<([{-])?(?:dein|deine|deinen|ihr|ihre|ihren|mein|meine|meinen|tu|tus|su|mi|votre|vos|ton|ta|tes|mon|ma|seu|sua|teu|tua|meu|minha|tuo|il[_ -]?tuo|la[_ -]?tua|vostro|jouw|uw|mijn|tw(?:o|ó)j|twoja|din|ditt|ваш|твой|мой)(?:[_ .'-][\p{L}\p{N}_ .'-]{1,60}|(?=api|key|token|schl|secret|pass|cl(?:e|é)).{1,40})[>\]})]?$/iu,
    scope: 'whole',
    samples: [
      'dein-api-key', 'DEIN_TOKEN', '<dein_schlüssel>', 'deinToken', 'tu_clave_api', 'votre-cle-api', 'VOTRE_TOKEN_ICI',
      'seu_token_aqui', 'il_tuo_token', 'jouw-sleutel', 'sk-ihr-schluessel', 'ваш_токен', 'twoj_klucz_api',
    ],
  },
  {
    id: 'here-in-other-languages',
    pattern: /^(?=.{0,80}(?:key|token|secret|pass|api|jeton|schl(?:ü|ue)ssel|clave|cl(?:é|e)|chave|senha|chiave|sleutel|ключ|токен|пароль))[\p{L}_ .'<({[-]{0,60}(?:^|[_ .'<({[-])(?:hier|aqu(?:í|i)|ici|qui|tutaj|här|здесь|сюда|ersetzen|eintragen|einf(?:ü|ue)gen|insertar?|inserez|ins(?:é|e)rer|insira|inserire|coller|pegar|pega|colar|cole|incolla|remplacer|reemplazar|substituir|sostituire|invullen|вставьте|замените)(?:[_ .'-][\p{L}_ .'-]{1,60})?[>\]})]?$/iu,
    scope: 'whole',
    samples: [
      'token-hier', 'hier_api_key_eintragen', 'clave-aqui', 'cle_ici', '<API_KEY_HIER_EINFÜGEN>', 'pega-aqui-tu-clave',
      'inserire_token', 'вставьте_ключ',
    ],
  },
  {
    id: 'east-asian-instruction',
    pattern: /あなたの|お客様の|ここに|キーを|トークンを|你的|您的|在此|此处|请填|請填|替换|여기에|당신의|여러분의/,
    scope: 'anywhere',
    samples: ['あなたのAPIキー', 'ここにトークン', '你的密钥', '您的-api-key', '在此填写令牌', '여기에_토큰_입력'],
  },
  {
    id: 'change-me-in-other-languages',
    pattern: /^[<([{]?(?:ersetze(?:n|[_ -]?mich)?|bitte[_ -](?:ä|ae)ndern|(?:ä|ae)ndern|c(?:a|á)mb(?:iame|ialo|iar)|cambiami|reempl(?:a|á)z(?:ame|ar)|remplace[rz]?(?:[_ -]?moi)?|changez?[_ -]?moi|mude[_ -]?me|altere[_ -]?me|substitu(?:a|ir)|sostitui(?:re|scimi)|vervang(?:en)?|wijzig(?:en)?|zmie(?:n|ń)|измени(?:те)?|замени(?:те)?)[>\])}]?$/iu,
    scope: 'whole',
    samples: [
      'ersetzen', 'bitte-aendern', 'cambiame', 'cámbialo', 'remplacez-moi', 'changez_moi', 'mude-me', 'vervangen', '<ersetzen>',
      'замените',
    ],
  },
  {
    id: 'angle-brackets',
    pattern: /^(?:[A-Za-z0-9_.:-]{0,20})<[^<>\n]{1,100}>$/,
    scope: 'whole',
    samples: ['<TOKEN>', '<your-api-key>', '<API_KEY>', 'sk-<key>', '<paste token here>', 'ghp_<token>'],
  },
  { id: 'square-brackets', pattern: /^\[[A-Za-z0-9_ .-]{2,60}\]$/, scope: 'whole', samples: ['[API_KEY]', '[your token]', '[REDACTED]'] },
  {
    id: 'dollar-brace',
    pattern: /\$\{(?![^{}\n]{1,100}:[-=][^{}\n])[^{}\n]{1,200}\}/,
    scope: 'anywhere',
    samples: ['${API_KEY}', '${GITHUB_TOKEN:-}', '${env:TOKEN}', 'Bearer ${TOKEN}', '${input:github_token}'],
    note: 'a default after :- is a literal of its own, so it does not match',
  },
  {
    id: 'dollar-var',
    pattern: /^(?:[Bb]earer )?\$[A-Za-z_][A-Za-z0-9_]{1,80}$/,
    scope: 'whole',
    samples: ['$API_KEY', '$GITHUB_TOKEN', 'Bearer $TOKEN'],
  },
  {
    id: 'printf-verb',
    pattern: /^%(?:[1-9]\$)?[svqd@]$|^%\([A-Za-z_][A-Za-z0-9_]{0,60}\)s$/,
    scope: 'whole',
    samples: ['%s', '%v', '%1$s', '%(password)s'],
    note: 'what a format string leaves open',
  },
  { id: 'percent-var', pattern: /^%[A-Za-z_][A-Za-z0-9_]{1,80}%$/, scope: 'whole', samples: ['%API_KEY%'] },
  { id: 'powershell-env', pattern: /^\$env:[A-Za-z_][A-Za-z0-9_]{1,80}$/i, scope: 'whole', samples: ['$env:API_KEY'] },
  {
    id: 'mustache',
    pattern: /\{\{[^{}\n]{1,200}\}\}/,
    scope: 'anywhere',
    samples: ['{{API_KEY}}', '{{ secrets.token }}', '{{ .Values.token }}', '{{inputs.key}}'],
  },
  { id: 'erb-jinja', pattern: /(?:<%=?|\{%)[^\n]{1,200}(?:%>|%\})/, scope: 'anywhere', samples: ['<%= ENV["KEY"] %>', '{% env KEY %}'] },
  { id: 'single-brace', pattern: /^\{[A-Za-z_][A-Za-z0-9_.-]{1,60}\}$/, scope: 'whole', samples: ['{API_KEY}', '{token}'] },
  {
    id: 'at-at',
    pattern: /^(?:@@?|##|__|%%)[A-Za-z][A-Za-z0-9_]{2,60}(?:@@?|##|__|%%)$/,
    scope: 'whole',
    samples: ['@@TOKEN@@', '__API_KEY__', '%%KEY%%', '@TOKEN@', '##CLIENT_SECRET##'],
  },
  {
    id: 'code-env-ref',
    pattern: /(?:process\.env|import\.meta\.env|os\.environ|os\.getenv|System\.getenv|Deno\.env|Bun\.env|ENV\[|getenv\(|env\()/,
    scope: 'anywhere',
    samples: ['process.env.API_KEY', 'os.environ["KEY"]', 'import.meta.env.VITE_KEY', 'Deno.env.get("KEY")'],
  },
  {
    id: 'x-run',
    pattern: /[xX]{6,}|(?:^|[^A-Za-z0-9])[xX]{4,}(?![A-Za-z0-9])|[xX]{2,8}-[xX]{2,8}-/,
    scope: 'anywhere',
    samples: [
      'xxxx',
      'XXXXXXXX',
      'ghp_xxxxxxxx',
      'sk-xxxx',
      'sk_live_xxxxxxxx',
      'xoxb-xxxxxx-xxxxxx-xxxxxx',
      'xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx',
      'AKIAXXXXXXXX',
    ],
  },
  { id: 'x-tail', pattern: /^[A-Za-z_-]{0,30}[-_ ][xX]{3}$|^[xX]{3}$/, scope: 'whole', samples: ['xxx', 'XXX', 'sk-xxx', 'ghp_xxx'] },
  {
    id: 'dots-stars',
    pattern: /\.{3,}|\u2026|\*{3,}|_{5,}|-{6,}|#{4,}|\u2022{3,}/,
    scope: 'anywhere',
    samples: ['sk-...', 'sk-ant-...', '***', '********', 'ghp_****', '…', 'sk_live_••••'],
    note: 'PEM has five dashes, which do not match',
  },
  {
    id: 'todo-word',
    pattern: /^[<\[{("']?(?:todo|tbd|fixme|change[_ -]?(?:me|this)|changeit|replace[_ -]?me|replace|redacted|removed|hidden|masked|placeholder|example|sample|dummy|fake|mock|foo|bar|foobar|baz|test|testing|secret|password|passwd|pass|token|apikey|api[_ -]?key|key|none|null|nil|undefined|n\/?a|true|false|default|empty|unset|string|value|here|demo|invalid|hier|aqu[ií]|ici|qui|not[_ -]?set|not[_ -]?a[_ -]?real[_ -]?(?:key|token|secret))(?:[_ .-]?(?:here|key|token|secret|password|value|me|1|123|1234))?[>\]})"']?$/i,
    scope: 'whole',
    samples: [
      'TODO', 'changeme', 'CHANGE_ME', 'replace-me', 'dummy', 'fake-token', 'test', 'secret', 'password123', 'N/A',
      'not-a-real-key', 'api_key_here', 'changethis',
    ],
  },
  {
    id: 'test-key-with-prefix', scope: 'whole', note: 'words behind the prefix of a provider',
    pattern: /^(?:sk|pk|rk|key|pat|gh[pousr]|glpat|hf|xox[abprs]|r8|gsk)(?:[-_](?:ant|or|proj|live|prod|svcacct|bot|api|api01|api02|api03|v1|v2)){0,3}[-_](?:my[-_])?(?:test|testing|demo|example|sample|mock|local|dev)[-_](?:api[-_]?)?(?:key|token|secret|value)(?:[-_]?\d{1,3})?$/i,
    samples: ['sk-ant-api03-test-key', 'sk-test-key', 'ghp_test_token', 'xoxb-demo-token-1', 'sk-or-v1-test-key', 'hf_mock_token'],
  },
  {
    // As templates of Symfony write it: https://github.com/symfony/recipes
    id: 'change-this-in-capitals', scope: 'whole', note: 'says that another one is to stand there',
    pattern: /^!?(?:[cC]hange|[rR]eplace)(?:[mM]e|[tT]his|[iI]t)(?:[A-Z][A-Za-z]{0,160})?\d{0,4}!{0,2}$/,
    samples: ['!ChangeMe!', 'ChangeMe', '!ChangeThisMercureHubJWTSecretKey!', 'ChangeThisSecretKey', 'replaceMeBeforeDeploy'],
  },
  {
    id: 'to-be-changed',
    pattern: /^[<[{("']?(?:(?:please|pls|will|must|should|needs?[_ -]to|has[_ -]to|have[_ -]to|to)[_ -](?:be[_ -])?(?:changed?|replaced?|rotated?|overrid(?:e|den)|filled?|set)|(?:change|replace|override|rotate|fill|set)[_ -](?:me|it|this|in|before|for|on|at|by|via|using|through|later|soon|now|with)|(?:changed|replaced|overridden|set)[_ -](?:in|at|by|before|on)|fill[_ -]?me[_ -]?in)(?:[_ -][a-z\d_ -]{0,80})?[>\]})"']?$/i,
    scope: 'whole',
    samples: ['will-change', 'to-be-changed', 'please_change', 'must-be-replaced', 'change-in-production', 'override_by_helm', 'set-me', 'replaced-by-ci', 'CHANGE_BEFORE_DEPLOY', 'should-change-this', 'REPLACE-VIA-USER-SECRETS', 'set_using_the_vault'],
    note: 'says that another one is to stand there',
  },
  {
    id: 'says-where-it-stands', scope: 'whole', note: 'leads to the place of the value',
    pattern: /^(?:see|in|from|use|via|(?:stored|kept|set|comes|read|loaded|taken)[-_](?:in|from|by|via))[-_](?:the[-_])?(?:(?:dotnet|azure|aws)[-_])?(?:user[-_]?secrets?|key[-_]?vault|secrets?[-_]?manager|env(?:ironment)?(?:[-_]var(?:iable)?s?)?|readme)$/i,
    samples: ['see-user-secrets', 'stored_in_key_vault', 'from-environment-variable', 'USE_USER_SECRETS', 'see-readme'],
  },
  {
    id: 'says-how-long',
    pattern: /(?:^|[-_ .])(?:at[-_ ]?least|min(?:imum)?(?:[-_ ]of)?|must[-_ ]be|more[-_ ]than|exactly|use[-_ ]an?)[-_ ]?\d{1,3}[-_ ]?(?:or[-_ ]more[-_ ])?(?:char(?:acter)?s?|bytes?|bits?|digits?|letters?|symbols?)(?![a-z])|(?:^|[-_ ])\d{2,3}[-_ ]?(?:char(?:acter)?s?|bytes?)[-_ ](?:min(?:imum)?|long|or[-_ ](?:more|longer)|required)(?![a-z])/i,
    scope: 'anywhere',
    samples: ['at-least-32-characters-long-please', 'min-32-chars', 'must-be-32-chars-long', 'use_a_32_char_string', 'secret-32-characters-minimum', 'session password of exactly 32 bytes'],
    note: 'says what is to stand there',
  },
  {
    // Where a template has an object for a value: the key of each is to be replaced.
    id: 'instruction-in-object',
    pattern: /^\{\s{0,4}["']?[\w.-]{1,60}["']?\s{0,4}:\s{0,4}["']?(?:(?:replace|change|insert|put|set|add)[-_ ](?:with|me|this|your|in|here|a|the)\b|your[-_ ])[^{},]{0,200}\}$/i,
    scope: 'whole',
    samples: ['{"v1":"replace-with-32-byte-base64url-token-key"}', "{'kid': 'change-me-before-use'}", '{"a": "your-key-of-32-bytes"}'],
  },
  {
    id: 'word-inside',
    pattern: /(?:^|[_ .-])(?:example(?!\.(?:com|net|org|io))|placeholder|change[_-]?me|change[_-](?:in|before|for|on|at)[_-](?:prod|deploy|live|use|release|go)|replace[_-]?me|(?:dummy|fake|redacted|notreal)(?![A-Za-z0-9])|insert[_-]|sample[_-])/i,
    scope: 'anywhere',
    samples: [
      'sk-fake-key-for-tests', 'dummy_token_abc', 'my-example-key', 'ghp_REDACTED', 'sk_test_placeholder', 'sk-changeme',
      'fake_key_1', 'replace_me_please', 'dev-secret-change-in-prod-min-32-chars',
    ],
  },
  {
    id: 'sequence',
    pattern: /12345678|AAECAwQFBgcICQ|AQIDBAUGBwgJCg|0001020304050607|0102030405060708|123456[/_:-]abcdef|abcdefgh|ABCDEFGH|abcd1234|deadbeef|a1b2c3d4|(?:^|[^A-Za-z0-9])(?:abc123|ABC123|qwerty)(?![A-Za-z0-9])|^abc123|abc123(?:def|456|xyz|ghi)|xyz789|(?:abc|def|ghi|jkl|xyz)(?:123|456|789)(?:abc|def|ghi|uvw|xyz)/,
    scope: 'anywhere',
    samples: ['1234567890', '0123456789abcdef0123456789abcdef', 'abc123', 'https://hooks.acme.dev/catch/123456/abcdef', 'sk-1234567890abcdef', 'abcd1234', 'AAECAwQFBgcICQoLDA0ODw==', '000102030405060708090a0b0c0d0e0f', 'ghp_1234567890abcdef', '12345678-1234-1234-1234-123456789012', 'a1b2c3d4e5f6', 'deadbeefdeadbeefdeadbeefdeadbeef', 'sk_live_abc123xyz', 'jira_secret_def456uvw'],
  },
  {
    id: 'repeated-character',
    pattern: /^(?:[A-Za-z_-]{1,60}[-_])?([A-Za-z0-9])\1{5,}$/,
    scope: 'whole',
    samples: ['00000000000000000000000000000000', 'aaaaaaaaaaaaaaaa', 'ghp_00000000', 'ci-session-secret-value-0000000000'],
  },
  {
    id: 'nil-uuid',
    pattern: /00000000-0000-0000-0000-000000000000|11111111-1111-1111-1111-111111111111/,
    scope: 'anywhere',
    samples: ['00000000-0000-0000-0000-000000000000', 'ctx7sk-00000000-0000-0000-0000-000000000000'],
  },
  {
    id: 'aws-docs-example',
    pattern: /EXAMPLE(?:KEY)?(?![A-Za-z0-9])/,
    scope: 'anywhere',
    samples: ['AKIA' + 'IOSFODNN7EXAMPLE', 'wJalrXUtnFEMI/K7MDENG/' + 'bPxRfiCYEXAMPLEKEY', 'ASIA' + 'IOSFODNN7EXAMPLE'],
    note: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/security-creds.html',
  },
  {
    id: 'github-docs-example', pattern: /16c7e42f292c6912e7710c838347ae178b4a/i, scope: 'anywhere',
    samples: ['ghp_' + '16C7e42F292c6912E7710c838347Ae178B4a'],
    note: 'the token of the GitHub documentation',
  },
  {
    id: 'google-docs-example',
    // Some change its last letter.
    pattern: /SyDaGmWKa4JsXZ-HjGw7ISLn_3namBGew/,
    scope: 'anywhere',
    samples: ['AIza' + 'SyDaGmWKa4JsXZ-HjGw7ISLn_3namBGewQe'],
    note: 'the key of the Google documentation',
  },
  {
    id: 'stripe-docs-example',
    pattern: /4eC39HqLyjWDarjtT1zdp7dc|BQokikJOvBiI2HlWgH4olfQ2|tR3PYbcVNZZ796tH88S4VQ2u/,
    scope: 'anywhere',
    samples: ['sk_' + 'test_4eC39HqLyjWDarjtT1zdp7dc'],
    note: 'public keys of the Stripe documentation',
  },
  {
    id: 'slack-docs-example', pattern: /17653672481-19874698323/, scope: 'anywhere',
    samples: ['xoxb-' + '17653672481-19874698323-pdFZKVeTuE8sk7oOcHrzqqgy', 'xoxp-' + '17653672481-19874698323-x'],
    note: 'the tokens of https://docs.slack.dev/authentication/installing-with-oauth',
  },
  {
    id: 'resend-docs-example', pattern: /c1tpEyD8_NKFusih9vKVQknRAQfmFcWCv/, scope: 'anywhere',
    samples: ['re_' + 'c1tpEyD8_NKFusih9vKVQknRAQfmFcWCv'],
    note: 'https://resend.com/docs/api-reference/api-keys/create-api-key',
  },
  { // https://learn.microsoft.com/sql/linux/quickstart-install-connect-docker, as it stands and as people change it
    id: 'mssql-docs-example', pattern: /your_?str[o0]ng_?\W{0,3}_?p[a4@]ss(?:w[o0]rd)?/i, scope: 'anywhere',
    samples: ['yourStrong' + '(!)Password', 'YourStrong' + '!Passw0rd', 'YourStrong' + '@Passw0rd2024'],
  },
  {
    id: 'svix-docs-example', pattern: /MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw|plJ3nmyCDGBKInavdOK15jsl/, scope: 'anywhere',
    samples: ['MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'plJ3nmyCDGBKInavdOK15jsl'],
    note: 'the signing secrets of https://docs.svix.com/receiving/verifying-payloads/how-manual',
  },
  { // https://github.com/google/google-authenticator/wiki/Key-Uri-Format#examples
    id: 'totp-docs-example', scope: 'anywhere',
    pattern: /(?:^|[^A-Z\d])(?:(?:JBSWY3DPEHPK3PXP){1,4}|JBSWY3DPEBLW64TMMQ)(?:Q{2}|={0,6})(?![A-Z\d])/i,
    samples: ['JBSWY3DPEHPK3PXP', 'JBSWY3DPEHPK3PXP' + 'JBSWY3DPEHPK3PXP', 'jbswy3dpehpk3pxp', 'JBSWY3DPEBLW64TMMQ======'],
  },
  {
    id: 'published-client',
    pattern: /4uHgMPm-1o7Sk-geV6Cu5clXFsx|K58FWR486LdLJ1mLB8sXC4z6qDA|d-FL95Q19q7MQmFpd7hHD0T/,
    scope: 'anywhere',
    // Without their beginning or end: the bundle would hold them whole.
    samples: ['4uHgMPm-1o7Sk-geV6Cu5clXFsx', 'K58FWR486LdLJ1mLB8sXC4z6qDA', 'd-FL95Q19q7MQmFpd7hHD0T'],
    note: 'the installed applications Gemini CLI, Antigravity and gcloud, whose secrets their sources publish: https://github.com/google-gemini/gemini-cli',
  },
  { // RFC 6749 sections 4.1.3, 5.1 and 6, RFC 6750 section 2.1, RFC 7009 section 2.1, OpenID Connect Core section 3.1.3.3
    id: 'oauth-rfc-examples', scope: 'anywhere',
    pattern: /2YotnFZFEjr1zCsicMWpAA|tGzv3JOkF0XG5Qx2TlKWIA|SplxlOBeZQQYbYS6WxSbIA|czZCaGRSa3F0M|7Fjfp0ZBr1KtDRbnfVdmIw|mF_9\.B5f-4\.1JqM|SlAV32hkKG|8xLOxBtZp8|45ghiukldjahdnhzdauz|gX1fBat3bV/,
    samples: ['2YotnFZFEjr1zCsicMWpAA', 'tGzv3JOkF0XG5Qx2TlKWIA', 'czZCaGRSa3F0MzpnWDFmQmF0M2JW', '7Fjfp0ZBr1KtDRbnfVdmIw', 'mF_9.B5f-4.1JqM'],
  },
  {
    id: 'jwt-io-example', pattern: /eyJzdWIiOiIxMjM0NTY3ODkwI/, scope: 'anywhere',
    samples: ['eyJ{b64:33}.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9l{b64:30}.{b64:43}', 'eyJ{b64:33}.eyJzdWIiOiIxMjM0NTY3ODkwIn0.{b64:43}'],
    note: 'the sample token of jwt.io and its kin: subject 1234567890, mostly John Doe',
  },
  {
    id: 'supabase-local-keys',
    pattern: /eyJpc3MiOiJzdXBhYmFzZS1kZW1v|N7UND0UgjKTVK-Uodkm0Hg_xSvEMPvz/,
    scope: 'anywhere',
    samples: ['eyJ{b64:33}.eyJpc3MiOiJzdXBhYmFzZS1kZW1v{b64:60}.{b64:43}', 'sb_' + 'secret_N7UND0UgjKTVK-Uodkm0Hg_xSvEMPvz'],
    note: 'issuer supabase-demo, and the secret key in https://github.com/supabase/cli: the defaults of every local stack',
  },
  {
    id: 'emulator-azure',
    pattern: /Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/,
    scope: 'anywhere',
    samples: ['AccountKey=' + 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq{24}=='],
    note: 'the storage emulator key that Microsoft publishes',
  },
  {
    id: 'emulator-azure-cosmos-db',
    pattern: /C2y6yDjf5\/R\+ob0N8A7Cgv30VRDJIWEHLM\+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw\/Jw|QzJ5NnlEamY1L1Irb2IwTjhBN0Nndj/,
    scope: 'anywhere',
    samples: ['AccountKey=' + 'C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw=='],
    note: 'the key of every Cosmos DB emulator, https://learn.microsoft.com/azure/cosmos-db/emulator#authentication',
  },
  {
    id: 'telegram-docs-example',
    pattern: /^(?:bot)?12345(?:6(?:7(?:89?)?)?)?:/,
    scope: 'whole',
    samples: ['123456:' + 'ABC-DEF1234ghIkl-zyx57W2v1u123ew11', '123456:telegram-bot-token', '123456789:AbCdEfGhIjKl'],
    note: 'the token of https://core.telegram.org/bots/api and its kin',
  },
  {
    id: 'shortened-captcha-key', scope: 'whole', note: 'keys of reCAPTCHA have forty characters: https://developers.google.com/recaptcha/docs/verify',
    pattern: /^6L[A-Za-z0-9_-]{6}AAAA[A-Za-z0-9_-]{1,27}$/,
    samples: ['6LcAncEk' + 'AAAAAOmE5T8ec', '6LcAncEk' + 'AAAAACymEdK_QG-'],
  },
  { id: 'postmark-test', pattern: /^POSTMARK_API_TEST$/, scope: 'whole', samples: ['POSTMARK_API_TEST'] },
  {
    id: 'variable-name-as-value',
    pattern: /^[A-Z]{1,40}_[A-Z_]{1,80}$|^(?=[A-Z0-9_]{0,100}(?:_|API)(?:KEY|TOKEN|SECRET|PASSWORD|PAT|ID|URL)(?:_|$))[A-Z][A-Z0-9]{0,40}_[A-Z0-9_]{1,80}$/,
    scope: 'whole',
    samples: ['GITHUB_TOKEN', 'OPENAI_API_KEY', 'MY_SECRET', 'STRIPE_SECRET_KEY', 'SLACK_BOT_TOKEN', 'S3_SECRET_KEY'],
  },
  {
    id: 'shell-command',
    pattern: /^(?:\$\([^\n]{1,200}\)|`[^`\n]{1,200}`)$/,
    scope: 'whole',
    samples: ['$(gh auth token)', '`op read op://x/y/z`', '$(cat token.txt)'],
  },
  {
    id: 'path-reference',
    pattern: /^(?:~|\.{1,2}|[A-Za-z]:)[/\\][^\s]{2,300}$|^\/(?:run|etc|home|Users|var|opt|tmp|usr|mnt|root|app|data|workspace|secrets|private)\/[^\s]{1,300}$|^\/[^\s]{1,200}\.(?:json|pem|key|txt|env|ya?ml|p12|pfx|crt)$|^file:[^\s]{2,300}$|^[\w@.-][\w@./\\-]{0,200}\.(?:p8|ppk|pem|key|crt|cer|der|p12|pfx|jks|keystore|kdbx|gpg|asc)$/,
    scope: 'whole',
    samples: ['/run/secrets/token', 'certs/harbour-desk.key', 'server.pem', 'AuthKey_K7QLJ4LWTZ.p8', 'release.keystore', '~/.config/key.json', './service-account.json', 'C:\\keys\\sa.json', 'file:secret.txt', '/x/y/key.pem'],
    note: 'a path to a secret is not the secret',
  },
  {
    id: 'calls-itself-secret',
    pattern: /^(?:(?:my|your|some|very|super|top|the|[_-]){1,6}(?:see?e?cret|secure|strong)[_-]?(?:pass?word|pass|key|token|value)|(?:secure|strong)[_-]?p[a@]ss(?:w[o0]rd)?)[_-]?\d{0,6}[!+@#$%*.]{0,3}$/i,
    scope: 'whole',
    samples: ['SuperSecretPassword123+', 'SecurePassword123!', 'StrongP@ssw0rd1', 'Secure_Password_2024!', 'strongpass', 'my-super-secret-key', 'very_strong_password_1', 'your_secure_token', 'superseecretpasword12'],
    note: 'a person who fills in a template',
  },
  {
    id: 'spaces-in-value',
    pattern: /^[A-Za-z]{2,20} [A-Za-z]{1,20} [A-Za-z ]{1,120}[.!]?$/,
    scope: 'whole',
    samples: ['Set this to your key', 'Ask an admin for it', 'paste the token here'],
    note: 'prose',
  },
]

/** Passwords that local software ships with: no secret there, a guessable one on a remote host. */
export const localDefaults: readonly Placeholder[] = [
  {
    id: 'local-dev-passwords',
    pattern: /^(?:postgres|root|admin|minioadmin|guest|mysql|redis|rabbitmq|local|dev|development|docker|letmein|welcome|hunter2|pass(?:word|wd)?1?2?3?!?|p@ssw0rd|s3cr3t|supersecret|localhost)$/i,
    scope: 'whole',
    samples: ['postgres', 'minioadmin', 'guest', 'root', 'admin', 'password', 'hunter2', 'supersecret'],
  },
  {
    id: 'called-local-passwords',
    pattern: /^[a-z_-]{0,40}(?<![a-z])(?:local|dev|development)[_-](?:only[_-]|)(?:pw|pass|passwd|password|secret)$/i,
    scope: 'whole',
    samples: ['harbour_local_pw', 'ory_dev_password', 'dev-secret', 'local_only_password'],
  },
]

/** Words of what is made up for tests. */
export const madeUp: ReadonlySet<string> = new Set(['test', 'testing', 'dummy', 'fake', 'mock', 'example', 'sample'])

/** Words that nobody gives a token that opens something. */
export const emulated: ReadonlySet<string> = new Set(['dummy', 'fake', 'mock', 'mocked', 'emulated', 'emulation'])
