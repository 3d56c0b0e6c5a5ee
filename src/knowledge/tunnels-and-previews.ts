import { inTurn } from '../text/pattern.ts'

/** Suffixes of tunnels: a development machine published on the internet. From the vendors' documentation. */
export const tunnelSuffixes: readonly string[] = [
  'ngrok.io', 'ngrok.app', 'ngrok.dev', 'ngrok-free.app', 'ngrok-free.dev', 'ngrok.pizza',
  'trycloudflare.com',
  'loca.lt', 'localtunnel.me',
  'localhost.run', 'lhr.life', 'lhr.rocks',
  'serveo.net', 'serveousercontent.com',
  'devtunnels.ms', 'tunnels.api.visualstudio.com', 'app.github.dev', 'githubpreview.dev',
  'gitpod.io', 'webcontainer.io', 'csb.app', 'preview.app.daytona.io',
  'bore.pub',
  'pinggy.link', 'pinggy.io', 'pinggy.online',
  'zrok.io', 'tunnelmole.net', 'sharedwithexpose.com', 'telebit.io', 'packetriot.net', 'playit.gg', 'tunwg.com', 'holesail.io',
]

/** Names of this machine, https://www.rfc-editor.org/rfc/rfc6761#section-6.3 and the names that containers and emulators use for it. */
export const loopbackNames: readonly string[] = [
  'localhost',
  '*.localhost',
  'localhost.localdomain',
  'ip6-localhost',
  'ip6-loopback',
  'host.docker.internal',
  'gateway.docker.internal',
  'host.containers.internal',
  'host.lima.internal',
  'host.orb.internal',
  'host.minikube.internal',
  'docker.for.mac.localhost',
  'docker.for.mac.host.internal',
  'docker.for.win.localhost',
  'lvh.me',
  '*.lvh.me',
  'localtest.me',
  '*.localtest.me',
  'vcap.me',
  '*.vcap.me',
  'lacolhost.com',
  '*.lacolhost.com',
  'local.gd',
  '*.local.gd',
]

/**
 * Services whose names lead to the address that stands in them, with dots or dashes, behind other labels or a word:
 * https://nip.io, https://sslip.io, https://traefik.me (where a name without an address is this machine), https://local-ip.co
 */
const ADDRESS_IN_NAME = inTurn(
  '',
  /(?:^|[.-])/,
  /(\d{1,3}[.-]\d{1,3}[.-]\d{1,3}[.-]\d{1,3})\./,
  /(?:(?:nip|sslip|xip)\.io|traefik\.me|my\.local-ip\.co)$/,
)

/** The IPv4 address that a public name in small letters leads to, written with dots: `10-0-0-5.nip.io`. */
export function addressInName(host: string): string | undefined {
  const written = ADDRESS_IN_NAME.exec(host)?.[1]?.replaceAll('-', '.')
  return written ?? (host.endsWith('.traefik.me') ? '127.0.0.1' : undefined)
}

/** Suffixes of names that only a local network resolves, https://www.rfc-editor.org/rfc/rfc6762#appendix-G and RFC 8375. */
export const privateSuffixes: readonly string[] = [
  'local', 'internal', 'lan', 'home', 'home.arpa', 'corp', 'intranet', 'private',
  'svc', 'svc.cluster.local', 'cluster.local',
  'consul', 'docker', 'orb.local', 'localdomain',
  'test',
  'ts.net',
]

