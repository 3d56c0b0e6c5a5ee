import { inTurn } from '../../text/pattern.ts'
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
