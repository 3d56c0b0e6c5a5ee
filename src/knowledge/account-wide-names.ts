/** A variable's name that says that its key reaches a whole account: STANDARD.md, "How much it weighs". */
interface Row {
  readonly pattern: RegExp
  /** Another variable that must be there as well. */
  readonly beside?: string
  readonly what: string
  readonly instead: string
}

const rows: readonly Row[] = [
  { pattern: /^AWS_ROOT_|_AWS_ROOT_|^ROOT_AWS_/, what: "the AWS root user's key", instead: 'use a role for this agent with only the actions that it needs; root has no limits' },
  { pattern: /^(?:CLOUDFLARE|CF)_(?:GLOBAL_)?API_KEY$/, beside: 'EMAIL', what: 'the Cloudflare Global API Key, which can do everything that the account can', instead: 'use an API token (`CLOUDFLARE_API_TOKEN`) with only the zones and permissions that it needs' },
  { pattern: /(?:^|_)XOX[PC](?:_TOKEN)?$|^SLACK_USER_(?:OAUTH_)?TOKEN$/, what: 'a Slack user token, which can do all that its user can', instead: 'use a bot token with only the scopes that it needs' },
  { pattern: /GLOBAL_API_KEY$/, what: 'a key for the whole account', instead: 'use a token limited to what this agent needs' },
  { pattern: /SERVICE_ROLE(?:_KEY)?$|SUPABASE_SERVICE_(?:API_)?KEY$/, what: 'the service role, which passes over row-level security', instead: "use the user's own token, or a role with only the tables that it needs" },
  { pattern: /(?:^|_)(?:ADMIN|MASTER|ROOT|SUPERUSER|OWNER)_(?:API_)?(?:KEY|TOKEN|SECRET|ACCESS_KEY_ID|SECRET_ACCESS_KEY)$/, what: 'an administrator\'s key by its name', instead: 'make a key with only the rights that this agent needs' },
]

/** What a variable's name says about its reach; `names` are the other names of the same entry. */
export function accountWideByName(name: string, names: ReadonlySet<string>): { what: string; instead: string } | undefined {
  const upper = name.toUpperCase()
  return rows.find(({ pattern, beside }) => pattern.test(upper) && (!beside || [...names].some((other) => other.toUpperCase().includes(beside))))
}
