// Synthetic credentials for tests. Files in a test set hold {{fake:KIND}} tokens instead of values, so that no
// host's push protection is triggered; materialise() replaces them when a case is copied to a temporary folder.
//
//   {{fake:KIND}}            a value of that kind; the same token gives the same value within one case (seed)
//   {{fake:KIND#LABEL}}      another value of the same kind
//   {{fake:jwt?exp=+3650d&iat=0d&role=service_role&alg=RS256}}
//                            a JWT; exp, iat, nbf are offsets (s, m, h, d) from the start of today (UTC),
//                            leave exp out for a token without end; every other parameter becomes a claim
//   {{fake:github-pat-classic?base64}}   any kind, in base64
//   {{fake:pem-private-key?inline}}   one line, with \n escapes
//   {{fake:pem-private-key?commented}}   each line but the first behind `# `
//   {{fake:generic-32}} {{fake:hex-40}} {{fake:password}}   plain random text (upper, lower, digits; hex; 20 characters)
//   {{date:+3d}}             a calendar date relative to today (UTC), YYYY-MM-DD
//   {{pad:5000}}             filler words, that many characters (long lines)
//
// KIND is an id of src/knowledge/credential-kinds or one of ALIASES. Values depend on seed, kind and label alone (and, for JWTs and
// dates, on the day), match the regex of their kind and carry a valid checksum where the construction is published.
// Nothing here is, or ever was, a working credential.
//
//   import { fake, materialise, KINDS } from './fake-secrets.mjs'
import { createHash } from 'node:crypto';

const B62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

