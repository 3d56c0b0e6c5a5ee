import { inTurn } from '../../text/pattern.ts'

/** How code that is read without a grammar starts the program of an MCP server. */
export interface ProgramStart {
  readonly languages: readonly ('go' | 'java' | 'kt' | 'cs' | 'rs')[]
  /** From here, with the name of the program as a group, or what somebody configures as the next one. */
  readonly starts: RegExp
  /** To here, without which it is another program. */
  readonly ends: RegExp
  /** A variable holds the program, which stands behind the end: `TokioChildProcess::new(server)`. */
  readonly isHeld?: true
  /** Only in a file that has this, where the calls are of no library of MCP. */
  readonly beside?: RegExp
  readonly docs: string
  /** Code that starts one, and code that looks like it. */
  readonly is: readonly string[]
  readonly isNot: readonly string[]
}

const NAME = /\s{0,40}(?:"([\w@./-]{1,60})"|&?((?:\w{1,40}\.){1,3}(?:get)?(?:[sS]erver_?)?[cC]ommand)\b(?:\(\))?)/

export const programStarts: readonly ProgramStart[] = [
  {
    languages: ['go'],
    starts: inTurn('', /\bNewStdioMCPClient\w{0,24}\(/, NAME),
    ends: /\)\s{0,4}(?:\n|;|\{|$)/,
    docs: 'https://pkg.go.dev/github.com/mark3labs/mcp-go/client#NewStdioMCPClient',
    is: ['client.NewStdioMCPClient("npx", os.Environ(), "-y")'],
    isNot: ['client.NewSSEMCPClient("https://mcp.acme.io/sse")', 'client.NewStdioMCPClient(command, nil)'],
  },
  {
    languages: ['go'],
    starts: inTurn('', /\bexec\.Command(?:Context)?\((?:\w{1,20},)?/, NAME),
    ends: /\b(?:New)?CommandTransport\b/,
    isHeld: true,
    docs: 'https://pkg.go.dev/github.com/modelcontextprotocol/go-sdk/mcp#CommandTransport',
    is: ['cmd := exec.Command("npx")\nt := &mcp.CommandTransport{Command: cmd}'],
    isNot: ['cmd := exec.Command("npx")\ncmd.Run()'],
  },
  {
    // A client that writes its messages by hand.
    languages: ['go'],
    starts: inTurn('', /\bexec\.Command(?:Context)?\((?:\w{1,20},)?/, NAME),
    ends: /\.StdinPipe\(\)/,
    beside: /^package mcp\w{0,20}$|"(?:tools\/list|tools\/call|notifications\/initialized)"/m,
    docs: 'https://pkg.go.dev/os/exec#Cmd.StdinPipe',
    is: ['cmd := exec.Command(t.config.Command, t.config.Args...)\nin, err := cmd.StdinPipe()'],
    isNot: ['cmd := exec.Command(t.config.Program)\nin, err := cmd.StdinPipe()', 'cmd := exec.Command(t.config.Command)\ncmd.Run()'],
  },
  {
    languages: ['java', 'kt'],
    starts: inTurn('', /\bServerParameters\.builder\(/, NAME),
    ends: /\.build\(\)/,
    docs: 'https://modelcontextprotocol.io/sdk/java/mcp-client',
    is: ['ServerParameters.builder("npx").args("-y").build()'],
    isNot: ['new ProcessBuilder("npx").start()'],
  },
  {
    languages: ['cs'],
    // Other options may stand before the program, those of the next server may not.
    starts: inTurn('', /\bStdioClientTransportOptions\b(?:(?!\bStdioClientTransportOptions\b|\bCommand\s?=)[^;]){0,600}\bCommand\s?=/, NAME),
    ends: /\}\s{0,40}[;),]/,
    docs: 'https://modelcontextprotocol.github.io/csharp-sdk/api/ModelContextProtocol.Client.StdioClientTransportOptions.html',
    is: [
      'new StdioClientTransportOptions { Command = "npx" })',
      'new StdioClientTransportOptions { Name = "Desk", Command = "npx" })',
      'new StdioClientTransportOptions\n{\n  Arguments = ["-y", "reef"],\n  Command = "npx",\n})',
    ],
    isNot: [
      'new ProcessStartInfo { FileName = "npx" };',
      'new StdioClientTransportOptions { Name = "Desk", Command = program }, new ProcessStartInfo { Command = "npx" })',
      'var options = new StdioClientTransportOptions(); other.Command = "npx" })',
    ],
  },
  {
    languages: ['rs'],
    starts: inTurn('', /\bCommand::new\(/, NAME),
    ends: /\bTokioChildProcess\b/,
    isHeld: true,
    docs: 'https://docs.rs/rmcp/latest/rmcp/transport/struct.TokioChildProcess.html',
    is: ['let c = Command::new("npx");\nTokioChildProcess::new(c)'],
    isNot: ['Command::new("npx").spawn()'],
  },
  {
    languages: ['rs'],
    starts: inTurn('', /\bTokioChildProcess::\w{1,20}\(\s{0,80}(?:\w{1,20}::){0,3}Command::new\(/, NAME),
    ends: /\)\?(?:\)|;)/,
    docs: 'https://docs.rs/rmcp/latest/rmcp/transport/struct.TokioChildProcess.html',
    is: ['TokioChildProcess::new(tokio::process::Command::new("npx").configure(|cmd| { cmd.arg("-y"); }))?;'],
    isNot: ['Command::new("npx").args(list).spawn()?;'],
  },
]
