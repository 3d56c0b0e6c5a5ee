var a=Object.defineProperty;var h=Object.getOwnPropertyDescriptor;var l=Object.getOwnPropertyNames;var d=Object.prototype.hasOwnProperty;var f=(t,e)=>{for(var n in e)a(t,n,{get:e[n],enumerable:!0})},c=(t,e,n,i)=>{if(e&&typeof e=="object"||typeof e=="function")for(let o of l(e))!d.call(t,o)&&o!==n&&a(t,o,{get:()=>e[o],enumerable:!(i=h(e,o))||i.enumerable});return t};var g=t=>c(a({},"__esModule",{value:!0}),t);var u={};f(u,{help:()=>r});module.exports=g(u);var m=require("./chunk-PJTIX75H.cjs"),s=require("./chunk-ZTCVZ57V.cjs"),r=s.T`Usage: agent-auth-lint [options] [path...]

Judges which credential goes to which endpoint in the configuration and code of AI agents. Reads files and asks git
about them; executes nothing in them, sends nothing anywhere, and never prints a secret. Without a path: this folder.
Whichever path you name, the settings and ignore files of all folders up to the repository's root apply.

Report
  -f, --format FORMAT[=FILE]  text (default), sarif, json, github, markdown, gitlab (Code Quality), junit or compact;
                              repeatable: -f sarif=out.sarif -f text
  -o, --output-file FILE      where the report goes; text on standard error still sums it up
  -q, --quiet                 only errors
      --verbose               why each finding was judged so, all related places, the files passed over
      --show-suppressed       also show findings that an exception or the baseline hides
      --sarif-category NAME   automationDetails.id of the SARIF run; leave it out when upload-sarif has a category
      --color, --no-color     by default the terminal, NO_COLOR and FORCE_COLOR decide

Rules
      --only ID, --skip ID    only these rules, or all but these; repeatable, or separated by commas;
                              ID/FORM, such as pkce-weak/plain, for a single form
      --rule ID=LEVEL         error, warning, note or off
      --profile NAME          recommended (default), strict (reports more, and more as errors), local (for your own machine)
      --config FILE           this configuration instead of those of the repository
      --no-config             do not read agent-auth-lint.config.{json,yaml}, which apply to the folders below them
      --init                  write an agent-auth-lint.config.yaml that fits the repository
      --print-config PATH     the settings that apply to a file, and where each comes from
      --list-rules            all rules, one a line; with -f json as JSON
      --explain RULE          what a rule finds, why, and what to do instead

Files
      --stdin --stdin-filename PATH  judge the text on standard input as if it stood at PATH
      --user                  instead of a repository, the agent configuration of all known clients in your home
      --staged                what the next commit adds or changes, as it is in the index: for commit hooks
      --hook                  for hooks that pass file names: print at most one line when nothing reaches --fail-on, as --staged does
      --tracked               only files that git tracks, as they are on disk: for CI, where disk and index are the same
      --since REF             only findings that this branch introduces, compared with REF, such as origin/main
      --baseline FILE         hide the findings that FILE lists; live secrets in git only with a reason and a date there
      --update-baseline       write FILE again from a scan of the whole repository
      --no-ignored            leave out git-ignored agent configuration and .env files
      --no-ignore-file        do not obey .agent-auth-lintignore
      --no-inline             do not obey exceptions in comments
                              .agent-auth-lintignore leaves out files, in the syntax of .gitignore

Fixes
      --fix, --fix=suggested  apply what is safe, or the rest too; a fix is kept only if a second scan confirms it
      --fix-env FILE          with --fix: write the values of literals into FILE, which git has to ignore, as NAME=value
      --fix-dry-run           show the changes and write nothing

Result
      --fail-on LEVEL         error (default), warning, note or none: the exit code is 1 from this level up
      --max-warnings N        exit code 1 with more than N warnings
      --exit-zero             exit code 0 whatever was found (also --no-exit-code)
      --strict-parse          exit code 2 when a file cannot be parsed
      --require-coverage      exit code 2 when agent configuration or .env files are left out or cannot be read
      --max-suppressed N      exit code 1 when exceptions hide more than N findings

Other
      --concurrency N         threads that read code in large repositories; default: one for each core, at most four;
                              1: only the main thread. The report is the same
      --timeout SECONDS       exit code 2 and no report when the run takes longer; no limit by default
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

An exception in a file, with its reason:  # agent-auth-lint-disable-next-line RULE -- why
`;0&&(module.exports={help});
