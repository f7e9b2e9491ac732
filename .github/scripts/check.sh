#!/usr/bin/env bash
# Runs `digestlint check` as the inputs of the action say, which are in variables DIGESTLINT_*.
set -euo pipefail

fail() {
  echo "::error title=digestlint::$1"
  exit 2
}

# Calls a function with each line of a text, without the blanks around it; empty lines are left out.
each_line() {
  local line
  while read -r line || [ -n "$line" ]; do
    line=${line%$'\r'}
    [ -z "$line" ] || "$2" "$line"
  done <<<"$1"
}

arguments=(check --output-format github)
add() { arguments+=("$1"); }

# Without an earlier commit no line can be told to have changed.
add_for_all_files() { [ "$1" = --changed-lines ] || add "$1"; }

[ -z "$DIGESTLINT_SCHEMA" ] || arguments+=(--schema "$DIGESTLINT_SCHEMA")

case "$DIGESTLINT_FAIL_LEVEL" in
  error) ;;
  warning) arguments+=(--max-warnings 0) ;;
  never) arguments+=(--exit-zero) ;;
  *) fail "fail-level is \`$DIGESTLINT_FAIL_LEVEL\`; it may be error, warning or never" ;;
esac

# Whether a complete clone does not have this commit.
is_replaced() {
  [ "$(git rev-parse --is-shallow-repository)" = false ] && ! git cat-file -e "$1^{commit}" 2>/dev/null
}

add_argument=add
sarif=
case "$DIGESTLINT_UPLOAD_SARIF" in
  true)
    sarif=$RUNNER_TEMP/digestlint.sarif
    # One of an earlier step of the job must not pass for this one's.
    rm -f "$sarif"
    arguments+=(--output-format "sarif=$sarif")
    ;;
  false | "") ;;
  *) fail "upload-sarif is \`$DIGESTLINT_UPLOAD_SARIF\`; it may be true or false" ;;
esac

case "$DIGESTLINT_CHANGED_ONLY" in
  true)
    # The first push of a branch says that before it there was commit 000…; what a forced push has replaced is in no clone.
    # A shallow clone is told of by digestlint.
    if [ -z "${DIGESTLINT_BASE//0/}" ] || is_replaced "$DIGESTLINT_BASE"; then
      echo "::notice title=digestlint::there is no earlier commit to compare with; all files are checked"
      add_argument=add_for_all_files
    else
      arguments+=(--changed-since "$DIGESTLINT_BASE")
    fi
    ;;
  false | "") ;;
  *) fail "changed-only is \`$DIGESTLINT_CHANGED_ONLY\`; it may be true or false" ;;
esac

each_line "$DIGESTLINT_ARGS" "$add_argument"
add --
each_line "$DIGESTLINT_PATHS" add

status=0
"$DIGESTLINT" "${arguments[@]}" || status=$?
# A run that failed before it was done has none.
if [ -n "$sarif" ] && [ -f "$sarif" ]; then
  echo "sarif=$sarif" >>"$GITHUB_OUTPUT"
fi
exit "$status"
