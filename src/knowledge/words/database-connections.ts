import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

const CONNECTS = oneOf(
  '',
  // Trackers of errors call their address the same, with nothing in it that anybody has to keep:
  // https://docs.sentry.io/concepts/key-terms/dsn-explainer/
  /\b(?:connection_?[sS]tring|databaseUrl|database_url|(?:dsn|DSN)(?<![sS]entry[\w.]{0,20}init\([^;)]{0,200}|[sS]entry[^;\n]{0,80}))["']?\s{0,4}(?::|=>|=(?!=))\s{0,4}/,
  /\bmongoose\.(?:connect|createConnection)\(\s{0,20}|\b(?:Async)?MongoClient\(\s{0,20}|\bcreate_(?:async_)?engine\(\s{0,20}/,
  /\b(?:psycopg2?|asyncpg)\.(?:connect|create_pool)\(\s{0,20}|\bestablish_connection[ (]\s{0,4}/,
  /\bsqlx?\.(?:Open|Connect|MustConnect)\(\s{0,8}"(?:postgres|pgx|mysql|sqlserver)",\s{0,8}/,
  /\bpgx(?:pool)?\.(?:Connect|New)\(\s{0,8}(?:ctx,\s{0,8}|context\.\w{1,20}\(\),\s{0,8})?/,
  /\bnew (?:Npgsql|Sql|MySql)Connection\(\s{0,8}/,
  // These are told the user and the password in an address, or as the second and the third argument.
  inTurn(
    '',
    /(?:\bnew (?:Sequelize|PDO)|\bDriverManager\.getConnection)\(\s{0,20}/,
    /(?![^,;{}]{1,120},(?!\s{0,20}(?:\{|null\b))[^,;{}]{1,80},)/,
  ),
)
const READS = oneOf(
  '',
  /(?:process|import\.meta|Bun)\.env(?:\.|\[["'])|Deno\.env\.get\(["']|(?:os\.)?(?:environ(?:\.get\(|\[)|getenv\()["']/,
  /os\.Getenv\("|System\.getenv\("|Environment\.GetEnvironmentVariable\("|\bENV(?:\[|\.fetch\()["']|\$_ENV\[["']|\benv\(["']/,
)

const NAME = /(\w{1,80})(?!\w)(?<!(?:SENTRY|sentry)\w{0,40})/
/** A part of an address is none: `os.Getenv("DB_USER")+"@tcp(db)/desk"`, `os.environ.get("DIALECT", "sqlite") + "://"`. */
const IS_WHOLE = /(?!["']?(?:,\s{0,4}["'][^"'\n]{0,120}["'])?[)\]]?!?\s{0,8}[+.])/

/** What is taken is the name of the variable. */
export const connectsByVariable: Words = {
  because:
    'What connects to a database by an address, with user and password in it, that a variable of the environment holds under any name: ' +
    'https://node-postgres.com/features/connecting#connection-uri, https://mongoosejs.com/docs/connections.html, ' +
    'https://docs.sqlalchemy.org/en/20/core/engines.html#database-urls, https://pkg.go.dev/github.com/jackc/pgx/v5#ParseConfig, ' +
    'https://learn.microsoft.com/dotnet/api/microsoft.data.sqlclient.sqlconnection.',
  pattern: inTurn('', CONNECTS, READS, NAME, IS_WHOLE),
  is: [
    'new Pool({ connectionString: process.env.CACHE_STORE })',
    'mongoose.connect(process.env.STORE)',
    'create_engine(os.environ["STORE"])',
    'sql.Open("postgres", os.Getenv("STORE"))',
    'new NpgsqlConnection(Environment.GetEnvironmentVariable("STORE"))',
    'create_engine(os.environ.get("STORE", "sqlite://"))',
    'new Sequelize(process.env.STORE!, { logging: false })',
    'DriverManager.getConnection(System.getenv("STORE"))',
    "new PDO($_ENV['STORE'], null, null, $options)",
    'dsn = os.environ["STORE"]',
  ],
  isNot: [
    'sql.Open("sqlite3", os.Getenv("FILE"))',
    'fetch(process.env.STORE)',
    'new Pool({ host: process.env.DB_HOST })',
    'Sentry.init({ release, dsn: process.env.ERRORS_AT })',
    'sentry_sdk.init(dsn=os.environ["ERRORS_AT"])',
    "'dsn' => env('SENTRY_LARAVEL_DSN')",
    'new Sequelize(process.env.DB_NAME!, process.env.DB_USER!, process.env.DB_PASS!)',
    'DriverManager.getConnection(System.getenv("STORE"), user, password)',
    "new PDO($_ENV['DB_KIND'] . ':host=db;dbname=desk', getenv('DB_USER'), getenv('DB_PASS'))",
    'DriverManager.getConnection(System.getenv("DB_PREFIX") + "//db/desk")',
    'create_engine(os.environ.get("DB_DIALECT", "sqlite") + "://")',
    'sql.Open("mysql", os.Getenv("DB_USER")+"@tcp(db)/desk")',
    'establish_connection ENV.fetch("DB_ROLE").to_sym',
  ],
}
