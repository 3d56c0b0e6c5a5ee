import { slice, type Text } from '../text/source.ts'
import { decode, decoding } from './escapes.ts'
import { part } from './place.ts'
import { ShellQuotes } from './shell-quotes.ts'

/** A word with its quotes taken off. Expansions (`$KEY`, `$(…)`) stay as written, and make it `dynamic`. */
export interface ShellWord {
  readonly text: Text
  readonly dynamic: boolean
}

/** Where the output of a command, or of a group of commands, goes. */
export interface ShellOutput {
  /** A file takes it. */
  readonly toFile: boolean
  /** Which one, as it is written. */
  readonly file: string | undefined
  /** The command that a pipe hands it to, as an index into the commands; the script may end before it. */
  readonly pipedTo: number | undefined
  /** The group around it: `( … )`, `{ … }`, a loop or a condition. */
  readonly group: ShellOutput | undefined
}

export interface ShellScript {
  /** Simple commands: words without redirections and reserved words. Leading `KEY=value` words are there. */
  readonly commands: ShellWord[][]
  /** What is handed to commands as their input. */
  readonly heredocs: Text[]
}

/** A script of one text, with where the output of each command goes. */
export interface ShellFlow extends ShellScript {
  readonly outputs: readonly ShellOutput[]
  /** Where the output goes of what takes each of the here-documents: of one of the commands, or of a group. */
  readonly takers: readonly ShellOutput[]
}

/** Splits a shell text into its simple commands. */
export function splitShell(text: Text): ShellWord[][] {
  return parseShell(text).commands
}

/** Splits a shell text into its simple commands and here-documents. What is not closed ends with its line. */
export function parseShell(text: Text): ShellFlow {
  return new Reader(text).read()
}

/** Reserved words that may stand before a command; `$` is the prompt people paste along. */
const BEFORE_COMMANDS = new Set(['if', 'then', 'elif', 'else', 'while', 'until', 'do', 'time', '!', '{', '}', 'fi', 'done', '$'])

/** Reserved words that begin a group of commands, and what ends it. */
const GROUPS: ReadonlyMap<string, string> = new Map([
  ['{', '}'],
  ['if', 'fi'],
  ['do', 'done'],
])

/** An output while it is read. */
interface Output extends ShellOutput {
  toFile: boolean
  file: string | undefined
  pipedTo: number | undefined
  readonly group: Output | undefined
  /** Of a group: what ends it. A parenthesis may also end a pattern of `case`. */
  closer?: string
}

interface Heredoc {
  readonly taker: Output
  readonly delimiter: string
  readonly tabs: boolean
}

class Reader {
  readonly #text: Text
  readonly #source: string
  readonly #quotes: ShellQuotes
  readonly #commands: ShellWord[][] = []
  readonly #heredocs: Text[] = []
  readonly #takers: Output[] = []
  readonly #outputs: Output[] = []
  #words: ShellWord[] = []
  /** What redirections and a pipe apply to: the command that is being read, or the group that ended before it. */
  #output: Output = { toFile: false, file: undefined, pipedTo: undefined, group: undefined }
  /** Here-documents that begin after this line. */
  #pending: Heredoc[] = []
  #at = 0

  constructor(text: Text) {
    this.#text = text
    this.#source = text.value
    this.#quotes = new ShellQuotes(text.value)
  }

  read(): ShellFlow {
    while (this.#at < this.#source.length) this.#step()
    this.#end()
    return { commands: this.#commands, outputs: this.#outputs, heredocs: this.#heredocs, takers: this.#takers }
  }

  #step(): void {
    const character = this.#source.charAt(this.#at)
    if (character === '\n') {
      this.#end()
      this.#at++
      this.#readHeredocs()
    } else if (/\s/.test(character)) this.#at++
    else if (character === '\\' && /^\r?\n/.test(this.#source.slice(this.#at + 1, this.#at + 3))) {
      this.#at += this.#source[this.#at + 1] === '\r' ? 3 : 2
    } else if (character === '#') {
      const end = this.#source.indexOf('\n', this.#at)
      this.#at = end === -1 ? this.#source.length : end
    } else if (!this.#redirection()) {
      if (';&|()'.includes(character)) this.#operator(character)
      // What is left of `<(…)`, whose command stands for itself.
      if (!isWordCharacter(character)) this.#at++
      else this.#add()
    }
  }

  #operator(character: string): void {
    if (character === '|' && this.#source[this.#at + 1] !== '|' && this.#source[this.#at - 1] !== '|')
      this.#output.pipedTo = this.#commands.length + (this.#words.length > 0 ? 1 : 0)
    this.#end()
    if (character === '(') this.#open(')')
    else if (character === ')') this.#close(')')
  }

  #end(): void {
    if (this.#words.length > 0) {
      this.#commands.push(this.#words)
      this.#outputs.push(this.#output)
    }
    this.#words = []
    this.#output = { toFile: false, file: undefined, pipedTo: undefined, group: this.#output.group }
  }

  #open(closer: string): void {
    this.#output.closer = closer
    this.#output = { toFile: false, file: undefined, pipedTo: undefined, group: this.#output }
  }

