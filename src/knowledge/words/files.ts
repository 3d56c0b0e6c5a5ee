import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Files by their names: tests, templates, instructions of agents, lists of scanners.

export const testFile: Words = {
  because: 'Files of tests, and of what tests share, by the conventions of their runners.',
  pattern: oneOf(
    'i',
    /^test(?:ing)?[-_]?(?:util(?:s|ities)?|helpers?|support|setup)\.[a-z]{1,5}$/,
    /^mock[-_.][^/]*\.[a-z]{1,5}$/,
    /^mock(?:api|data|server|service|client|handlers?|backend|auth|user|users|fetch|store|db)\.[a-z]{1,5}$/,
    /^(?:vitest|jest|playwright|cypress)[-.](?:[\w-]{1,30}\.)?setup\.[a-z]{1,5}$/,
    /^(?:vitest|jest|cypress|karma|wdio)\.(?:[\w-]{1,30}\.){0,2}(?:config|conf|workspace|projects)\.[a-z]{1,5}$/,
    /(?:^|[._-])(?:test|tests|spec|e2e|stories|mock|fixture|smoke-?test)\.[a-z]{1,5}$/,
    /^\.env(?:\.[\w-]{1,30})?\.(?:e2e|dusk|cypress|playwright|ci)(?:\.[\w-]{1,20})?$/,
    // `.env.test` alone names an environment too, which some deploy: what follows, or the plural, says that a runner reads it.
    /^\.env(?:\.[\w-]{1,30})?\.(?:[a-z]{1,20}[-_])?(?:tests|testing|phpunit|vitest|pytest)(?:[-_.](?:ci|local|docker|example|dist|sample))?$/,
    /^\.env(?:\.[\w-]{1,30})?\.test\.local(?:\.(?:example|dist|sample))?$/,
    /^\.env(?:\.[\w-]{1,30})?\.(?:(?:unit|integration|feature|functional|acceptance|browser)[-_]?tests?|tests?[-_.]ci)(?:\.(?:example|dist|sample))?$/,
    // Programs that measure, by the conventions of Go, Rust and Python.
    /^bench[-_][^/]*\.[a-z]{1,4}$|[-_.]bench(?:mark)?\.[a-z]{1,4}$/,
    /_(?:test|spec)\.[a-z]{1,4}$|^test_[^/]*\.py$|^conftest\.py$|[.-](?:integration|e2e|testing)\.ya?ml$/,
  ),
  is: [
    'login.test.ts',
    'server_test.go',
    'test_login.py',
    'conftest.py',
    'app.e2e.yaml',
    'testutil.go',
    'test-helpers.ts',
    'vitest-e2e.setup.ts',
    'jest.setup.js',
    'vitest.workers.config.ts',
    'karma.conf.js',
    '.env.test.local.example',
    '.env.dusk.example',
    '.env.local.cypress',
    '.env.ci',
    '.env.testing',
    '.env.testing-ci',
    '.env.testing.example',
    '.env.tests',
    '.env.unit-tests',
    '.env.integration-test',
    'bench_http.rs',
    'signing_bench.go',
    'sign.bench.ts',
  ],
  isNot: [
    '.env.test',
    '.env.latest',
    '.env.contests',
    '.env.testnet',
    '.env.production',
    '.env.cicd',
    'contest.py',
    'workbench.ts',
    'bench.ts',
    'latest.ts',
    'attestation.ts',
    'utils.go',
  ],
}

export const testEnvironment: Words = {
  because: "Files of variables that the tests of a program run with: what is in them is made up, unless a provider's form says otherwise.",
  pattern: inTurn(
    'i',
    /(?:^|\/)/,
    oneOf(
      '',
      inTurn('', /(?:\.env[._-]|env\.)/, /(?:unit|integration|e2e|ci)?[._-]?tests?(?:ing)?(?:\.(?:local|example))?/),
      /\.env[._-]e2e/,
    ),
    /$/,
  ),
  is: ['.env.test', 'api/.env-test', '.env_test', 'env.test', '.env.integration-test', '.env.testing.example', '.env.e2e'],
  isNot: ['.env.latest', '.env-protest', '.env.testnet', 'test.environment', '.env'],
}

