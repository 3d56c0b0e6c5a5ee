import { inTurn, oneOf } from '../text/pattern.ts'

/** A command whose output holds a secret: what the model runs, it reads. Commands that make a token of a day at most are not among them. */
export interface PrintingCommand {
  /** What comes out, in the words of a finding: "the environment", "a secret of Vault". */
  readonly what: string
  readonly docs: string
  /** Of the program's name and its words, with one blank between. A permission for any further words ends in `*`. */
  readonly pattern: RegExp
  /** What is printed are variables or fields: it holds a secret where a group, a name, is one of a secret. */
  readonly names?: RegExp
  readonly is: readonly string[]
  /** Near misses. */
  readonly isNot: readonly string[]
}

/** Up to four options of a program before its command. */
const OPTIONS = /(?: --?[\w-]{1,40}(?:[ =][^\s-]\S{0,80})?){0,4} /

const PYTHON = /^python[\d.]{0,6} [^\n]{0,40}-c [^\n]{0,400}/
const NODE = /^(?:node|bun|deno) [^\n]{0,40}/

/** What does not stand here. */
function without(pattern: RegExp): RegExp {
  return new RegExp(`(?!${pattern.source})`)
}

/** Paths of Vault that hold certificates and public keys, settings of an engine, and what is known of a secret. */
const DESCRIBED = oneOf(
  '',
  /(?:sys|auth|identity)\//,
  inTurn(
    '',
    /(?:pki|transit|ssh|database|aws|azure|gcp|consul|nomad|ldap|rabbitmq)[\w-]{0,40}\//,
    /(?:cert|ca|ca_chain|crl|issuers?|public_key|keys|roles?|config)\b/,
  ),
  /\S{1,80}\/metadata\//,
)

/** A field of what AWS answers beside the secret, which a query may give a name of its own. */
const AWS_FIELD = /(?:\w{1,40}: ?)?(?:ARN|Name|Version(?:Ids?|Stages)?|Type|DataType|(?:Created|LastModified)Date)\b/

