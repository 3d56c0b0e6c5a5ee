// What a repository's documented setup writes over.

export interface MadeAtSetup {
  /** The variable that the command writes. */
  readonly name: RegExp
  readonly command: RegExp
  readonly docs: string
  readonly is: readonly string[]
  readonly isNot: readonly string[]
}

/** Commands that write a new value of a variable over the one that a template has. */
export const madeAtSetup: readonly MadeAtSetup[] = [
  {
    name: /^APP_KEY$/,
    command: /\b(?:artisan|sail) key:generate\b|\bace generate:key\b/,
    docs: 'https://laravel.com/docs/encryption#configuration',
    is: ['php artisan key:generate', './vendor/bin/sail artisan key:generate', 'node ace generate:key'],
    isNot: ['php artisan migrate', 'key:generate', 'passport:keys'],
  },
  {
    name: /^(?:NEXT)?AUTH_SECRET$/,
    command: /\b(?:npx|bunx|pnpm dlx|pnpm exec|npm exec|yarn dlx) auth secret\b/,
    docs: 'https://cli.authjs.dev/',
    is: ['npx auth secret', 'pnpm dlx auth secret'],
    isNot: ['npx auth add google', 'openssl rand -base64 32'],
  },
  {
    name: /^(?:JWT_SECRET)$/,
    command: /\bartisan jwt:secret\b/,
    docs: 'https://jwt-auth.readthedocs.io/en/develop/laravel-installation/#generate-secret-key',
    is: ['php artisan jwt:secret'],
    isNot: ['php artisan key:generate', 'jwt:generate'],
  },
]

/** Where a repository tells how it is set up, in its folders. What `composer.json` runs for a new application is not the setup of this one. */
export const setupFiles = [
  'README.md',
  'readme.md',
  'Readme.md',
  'INSTALL.md',
  'SETUP.md',
  'CONTRIBUTING.md',
  'docs/README.md',
  'docs/setup.md',
  'docs/installation.md',
  'Makefile',
  'justfile',
  'Taskfile.yml',
  'setup.sh',
  'install.sh',
  'bin/setup',
]
