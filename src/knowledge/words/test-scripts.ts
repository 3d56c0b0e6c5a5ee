import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Files that somebody runs to try something out, and their settings.

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
