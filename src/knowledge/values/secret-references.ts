import { inTurn, oneOf } from '../../text/pattern.ts'

/** References into secret managers, prompts and ciphertext: the recommended way to write a credential down. */
export interface SecretReference {
  readonly id: string
  readonly name: string
  readonly pattern: RegExp
  /** All match; `{8}` stands for eight random letters and digits. */
  readonly samples: readonly string[]
  readonly note?: string
}

/** Values that point at a secret instead of being one, from the documentation of the managers they name. */
export const secretReferences: readonly SecretReference[] = [
  {
    id: 'onepassword-ref',
    name: '1Password secret reference',
    pattern: /^op:\/\/[^\s/]{1,100}\/[^\s/]{1,100}\/[^\s]{1,150}$/,
    samples: ['op://Private/GitHub/token', 'op://vault/item/section/field'],
  },
  {
    id: 'class-path',
    name: 'path of a class that a framework loads',
    pattern: /^[a-z_][a-z0-9_]{0,40}\.[a-z_][a-z0-9_.]{0,100}\.[A-Z][A-Za-z]{2,60}$/,
    samples: ['oauth2_provider.generators.ClientSecretGenerator', 'accounts.tokens.AccessToken'],
  },
  {
    id: 'vault-ref',
    name: 'HashiCorp Vault reference',
    pattern: /^(?:vault|ref\+vault|hashivault)(?::|:\/\/)[^\s]{2,200}$/,
    samples: ['vault:secret/data/app#token', 'vault://secret/app#key', 'ref+vault://secret/foo#/bar'],
  },
  {
    id: 'vals-ref',
    name: 'vals / helmfile reference',
    pattern: /^(?:secret)?ref\+[a-z0-9]{2,30}:\/\/[^\s]{2,200}$/,
    samples: ['ref+awssecrets://app/key', 'ref+gcpsecrets://proj/name', 'secretref+awsssm://app/key'],
  },
  {
    id: 'aws-secretsmanager-arn',
    name: 'AWS Secrets Manager ARN',
    pattern: /arn:aws(?:-cn|-us-gov)?:secretsmanager:[a-z0-9-]{5,25}:[0-9]{12}:secret:[A-Za-z0-9/_+=.@-]{1,200}/,
    samples: ['arn:aws:secretsmanager:us-east-1:111122223333:secret:app/key-AbCdEf'],
  },
  {
    id: 'aws-ssm-arn',
    name: 'AWS SSM parameter ARN',
    pattern: /arn:aws(?:-cn|-us-gov)?:ssm:[a-z0-9-]{5,25}:[0-9]{12}:parameter\/[A-Za-z0-9/_.-]{1,200}/,
    samples: ['arn:aws:ssm:us-east-1:111122223333:parameter/app/key'],
  },
  {
    id: 'aws-sm-uri',
    name: 'AWS Secrets Manager / SSM URI or CloudFormation dynamic reference',
    pattern: /^(?:aws-?sm|aws-?secretsmanager|aws-?ssm|secretsmanager|ssm)(?::|:\/\/)[^\s]{2,200}$|\{\{resolve:(?:secretsmanager|ssm|ssm-secure):[^{}\s]{2,200}\}\}/,
    samples: ['aws-sm://app/key', 'awsssm:///app/key', '{{resolve:secretsmanager:app:SecretString:key}}'],
  },
  {
    id: 'gcp-secret-manager',
    name: 'Google Secret Manager resource',
    pattern: /projects\/(?:[a-z0-9-]{4,40}|<[^<>\n]{1,60}>|\$?\{[\w.-]{1,60}\}|[A-Z][A-Z_]{2,40})\/secrets\/[A-Za-z0-9_-]{1,255}(?:\/versions\/[a-z0-9]{1,12})?|^(?:gcp-?sm|gcp-secret-manager|sm|berglas):\/\/[^\s]{2,200}$/,
    samples: ['projects/my-proj/secrets/api-key/versions/latest', 'projects/<project-id>/secrets/signing-key', 'sm://my-proj/api-key', 'berglas://bucket/key'],
  },
  {
    id: 'azure-key-vault-ref',
    name: 'Azure Key Vault reference',
    pattern: /@Microsoft\.KeyVault\([^)\n]{5,300}\)|https:\/\/[a-z0-9-]{3,24}\.vault\.azure\.net\/secrets\/[A-Za-z0-9-]{1,127}|^(?:azkv|akv|keyvault):\/\/[^\s]{2,200}$/,
    samples: [
      '@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/key/)',
      'https://myvault.vault.azure.net/secrets/ApiKey',
      'akv://vault/key',
    ],
  },
  {
    id: 'github-actions-secret',
    name: 'GitHub Actions expression',
    pattern: /\$\{\{\s{0,5}(?:secrets|vars|env|github|inputs|steps|needs)\.[A-Za-z0-9_.-]{1,120}\s{0,5}[^{}\n]{0,80}\}\}/,
    samples: ['${{ secrets.API_KEY }}', 'Bearer ${{ secrets.TOKEN }}', '${{ github.token }}'],
  },
  {
    id: 'gitlab-ci-variable',
    name: 'shell or GitLab CI variable',
    pattern: /^\$(?:CI_[A-Z0-9_]{2,60}|[A-Z][A-Z0-9_]{2,60})$/,
    samples: ['$CI_JOB_TOKEN', '$DEPLOY_TOKEN'],
  },
  {
    id: 'azure-pipelines-var',
    name: 'Azure Pipelines variable',
    pattern: /^\$\([A-Za-z_][A-Za-z0-9_.]{1,80}\)$/,
    samples: ['$(API_KEY)', '$(System.AccessToken)'],
  },
  {
    id: 'circleci-context',
    name: 'CircleCI pipeline value',
    pattern: /<<\s{0,3}(?:pipeline|parameters)\.[A-Za-z0-9_.-]{1,80}\s{0,3}>>/,
    samples: ['<< pipeline.parameters.key >>'],
  },
  {
    id: 'jenkins-credentials',
    name: 'Jenkins credentials helper',
    pattern: /credentials\(\s{0,3}['"][A-Za-z0-9_.-]{1,80}['"]\s{0,3}\)/,
    samples: ["credentials('api-key')"],
  },
  {
    id: 'vscode-input',
    name: 'VS Code / MCP input variable',
    pattern: /\$\{input:[A-Za-z0-9_.-]{1,80}\}/,
    samples: ['${input:github_token}', 'Bearer ${input:api-key}'],
    note: 'VS Code prompts once and stores the value encrypted',
  },
  {
    id: 'editor-env',
    name: 'editor environment reference',
    pattern: /\$\{env:[A-Za-z_][A-Za-z0-9_]{0,80}\}/,
    samples: ['${env:API_KEY}'],
    note: 'Cursor, VS Code, Windsurf',
  },
  {
    id: 'claude-env',
    name: 'environment expansion with braces',
    pattern: /\$\{[A-Za-z_][A-Za-z0-9_]{0,80}(?::-)?\}/,
    samples: ['${API_KEY}', '${TOKEN:-}'],
    note: 'a default after :- is a literal of its own, so it does not match',
  },
  {
    id: 'claude-user-config',
    name: 'Desktop extension user_config',
    pattern: /\$\{user_config\.[A-Za-z0-9_.-]{1,80}\}/,
    samples: ['${user_config.api_key}'],
    note: 'MCPB bundle; sensitive values go to the OS keychain',
  },
  {
    id: 'opencode-ref',
    name: 'opencode env / file reference',
    pattern: /\{(?:env|file):[^{}\n]{1,200}\}/,
    samples: ['{env:API_KEY}', '{file:~/.secrets/key}'],
  },
  {
    id: 'sops-enc',
    name: 'SOPS encrypted value',
    pattern: /^ENC\[AES256_GCM,data:[A-Za-z0-9+/=]{0,4000},iv:[A-Za-z0-9+/=]{8,80},tag:[A-Za-z0-9+/=]{8,80},type:[a-z]{3,8}\]$/,
    samples: ['ENC[AES256_GCM,data:abc=,iv:AAAAAAAAAAA=,tag:BBBBBBBBBBB=,type:str]'],
  },
  {
    id: 'dotenvx-encrypted',
    name: 'dotenvx encrypted value',
    pattern: /^encrypted:[A-Za-z0-9+/=]{40,8000}$/,
    samples: ['encrypted:B{60}=='],
  },
  {
    id: 'password-hash',
    name: 'hash of a password (bcrypt, crypt, Argon2, PBKDF2, scrypt, LDAP)',
    pattern: inTurn(
      '',
      /^/,
      oneOf(
        '',
        /\$2[abxy]?\$[0-9]{2}\$[./A-Za-z0-9]{53}/,
        /\$(?:[156y]|apr1|sha1|argon2(?:id|[id])|pbkdf2(?:-sha[0-9]{1,3})?|scrypt)\$[./A-Za-z0-9$=,+-]{20,300}/,
        /(?:pbkdf2|scrypt|bcrypt|argon2)[_:][a-z0-9_:]{1,40}\$[./A-Za-z0-9$=,+]{20,300}/,
        /\{(?:SSHA|SHA|SMD5|CRYPT|BCRYPT|ARGON2|PBKDF2)[A-Z0-9-]{0,10}\}[./A-Za-z0-9$=,+-]{20,300}/i,
      ),
      /$/,
    ),
    samples: ['$2b$10${53}', '$argon2id$v=19$m=65536,t=3,p=4${22}${43}', '$6${16}${86}', 'pbkdf2_sha256$600000${22}${43}=', '{SSHA}{40}'],
    note: 'what a server compares a password with: https://github.com/P-H-C/phc-string-format',
  },
  {
    id: 'age-encrypted',
    name: 'age encrypted file',
    pattern: /-----BEGIN AGE ENCRYPTED FILE-----|^age-encryption\.org\/v1/,
    samples: ['-----BEGIN AGE ENCRYPTED FILE-----', 'age-encryption.org/v1'],
  },
  { id: 'ansible-vault', name: 'Ansible Vault text', pattern: /\$ANSIBLE_VAULT;1\.[0-9];AES256/, samples: ['$ANSIBLE_VAULT;1.1;AES256'] },
  {
    id: 'sealed-secret',
    name: 'Bitnami sealed secret',
    pattern: /^Ag[A-Za-z0-9+/=]{300,8000}$/,
    samples: ['Ag{400}'],
    note: 'only under encryptedData of kind SealedSecret',
  },
  {
    id: 'eyaml',
    name: 'hiera-eyaml value',
    pattern: /^ENC\[PKCS7,[A-Za-z0-9+/=\s]{40,8000}\]$/,
    samples: ['ENC[PKCS7,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA]'],
  },
  { id: 'git-crypt', name: 'git-crypt file', pattern: /^\0GITCRYPT\0/, samples: ['\0GITCRYPT\0'] },
  {
    id: 'doppler-cli',
    name: 'Doppler run or template',
    pattern: /^doppler (?:run|secrets)\b|\{\{\s{0,3}doppler[^{}\n]{0,100}\}\}|^doppler:\/\/[^\s]{2,200}$/,
    samples: ['doppler run -- npx server', 'doppler://project/config/KEY'],
  },
  {
    id: 'infisical-ref',
    name: 'Infisical reference',
    pattern: /^infisical (?:run|secrets)\b|^infisical:\/\/[^\s]{2,200}$/,
    samples: ['infisical run -- npx server', 'infisical://env/KEY'],
  },
  {
    id: 'bitwarden-ref',
    name: 'Bitwarden Secrets Manager reference',
    pattern: /^bws (?:run|secret)\b|^bws:\/\/[^\s]{2,200}$|^bitwarden:\/\/[^\s]{2,200}$|^bw get\b/,
    samples: ['bws run -- npx server', 'bws://1234', 'bw get password x'],
  },
  { id: 'chamber-ref', name: 'chamber exec', pattern: /^chamber (?:exec|env|export|read)\b/, samples: ['chamber exec app -- npx server'] },
  { id: 'op-run', name: '1Password CLI', pattern: /^op (?:run|read|inject)\b/, samples: ['op run -- npx server', 'op read op://a/b/c'] },
  {
    id: 'aws-vault',
    name: 'aws-vault / granted',
    pattern: /^(?:aws-vault exec|assume|granted)\b/,
    samples: ['aws-vault exec dev -- npx server'],
  },
  {
    id: 'keychain-ref',
    name: 'OS keychain reference',
    pattern: /^(?:keychain|keyring|secret-?service|wincred|macos-keychain)(?::|:\/\/)[^\s]{1,200}$|^security find-(?:generic|internet)-password\b|^secret-tool lookup\b/,
    samples: ['keychain:github', 'keyring://service/user', 'security find-generic-password -w -s x', 'secret-tool lookup service x'],
  },
  {
    id: 'docker-secret',
    name: 'Docker / Kubernetes secret reference',
    pattern: /^\/run\/secrets\/[A-Za-z0-9_.-]{1,100}$|\bsecretKeyRef\b|\bvalueFrom\b/,
    samples: ['/run/secrets/api_key', 'secretKeyRef'],
  },
  {
    id: 'docker-mcp-secret',
    name: 'Docker MCP toolkit secret reference',
    pattern: /^se:\/\/[^\s]{1,200}$/,
    samples: ['se://docker/mcp/github.personal_access_token'],
    note: 'resolved by the Docker secrets engine',
  },
  { id: 'conjur-ref', name: 'CyberArk Conjur', pattern: /^!var(?::file)? [^\s]{2,200}$/, samples: ['!var app/key'] },
  {
    id: 'teller-ref',
    name: 'teller / akeyless / generic provider URI',
    pattern: /^(?:teller|akeyless|conjur|passbolt|pass|gopass|lastpass|lpass|dashlane|dl|keeper|keepass|env|exec|cmd):\/\/[^\s]{1,200}$/,
    samples: ['akeyless://path/key', 'pass://work/key', 'keeper://UID/field/password', 'dl://id/password', 'env://API_KEY'],
  },
  {
    id: 'pulumi-secret',
    name: 'Pulumi encrypted config',
    pattern: /^v1:[A-Za-z0-9+/=]{10,60}:[A-Za-z0-9+/=]{10,4000}$/,
    samples: ['v1:AAAAAAAAAAAAAAAA:BBBBBBBBBBBBBBBBBBBB'],
  },
  {
    id: 'terraform-ref',
    name: 'Terraform variable or data reference',
    pattern: /^(?:\$\{)?(?:var|local|data|module)\.[A-Za-z0-9_.\[\]"-]{2,150}\}?$/,
    samples: ['var.api_key', 'data.vault_generic_secret.x.data["key"]'],
  },
  {
    id: 'varlock-ref',
    name: 'varlock / env-spec function',
    pattern: /^(?:op|exec|bitwarden|infisical|awsSecret|gcpSecret|azureSecret|keychain)\([^)\n]{0,200}\)$/,
    samples: ['op("op://a/b/c")', 'exec(`op read x`)'],
  },
  { id: 'yaml-secret-tag', name: 'YAML !secret tag', pattern: /^!secret [^\s]{1,200}$/, samples: ['!secret github_token'] },
]