// ---- deterministic random numbers -------------------------------------------------------------------------------
class Rng {
  #key; #block = Buffer.alloc(0); #at = 0; #n = 0;
  constructor(key) { this.#key = key; }
  below(n) { // rejection sampling over one byte, n <= 256
    const limit = 256 - (256 % n);
    for (;;) {
      if (this.#at >= this.#block.length) { this.#block = createHash('sha256').update(`${this.#key}|${this.#n++}`).digest(); this.#at = 0; }
      const b = this.#block[this.#at++];
      if (b < limit) return b % n;
    }
  }
  text(chars, n) { let s = ''; for (let i = 0; i < n; i++) s += chars[this.below(chars.length)]; return s; }
}

const expandClass = c => c.replace(/(.)-(.)/g, (_, a, b) => {
  let s = ''; for (let i = a.charCodeAt(0); i <= b.charCodeAt(0); i++) s += String.fromCharCode(i); return s;
});
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
const fill = (shape, rng) => shape.replaceAll('UUID', UUID)
  .replace(/\[([^\]]+)\](?:\{(\d+)\})?/g, (_, c, n) => rng.text(expandClass(c), n ? Number(n) : 1));

// ---- checksums ----------------------------------------------------------------------------------------------------
function crc32(s) {
  let c = ~0;
  for (const b of Buffer.from(s)) { c ^= b; for (let k = 0; k < 8; k++) c = (c >>> 1) ^ (0xedb88320 & -(c & 1)); }
  return ~c >>> 0;
}
function base62(n, len) { let s = ''; do { s = B62[n % 62] + s; n = Math.floor(n / 62); } while (n); return s.padStart(len, '0'); }
/** Last six characters: CRC32 of the random part in base62 (GitHub and npm tokens). */
const checksummed = (prefix, n) => rng => { const body = rng.text(B62, n - 6); return prefix + body + base62(crc32(body), 6); };

// ---- kinds that are not a plain shape -------------------------------------------------------------------------------
const b64u = x => Buffer.from(typeof x === 'string' ? x : JSON.stringify(x)).toString('base64url');
const DAY = 86_400_000;
const today = now => Math.floor(new Date(now).getTime() / DAY) * DAY;
function offset(text, now) { // "+3650d", "-2h", "0d" -> seconds since 1970
  const m = /^([+-]?\d+)([smhd])$/.exec(text);
  if (!m) throw new Error(`bad time offset "${text}"`);
  return today(now) / 1000 + Number(m[1]) * { s: 1, m: 60, h: 3600, d: 86_400 }[m[2]];
}
function jwt(rng, params, now) {
  const { alg = 'HS256', kid, ...rest } = params;
  const claims = {};
  for (const [k, v] of Object.entries(rest)) claims[k] = ['exp', 'iat', 'nbf'].includes(k) ? offset(v, now) : v;
  if (!Object.keys(rest).some(k => k === 'sub' || k === 'iss')) claims.sub = `svc-${rng.text('0123456789abcdef', 8)}`;
  const sig = rng.text(B62 + '-_', alg === 'HS256' ? 43 : 342);
  return [b64u({ alg, typ: 'JWT', ...(kid && { kid }) }), b64u(claims), sig].join('.');
}
function pem(rng, params) {
  const lines = [rng.text(B62 + '+/', 1624).replace(/^.{26}/, 'MIIEvQIBADANBgkqhkiG9w0BAQ')].flatMap(s => s.match(/.{1,64}/g));
  const all = [`-----BEGIN ${'PRIVATE'} KEY-----`, ...lines, `-----END ${'PRIVATE'} KEY-----`];
  return all.join('inline' in params ? '\\n' : 'commented' in params ? '\n# ' : '\n');
}
const serviceAccount = rng => JSON.stringify({
  type: 'service_account', project_id: `nw-${rng.text('abcdefghijklmnopqrstuvwxyz', 6)}-412`, private_key_id: rng.text('0123456789abcdef', 40),
  private_key: `${pem(rng, {})}\n`, client_email: 'agent@nw-data.iam.gserviceaccount.com', client_id: rng.text('0123456789', 21),
  token_uri: 'https://oauth2.googleapis.com/token',
}, null, 2);

const SPECIAL = {
  'github-pat-classic': checksummed('ghp_', 36), 'github-oauth-token': checksummed('gho_', 36), 'github-app-user-token': checksummed('ghu_', 36),
  'github-app-installation-token': checksummed('ghs_', 36), 'github-refresh-token': checksummed('ghr_', 76), 'npm-token': checksummed('npm_', 36),
  jwt,
  'supabase-service-role-jwt': (r, p, now) => jwt(r, { iss: 'supabase', ref: r.text('abcdefghijklmnopqrst', 20), role: 'service_role', iat: '0d', exp: '+3650d', ...p }, now),
  'supabase-anon-jwt': (r, p, now) => jwt(r, { iss: 'supabase', ref: r.text('abcdefghijklmnopqrst', 20), role: 'anon', iat: '0d', exp: '+3650d', ...p }, now),
  'n8n-api-key': (r, p, now) => jwt(r, { sub: fill(UUID, r), iss: 'n8n', aud: 'public-api', iat: '0d', ...p }, now),
  'qdrant-key': (r, p, now) => jwt(r, { access: 'm', sub: 'q', ...p }, now),
  'turso-token': (r, p, now) => jwt(r, { alg: 'EdDSA', a: 'rw', iat: '0d', id: fill(UUID, r), sub: 'db', ...p }, now).replace(/[^.]+$/, () => r.text(B62 + '-_', 86)),
  'snowflake-pat': (r, p, now) => jwt(r, { iss: 'SF:1002', jti: fill(UUID, r), exp: '+365d', alg: 'RS256', ...p }, now),
  'kubernetes-sa-token': (r, p, now) => jwt(r, { iss: 'kubernetes/serviceaccount', sub: 'system:serviceaccount:agents:default', alg: 'RS256', kid: r.text(B62, 43), ...p }, now)
    .replace(/^[^.]+/, b64u(`{"alg":"RS256","kid":"${'k'.repeat(20)}"}`)),
  'pem-private-key': pem,
  'gcp-service-account-json': serviceAccount,
  'gcp-adc-user-json': r => JSON.stringify({ type: 'authorized_user', client_id: `${r.text('123456789', 12)}-${r.text('abcdefghijklmnopqrstuvwxyz0123456789', 32)}.apps.googleusercontent.com`, client_secret: fill(SHAPES['google-oauth-client-secret'], r), refresh_token: fill(SHAPES['google-oauth-refresh-token'], r) }, null, 2),
  'private-jwk': r => JSON.stringify({ kty: 'EC', crv: 'P-256', x: r.text(B62, 43), y: r.text(B62, 43), d: r.text(B62, 43) }),
  'basic-header': r => `Basic ${Buffer.from(`svc-agent:${r.text(B62, 24)}`).toString('base64')}`,
  password: r => r.text(B62, 20),
};

/** Short names used in the cases -> id of a kind. */
export const ALIASES = {
  'anthropic-api': 'anthropic-api-key', 'anthropic-admin': 'anthropic-admin-key', 'openai-project': 'openai-project-key', 'openai-admin': 'openai-admin-key',
  'stripe-live': 'stripe-secret-live', 'stripe-test': 'stripe-secret-test', 'stripe-restricted': 'stripe-restricted-live',
  'slack-bot': 'slack-bot-token', 'slack-user': 'slack-user-token', 'aws-access-key': 'aws-access-key-static', 'aws-secret-key': 'aws-secret-access-key',
  'github-fine-grained': 'github-pat-fine-grained', linear: 'linear-api-key', notion: 'notion-token', tavily: 'tavily-api-key', npm: 'npm-token',
  'google-access': 'google-oauth-access-token', 'google-client-secret': 'google-oauth-client-secret', generic: 'generic-32',
};

// Simplified regex of each kind: [class]{n} is random text, UUID a version 4 UUID, everything else literal.
const SHAPES = Object.fromEntries(String.raw`
github-pat-classic                  ghp_[A-Za-z0-9]{36}
github-pat-fine-grained             github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}
github-oauth-token                  gho_[A-Za-z0-9]{36}
github-app-user-token               ghu_[A-Za-z0-9]{36}
github-app-installation-token       ghs_[A-Za-z0-9]{36}
github-app-installation-token-jwt   ghs_[0-9]{12}_eyJ[A-Za-z0-9_-]{12}.[A-Za-z0-9_-]{12}.[A-Za-z0-9_-]{12}
github-refresh-token                ghr_[A-Za-z0-9]{76}
gitlab-pat                          glpat-[A-Za-z0-9_-]{20}
gitlab-pat-routable                 glpat-[A-Za-z0-9_-]{27}.[0-9a-z]{2}[0-9a-z]{9}
gitlab-oauth-app-secret             gloas-[A-Za-z0-9_-]{64}
gitlab-deploy-token                 gldt-[A-Za-z0-9_-]{20}
gitlab-runner-token                 glrt-[A-Za-z0-9_-]{20}
gitlab-ci-job-token                 glcbt-[0-9a-zA-Z]{5}_[A-Za-z0-9_-]{20}
gitlab-trigger-token                glptt-[0-9a-f]{40}
gitlab-agent-token                  glagent-[A-Za-z0-9_-]{50}
gitlab-feed-token                   glft-[A-Za-z0-9_-]{20}
gitlab-incoming-mail-token          glimt-[A-Za-z0-9_-]{25}
gitlab-scim-token                   glsoat-[A-Za-z0-9_-]{20}
atlassian-api-token                 ATATT3[A-Za-z0-9_-]{186}
bitbucket-access-token              ATCTT3[A-Za-z0-9_-]{186}
bitbucket-app-password              ATBB[A-Za-z0-9]{32}
trello-token                        ATTA[a-f0-9]{64}[A-F0-9]{8}
openai-project-key                  sk-proj-[A-Za-z0-9_-]{74}T3BlbkFJ[A-Za-z0-9_-]{74}
openai-service-account-key          sk-svcacct-[A-Za-z0-9_-]{74}T3BlbkFJ[A-Za-z0-9_-]{74}
openai-admin-key                    sk-admin-[A-Za-z0-9_-]{58}T3BlbkFJ[A-Za-z0-9_-]{58}
openai-legacy-key                   sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}
anthropic-api-key                   sk-ant-api03-[A-Za-z0-9_-]{93}AA
anthropic-admin-key                 sk-ant-admin01-[A-Za-z0-9_-]{93}AA
anthropic-oauth-token               sk-ant-oat01-[A-Za-z0-9_-]{95}
anthropic-oauth-refresh             sk-ant-ort01-[A-Za-z0-9_-]{95}
anthropic-session-key               sk-ant-sid01-[A-Za-z0-9_-]{100}
google-api-key                      AIza[A-Za-z0-9_-]{35}
google-auth-key                     AQ.Ab8RN6[A-Za-z0-9_-]{44}
google-oauth-access-token           ya29.[A-Za-z0-9_-]{190}
google-oauth-refresh-token          1//0[A-Za-z0-9_-]{97}
google-oauth-client-secret          GOCSPX-[A-Za-z0-9_-]{28}
xai-api-key                         xai-[A-Za-z0-9]{80}
groq-api-key                        gsk_[A-Za-z0-9]{52}
perplexity-api-key                  pplx-[A-Za-z0-9]{48}
openrouter-api-key                  sk-or-v1-[0-9a-f]{64}
deepseek-api-key                    sk-[0-9a-f]{32}
mistral-api-key                     [A-Za-z0-9]{32}
cohere-api-key                      [A-Za-z0-9]{40}
replicate-api-token                 r8_[A-Za-z0-9]{37}
huggingface-token                   hf_[A-Za-z]{34}
huggingface-org-token               api_org_[A-Za-z]{34}
together-api-key                    tgp_v1_[A-Za-z0-9_-]{43}
cerebras-api-key                    csk-[a-z0-9]{48}
fireworks-api-key                   fw_[A-Za-z0-9]{24}
nvidia-api-key                      nvapi-[A-Za-z0-9_-]{60}
moonshot-api-key                    sk-[A-Za-z0-9]{48}
azure-openai-key                    [A-Za-z0-9]{52}JQQJ9[A-Za-z0-9]{27}
azure-openai-key-legacy             [0-9a-f]{32}
elevenlabs-api-key                  sk_[0-9a-f]{48}
assemblyai-api-key                  [0-9a-f]{32}
deepgram-api-key                    [0-9a-f]{40}
stability-api-key                   sk-[A-Za-z0-9]{48}
voyage-api-key                      pa-[A-Za-z0-9_-]{43}
jina-api-key                        jina_[A-Za-z0-9_-]{60}
minimax-api-key                     sk-api-[A-Za-z0-9_-]{119}
zai-api-key                         [0-9a-f]{32}.[A-Za-z0-9]{16}
cursor-api-key                      key_[0-9a-f]{64}
devin-service-key                   cog_[a-z2-7]{52}
tavily-api-key                      tvly-[A-Za-z0-9]{32}
exa-api-key                         UUID
firecrawl-api-key                   fc-[0-9a-f]{32}
brave-search-key                    BSA[A-Za-z0-9]{28}
serper-api-key                      [0-9a-f]{40}
serpapi-key                         [0-9a-f]{64}
browserbase-api-key                 bb_live_[A-Za-z0-9_-]{27}
apify-token                         apify_api_[A-Za-z0-9]{34}
brightdata-token                    [0-9a-f]{64}
context7-key                        ctx7sk-UUID
smithery-key                        UUID
composio-key                        ak_[A-Za-z0-9_-]{20}
greptile-key                        [A-Za-z0-9+/]{48}
mem0-key                            m0-[A-Za-z0-9]{40}
browser-use-key                     bu_[A-Za-z0-9_-]{40}
langsmith-pat                       lsv2_pt_[0-9a-f]{32}_[0-9a-f]{10}
langsmith-service-key               lsv2_sk_[0-9a-f]{32}_[0-9a-f]{10}
langfuse-secret-key                 sk-lf-UUID
helicone-key                        sk-helicone-[a-z0-9-]{20}
pinecone-key                        pcsk_[A-Za-z0-9]{6}_[A-Za-z0-9]{63}
weaviate-key                        [A-Za-z0-9+/_-]{36}==
wandb-key-v1                        wandb_v1_[A-Za-z0-9_]{77}
wandb-key                           [0-9a-f]{40}
posthog-personal-key                phx_[A-Za-z0-9_-]{40}
zapier-mcp-url                      https://mcp.zapier.com/api/mcp/s/[A-Za-z0-9]{64}/mcp
zapier-webhook-url                  https://hooks.zapier.com/hooks/catch/[0-9]{8}/[a-z0-9]{7}
make-hook-url                       https://hook.eu1.make.com/[a-z0-9]{32}
aws-access-key-static               AKIA[A-Z2-7]{16}
aws-access-key-temporary            ASIA[A-Z2-7]{16}
aws-secret-access-key               [A-Za-z0-9/+]{40}
aws-session-token                   IQoJb3JpZ2lu[A-Za-z0-9/+]{300}
aws-bedrock-key-long                ABSK[A-Za-z0-9+/]{109}==
aws-bedrock-key-short               bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t[A-Za-z0-9+/_-]{20}
azure-entra-client-secret           [A-Za-z0-9_]{3}[0-9]Q~[A-Za-z0-9_-]{31}
azure-storage-account-key           AccountKey=[A-Za-z0-9+/]{86}==
azure-sas-url                       ?sv=2024-11-04&sp=r&sig=[A-Za-z0-9]{43}%3D
azure-servicebus-connection         Endpoint=sb://nw-[a-z]{6}.servicebus.windows.net/;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=[A-Za-z0-9+/]{43}=
azure-devops-pat                    [A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}
azure-devops-pat-legacy             [a-z2-7]{52}
cloudflare-global-key               cfk_[A-Za-z0-9]{40}[0-9a-f]{8}
cloudflare-user-token               cfut_[A-Za-z0-9]{40}[0-9a-f]{8}
cloudflare-account-token            cfat_[A-Za-z0-9]{40}[0-9a-f]{8}
cloudflare-token-legacy             [A-Za-z0-9_-]{40}
cloudflare-global-key-legacy        [0-9a-f]{37}
cloudflare-origin-ca-key            v1.0-[0-9a-f]{24}-[0-9a-f]{146}
cloudflare-tunnel-token             eyJhIjoi[A-Za-z0-9]{44}LCJ0Ijoi[A-Za-z0-9]{120}
digitalocean-pat                    dop_v1_[0-9a-f]{64}
digitalocean-oauth                  doo_v1_[0-9a-f]{64}
digitalocean-refresh                dor_v1_[0-9a-f]{64}
heroku-api-key                      HRKU-AA[A-Za-z0-9_-]{58}
heroku-api-key-legacy               UUID
fly-token                           fm[12]_[A-Za-z0-9+/_-]{60}
render-api-key                      rnd_[A-Za-z0-9]{28}
railway-token                       UUID
vercel-pat                          vcp_[A-Za-z0-9_-]{56}
vercel-integration-token            vci_[A-Za-z0-9_-]{56}
vercel-app-access-token             vca_[A-Za-z0-9_-]{56}
vercel-app-refresh-token            vcr_[A-Za-z0-9_-]{56}
vercel-ai-gateway-key               vck_[A-Za-z0-9_-]{56}
vercel-token-legacy                 [A-Za-z0-9]{24}
netlify-pat                         nfp_[A-Za-z0-9]{36}
supabase-management-token           sbp_[0-9a-f]{40}
supabase-secret-key                 sb_secret_[A-Za-z0-9_-]{31}
neon-api-key                        napi_[A-Za-z0-9]{64}
planetscale-service-token           pscale_tkn_[A-Za-z0-9_-]{32}
planetscale-oauth-token             pscale_oauth_[A-Za-z0-9_-]{32}
planetscale-password                pscale_pw_[A-Za-z0-9_-]{32}
mongodb-atlas-sa-secret             mdb_sa_sk_[A-Za-z0-9_-]{40}
mongodb-uri-password                mongodb+srv://app:[A-Za-z0-9]{20}@cluster0.[a-z0-9]{5}.mongodb.net
postgres-uri-password               postgres://app:[A-Za-z0-9]{20}@db.northwind.io
mysql-uri-password                  mysql://app:[A-Za-z0-9]{20}@db.northwind.io
redis-uri-password                  rediss://default:[A-Za-z0-9]{24}@cache.northwind.io
amqp-uri-password                   amqps://app:[A-Za-z0-9]{20}@mq.northwind.io
upstash-redis-token                 A[A-Za-z0-9]{3}[A-Za-z0-9+/_-]{40}==
databricks-pat                      dapi[0-9a-f]{32}
databricks-oauth-secret             dose[0-9a-f]{32}
clickhouse-cloud-secret             4b1d[A-Za-z0-9]{38}
confluent-secret                    [A-Za-z0-9+/]{60}
elastic-cloud-key                   essu_[A-Za-z0-9_-]{60}==
elastic-api-key                     [A-Za-z0-9]{58}==
algolia-admin-key                   [0-9a-f]{32}
alibaba-access-key                  LTAI[A-Za-z0-9]{12}
scaleway-key                        SCW[A-Z0-9]{17}
hetzner-token                       [A-Za-z0-9]{64}
ibm-cloud-key                       [A-Za-z0-9_-]{44}
vault-service-token                 hvs.[A-Za-z0-9_-]{90}
vault-batch-token                   hvb.[A-Za-z0-9_-]{100}
vault-token-legacy                  s.[A-Za-z0-9]{24}
terraform-cloud-token               [A-Za-z0-9]{14}.atlasv1.[A-Za-z0-9_-]{60}
doppler-personal-token              dp.pt.[A-Za-z0-9]{40}
doppler-service-token               dp.st.[A-Za-z0-9]{40}
doppler-service-account-token       dp.sa.[A-Za-z0-9]{40}
onepassword-service-account         ops_eyJ[A-Za-z0-9]{400}
onepassword-secret-key              A3-[A-Z0-9]{6}-[A-Z0-9]{11}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}
infisical-service-token             st.[0-9a-f]{24}.[0-9a-f]{32}.[0-9a-f]{32}
bitwarden-sm-token                  0.UUID.[A-Za-z0-9]{20}:[A-Za-z0-9+/]{20}
age-secret-key                      AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}
dotenvx-private-key                 [0-9a-f]{64}
tailscale-key                       tskey-auth-[A-Za-z0-9]{12}-[A-Za-z0-9]{32}
portainer-access-token              ptr_[A-Za-z0-9]{43}=
ngrok-authtoken                     [0-9][A-Za-z0-9]{26}_[A-Za-z0-9]{21}
pulumi-token                        pul-[0-9a-f]{40}
rails-master-key                    [0-9a-f]{32}
docker-hub-pat                      dckr_pat_[A-Za-z0-9_-]{27}
docker-hub-oat                      dckr_oat_[A-Za-z0-9_-]{32}
npm-token                           npm_[A-Za-z0-9]{36}
pypi-token                          pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50}
testpypi-token                      pypi-AgENdGVzdC5weXBpLm9yZw[A-Za-z0-9_-]{50}
rubygems-key                        rubygems_[0-9a-f]{48}
crates-io-token                     cio[A-Za-z0-9]{32}
nuget-key                           oy2[a-z0-9]{43}
artifactory-api-key                 AKCp[A-Za-z0-9]{68}
artifactory-reference-token         cmVmdGtuO[A-Za-z0-9]{54}
circleci-pat                        CCIPAT_[A-Za-z0-9]{22}_[0-9a-f]{40}
circleci-project-token              CCIPRJ_[A-Za-z0-9]{22}_[0-9a-f]{40}
buildkite-token                     bkua_[a-z0-9]{40}
sonar-token                         sq[upa]_[0-9a-f]{40}
snyk-token                          UUID
semgrep-token                       [0-9a-f]{64}
sourcegraph-token                   sgp_[0-9a-f]{40}
slack-bot-token                     xoxb-[0-9]{12}-[0-9]{13}-[A-Za-z0-9]{24}
slack-user-token                    xoxp-[0-9]{12}-[0-9]{12}-[0-9]{13}-[0-9a-f]{32}
slack-app-token                     xapp-1-A[A-Z0-9]{10}-[0-9]{13}-[0-9a-f]{64}
slack-rotated-token                 xoxe.xoxb-1-[A-Za-z0-9]{160}
slack-refresh-token                 xoxe-1-[A-Za-z0-9]{146}
slack-session-token                 xoxc-[0-9]{12}-[0-9]{12}-[0-9]{12}-[0-9a-f]{64}
slack-session-cookie                xoxd-[A-Za-z0-9+/_-]{100}
slack-webhook-url                   https://hooks.slack.com/services/T[A-Z0-9]{10}/B[A-Z0-9]{10}/[A-Za-z0-9]{24}
notion-token                        ntn_[0-9]{11}[A-Za-z0-9]{35}
notion-token-legacy                 secret_[A-Za-z0-9]{43}
linear-api-key                      lin_api_[A-Za-z0-9]{40}
linear-oauth-token                  lin_oauth_[0-9a-f]{64}
linear-webhook-secret               lin_wh_[A-Za-z0-9]{40}
figma-pat                           figd_[A-Za-z0-9_-]{38}
figma-oauth-token                   figu_[A-Za-z0-9_-]{38}
sentry-org-token                    sntrys_eyJ[A-Za-z0-9]{120}
sentry-user-token                   sntryu_[0-9a-f]{64}
sentry-integration-token            sntryi_[0-9a-f]{64}
postman-key                         PMAK-[0-9a-f]{24}-[0-9a-f]{34}
airtable-pat                        pat[A-Za-z0-9]{14}.[0-9a-f]{64}
airtable-oauth-token                oa[A-Z0-9][A-Za-z0-9]{12}.v1.[A-Za-z0-9_-]{20}.[0-9a-f]{32}
hubspot-private-app-token           pat-na[0-9]-UUID
asana-pat                           2/[0-9]{16}/[0-9]{16}:[0-9a-f]{32}
clickup-token                       pk_[0-9]{10}_[A-Z0-9]{32}
monday-token                        eyJhbGciOiJIUzI1NiJ9.eyJ0aWQiOi[A-Za-z0-9]{90}.[A-Za-z0-9_-]{43}
todoist-token                       [0-9a-f]{40}
miro-token                          eyJtaXJvLm9yaWdpbiI6[A-Za-z0-9_-]{12}_[A-Za-z0-9_-]{20}
dropbox-short-token                 sl.[A-Za-z0-9_-]{130}
typeform-token                      tfp_[A-Za-z0-9_-]{40}
vikunja-api-token                   tk_[0-9a-f]{40}
intercom-token                      dG9rO[A-Za-z0-9+/_-]{50}==
zendesk-token                       [A-Za-z0-9]{40}
salesforce-session                  00D[A-Za-z0-9]{15}![A-Za-z0-9]{96}
salesforce-refresh-token            5Aep[A-Za-z0-9_]{80}
attio-key                           [0-9a-f]{64}
close-key                           api_[A-Za-z0-9]{22}.[A-Za-z0-9]{22}
klaviyo-private-key                 pk_[0-9a-f]{34}
discord-bot-token                   [MNO][A-Za-z0-9_-]{23}.[A-Za-z0-9_-]{6}.[A-Za-z0-9_-]{27}
discord-webhook-url                 https://discord.com/api/webhooks/[0-9]{18}/[A-Za-z0-9_-]{68}
google-chat-webhook-url             https://chat.googleapis.com/v1/spaces/[A-Za-z0-9]{11}/messages?key=[A-Za-z0-9_-]{39}&token=[A-Za-z0-9_-]{43}
telegram-bot-token                  [0-9]{10}:AA[A-Za-z0-9_-]{33}
teams-webhook-url                   https://[a-z]{8}.webhook.office.com/webhookb2/UUID@UUID/IncomingWebhook/[0-9a-f]{32}/UUID
power-automate-url                  https://prod-[0-9]{2}.westeurope.logic.azure.com/workflows/[0-9a-f]{32}/triggers/manual/paths/invoke?api-version=2016-06-01&sig=[A-Za-z0-9_-]{43}
stripe-secret-live                  sk_live_[0-9A-Za-z]{24}
stripe-restricted-live              rk_live_[0-9A-Za-z]{24}
stripe-secret-test                  sk_test_[0-9A-Za-z]{24}
stripe-restricted-test              rk_test_[0-9A-Za-z]{24}
stripe-webhook-secret               whsec_[A-Za-z0-9]{32}
stack-auth-secret-server-key        ssk_[a-z0-9]{45}
clerk-secret-live                   sk_live_[A-Za-z0-9]{40}
clerk-secret-test                   sk_test_[A-Za-z0-9]{40}
workos-secret-live                  sk_live_a2V5X[A-Za-z0-9+/]{60}==
workos-secret-test                  sk_test_a2V5X[A-Za-z0-9+/]{60}==
paystack-secret-live                sk_live_[0-9a-f]{40}
paystack-secret-test                sk_test_[0-9a-f]{40}
square-access-token                 EAAA[A-Za-z0-9_-]{60}
square-oauth-secret                 sq0csp-[A-Za-z0-9_-]{43}
square-oauth-secret-sandbox         sandbox-sq0csb-[A-Za-z0-9_-]{43}
paypal-access-token-live            access_token$production$[0-9a-z]{16}$[0-9a-f]{32}
paypal-access-token-sandbox         access_token$sandbox$[0-9a-z]{16}$[0-9a-f]{32}
paypal-rest-token                   A21AA[A-Za-z0-9_-]{80}
paypal-client-secret                E[A-Za-z0-9_-]{79}
plaid-access-production             access-production-UUID
plaid-access-sandbox                access-sandbox-UUID
plaid-secret                        [0-9a-f]{30}
razorpay-key-live                   rzp_live_[A-Za-z0-9]{14}
razorpay-key-test                   rzp_test_[A-Za-z0-9]{14}
razorpay-secret                     [A-Za-z0-9]{24}
lemonsqueezy-key                    eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJ[A-Za-z0-9_-]{100}.[A-Za-z0-9_-]{600}
paddle-live                         pdl_live_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}
paddle-sandbox                      pdl_sdbx_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}
polar-org-token                     polar_oat_[A-Za-z0-9_-]{20}
polar-personal-token                polar_pat_[A-Za-z0-9_-]{20}
mollie-key-live                     live_[A-Za-z0-9]{30}
mollie-key-test                     test_[A-Za-z0-9]{30}
checkout-secret                     sk_[a-z0-9]{31}
shippo-live                         shippo_live_[0-9a-f]{40}
shippo-test                         shippo_test_[0-9a-f]{40}
easypost-live                       EZAK[A-Za-z0-9]{54}
easypost-test                       EZTK[A-Za-z0-9]{54}
duffel-live                         duffel_live_[A-Za-z0-9_-]{43}
duffel-test                         duffel_test_[A-Za-z0-9_-]{43}
rapidapi-key                        [0-9a-f]{10}msh[0-9a-f]{15}p1[0-9a-f]{5}jsn[0-9a-f]{12}
flutterwave-live                    FLWSECK-[0-9a-f]{32}-X
flutterwave-test                    FLWSECK_TEST-[0-9a-h]{32}-X
ramp-client-secret                  ramp_sec_[A-Za-z0-9]{48}
mercury-token                       mercury_production_[a-z]{6}_[A-Za-z0-9]{40}_yrucrem
shopify-admin-token                 shpat_[0-9a-f]{32}
shopify-custom-app-token            shpca_[0-9a-f]{32}
shopify-private-app-password        shppa_[0-9a-f]{32}
shopify-app-secret                  shpss_[0-9a-f]{32}
shopify-partner-token               shptka_[0-9a-f]{32}
twilio-api-key                      SK[0-9a-f]{32}
twilio-auth-token                   [0-9a-f]{32}
sendgrid-key                        SG.[A-Za-z0-9_-]{22}.[A-Za-z0-9_-]{43}
mailgun-key                         key-[0-9a-f]{32}
mailgun-key-v2                      [0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}
resend-key                          re_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}
postmark-token                      UUID
mailchimp-key                       [0-9a-f]{32}-us21
brevo-key                           xkeysib-[0-9a-f]{64}-[A-Za-z0-9]{16}
mailersend-token                    mlsn.[0-9a-f]{64}
telnyx-key                          KEY[0-9A-Z]{32}_[A-Za-z0-9]{22}
datadog-api-key                     [0-9a-f]{32}
datadog-app-key                     ddapp_[A-Za-z0-9]{34}
datadog-app-key-hex                 [0-9a-f]{40}
newrelic-user-key                   NRAK-[A-Z0-9]{27}
newrelic-ingest-key                 [0-9a-f]{36}NRAL
grafana-service-account-token       glsa_[A-Za-z0-9]{32}_[0-9a-fA-F]{8}
grafana-cloud-policy-token          glc_eyJ[A-Za-z0-9+/]{40}
grafana-api-key-legacy              eyJrIjoi[A-Za-z0-9+/]{40}==
pagerduty-key                       u+[A-Za-z0-9]{18}
honeycomb-key                       hc[ax][icm]k_[A-Za-z0-9]{26}
dynatrace-token                     dt0[a-z][0-9]{2}.[A-Z0-9]{12}.[A-Z0-9]{64}
launchdarkly-token                  api-UUID
launchdarkly-sdk-key                sdk-UUID
statsig-secret                      secret-[A-Za-z0-9]{40}
segment-token                       sgp_[A-Za-z0-9]{64}
mixpanel-secret                     [A-Za-z0-9]{32}
amplitude-secret                    [0-9a-f]{32}
rootly-key                          rootly_[0-9a-f]{64}
contentful-pat                      CFPAT-[A-Za-z0-9_-]{43}
contentful-delivery-token           [A-Za-z0-9_-]{43}
sanity-token                        sk[A-Za-z0-9]{150}
webflow-token                       [0-9a-f]{64}
wix-api-key                         IST.eyJ[A-Za-z0-9]{90}.[A-Za-z0-9]{240}.[A-Za-z0-9]{340}
mapbox-secret-token                 sk.eyJ[A-Za-z0-9_-]{50}.[A-Za-z0-9_-]{22}
okta-api-token                      00[A-Za-z0-9_-]{40}
auth0-client-secret                 [A-Za-z0-9_-]{64}
stytch-secret-live                  secret-live-[A-Za-z0-9_-]{32}==
stytch-secret-test                  secret-test-[A-Za-z0-9_-]{32}==
facebook-access-token               EAA[A-Za-z0-9]{160}
twitter-bearer                      AAAAAAAAAAAAAAAAAAAAAA[A-Za-z0-9]{60}
linkedin-access-token               AQ[UVWX][A-Za-z0-9_-]{150}
spotify-client-secret               [0-9a-f]{32}
alchemy-key                         https://eth-mainnet.g.alchemy.com/v2/[A-Za-z0-9_-]{32}
infura-key                          https://mainnet.infura.io/v3/[0-9a-f]{32}
evm-private-key                     0x[0-9a-f]{64}
url-basic-auth                      https://svc_[a-z]{6}:[A-Za-z0-9]{20}@api.northwind.io
bearer-header                       Bearer [A-Za-z0-9]{40}
url-query-secret                    ?api_key=[A-Za-z0-9]{32}
oauth-client-secret-generic         [A-Za-z0-9_~-]{40}
google-app-password                 [bdfgjkqvwxz]{4} [bdfgjkqvwxz]{4} [bdfgjkqvwxz]{4} [bdfgjkqvwxz]{4}
oauth-refresh-token-generic         [A-Za-z0-9_-]{48}
webhook-secret-generic              [A-Za-z0-9]{40}
azure-storage-key-alone             [A-Za-z0-9]{86}==
wolfram-app-id                      [A-Z0-9]{5}[0-9]-[A-Z0-9]{10}
bare-private-key                    MIIEvQIBADANBgkqhkiG9w0BAQEFAASC[A-Za-z0-9]{1600}
generic-high-entropy                [A-Za-z0-9]{40}`.trim().split('\n').map(l => /^(\S+)\s+(.*)$/.exec(l).slice(1)));

/** Every kind fake() knows by name (generic-N and hex-N come on top). */
export const KINDS = [...new Set([...Object.keys(SHAPES), ...Object.keys(SPECIAL), ...Object.keys(ALIASES)])].sort();

// A random value must not look like documentation by accident (runs, sequences, dots).
const LOOKS_FAKE = /[xX]{4,}|[xX]{2,8}-[xX]{2,8}-|\.{3,}|\*{3,}|_{5,}|-{6,}|#{4,}|123456789|12345678|abcdefgh|abcd1234|abc123|qwerty|deadbeef|a1b2c3d4|EXAMPLE|0{8}-0{4}/i;

/** One synthetic value. options: { seed, label, params, now } */
export function fake(kind, { seed = '', label = '', params = {}, now = Date.now() } = {}) {
  const id = ALIASES[kind] ?? kind;
  const sized = /^(generic|hex)-(\d+)$/.exec(id);
  const make = sized ? r => r.text(sized[1] === 'hex' ? '0123456789abcdef' : B62, Number(sized[2]))
    : Object.hasOwn(SPECIAL, id) ? SPECIAL[id]
      : Object.hasOwn(SHAPES, id) ? r => fill(SHAPES[id], r) : undefined;
  if (!make) throw new Error(`unknown kind of credential "${kind}"`);
  for (let turn = 0; ; turn++) {
    const value = make(new Rng(`${seed}|${id}|${label}|${turn}`), params, now);
    if (turn > 50 || id.startsWith('pem-') || id.startsWith('gcp-') || !LOOKS_FAKE.test(value.replace(/^A{22}/, ''))) return value;
  }
}

/** Replaces every token in a text. options: { seed, now } */
export function materialise(text, { seed = '', now = Date.now() } = {}) {
  return text
    .replace(/\{\{fake:([a-z0-9-]+)(?:\?([^{}#\s]*))?(?:#([A-Za-z0-9_-]+))?\}\}/g, (_, kind, query, label) => {
      const { base64, ...params } = Object.fromEntries(new URLSearchParams((query ?? '').replaceAll('+', '%2B')));
      const value = fake(kind, { seed, label, params, now });
      return base64 === undefined ? value : Buffer.from(value).toString('base64');
    })
    .replace(/\{\{date:([+-]?\d+)d\}\}/g, (_, n) => new Date(today(now) + Number(n) * DAY).toISOString().slice(0, 10))
    .replace(/\{\{pad:(\d+)\}\}/g, (_, n) => 'lorem ipsum dolor sit amet '.repeat(Math.ceil(n / 27)).slice(0, Number(n)));
}