/** Suffixes that belong to a hosting provider while the name in front belongs to its customer. From https://publicsuffix.org/list/. */
export const hostingSuffixes: readonly string[] = [
  'vercel.app', 'now.sh', 'netlify.app', 'pages.dev', 'workers.dev', 'r2.dev', 'fly.dev', 'onrender.com',
  'railway.app', 'up.railway.app', 'herokuapp.com', 'deno.dev', 'deno.net', 'val.run', 'web.val.run', 'modal.run', 'hf.space',
  'run.app', 'appspot.com', 'cloudfunctions.net', 'web.app', 'firebaseapp.com', 'cloudshell.dev',
  'azurewebsites.net', 'azurecontainerapps.io', 'azurestaticapps.net', 'azurefd.net', 'azureedge.net', 'azure-api.net',
  'cloudapp.azure.com', 'cloudapp.net', 'trafficmanager.net',
  'amazonaws.com', 'amazonaws.com.cn', 'on.aws', 'awsapprunner.com', 'elasticbeanstalk.com', 'cloudfront.net', 'amplifyapp.com',
  'supabase.co', 'supabase.in', 'supabase.red', 'convex.cloud', 'convex.site', 'edgeone.app',
  'ondigitalocean.app', 'doserverless.co', 'koyeb.app', 'zeabur.app', 'northflank.app', 'code.run', 'cyclic.app', 'surge.sh',
  'github.io', 'gitlab.io', 'bitbucket.io', 'replit.app', 'repl.co', 'replit.dev', 'glitch.me', 'lovable.app', 'bolt.host', 'base44.app',
  'streamlit.app', 'gradio.live', 'pythonanywhere.com', 'e2b.app', 'sprites.app',
  'scw.cloud', 'platformsh.site', 'gigalixirapp.com', 'cleverapps.io', 'scalingo.io',
  'n8n.cloud', 'smithery.run', 'fastmcp.app', 'mcp.run', 'apigee.net',
]

/** Shapes that hosting providers give to previews of a branch or a pull request, with the provider. */
export const previewPatterns: readonly { readonly host: RegExp; readonly where: string }[] = [
  // https://vercel.com/docs/deployments/generated-urls
  { host: /^[a-z0-9-]{1,63}-git-[a-z0-9-]{1,63}\.vercel\.app$/, where: 'Vercel' },
  { host: /^[a-z0-9-]{1,52}-(?=[a-z]{0,8}[0-9])[a-z0-9]{9}-[a-z0-9-]{1,60}\.vercel\.app$/, where: 'Vercel' },
  // https://docs.netlify.com/deploy/deploy-types/deploy-previews/
  { host: /^(?:deploy-preview-[0-9]{1,9}|[a-z0-9-]{1,63})--[a-z0-9-]{1,63}\.netlify\.app$/, where: 'Netlify' },
  // https://developers.cloudflare.com/pages/configuration/preview-deployments/
  { host: /^[0-9a-f]{8}\.[a-z0-9-]{1,63}\.pages\.dev$/, where: 'Cloudflare Pages' },
  // https://developers.cloudflare.com/workers/configuration/previews/
  { host: /^[0-9a-f]{8}-[a-z0-9-]{1,54}\.[a-z0-9-]{1,63}\.workers\.dev$/, where: 'Cloudflare Workers' },
  // https://render.com/docs/service-previews
  { host: /^[a-z0-9-]{1,56}-pr-[0-9]{1,9}(?:-[a-z0-9]{4})?\.onrender\.com$/, where: 'Render' },
  // https://devcenter.heroku.com/articles/github-integration-review-apps
  { host: /^[a-z0-9-]{1,56}-pr-[0-9]{1,9}(?:-[0-9a-f]{12})?\.herokuapp\.com$/, where: 'Heroku' },
  // https://fly.io/docs/blueprints/review-apps-guide/
  { host: /^(?:[a-z0-9-]{1,56}-)?pr-[0-9]{1,9}(?:-[a-z0-9-]{1,56})?\.fly\.dev$/, where: 'Fly.io' },
  // https://docs.railway.com/guides/environments#enable-pr-environments
  { host: /^[a-z0-9-]{1,56}-pr-[0-9]{1,9}\.up\.railway\.app$/, where: 'Railway' },
  // https://firebase.google.com/docs/hosting/test-preview-deploy
  { host: /^[a-z0-9-]{1,30}--[a-z0-9-]{1,30}-[a-z0-9]{8,10}\.web\.app$/, where: 'Firebase Hosting' },
  // https://docs.aws.amazon.com/amplify/latest/userguide/pr-previews.html
  { host: /^pr-[0-9]{1,9}\.[a-z0-9]{8,20}\.amplifyapp\.com$/, where: 'AWS Amplify' },
]

/** Names of private networks that others may resolve as well: https://tailscale.com/kb/1223/funnel */
export const sharedSuffix = 'ts.net'

/** Hosts whose `dev` or `beta` is a part of the name and no environment: https://dev.azure.com, https://developers.openai.com */
export const wholeNames = /^(?:developers?|dev\.azure|beta\.openai)\./

/** Answers a machine of a cloud with its credentials: https://cloud.google.com/compute/docs/metadata/overview */
export const metadataName = 'metadata.google.internal'
