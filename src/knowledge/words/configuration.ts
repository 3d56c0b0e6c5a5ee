import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

export const readsConfiguration: Words = {
  because:
    'Objects that read the environment by the names of its variables: ' +
    'https://docs.nestjs.com/techniques/configuration#using-the-configservice',
  pattern: /(?:^|\.)#?_?(?:app|env)?config(?:uration)?(?:_?service)?\.get(?:OrThrow)?$/i,
  is: ['configService.get', 'this.configService.getOrThrow', 'config.get', 'this.#config.get'],
  isNot: ['reconfig.get', 'config.getAll', 'cache.get', 'configs.get'],
}

export const readsByPrefix: Words = {
  because:
    'What makes the names of variables of a prefix and the name of a field, or turns every variable into a setting: ' +
    'https://docs.pydantic.dev/latest/concepts/pydantic_settings/#changing-the-prefix, ' +
    'https://learn.microsoft.com/dotnet/core/extensions/configuration-providers#environment-variable-configuration-provider',
  pattern: oneOf(
    '',
    /\b(?:env|envvar)_prefix\b|\benvPrefix:"|\.prefixed\(|\bBaseSettings\b|\bkoanf\b|\bSetEnvPrefix\b|\bAutomaticEnv\b|\benvconfig\b/,
    /\bCreate(?:Default)?Builder\(|\bIConfiguration\b|\bAddEnvironmentVariables\b|\bruntimeConfig\b/,
    /@(?:ConfigurationProperties|ConfigMapping)\b|\bspring-boot\b|\b(?:config::)?Environment::with_prefix\b|\bfigment\b/,
    /\benv\[\s{0,8}(?:`|[\w.]{1,60}\s{0,4}\+|["'][\w-]{1,40}["']\s{0,4}\+)|\b(?:getenv|environ(?:\.get)?)[[(]\s{0,8}f["']/,
  ),
  is: [
    'env_prefix = "APP_"',
    '`envPrefix:"APP_"`',
    'viper.AutomaticEnv()',
    'process.env[`${name}_TTL`]',
    "env['APP_' + name]",
    'os.getenv(f"{a}_TTL")',
  ],
  isNot: ['process.env.APP_TTL', "process.env['APP_TTL']", 'os.getenv("APP_TTL")', 'prefix', 'env[name]', 'const envPrefix = {}'],
}

export const composeFile: Words = {
  because:
    'Files of Compose, by the names that it looks for: https://docs.docker.com/compose/intro/compose-application-model/#the-compose-file',
  pattern: /(?:^|\/)(?:docker-|podman-)?compose[\w.-]{0,60}\.ya?ml$/,
  is: ['compose.yaml', 'deploy/docker-compose.prod.yml', 'podman-compose.yml'],
  isNot: ['composer.json', 'decompose.yml', 'compose/values.json', 'docs/compose-a-mail.md'],
}

export const startsOwnCode: Words = {
  because:
    "Programs that run the repository's own code with variables of a file, and `docker compose`, which only fills in what its files name: " +
    'https://nodejs.org/api/cli.html#--env-fileconfig, https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/',
  pattern: /\b(?:node|tsx|ts-node|nodemon|bun|deno|uv|uvicorn|gunicorn|flask|dotenvx?)\b|\bdocker[ -]compose\b/,
  is: ['tsx --env-file=.env', 'node ', 'npx dotenvx run ', 'uvicorn app:app', 'docker compose -f a.yml', 'docker-compose'],
  isNot: ['docker run', 'podman run'],
}

export const ofFrameworks: Words = {
  because:
    'Properties of an application file that frameworks and libraries read: Spring Boot, Quarkus, Micronaut, JHipster, Sa-Token and others.',
  pattern: oneOf(
    'i',
    /^(?:spring|server|management|quarkus|smallrye|mp|micronaut|jhipster|grails)\b/,
    /^(?:ktor|sa-token|shiro|cas|keycloak|oauth2?|pac4j)\b/,
  ),
  is: ['spring.security.oauth2', 'micronaut.security.token', 'sa-token.timeout'],
  isNot: ['security.authentication.jwt', 'app.jwt.expiration', 'servers.jwt'],
}

export const saysForDevelopment: Words = {
  because: 'What the comment at the head of a file says of where it may run.',
  pattern: oneOf(
    'i',
    /\b(?:do not|don't|never|not) (?:be )?(?:in|for) production\b/,
    /\b(?:do not|don't|never|not) (?:be )?(?:used?|run|deploy(?:ed)?|meant|intended|suitable)\b[^\n]{0,40} (?:in|for) production\b/,
    /\b(?:only|just|solely) for (?:local )?(?:development|demonstration|testing)\b/,
    /\bfor (?:local )?(?:development|demonstration)(?: purposes?)? only\b/,
    /\b(?:jwts?|tokens?|api keys?|credentials)(?: generator| creator| maker)? for (?:local )?(?:testing|tests|debugging)\b/,
  ),
  is: [
    '# DO NOT USE IN PRODUCTION',
    '# not for production',
    '# is an example and exists only for development purposes',
    '; for local development only',
    'Simple JWT token generator for testing.',
    '# Makes tokens for local testing',
  ],
  isNot: [
    '# for production',
    '# development of agents',
    '# in production, do not log',
    'A server for testing pages',
    'Tokens for the test of time',
  ],
}

export const settingsOfStart: Words = {
  because: 'Files in which whoever starts a program gives it variables and arguments: images, services, jobs, scripts, launch profiles.',
  pattern: oneOf(
    '',
    /(?:^|\/)\.env[\w.-]{0,60}$|(?:^|\/)(?:Dockerfile|Containerfile|Procfile|[Mm]akefile|[Jj]ustfile)[^/]{0,40}$/,
    /\.(?:ya?ml|json|sh|bash|ps1|psm1|cmd|bat|tf|tfvars|bicep|toml|ini|conf|service|properties|tpl|config|env)$/,
  ),
  is: ['.env', 'deploy/identity.env', '.env.production', 'docker-compose.yml', 'Properties/launchSettings.json', 'ship.sh', 'Dockerfile'],
  isNot: ['Startup.cs', 'README.md', 'src/env.ts'],
}
