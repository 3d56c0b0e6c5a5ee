import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

const CONNECTS = oneOf(
  '',
  /\b(?:connection_?[sS]tring|databaseUrl|database_url|dsn|DSN)["']?\s{0,4}(?::|=>|=(?!=))\s{0,4}/,
  /\bmongoose\.(?:connect|createConnection)\(\s{0,20}|\b(?:Async)?MongoClient\(\s{0,20}|\bcreate_(?:async_)?engine\(\s{0,20}/,
  /\b(?:psycopg2?|asyncpg)\.(?:connect|create_pool)\(\s{0,20}|\bnew Sequelize\(\s{0,20}|\bestablish_connection[ (]\s{0,4}/,
  /\bsqlx?\.(?:Open|Connect|MustConnect)\(\s{0,8}"(?:postgres|pgx|mysql|sqlserver)",\s{0,8}|\bnew PDO\(\s{0,8}/,
  /\bpgx(?:pool)?\.(?:Connect|New)\(\s{0,8}(?:ctx,\s{0,8}|context\.\w{1,20}\(\),\s{0,8})?/,
  /\bDriverManager\.getConnection\(\s{0,8}|\bnew (?:Npgsql|Sql|MySql)Connection\(\s{0,8}/,
)
const READS = oneOf(
  '',
  /(?:process|import\.meta|Bun)\.env(?:\.|\[["'])|Deno\.env\.get\(["']|(?:os\.)?(?:environ(?:\.get\(|\[)|getenv\()["']/,
  /os\.Getenv\("|System\.getenv\("|Environment\.GetEnvironmentVariable\("|\bENV(?:\[|\.fetch\()["']|\$_ENV\[["']|\benv\(["']/,
)

/** What is taken is the name of the variable. */
export const connectsByVariable: Words = {
  because:
    'What connects to a database by an address, with user and password in it, that a variable of the environment holds under any name: ' +
    'https://node-postgres.com/features/connecting#connection-uri, https://mongoosejs.com/docs/connections.html, ' +
    'https://docs.sqlalchemy.org/en/20/core/engines.html#database-urls, https://pkg.go.dev/github.com/jackc/pgx/v5#ParseConfig, ' +
    'https://learn.microsoft.com/dotnet/api/microsoft.data.sqlclient.sqlconnection.',
  pattern: inTurn('', CONNECTS, READS, /(\w{1,80})/),
  is: [
    'new Pool({ connectionString: process.env.CACHE_STORE })',
    'mongoose.connect(process.env.STORE)',
    'create_engine(os.environ["STORE"])',
    'sql.Open("postgres", os.Getenv("STORE"))',
    'new NpgsqlConnection(Environment.GetEnvironmentVariable("STORE"))',
  ],
  isNot: ['sql.Open("sqlite3", os.Getenv("FILE"))', 'fetch(process.env.STORE)', 'new Pool({ host: process.env.DB_HOST })'],
}
