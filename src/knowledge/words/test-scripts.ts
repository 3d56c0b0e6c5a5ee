import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Files that somebody runs to try something out, and their settings.

const AT_START = /(?:^|\/)/
const CODE = /\.(?:[cm]?[jt]sx?|py|go|rs|rb|php|java|kt|cs|scala|swift|ex|exs)$/
const STANDS_IN = /(?:fake|stub|mock)/
const STOOD_FOR = /(?:as|auth|authori[sz]ation|authn|idp|jwks|issuer|keycloak|oauth2?|oidc|openid|provider|server|sso)/

export const testSettings: Words = {
  because: 'Settings for the runs of CI, and what makes made-up users in Laravel.',
  pattern: /(?:^|\/)(?:settings|config)\/ci\.(?:py|rb|[cm]?[jt]s|ya?ml|json|toml)$|(?:^|\/)database\/factories\//,
  is: ['app/settings/ci.py', 'database/factories/UserFactory.php'],
  isNot: ['config/cicd.yml', 'database/seeders/UserSeeder.php'],
}

export const testScript: Words = {
  because: 'Programs at the top of a package or among its scripts by which somebody tries something out, as they are called in JavaScript.',
  pattern: inTurn(
    '',
    /^(?:(?!(?:src|lib|app|routes?|api|pages|controllers?|functions|plugins|commands|tools|components)\/)[\w@.-]{1,60}\/){0,2}/,
    /(?:scripts?\/)?test[-_][\w.-]{1,60}\.[cm]?[jt]s$/,
  ),
  is: ['test-password.js', 'packages/mcp/test-oauth-connection.js', 'server/scripts/test-login.ts'],
  isNot: ['src/test-connection.ts', 'server/routes/test-connection.js', 'apps/web/src/test-runner.ts', 'contest-list.js'],
}

export const testServer: Words = {
  because:
    'Programs of end-to-end runs, and servers and providers that stand in for real ones, by the name of their file: `e2e` where it is not ' +
    'end-to-end encryption, and `fake`, `stub` or `mock` beside what stands in.',
  pattern: oneOf(
    '',
    inTurn('i', AT_START, /e2e[-_.](?!(?:encrypt|crypto|keys?|chat|messag|secur|cipher))[\w.-]{1,60}/, CODE),
    inTurn('i', AT_START, /(?:[a-z\d]{1,30}[-_.]){1,4}e2e/, CODE),
    inTurn(
      'i',
      AT_START,
      /(?:[a-z\d]{1,30}[-_.]){0,3}/,
      STANDS_IN,
      /[-_.](?:[a-z\d]{1,20}[-_.]){0,2}/,
      STOOD_FOR,
      /(?:[-_.][a-z\d]{1,20}){0,2}/,
      CODE,
    ),
    inTurn('i', AT_START, /(?:[a-z\d]{1,30}[-_.]){0,3}/, STOOD_FOR, /[-_.]/, STANDS_IN, CODE),
    // As classes are called: `FakeOidcServer.java`.
    inTurn(
      '',
      AT_START,
      /(?:Fake|Stub|Mock)(?:[A-Z][a-z\d]{1,20}){0,2}(?:IdP|Idp|OIDC|Oidc|OAuth2?|Oauth2?|Server|Provider|Issuer|Jwks|JWKS)/,
      /(?:[A-Z][a-z\d]{1,20}){0,2}\.(?:java|kt|cs|scala|swift|php|[cm]?[jt]sx?)$/,
    ),
  ),
  is: [
    'scripts/e2e_fake_oidc_as.py',
    'scripts/e2e-server.ts',
    'tools/run-e2e.rb',
    'cmd/fake_idp.go',
    'cmd/stub-oauth-server.go',
    'dev/fake.oidc.provider.mjs',
    'src/oauth_server_stub.rs',
    'app/FakeOidcServer.java',
    'Auth/StubIdpServer.cs',
    'scripts/mock_as.py',
  ],
  isNot: [
    'src/e2e_encryption.py',
    'src/e2ee.ts',
    'src/e2e-keys.ts',
    'app/fake_news.py',
    'app/fake_news_classifier.py',
    'src/stub.ts',
    'src/mockingbird_server.py',
    'src/fakebook-server.ts',
    'src/FakeNews.java',
    'src/server.ts',
    'docs/fake_idp.md',
    'app/fake_review_detector.py',
  ],
}

