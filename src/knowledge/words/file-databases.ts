import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Databases that are a file, whose address is its path.

export const fileAddress: Words = {
  because: 'Databases that are a file: their address is a path, without a password.',
  pattern: /["']sqlite3?["']|\bsqlite\.[oO]pen|\bUseSqlite\b|["']jdbc:sqlite:|\bsqlite3?\.connect\b/,
  is: ['sql.Open("sqlite", dsn)', 'options.UseSqlite(dsn)', 'sqlite3.connect(path)'],
  isNot: ['sql.Open("postgres", dsn)', 'sqliteName'],
}

export const fileAddressText: Words = {
  because:
    'How the address of a database begins that is a file or is in memory, where a text is given to it: https://www.sqlite.org/uri.html, ' +
    'https://docs.sqlalchemy.org/en/20/dialects/sqlite.html, https://www.h2database.com/html/features.html#database_url.',
  pattern: inTurn(
    '',
    /^(?:(?:await |[\w.]{1,40}\()?["'`]?|(?:fmt\.Sprintf|[sS]tring\.[fF]ormat|sprintf|format!)\()\s{0,8}[$@fF]{0,2}["'`]/,
    oneOf(
      '',
      /(?:sqlite3?(?:\+\w{1,20})?|jdbc:(?:sqlite|h2:(?:file|mem)|hsqldb:(?:file|mem)|duckdb)|file|duckdb):/,
      /Data Source=(?:\.{0,2}\/|[^"';]{0,80}\.(?:db|sqlite3?)\b|[{"'])/,
    ),
  ),
  is: [
    '"sqlite:///" + path',
    'f"sqlite+aiosqlite:///{path}"',
    "'sqlite:' . __DIR__",
    'fmt.Sprintf("file:%s?cache=shared", path)',
    '"jdbc:sqlite:" + path',
    '$"Data Source={path}"',
    '"Data Source=" + path',
  ],
  isNot: ['"postgres://desk@db"', 'os.Getenv("DSN")', '"Data Source=db.harbourline.io;User=desk"', '"jdbc:h2:tcp://db/desk"', 'fileName'],
}

export const passwordOfDatabase: Words = {
  because:
    'A password in the address of a database, or of a file that is encrypted: https://learn.microsoft.com/dotnet/standard/data/sqlite/encryption.',
  pattern: /\b(?:Password|Pwd|_auth_pass|_pragma_key|cipher_?key|CIPHER)\s{0,2}=(?!=)/i,
  is: ['Data Source=desk.db;Password=', 'file:desk.db?_auth_pass=%s', 'pwd={password}'],
  isNot: ['Data Source=desk.db;Cache=Shared', 'passwords', 'Password ==', 'RequiredLength = 6'],
}

export const serverDatabase: Words = {
  because: 'What opens a database on a server in .NET: https://learn.microsoft.com/ef/core/providers/.',
  pattern: /\bUse(?:SqlServer|Npgsql|MySql|MySQL|Oracle|Cosmos|AzureSql|Firebird|Db2|MongoDB)\b|\b(?:Sql|Npgsql|MySql|Oracle)Connection\b/,
  is: ['options.UseSqlServer(text)', 'options.UseNpgsql(text)', 'new SqlConnection(text)'],
  isNot: ['options.UseSqlite(text)', 'new SqliteConnection(text)', 'options.UseInMemoryDatabase("desk")'],
}

export const encryptsFile: Words = {
  because:
    'The password of an encrypted file, where its address is built: https://learn.microsoft.com/dotnet/standard/data/sqlite/encryption.',
  pattern: /\bSqliteConnectionStringBuilder\b[^;]{0,300}?\bPassword\b|\bPRAGMA key\b|\.SetPassword\(/,
  is: ['new SqliteConnectionStringBuilder(text) { Mode = mode, Password = given }', '"PRAGMA key = "', 'connection.SetPassword(given)'],
  isNot: ['new SqliteConnectionStringBuilder(text) { Mode = mode }', 'options.Password.RequireDigit = false'],
}
