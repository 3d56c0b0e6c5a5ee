import type { CLike } from '../../parse/c-like.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

/** How a language starts the program of an MCP server. */
export interface ProgramStart {
  readonly languages: readonly CLike[]
  readonly docs: string
  /** From here, where its name is said. */
  readonly starts: RegExp
  /** To here, without which it is another program. */
  readonly ends: RegExp
}

const NAME = /\s{0,40}"([\w@./-]{1,60})"/

export const programStarts: readonly ProgramStart[] = [
  {
    languages: ['go'],
    docs: 'https://pkg.go.dev/github.com/mark3labs/mcp-go/client#NewStdioMCPClient',
    starts: inTurn('', /\bNewStdioMCPClient\w{0,24}\(/, NAME),
    ends: /\)\s{0,4}(?:\n|;|\{|$)/,
  },
  {
    languages: ['go'],
    docs: 'https://pkg.go.dev/github.com/modelcontextprotocol/go-sdk/mcp#CommandTransport',
    starts: inTurn('', /\bexec\.Command(?:Context)?\((?:\w{1,20},)?/, NAME),
    ends: /\b(?:New)?CommandTransport\b/,
  },
  {
    languages: ['java', 'kt'],
    docs: 'https://modelcontextprotocol.io/sdk/java/mcp-client',
    starts: inTurn('', /\bServerParameters\.builder\(/, NAME),
    ends: /\.build\(\)/,
  },
  {
    languages: ['cs'],
    docs: 'https://modelcontextprotocol.github.io/csharp-sdk/api/ModelContextProtocol.Client.StdioClientTransportOptions.html',
    starts: inTurn('', /\bStdioClientTransportOptions\b[^;"]{0,200}\bCommand\s?=/, NAME),
    ends: /\}\s{0,40}[;),]/,
  },
  {
    languages: ['rs'],
    docs: 'https://docs.rs/rmcp/latest/rmcp/transport/struct.TokioChildProcess.html',
    starts: inTurn('', /\bCommand::new\(/, NAME),
    ends: /\bTokioChildProcess\b|\)\?\)|\)\?;/,
  },
]

export const handsEnvironment: Words = {
  because: 'The whole environment of this process, for a program that it starts, of which nothing is taken away.',
  pattern: oneOf(
    '',
    /(?:,\s{0,40}|\bEnv\s?=\s?)(?:append\(\s{0,40}|slices\.(?:Clone|Concat)\(\s{0,40})?os\.Environ\(\)/,
    /\.env\(\s{0,40}(?:new \w{0,12}Map<[^>\n]{0,40}>\(\s{0,4})?System\.getenv\(\)/,
    /\bEnvironmentVariables\s?=\s{0,40}(?:System\.)?Environment\.GetEnvironmentVariables\(\)(?!\s{0,40}(?:\.\w{1,20}(?:<\w{1,40}>)?\(\)\s{0,40}){0,3}\.Where\()/,
    /\.envs\(\s{0,40}(?:std::)?env::vars(?:_os)?\(\)\s{0,40}\)/,
  ),
  is: [
    ', os.Environ(), "-y"',
    'cmd.Env = append(os.Environ(), "REGION=eu")',
    '.env(System.getenv())',
    '.env(new HashMap<>(System.getenv()))',
    'EnvironmentVariables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()',
    '.envs(std::env::vars())',
  ],
  isNot: [
    'cmd.Env = []string{"REGION=" + os.Getenv("REGION")}',
    '.env(Map.of("REGION", System.getenv("REGION")))',
    'EnvironmentVariables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Where(allowed)',
    '.envs(std::env::vars().filter(|one| allowed(one)))',
  ],
}
