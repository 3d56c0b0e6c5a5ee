import { ours } from '../text/shown.ts'

/** What `--help` prints. */
export const help = ours`Usage: agent-auth-lint [options] [path...]

Judges which credential goes to which endpoint in the configuration and code of AI agents. Reads files and asks git
about them; runs nothing in them, sends nothing anywhere, and never prints a secret. Without a path: this folder.
A file is judged alike whichever path it is reached by: settings and ignore files count up to the repository's root.

Report
  -f, --format FORMAT[=FILE]  text (default), sarif, json, github, markdown, gitlab (Code Quality), junit or compact;
                              repeatable: -f sarif=out.sarif -f text
  -o, --output-file FILE      where the report goes; text on standard error still sums it up
  -q, --quiet                 only errors
      --verbose               why each finding was judged so, all related places, the files passed over
      --show-suppressed       findings that a comment hides, too
      --sarif-category NAME   automationDetails.id of the SARIF run; leave it out when upload-sarif has a category
      --color, --no-color     by default as the terminal, NO_COLOR and FORCE_COLOR say

Rules
      --only ID, --skip ID    these rules alone, or all but these; repeatable, and lists with commas;
                              ID/FORM, as in pkce-weak/plain, for one form alone
      --rule ID=LEVEL         error, warning, note or off
      --profile NAME          recommended (default), strict (more is an error), local (a developer's own machine)
      --config FILE           this configuration instead of those of the repository
      --no-config             do not read agent-auth-lint.config.{json,yaml}, which hold for the folders below them
      --init                  write an agent-auth-lint.config.yaml that fits the repository
      --print-config PATH     the settings that hold for a file, and where each comes from
      --list-rules            all rules, one a line; with -f json as JSON
      --explain RULE          what a rule finds, why, and what to do instead

Files
      --stdin --stdin-filename PATH  judge the text on standard input as if it stood at PATH
      --user                  the agent configuration in your home, of every client that is known, instead of a repository
      --staged                what the next commit adds or changes, as the index has it: for commit hooks
      --hook                  with file names: say no more than a line when nothing is at or above --fail-on, as --staged does
      --tracked               only what git tracks, as the disk has it: for CI, where the two are the same
      --since REF             only what this branch brings in since it left REF, such as origin/main
      --baseline FILE         leave out the findings that FILE lists; a live secret in git only with a reason and a date there
      --update-baseline       write FILE anew from a scan of the whole repository
      --no-ignored            leave out git-ignored agent configuration and .env files
      --no-ignore-file        do not obey .agent-auth-lintignore
      --no-inline             do not obey exceptions in comments
                              .agent-auth-lintignore leaves out files, in the syntax of .gitignore

Fixes
      --fix, --fix=suggested  apply what is safe, or the rest too; each fix is kept only if a new judgement shows that it helps
      --fix-env FILE          with --fix: write the values of literals into FILE, which git has to ignore, as NAME=value
      --fix-dry-run           show the changes and write nothing

Result
      --fail-on LEVEL         error (default), warning, note or none: from here on the exit code is 1
      --max-warnings N        exit code 1 with more than N warnings
      --exit-zero             exit code 0 whatever was found (also --no-exit-code)
      --strict-parse          exit code 2 when a file cannot be parsed
      --require-coverage      exit code 2 when agent configuration or .env files are left out or cannot be read
      --max-suppressed N      exit code 1 when exceptions hide more than N findings

Other
      --concurrency N         how many threads read code beside the main one, where there is much of it; by default one for
                              each core, and at most four; 1 for none. The result is the same
      --timeout SECONDS       exit code 2 and no report when the run takes longer; by default it takes as long as it takes
      --print-model           what was understood: connections, credentials, clients, as JSON, secrets masked
  -V, --version
  -h, --help

Exit codes
  0  looked, and found nothing at or above --fail-on
  1  findings
  2  a mistake in the command line, a missing path, an output that cannot be written, or an internal error; no verdict

Examples
  agent-auth-lint                                       this repository
  agent-auth-lint -f sarif=results.sarif -f text        for code scanning, and to read
  agent-auth-lint --staged                              in a commit hook
  agent-auth-lint --explain static-key-remote-mcp
  agent-auth-lint --rule secret-in-args=error --skip scope-broad

In a file, with a reason:  # agent-auth-lint-disable-next-line RULE -- why
`
