import { slice, type Text } from '../../text/source.ts'
import { splitWords } from './words.ts'

/** A command that runs on another machine (STANDARD.md, "Where it goes"). */
export interface RemoteShell {
  /** `ssh`, `kubectl exec`. */
  readonly through: string
  /** The machine, when the command names it. */
  readonly host?: Text
  /** What runs there. */
  readonly words: readonly Text[]
}

interface Row {
  readonly through: string
  /** The first words. */
  readonly command: readonly string[]
  /** Options that take a value. */
  readonly valued: readonly string[]
  /** Whether the first word that is no option is the machine. */
  readonly namesHost: boolean
  /** Options whose value is the command itself. */
  readonly script: readonly string[]
  readonly spec: string
}

const SSH = ['-p', '-i', '-l', '-o', '-F', '-J', '-L', '-R', '-D', '-b', '-c', '-E', '-e', '-m', '-O', '-Q', '-S', '-W', '-w', '-B', '-I']
const KUBECTL = ['-n', '--namespace', '-c', '--container', '--context', '--kubeconfig', '-f', '--filename']
const CLOUD = ['--zone', '--project', '-g', '--resource-group', '-n', '--name', '-a', '--app', '-r', '--region', '--subscription']

const ROWS: readonly Row[] = [
  { through: 'ssh', command: ['ssh'], valued: SSH, namesHost: true, script: [], spec: 'https://man.openbsd.org/ssh' },
  { through: 'mosh', command: ['mosh'], valued: [], namesHost: true, script: [], spec: 'https://mosh.org/#usage' },
  {
    through: 'kubectl exec',
    command: ['kubectl', 'exec'],
    valued: KUBECTL,
    namesHost: false,
    script: [],
    spec: 'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_exec/',
  },
  {
    through: 'oc exec',
    command: ['oc', 'exec'],
    valued: KUBECTL,
    namesHost: false,
    script: [],
    spec: 'https://docs.openshift.com/container-platform/latest/cli_reference/openshift_cli/developer-cli-commands.html#oc-exec',
  },
  {
    through: 'gcloud compute ssh',
    command: ['gcloud', 'compute', 'ssh'],
    valued: CLOUD,
    namesHost: false,
    script: ['--command'],
    spec: 'https://cloud.google.com/sdk/gcloud/reference/compute/ssh',
  },
  {
    through: 'az ssh',
    command: ['az', '*', 'ssh'],
    valued: CLOUD,
    namesHost: false,
    script: [],
    spec: 'https://learn.microsoft.com/cli/azure/ssh',
  },
  {
    through: 'az ssh',
    command: ['az', 'ssh'],
    valued: CLOUD,
    namesHost: false,
    script: [],
    spec: 'https://learn.microsoft.com/cli/azure/ssh',
  },
  {
    through: 'fly ssh',
    command: ['fly', 'ssh'],
    valued: CLOUD,
    namesHost: false,
    script: ['-C', '--command'],
    spec: 'https://fly.io/docs/flyctl/ssh-console/',
  },
  {
    through: 'fly ssh',
    command: ['flyctl', 'ssh'],
    valued: CLOUD,
    namesHost: false,
    script: ['-C', '--command'],
    spec: 'https://fly.io/docs/flyctl/ssh-console/',
  },
  {
    through: 'gh codespace ssh',
    command: ['gh', 'codespace', 'ssh'],
    valued: ['-c', '--codespace', '-R', '--repo'],
    namesHost: false,
    script: [],
    spec: 'https://cli.github.com/manual/gh_codespace_ssh',
  },
]

/** The machine and the command that a remote shell runs there; undefined for other commands. */
export function remoteShell(words: readonly Text[]): RemoteShell | undefined {
  const row = ROWS.find(({ command }) => command.every((part, i) => part === '*' || nameOf(words[i]) === part))
  if (!row) return undefined
  let host: Text | undefined
  for (let i = row.command.length; i < words.length; i++) {
    const word = words[i] as Text
    const inline = /^(--[a-z-]+)=/.exec(word.value)
    if (inline && row.script.includes(inline[1] as string)) return shell(row, host, [slice(word, inline[0].length)])
    if (row.script.includes(word.value)) return shell(row, host, words.slice(i + 1, i + 2))
    if (word.value === '--') return shell(row, host, words.slice(i + 1))
    if (row.valued.includes(word.value)) i++
    else if (!word.value.startsWith('-')) {
      if (!row.namesHost) continue
      if (host) return shell(row, host, words.slice(i))
      host = word
    }
  }
  return shell(row, host, [])
}

/** The far side joins its words and splits them again. */
function shell({ through }: Row, host: Text | undefined, words: readonly Text[]): RemoteShell {
  const name = host && slice(host, host.value.lastIndexOf('@') + 1)
  return { through, ...(name ? { host: name } : {}), words: words.flatMap((word) => (/\s/.test(word.value) ? splitWords(word) : [word])) }
}

/** `docker -H ssh://host`, `--context prod`: the container runs where that daemon is. */
export function remoteDocker(words: readonly Text[]): RemoteShell | undefined {
  for (let i = 1; i < words.length; i++) {
    const word = words[i] as Text
    if (!word.value.startsWith('-')) return undefined
    const [, option = '', inline] = /^(-H|-c|--host|--context)(?:=(.*))?$/s.exec(word.value) ?? []
    if (!option) continue
    const value = inline === undefined ? words[i + 1] : slice(word, option.length + 1)
    if (!value || value.value === 'default' || /^(?:unix|npipe):/.test(value.value)) return undefined
    const address = /^(?:ssh|tcp|https?):\/\/(?:[^/@]*@)?([^/:]+)/.exec(value.value)
    const start = address ? address[0].length - (address[1] as string).length : 0
    return { through: `docker ${option}`, ...(address ? { host: slice(value, start, address[0].length) } : {}), words: [] }
  }
  return undefined
}

function nameOf(word: Text | undefined): string {
  return (word?.value.split(/[\\/]/).at(-1) ?? '').replace(/\.exe$/i, '').toLowerCase()
}
