/**
 * What Python calls differently, by the dotted path of its import: the one place that tells the languages' names apart. Builtins
 * are bare.
 */

/** Maps of the process environment: https://docs.python.org/3/library/os.html#os.environ. */
export const PYTHON_ENVIRONMENTS: ReadonlySet<string> = new Set([
  'os.environ',
  'os.environ.copy()',
  'dotenv.dotenv_values()',
  'starlette.config.environ',
])

/** Functions that read a variable, with a default behind its name; also environs, django-environ, python-decouple and starlette. */
export const PYTHON_ENV_GETTERS = new RegExp(
  String.raw`^(?:os\.getenv|(?:${Array.from(PYTHON_ENVIRONMENTS, (name) => name.replace(/[.()]/g, String.raw`\$&`)).join('|')})\.get` +
    String.raw`|(?:environs|environ)\.Env\(\)(?:\.(?:str|__call__|url|list|int|bool))?` +
    String.raw`|decouple\.(?:config|Config\(\))|starlette\.config\.Config\(\))$`,
)

/** Functions that give back their first argument as a text or list, as far as its value matters. */
export const PYTHON_IDENTITY: ReadonlySet<string> = new Set([
  'str',
  'bytes',
  'list',
  'tuple',
  'set',
  'frozenset',
  'sorted',
  'json.dumps',
  'asyncio.to_thread',
  'textwrap.dedent',
  'inspect.cleandoc',
  'urllib.parse.quote',
  'urllib.parse.quote_plus',
  'yarl.URL',
  'httpx.URL',
  'pydantic.SecretStr',
  'pydantic.AnyHttpUrl',
  'pydantic.AnyUrl',
  'pydantic.HttpUrl',
])

/** Classes whose members are values with names: https://docs.python.org/3/library/enum.html. */
export const PYTHON_ENUMS: ReadonlySet<string> = new Set(['Enum', 'StrEnum'])

/** Functions that make a list of what they go through. */
export const PYTHON_LISTS: ReadonlySet<string> = new Set(['list', 'tuple', 'set', 'frozenset', 'sorted'])

/** Functions of which the value is an option with this name, or the first argument. */
export const PYTHON_DEFAULTS: ReadonlyMap<string, string> = new Map([
  ['pydantic.Field', 'default'],
  ['pydantic.fields.Field', 'default'],
  ['sqlmodel.Field', 'default'],
  ['dataclasses.field', 'default'],
  ['fastmcp.client.auth.BearerAuth', 'token'],
  ['fastmcp.client.auth.bearer.BearerAuth', 'token'],
])

/** Methods that give back the text that they are called on, as far as its value matters. */
export const PYTHON_TEXT_METHODS: ReadonlySet<string> = new Set([
  'strip',
  'rstrip',
  'lstrip',
  'encode',
  'decode',
  'get_secret_value',
  'copy',
  'unicode_string',
  'total_seconds',
])

/** Types that stand around the one that is meant: https://docs.python.org/3/library/typing.html. */
export const PYTHON_TYPE_WRAPPERS = /(?:^|\.)(?:Optional|Annotated|Final|ClassVar|Union)$/

/** The parts of `datetime.timedelta` in seconds, in the order of its arguments; months and years are `relativedelta`'s. */
export const PYTHON_UNITS: ReadonlyMap<string, number> = new Map([
  ['days', 86_400],
  ['seconds', 1],
  ['microseconds', 1e-6],
  ['milliseconds', 1e-3],
  ['minutes', 60],
  ['hours', 3600],
  ['weeks', 604_800],
  ['months', 2_592_000],
  ['years', 31_536_000],
])

/** Methods that change the list, set or dictionary that they are called on. */
export const PYTHON_MUTATORS: ReadonlySet<string> = new Set([
  'append',
  'extend',
  'insert',
  'update',
  'setdefault',
  'remove',
  'discard',
  'pop',
  'popitem',
  'add',
  'clear',
])
