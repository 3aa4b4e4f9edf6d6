#!/usr/bin/env bash
# Runs the fuzz targets for some seconds each, with bounds on memory and on the time of one input.
# Flags as cargo-fuzz gives them (`--sanitizer none`), so that nothing need be installed but Rust and g++.
# usage: run.sh [seconds] [target…]; FUZZ_SEED=N draws the same dice each time
set -euo pipefail
cd "$(dirname "$0")"
seconds=${1:-30}
shift || true
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(package compile render stranger workbook)

host=$(rustc -vV | sed -n 's/^host: //p')
export RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares -Cllvm-args=-simplifycfg-branch-fold-threshold=0 -Ccodegen-units=1"
cargo build --release --locked --quiet --target "$host"

fuzz() {
  mkdir -p "corpus/$1" "artifacts/$1"
  local words=dictionaries/word.dict
  [ "$1" != workbook ] || words=dictionaries/workbook.dict
  "target/$host/release/$1" "corpus/$1" "seeds/$1" -dict="$words" -max_total_time="$seconds" \
    -seed="${FUZZ_SEED:-0}" -timeout=20 -rss_limit_mb=2048 -max_len=4096 -artifact_prefix="artifacts/$1/" -verbosity=0 -print_final_stats=1
}

# one beside the other: a small machine has two cores
pids=()
for target in "${targets[@]}"; do
  echo "== $target, ${seconds} s"
  mkdir -p artifacts
  fuzz "$target" >"artifacts/$target.log" 2>&1 &
  pids+=($!)
done
failed=0
for index in "${!pids[@]}"; do
  if wait "${pids[$index]}"; then
    grep -a 'number_of_executed_units' "artifacts/${targets[$index]}.log" | sed "s/^/${targets[$index]} /"
  else
    tail -n 40 "artifacts/${targets[$index]}.log" | cut -c1-4000
    failed=1
  fi
done
exit $failed