  /** What follows a group, before the next command, is of the group. */
  #close(closer: string): void {
    const { group } = this.#output
    if (group?.closer === closer) this.#output = group
  }

  #add(): void {
    const start = this.#at
    const word = this.#word()
    const written = this.#source.slice(start, this.#at)
    const reserved = this.#words.length === 0 && BEFORE_COMMANDS.has(written)
    if (!reserved) this.#words.push(word)
    else if (GROUPS.has(written)) this.#open(GROUPS.get(written) as string)
    else this.#close(written)
  }

  /** Passes a redirection with what it names; notes a here-document. */
  #redirection(): boolean {
    REDIRECTION.lastIndex = this.#at
    const [operator] = REDIRECTION.exec(this.#source) ?? []
    if (!operator) return false
    this.#at += operator.length
    BLANKS.lastIndex = this.#at
    this.#at += BLANKS.exec(this.#source)?.[0].length ?? 0
    if (!isWordCharacter(this.#source.charAt(this.#at))) return true

    const { text } = this.#word()
    // `2>` is for errors, and `>&2` hands on to another descriptor.
    if (operator.includes('>') && !/^[02-9]/.test(operator) && !(operator.endsWith('>&') && /^\d+$|^-$/.test(text.value))) {
      this.#output.toFile = true
      this.#output.file = text.value
    }
    if (operator.endsWith('<<<')) this.#push(text, this.#output)
    else if (/<<-?$/.test(operator)) this.#pending.push({ taker: this.#output, delimiter: text.value, tabs: operator.endsWith('-') })
    return true
  }

  #readHeredocs(): void {
    for (const { taker, delimiter, tabs } of this.#pending) {
      const start = this.#at
      let end = this.#source.length
      while (this.#at < this.#source.length) {
        const newLine = this.#source.indexOf('\n', this.#at)
        const lineEnd = newLine === -1 ? this.#source.length : newLine
        const line = this.#source.slice(this.#at, lineEnd).replace(/\r$/, '')
        const lineStart = this.#at
        this.#at = Math.min(lineEnd + 1, this.#source.length)
        if ((tabs ? line.replace(/^\t+/, '') : line) === delimiter) {
          end = lineStart
          break
        }
      }
      const body = this.#source.slice(start, end)
      this.#push(part(this.#text, start, end, tabs ? decode(body, /(?<![^\n])\t+/, leadingTabs) : undefined), taker)
    }
    this.#pending = []
  }

  #push(text: Text, taker: Output): void {
    this.#heredocs.push(text)
    this.#takers.push(taker)
  }

  #word(): ShellWord {
    const kept: { start: number; end: number }[] = []
    let dynamic = false
    while (isWordCharacter(this.#source.charAt(this.#at))) {
      const piece = this.#quotes.piece(this.#at)
      for (const stretch of piece.kept) kept.push(stretch)
      dynamic ||= piece.dynamic
      this.#at = piece.end
    }
    return { text: this.#joined(kept), dynamic }
  }

  /** The pieces of a word as one text, from the first to the last. */
  #joined(kept: readonly { start: number; end: number }[]): Text {
    const written = kept.filter(({ start, end }) => end > start)
    const start = (written[0] ?? kept[0])?.start ?? this.#at
    const end = (written.at(-1) ?? kept[0])?.end ?? this.#at
    if (written.every((piece, i) => i === 0 || written[i - 1]?.end === piece.start)) return slice(this.#text, start, end)
    const decoded = decoding(this.#source.slice(start, end))
    for (const piece of written) decoded.copy(piece.start - start, piece.end - start)
    return part(this.#text, start, end, decoded.done(end - start))
  }
}

const BLANKS = /[ \t]*/y
/** The file descriptor before an operator belongs to it; `<(…)` is a word. */
const REDIRECTION = /(?:\d*(?:<<<|<<-|<<|<>|<&|<(?!\()|>>|>&|>\||>(?!\())|&>>?)/y

function isWordCharacter(character: string): boolean {
  return character !== '' && !/[\s;&|()<>]/.test(character)
}

function leadingTabs(raw: string, at: number): { value: string; length: number } {
  let length = 0
  while (raw[at + length] === '\t') length++
  return { value: '', length }
}
