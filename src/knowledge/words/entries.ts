import { inTurn, oneOf, whole } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What a framework or a runtime calls by its name or place, without any code that names it.

export const entryName: Words = {
  because: 'Functions and methods that frameworks call: handlers, hooks of a life cycle, guards, strategies. Short names say too little.',
  pattern: oneOf(
    '',
    /^.{1,5}$|^(?:[oO]n|[hH]andle|before|after|get_queryset|test|use|do|pytest)(?:[A-Z_]|$)|^__|_?[hH]andlers?$|Middleware$|_middleware$/,
    // .NET calls these of a class without a base, and of its tools.
    /^(?:Configure|Invoke|Execute|CreateHostBuilder|BuildWebHost|CreateDbContext|Dispose)(?:[A-Z]|$)/,
    whole(
      '',
      /configure|register|execute|invoke|validate|authenticate|transform|canActivate|intercept|resolve|serialize|deserialize/,
      /setup|start|default|loader|action|middleware|dispatch|process|generate|constructor|authorize|verify|install|activate/,
      /getServerSideProps|getStaticProps|getStaticPaths|getInitialProps|generateMetadata|generateStaticParams/,
      /upgrade|downgrade|teardown|globalSetup|start_requests|toString|equals|hashCode|compareTo|toJSON/,
    ),
  ),
  is: ['main', 'handler', 'canActivate', 'onModuleInit', 'validate', 'authMiddleware', 'ConfigureServices', 'doPost'],
  isNot: ['verify_token', 'createToken', 'get_current_user', 'getSession', 'issueAccessToken'],
}

export const entryMethod: Words = {
  because:
    'Methods that a server of MCP calls of what provides its tokens: https://modelcontextprotocol.github.io/python-sdk/authorization/, ' +
    'https://github.com/modelcontextprotocol/typescript-sdk/blob/main/src/server/auth/provider.ts',
  pattern: whole(
    '',
    /load_token|verify_token|exchange_authorization_code|exchange_refresh_token|revoke_token|load_access_token/,
    /verifyAccessToken|exchangeAuthorizationCode|exchangeRefreshToken|challengeForAuthorizationCode|registerClient|revokeToken/,
  ),
  is: ['verify_token', 'exchangeRefreshToken'],
  isNot: ['verify_token_of_desk', 'createToken'],
}

export const entryFile: Words = {
  because:
    'Files whose functions a framework finds by where they stand: routes of Next.js, SvelteKit, Remix and Nuxt, functions of clouds.',
  pattern: oneOf(
    '',
    /(?:^|\/)(?:route|page|layout|middleware|proxy|instrumentation|\+server|\+page(?:\.server)?|\+layout(?:\.server)?|hooks\.server)\.[cm]?[jt]sx?$/,
    /(?:^|\/)(?:pages\/api|server\/(?:api|routes|middleware)|app\/routes|netlify\/functions|supabase\/functions|functions)\//,
    // A function of Vercel, and no application of several in a repository, nor a package of Python below its own.
    /^api\/|(?<!(?:^|\/)(?:apps|packages|services))\/api\/(?![^\n]{0,300}\.py$)/,
  ),
  is: ['app/api/login/route.ts', 'pages/api/auth.ts', 'src/middleware.ts', 'server/api/session.ts', 'api/token.ts'],
  isNot: ['src/lib/session.ts', 'app/services/auth_service.py'],
}

export const setAside: Words = {
  because: 'A folder of the repository in which somebody keeps what is no longer used.',
  pattern: /^(?:archive|archived|attic|graveyard)(?=\/)|(?:^|\/)[._]{1,2}(?:archived?|attic|graveyard|deprecated|old|unused)(?=\/)/,
  is: ['archive/old-website/server.ts', 'src/_archive/auth.py', '.archive/a.ts', 'apps/web/_deprecated/login.ts'],
  isNot: ['src/archive/route.ts', 'archive.ts', 'archives/a.ts', 'old/a.ts'],
}

export const deployedAs: Words = {
  because: 'What stands at the top of a folder that is an image or a deployment of its own.',
  pattern: oneOf(
    '',
    /^(?:[\w.-]{1,40}\.)?(?:Dockerfile|Containerfile)(?:[.-][\w.-]{1,40})?$|^Procfile$|^(?:docker-)?compose[\w.-]{0,40}\.ya?ml$/,
    /^(?:fly|railway|netlify|wrangler|render|vercel|serverless|skaffold|cloudbuild|kustomization|Chart|app)\.(?:toml|jsonc?|ya?ml)$/,
  ),
  is: ['Dockerfile', 'Procfile', 'docker-compose.yml', 'fly.toml', 'Dockerfile.prod'],
  isNot: ['package.json', 'old/Dockerfile', 'server.ts'],
}

