#!/usr/bin/env bash
# On a pull request: what is left out or made milder is decided by the base commit, not by the pull request itself.
#   base-policy.sh take       puts the base's ignore files and configurations in the place of those of the pull request
#   base-policy.sh give-back  puts those of the pull request back
# Exits with 2 when the base commit cannot be had: then nothing may be judged by the head's own policy.
set -uo pipefail
policy=(':(glob)**/.agent-auth-lintignore' ':(glob)**/.agent-auth-lintrc*' ':(glob)**/agent-auth-lint.config.*')
list=${RUNNER_TEMP:?}/agent-auth-lint-policy
safe() { git -c core.hooksPath=/dev/null -c core.fsmonitor=false -c diff.external= "$@"; }

base=$(node -p 'JSON.parse(require("node:fs").readFileSync(process.env.GITHUB_EVENT_PATH, "utf8")).pull_request?.base?.sha ?? ""' 2> /dev/null)
if ! [[ $base =~ ^[0-9a-f]{40,64}$ ]]; then exit 0; fi
# Its baseline holds too, and its path is seen from the working directory.
if [ -n "${BASELINE:-}" ]; then policy+=(":(literal)$(safe rev-parse --show-prefix)$BASELINE"); fi
top=$(safe rev-parse --show-toplevel) && cd "$top" || exit 2

if [ "${1:-}" = give-back ]; then
  if [ ! -f "$list" ]; then exit 0; fi
  while IFS= read -r -d '' path; do
    rm -f -- "$path"
    if safe cat-file -e "HEAD:$path" 2> /dev/null; then safe checkout -q HEAD -- ":(literal)$path" || exit 2; fi
  done < "$list"
  rm -f "$list"
  exit 0
fi

if ! safe cat-file -e "$base^{commit}" 2> /dev/null && ! safe fetch -q --no-tags --depth=1 origin "$base" 2> /dev/null; then
  echo '::error title=agent-auth-lint::The base commit is not here, so the policy of the pull request itself would hold. Use actions/checkout with fetch-depth: 0.'
  exit 2
fi
# `agentAuthLint` in package.json is a configuration, too.
for commit in "$base" HEAD; do
  if safe show "$commit:package.json" 2> /dev/null | grep -q '"agentAuthLint"'; then policy+=(':(top,literal)package.json'); break; fi
done
safe diff --name-only -z --no-renames --no-ext-diff --no-textconv "$base" HEAD -- "${policy[@]}" > "$list" || exit 2
while IFS= read -r -d '' path; do
  rm -f -- "$path"
  # A link stays away: it would be read as what it leads to.
  mode=$(safe ls-tree "$base" -- ":(literal)$path" | cut -d' ' -f1)
  if [[ $mode = 100* ]]; then mkdir -p -- "$(dirname -- "$path")" && safe cat-file blob "$base:$path" > "$path" || exit 2; fi
  echo "::notice title=agent-auth-lint::This pull request changes ${path//[^A-Za-z0-9_.\/-]/?}; what it says does not hold yet."
done < "$list"
added=$(safe diff --no-ext-diff --no-textconv -U0 "$base" HEAD | grep -cE '^\+.*agent-auth-lint-(disable|session-key)')
if [ "$added" -gt 0 ]; then echo "::notice title=agent-auth-lint::This pull request adds $added exceptions in comments."; fi
