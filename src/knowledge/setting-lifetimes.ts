import type { TokenPolicy } from '../model/index.ts'
import type { Grammar } from '../text/lifetime.ts'

/** A setting of a framework that is a lifetime, whose name does not say what a bare number counts. */
export interface SettingLifetime {
  /** The whole of its path, with dots. */
  readonly key: RegExp
  readonly token: TokenPolicy['token']
  readonly grammar: Grammar
  readonly product: string
  readonly docs: string
  readonly is: string
  readonly isNot: string
}

export const SETTING_LIFETIMES: readonly SettingLifetime[] = [
  {
    key: /^micronaut\.security\.token\.(?:jwt\.)?generator\.access-token[.-]expiration$/, token: 'access', grammar: 'sec', product: 'Micronaut Security',
    docs: 'https://micronaut-projects.github.io/micronaut-security/latest/guide/configurationreference.html',
    is: 'micronaut.security.token.generator.access-token.expiration', isNot: 'micronaut.security.token.generator.refresh-token.enabled',
  },
  {
    key: /^(?:%prod\.)?smallrye\.jwt\.new-token\.lifespan$/, token: 'access', grammar: 'sec', product: 'SmallRye JWT',
    docs: 'https://quarkus.io/guides/security-jwt-build#smallrye-jwt-builder-configuration',
    is: 'smallrye.jwt.new-token.lifespan', isNot: 'mp.jwt.verify.token.age',
  },
  {
    key: /^lexik_jwt_authentication\.token_ttl$/, token: 'access', grammar: 'sec', product: 'LexikJWTAuthenticationBundle',
    docs: 'https://github.com/lexik/LexikJWTAuthenticationBundle/blob/3.x/Resources/doc/1-configuration-reference.rst',
    is: 'lexik_jwt_authentication.token_ttl', isNot: 'lexik_jwt_authentication.clock_skew',
  },
  {
    key: /^gesdinet_jwt_refresh_token\.ttl$/, token: 'refresh', grammar: 'sec', product: 'JWTRefreshTokenBundle',
    docs: 'https://github.com/markitosgv/JWTRefreshTokenBundle#ttl',
    is: 'gesdinet_jwt_refresh_token.ttl', isNot: 'gesdinet_jwt_refresh_token.ttl_update',
  },
  {
    key: /^(?:[\w-]{1,40}\.)?security\.authentication\.jwt\.token-validity-in-seconds(?:-for-remember-me)?$/, token: 'access', grammar: 'sec', product: 'JHipster',
    docs: 'https://www.jhipster.tech/common-application-properties/',
    is: 'jhipster.security.authentication.jwt.token-validity-in-seconds-for-remember-me', isNot: 'jhipster.security.authentication.jwt.base64-secret',
  },
]