export const testFolder: Words = {
  because: 'Folders of tests, fixtures and conformance suites.',
  pattern: inTurn(
    '',
    /(?:^|[-_.])/,
    oneOf(
      '',
      /tests?|e2e|fixtures?|mocks?|load[-_]?test(?:ing|s)?|smoke[-_]?tests?/,
      /(?:test|conformance|certification)[-_]?suites?|certifications?/,
      // What tests share, and the packages of Go that are called after what they test: `httptest`, `fstest`.
      /test(?:data|servers?|utils?|helpers?|support|kit|lib|env|bed|cases?|apps?|certs?|keys?|resources|vectors|containers?)/,
      /(?:acceptance|integration|functional|regression|conformance|contract|system|performance|qa)tests?/,
      // Questions that an application is asked before a release, with the answers that are right.
      /eval[-_]?(?:cases|sets?|suites?|data)/,
      /(?:api|app|auth|crypto|db|fs|func|grpc|http|io|net|oidc|rpc|slog|sql|sys|unit)test/,
    ),
    /(?:$|[-_.])/,
  ),
  is: [
    'tests',
    'my-fixtures',
    'load-testing',
    'conformance-suite',
    'testserver',
    'fstest',
    'berth_testdata',
    'conformancetests',
    'eval-cases',
    'evalcases',
    'qatests',
  ],
  isNot: ['latest', 'latestdata', 'contests', 'certificates', 'testnet', 'testimonials', 'protest'],
}

export const exampleFolder: Words = {
  because: 'Folders of examples, samples, lessons and benchmarks, also with a word of what they show.',
  pattern: oneOf(
    'i',
    inTurn('', /^(?:.{1,60}[-_.])?/, /(?:examples?|samples?|demos?|tutorials?|quick-?starts?|workshops?|walkthroughs?)/, /$/),
    /^(?:examples?|samples?|tutorials?|quick-?starts?|workshops?|walkthroughs?|demo-apps?)[-_.].{1,60}$/,
    /^(?:lab|chapter|lesson|exercise)[-_]?\d{1,3}(?:[-_].{1,60})?$/,
    // Programs that measure, and serve nobody.
    /^(?:benchmarks?|benches)$/,
  ),
  is: ['sample-servers', 'keycloak-demo', 'example-app-reuse', 'Lab3', 'chapter-07-sessions', 'benchmarks', 'benches', 'quick-starts'],
  isNot: ['resampled', 'demographics', 'demo-mode', 'benchmarking', 'workbenches', 'labels', 'lab', 'chapters'],
}

export const titleOfSamples: Words = {
  because: 'What the title of a README says of a repository or folder that is there to learn from.',
  pattern: oneOf(
    'i',
    /\b(?:code |project )?(?:examples?|samples?|tutorials?|quick ?starts?|workshops?|code ?labs?|hands-on labs?)(?![-\w])/,
    /\bdemos?(?: (?:apps?|applications?|projects?))?\s{0,3}$/,
  ),
  is: [
    'AWS CDK Examples',
    'Keycloak Project Example',
    'Tutorial: Enable your web app to sign in users',
    'Serverless Workshop',
    'Sign-in demo',
  ],
  isNot: ['Sample-efficient learning', 'Sampler', 'Demo mode for everybody', 'Acme desk', 'Laboratory'],
}

export const testKind: Words = {
  because: 'Kinds of tests that a folder is called after, where its own files are tests; the words have other meanings too.',
  pattern: /^(?:integration|acceptance|functional|regression|smoke|end[-_]?to[-_]?end)$/i,
  is: ['integration', 'acceptance', 'end-to-end'],
  isNot: ['integrations', 'functions', 'system'],
}

export const testKindAlone: Words = {
  because: 'Kinds of tests whose names hardly anything else in a repository has.',
  pattern: /^(?:acceptance|functional|regression|smoke|end[-_]?to[-_]?end)$/i,
  is: ['acceptance', 'smoke', 'end-to-end'],
  isNot: ['integration', 'functions'],
}

