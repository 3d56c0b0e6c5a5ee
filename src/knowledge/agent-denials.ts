/** How a client is told to leave files alone. */
export type AgentDenial = {
  /** The client, by its name. */
  readonly agent: string
} & (
  | {
      /** A file at the root that lists what is left alone, in gitignore's syntax. */
      readonly ignoreFile: string
    }
  | {
      /** A list of a settings file, and how it writes a pattern. */
      readonly settings: string
      readonly list: readonly string[]
      readonly item: (pattern: string) => string
    }
)

export const agentDenials: readonly AgentDenial[] = [
  // https://code.claude.com/docs/en/settings#excluding-sensitive-files
  { agent: 'Claude Code', settings: '.claude/settings.json', list: ['permissions', 'deny'], item: (pattern) => `Read(./${pattern})` },
  { agent: 'Cursor', ignoreFile: '.cursorignore' },
  { agent: 'Gemini CLI', ignoreFile: '.geminiignore' },
  { agent: 'Windsurf', ignoreFile: '.codeiumignore' },
  { agent: 'Cline', ignoreFile: '.clineignore' },
  { agent: 'Roo Code', ignoreFile: '.rooignore' },
]
