import { inTurn, oneOf, whole } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What makes connections, and where development tells itself apart.

export const nameOnly: Words = {
  because: 'Addresses that are names and are never asked: link relations, namespaces, schemas, claims and versions of a specification.',
  pattern: oneOf(
    'i',
    /^https?:\/\/(?:[\w-]{1,60}\.){0,3}(?:schemas?|specs|xmlns)\.[\w.-]{2,100}(?:[/:?#]|$)/,
    /^https?:\/\/(?:[\w-]{1,60}\.)?w3\.org(?:[/:?#]|$)/,
    /^https?:\/\/[^/?#\s]{1,200}\/(?:[^?#\s]{0,200}\/)?(?:ns|xmlns|xml|rel|specs|schemas?|claims)\/(?![^?#\s]{0,200}(?:token|authori[sz]e)$)/,
  ),
  is: [
    'http://openid.net/specs/connect/1.0/issuer',
    'http://specs.openid.net/auth/2.0/identifier_select',
    'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name',
    'http://docs.oasis-open.org/ns/xri/xrd-1.0',
    'http://www.w3.org/2000/09/xmldsig#',
  ],
  isNot: [
    'http://login.acme.io/oauth/token',
    'http://api.acme.io/specs',
    'http://schemata.acme.io/issuer',
    'http://acme.io/ns/oauth/token',
  ],
}

export const servesTls: Words = {
  because: 'What says that a function of Python is of a server: its certificate, its side of a connection, what serves.',
  pattern: oneOf('', /\bserver_(?:cert|key|side\s{0,4}=\s{0,4}True)/, /serve_forever|start_server|HTTPServer\(|\bapp\.run\(/),
  is: ['config["server_cert"]', 'wrap_socket(s, server_side=True)', 'HTTPServer(address, Handler)'],
  isNot: ['server_hostname=host', 'the freight server'],
}

export const connectsWithTls: Words = {
  because: 'What only a function has that connects, in Python.',
  pattern: oneOf('', /check_hostname|server_hostname|urlopen|HTTPSConnection|(?:open|create)_connection/, /\b(?:Async)?Client\(|Session\(/),
  is: ['context.check_hostname = False', 'httpx.AsyncClient(verify=context)', 'urlopen(request, context=context)'],
  isNot: ['wrap_socket(s, server_side=True)', 'load_cert_chain(cert, key)'],
}

export const clientName: Words = {
  because: 'What makes connections, by the name it is called by, when nothing else is known of it.',
  pattern: oneOf(
    '',
    /^(?:fetch|request|connect|get|post|put|patch|head|del)$/,
    inTurn(
      '',
      oneOf('', /Agent|Fetch|Request|Connection|Client|Pool|Transport|Dispatcher|Socket|Redis|Sequelize|DataSource/, /Axios/),
      /$/,
    ),
    inTurn('', /^/, /(?:axios|got|ky|needle|knex|postgres|createConnection|createPool|createClient|createTransport|drizzle)/, /$/),
  ),
  is: ['fetch', 'HttpsAgent', 'RedisClient', 'createPool'],
  isNot: ['fetchAll', 'createServer', 'options'],
}

export const ownOrigin: Words = {
  because: "What names an application's own address: the page or request it is in, and the variable that deployments set for it.",
  pattern: oneOf(
    '',
    /(?:^|\.)location\.(?:origin|protocol)$|(?:^|\.)nextUrl\.origin$|^req(?:uest)?\.(?:protocol|base_url|url_root|host_url)$|(?:^|\.)req(?:uest)?\.url$/,
    inTurn(
      '',
      /(?:^|\.)(?:(?:NEXT|NUXT|EXPO)_PUBLIC_|VITE_|PUBLIC_|REACT_APP_|GATSBY_)?/,
      /(?:APP|SITE|PUBLIC|WEB|FRONTEND|DASHBOARD|SELF)_(?:BASE_)?(?:URL|URI|ORIGIN|HOST)$/,
    ),
    /(?:^|\.)(?:env|config|conf|settings)\.(?:app|site|public|web|frontend|dashboard|self)(?:Base)?(?:Url|URL|Origin)$/,
    /(?:^|\.)env\.URL$|^(?:URL|NEXTAUTH_URL|BETTER_AUTH_URL|VERCEL_URL)$/,
  ),
  is: ['window.location.origin', 'env.URL', 'NEXT_PUBLIC_APP_URL', 'settings.SITE_URL', 'config.publicUrl', 'request.base_url'],
  isNot: ['issuer.origin', 'ATLASSIAN_SITE_URL', 'siteUrl', 'AUTH_URL', 'BASE_URL', 'SERVER_URL', 'env.KEYCLOAK_URL'],
}

export const tlsKey: Words = {
  because: 'Keys that hold the TLS options of a client.',
  pattern: whole(
    '',
    /ssl|tls|https|tlsOptions|sslOptions|dialectOptions|connect|agentOptions|httpsAgent|requestTls/,
    /proxyTls|httpsOptions/,
  ),
  is: ['ssl', 'tlsOptions', 'httpsAgent'],
  isNot: ['options', 'sslMode'],
}

export const developmentTest: Words = {
  because: 'Conditions that hold on machines of developers alone.',
  pattern: oneOf(
    'i',
    /ENV\w*['"\]]*(?:,\s{0,4}['"]\w{0,20}['"])?\)?\s*!==?\s*['"](?:production|prod)['"]/,
    /ENV\w*['"\]]*(?:,\s{0,4}['"]\w{0,20}['"])?\)?\s*===?\s*['"](?:development|dev|test|local)['"]/,
    /(?:^|[^!\w'"])(?:is_?)?(?:dev|development|local|localhost|test)(?:mode)?\b/,
    /!\s*(?:is_?)?prod(?:uction)?\b|__DEV__/,
  ),
  is: ["process.env.NODE_ENV !== 'production'", "os.getenv('FLASK_ENV') == 'development'", 'isDev', '!isProduction', '__DEV__'],
  isNot: ['isProduction', "NODE_ENV === 'production'", 'device'],
}

export const developmentFlag: Words = {
  because: 'Names of settings that somebody sets on a machine for development: what is local, and what helps to find faults.',
  pattern: inTurn(
    'i',
    /(?:^|[^a-z])/,
    oneOf(
      '',
      /debug|development|devel|dev(?!_?(?:null|ice))/,
      /local(?:host)?(?!_?(?:path|file|dir|storage|time|date|user|account|name|cert|db|cache))/,
    ),
    /(?:$|[^a-z])/,
  ),
  is: ['settings.debug', 'LOCAL_IDP', 'app.debug', 'use_local_idp', 'DEV_MODE'],
  isNot: ['debugger', 'device', 'local_path', 'locale', 'localCertificates'],
}

export const plainAddressWords: Words = {
  because: 'Words of an address of an authorization server over plain http.',
  pattern: inTurn(
    'i',
    /(?:issuer|auth|token|jwks|redirect|oidc|openid|well-known)[\w.-]{0,40}["']?[ \t]{0,4}/,
    /(?::[ \t]{0,2}\w{1,6}[ \t]{0,2})?[:=]{1,2}[ \t]{0,4}["'`]?http:/,
  ),
  is: ['issuer: "http://a"', 'token_url = http://a'],
  isNot: ['base_url = http://a', 'issuer: https://a'],
}

export const authorityNamed: Words = {
  because: 'Groups of settings that are named for an authorization server, in small letters with `_` between their words.',
  pattern:
    /(?:^|_)(?:(?:auth|authentication|authori[sz]ation|identity|oauth2?|oidc|openid|sso|token)_(?:gateway|server|service|provider|authority)|keycloak|identity_server\d?|idp)$/,
  is: ['desk_auth_gateway', 'authorization_server', 'keycloak', 'oidc_provider'],
  isNot: ['author_service', 'mail_gateway', 'auth_token'],
}

export const ownMachine: Words = {
  because: 'Addresses of this machine: by its own names, and by those that no public name server answers for (RFC 6761).',
  pattern: inTurn(
    'i',
    /^https?:\/\/(?:\*\.)?/,
    /(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\]|(?:[\w-]{1,63}\.){1,8}(?:localhost|test))/,
    /(?:[:/*]|$)/,
  ),
  is: ['http://localhost:8080/*', 'https://id.harbour.test:8443/auth', 'http://127.0.0.1', 'http://[::1]:5556/dex'],
  isNot: ['https://localhost.harbourline.io', 'https://test.harbourline.io', 'myapp://localhost'],
}

export const loopbackRedirect: Words = {
  because:
    'Where a program on somebody’s machine is called back, which has a page of its own for no more than the sign-in: without a port, as it takes any (https://www.rfc-editor.org/rfc/rfc8252#section-7.3), or by the number of the machine at none of the ports that servers for development have.',
  pattern: inTurn(
    'i',
    /^http:\/\//,
    oneOf('', /localhost/, /(?:127\.0\.0\.1|\[::1\])(?::(?!(?:3000|3001|4200|5000|5001|5173|8000|8080|8081|8443|8888)\b)\d{1,5})?/),
    /(?:\/[^*]{0,200})?$/,
  ),
  is: ['http://127.0.0.1/callback', 'http://[::1]/cb', 'http://127.0.0.1:8917/callback', 'http://localhost/callback'],
  isNot: [
    'http://localhost:3000/callback',
    'http://127.0.0.1:8080/callback',
    'https://127.0.0.1/callback',
    'http://127.0.0.1:3000/*',
    'http://127.0.0.1.harbourline.io/',
  ],
}

export const looksWhetherUp: Words = {
  because: 'Names of functions that look whether a server answers, and send it nothing that opens it.',
  pattern: oneOf(
    'i',
    /(?:^|_)(?:ping|health|heartbeat|liveness|readiness|uptime)(?:$|_)|(?:^|_)is_?(?:alive|reachable|up)(?:$|_)/,
    /health_?check|check_?health|check_?(?:alive|uptime|reachab)|(?:send|do|run|check)_?ping|^ping_?(?:server|service|host|endpoint|node|url|database|db|client|upstream|remote|api)/,
  ),
  is: ['sendPingRequestAsync', 'ping', 'pingServer', 'check_health', 'healthCheck', 'isAlive', 'run_health_checks', 'isReachable'],
  isNot: ['shippingRate', 'mapping', 'healthcareClient', 'startup', 'pinging', 'isUpdated', 'pinToken', 'grouping'],
}

export const asksForNoChecks: Words = {
  because: 'Names of options and clients that take the checks of certificates away, and are off until somebody asks for them.',
  pattern: oneOf(
    'i',
    /insecure|self_?signed|skip|unsafe|no_?(?:verify|check)|disable_?(?:(?:tls|ssl|cert)_?)?(?:verif|check|validat)/,
    /allow_?(?:unauthori[sz]ed|invalid|any|bad)/,
    /ignore_?(?:cert|ssl|tls)|(?:cert|ssl|tls)_?(?:errors?_?)?ignore/,
  ),
  is: ['TLS_INSECURE_SKIP_VERIFY', 'ALLOW_UNAUTHORIZED_CERTS', 'allowSelfSigned', 'SSLIgnoreAdapter', 'noVerify', 'tls_disable_verify'],
  isNot: ['REDIS_TLS', 'sslMode', 'verifySsl', 'rejectUnauthorized'],
}

export const tellsWhatIsAllowed: Words = {
  because: 'Names of methods that tell what a policy or setting allows, which somebody has to set first.',
  pattern: oneOf(
    'i',
    /^(?:(?:should|may|can|does|do|is|get)_?)?(?:allow|accept|ignore|skip|disable|permit)/,
    /(?:allowed|accepted|ignored|skipped|disabled|permitted)$/,
  ),
  is: ['shouldAllowInvalidTls', 'allowsInsecure', 'ignoreCertErrors', 'isSelfSignedAllowed'],
  isNot: ['isInsecure', 'isSelfSigned', 'hasInvalidCertificate'],
}

export const asksForChecks: Words = {
  because: 'Names of options that ask for the checks of certificates, and stand for them until somebody says no.',
  pattern: whole(
    'i',
    /(?:enable_?)?(?:(?:ssl|tls|cert)_?)?(?:verif(?:y|ied|ication)|check)(?:_?(?:ssl|tls|certs?|certificates?))?/,
    /rejectUnauthorized|strictSSL|(?:ssl|tls)_?mode_?verify_?(?:full|ca)/,
  ),
  is: ['verify', 'verified', 'verifySsl', 'ssl_verify', 'rejectUnauthorized', 'sslmodeVerifyFull', 'enableSslVerify'],
  isNot: ['skipVerify', 'enableSsl', 'verifyToken', 'ssl', 'sslmode'],
}

export const opensDatabase: Words = {
  because:
    'What opens a database by a data source name, which a driver takes apart and nobody requests: https://pkg.go.dev/database/sql#Open, ' +
    'https://docs.oracle.com/javase/8/docs/api/java/sql/DriverManager.html, https://docs.sqlalchemy.org/en/20/core/engines.html.',
  pattern: oneOf(
    '',
    /^sqlx?\.(?:Open(?:DB)?|Connect(?:Context)?|MustConnect|MustOpen)$/,
    /(?:^|\.)DriverManager\.getConnection$/,
    /(?:^|\.)create_(?:async_)?engine$/,
  ),
  is: ['sql.Open', 'sqlx.Connect', 'DriverManager.getConnection', 'create_engine', 'sqlalchemy.create_async_engine'],
  isNot: ['os.Open', 'http.Get', 'createClient', 'getConnection', 'websocket.Connect'],
}

export const saysWhyUnverified: Words = {
  because: 'What a comment says where somebody has thought about certificates: whose they are, or where the connection ends.',
  pattern: /\bself[- ]?signed\b|\bloopback\b|\b(?:private|internal|custom|corporate) (?:ca|certificates?|network)\b|\bmust not verify\b/i,
  is: [
    '# RDS has a self-signed certificate',
    '// certificate on loopback, so the bridge must not verify it',
    '# for hosts with a private CA',
  ],
  isNot: ['// no certificates', '# see issue 2009', '// skip verification'],
}

export const sendsByName: Words = {
  because: 'What calls are named that send a request and give its answer, in the libraries of Python: httpx, requests, aiohttp, urllib.',
  pattern: /^(?:get|post|put|patch|delete|head|options|request|send|fetch|urlopen)$/,
  is: ['get', 'urlopen', 'request'],
  isNot: ['getattr', 'requests', 'open'],
}

export const connectsInGo: Words = {
  because:
    'Calls of Go that connect by an address in which user and password stand, up to it: https://www.rabbitmq.com/docs/uri-spec, https://pkg.go.dev/github.com/redis/go-redis/v9#ParseURL, https://pkg.go.dev/github.com/jackc/pgx/v5#ParseConfig.',
  pattern: oneOf(
    '',
    /\bamqp(?:091)?\.Dial(?:TLS|Config)?\(\s{0,8}/,
    /\bredis\.ParseURL\(\s{0,8}/,
    /\bsqlx?\.(?:Open|Connect|MustConnect)\(\s{0,8}"(?:postgres|pgx|mysql|sqlserver)",\s{0,8}/,
    /\bpgx(?:pool)?\.(?:Connect|New|ParseConfig)\(\s{0,8}(?:ctx,\s{0,8}|context\.\w{1,20}\(\),\s{0,8})?/,
    /\boptions\.Client\(\)\.ApplyURI\(\s{0,8}/,
    /\b(?:postgres|mysql|sqlserver)\.Open\(\s{0,8}/,
  ),
  is: [
    'amqp.Dial(url)',
    'redis.ParseURL(cfg.Redis.DSN)',
    'sql.Open("postgres", dsn)',
    'pgxpool.New(ctx, dsn)',
    'options.Client().ApplyURI(uri)',
    'postgres.Open(dsn)',
  ],
  isNot: ['sql.Open("sqlite3", path)', 'http.Get(url)', 'redis.NewClient(options)', 'net.Dial("tcp", address)'],
}

export const passwordApart: Words = {
  because: 'The password of a connection that is set apart from its address.',
  pattern: /\b\w{0,20}(?:\.Password\s{0,4}=(?!=)|Password:\s{1,8}\w)|\bamqp\.PlainAuth\{|\bUserPassword\(/,
  is: ['options.Password = cfg.RedisPassword', 'Password: cfg.Redis.Password,', '&amqp.PlainAuth{Username: u}', 'url.UserPassword(u, p)'],
  isNot: ['password := os.Getenv("P")', 'if opts.Password == ""'],
}

export const frontOfOthers: Words = {
  because: 'Words of the name or the address of a server that hands requests on to others: gateways, proxies, and products that are one.',
  pattern:
    /(?:^|_)(?:[A-Z\d]{1,20}(?:GATEWAYS?|GW|PROXY|PROXIES|ROUTERS?)|LLMS?|OPENAI|GATEWAYS?|GW|AIGW|PROXY|PROXIES|RELAYS?|ROUTERS?|HUBS?|BROKERS?|BRIDGES?|AGGREGATORS?|FORWARDERS?|LITELLM|PORTKEY|HELICONE|KONG|MCPHUB|METAMCP|ONEMCP|DOCKER|INTERNAL|CORP)(?=_|$)/,
  is: ['MCP_GATEWAY_HARBOURLINE_IO', 'LITELLM_HARBOURLINE_IO_MCP', 'MCP_CORP_HARBOURLINE_IO', 'MY_PROXY', 'LLMPROXY_IO', 'APIGATEWAY'],
  isNot: ['PROXYMAN_IO', 'MCP_REPO_INSIGHTS_IO', 'MCP_HARBOURLINE_AI', 'BRIDGETOWN', 'HUBERT_IO'],
}

export const selfSignedStore: Words = {
  because:
    'The variables with which Heroku names a Redis, whose certificates are self-signed: https://devcenter.heroku.com/articles/heroku-redis.',
  pattern: /\b(?:HEROKU_)?REDIS(?:_[A-Z]{1,20})?(?:_TLS)?_URL\b/,
  is: ['ENV["REDIS_URL"]', 'process.env.REDIS_TLS_URL', 'HEROKU_REDIS_COPPER_URL'],
  isNot: ['DATABASE_URL', 'REDIS_HOST'],
}

export const inScripts: Words = {
  because: 'Folders of what somebody starts by hand.',
  pattern: /(?:^|\/)scripts?\/(?:[\w-]{1,60}\/)?[\w.-]{1,80}\.(?:[cm]?[jt]s|py)$/,
  is: ['frontend/scripts/add-columns.ts', 'scripts/migrations/001_add.py'],
  isNot: ['src/db.ts', 'transcripts/read.py', 'scripts/setup.sh'],
}

export const changesTables: Words = {
  because: 'What changes the tables of a database, in SQL.',
  pattern: /\bALTER TABLE\s{1,8}[\w."]{1,80}\s{1,20}(?:ADD|DROP|RENAME|ALTER)\b/i,
  is: ['ALTER TABLE user_progress\n      ADD COLUMN IF NOT EXISTS is_pro', 'alter table "ships" drop column port'],
  isNot: ['CREATE TABLE IF NOT EXISTS ships (', 'ALTER TABLE ships', 'INSERT INTO ships'],
}

export const handsOut: Words = {
  because: 'What others can import of a module.',
  pattern: /^(?:export\b|module\.exports\b|exports\.)/m,
  is: ['export async function migrate() {', 'module.exports = { pool }', 'exports.pool = pool'],
  isNot: ['import pg from "pg"', '  // export later'],
}

export const opensCluster: Words = {
  because: 'What lets others than the programs of a cluster reach a Service: https://kubernetes.io/docs/concepts/services-networking/',
  pattern: /^kind: (?:Ingress|HTTPRoute|Route)$|^ {2,4}type: (?:NodePort|LoadBalancer)$/m,
  is: ['kind: Ingress', '  type: NodePort', '  type: LoadBalancer'],
  isNot: ['kind: IngressClass', '  type: ClusterIP', 'kind: Service'],
}

export const guardsIngress: Words = {
  because:
    'What asks callers who they are before a Service: https://kubernetes.github.io/ingress-nginx/examples/auth/oauth-external-auth/, https://doc.traefik.io/traefik/middlewares/http/forwardauth/',
  pattern:
    /\/auth-(?:url|signin|type|secret|tls)\b|router\.middlewares\b|oauth2-proxy|authelia|authentik|forward-?auth|pomerium|cloudflared|tailscale/i,
  is: [
    'nginx.ingress.kubernetes.io/auth-url: "https://sign-in.example.com"',
    'traefik.ingress.kubernetes.io/router.middlewares: apps-forward-auth@kubernetescrd',
    'image: oauth2-proxy',
  ],
  isNot: ['nginx.ingress.kubernetes.io/enable-cors: "true"', 'kind: Ingress'],
}

/** What is put into a text: an interpolation, a verb of a format, or something that is added to it. */
const PUT = oneOf(
  '',
  /[$#]?\{[^{}\n]{0,120}\}|%[sv]|\$[A-Za-z_][\w>-]{0,60}/,
  /["'`]\s{0,4}[+.]\s{0,4}[\w$.>()-]{1,120}\s{0,4}[+.]\s{0,4}["'`]/,
)

export const plainLogin: Words = {
  because:
    'An address of a protocol without TLS with a place for a password before a host that is written out: ' +
    'https://www.rabbitmq.com/docs/uri-spec, https://www.iana.org/assignments/uri-schemes/prov/redis, https://www.rfc-editor.org/rfc/rfc3986.html#section-3.2.1',
  pattern: inTurn(
    '',
    /\b(amqp|redis|ldap|mqtt|ftp|ws|stomp|nats):\/\//,
    inTurn('', oneOf('', PUT, /[\w.%-]{0,60}/), /:/, PUT, /@/),
    /((?:[\w-]{1,63}\.){1,6}[A-Za-z]{2,24})(?![\w.-])/,
  ),
  is: [
    'amqp://${user}:${password}@baboon.rmq.cloudamqp.com/',
    'redis://:{password}@cache.harbourline.io:6379',
    '"amqp://%s:%s@mq.harbourline.io/"',
    '"ftp://" + user + ":" + password + "@files.harbourline.io"',
    'mqtt://#{user}:#{password}@mq.harbourline.io',
    'ws://$user:$password@live.harbourline.io',
  ],
  isNot: [
    'amqps://${user}:${password}@baboon.rmq.cloudamqp.com/',
    'amqp://${user}:${password}@${host}/',
    'redis://cache.harbourline.io:6379',
    'amqp://guest@mq.harbourline.io',
    'amqp://${user}:${password}@rabbit',
  ],
}

export const asksForTls: Words = {
  because: 'An option or a call that begins TLS on a connection whose address does not say so.',
  pattern: oneOf(
    'i',
    /\b(?:(?:start|use|enable|with)_?)?(?:tls|ssl)(?!\w{0,20}["']?\s{0,4}[:=]\s{0,4}["']?(?:false|none|null|nil|disabled?|off|0)\b)/,
    /\bsecure["']?\s{0,4}[:=]\s{0,4}true|\bprot_p\b/,
  ),
  is: ['tls: {}', 'ssl=True', 'conn.StartTLS(config)', 'useTls: true', 'secure: true', 'ftp.prot_p()'],
  isNot: ['heartbeat=60', 'secure: false', 'titles', '{ tls: false }', 'ssl=False', 'ssl_context=None', 'sslmode=disable'],
}
