import type { ScopeProvider } from './row.ts'

/** Social networks and music. */
export const social: readonly ScopeProvider[] = [
  {
    provider: 'Discord',
    hosts: ['discord.com/oauth2', 'discord.com/api'],
    names: ['DISCORD'],
    scopes: [
      { scope: 'permissions=8', match: 'query', breadth: 'admin', why: 'ADMINISTRATOR bit', narrower: 'only the bits in use' },
      { scope: 'guilds.join', breadth: 'write', why: 'adds the user to servers', narrower: 'leave it out' },
      { scope: 'messages.read', breadth: 'pii', why: 'local RPC message access', narrower: 'leave it out' },
      {
        scope: 'applications.commands.permissions.update', breadth: 'admin',
        why: 'changes command permissions',
        narrower: 'applications.commands',
      },
      { scope: 'connections', breadth: 'pii', why: 'linked third-party accounts', narrower: 'identify' },
      { scope: 'role_connections.write', breadth: 'write', why: 'metadata for roles', narrower: 'leave it out' },
    ],
    fine: ['identify', 'email', 'guilds', 'applications.commands'],
    spec: 'https://discord.com/developers/docs/topics/oauth2#shared-resources-oauth2-scopes',
  },
  {
    provider: 'Spotify',
    hosts: ['accounts.spotify.com', 'api.spotify.com'],
    names: ['SPOTIFY'],
    scopes: [
      { scope: 'user-library-modify', breadth: 'write', why: 'changes the library', narrower: 'user-library-read' },
      { scope: 'playlist-modify-private', breadth: 'write', why: 'changes private playlists', narrower: 'playlist-read-private' },
      { scope: 'playlist-modify-public', breadth: 'write', why: 'changes public playlists', narrower: 'playlist-read-private' },
      { scope: 'user-read-private', breadth: 'pii', why: 'subscription and country', narrower: 'leave it out' },
    ],
    fine: ['user-read-email', 'user-top-read'],
    spec: 'https://developer.spotify.com/documentation/web-api/concepts/scopes',
  },
  {
    provider: 'X',
    hosts: ['x.com/i/oauth2', 'twitter.com/i/oauth2', 'api.x.com', 'api.twitter.com'],
    names: ['TWITTER'],
    scopes: [
      { scope: 'tweet.write', breadth: 'write', why: 'posts as the user', narrower: 'tweet.read' },
      { scope: 'dm.write', breadth: 'write', why: 'sends direct messages', narrower: 'leave it out' },
      { scope: 'dm.read', breadth: 'pii', why: 'reads direct messages', narrower: 'leave it out' },
      { scope: 'follows.write', breadth: 'write', why: 'follows', narrower: 'follows.read' },
      { scope: 'offline.access', breadth: 'offline', why: 'refresh token', narrower: 'leave it out for one-off work' },
      { scope: 'users.email', breadth: 'pii', why: 'confirmed e-mail', narrower: 'users.read' },
    ],
    fine: ['tweet.read', 'users.read'],
    spec: 'https://docs.x.com/resources/fundamentals/authentication/oauth-2-0/authorization-code',
  },
  {
    provider: 'LinkedIn',
    hosts: ['www.linkedin.com/oauth', 'api.linkedin.com'],
    names: ['LINKEDIN'],
    scopes: [
      { scope: 'rw_ads', breadth: 'billing', why: 'spends the advertising budget', narrower: 'r_ads' },
      { scope: 'w_organization_social', breadth: 'write', why: 'posts as the company', narrower: 'r_organization_social' },
      { scope: 'rw_organization_admin', breadth: 'write', why: 'company pages', narrower: 'r_organization_admin' },
      { scope: 'w_member_social', breadth: 'write', why: 'posts as the person', narrower: 'leave it out' },
      { scope: 'r_1st_connections', breadth: 'pii', why: 'contacts', narrower: 'leave it out' },
    ],
    fine: ['openid', 'profile', 'email'],
    spec: 'https://learn.microsoft.com/linkedin/shared/authentication/authentication',
  },
  {
    provider: 'Meta',
    hosts: ['www.facebook.com/dialog/oauth', 'graph.facebook.com', 'graph.instagram.com'],
    names: ['FACEBOOK', 'FB', 'INSTAGRAM', 'WHATSAPP'],
    scopes: [
      { scope: 'ads_management', breadth: 'billing', why: 'spends the advertising budget', narrower: 'ads_read' },
      { scope: 'business_management', breadth: 'admin', why: 'Business Manager assets', narrower: 'leave it out' },
      { scope: 'pages_manage_posts', breadth: 'write', why: 'posts as a page', narrower: 'pages_read_engagement' },
      { scope: 'pages_messaging', breadth: 'write', why: 'messages people as the page', narrower: 'leave it out' },
      { scope: 'pages_manage_metadata', breadth: 'write', why: 'page settings and webhooks', narrower: 'pages_show_list' },
      { scope: 'whatsapp_business_management', breadth: 'admin', why: 'WhatsApp assets', narrower: 'leave it out' },
      { scope: 'whatsapp_business_messaging', breadth: 'billing', why: 'sends paid messages', narrower: 'leave it out' },
      { scope: 'instagram_content_publish', breadth: 'write', why: 'publishes', narrower: 'instagram_basic' },
      { scope: 'leads_retrieval', breadth: 'pii', why: 'lead form answers', narrower: 'leave it out' },
      { scope: 'catalog_management', breadth: 'write', why: 'catalogues', narrower: 'leave it out' },
    ],
    fine: ['public_profile', 'email', 'pages_show_list', 'ads_read'],
    spec: 'https://developers.facebook.com/docs/permissions',
  },
  {
    provider: 'Reddit',
    hosts: ['www.reddit.com/api/v1/authorize', 'oauth.reddit.com'],
    names: ['REDDIT'],
    scopes: [
      { scope: '*', breadth: 'full', why: 'every scope', narrower: 'identity read' },
      { scope: 'modconfig', breadth: 'admin', why: 'subreddit settings', narrower: 'read' },
      // The one scope for the inbox, to read it as well: https://praw.readthedocs.io/en/latest/tutorials/refresh_token.html
      { scope: 'privatemessages', breadth: 'pii', why: 'reads the inbox and sends messages', narrower: 'leave it out', only: true },
      { scope: 'account', breadth: 'admin', why: 'account preferences', narrower: 'identity' },
    ],
    fine: ['identity', 'read'],
    spec: 'https://github.com/reddit-archive/reddit/wiki/OAuth2',
  },
]
