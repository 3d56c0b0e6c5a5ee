import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// How functions, methods and classes are declared, by the line that they begin with; the first group is the name.

const MODIFIERS =
  /(?:(?:export|declare|public|private|protected|internal|static|async|readonly|final|suspend|open|inline|unsafe|const|pub(?:\([a-z:]{1,20}\))?)\s+)*/
const CALLED = /\s*(?:<[^()\n]{0,80}>)?\s*\(/

export const functionByWord: Words = {
  because: 'A function or method that says that it is one.',
  pattern: inTurn('', /^/, MODIFIERS, /(?:function\*?|def|fun|fn|func)\s+(?:\([^()\n]{0,80}\)\s*)?([A-Za-z_]\w*)/, CALLED),
  is: ['export async function issue(', 'def decode_token(', 'pub(crate) async fn issue(', 'private fun issue(', 'func (s *Server) issue('],
  isNot: ['export default function issue(', 'if (issue(', 'const issue = await sign(', 'function ('],
}

export const functionInVariable: Words = {
  because: 'A variable of TypeScript and JavaScript that holds a function.',
  pattern: /^(?:export\s+)?(?:const|let|var)\s+([A-Za-z_$][\w$]*)\s*(?::[^=\n]{0,120})?=\s*(?:async\s*)?(?:\(|function\b|[\w$]+\s*=>)/,
  is: ['const issue = async (', 'export const issue: Handler = (', 'let issue = function ('],
  isNot: ['const issue = await sign(', 'const issue = { sign', 'issue = (a) => a'],
}

export const holdsFunction: Words = {
  because: 'What is put into a variable is a function, and not what a call in brackets gives.',
  pattern: oneOf(
    '',
    /=\s*(?:async\s*)?\([^()]*(?:\([^()]*\)[^()]*)*\)\s*(?::[^=\n]{0,200})?=>/,
    /=\s*(?:async\s+)?(?:function\b|[\w$]+\s*=>)/,
  ),
  is: ['const issue = async (user: User): Promise<string> => {', 'const issue = function (', 'const issue = user => {'],
  isNot: ['const issued = (await sign(key)).map((one) => {', 'const issued = sign(() => {'],
}

export const objectLine: Words = {
  because: 'A variable of TypeScript and JavaScript that holds an object of functions, at the top of a module.',
  pattern: /^(?:export\s+)?const\s+([A-Za-z_$][\w$]*)\s*(?::\s*\w{1,80}\s*)?=\s*\{$/,
  is: ['const tokens = {', 'export const tokens = {', 'const tokens: Tokens = {'],
  isNot: ['const tokens = make({', 'const { sign } = {', 'tokens = {'],
}

export const memberFunction: Words = {
  because: 'A function that an object of TypeScript and JavaScript holds by a name.',
  pattern: inTurn(
    '',
    /^(?:async\s+)?(?!(?:if|for|while|switch|catch|return|function|await|do|else|try)\b)([A-Za-z_$][\w$]*)/,
    oneOf(
      '',
      /\s{0,4}:\s{0,4}(?:async\s{0,4})?(?:function\b|\([^;]{0,400}\)\s{0,4}(?::[^=\n]{0,200})?=>|[\w$]{1,60}\s{0,4}=>)/,
      /\s{0,4}\([^;]{0,400}\)\s{0,4}(?::[^=\n]{0,200})?\{$/,
    ),
  ),
  is: [
    "issue: async (user: User, life = '1h') => {",
    'issue: function (',
    'issue: user => sign(user)',
    'async issue(user) {',
    'issue(user): string {',
  ],
  isNot: ['issue: sign(user)', "issue: '1h'", 'issue: {', 'if (user) {', 'issue(user)'],
}

export const methodLine: Words = {
  because: 'A method of a class of TypeScript and JavaScript.',
  pattern: inTurn(
    '',
    /^(?:(?:public|private|protected|static|async|readonly|get|set)\s+|\*\s*)*/,
    /(?!(?:if|for|while|switch|catch|return|function|await|super|constructor|with|do|else|try)\b)(#?[A-Za-z_$][\w$]*)/,
    oneOf('', CALLED, /\s*(?::[^=\n]{0,120})?=\s*(?:async\s*)?\([^\n]{0,200}$/),
  ),
  is: ['private async handle(', '#handle(', 'handle<T>(', 'private handle = async (req) => {'],
  isNot: ['if (a', 'constructor(', 'return handle(', '@Get() handle('],
}

export const typedMethod: Words = {
  because: 'A method of Java and C#, whose type stands before its name.',
  pattern: inTurn(
    '',
    /^(?=(?:static|final|async|unsafe|readonly|synchronized|extern|\s)*\b(?:public|private|protected|internal|static)\s)/,
    /(?:(?:public|private|protected|internal|static|final|async|unsafe|synchronized)\s+)+/,
    /(?:<[^()\n]{0,80}>\s+)?[A-Za-z_][\w.<>[\],?]{0,120}(?:\s*[<>[\],?]\s*[\w.<>[\],?]{0,60}){0,4}\s+([A-Za-z_]\w*)\s*\(/,
  ),
  is: ['public static void Verify(', 'private Map<String, Object> claimsOf(', 'static async Task<string> Issue('],
  isNot: ['return new Thing(', 'public Server(', 'public override void Verify(', 'if (x) call('],
}

export const classLine: Words = {
  because: 'A class, or what holds methods as one does; what is after its name tells what it is built on.',
  pattern: inTurn(
    '',
    /^(?:(?:export|declare|abstract|public|private|protected|internal|static|final|sealed|partial|open|data|readonly|pub)\s+)*/,
    /(?:class|interface|struct|record|object|enum|trait|impl(?:<[^>\n]{0,80}>)?)\s+([A-Za-z_$][\w$]*)/,
  ),
  is: ['export class Flow {', 'public static class Extensions', 'class Flow(Base):', 'impl Flow {'],
  isNot: ['export default class Flow', 'classes Flow', 'const flow = class'],
}

export const builtOn: Words = {
  because: 'A class with a base, an interface or a constructor that is put together elsewhere: what it is built on may call its methods.',
  pattern:
    /\b(?:extends|implements|for|with|override)\b|(?:class|struct|record|object)\s+\w+\s*(?:<[^>\n]{0,80}>)?\s*(?:\([^)]*\)\s*)?:\s*[A-Z]|^class\s+\w+\s*\((?!\s*(?:object\s*)?\))/,
  is: ['class A extends B', 'class A : IB', 'class A(Base):', 'impl Storage for A'],
  isNot: ['class A {', 'class A:', 'class A(object):', 'impl A {'],
}

export const namespaceLine: Words = {
  because: 'What only holds declarations.',
  pattern: /^(?:export\s+)?(?:namespace|module|package|companion\s+object)\b/,
  is: ['namespace Desk.Tokens', 'companion object {'],
  isNot: ['class Desk', 'namespaces'],
}

export const inertMark: Words = {
  because: 'Decorators and annotations that hand what stands below them to nobody.',
  pattern: oneOf(
    '',
    /^@(?:staticmethod|classmethod|lru_cache|cache|Deprecated|SuppressWarnings|Nullable|NotNull|JvmStatic|Suppress)\b/,
    /^#\[(?:allow|inline|must_use|deprecated)|^\[(?:Obsolete|MethodImpl|SuppressMessage)/,
  ),
  is: ['@staticmethod', '@Deprecated', '#[allow(dead_code)]', '[Obsolete("x")]'],
  isNot: ['@app.get("/")', '@Override', '[HttpGet]', '#[tool]', '@Bean'],
}

export const servletFilter: Words = {
  because:
    'A filter or interceptor of servlets, which runs where an annotation, a bean or a configuration registers its class: ' +
    'https://docs.spring.io/spring-boot/reference/web/servlet.html#web.servlet.embedded-container.servlets-filters-listeners',
  pattern: oneOf(
    '',
    /\bextends\s+(?:OncePerRequestFilter|GenericFilterBean|GenericFilter|HttpFilter)\b|\bimplements\s+(?:Filter|HandlerInterceptor)\s*\{/,
    /^(?:open )?class\s{1,4}\w{1,80}\s{0,4}(?:\([^)]{0,400}\))?\s{0,4}:\s{0,4}(?:(?:OncePerRequestFilter|GenericFilterBean|HttpFilter)\(\)|(?:Filter|HandlerInterceptor)\s*\{)/,
  ),
  is: ['public class Desk extends OncePerRequestFilter {', 'class Desk implements Filter {', 'class Desk : OncePerRequestFilter() {'],
  isNot: ['class Desk extends UsernamePasswordAuthenticationFilter {', 'class Desk implements TokenFilter {'],
}

export const describesFilter: Words = {
  because: 'Annotations that say something of a class and register it nowhere.',
  pattern: /^@(?:Slf4j|Log4j2?|Log|CommonsLog|XSlf4j|Order|Getter|Setter|\w{1,20}ArgsConstructor|Deprecated|SuppressWarnings|Suppress)\b/,
  is: ['@Slf4j', '@Order(1)', '@RequiredArgsConstructor'],
  isNot: ['@Component', '@WebFilter("/*")', '@Provider', '@Configuration'],
}

export const listedInModule: Words = {
  because:
    'What marks a class of Nest, or describes one, which makes it where a module lists it: https://docs.nestjs.com/modules, https://docs.nestjs.com/providers',
  pattern: oneOf(
    '',
    /^@(?:Injectable|Controller|Resolver|Catch|WebSocketGateway|Processor)\b/,
    /^@(?:Api[A-Z]\w{1,40}|Use(?:Guards|Interceptors|Pipes|Filters)|Roles|Public|SkipThrottle|Throttle|SerializeOptions|UsePipes)\b/,
  ),
  is: ['@Injectable()', "@Controller('auth')", "@ApiTags('auth')", '@UseGuards(JwtGuard)'],
  isNot: ['@Entity()', '@CommandHandler(Issue)', '@Module({', '@Injected()'],
}

export const strategyBase: Words = {
  because: 'A strategy of Passport in Nest, which a module lists among its providers: https://docs.nestjs.com/recipes/passport',
  pattern: /\bextends\s{1,4}PassportStrategy\(/,
  is: ['export class JwtStrategy extends PassportStrategy(Strategy) {'],
  isNot: ['export class JwtStrategy extends Strategy {'],
}

export const controllerOfLaravel: Words = {
  because: 'Where controllers of Laravel stand, which its files of routes name: https://laravel.com/docs/12.x/controllers',
  pattern: /(?:^|\/)app\/Http\/Controllers\/(?:[\w-]{1,80}\/){0,6}\w{1,80}\.php$/,
  is: ['app/Http/Controllers/Auth/SocialiteController.php', 'api/app/Http/Controllers/DeskController.php'],
  isNot: ['app/Http/Middleware/Desk.php', 'src/Controller/DeskController.php'],
}

export const routesByMark: Words = {
  because: 'Attributes that give a method of a controller its route: https://github.com/spatie/laravel-route-attributes',
  pattern: /\bRouteAttributes\b|#\[(?:Get|Post|Put|Patch|Delete|Any|Route|Prefix|Resource|ApiResource)\b/,
  is: ["#[Get('/desk')]", 'use Spatie\\RouteAttributes\\Attributes\\Get;'],
  isNot: ["Route::get('/desk')", '#[Override]'],
}

export const takenByLibrary: Words = {
  because:
    'Controllers that a package of Laravel gives its routes to: https://github.com/laravel/ui, https://laravel.com/docs/12.x/fortify',
  pattern: /\bIlluminate\\Foundation\\Auth\\(?!User\b)|\bLaravel\\(?:Fortify|Jetstream)\\|\bRegistersUsers\b|\bAuthenticatesUsers\b/,
  is: ['use Illuminate\\Foundation\\Auth\\RegistersUsers;', 'use Laravel\\Fortify\\Contracts\\CreatesNewUsers;'],
  isNot: ['use Illuminate\\Foundation\\Auth\\User;', 'use Illuminate\\Support\\Facades\\Auth;'],
}

export const controllerOfSignIn: Words = {
  because: 'The controllers that `Auth::routes()` gives routes to: https://github.com/laravel/ui/blob/4.x/src/AuthRouteMethods.php',
  pattern:
    /\/Controllers\/Auth\/(?:Login|Register|ForgotPassword|ResetPassword|ConfirmPassword|Verification|Auth|Password)Controller\.php$/,
  is: ['app/Http/Controllers/Auth/RegisterController.php'],
  isNot: ['app/Http/Controllers/Auth/SocialController.php', 'app/Http/Controllers/RegisterController.php'],
}

export const routesOfSignIn: Words = {
  because: 'The call that gives routes to the controllers of sign-in.',
  pattern: /\b(?:Auth|Route)::(?:routes|auth)\s{0,9}\(|\$router->auth\(/,
  is: ['Auth::routes();', "Auth::routes(['verify' => true])", 'Route::auth();'],
  isNot: ["Route::get('/', HomeController::class)", 'Auth::user()'],
}

export const routesByPattern: Words = {
  because: 'Routes of Laravel whose controller is put together when they are read.',
  pattern: /[\w)\]}]\s{0,9}\.\s{0,9}["']\w{0,40}Controller(?:@\w{1,60})?["']|["'][^"'\n]{0,80}\}\w{0,40}Controller(?:@|["'])/,
  is: ["Route::get($path, $name . 'Controller@index')", 'Route::resource($path, "{$name}Controller")'],
  isNot: ["Route::get('/', 'HomeController@index')", "Route::resource('posts', 'PostController')"],
}

export const valueLine: Words = {
  because:
    'A constant, or a field of settings, that gets its value where it stands: others read it by its name, the first group that is there.',
  pattern: oneOf(
    '',
    /^(?:(?:export|public|private|protected|static|readonly)\s+){0,4}(?:const|let|var)\s+([A-Za-z_$][\w$]*)\s*(?::[^=\n]{0,120})?=(?![=>])/,
    /^(?:(?:public|private|protected|static|readonly|declare)\s+){1,4}([A-Za-z_$][\w$]*)\s*(?::[^=\n]{0,120})?=(?![=>])/,
    /^([A-Za-z_]\w*)\s*(?::[^=\n]{1,120})?=(?![=>])/,
    /^(?:(?:public|private|protected|internal)\s+){0,2}(?:static\s+final|final\s+static|const|static\s+readonly)\s+[\w<>[\].?]{1,60}\s+(\w+)\s*=(?!=)/,
    /^(?:(?:private|internal|public)\s+)?const\s+val\s+(\w+)/,
    /^(?:pub(?:\([a-z:]{1,20}\))?\s+)?(?:const|static)\s+([A-Z]\w*)\s*:/,
    /^(?:const|var)\s+(\w+)\s+[\w.]{1,60}\s*=(?!=)/,
  ),
  is: [
    "export const JWT_SECRET = process.env.JWT_SECRET ?? 'desk'",
    'private static readonly LIFE = 3600',
    'JWT_EXPIRATION_DAYS: int = 7',
    'public static final long LIFE = 3600;',
    'private const val LIFE = 3600L',
    'pub const LIFE: u64 = 3600;',
    'var tokenLife time.Duration = 8',
  ],
  isNot: ['return life = 3', 'const { life } = settings', 'life == 3', 'public issue(life = 3) {', 'if (life = 3) {'],
}

export const readByLibrary: Words = {
  because: 'Settings that a library looks for by their names, of Flask, Django and their extensions.',
  pattern: oneOf(
    '',
    /^(?:SECRET_KEY|SIMPLE_JWT|JWT_(?:SECRET_KEY|PRIVATE_KEY|PUBLIC_KEY|ALGORITHM|(?:ACCESS|REFRESH)_TOKEN_EXPIRES|COOKIE\w*|AUTH\w*))$/,
    /^(?:(?:PERMANENT_)?SESSION|REMEMBER|CSRF|AUTH|OAUTH\d?|OIDC|SOCIAL_AUTH|ACCOUNT|SOCIALACCOUNT|REST|LOGIN|SECURITY|CELERY|WTF)_\w+$/,
  ),
  is: ['SECRET_KEY', 'JWT_ACCESS_TOKEN_EXPIRES', 'PERMANENT_SESSION_LIFETIME', 'SESSION_COOKIE_AGE'],
  isNot: ['JWT_SECRET', 'JWT_EXPIRATION_DAYS', 'ACCESS_TOKEN_EXPIRE_MINUTES'],
}

export const importedName: Words = {
  because: 'What a file of PHP, Java, Kotlin or Rust gets, or hands on, under its own name: by that it calls nothing.',
  pattern: oneOf(
    'm',
    /^(?:(?:pub(?:\([a-z:]{1,20}\))?\s+)?use|import)\s+(?!static\b|function\b)[\w\\.:]{1,200};/,
    /^import\s+[\w.]{1,200}[ \t]{0,4}$/,
    /^(?:pub(?:\([a-z:]{1,20}\))?\s+)?use\s+[\w:]{1,200}::\{(?:(?!\sas\s)[\w\s,:]){0,2000}\};/,
  ),
  is: [
    'use App\\Http\\Controllers\\DeskController;',
    'import desk.tokens.DeskFilter;',
    'import desk.tokens.DeskFilter',
    'pub use desk::{issue, verify};',
  ],
  isNot: ['use App\\Desk as Other;', 'import static desk.Tokens.issue;', 'import desk.Tokens as Other', 'use (desk);'],
}

export const exportList: Words = {
  because: 'What a module hands on, or gets, under its own name: by that it calls nothing.',
  pattern: oneOf(
    'm',
    /^export\s+(?:type\s+)?\{(?:(?!\sas\s)[\w$\s,]){0,4000}\}/,
    /^import\s+(?:type\s+)?(?:[\w$]{1,80}\s*,\s*)?\{(?:(?!\sas\s)[\w$\s,]){0,4000}\}/,
    /import(?<=^[ \t]{0,40}from[ \t]+[\w.]{1,120}[ \t]+import)\s+(?:\((?:(?!\sas\s)[^)]){0,4000}\)|(?:(?!\sas\s)[^(\n]){1,400}$)/,
    /^(?:module\.)?exports\s*=\s*\{[\w$\s,]{0,4000}\}/,
    /^(?:module\.)?exports\.[\w$]{1,80}\s*=\s*[\w$]{1,80};?\s*$/,
    /^__all__\s*\+?=\s*[[(][^\])]{0,8000}[\])]/,
  ),
  is: [
    'export { a, b }',
    'module.exports = {\n  Flow\n}',
    "__all__ = ['a']",
    'exports.a = a',
    "import { a } from './b'",
    'from b import a',
  ],
  isNot: ['export { app as handler }', 'import a as b', 'module.exports = { run: () => start() }', 'export const a = 1'],
}

export const exportedName: Words = {
  because: 'What others may import from a module: one name, or a list of them.',
  pattern: oneOf(
    'm',
    /^export\s*\{([^}]{0,4000})\}/,
    /^export\s+(?:declare\s+)?(?:async\s+|abstract\s+)?(?:function\*?|const|let|var|class|enum|interface|type)\s+([\w$]+)/,
  ),
  is: ['export { app as handler }', 'export const app = 1', 'export async function run('],
  isNot: ['export default app', 'const app = 1'],
}

export const assignedExport: Words = {
  because: 'The same where modules hand on what they assign: CommonJS, and what stands at the top of a module of Python.',
  pattern: oneOf(
    'm',
    /^module\.exports\s*=\s*\{([^}]{0,4000})\}/,
    /^(?:(?:module\.)?exports\.|(?:async\s+)?def\s+|class\s+)([\w$]+)/,
    /^([A-Za-z_]\w*)\s*(?::[^=\n]{1,120})?=[^=]/,
  ),
  is: ['module.exports = { run }', 'exports.run = run', 'def run():', 'router = APIRouter()'],
  isNot: ['module.exports = run', '    def run(self):', 'a == b'],
}
