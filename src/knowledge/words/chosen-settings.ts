import { inTurn, oneOf } from '../../text/pattern.ts'
import { composeFile } from './configuration.ts'
import type { Words } from './row.ts'

// What says which of its settings a program is started with.

export const startsProgram: Words = {
  because: 'Files that start a program where others use it, by their paths.',
  pattern: oneOf(
    '',
    /(?:^|\/)(?:[\w-]{1,40}\.)?(?:Dockerfile|Containerfile|Procfile)(?:\.[\w-]{1,40})?$/,
    composeFile.pattern,
    /(?:^|\/)(?:[wa]sgi\.py|app\.json|app\.yaml|render\.yaml|fly\.toml)$/,
  ),
  is: ['Dockerfile', 'api/Dockerfile.production', 'Procfile', 'docker-compose.yml', 'compose.prod.yaml', 'config/wsgi.py'],
  isNot: ['manage.py', 'docker/entrypoint.sh', 'config/settings/dev.py', 'package.json'],
}

export const deploymentFile: Words = {
  because:
    'Manifests of a cluster, values of charts and definitions of tasks, by the folder that says what they deploy, which stands above.',
  pattern: inTurn(
    '',
    /(?:^|\/)(?:k8s|kubernetes|kube|helm|charts?|manifests?|deploy(?:ments?)?|kustomize|overlays|infra(?:structure)?|ops|docker|\.ci)\//,
    /(?:[\w./-]{0,200}\/)?(?:[\w.-]{1,80}\.(?:ya?ml|json|service)|(?:[\w-]{1,40}\.)?(?:Dockerfile|Containerfile)(?:\.[\w-]{1,40})?)$/,
  ),
  is: ['k8s/deployment.yaml', 'api/charts/desk/values.yaml', 'deploy/task.json', 'docker/Dockerfile', 'deploy/desk.service'],
  isNot: ['src/deploy.yaml', 'docker-compose.yml', 'k8s/README.md', 'Dockerfile'],
}

export const forTrials: Words = {
  because: 'Names of what is for who develops or tests.',
  pattern: /(?:^|[/._-])(?:dev|devel|develop|development|local|localdev|localhost|override|tests?|testing|ci)(?=[/._-]|$)/i,
  is: ['docker-compose.dev.yml', 'compose/local/Dockerfile', 'Development', 'config/settings/test', 'docker-compose.override.yml'],
  isNot: ['Dockerfile', 'devices/Dockerfile', 'config/settings/production', 'locale'],
}

export const forProduction: Words = {
  because: 'Names of what starts a program where others use it.',
  pattern: /(?:^|[/._-])(?:prod|production|prd|live|staging)(?=[/._-]|$)/i,
  is: ['docker-compose.prod.yml', 'compose/production/compose.yml', 'compose.staging.yaml'],
  isNot: ['docker-compose.yml', 'products/compose.yml', 'compose.override.yml'],
}

export const choosesSettings: Words = {
  because:
    'Where a variable that chooses settings is given a value, in a line that is no comment, or in the next one as in manifests; whether it is ' +
    'only taken where nobody says another.',
  pattern: inTurn(
    'm',
    /^(?![ \t]{0,20}(?:#|\/\/))[^\n]{0,200}?/,
    /(?:\b|-D)(DJANGO_SETTINGS_MODULE|SPRING_PROFILES_ACTIVE|spring\.profiles\.active|(?:ASPNETCORE|DOTNET)_ENVIRONMENT|(?:RAILS|RACK|NODE|APP)_ENV)/,
    oneOf('', /["']?,?\s{1,40}["']?value["']?[ \t]{0,4}[:=][ \t]{0,4}["']?/, /["']?\]?[ \t]{0,4}[=:, \t][ \t]{0,4}["']?/),
    /(\$\{\w{1,60}:?-)?([\w.-]{1,100})/,
  ),
  is: [
    'ENV DJANGO_SETTINGS_MODULE=config.settings.dev',
    'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")',
    'os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.local"',
    '      - SPRING_PROFILES_ACTIVE=prod',
    'CMD ["java", "-Dspring.profiles.active=prod", "-jar", "app.jar"]',
    '- name: ASPNETCORE_ENVIRONMENT\n  value: Production',
    '"name": "NODE_ENV",\n"value": "production"',
    'NODE_ENV: ${NODE_ENV:-development}',
  ],
  isNot: ['# ENV NODE_ENV=development', 'ENV PORT=8080', 'ARG NODE_ENV\n'],
}

export const choosesProfile: Words = {
  because: 'The profile that settings of Spring make active, and whether a variable may name another.',
  pattern: inTurn(
    'm',
    oneOf(
      '',
      /^[ \t]{0,8}(?:spring\.)?profiles\.active[ \t]{0,4}[=:]/,
      /^[ \t]{1,8}profiles:[ \t]{0,4}(?:\r?\n[ \t]{1,16}(?![ \t]{0,16}active)[^\n]{0,200}){0,4}\r?\n[ \t]{1,16}active:/,
    ),
    /[ \t]{0,4}(?:\r?\n[ \t]{0,16}-[ \t]{1,4})?["']?(\$\{[\w.-]{1,60}:)?([\w-]{1,40})/,
  ),
  is: ['spring.profiles.active=dev', 'spring:\n  profiles:\n    active: dev', 'spring:\n  profiles:\n    active: ${PROFILE:dev}'],
  isNot: ['spring:\n  profiles:\n    include: dev', 'spring.profiles.active=@profile@', '# spring.profiles.active=dev'],
}
