import { oneOf, whole } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What a framework or a runtime calls by its name or place, without any code that names it.

export const entryName: Words = {
  because: 'Functions and methods that frameworks call: handlers, hooks of a life cycle, guards, strategies. Short names say too little.',
  pattern: oneOf(
    '',
    /^.{1,5}$|^(?:on|handle|before|after|get_queryset|test|use)(?:[A-Z_]|$)|^__|_?[hH]andlers?$|Middleware$|_middleware$/,
    whole(
      '',
      /configure|register|execute|invoke|validate|authenticate|transform|canActivate|intercept|resolve|serialize|deserialize/,
      /setup|start|default|loader|action|middleware|dispatch|process|generate|constructor|authorize|verify|install|activate/,
      /load_token|verify_token|exchange_authorization_code|exchange_refresh_token|revoke_token|load_access_token/,
      /verifyAccessToken|exchangeAuthorizationCode|exchangeRefreshToken|challengeForAuthorizationCode|registerClient|revokeToken/,
    ),
  ),
  is: ['main', 'handler', 'canActivate', 'onModuleInit', 'validate', 'authMiddleware', 'verify_token', 'exchangeRefreshToken'],
  isNot: ['createToken', 'get_current_user', 'getSession', 'issueAccessToken'],
}

export const entryFile: Words = {
  because:
    'Files whose functions a framework finds by where they stand: routes of Next.js, SvelteKit, Remix and Nuxt, functions of clouds.',
  pattern: oneOf(
    '',
    /(?:^|\/)(?:route|page|layout|middleware|proxy|instrumentation|\+server|\+page(?:\.server)?|\+layout(?:\.server)?|hooks\.server)\.[cm]?[jt]sx?$/,
    /(?:^|\/)(?:pages\/api|server\/(?:api|routes|middleware)|app\/routes|netlify\/functions|supabase\/functions|functions|api)\//,
  ),
  is: ['app/api/login/route.ts', 'pages/api/auth.ts', 'src/middleware.ts', 'server/api/session.ts', 'api/token.ts'],
  isNot: ['src/lib/session.ts', 'app/services/auth_service.py'],
}