export const testWorkflow: Words = {
  because: 'Workflows of CI that are called after the tests that they run.',
  pattern: inTurn(
    'i',
    /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/(?:[^/]{0,60}[-_.])?/,
    /(?:acceptance|integration|functional|regression|smoke|end[-_]?to[-_]?end)(?:[-_.]?tests?)?\.ya?ml$/,
  ),
  is: ['.github/workflows/acceptance.yaml', '.github/workflows/go-integration-tests.yml'],
  isNot: ['.github/workflows/release.yml', 'config/integration.yml', '.github/workflows/integration-deploy.yml'],
}

export const forDevelopment: Words = {
  because: 'Names of clients, and paths of files, that only who develops uses.',
  pattern: /(?:^|[^a-z])(?:dev|devel|develop|development|local|localhost|sandbox)(?:$|[^a-z])/i,
  is: ['docker-compose.dev.yml', 'dev/cli/api.py', 'desk-local', 'sandbox'],
  isNot: ['device/login.ts', 'developers.yml', 'locale.ts'],
}

export const forTrial: Words = {
  because: 'Names of what people try something out with.',
  pattern: /(?:^|[^a-z])(?:tests?|demo|playground|quick-?start|examples?|samples?)(?:$|[^a-z])/i,
  is: ['Test-realm', 'demo', 'docker-compose.demo.yml', 'kafka-demo', 'quickstart'],
  isNot: ['contest', 'latest-realm', 'harbour', 'democracy'],
}

export const comparedWith: Words = {
  because: 'What a product makes by itself, kept for each of its versions to compare others with: nobody imports it.',
  pattern: /(?:^|\/)baselines?\/v?\d{1,3}\.\d{1,3}(?:\.\d{1,3})?\//,
  is: ['src/main/resources/baseline/19.0.3/realm/realm.json', 'baselines/v2.1/client.json'],
  isNot: ['clusters/baseline/realm.json', 'baseline/prod/realm.json', 'releases/19.0.3/realm.json'],
}

export const templateFile: Words = {
  because: 'Files that are there to be copied and filled in.',
  pattern: oneOf(
    'i',
    /\.(?:example|sample|template|dist|defaults|tmpl|tpl)(?:\.[a-z0-9]{1,6})?$/,
    /(?:^|[._-])(?:example|sample|template)\.[a-z0-9.]{1,12}$/,
    /\.env\.(?:example|sample|template|dist|defaults)/,
  ),
  is: ['.env.example', 'config.sample.json', 'settings.yaml.tpl'],
  isNot: ['example-app.ts', '.env', 'samples.json'],
}

export const scrubber: Words = {
  because: 'Code that looks for secrets in order to hide them has their forms in it.',
  pattern: oneOf(
    '',
    /scrub|redact|saniti[sz]|anonymi[sz]|secret[-_]?(?:detect|scan|filter|mask)/,
    /(?:mask|hide|find)[-_]?secret|(?:git)?leaks?\b|trufflehog|detect[-_]?secrets|dlp/,
  ),
  is: ['src/redact.ts', 'secret-scanner', 'gitleaks-config'],
  isNot: ['secretary.ts', 'src/login.ts'],
}

export const instructionFile: Words = {
  because: 'Files and folders that clients read as instructions (https://agents.md, and the pages of each client).',
  pattern: oneOf(
    'i',
    inTurn('', /(?:^|\/)(?:claude(?:\.local)?|agents?|gemini|qwen|crush|amazonq|skill|power|memory|conventions)\./, /(?:md|txt)$/),
    inTurn(
      '',
      /(?:^|\/)\./,
      oneOf(
        '',
        /claude|cursor|github|windsurf|cline|clinerules|roo|kilocode|kilo|continue|junie|kiro|amazonq|trae/,
        /augment|agents|opencode|gemini|codex|factory|goose|qwen|aider|specify/,
      ),
      /\//,
    ),
    /(?:^|\/)\.(?:cursorrules|windsurfrules|clinerules|roorules|goosehints|rules|augment-guidelines)$/,
    /\.(?:mdc|prompt|prompt\.md|instructions\.md|chatmode\.md|agent\.md)$/,
  ),
  is: ['CLAUDE.md', 'a/.cursor/rules/x.md', '.goosehints', 'review.prompt.md'],
  isNot: ['claude-notes.md', 'docs/cursor/x.md', 'README.md'],
}

