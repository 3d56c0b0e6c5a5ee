import { parseShell, type ShellScript } from '../../parse/shell.ts'
import { slice, type Text } from '../../text/source.ts'
import { template } from './interpolation.ts'
import { programName } from './package-name.ts'
import { credentialsSent } from './request-options.ts'

/** Programs that send a request. */
export const HTTP_CLIENTS: ReadonlySet<string> = new Set(['curl', 'wget', 'http', 'https', 'xh', 'httpie', 'websocat', 'wscat', 'grpcurl'])

/** What a script sets a variable to, as far as it is written. */
type ValueOf = (name: string) => Text | undefined

/** The variables that a script sends in a header or as a password, and the address that each goes to, where one is written. */
export function sentVariables(script: ShellScript, valueOf: ValueOf, known: readonly Text[]): ReadonlyMap<string, Text> {
  const found = new Map<string, Text>()
  for (const words of commandsIn(script)) {
    const at = words.findIndex(({ value }) => HTTP_CLIENTS.has(programName(value)))
    if (at < 0) continue
    const rest = words.slice(at + 1)
    const address = addressIn(rest, valueOf) ?? onlyRemote(known)
    if (!address) continue
    for (const name of namesSent(rest)) if (!found.has(name)) found.set(name, address)
  }
  return found
}

/** The commands of a script, and those whose output a word holds: `answer=$(curl …)`. */
function commandsIn({ commands }: ShellScript): Text[][] {
  return commands.flatMap((command) => {
    const words = command.map(({ text }) => text)
    const inner = command.flatMap(({ text, dynamic }) => (dynamic ? outputsIn(text) : []))
    return [words, ...inner]
  })
}

function outputsIn(word: Text): Text[][] {
  const from = word.value.indexOf('$(')
  const to = word.value.lastIndexOf(')')
  if (from < 0 || to < from) return []
  return parseShell(slice(word, from + 2, to)).commands.map((command) => command.map(({ text }) => text))
}

/** The address of a request: a word that is one, or begins with a variable that is. */
function addressIn(words: readonly Text[], valueOf: ValueOf): Text | undefined {
  for (const word of words) {
    if (/^https?:\/\/[\w.-]/.test(word.value)) return word
    const [first] = template(word).parts
    const known = first?.kind === 'reference' && first.store === 'environment' ? (first.fallback ?? valueOf(first.name)) : undefined
    if (known && /^https?:\/\/[\w.-]/.test(known.value)) return known
  }
  return undefined
}

/** An address that only the run knows is one of those that the script writes down. */
function onlyRemote(known: readonly Text[]): Text | undefined {
  return known.some(({ value }) => /^https?:\/\/(?:localhost|127\.|0\.0\.0\.0|\[?::1|host\.docker|[\w-]+(?=[:/]|$))/.test(value))
    ? undefined
    : known[0]
}

/** Variables in what options send: `-H "Authorization: Bearer $KEY"`, `-u "user:$KEY"`. */
function namesSent(words: readonly Text[]): string[] {
  return [...credentialsSent(words)].flatMap(({ value }) =>
    template(value).parts.flatMap((part) => (part.kind === 'reference' && part.store === 'environment' ? [part.name] : [])),
  )
}
