import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Programs that ask for their variables when they start, in TypeScript and Python.

export const readsSettings: Words = {
  because: 'Modules that look at the settings of a program, and those that it begins with, by their paths.',
  pattern: inTurn(
    'i',
    /(?:^|\/)(?:[\w.-]{0,40}(?:env|config|settings?|valid|check|secrets?|boot|start)[\w.-]{0,40}|index|main|server|app(?:\.module)?|instrumentation)/,
    /\.(?:py|[cm]?[jt]sx?)$|\/(?:env|config|settings?)\/[\w.-]{1,60}$/,
  ),
  is: ['src/config/env.ts', 'app/core/config.py', 'src/validate-env.ts', 'src/app.module.ts', 'src/index.ts'],
  isNot: ['src/routes/users.ts', 'app/models.py', 'README.md'],
}

export const listBegins: Words = {
  because: 'The beginning of a list of names that ends in a quotation mark, and what the list is called.',
  pattern: /(?:\b(\w{2,60})(?:\s{0,4}:[^=\n]{1,60})?\s{0,4}=\s{0,4}(?:new Set\()?)?[[({][^\])}[({]{0,1900}["'`]$/,
  is: ["const required = ['DATABASE_URL', '", 'REQUIRED: list[str] = ["'],
  isNot: ["const required = ['DATABASE_URL'] as const", 'required'],
}

export const looksUpVariable: Words = {
  because: 'Code that looks up a variable by a name that it holds.',
  pattern: oneOf(
    '',
    /\b(?:process\.env|import\.meta\.env|Bun\.env|os\.environ|env|environ)\[\s{0,4}\w/,
    /(?:Deno\.env\.get|os\.getenv|environ\.get|getenv)\(\s{0,4}\w/,
  ),
  is: ['process.env[name]', 'os.environ.get(name)', 'os.getenv(key)', 'env[key]'],
  isNot: ["process.env['HOME']", 'os.getenv("HOME")', 'process.env.HOME'],
}

export const stopsProgram: Words = {
  because: 'Statements that stop a program when it starts.',
  pattern: /\bprocess\.exit\(\s{0,4}[1-9]|\bthrow\b|\braise\b|\bsys\.exit\(|\bDeno\.exit\(\s{0,4}[1-9]/,
  is: ['process.exit(1)', 'throw new Error(', 'raise RuntimeError(', 'sys.exit("missing")'],
  isNot: ['process.exit(0)', 'console.warn(', 'print('],
}

export const isVariableMissing: Words = {
  because: 'A question whether one variable is missing, up to the name of it.',
  pattern: inTurn(
    '',
    /\bif\s{0,4}\(?\s{0,4}/,
    /(?:[^()\n]{0,100}(?:\|\||[Pp]rod\w{0,10}["']?\s{0,4}(?:&&|and\s))\s{0,4})?(?:!|not\s)\s{0,4}/,
    oneOf('', /(?:process\.env|Bun\.env|import\.meta\.env)(?:\.|\[["'])/, /(?:Deno\.env\.get|os\.getenv|os\.environ\.get)\(["']/),
    /$/,
  ),
  is: [
    'if (!process.env.',
    "if (!process.env['",
    'if not os.getenv("',
    'if (!process.env.PORT || !process.env.',
    "if (process.env.NODE_ENV === 'production' && !process.env.",
  ],
  isNot: ['if (process.env.DEBUG && !process.env.', 'if (process.env.', 'const key = process.env.', 'os.getenv("'],
}

export const demandsVariable: Words = {
  because: 'Functions that are called as what asks for a variable, up to the name of it.',
  pattern: /\b(?:require|must|need|ensure|assert)\w{0,20}\(\s{0,4}["'`]$/i,
  is: ["requireEnv('", 'mustGetenv("', 'ensureVariable(`'],
  isNot: ["getEnv('", 'requireEnv(name, "'],
}

export const settingsField: Words = {
  because: "A field of pydantic's settings without anything in its place: https://docs.pydantic.dev/latest/concepts/pydantic_settings/",
  pattern: inTurn(
    '',
    /^(?:str|SecretStr|Annotated\[(?:str|SecretStr)\b[^\n]{0,100}\])\s{0,4}/,
    /(?:#[^\n]{0,200}|=\s{0,4}Field\((?!\s{0,4}["'])[^\n]{0,200})?$/,
  ),
  is: ['str', 'SecretStr', 'str  # of tokens', 'str = Field(..., min_length=32)', 'Annotated[str, MinLen(32)]'],
  isNot: ['str = "harbour"', 'str | None = None', 'str = Field("harbour")', 'int'],
}

export const schemaField: Words = {
  because: 'What schemas of zod, valibot, Joi, yup, TypeBox and envalid ask of a text; Joi leaves out what is not required.',
  pattern: oneOf(
    '',
    /^(?:z|zod|v|yup|t|T|Type|S|Schema|Yup)\.\w/,
    /^(?:str|string|nonEmptyString|nonemptyString|required\w{0,20})\(/,
    /^[jJ]oi\.[^]{0,300}\.required\(/,
  ),
  is: ['z.string().min(32)', 'str()', 'Joi.string().required()', 'Type.String()'],
  isNot: ['Joi.string()', 'string', 'process.env.JWT_SECRET'],
}

export const isLeftOpen: Words = {
  because: 'A value of a schema that is left out, or has another in its place.',
  pattern: /optional|default|catch\(|nullish|nullable|fallback|undefined|\bNone\b|\|\||\?\?|=\s{0,4}["']/i,
  is: ['z.string().optional()', 'z.string().default("x")', 'str | None = None', 'str({ devDefault: "x" })'],
  isNot: ['z.string().min(32)', 'str', 'Joi.string().required()'],
}

export const parsesEnvironment: Words = {
  because: 'Schemas that are held against the environment, and stop the program where it does not fit.',
  pattern: oneOf(
    '',
    /\b(?:parse|validate|validateSync|assert|decodeUnknownSync)\(\s{0,8}(?:\w{1,40},\s{0,4})?(?:process\.env|import\.meta\.env|Bun\.env|config|env)\b/,
    /\b(?:cleanEnv|createEnv|envsafe)\(|\bruntimeEnv\b|\bvalidationSchema\b/,
  ),
  is: ['schema.parse(process.env)', 'cleanEnv(process.env, {', 'createEnv({', 'validationSchema: Joi.object({'],
  isNot: ['schema.parse(request.body)', 'safeParse(process.env)'],
}

export const parsedByName: Words = {
  because: 'Schemas that are held against the environment and say whether it fits, and the name or the parts of what they say.',
  pattern: inTurn(
    '',
    /(?:(?:\b(\w{1,60})|\{([^{}\n]{1,120})\})\s{0,4}=\s{0,4}(?:\w[\w.]{0,60})?)?\.safeParse\(\s{0,8}/,
    /(?:\w{1,40},\s{0,4})?(?:process\.env|import\.meta\.env|Bun\.env)\b/,
  ),
  is: [
    'const parsed = schema.safeParse(process.env)',
    'const { success, error } = v.safeParse(schema, process.env)',
    '}).safeParse(process.env)',
  ],
  isNot: ['schema.safeParse(request.body)', 'schema.parse(process.env)'],
}

export const prefixedSettings: Words = {
  because: "What pydantic's settings put before the names of their fields: https://docs.pydantic.dev/latest/concepts/pydantic_settings/",
  pattern: /\benv_prefix["']?\s{0,4}[=:]\s{0,4}["'](\w{0,60})["']/,
  is: ['SettingsConfigDict(env_prefix="MAIL_")', "env_prefix = 'APP_'"],
  isNot: ['env_prefix=PREFIX', 'env_file=".env"'],
}
