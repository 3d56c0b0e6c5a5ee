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