export const scannersList: Words = {
  because: 'Where scanners for secrets keep what they have found and leave alone.',
  pattern: inTurn(
    '',
    /(?:^|\/)\.?/,
    oneOf(
      '',
      /secretsignore|secrets\.baseline|gitleaksignore|gitleaks\.toml|secretlintrc(?:\.\w{2,4})?|secretlintignore/,
      /trufflehog(?:-?ignore|-exclude\S{0,20})|betterleaks\.toml|detect-secrets\S{0,20}/,
    ),
    /$/,
  ),
  is: ['.secrets.baseline', 'a/.gitleaksignore', 'trufflehog-exclude.txt', '.secretlintrc.json'],
  isNot: ['secrets.yaml', 'gitleaks.md'],
}

export const clientConfiguration: Words = {
  because: 'Files of clients that have a surface of their own.',
  pattern: oneOf(
    'i',
    inTurn(
      '',
      /(?:^|\/)/,
      oneOf(
        '',
        /\.mcp(?:\.[^/]*)?\.json|\.claude\.json|cline_mcp_settings[^/]*|mcp_settings[^/]*|mcp-config\.json/,
        /managed-mcp\.json|fastmcp[^/]*|[^/]*\.fastmcp\.json|windsurf[_-]mcp[^/]*|claude[_-]desktop[^/]*/,
        /anythingllm_mcp_servers[^/]*|(?:gemini|qwen)-extension\.json|(?:opencode|kilo)\.jsonc?|crush\.json/,
        /(?:openclaw|clawdbot)[^/]*|[^/]*cherry[^/]*studio[^/]*/,
      ),
      /$/,
    ),
    inTurn(
      '',
      /\//,
      /(?:User|mcphub|5ire|lm-?studio|jan|amp|zed|eca|Factory Bridge|github-copilot\/[^/]+|cherry-?studio)/,
      /\/(?:[^/]+\/)*[^/]+\.json$/,
    ),
  ),
  is: ['.mcp.local.json', 'cline_mcp_settings.json', 'home/User/settings.json', 'qwen-extension.json', 'opencode.jsonc'],
  isNot: ['mcp.json', 'servers.json', 'config/mcp-servers.json'],
}

export const secretsFile: Words = {
  because: 'Files that hold secrets by their name; templates hold none.',
  pattern: inTurn(
    'i',
    /(?:^|[/\\])/,
    oneOf(
      '',
      /\.env(?:\.(?!example|sample|template|dist|defaults)[\w.-]+|\*)?|\.envrc|\.netrc|\.npmrc|\.pypirc/,
      /\.pgpass|credentials(?:\.json)?|secrets?\.(?:ya?ml|json|toml|env)|id_(?:rsa|ed25519|ecdsa)/,
      /[\w.-]{1,80}\.(?:pem|p12|pfx)/,
      /(?!(?:example|sample|template|defaults?|dist|process|meta)\.)[\w-]{1,80}\.env|(?:access[-_]?|auth[-_]?)?token(?:\.txt)?|api[-_]?key(?:\.txt)?/,
    ),
    /$/,
  ),
  is: ['.env', '.env.production', 'home/.netrc', 'id_rsa', 'server.pem', 'secrets/agent.env', '~/.config/desk/token', 'api_key.txt'],
  isNot: ['.env.example', '.env.template', 'id_rsa.pub', 'credentials.ts', 'example.env', 'process.env', 'tokens.json'],
}

export const environmentFile: Words = {
  because: 'Files of variables, templates among them.',
  pattern: /(?:^|\/)\.env[^/]{0,60}$/,
  is: ['.env', 'apps/desk/.env.production', '.env.example'],
  isNot: ['env.ts', 'a.env', '.env/settings'],
}

export const codeFile: Words = {
  because: 'Files of code by their endings.',
  pattern: inTurn(
    'i',
    /\./,
    oneOf(
      '',
      /[cm]?[jt]sx?|py|rb|go|rs|java|kt|kts|cs|php|swift|scala|vue|svelte|lua|pl|r|dart|ipynb|cpp|cc|c|h|ex/,
      /exs|clj|groovy|gradle|sql/,
    ),
    /$/,
  ),
  is: ['a.ts', 'b.py', 'c.ipynb', 'd.cs'],
  isNot: ['a.json', 'b.md', 'c.css'],
}

