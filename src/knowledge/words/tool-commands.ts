import type { Words } from './row.ts'

// Tools by which a model runs commands of a shell.

export const runsCommandLine: Words = {
  because:
    'Calls that take a whole line for a shell as the first thing they are given: https://nodejs.org/api/child_process.html, ' +
    'https://docs.python.org/3/library/asyncio-subprocess.html.',
  pattern: /^(?:exec|execSync|execAsync|execPromise|execCommand|execaCommand|create_subprocess_shell|getstatusoutput)$/,
  is: ['exec', 'execSync', 'create_subprocess_shell'],
  isNot: ['execFile', 'create_subprocess_exec', 'executor'],
}

export const mayRunCommandLine: Words = {
  because: 'Calls that do so where they are told to: `shell=True`, `{ shell: true }`.',
  pattern: /^(?:run|Popen|call|check_call|check_output|spawn|spawnSync|execa)$/,
  is: ['run', 'Popen', 'check_output', 'spawn'],
  isNot: ['runner', 'create_subprocess_exec'],
}

export const startsCommand: Words = {
  because: 'Calls that start a program with words of its own, one of which makes a shell take the next for a line.',
  pattern: /(?:spawn|exec|popen|run|process|call|check_output)/i,
  is: ['spawn', 'create_subprocess_exec', 'runProcess', 'Popen', 'check_call'],
  isNot: ['push', 'append', 'log'],
}

export const takesLine: Words = {
  because: 'The word by which a shell takes the next one for a line: sh(1), and `cmd /?`.',
  pattern: /^(?:-l?c|-ic|-Command|\/[cC])$/,
  is: ['-c', '-lc', '/c', '-Command'],
  isNot: ['-C', '--config', '-m'],
}

export const isShell: Words = {
  because: 'Programs that take a line, by their names or by a variable that is called so: sh(1), `cmd /?`.',
  pattern: /(?:^|[^\w-])(?:ba|z|da|a|k)?sh(?:\.exe)?(?:$|[^\w-])|\b(?:cmd|pwsh|powershell)\b|shell/i,
  is: ["'/bin/bash'", "'sh'", 'process.env.SHELL', "isWindows ? 'cmd.exe' : 'zsh'", 'SHELL_PATH'],
  isNot: ["'git'", "'docker'", "'ssh'", "'kubectl'"],
}

export const namesCommand: Words = {
  because: 'What a parameter or tool is called that holds a command.',
  pattern: /comm?and|cmd|script|shell|bash|terminal|powershell|exec/i,
  is: ['command', 'args.cmd', 'run_shell', 'bash_execute'],
  isNot: ['query', 'path', 'prompt'],
}

export const registersTool: Words = {
  because:
    'Calls that make a tool of a function, as the last thing they are given or as `execute`: https://ai-sdk.dev/docs/foundations/tools.',
  pattern: /^(?:registerTool|addTool|createTool|tool|betaZodTool|defineTool)$/,
  is: ['registerTool', 'tool', 'createTool'],
  isNot: ['toolbar', 'unregisterTool'],
}

export const handsWhole: Words = {
  because: 'A file that starts commands with the whole environment of its own.',
  pattern: /\benv\s{0,4}[:=,}]/,
  is: ['env: process.env', 'env=os.environ.copy()', '{ cwd, env }'],
  isNot: ['process.environment', 'getenv("A")'],
}