export const testSources: Words = {
  because:
    'Sources that Gradle and Maven keep apart for tests, and the steps of Cucumber, Behave and Behat: ' +
    'https://docs.gradle.org/current/userguide/java_testing.html, https://cucumber.io/docs/cucumber/step-definitions/.',
  pattern: inTurn(
    '',
    /(?:^|\/)/,
    oneOf(
      '',
      inTurn(
        '',
        /src\//,
        oneOf('', /[a-z]\w{0,40}(?:Test|IT)s?/, /[a-z]\w{0,40}Test[A-Z]\w{0,40}/, /test[A-Z]\w{0,40}/, /it|gatling|jmh/),
        /\/(?:java|kotlin|scala|groovy|resources)\//,
      ),
      /features\/(?:step[-_]definitions|bootstrap)\//,
      /features\/support\/(?:[\w-]{1,60}\/){0,3}[\w-]{1,60}\.rb$/,
      /features\/steps\/(?:[\w-]{1,60}\/){0,3}[\w-]{1,60}\.py$/,
      /behat\//,
    ),
  ),
  is: [
    'src/testFixtures/java/io/acme/Tokens.java',
    'src/it/java/io/acme/Tokens.java',
    'api/src/intTest/kotlin/Tokens.kt',
    'src/gatling/kotlin/Tokens.kt',
    'src/jmh/java/Tokens.java',
    'app/src/androidTest/java/io/acme/Tokens.kt',
    'app/src/androidTestDebug/java/Tokens.java',
    'src/accessIT/java/Tokens.java',
    'features/step_definitions/token.rb',
    'features/support/token.rb',
    'features/steps/token.py',
    'features/bootstrap/TokenContext.php',
    'behat/TokenContext.php',
  ],
  isNot: [
    'src/main/java/io/acme/it/Tokens.java',
    'src/latest/java/Tokens.java',
    'src/control/java/Tokens.java',
    'src/it/index.ts',
    'src/features/support/tickets.ts',
    'src/features/steps/Counter.tsx',
    'src/main/kotlin/attestation/Tokens.kt',
  ],
}

/** No folder above whose parts have names of their own: a laboratory's `pages/labTests` is no test. */
const OUTSIDE_PRODUCT = inTurn(
  '',
  /(?!.{0,200}\b(?:src|apps?|lib|server|client|web|backend|frontend|api|packages|services|domain|entities)\/.{0,200}Tests\/)/,
  /(?!.{0,200}\b(?:pages|views|screens|routes?|controllers?|components|modules|features|areas|models?)\/.{0,200}Tests\/)/,
  /(?!.{0,200}\b(?:Pages|Views|Screens|Controllers|Components|Modules|Features|Areas|Models|Services)\/.{0,200}Tests\/)/,
)
/** What is tested, or how, in front of `Test`: of the source sets of Android and Gradle, and the targets of Xcode and .NET. */
const HOW = oneOf(
  '',
  /UI|ui|E2E|e2e|[Uu]nit|[Ii]ntegration|[Ff]unctional|[Aa]cceptance|[Ii]nstrumented|[Ss]napshot|[Rr]egression/,
  /[Aa]ndroid/,
)

export const testTargets: Words = {
  because:
    'Folders that end in `Tests` with a capital, as Xcode and .NET call the targets of tests, and source sets of Android and Gradle ' +
    'with all that is in them: https://developer.android.com/studio/test#sourcesets.',
  pattern: oneOf(
    '',
    inTurn('', /(?:^|\/)[\w.-]{0,60}/, HOW, /Tests?(?:[A-Z][a-z]{1,20})?\//),
    // A target of Swift and Objective-C, wherever it stands.
    /(?:^|\/)[A-Za-z][\w.-]{0,60}[a-z\d]Tests\/(?:[^/]{1,80}\/){0,6}[^/]{1,120}\.(?:swift|mm?|xctestplan)$/,
    inTurn('', /^/, OUTSIDE_PRODUCT, /(?:[^/]{1,80}\/){0,6}[A-Za-z][\w.-]{0,60}[a-z\d]Tests\//),
    /^src\/[A-Z][\w.-]{0,60}[a-z\d]Tests\/(?:[^/]{1,80}\/){0,6}[^/]{1,120}\.(?:cs|fs|vb|json)$/,
  ),
  is: [
    'apple/appUITests/SignInUITests.swift',
    'ios/App/AppTests/SignIn.swift',
    'HarbourTests/Tokens.m',
    'HarbourTests/Fixtures/realm.json',
    'src/HarbourTests/appsettings.json',
    'src/Harbour.UnitTests/Tokens.cs',
    'app/src/androidTest/AndroidManifest.xml',
    'app/src/androidTestDebug/assets/realm.json',
    'src/integrationTest/realm.json',
  ],
  isNot: [
    'src/pages/labTests/index.ts',
    'Pages/LabTests/Edit.cshtml.cs',
    'web/practiceTests/list.ts',
    'src/labTests/index.ts',
    'ios/contests/Main.swift',
    'app/latest/Main.kt',
    'src/speedTest/index.ts',
    'ios/App/TestsView/Main.swift',
    'protests/Main.swift',
  ],
}