export const manifestFile: Words = {
  because:
    "Names under which the protocols and products themselves look for a manifest: an agent card (A2A, section 5.3), what RFC 8615 has at `.well-known`, Supabase's `config.toml` and Keycloak's realm exports. Such a file is missed when it is too large or broken.",
  pattern: inTurn(
    '',
    /(?:^|\/)/,
    oneOf('', /agent-card\.json|\.well-known\/[^/]+\.json|supabase\/config\.toml/, /(?:[^/]{1,80}-)?realm(?:-export|-config)?\.json/),
    /$/,
  ),
  is: ['agent-card.json', 'a/.well-known/x.json', 'supabase/config.toml', 'my-realm-export.json'],
  isNot: ['config.toml', 'package.json'],
}

export const saysPlaceholders: Words = {
  because: 'What the comment at the head of a template says of its values: they hold the place of others.',
  pattern: oneOf(
    'i',
    inTurn(
      '',
      /\b(?:values?|keys?|secrets?|credentials|tokens|passwords)\b[^\n.]{0,60}/,
      /\b(?:are|is) (?:all |only |just )?(?:an? )?(?:placeholders?|samples?|examples?|dummy|dummies|fake|not real)\b/,
    ),
    /\breplace (?:all |any |the |these |every )?(?:of )?(?:the )?(?:placeholders?|samples?|dummy|example|default)(?: values?)?\b/,
    inTurn(
      '',
      /\b(?:replace|fill|substitute|change|update|swap|set)\b[^\n.]{0,60}/,
      /\b(?:your (?:own|real|actual)|(?:the )?(?:actual|real)) (?:[a-z]{1,12} )?(?:values?|keys?|secrets?|credentials|tokens)\b/,
    ),
  ),
  is: [
    '# The App ID, Keys, or Secrets in this file are placeholders.',
    '# Replace placeholder values below with your actual credentials',
    '# Copy this file to .env and fill in your actual values',
    '# All values are dummy values',
  ],
  isNot: [
    '# Copy this file to .env',
    '# Keys are read from the vault',
    '# The values are the ones of production',
    '# For example, set the port',
    '# Sample configuration',
    '# replace the port',
  ],
}

export const translations: Words = {
  because: 'Files with the texts of an interface in one language, under their keys.',
  pattern: inTurn(
    'i',
    /(?:^|\/)(?:locales?|i18n|l10n|lang(?:s|uages?)?|translations?|nls)\//,
    /(?:[^/]{1,60}\/){0,4}[^/]{1,80}\.(?:json5?|ya?ml|properties|xml|strings|po|php|[cm]?[jt]s)$/,
  ),
  is: ['src/assets/locale/locale.constant-nl_BE.json', 'config/locales/de.yml', 'app/i18n/en/common.ts', 'resources/lang/fr/auth.php'],
  isNot: ['src/locale.json', 'language-server/config.json', 'src/i18n/keys.pem', 'golang/settings.yaml'],
}

export const scannerList: Words = {
  because: 'Files in which a scanner of secrets is told what it is to pass over: who found a value there has looked at it already.',
  pattern: oneOf(
    '',
    /(?:^|\/)\.(?:gitguardian|ggshield)\.ya?ml$|(?:^|\/)\.gitleaks(?:ignore|\.toml)$|(?:^|\/)\.?gitleaks[\w.-]{0,30}\.toml$/,
    /(?:^|\/)\.secrets\.baseline$|(?:^|\/)\.talismanrc$|(?:^|\/)\.?trufflehog[\w.-]{0,30}$|(?:^|\/)\.secretlintignore$/,
  ),
  is: ['.gitguardian.yml', 'services/.gitleaks.toml', '.secrets.baseline', '.trufflehog-exclude.txt', '.talismanrc'],
  isNot: ['gitguardian.py', '.github/workflows/gitleaks.yml', 'secrets.baseline.json', '.gitignore'],
}

export const documentFile: Words = {
  because: 'Texts about programs, in which a key shows how one looks.',
  pattern: /\.(?:md|mdx|markdown|rst|adoc|txt|html?)$/i,
  is: ['docs/setup.md', 'README.txt', 'index.html'],
  isNot: ['md.ts', 'setup.html.erb', 'notes'],
}
