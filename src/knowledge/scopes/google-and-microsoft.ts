import type { ScopeProvider } from './row.ts'

/** Google Workspace and Cloud, Microsoft Graph and Entra ID. */
export const googleAndMicrosoft: readonly ScopeProvider[] = [
  {
    provider: 'Google',
    hosts: ['accounts.google.com', 'oauth2.googleapis.com', 'www.googleapis.com', '*.googleapis.com'],
    prefixes: ['https://www.googleapis.com/auth/', 'https://mail.google.com/'],
    names: ['GOOGLE', 'GMAIL', 'GCP'],
    scopes: [
      {
        scope: 'https://www.googleapis.com/auth/cloud-platform', breadth: 'full',
        why: 'every Google Cloud API the identity may use',
        narrower: 'per-product scope (bigquery.readonly, devstorage.read_only) plus IAM roles; cloud-platform.read-only',
        // https://docs.cloud.google.com/compute/docs/access/service-accounts#scopes_best_practice
        byRoles: true,
      },
      {
        scope: 'https://mail.google.com/', breadth: 'full',
        why: 'read, send and permanently delete all mail',
        narrower: 'gmail.modify, gmail.readonly or gmail.send',
      },
      {
        scope: 'https://www.googleapis.com/auth/gmail.modify', breadth: 'write',
        why: 'reads and changes all mail',
        narrower: 'gmail.readonly or gmail.labels',
      },
      { scope: 'https://www.googleapis.com/auth/gmail.compose', breadth: 'write', why: 'drafts and sends mail', narrower: 'gmail.send' },
      {
        scope: 'https://www.googleapis.com/auth/gmail.settings.sharing', breadth: 'admin',
        why: 'sets forwarding and delegates',
        narrower: 'leave it out',
      },
      {
        scope: 'https://www.googleapis.com/auth/gmail.readonly', breadth: 'pii',
        why: 'reads all mail (restricted scope)',
        narrower: 'gmail.metadata',
      },
      {
        scope: 'https://www.googleapis.com/auth/drive', breadth: 'full',
        why: 'all files of the user',
        narrower: 'drive.file (only files opened with the app)',
      },
      {
        scope: 'https://www.googleapis.com/auth/drive.readonly', breadth: 'pii',
        why: 'reads all files (restricted scope)',
        narrower: 'drive.file',
      },
      {
        scope: 'https://www.googleapis.com/auth/documents', breadth: 'write',
        why: 'all documents',
        narrower: 'drive.file or documents.readonly',
      },
      {
        scope: 'https://www.googleapis.com/auth/spreadsheets', breadth: 'write',
        why: 'all spreadsheets',
        narrower: 'drive.file or spreadsheets.readonly',
      },
      {
        scope: 'https://www.googleapis.com/auth/presentations', breadth: 'write',
        why: 'all presentations',
        narrower: 'drive.file or presentations.readonly',
      },
      // https://developers.google.com/workspace/chat/authenticate-authorize
      {
        scope: 'https://www.googleapis.com/auth/chat.messages', breadth: 'full',
        why: 'reads, sends, changes and deletes messages in all conversations',
        narrower: 'chat.messages.create or chat.messages.readonly',
      },
      {
        scope: 'https://www.googleapis.com/auth/chat.spaces', breadth: 'full',
        why: 'makes and changes conversations',
        narrower: 'chat.spaces.create or chat.spaces.readonly',
      },
      {
        scope: 'https://www.googleapis.com/auth/chat.admin.*', match: 'glob', breadth: 'admin',
        why: 'manages the conversations of the whole domain',
        narrower: 'its .readonly form or leave it out',
      },
      {
        scope: 'https://www.googleapis.com/auth/calendar', breadth: 'full',
        why: 'all calendars incl. sharing',
        narrower: 'calendar.events or calendar.readonly',
      },
      {
        scope: 'https://www.googleapis.com/auth/contacts', breadth: 'pii',
        why: 'reads and writes contacts',
        narrower: 'contacts.readonly',
      },
      // https://developers.google.com/my-business/content/implement-oauth
      {
        scope: 'https://www.googleapis.com/auth/business.manage', breadth: 'write',
        why: 'changes business profiles and answers their reviews',
        narrower: 'leave it out',
        only: true,
      },
      // https://developers.google.com/workspace/admin/directory/v1/guides/authorizing
      {
        scope: 'https://www.googleapis.com/auth/admin.directory.group', breadth: 'write',
        why: 'creates, changes and deletes the groups of the domain and their members',
        narrower: 'admin.directory.group.member or admin.directory.group.readonly',
      },
      {
        scope: 'https://www.googleapis.com/auth/admin.directory.group.member', breadth: 'write',
        why: 'changes who belongs to the groups of the domain',
        narrower: 'admin.directory.group.member.readonly',
      },
      {
        scope: 'https://www.googleapis.com/auth/admin.directory.*', match: 'glob', breadth: 'admin',
        why: 'manages what the directory of the domain has of this kind',
        narrower: 'its .readonly form or leave it out',
      },
      {
        scope: 'https://www.googleapis.com/auth/apps.groups.settings', breadth: 'write',
        why: 'changes who may join, post to and read every group of the domain',
        narrower: 'leave it out',
      },
      {
        scope: 'https://www.googleapis.com/auth/admin.datatransfer', breadth: 'admin',
        why: 'hands what one user of the domain owns to another',
        narrower: 'admin.datatransfer.readonly or leave it out',
      },
      {
        scope: 'https://www.googleapis.com/auth/analytics.manage.users', breadth: 'admin',
        why: 'decides who may use accounts of Analytics',
        narrower: 'analytics.manage.users.readonly or leave it out',
      },
      {
        scope: 'https://www.googleapis.com/auth/apps.licensing', breadth: 'admin',
        why: 'gives and takes licences of the domain',
        narrower: 'leave it out',
      },
      {
        scope: 'https://www.googleapis.com/auth/ediscovery', breadth: 'pii',
        why: 'searches mail and files of all users',
        narrower: 'leave it out',
      },
      {
        scope: 'https://www.googleapis.com/auth/bigquery', breadth: 'full',
        why: 'reads and writes all datasets',
        narrower: 'bigquery.readonly',
      },
      {
        scope: 'https://www.googleapis.com/auth/devstorage.full_control', breadth: 'admin',
        why: 'buckets incl. access control',
        narrower: 'devstorage.read_only',
      },
      {
        scope: 'https://www.googleapis.com/auth/compute', breadth: 'full',
        why: 'creates and deletes machines',
        narrower: 'compute.readonly',
        byRoles: true,
      },
      {
        scope: 'https://www.googleapis.com/auth/sqlservice.admin', breadth: 'admin',
        why: 'Cloud SQL administration',
        narrower: 'sqlservice.login, to sign in to a database with IAM',
        byRoles: true,
      },
      {
        scope: 'https://www.googleapis.com/auth/cloud-billing', breadth: 'billing',
        why: 'changes billing accounts',
        narrower: 'cloud-billing.readonly',
      },
      {
        // Others of `auth/script.` let a script call out, show a page or write to its owner: https://developers.google.com/apps-script/concepts/scopes
        scope: 'https://www.googleapis.com/auth/script.projects', breadth: 'full',
        why: 'reads and rewrites every Apps Script project of the user',
        narrower: 'script.projects.readonly',
      },
      {
        scope: 'https://www.googleapis.com/auth/script.deployments', breadth: 'full',
        why: 'deploys every Apps Script project of the user',
        narrower: 'script.deployments.readonly',
      },
      {
        scope: 'https://www.googleapis.com/auth/adwords', breadth: 'billing',
        why: 'spends the advertising budget',
        narrower: 'read-only account role (the scope has no read-only form)',
        only: true,
      },
      {
        scope: 'https://www.googleapis.com/auth/youtube.force-ssl', breadth: 'write',
        why: 'manages the channel',
        narrower: 'youtube.readonly',
      },
    ],
    fine: [
      'openid', 'email', 'profile', 'https://www.googleapis.com/auth/userinfo.email',
      'https://www.googleapis.com/auth/userinfo.profile', 'https://www.googleapis.com/auth/drive.file',
      'https://www.googleapis.com/auth/*.readonly',
    ],
    note: 'access_type=offline is how Google asks for a refresh token; prompt=consent repeats it',
    spec: 'https://developers.google.com/identity/protocols/oauth2/scopes',
  },
  {
    provider: 'Microsoft',
    hosts: ['login.microsoftonline.com', 'login.microsoftonline.us', 'graph.microsoft.com'],
    prefixes: ['https://graph.microsoft.com/', 'https://management.azure.com/', '499b84ac-1321-427f-aa17-267ca6975798/', 'vso.'],
    names: ['MICROSOFT', 'MSAL', 'AZURE', 'ENTRA', 'MS_GRAPH', 'OUTLOOK', 'SHAREPOINT'],
    scopes: [
      {
        scope: '.default', match: 'suffix', breadth: 'full',
        why: 'asks for every permission granted to the app',
        narrower: 'name the delegated scopes one by one (client credentials flows must use .default: then limit the app permissions)',
      },
      {
        scope: 'Directory.ReadWrite.All', breadth: 'admin',
        why: 'writes to the directory',
        narrower: 'User.Read.All or a resource-specific scope',
      },
      { scope: 'Directory.AccessAsUser.All', breadth: 'admin', why: 'everything the user may do in the directory', narrower: 'User.Read' },
      {
        scope: 'RoleManagement.ReadWrite.Directory', breadth: 'admin',
        why: 'grants admin roles: full takeover',
        narrower: 'RoleManagement.Read.Directory',
      },
      {
        scope: 'AppRoleAssignment.ReadWrite.All', breadth: 'admin',
        why: 'grants itself any application permission',
        narrower: 'leave it out',
      },
      {
        scope: 'Application.ReadWrite.All', breadth: 'admin',
        why: 'adds secrets to any app',
        narrower: 'Application.Read.All or Application.ReadWrite.OwnedBy',
      },
      { scope: 'User.ReadWrite.All', breadth: 'admin', why: 'changes every user', narrower: 'User.ReadBasic.All' },
      { scope: 'Group.ReadWrite.All', breadth: 'admin', why: 'changes every group and its content', narrower: 'GroupMember.Read.All' },
      { scope: 'GroupMember.ReadWrite.All', breadth: 'admin', why: 'membership of every group', narrower: 'GroupMember.Read.All' },
      { scope: 'UserAuthenticationMethod.ReadWrite.All', breadth: 'admin', why: 'resets sign-in methods', narrower: 'leave it out' },
      { scope: 'Policy.ReadWrite.*', match: 'glob', breadth: 'admin', why: 'weakens conditional access', narrower: 'Policy.Read.All' },
      {
        scope: 'Mail.ReadWrite', breadth: 'full',
        why: 'reads and changes mail; as application permission: every mailbox',
        narrower: 'Mail.Read, Mail.ReadBasic; application access policy',
      },
      { scope: 'Mail.ReadWrite.Shared', breadth: 'full', why: 'own and shared mailboxes', narrower: 'Mail.Read' },
      {
        scope: 'Mail.Send', breadth: 'write',
        why: 'sends as the user; as application permission: as anyone', ofApplications: true,
        narrower: 'delegated Mail.Send with approval; application access policy',
      },
      { scope: 'full_access_as_user', breadth: 'full', why: 'legacy Exchange Web Services: whole mailbox', narrower: 'Graph Mail.Read' },
      {
        scope: 'full_access_as_app', breadth: 'full',
        why: 'legacy Exchange Web Services: every mailbox',
        narrower: 'Graph with application access policy',
      },
      { scope: 'EWS.AccessAsUser.All', breadth: 'full', why: 'whole mailbox', narrower: 'Mail.Read' },
      { scope: 'IMAP.AccessAsUser.All', breadth: 'full', why: 'whole mailbox', narrower: 'Mail.Read' },
      {
        scope: 'Files.ReadWrite.All', breadth: 'full',
        why: 'every file the user reaches',
        narrower: 'Files.Read, Files.ReadWrite.AppFolder, Files.SelectedOperations.Selected',
      },
      { scope: 'Files.Read.All', breadth: 'pii', why: 'reads every file', narrower: 'Files.Read' },
      { scope: 'Sites.FullControl.All', breadth: 'admin', why: 'full control of all SharePoint sites', narrower: 'Sites.Selected' },
      { scope: 'Sites.ReadWrite.All', breadth: 'full', why: 'all sites', narrower: 'Sites.Selected' },
      { scope: 'Sites.Manage.All', breadth: 'admin', why: 'all sites and lists', narrower: 'Sites.Selected' },
      { scope: 'Calendars.ReadWrite', breadth: 'write', why: 'changes calendars', narrower: 'Calendars.Read or Calendars.ReadBasic' },
      { scope: 'Contacts.ReadWrite', breadth: 'pii', why: 'changes contacts', narrower: 'Contacts.Read' },
      { scope: 'Chat.ReadWrite', breadth: 'write', why: 'reads and writes all chats', narrower: 'Chat.ReadBasic or ChatMessage.Send' },
      { scope: 'ChannelMessage.Read.All', breadth: 'pii', why: 'reads all channel messages', narrower: 'resource-specific consent' },
      {
        scope: 'DeviceManagement*.ReadWrite.All', match: 'glob', breadth: 'admin',
        why: 'Intune: wipes and scripts devices',
        narrower: 'DeviceManagement*.Read.All',
      },
      {
        scope: 'https://management.azure.com/user_impersonation', breadth: 'full',
        why: 'every Azure resource the user controls',
        narrower: 'service-specific token and a narrow RBAC role',
      },
      {
        scope: 'https://management.azure.com/.default', breadth: 'full',
        why: 'every Azure resource of the principal',
        narrower: 'narrow RBAC role on one scope',
      },
      {
        scope: '499b84ac-1321-427f-aa17-267ca6975798/.default', breadth: 'full',
        why: 'all of Azure DevOps',
        narrower: 'vso.work, vso.code (read)',
      },
      { scope: 'vso.*_full', match: 'glob', breadth: 'full', why: 'Azure DevOps full scopes', narrower: 'vso.code, vso.work' },
      { scope: 'vso.*_manage', match: 'glob', breadth: 'admin', why: 'Azure DevOps manage scopes', narrower: 'vso.code, vso.work' },
    ],
    fine: ['openid', 'profile', 'email', 'offline_access', 'User.Read', 'Mail.Read', 'Calendars.Read'],
    note: 'the same name is far broader as an application permission (roles) than as a delegated one (scp)',
    spec: 'https://learn.microsoft.com/graph/permissions-reference',
  },
]
