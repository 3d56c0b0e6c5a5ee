import { describe, expect, test } from 'vitest'
import { printingCommands } from '../src/knowledge/printing-commands.ts'
import { mintingCommands, mintsShortToken } from '../src/knowledge/run-tokens.ts'
import { permittedPrint, printedSecrets } from '../src/surfaces/clients/printed-secrets.ts'
import { SourceFile } from '../src/text/source.ts'

const printed = (command: string) => printedSecrets(new SourceFile('hook.sh', command).whole).map(({ what }) => what)

describe('commands that print secrets', () => {
  test.each(printingCommands)('$what ($docs)', ({ is, isNot }) => {
    for (const command of is.filter((one) => !one.endsWith('*'))) expect(printed(command), command).toHaveLength(1)
    for (const command of isNot) expect(printed(command), command).toEqual([])
  })

  test.each([
    'cat secrets/agent.env',
    'head -n 40 agent.env',
    'sed -n 1,20p .env',
    'grep DESK_API_KEY .env',
    "grep -v '^#' .env",
    'grep DESK_TOKEN .env | cut -d= -f2',
    `kubectl get secret desk -o json | jq -r '.data.key | @base64d'`,
    'printenv 2>/dev/null | sort',
    'cat .env 2>&1 | \\\n  sort',
    '(cat .env) | head -n 4',
    'cat .env; echo done > /tmp/log',
    'if true; then cat .env; fi',
    'jq . package.json; cat credentials.json | jq -r .private_key',
    'cat secrets.json | jq .installed',
    `kubectl get secret desk -o json | jq -r '.data | to_entries[] | .value'`,
    "grep -o 'API_KEY=.*' .env",
    "grep -oP '(?<=DESK_TOKEN=).*' .env",
    'grep -E "^(PORT|DESK_TOKEN)=" .env',
    'grep -e PORT -e TOKEN .env',
  ])('%s prints', (command) => expect(printed(command)).toHaveLength(1))

  test.each([
    'cat example.env',
    "sed 's/=.*//' .env",
    "sed -i 's/PORT/HOST/' .env",
    'grep -c DESK_API_KEY .env',
    'grep ^NODE_ENV= .env',
    'grep DESK_API_KEY .env | cut -d= -f1',
    'cat .env | sort | cut -d= -f1',
    'printenv NODE_ENV; node --version',
    'echo "$DESK_TOKEN" | docker login --password-stdin',
    'export DESK_TOKEN=$(gh auth token)',
    'op read op://desk/api/key > /run/key',
    `kubectl get secret desk -o json | jq '.data | keys'`,
    `kubectl get secret desk -o json | jq -r '.data | to_entries[] | .key'`,
    `kubectl get secrets -o json | jq -r '.items[] | {name: .metadata.name, type: .type}'`,
    'echo "export DESK_TOKEN=$DESK_TOKEN" >> "$CLAUDE_ENV_FILE"',
    'echo "export DESK_TOKEN=$DESK_TOKEN" | tee -a "$CLAUDE_ENV_FILE" >/dev/null',
    'cat ".env" > "$CLAUDE_ENV_FILE"',
    'cat ".env.local" | cut -d "=" -f1 > "/tmp/names"',
    'cat .env \\\n  | cut -d= -f1',
    'cat .env |\n  wc -l',
    '(cat .env) | wc -l',
    '{ cat .env; echo; } > /tmp/all',
    'for f in a b; do cat .env; done | sha256sum',
    'if true; then printenv; fi >/tmp/all',
    'cat .env &> /tmp/all',
    'cat credentials.json | jq -r .client_email',
    'grep -E "^(PORT|NODE_ENV)=" .env',
    'grep -e PORT -e NODE_ENV .env',
    "grep -o '^[^=]*' .env",
    "grep -oE '^[A-Z_]+=' .env",
    "grep -o 'PORT=.*' .env",
  ])('%s prints none', (command) => expect(printed(command)).toEqual([]))

  test.each([
    ['Bash(gh auth token)', 'the token of a signed-in command line'],
    ['Bash(vault kv get:*)', 'a secret of Vault'],
    ['Bash(security find-generic-password *)', 'a stored password'],
    ['Bash(kubectl get secret:*)', 'a secret of the cluster'],
    ['Bash(printenv NODE_ENV)', undefined],
    ['Bash(echo:*)', undefined],
    ['Bash(gh auth status:*)', undefined],
    ['Bash(vault:*)', undefined],
  ])('%s permits to print %s', (permission, what) => {
    expect(permittedPrint(new SourceFile('settings.json', permission).whole)?.what).toBe(what)
  })
})

test.each(mintingCommands)('tokens of a day at most ($docs)', ({ is, isNot }) => {
  for (const command of is) expect(mintsShortToken(command), command).toBe(true)
  for (const command of isNot) expect(mintsShortToken(command), command).toBe(false)
})