export const leavesOut: Words = {
  because: 'Keys of settings whose lists say what a tool passes over.',
  pattern: /exclu|ignor|omit|skip|norecurse|except|deny/i,
  is: ['exclude', 'paths-ignore', 'sonar.exclusions', 'norecursedirs'],
  isNot: ['workspaces', 'context', 'include'],
}

export const namesFolder: Words = {
  because: 'Keys of settings whose values are folders, packages of a repository, or paths.',
  pattern: oneOf(
    'i',
    /(?:dir|director(?:y|ies)|folders?|paths?|roots?|packages|workspaces?|prefix|contexts?)$/,
    /^(?:[\w.-]{0,40}[._-])?(?:build|base|src|source|cwd|members|projects?|modules?|include|files|apps|installed_apps)$/,
    /^(?:[\w.-]{0,40}[._-])?(?:location|chdir|publish|where|main|entry(?:_?points?)?)$/,
  ),
  is: ['working-directory', 'workspaces', 'context', 'build', 'rootDir', 'APP_ROOT', 'INSTALLED_APPS', 'tool.setuptools.packages', 'cwd'],
  isNot: ['status', 'action', 'icon', 'command', 'name', 'type', 'rebuild', 'database', 'default'],
}

export const settingsFile: Words = {
  because: 'Files of settings, in which a value may be the name of a folder.',
  pattern: /\.(?:json|ya?ml|toml|cfg|ini|conf|properties|tf|gradle|kts)$/,
  is: ['docker-compose.yml', 'package.json', 'pyproject.toml'],
  isNot: ['src/a.ts', 'main.py'],
}

export const loadedByPlace: Words = {
  because: 'Modules that a framework, a job runner or a person loads by where they stand or by a setting, though no code imports them.',
  pattern: oneOf(
    '',
    /(?:^|\/)(?:management\/commands|migrations|alembic|versions|settings|config|conf|plugins|commands|scripts?|bin|cmd|tools|tasks|jobs|crons?)\//,
    /(?:^|\/)(?:workers?|lambdas?|handlers|hooks|composables|public|static|assets|events|listeners|middlewares?|routes|controllers|pages|app)\//,
    /(?:^|\/)(?:apps|admin|models|urls|signals|tasks|wsgi|asgi|manage|settings\w*|celery\w*|lambda_function|main|app|server|worker)\.\w+$/,
    /\.(?:config|setup|d|min|bundle|worker|stories)\.[cm]?[jt]sx?$/,
  ),
  is: ['app/management/commands/sync.py', 'src/plugins/auth.ts', 'src/server.ts', 'next.config.js', 'app/admin.py'],
  isNot: ['src/github-handler.ts', 'lib/oauth.ts'],
}

