import { inTurn } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// The OAuth client of Swagger UI: https://swagger.io/docs/open-source-tools/swagger-ui/usage/oauth2/

export const swaggerClientBefore: Words = {
  because:
    'What stands before the object of the client: https://docs.nestjs.com/openapi/introduction, https://fastapi.tiangolo.com/reference/fastapi/, ' +
    'https://drf-spectacular.readthedocs.io/en/latest/settings.html, https://drf-yasg.readthedocs.io/en/stable/settings.html',
  pattern: inTurn('', /\b(?:initOAuth|swagger_ui_init_oauth|SWAGGER_UI_OAUTH2_CONFIG|OAUTH2_CONFIG)/, /["']?\s{0,8}[:=(]\s{0,40}$/),
  is: ['initOAuth: ', 'ui.initOAuth(', 'swagger_ui_init_oauth=', '"SWAGGER_UI_OAUTH2_CONFIG": '],
  isNot: ['oauth: ', 'oauth2 = ', 'initOAuth2: '],
}

export const swaggerSecretOfDotnet: Words = {
  because:
    'What gives the page a secret: https://github.com/domaindrivendev/Swashbuckle.AspNetCore#customize-the-swagger-ui, ' +
    'https://github.com/RicoSuter/NSwag/wiki/AspNetCore-Middleware',
  pattern: /(?:^|\.)OAuthClientSecret$|^ClientSecret$/,
  is: ['options.OAuthClientSecret', 'ClientSecret'],
  isNot: ['options.OAuthClientId', 'options.ClientSecret', 'AddClientSecret'],
}

export const swaggerSettingsOfDotnet: Words = {
  because: 'The object of the client, in which a secret is one of the page: https://github.com/RicoSuter/NSwag/wiki/AspNetCore-Middleware',
  pattern: /(?:^|\.)OAuth2ClientSettings$/,
  is: ['OAuth2ClientSettings', 'NSwag.AspNetCore.OAuth2ClientSettings'],
  isNot: ['ClientSettings', 'OAuth2ClientSettingsOf'],
}
