import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What says which of its settings a program is started with.

export const startsProgram: Words = {
  because: 'Files that start a program where others use it, by their paths.',
  pattern: oneOf(
    '',
    /(?:^|\/)(?:[\w-]{1,40}\.)?(?:Dockerfile|Containerfile|Procfile)(?:\.[\w-]{1,40})?$/,
    /(?:^|\/)(?:docker-)?compose(?:[._-][\w.-]{1,40})?\.ya?ml$/,
    /(?:^|\/)(?:[wa]sgi\.py|app\.json|app\.yaml|render\.yaml|fly\.toml)$/,
  ),
  is: ['Dockerfile', 'api/Dockerfile.production', 'Procfile', 'docker-compose.yml', 'compose.prod.yaml', 'config/wsgi.py'],
  isNot: ['manage.py', 'docker/entrypoint.sh', 'config/settings/dev.py', 'package.json'],
}

export const forTrials: Words = {
  because: 'Names of what is for who develops or tests.',
  pattern: /(?:^|[/._-])(?:dev|devel|develop|development|local|localdev|localhost|override|tests?|testing|ci)(?=[/._-]|$)/i,
  is: ['docker-compose.dev.yml', 'compose/local/Dockerfile', 'Development', 'config/settings/test', 'docker-compose.override.yml'],
  isNot: ['Dockerfile', 'devices/Dockerfile', 'config/settings/production', 'locale'],
}

export const choosesSettings: Words = {
  because: 'Where a variable that chooses settings is given a value, in a line that is no comment.',
  pattern: inTurn(
    'm',
    /^(?![ \t]{0,20}(?:#|\/\/))[^\n]{0,200}?/,
    /(?:\b|-D)(DJANGO_SETTINGS_MODULE|SPRING_PROFILES_ACTIVE|spring\.profiles\.active|(?:ASPNETCORE|DOTNET)_ENVIRONMENT|(?:RAILS|RACK|NODE|APP)_ENV)/,
    /["']?\]?[ \t]{0,4}[=:, \t][ \t]{0,4}["']?(?:\$\{\w{1,60}:?-)?([\w.-]{1,100})/,
  ),
  is: [
    'ENV DJANGO_SETTINGS_MODULE=config.settings.dev',
    'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")',
    'os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.local"',
    '      - SPRING_PROFILES_ACTIVE=prod',
    'CMD ["java", "-Dspring.profiles.active=prod", "-jar", "app.jar"]',
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
