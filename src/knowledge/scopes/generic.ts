import type { GenericScope } from './row.ts'

/** Names that mean much at any provider; for scopes that no table of a provider knows. */
export const genericScopes: readonly GenericScope[] = [
  {
    id: 'wildcard', match: 'exact',
    values: ['*', '*:*', '*.*', '*/*'],
    breadth: 'full', severity: 'error', precision: 'high',
    why: 'every permission of the server',
    narrower: 'list the scopes the tools need',
  },
  {
    id: 'all-word', match: 'exact-ci',
    values: [
      'all', 'full', 'full_access', 'full-access', 'fullaccess', 'everything', 'all_access', 'all-apis', 'global', 'root',
      'superuser', 'super_admin', 'sudo',
    ],
    breadth: 'full', severity: 'error', precision: 'high',
    why: 'names that mean everything',
    narrower: 'named scopes',
    falsePositives: '"global" can name a region and "all" a filter: only test values of scope, scopes, scope= or permissions members',
  },
  {
    id: 'admin-word', match: 'exact-ci',
    values: ['admin', 'administrator', 'owner', 'manage', 'org_admin', 'account_admin', 'workspace:admin', 'tenant:admin'],
    breadth: 'admin', severity: 'error', precision: 'high',
    why: 'administrative role',
    narrower: 'read, or a role without member and billing rights',
  },
  {
    id: 'admin-prefix', match: 'regex',
    patterns: [
      // What is read there changes nothing.
      /^(?!.{1,80}[:._/-](?:read|readonly|read_only|view|list|get)$)(?:(?:admin|sudo|superuser)[:._/-]|root[:./])[A-Za-z0-9_.:*-]{1,80}$/,
      /^(?!(?:read|view|list|get)[:._/-])[A-Za-z0-9_./-]{1,80}[:._/-](?:admin|administrator|owner|superuser|full_control|fullcontrol|full_access)$/,
    ],
    breadth: 'admin', severity: 'error', precision: 'high',
    why: 'admin over an object',
    narrower: 'the :read form',
  },
  {
    id: 'manage-suffix', match: 'regex',
    patterns: [
      /^[A-Za-z0-9_./:-]{1,80}[:._/-]manage$/,
      /^manage[:._/-][A-Za-z0-9_./:*-]{1,80}$/,
    ],
    breadth: 'admin', severity: 'warning', precision: 'medium',
    why: 'manage usually includes create, change, delete and share',
    narrower: 'read',
  },
  {
    id: 'write-wildcard', match: 'regex',
    patterns: [
      /^(?:write|readwrite|rw|edit|delete|create|update)[:._/-]\*$/,
      /^\*[:._/-](?:write|readwrite|edit|delete|create|update|all)$/,
      /^[A-Za-z0-9_./-]{1,60}:\*$/,
      /^[A-Za-z0-9_./-]{1,60}\.\*$/,
    ],
    breadth: 'write', severity: 'warning', precision: 'high',
    why: 'every verb on an object, or one verb on every object',
    narrower: 'object and verb by name',
  },
  {
    id: 'readwrite-all', match: 'regex',
    patterns: [
      /^[A-Za-z0-9_./:-]{1,80}\.ReadWrite\.All$/,
      /^[A-Za-z0-9_./:-]{1,80}\.FullControl(?:\.All)?$/,
      /^[A-Za-z0-9_./:-]{1,80}\.Manage\.All$/,
    ],
    breadth: 'write', severity: 'error', precision: 'high',
    why: 'Microsoft-style tenant-wide write',
    narrower: '.Read, .Selected or the form without .All',
  },
  {
    id: 'default-suffix', match: 'regex',
    patterns: [
      /(?:^|\/)\.default$/,
    ],
    breadth: 'full', severity: 'warning', precision: 'medium',
    why: 'all permissions granted to the app',
    narrower: 'named delegated scopes',
    falsePositives: 'required in client-credentials and on-behalf-of flows: then report as note',
  },
  {
    id: 'delete', match: 'regex',
    patterns: [
      /^(?:delete|destroy|purge|remove)[:._/-][A-Za-z0-9_./:*-]{1,80}$/,
      /^[A-Za-z0-9_./:-]{1,80}[:._/-](?:delete|destroy|purge|permanent_delete)$/,
      /^delete_[a-z_]{2,60}$/,
    ],
    breadth: 'delete', severity: 'warning', precision: 'high',
    why: 'irreversible action in the hands of an agent',
    narrower: 'leave it out',
  },
  {
    id: 'billing', match: 'regex',
    patterns: [
      /(?:^|[:._/-])(?:billing|payments?|payouts?|refunds?|transfers?|subscriptions?|invoices?)[:._/-](?:write|manage|admin|all|\*|create|edit)$/,
      /^(?:write|manage|admin|create|edit)[:._/-](?:billing|payments?|payouts?|refunds?|transfers?|subscriptions?)$/,
    ],
    breadth: 'billing', severity: 'warning', precision: 'high',
    why: 'moves money',
    narrower: 'read',
  },
  {
    id: 'identity-admin', match: 'regex',
    patterns: [
      /(?:^|[:._/-])(?:roles?|permissions?|tokens?|api_?keys?|secrets?|credentials?|webhooks?)[:._/-](?:write|manage|admin|all|\*|create|update)$/,
      /^(?:write|manage|admin|create|update)[:._/-](?:roles?|permissions?|tokens?|api_?keys?|secrets?|credentials?|webhooks?)$/,
    ],
    breadth: 'admin', severity: 'warning', precision: 'high',
    why: 'can widen its own access or plant a way back',
    narrower: 'read',
  },
  {
    id: 'people-write', match: 'regex',
    patterns: [
      /(?:^|[:._/-])(?:users?|members?)[:._/-](?:write|manage|admin|all|\*|create|update)$/,
      /^(?:write|manage|admin|create|update)[:._/-](?:users?|members?)$/,
    ],
    breadth: 'write', severity: 'warning', precision: 'low',
    why: 'changes people: the accounts of the service, or the customers that it keeps records of',
    narrower: 'read',
    falsePositives: 'at Intercom users are customers: a request is judged by its provider\'s table alone, what a server itself offers by this',
  },
  {
    id: 'secrets-read', match: 'regex',
    patterns: [
      /(?:^|[:._/-])(?:secrets?|credentials?|api_?keys?|client_keys?|env(?:ironment)?_?vars?)[:._/-]read$/,
      /^read[:._/-](?:secrets?|credentials?|api_?keys?|client_keys?)$/,
    ],
    breadth: 'full', severity: 'warning', precision: 'high',
    why: 'reading secrets is as good as holding them',
    narrower: 'leave it out',
  },
  {
    id: 'impersonation', match: 'regex',
    patterns: [
      /(?:^|[:._/-])(?:impersonat(?:e|ion)|act_as|on_behalf_of|as_any_user|user_impersonation)(?:$|[:._/-])/,
    ],
    breadth: 'admin', severity: 'error', precision: 'medium',
    why: 'acts as other people',
    narrower: 'delegated user consent',
    falsePositives: 'user_impersonation is the ordinary delegated scope of Azure Resource Manager and many Entra apps: note only',
  },
  {
    id: 'read-and-write-global', match: 'set',
    sets: [['read', 'write'], ['read_write'], ['readwrite'], ['read-write'], ['read', 'write', 'delete']],
    breadth: 'write', severity: 'warning', precision: 'medium',
    why: 'global verbs with no object: everything the user has',
    narrower: 'read only, or object scopes',
    falsePositives: 'some servers have no finer scopes (Netlify, Linear, Neon): lower to note when the provider table says so',
  },
  {
    id: 'offline', match: 'exact-ci',
    values: ['offline_access', 'offline', 'offline.access', 'refresh_token'],
    breadth: 'offline', severity: 'note', precision: 'high',
    why: 'asks for a refresh token',
    narrower: 'fine for a person at a client with a secure token store; leave it out of CI and servers that can mint tokens',
    falsePositives: 'expected for MCP clients: never above note on its own',
  },
  {
    id: 'too-many', match: 'count',
    atLeast: 11,
    breadth: 'full', severity: 'note', precision: 'low',
    why: 'more than ten scopes in one request usually means they were copied from a list',
    narrower: 'ask per tool, incremental consent',
  },
]