/** What an interpreter is told to print. */
const interpreters: readonly PrintingCommand[] = [
  {
    what: 'the environment',
    docs: 'https://docs.python.org/3/library/os.html#os.environ',
    pattern: inTurn('', PYTHON, /print\((?:(?:json\.dumps|dict|str|repr|pprint\.pformat)\( ?){0,3}os\.environ(?:\.(?:copy|items)\(\))?[,)](?!\)*[.[])/),
    is: [`python3 -c 'import os; print(dict(os.environ))'`, `python -c "import os, json; print(json.dumps(dict(os.environ), indent=1))"`],
    isNot: [`python3 -c 'import os; print(sorted(os.environ))'`, `python3 -c 'import os; print(len(os.environ))'`, `python3 -c 'import os; print(dict(os.environ).keys())'`],
  },
  {
    what: 'the environment',
    docs: 'https://nodejs.org/api/process.html#processenv',
    pattern: inTurn(
      '',
      NODE,
      oneOf(
        '',
        /-(?:p|-print|pe) (?:JSON\.stringify\( ?)?process\.env(?![\w.[])(?!\)+[.[])/,
        /[^\n]{0,200}console\.(?:log|dir|table|error)\( ?(?:JSON\.stringify\( ?)?(?:process\.env(?![\w.[])|Deno\.env\.toObject\(\))(?!\)+[.[])/,
      ),
    ),
    is: ['node -p process.env', `node -e "console.log(JSON.stringify(process.env))"`, `deno eval "console.log(Deno.env.toObject())"`],
    isNot: [`node -p "Object.keys(process.env)"`, `node -e "console.log(JSON.stringify(process.env).length)"`, 'node -p process.env.NODE_ENV', 'node -p process.version'],
  },
  {
    what: 'the environment',
    docs: 'https://docs.ruby-lang.org/en/master/ENV.html',
    pattern: oneOf(
      '',
      /^ruby [^\n]{0,40}-e (?:puts|pp?|print|jj) ENV(?:\.(?:to_h|to_a|inspect))?(?![\w.[])/,
      /^perl [^\n]{0,80}print\b[^\n]{0,80}%ENV\b/,
      /^php [^\n]{0,40}-r [^\n]{0,40}(?:print_r|var_dump|json_encode)\(\$?(?:_ENV|getenv\(\))/,
      /^(?:get-childitem|gci|dir|ls) [Ee]nv:(?:\\?\*?)$/,
    ),
    is: [`ruby -e 'puts ENV.to_h'`, `php -r 'print_r($_ENV);'`, 'Get-ChildItem Env:'],
    isNot: [`ruby -e 'puts ENV.keys'`, `php -r 'print_r(array_keys($_ENV));'`, 'ls env'],
  },
  {
    what: 'a variable',
    docs: 'https://docs.python.org/3/library/os.html#os.getenv',
    pattern: oneOf('', inTurn('', PYTHON, /print\(os\./), inTurn('', NODE, /(?:-p|-pe|--print|console\.log\() ?process\.env\./)),
    // What is compared, measured or taken in part only shows that it is there: the value itself is to stand in the brackets.
    names: inTurn(
      'g',
      /(?:(?:print|console\.log)\( ?|-p |-pe |--print )/,
      oneOf(
        '',
        /process\.env\.(\w{1,80})(?!\w)(?=(?: ?(?:\?\?|\|\|) ?[^?:\n]{0,80}?)?["']?(?:[),;]|$))/,
        /os\.(?:environ\[["']|(?:environ\.get|getenv)\(["'])(\w{1,80})["'](?:, ?[^()\n]{0,80}?)?(?:\]|\))(?=["']?[),]|$)/,
      ),
    ),
    is: [
      'node -p process.env.DESK_API_KEY',
      `python3 -c 'import os; print(os.environ["DESK_TOKEN"])'`,
      `python3 -c 'import os; print(os.environ.get("DESK_TOKEN", ""))'`,
      `node -e "console.log(process.env.DESK_TOKEN || 'none')"`,
    ],
    isNot: [
      'node -p process.env.NODE_ENV',
      `python3 -c 'import os; print(os.getenv("HOME"))'`,
      `node -e "console.log(process.env.DESK_API_KEY ? 'key set' : 'key missing')"`,
      `node -p "process.env.DESK_TOKEN.length"`,
      `node -p "process.env.DESK_TOKEN !== undefined"`,
      `node -e "console.log(process.env.DESK_TOKEN?.slice(0, 4))"`,
      `python3 -c 'import os; print(os.environ.get("DESK_API_KEY") is not None)'`,
      `python3 -c 'import os; print(os.environ["DESK_TOKEN"][:4])'`,
      `python3 -c 'import os; print(os.getenv("HOME")); check(os.getenv("DESK_TOKEN"))'`,
    ],
  },
]

/** Variables that a shell prints one by one. */
const variables: readonly PrintingCommand[] = [
  {
    what: 'a variable',
    docs: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/echo.html',
    // A value that a workflow command masks is hidden from the log.
    pattern: /^(?:echo|printf|print|write-output|write-host) (?!(?:-\w{1,4} )?(?:::add-mask::|##vso\[[^\]\n]{0,200}issecret=true))/,
    // `${KEY:+set}`, `${#KEY}` and `${KEY:0:4}` show that it is there.
    names: /\$(?:env:)?(?:\{(?=\w{1,80}(?:\}|:?-)))?([A-Za-z_]\w{0,80})(?!\w)/g,
    is: ['echo $DESK_API_KEY', 'echo "Authorization: Bearer ${DESK_TOKEN}"', `printf '%s' "$DESK_PASSWORD"`],
    isNot: [
      'echo $HOME',
      `echo '$DESK_API_KEY'`,
      'echo ${DESK_API_KEY:+set}',
      'echo ${#DESK_API_KEY}',
      'echo ${DESK_API_KEY:0:4}',
      'echo "::add-mask::$DESK_TOKEN"',
      'echo "##vso[task.setvariable variable=key;issecret=true]$DESK_TOKEN"',
    ],
  },
  {
    what: 'a variable',
    docs: 'https://www.gnu.org/software/coreutils/manual/html_node/printenv-invocation.html',
    pattern: /^printenv (?!\*)/,
    names: /(?<= )([A-Za-z_]\w{0,80})(?!\S)/g,
    is: ['printenv DESK_TOKEN', 'printenv HOME DESK_PASSWORD', 'printenv DATABASE_URL'],
    isNot: ['printenv NODE_ENV', 'printenv HOME PATH'],
  },
  {
    what: 'a setting',
    docs: 'https://devcenter.heroku.com/articles/config-vars',
    pattern: /^(?:heroku config:get|(?:terraform|tofu) output) /,
    names: /(?<= )([A-Za-z_]\w{0,80})(?!\S)/g,
    is: ['heroku config:get DESK_API_KEY', 'terraform output -raw database_password'],
    isNot: ['heroku config:get NODE_ENV', 'terraform output -raw cluster_name', 'heroku config:set DESK_API_KEY=x'],
  },
]

/** What stores of secrets give. */
const stores: readonly PrintingCommand[] = [
  {
    what: 'the token of a signed-in command line',
    docs: 'https://cli.github.com/manual/gh_auth_token',
    pattern: oneOf('', /^gh auth token\b/, /^gh auth status [^\n]{0,80}(?:--show-token|-t\b)/, /^glab config get [^\n]{0,40}token\b/),
    is: ['gh auth token', 'gh auth status --show-token', 'glab config get token --host gitlab.com'],
    isNot: ['gh auth status', 'gh auth login', 'gh auth setup-git'],
  },
  {
    what: 'a secret of 1Password',
    docs: 'https://developer.1password.com/docs/cli/reference/commands/read/',
    pattern: oneOf(
      '',
      /^op read (?:[^\n]{0,80} )?(?:op:\/\/|\*)/,
      /^op item get\b[^\n]{0,200} (?:--reveal|--otp|--format[ =]json|--fields?[ =]\S{0,80}(?:password|credential|token|secret|key))/,
    ),
    is: ['op read op://desk/api/credential', 'op read --no-newline "op://desk/api/credential"', 'op item get desk --fields password'],
    isNot: ['op run -- npm test', 'op item list', 'op item get desk --fields username', 'op inject -i a.tpl -o a.env'],
  },
  {
    what: 'a secret of Vault',
    docs: 'https://developer.hashicorp.com/vault/docs/commands/kv/get',
    pattern: inTurn(
      '',
      /^(?:vault|bao) /,
      oneOf('', /kv get\b/, inTurn('', /read /, without(inTurn('', /(?:-\S{1,40} ){0,4}/, DESCRIBED))), /print token\b/),
      /(?![^\n]{0,200}-field[ =](?:user|username|host|url|port)\b)/,
    ),
    is: ['vault kv get -field=key secret/desk', 'vault read database/creds/desk', 'bao kv get secret/desk', 'vault read secret/config/desk', 'vault kv get *'],
    isNot: ['vault kv list secret/', 'vault kv metadata get secret/desk', 'vault read sys/health', 'vault kv get -field=username secret/desk', 'vault read pki/cert/ca', 'vault read -field=certificate pki_int/issuer/default', 'vault read transit/keys/desk', 'vault read database/roles/desk', 'vault read secret/metadata/desk'],
  },
  {
    what: 'a secret of AWS',
    docs: 'https://docs.aws.amazon.com/cli/latest/reference/secretsmanager/get-secret-value.html',
    pattern: inTurn(
      '',
      /^aws/,
      OPTIONS,
      oneOf(
        '',
        /secretsmanager (?:batch-)?get-secret-value\b/,
        /ssm get-parameters?(?:-by-path)?\b[^\n]{0,300} (?:--with-decryption|\*)/,
        /configure (?:get \S{0,40}(?:secret_access_key|session_token)|export-credentials)\b/,
      ),
      // Fields of the answer, or of its entries, that describe it, one or a list of them.
      without(
        inTurn(
          '',
          /[^\n]{0,400}--query[ =]["']?/,
          oneOf(
            '',
            /length\(/,
            inTurn(
              '',
              /(?:(?:Parameters?|SecretValues)(?:\[[^\]\n]{0,60}\])?\.)?[[{]?/,
              AWS_FIELD,
              new RegExp(`(?: ?, ?${AWS_FIELD.source}){0,8}`),
              /[\]}]?(?=["']?(?:\s|$))/,
            ),
          ),
        ),
      ),
    ),
    is: [
      'aws secretsmanager get-secret-value --secret-id prod/db --query SecretString --output text',
      'aws --profile desk --region eu-west-1 secretsmanager get-secret-value --secret-id db',
      'aws ssm get-parameter --name /desk/key --with-decryption',
      `aws ssm get-parameters-by-path --path /desk --with-decryption --query 'Parameters[].[Name,Value]'`,
      `aws ssm get-parameters --names /a --with-decryption --query "Parameters[?Name=='/a'].Value"`,
      'aws configure get aws_secret_access_key',
    ],
    isNot: [
      'aws secretsmanager list-secrets',
      'aws secretsmanager describe-secret --secret-id db',
      'aws ssm get-parameter --name /desk/region',
      'aws secretsmanager get-secret-value --secret-id db --query ARN',
      `aws ssm get-parameters-by-path --path /desk --with-decryption --query 'Parameters[].Name'`,
      `aws ssm get-parameters --names /a /b --with-decryption --query "Parameters[*].[Name, Type]" --output text`,
      'aws configure get region',
    ],
  },
  {
    what: 'a secret of Azure',
    docs: 'https://learn.microsoft.com/en-us/cli/azure/keyvault/secret#az-keyvault-secret-show',
    pattern: inTurn(
      '',
      /^az (?:keyvault secret show\b|(?:[a-z-]{1,40} ){1,4}(?:keys list|list-keys)\b)/,
      /(?![^\n]{0,300}--query[ =]["']?(?:\[[^\]\n]{0,60}\]\.)?\{?(?:\w{1,40}: ?)?(?:id|name|keyName|attributes|contentType|tags|permissions|creationTime)\b(?! ?,))/,
    ),
    is: ['az keyvault secret show --vault-name desk --name key --query value -o tsv', 'az storage account keys list -n desk'],
    isNot: [
      'az storage account keys list -n desk --query "[].keyName"',
      'az keyvault secret list --vault-name desk', 'az keyvault secret show --name key --query id', 'az keyvault key list'],
  },
  {
    what: 'a secret of Google Cloud',
    docs: 'https://cloud.google.com/sdk/gcloud/reference/secrets/versions/access',
    pattern: inTurn('', /^gcloud/, /(?: (?:alpha|beta))?/, OPTIONS, /secrets versions access\b/),
    is: ['gcloud secrets versions access latest --secret=desk-key', 'gcloud --project desk secrets versions access 3 --secret key'],
    isNot: ['gcloud secrets list', 'gcloud secrets versions list desk-key', 'gcloud secrets describe desk-key'],
  },
  {
    what: 'a stored password',
    docs: 'https://ss64.com/mac/security-password.html',
    pattern: oneOf(
      '',
      /^security find-(?:generic|internet)-password\b[^\n]{0,300} (?:-[a-z]{0,4}[wg](?![a-z])|\*)/,
      /^(?:secret-tool lookup|keyring get|(?:go)?pass show|lpass show|bw get (?:password|item|notes|totp)|ansible-vault view)\b/,
    ),
    is: ['security find-generic-password -s desk -w', 'secret-tool lookup service desk', 'pass show desk/key', 'bw get password desk'],
    isNot: ['security find-generic-password -s desk', 'security find-identity -v -p codesigning', 'pass ls', 'bw list items', 'keyring set desk x'],
  },
  {
    what: 'a secret of the cluster',
    docs: 'https://kubernetes.io/docs/tasks/configmap-secret/managing-secret-using-kubectl/#decode-secret',
    pattern: oneOf(
      '',
      inTurn(
        '',
        /^(?:kubectl|oc|k)/,
        OPTIONS,
        /get secrets?(?:[/ ]\S[^\n]{0,200})? /,
        oneOf(
          '',
          /\*/,
          /(?:-o|--output)[ =]?["']?(?:ya?ml|json)(?!\w)/,
          // A template that asks for the data; `{{range $k, $v := .data}}{{$k}}{{end}}` gives the names of its keys.
          inTurn(
            '',
            /(?:-o|--output|--template)[ =]?["']?(?:jsonpath=|go-template|template|\{)/,
            /(?![^\n]{0,200}range \$?\w{1,20} ?, ?\$?(?<value>\w{1,20}) ?:= ?\.data ?\}\}(?![^\n]{0,200}\b\k<value>\b))/,
            /[^\n]{0,200}(?:\.(?:data|stringData)\b|\['?data|\{\$?\.?\})/,
          ),
        ),
      ),
      /^(?:kubectl|oc) config view\b[^\n]{0,100} --raw\b/,
    ),
    is: [
      `kubectl get secret desk -o jsonpath='{.data.key}'`,
      'kubectl -n desk get secret/key -o yaml',
      'oc get secret desk -ojson',
      `kubectl get secret desk -o jsonpath='{.metadata.name} {.data.key}'`,
      `kubectl get secret desk -o go-template='{{range $k,$v := .data}}{{$k}}={{$v | base64decode}} {{end}}'`,
      `kubectl get secret desk --template='{{index .data "key"}}'`,
      'kubectl config view --raw',
    ],
    isNot: [
      'kubectl get secrets',
      'kubectl get secret desk',
      'kubectl describe secret desk',
      'kubectl get secret desk -o name',
      `kubectl get secret desk -o jsonpath='{.metadata.uid}'`,
      `kubectl get secret desk -o jsonpath='{.type}'`,
      `kubectl get secret desk -o go-template='{{range $k,$v := .data}}{{$k}} {{end}}'`,
      `kubectl get secrets -o json | jq -r '.items[].metadata.name'`,
      'kubectl get pods -o yaml',
    ],
  },
  {
    what: 'a stored secret',
    docs: 'https://docs.doppler.com/docs/accessing-secrets',
    pattern: oneOf(
      '',
      /^doppler secrets (?:get|download)\b[^\n]{0,200} (?:--plain|--raw|--no-file|\*)/,
      /^infisical (?:secrets get|export)\b/,
      /^chamber (?:read|export|env)\b/,
      /^sops (?:(?:-d|--decrypt|decrypt)\b)(?![^\n]{0,200} (?:-i|--in-place|--output)\b)/,
      /^git credential fill\b/,
    ),
    is: ['doppler secrets get DESK_KEY --plain', 'infisical secrets get DESK_KEY', 'sops -d secrets.enc.yaml', 'chamber read desk key'],
    isNot: ['doppler run -- npm test', 'infisical run -- npm test', 'sops -e secrets.yaml', 'sops --decrypt --in-place a.yaml', 'chamber list desk'],
  },
]

export const printingCommands: readonly PrintingCommand[] = [...interpreters, ...variables, ...stores]
