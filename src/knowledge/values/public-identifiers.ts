/** Values that look like secrets and are made to be seen. */
export interface PublicIdentifier {
  readonly id: string
  readonly name: string
  readonly pattern: RegExp
  /** The shape is shared with secrets: a name of `keyNames` has to stand beside it. */
  readonly needsName?: true
  /** A leading `*` is a wildcard. */
  readonly keyNames?: readonly string[]
  /** All match; `{8}` stands for eight random letters and digits. */
  readonly samples: readonly string[]
  readonly note?: string
}

/** Publishable keys and plain identifiers, from the documentation of the providers they name. */
export const publicIdentifiers: readonly PublicIdentifier[] = [
  {
    id: 'stripe-publishable',
    name: 'Stripe / Clerk publishable key',
    pattern: /\bpk_(?:live|test)_[A-Za-z0-9=+/$]{20,120}/,
    samples: ['pk_live_{24}', 'pk_test_{60}'],
    note: 'made for browsers',
  },
  {
    id: 'stack-auth-publishable',
    name: 'Stack Auth publishable client key',
    pattern: /\bpck_[a-z0-9]{40,64}(?![A-Za-z0-9_])/,
    samples: ['pck_{hex:45}'],
    note: 'made for browsers, and the client_secret of its token endpoint: https://docs.stack-auth.com/docs/rest-api/overview',
  },
  {
    id: 'razorpay-key-id',
    name: 'Razorpay key id',
    pattern: /\brzp_live_[A-Za-z0-9]{14}(?![A-Za-z0-9])/,
    samples: ['rzp_live_{14}'],
    note: 'the `key` of its checkout in the browser; the key secret beside it is none: https://razorpay.com/docs/payments/payment-gateway/web-integration/standard/integration-steps/',
  },
  {
    id: 'posthog-project-key',
    name: 'PostHog project API key',
    pattern: /\bphc_[A-Za-z0-9_-]{40,50}/,
    samples: ['phc_{43}'],
    note: 'write-only ingestion, made for browsers',
  },
  {
    id: 'segment-write-key',
    name: 'Segment write key',
    pattern: /^[A-Za-z0-9]{32}$/,
    needsName: true,
    keyNames: ['*segment_write_key', '*segmentWriteKey', '*segment_key', 'segmentKey'],
    samples: ['{32}'],
    note: 'in the snippet of every page: https://segment.com/docs/connections/find-writekey/',
  },
  {
    id: 'mixpanel-project-token',
    name: 'Mixpanel project token',
    pattern: /^[0-9a-f]{32}$/,
    needsName: true,
    keyNames: ['*mixpanel_project_token', '*mixpanelProjectToken', '*mixpanel_token', '*mixpanelToken'],
    samples: ['{hex:32}'],
    note: 'write-only, in every page and app: https://docs.mixpanel.com/docs/orgs-and-projects/managing-projects',
  },
  {
    id: 'langfuse-public',
    name: 'Langfuse public key',
    pattern: /\bpk-lf-[0-9a-f-]{36}\b/,
    samples: ['pk-lf-{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}'],
  },
  {
    id: 'supabase-publishable',
    name: 'Supabase publishable key',
    pattern: /\bsb_publishable_[A-Za-z0-9_-]{31}/,
    samples: ['sb_publishable_{b64:31}'],
    note: 'safe with row-level security',
  },
  {
    id: 'mapbox-public',
    name: 'Mapbox public token',
    pattern: /\bpk\.eyJ[A-Za-z0-9_-]{50,120}\.[A-Za-z0-9_-]{22}/,
    samples: ['pk.eyJ{b64:60}.{b64:22}'],
    note: 'restrict by URL',
  },
  {
    id: 'sentry-dsn',
    name: 'Sentry DSN',
    pattern: /https:\/\/[0-9a-f]{32}(?::[0-9a-f]{32}(?=@(?:[a-z0-9.-]{1,60}\.)?sentry\.io\/))?@[A-Za-z0-9.-]{3,80}\/[0-9]{1,20}/,
    samples: [
      'https://{hex:32}@o450000.ingest.sentry.io/{digits:10}',
      'https://{hex:32}@o{digits:6}.ingest.us.sentry.io/{digits:16}',
      'https://{hex:32}:{hex:32}@sentry.io/{digits:6}',
    ],
    note: 'it only lets events in, also with the secret that old ones have: https://docs.sentry.io/concepts/key-terms/dsn-explainer/',
  },
  {
    id: 'google-oauth-client-id',
    name: 'Google OAuth client id',
    pattern: /\b[0-9]{8,14}-[a-z0-9]{32}\.apps\.googleusercontent\.com/,
    samples: ['{digits:12}-{lower:32}.apps.googleusercontent.com'],
  },
  {
    id: 'recaptcha-site-key',
    name: 'Google reCAPTCHA site key',
    pattern: /\b6L[A-Za-z0-9_-]{38}(?![A-Za-z0-9_-])/,
    needsName: true,
    keyNames: ['*SITE_KEY', 'siteKey', 'sitekey'],
    samples: ['6L{38}'],
    note: 'the secret key has the same shape',
  },
  {
    id: 'github-oauth-client-id',
    name: 'GitHub OAuth / App client id',
    pattern: /\b(?:Iv1\.[0-9a-f]{16}|Iv23[A-Za-z0-9]{16}|Ov23[A-Za-z0-9]{16})\b/,
    samples: ['Iv1.{hex:16}', 'Iv23{16}', 'Ov23{16}'],
  },
  {
    id: 'slack-client-id',
    name: 'Slack OAuth client id',
    pattern: /\b[0-9]{10,13}\.[0-9]{10,14}\b/,
    needsName: true,
    keyNames: ['SLACK_CLIENT_ID', 'client_id', 'clientId'],
    samples: ['{digits:12}.{digits:13}'],
  },
  {
    id: 'stripe-object-id',
    name: 'Stripe object ids',
    pattern: /\b(?:acct_[A-Za-z0-9]{16}|(?:cus|prod)_[A-Za-z0-9]{14}|(?:price|sub|pi|ch|in|evt|seti|pm)_[A-Za-z0-9]{24})\b/,
    samples: ['acct_{16}', 'cus_{14}'],
  },
  {
    id: 'aws-arn',
    name: 'AWS ARN',
    pattern: /\barn:aws(?:-cn|-us-gov)?:[a-z0-9-]{2,30}:[a-z0-9-]{0,25}:[0-9]{0,12}:[^\s"']{1,200}/,
    samples: ['arn:aws:iam::{digits:12}:role/agent'],
  },
  {
    id: 'subresource-hash',
    name: 'integrity hash or git object id',
    pattern: /\bsha(?:1|256|384|512)-[A-Za-z0-9+/]{27,88}={0,2}/,
    samples: ['sha512-{86}=='],
    note: 'lock files',
  },
  {
    id: 'flutterwave-public',
    name: 'Flutterwave public key',
    pattern: /\bFLWPUBK(?:_TEST)?-[0-9a-h]{32}-X\b/,
    samples: ['FLWPUBK-{hex:32}-X', 'FLWPUBK_TEST-{hex:32}-X'],
    note: 'made for browsers',
  },
  {
    id: 'supabase-anon-jwt',
    name: 'Supabase anon key (JWT)',
    pattern: /\beyJ[A-Za-z0-9_-]{10,60}\.eyJ[A-Za-z0-9_-]{0,120}(?:JvbGUiOiJhbm9uI|cm9sZSI6ImFub24i|yb2xlIjoiYW5vbi)[A-Za-z0-9_-]{1,300}\.[A-Za-z0-9_-]{20,100}(?![A-Za-z0-9_-])/,
    samples: ['eyJ{b64:33}.eyJ{b64:40}JvbGUiOiJhbm9uI{b64:30}.{b64:43}'],
    note: 'safe with row-level security; the pattern looks for "role":"anon" in base64',
  },
  {
    id: 'firebase-web-key',
    name: 'Firebase web key',
    pattern: /\bAIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/,
    needsName: true,
    keyNames: ['*FIREBASE_API_KEY', '*FIREBASE_KEY', '*FIREBASE_WEB_API_KEY'],
    samples: ['AIza{b64:35}'],
    note: 'it identifies the project; security rules protect the data',
  },
  {
    id: 'algolia-search-key',
    name: 'Algolia search-only key',
    pattern: /\b[0-9a-f]{32}\b/,
    needsName: true,
    keyNames: ['*ALGOLIA_SEARCH_KEY', '*ALGOLIA_SEARCH_API_KEY', '*ALGOLIA_SEARCH_ONLY_API_KEY'],
    samples: ['{hex:32}'],
    note: 'it only searches',
  },
  {
    id: 'launchdarkly-client-id',
    name: 'LaunchDarkly client-side id',
    pattern: /\b[0-9a-f]{24}\b/,
    needsName: true,
    keyNames: ['*CLIENT_SIDE_ID', '*CLIENTSIDE_ID'],
    samples: ['{hex:24}'],
  },
  { id: 'twilio-account-sid', name: 'Twilio account SID', pattern: /\bAC[0-9a-f]{32}(?![A-Za-z0-9])/, samples: ['AC{hex:32}'] },
  {
    id: 'telemetry-ingestion-key',
    name: 'ingestion key of Application Insights or 1DS',
    pattern: /\b[0-9a-f]{32}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9]{4}\b/,
    samples: ['{hex:32}-{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}-{digits:4}'],
    note: 'it only takes events, and is `aiKey` in manifests of extensions: https://github.com/microsoft/vscode-extension-telemetry',
  },
  {
    id: 'instrumentation-key',
    name: 'instrumentation key of Application Insights',
    pattern: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    needsName: true,
    keyNames: ['aiKey', '*INSTRUMENTATION_KEY', '*instrumentationKey'],
    samples: ['{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}'],
    note: 'an identifier: https://learn.microsoft.com/azure/azure-monitor/app/connection-strings',
  },
  {
    id: 'oauth-client-id',
    name: 'OAuth client id',
    pattern: /^[A-Za-z0-9_.:/@-]{3,200}$/,
    needsName: true,
    keyNames: ['client_id', 'clientId', '*CLIENT_ID'],
    samples: ['{20}', '{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}', 'https://agent.northwind.io/client.json'],
    note: 'RFC 6749 section 2.2: not a secret',
  },
]
