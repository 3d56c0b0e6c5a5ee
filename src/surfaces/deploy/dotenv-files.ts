/**
 * Environment files, by the names that tools and people give them:
 * https://github.com/motdotla/dotenv#what-rules-does-the-parsing-engine-follow
 */
export const DOTENV_FILES: readonly string[] = [
  '**/.env',
  '**/.env.*',
  '**/*.env',
  '**/.envrc',
  '**/.dev.vars',
  '**/.dev.vars.*',
  '**/.flaskenv',
  '**/*.env.*',
  '**/env.local',
  '**/.secrets',
  '**/.env-*',
  '**/.env_*',
  '**/.*.env',
]

/** Whether it is one by its ending, too: `vite.env.d.ts` is code. */
export function isDotenv(path: string): boolean {
  return !/\.(?:[cm]?[jt]sx?|d\.ts|py|md|json|ya?ml|toml|html?|css|go|rs|sh|vue|svelte)$/.test(path)
}