export const runsByItself: Words = {
  because: 'Modules that do something when they are started: scripts, servers, entry points of a platform by their default export.',
  pattern: oneOf(
    'm',
    /^export\s+default\b|^#!|__name__\s*==|require\.main\b|import\.meta\.(?:main|url)\b|^await\s/,
    /\.listen\(|\bserve\(|^(?:void\s+)?(?:main|run|start|bootstrap)\w{0,40}\(|^module\.exports\s*=\s*[\w$]+;?$/,
    /\b(?:window|globalThis)\.\w+\s*=|\baddEventListener\(|customElements\.define/,
  ),
  is: ['export default app', "if __name__ == '__main__':", 'server.listen(3000)', 'main().catch(report)'],
  isNot: ['export const app = new Hono()', '  await sign(key)'],
}

export const givesToWorker: Words = {
  because:
    'What a worker of a browser gives to its scope, which a module of Python writes of its own objects: https://developer.mozilla.org/docs/Web/API/WorkerGlobalScope/self',
  pattern: /\bself\.\w+\s*=/,
  is: ['self.onmessage = answer'],
  isNot: ['myself.name = 1', 'self.postMessage(1)'],
}

export const routerMade: Words = {
  because:
    'What holds routes until an application takes it in, as a member of its module: https://fastapi.tiangolo.com/tutorial/bigger-applications/, ' +
    'https://flask.palletsprojects.com/en/stable/blueprints/, https://expressjs.com/en/guide/routing.html#express-router',
  pattern: oneOf(
    'm',
    /^(\w{1,60})\s*(?::\s*[\w.]{1,60}\s*)?=\s*(?:\w{1,40}\.)?(?:APIRouter|Blueprint|APIBlueprint)\(/,
    /^(?:export\s+)?(?:const|let|var)\s+([\w$]{1,60})(?:\s*:\s*[\w.<>]{1,60})?\s*=\s*(?:new\s+)?(?:[\w$]{1,40}\.)?Router\(/,
  ),
  is: [
    'router = APIRouter()',
    'bp: Blueprint = Blueprint("auth", __name__)',
    'const router = express.Router()',
    'export const desk = Router({ mergeParams: true })',
  ],
  isNot: ['    router = APIRouter()', 'const router = useRouter()', 'const api = new Hono()', 'handler = createRouter()'],
}

export const makesApplication: Words = {
  because: 'An application, which a server is given to run.',
  pattern:
    /\b(?:FastAPI|Flask|Quart|Sanic|Starlette|Litestar)\(|\bexpress\(\)|\bnew\s+(?:Koa|Hono)\b|\bfastify\(|\.listen\(|\bserve\(|\buvicorn\.run\(/i,
  is: ['app = FastAPI(lifespan=run)', 'const app = express()', 'app.listen(3000)'],
  isNot: ['router = APIRouter()', 'const router = express.Router()', 'listener()'],
}

export const includesRouters: Words = {
  because: 'An application takes in the routes of another module.',
  pattern: /\.(?:include_router|register_blueprint|add_router)\(|\bapp\.use\((?:\s*["'`][^"'`\n]{0,200}["'`]\s*,)?\s*[\w$]*[rR]out\w*\)?/,
  is: ['app.include_router(chat.router)', 'app.register_blueprint(auth_bp)', "app.use('/api', authRouter)", 'app.use(routes)'],
  isNot: ['app.use(cors())', 'app.use(express.json())', 'router.get("/")', 'useRouter()'],
}

export const loadsByName: Words = {
  because: 'Code that loads modules by names that it puts together, or by what stands in a folder.',
  pattern: oneOf(
    '',
    /\b(?:import_module|__import__|import_string|find_modules|walk_packages|iter_modules|autodiscover\w*|exec_module|run_path|run_module)\(/,
    // What takes files of data is no code.
    inTurn(
      '',
      /\b(?:readdirSync|readdir|globSync|glob|globby|importAll|requireAll|requireDirectory)\(/,
      /(?!\s{0,8}[fr]?["'`][^"'`\n]{0,100}\.(?:jsonl?|ya?ml|toml|csv|tsv|md|txt|sql|html?|xml|pdf|png|jpe?g|log|parquet)["'`])/,
    ),
    /\bimport\.meta\.glob|\brequire\.context\(/,
    /\b(?:require|import)\(\s*(?:`[^`\n]{0,200}\$\{|["'][^"'\n]{0,200}["']\s*\+|(?:path\.)?(?:join|resolve)\(|[\w$]{1,40}\s*[+)])/,
    /@fastify\/autoload|fastify-autoload|express-file-routing|router-loader/,
  ),
  is: [
    "importlib.import_module(f'routes.{name}')",
    'fs.readdirSync(__dirname)',
    "require('./routes/' + name)",
    'await import(path.join(dir, one))',
    'import(file)',
  ],
  isNot: ["require('./auth')", "import('./auth')", 'import_modules', 'import (a, b)', 'folder.glob("*.json")'],
}

export const startsByName: Words = {
  because: 'A script that does its work only where it is what is started, or a server that begins to listen.',
  pattern: oneOf(
    'm',
    /^if\s+__name__\s*==|require\.main\s*===?\s*module|\.listen\(\s*(?:\d|port\b|PORT\b|process\.env)/,
    /^(?:void\s+)?(?:main|bootstrap)\(\)/,
  ),
  is: ["if __name__ == '__main__':", 'if (require.main === module) {', 'app.listen(port)', 'main().catch(report)'],
  isNot: ['export default app', 'socket.listen(report)', '  main()'],
}

export const startsPrograms: Words = {
  because: 'Files that say which program of a repository is started: images, services, processes, scripts of packages.',
  pattern: oneOf(
    '',
    /(?:^|\/)(?:Dockerfile|Containerfile|Procfile|[Mm]akefile|[Jj]ustfile|nixpacks|railway|render|fly|app|vercel|serverless)[^/]{0,40}$/,
    /(?:^|\/)(?:docker-)?compose[^/]{0,40}\.ya?ml$|(?:^|\/)(?:package\.json|ecosystem\.config\.[cm]?js|supervisord?\.conf)$|\.service$/,
  ),
  is: ['Dockerfile.mcp', 'deploy/docker-compose.prod.yml', 'Procfile', 'package.json', 'units/desk.service', 'fly.toml'],
  isNot: ['README.md', 'src/services.py', 'package-lock.json'],
}

export const setsVariables: Words = {
  because:
    'Files that give a program its variables where it runs: images, services, charts, pipelines, scripts, templates, infrastructure. ' +
    'What a program itself reads as its settings is none of them.',
  pattern: oneOf(
    '',
    /(?:^|\/)(?:[\w.-]{0,40}\.env[\w.]{0,40}|(?:[Dd]ockerfile|Jenkinsfile)[\w.]{0,40})$/,
    /(?:^|\/)(?:Containerfile|Procfile|[Mm]akefile|[Jj]ustfile)$/,
    /(?:^|\/)[^/]{1,80}\.(?:sh|tf|tfvars|hcl|nomad|bicep|ps1|toml|service|j2|tpl|tmpl|gotmpl|jsonnet|groovy)$/,
    /(?:^|\/)(?!(?:application|bootstrap|appsettings)[^/]{0,60}$)[^/]{1,80}\.ya?ml$/,
    /(?:^|\/)(?:task-?def|azuredeploy|ecs|template)[^/]{0,40}\.json$/,
  ),
  is: ['compose.prod.yaml', '.env.example', 'deploy/web/values.yaml', 'infra/main.bicep', 'Dockerfile', 'ops/desk.service', 'desk.env.j2'],
  isNot: ['src/main/resources/application.yml', 'appsettings.json', 'docs/deploy.md', 'application-k8s.yml'],
}

export const describesWhereRun: Words = {
  because:
    'Code that describes where programs run and what they are given there: https://docs.aws.amazon.com/cdk/, https://www.pulumi.com/docs/, ' +
    'https://cdk8s.io, https://aspire.dev',
  pattern: /\baws[-_]cdk|\bawscdk\b|@?\bpulumi\b|\bcdk8s\b|\bcdktf\b|\bDistributedApplication\b/,
  is: [
    "import * as ecs from 'aws-cdk-lib/aws-ecs'",
    'import pulumi_aws as aws\nimport pulumi',
    'DistributedApplication.CreateBuilder(args)',
  ],
  isNot: ['const JWT_SECRET = process.env.JWT_SECRET', 'import { Stack } from "./stack"'],
}

export const asksStore: Words = {
  because:
    'A store of secrets that becomes one more source of the settings of a program of .NET, and goes before its files: ' +
    'https://learn.microsoft.com/aspnet/core/security/key-vault-configuration, ' +
    'https://learn.microsoft.com/aspnet/core/fundamentals/configuration/#key-per-file-configuration-provider',
  pattern: oneOf(
    '',
    /\.Add(?:AzureKeyVault(?:Secrets)?|AzureAppConfiguration|KeyPerFile)\(/,
    /\.Add(?:SecretsManager|SystemsManager|GoogleSecretManager|Vault(?:Configuration)?)\(/,
  ),
  is: ['builder.Configuration.AddAzureKeyVault(new Uri(vault), credential);', 'config.AddKeyPerFile("/run/secrets", optional: true)'],
  isNot: ['builder.Services.AddAuthentication()', 'builder.Configuration.AddJsonFile("desk.json")', 'AddVaultPage('],
}

export const storeOfSettings: Words = {
  because:
    'A store from which a program of Spring takes settings, which go before those of its files: ' +
    'https://docs.spring.io/spring-cloud-vault/reference/config-data.html, https://docs.spring.io/spring-cloud-config/reference/client.html, ' +
    'https://docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.files.configtree',
  pattern: oneOf(
    'm',
    inTurn(
      '',
      /(?:\bimport(?:\[\d{1,2}\])?\s{0,4}[:=]\s{0,4}|^\s{0,40}-\s{1,4}|,\s{0,4})["']?(?:optional:)?/,
      /(?:vault|aws-secretsmanager|aws-parameterstore|configtree|configserver|consul|azure-keyvault|kubernetes|sm)[:@]/,
    ),
    /^\s{0,4}spring\.cloud\.(?:vault|config)\.(?:uri|host)\s{0,4}=|^\s{0,20}(?:vault|config):\s{0,4}\n\s{1,20}(?:uri|host):\s/,
    /\bspring\.cloud\.azure\.keyvault\b|\bazure\.keyvault\.|\bproperty-sources?(?:-enabled|\[\d{1,2}\])?\b/,
  ),
  is: ['    import: vault://secret/desk', 'spring.config.import=optional:configtree:/run/secrets/', "      - 'aws-secretsmanager:/desk'"],
  isNot: ['    import: classpath:desk.yml', 'vault:', 'desk.vault.uri=https://vault.ticketmoor.io'],
}

export const documentFile: Words = {
  because: 'Files that tell people how to use a repository.',
  pattern: /\.(?:mdx?|mdc|rst|adoc|txt)$|(?:^|\/)(?:README|INSTALL|USAGE|\.cursorrules|\.windsurfrules)$/,
  is: ['README.md', 'docs/setup.rst', 'INSTALL', '.cursorrules'],
  isNot: ['src/readme.ts', 'Dockerfile'],
}

export const getterName: Words = {
  because: 'Methods of Java, Kotlin and C# that serialisers and templates call as properties.',
  pattern: /^(?:get|set|is|has)[A-Z]/,
  is: ['getToken', 'isValid'],
  isNot: ['issueToken', 'gettext'],
}

export const namesAtRunTime: Words = {
  because: 'Code that calls methods by names which it puts together, or that it is given; a name that stands there is one like any other.',
  pattern: oneOf(
    '',
    inTurn('', /\bgetattr\(/, /(?!(?:[\w.]{1,80}|getattr\([\w.]{1,80},\s{0,4}["']\w{1,60}["'][^()\n]{0,40}\)),\s{0,4}["']\w{1,60}["'])/),
    /\bthis\[|\bglobals\(\)|\bReflect\.|\.[iI]nvoke\(|\bGetMethod\(|\bcall_user_func|\bfire\.Fire\(/,
  ),
  is: ['getattr(self, name)', 'getattr(self, f"make_{kind}")', 'this[name](', 'method.invoke(target)', 'fire.Fire(Desk)'],
  isNot: ['this.name(', 'attributes[name]', 'getattr(caller, "role", None)', 'getattr(getattr(caller, "role", None), "key", None)'],
}

export const speaks: Words = {
  because: 'Files in which something may be called or told to be: code, settings, pages and templates; documents only speak of it.',
  pattern: oneOf(
    '',
    /\.(?:[cm]?[jt]sx?|vue|svelte|astro|py|ipynb|html?|ejs|j2|jinja2?|hbs|json|ya?ml|toml|cfg|ini|conf|sh|ps1|mk|xml|xaml|cshtml|razor)$/,
    /\.(?:properties|go|java|kts?|cs|csproj|php|twig|phtml|rb|rs|scala|groovy|gradle|swift|dart|tf|tmpl|gotmpl|graphql|proto|sql|exs?)$/,
    /(?:^|\/)(?:Dockerfile|[Mm]akefile|[Jj]ustfile|Procfile)[^/]{0,30}$/,
  ),
  is: ['src/a.ts', 'deploy/jobs.yaml', 'Dockerfile.dev', 'views/login.cshtml'],
  isNot: ['README.md', 'logo.png', 'notes.txt'],
}

export const lockFile: Words = {
  because: 'What installers write down, what they install, and the pages in which tools show how much of the code tests run.',
  pattern: /(?:^|\/)(?:package-lock\.json|[^/]*\.lock|pnpm-lock\.yaml|(?:node_modules|lcov-report|htmlcov)\/.*)$/,
  is: ['package-lock.json', 'web/yarn.lock', 'node_modules/a/index.js', 'coverage/lcov-report/a.ts.html'],
  isNot: ['package.json', 'lock.ts', 'coverage/report.ts'],
}

export const wholeImport: Words = {
  because: 'A line that takes all that a module exports, of which a member may be called by a name that is put together.',
  pattern:
    /\bimport\s+\*\s+as\b|=\s*(?:await\s+)?(?:require|import)\(|^\s*(?:import\s+[\w.]+|from\s+[\w.]+\s+import\s+\w+)\s*(?:as\s+\w+\s*)?$/,
  is: ["import * as tools from './tools'", "const tools = require('./tools')", 'from desk import tools', 'import tools'],
  isNot: ["import { sign } from './tools'", "import './tools'", 'from tools import sign, verify'],
}

export const goesThroughMembers: Words = {
  because: 'Code that goes through the members of something, or takes one by a name that it was given.',
  pattern:
    /\bObject\.(?:values|entries|keys|assign)\(|\bgetmembers\(|\bgetattr\(|\bvars\(|\bdir\(|\bfor\s*\((?:const|let|var)\s+\w+\s+in\b|\w\[\w+\](?:\?\.)?\(/,
  is: ['Object.values(tools)', 'inspect.getmembers(tools)', 'tools[name](input)', 'for (const name in tools)'],
  isNot: ['tools.sign(key)', 'for (const one of tools)'],
}
