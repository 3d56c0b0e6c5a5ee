import type { ScopeProvider } from './row.ts'

/** Identity providers. */
export const identity: readonly ScopeProvider[] = [
  {
    provider: 'Okta',
    hosts: ['*.okta.com/oauth2', '*.oktapreview.com/oauth2', '*.okta-emea.com/oauth2'],
    prefixes: ['okta.'],
    names: ['OKTA'],
    scopes: [
      { scope: 'okta.*.manage', match: 'glob', breadth: 'admin', why: 'writes that part of the directory', narrower: 'okta.<object>.read' },
      { scope: 'okta.users.manage', breadth: 'admin', why: 'creates, changes and resets users', narrower: 'okta.users.read' },
      { scope: 'okta.roles.manage', breadth: 'admin', why: 'grants admin roles', narrower: 'okta.roles.read' },
      { scope: 'okta.apps.manage', breadth: 'admin', why: 'changes applications', narrower: 'okta.apps.read' },
      { scope: 'okta.policies.manage', breadth: 'admin', why: 'weakens sign-on policies', narrower: 'okta.policies.read' },
      { scope: 'okta.apiTokens.manage', breadth: 'admin', why: 'API tokens', narrower: 'okta.apiTokens.read' },
      { scope: 'okta.logs.read', breadth: 'pii', why: 'system log', narrower: 'leave it out' },
    ],
    fine: ['openid', 'profile', 'email', 'offline_access', 'okta.users.read.self', '*.self'],
    spec: 'https://developer.okta.com/docs/api/oauth2/',
  },
  {
    provider: 'Auth0',
    hosts: ['*.auth0.com/oauth/token', '*.auth0.com/api/v2', '*.auth0.com/authorize'],
    names: ['AUTH0'],
    scopes: [
      { scope: 'update:users', breadth: 'admin', why: 'changes any user', narrower: 'read:users' },
      { scope: 'delete:users', breadth: 'delete', why: 'deletes users', narrower: 'leave it out' },
      { scope: 'create:users', breadth: 'admin', why: 'creates users', narrower: 'leave it out' },
      { scope: 'read:users', breadth: 'pii', why: 'all profiles', narrower: 'read:current_user' },
      { scope: 'update:clients', breadth: 'admin', why: 'changes applications', narrower: 'read:clients' },
      { scope: 'read:client_keys', breadth: 'admin', why: 'reads client secrets', narrower: 'leave it out' },
      { scope: 'create:client_grants', breadth: 'admin', why: 'gives itself more scopes', narrower: 'leave it out' },
      { scope: 'update:tenant_settings', breadth: 'admin', why: 'tenant settings', narrower: 'read:tenant_settings' },
      {
        scope: 'create:rules', breadth: 'admin',
        why: 'runs code at login (also update:actions, create:actions)',
        narrower: 'leave it out',
      },
      { scope: 'update:actions', breadth: 'admin', why: 'runs code at login', narrower: 'read:actions' },
      { scope: 'read:user_idp_tokens', breadth: 'admin', why: 'reads tokens of identity providers', narrower: 'leave it out' },
      { scope: 'create:user_tickets', breadth: 'admin', why: 'password reset tickets', narrower: 'leave it out' },
      { scope: 'delete:*', match: 'glob', breadth: 'delete', why: 'deletes tenant objects', narrower: 'leave it out' },
    ],
    fine: ['openid', 'profile', 'email', 'offline_access', 'read:current_user'],
    spec: 'https://auth0.com/docs/get-started/apis/scopes',
  },
]
