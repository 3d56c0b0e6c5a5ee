import { inTurn } from '../text/pattern.ts'

/** A token that a CI system makes for one run, and takes back when it ends. */
export interface JobToken {
  readonly variable: string
  /** Elsewhere people give a variable of this name keys of their own. */
  readonly onlyInJobs?: true
}

export const jobTokens: readonly JobToken[] = [
  // https://docs.github.com/en/actions/concepts/security/github_token
  { variable: 'GITHUB_TOKEN', onlyInJobs: true },
  // https://docs.gitlab.com/ci/jobs/ci_job_token/
  { variable: 'CI_JOB_TOKEN' },
  // https://docs.github.com/en/actions/reference/security/oidc#methods-for-requesting-the-oidc-token
  { variable: 'ACTIONS_ID_TOKEN_REQUEST_TOKEN' },
  { variable: 'ACTIONS_RUNTIME_TOKEN' },
]

/** What an expression of a workflow gives that ends with its run: the token of the job, or what an earlier step obtained. */
export const jobExpression = /^\$\{\{\s{0,20}(?:secrets\.GITHUB_TOKEN|github\.token|steps\.[\w-]{1,80}\.outputs\.[\w-]{1,80})\s{0,20}\}\}$/

/** A command that makes a token when it runs, of a day at most unless an option asks for more. */
interface MintingCommand {
  readonly docs: string
  readonly command: RegExp
  /** Asks for a time: seconds, or a duration as Go writes it. */
  readonly option?: string
  readonly is: readonly string[]
  /** Near misses. */
  readonly isNot: readonly string[]
}

/** Commands that make tokens; what prints a key that is kept is none (`gh auth token`). */
export const mintingCommands: readonly MintingCommand[] = [
  {
    docs: 'https://cloud.google.com/sdk/gcloud/reference/auth/print-access-token',
    command: /^gcloud (?:[^\n|;&]{0,80} )?auth (?:application-default )?print-(?:access|identity)-token\b/,
    is: ['gcloud auth print-identity-token --audiences=https://desk.run.app'],
    isNot: ['gcloud secrets versions access latest --secret=desk-key'],
  },
  {
    docs: 'https://learn.microsoft.com/en-us/cli/azure/account#az-account-get-access-token',
    command: /^(?:az account get-access-token|azd auth token)\b/,
    is: ['az account get-access-token --query accessToken -o tsv'],
    isNot: ['az keyvault secret show --name key --query value -o tsv'],
  },
  {
    docs: 'https://docs.aws.amazon.com/cli/latest/reference/eks/get-token.html',
    command: new RegExp(
      String.raw`^aws (?:[^\n|;&]{0,80} )?(?:eks get-token|(?:ecr|ecr-public) (?:get-login-password|get-authorization-token)` +
        String.raw`|codeartifact get-authorization-token|rds generate-db-auth-token|sts (?:get-session-token|assume-role[\w-]{0,24}))\b`,
    ),
    // A session of a user may last 36 hours:
    // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
    option: '--duration-seconds',
    is: [
      'aws codeartifact get-authorization-token --domain desk --query authorizationToken --output text',
      'aws sts get-session-token --duration-seconds 3600',
    ],
    isNot: ['aws secretsmanager get-secret-value --secret-id desk', 'aws sts get-session-token --duration-seconds 129600'],
  },
  {
    docs: 'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_token/',
    command: /^kubectl (?:[^\n|;&]{0,80} )?create token /,
    option: '--duration',
    is: ['kubectl create token desk', 'kubectl create token desk --duration=1h', 'kubectl create token desk --duration 1h30m'],
    isNot: [
      'kubectl create token desk --duration=8760h',
      'kubectl create token desk --duration 48h',
      'kubectl create token desk --duration=525600m',
      'kubectl create token desk --duration=23h90m',
    ],
  },
  {
    docs: 'https://docs.databricks.com/aws/en/dev-tools/cli/reference/auth-commands#databricks-auth-token',
    command: /^databricks auth token\b/,
    is: ['databricks auth token --profile desk'],
    isNot: ['databricks tokens create'],
  },
  // A script of one's own that is called after getting a token gets one as it runs; who keeps a key has a file or a store to print it from.
  {
    docs: 'https://www.rfc-editor.org/rfc/rfc6749.html#section-4.4.2',
    command: inTurn(
      'i',
      /^(?:(?:ba|z|k|da)?sh |pwsh (?:-\w{1,12} ){0,2}|python3? |node |(?:npx )?tsx |& )?["']?(?:\$\{?\w{1,40}\}?\/|[.\w-]{1,40}\/){0,8}/,
      /(?:get|mint|fetch|issue|request|obtain|login)[_-](?:\w{1,20}[_-]){0,2}(?:token|jwt)s?\.(?:sh|bash|zsh|py|[cm]?js|ts|ps1)(?![\w.-])/,
    ),
    is: ['bash "$ROOT/scripts/get-token.sh"', './scripts/mint_admin_jwt.py --user a', 'node tools/fetch-token.mjs'],
    isNot: ['cat token.txt', 'gh auth token', './scripts/get-key.sh', './scripts/print-token.sh', './scripts/create-token.sh'],
  },
]

const DAY = 24 * 3600
const UNITS: ReadonlyMap<string | undefined, number> = new Map([
  ['h', 3600],
  ['m', 60],
])

/** How a command is written whose output is put in. */
const PUT_IN = /^(?:\$\(|`|\$\{(?:command|cmd):)\s{0,40}/

/** Whether a command, perhaps as `$(…)`, makes a token that lives for a day at most; a time that a variable gives is taken for one. */
export function mintsShortToken(written: string): boolean {
  const command = written.replace(PUT_IN, '')
  const row = mintingCommands.find((one) => one.command.test(command))
  if (!row?.option) return row !== undefined
  const asked = new RegExp(`${row.option}[= ]["']?([\\d.hms]{1,40})`).exec(command)?.[1]
  return asked === undefined || secondsOf(asked) <= DAY
}

/** `3600` are seconds, `1h30m` is a duration as Go writes it (https://pkg.go.dev/time#ParseDuration). */
function secondsOf(duration: string): number {
  let seconds = 0
  for (const [, number, unit] of duration.matchAll(/([\d.]{1,20})([hms]?)/g)) seconds += Number(number) * (UNITS.get(unit) ?? 1)
  return seconds
}

/** Variables beside which the others of their set are temporary: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html */
export const temporarySets: readonly { readonly variable: string; readonly of: RegExp }[] = [{ variable: 'AWS_SESSION_TOKEN', of: /^AWS_/ }]
