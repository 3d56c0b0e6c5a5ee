import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What the jobs of CI do, by their commands and actions.

export const pipelineFile: Words = {
  because: 'The files that say what the jobs of CI do.',
  pattern: oneOf(
    '',
    /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]{1,100}\.ya?ml$/,
    /(?:^|[/.])gitlab-ci\.ya?ml$|(?:^|\/)\.gitlab\/ci\/[^/]{1,100}\.ya?ml$|(?:^|\/)\.circleci\/[^/]{1,100}\.ya?ml$/,
    /(?:^|[/.-])(?:azure|bitbucket)-pipelines(?:[.-][\w-]{1,40})?\.ya?ml$|(?:^|\/)\.(?:drone|woodpecker)\.ya?ml$/,
  ),
  is: [
    '.github/workflows/ci.yml',
    'desk/.forgejo/workflows/build.yaml',
    '.gitlab-ci.yml',
    '.gitlab/ci/tests.yml',
    '.circleci/config.yml',
    'azure-pipelines.yml',
    'bitbucket-pipelines.yml',
    '.drone.yml',
  ],
  isNot: ['.github/dependabot.yml', 'workflows/ci.yml', '.gitlab/issue.md', 'docs/gitlab-ci.yml.md'],
}

/** With what stands between a runner and the name of the script. */
const OPTIONS = /(?:[ \t]{1,4}(?:-{1,2}[\w-]{1,30}(?:[= ][\w@./*-]{1,60})?|run|exec|x|workspace[ \t]{1,4}[\w@/-]{1,60})){0,4}[ \t]{1,4}/

export const runsTests: Words = {
  because: 'Commands and actions that run tests, by the names of their runners or of the script of the package.',
  pattern: oneOf(
    '',
    /\b(?:pytest|py\.test|tox|nox|jest|vitest|mocha|phpunit|pest|rspec|ctest|gotestsum|ginkgo|behave|nose2|karma)\b/,
    /\b(?:playwright|artisan|manage\.py)[ \t]{1,4}test\b|\bcypress[ \t]{1,4}run\b|\bcypress-io\/github-action\b|-m[ \t]{1,4}unittest\b/,
    inTurn(
      '',
      /\b(?:npm|npx|pnpm|yarn|bun|bunx|deno|go|cargo|dotnet|mix|rails|rake|swift|xcodebuild|flutter|dart|sbt|nx|turbo|make|just|task)\b/,
      OPTIONS,
      /(?:[\w-]{1,40}[:_-])?(?:tests?|e2e|spec|nextest|ci-test)\b/,
    ),
    /\b(?:mvnw?|gradlew?)\b[^\n]{0,200}[ :](?:test|verify|check|integrationTest|connectedCheck)\b/,
  ),
  is: [
    'pytest tests/ -q',
    'bun run e2e',
    'bun test',
    'npm run test:unit',
    'pnpm --filter web test',
    'go test ./...',
    './mvnw -B verify',
    './gradlew :api:check',
    'python -m unittest',
    'npx playwright test',
    'make test',
    'dotnet test',
    'npx cypress run',
  ],
  isNot: [
    'npm run build',
    'npx playwright install',
    'go build ./...',
    'mvn package',
    'make latest',
    'npm run attest',
    'deno run server.ts',
  ],
}

export const leavesTheRun: Words = {
  because: 'Commands, actions and names of jobs that bring something to where it stays: what they use is used there.',
  pattern: oneOf(
    'i',
    /\b(?:deploy|publish|release|promote|roll-?out|provision|migrate)(?:s|d|ed|ing|ment|ments)?\b/,
    /\b(?:docker|podman|buildah|git|helm|dotnet nuget|twine|gem|cf)[ \t]{1,4}(?:push|upload)\b|\bpush:[ \t]{1,4}true\b/,
    /\b(?:terraform|tofu|kubectl|pulumi)[ \t]{1,4}(?:apply|up)\b|\bhelm[ \t]{1,4}(?:install|upgrade)\b/,
    /\b(?:ssh|scp|rsync)[ \t]{1,4}\S|\b(?:flyctl|wrangler|vercel|netlify|heroku|gcloud|sls|serverless|eas|fastlane)\b|\baws[ \t]{1,4}[a-z\d]/,
    /\benvironment:[ \t]{1,4}["']?(?:prod|production|staging|live)\b/,
  ),
  is: [
    'uses: acme/deploy-action@v2',
    'npm publish',
    'docker push acme/desk',
    'push: true',
    'kubectl apply -f k8s',
    'helm upgrade desk',
    'environment: production',
    'rsync -a dist/ host:',
    'aws s3 sync dist s3://desk',
  ],
  isNot: [
    'on: push',
    "github.event_name == 'push'",
    'docker build .',
    'npm run test',
    'ENVIRONMENT: test',
    'uses: actions/upload-artifact@v4',
  ],
}

export const testMode: Words = {
  because: 'A variable by which a program knows that it runs for tests.',
  pattern: /^\s{0,60}-?\s{0,4}["']?(?:[A-Z]{1,20}_){0,3}ENV(?:IRONMENT)?["']?:[ \t]{1,4}["']?(?:test|tests|testing|ci|e2e)["']?[ \t\r]*$/im,
  is: ['      NODE_ENV: test', 'ENVIRONMENT: test', '  RAILS_ENV: "test"', '  ASPNETCORE_ENVIRONMENT: Testing'],
  isNot: ['NODE_ENV: production', 'environment: test-fleet', 'RAILS_ENV: latest', 'TEST_ENV_URL: https://desk.acme.dev'],
}
