#!/usr/bin/env bash
# npm run test:cuda: all checks of torchnode on a machine with a GPU, in at most ten minutes; the verdicts come last, in
# a table. It exits with 0 when every step passed on CUDA; `--allow-cpu` lets it pass without. Other arguments go to
# bench/cuda.mjs.
#
# It runs the pack that scripts/cuda/pack.mjs makes: a new one where npm's packages are there, else
# .cuda/torchnode.tar.gz or TORCHNODE_PACK; a machine with such a pack needs Python's torch 2.11, but no Node and no
# network. $OUT (.cuda/out) gets few files, since lent machines return few: run.log with the output of all steps,
# step.log with that of the last, verdicts.txt, and the benchmark's files. TORCHNODE_PYTHON names another Python than
# python3, TORCHNODE_LIBTORCH another libtorch than its own.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
out=${OUT:-$root/.cuda/out}
python=${TORCHNODE_PYTHON:-python3}
allow_cpu=no
bench=()
for argument in "$@"; do
  if [ "$argument" = --allow-cpu ]; then allow_cpu=yes; else bench+=("$argument"); fi
done

rows=()
failed=0
on_cuda=no

table() {
  printf '%-12s %-8s %9s  %s\n' step verdict seconds 'what it said'
  printf '%s\n' ${rows[@]+"${rows[@]}"}
}

# Prints the verdicts, however the run ended.
finish() {
  local code=$?
  echo
  table
  if [ "$on_cuda" = no ]; then
    echo "run.sh: CUDA was not used"
    [ "$allow_cpu" = yes ] || failed=1
  fi
  rm -rf "${work:-}"
  [ "$code" -ne 0 ] && failed=1
  [ "$failed" -eq 0 ] && echo "run.sh: all steps passed" || echo "run.sh: NOT all is well"
  exit "$failed"
}
trap finish EXIT
trap 'exit 130' INT TERM

# step NAME SECONDS COMMAND...: runs the command for at most that long, and notes its verdict and, in `text`, its
# output.
step() {
  local name=$1 limit=$2 began=$SECONDS code verdict=passed said log=$out/step.log
  shift 2
  echo "run.sh: $name, $limit s at most"
  timeout -k 5 "$limit" "$@" >"$log" 2>&1 </dev/null
  code=$?
  text=$(<"$log")
  printf '\n== %s\n%s\n' "$name" "$text" >>"$out/run.log"
  said=${text##*$'\n'}
  # node:test ends with a summary.
  if [[ $text =~ \#\ pass\ ([0-9]+)$'\n'\#\ fail\ ([0-9]+) ]]; then
    said="${BASH_REMATCH[1]} passed, ${BASH_REMATCH[2]} failed"
    [[ $text =~ \#\ skipped\ ([0-9]+) ]] && said+=", ${BASH_REMATCH[1]} skipped"
  fi
  if [ "$code" -eq 124 ] || [ "$code" -eq 137 ]; then
    verdict=LATE
  elif [ "$code" -ne 0 ]; then
    verdict=FAILED
  fi
  [ "$verdict" = passed ] || failed=1
  rows+=("$(printf '%-12s %-8s %4d/%-4d  %s' "$name" "$verdict" $((SECONDS - began)) "$limit" "${said:0:200}")")
  table >"$out/verdicts.txt"
  return "$code"
}

rm -rf "$out"
mkdir -p "$out"
work=$(mktemp -d)
pack=${TORCHNODE_PACK:-$root/.cuda/torchnode.tar.gz}
if [ -z "${TORCHNODE_PACK:-}" ] && [ -d "$root/node_modules" ] && command -v node >/dev/null; then
  node "$root/scripts/cuda/pack.mjs" || exit 1
fi
tar -xzf "$pack" -C "$work" || { echo "run.sh: $pack does not unpack; node scripts/cuda/pack.mjs makes it" >&2; exit 1; }
cd "$work" || exit 1

if [ -z "${TORCHNODE_LIBTORCH:-}" ]; then
  find_torch='import importlib.util as u; print(u.find_spec("torch").submodule_search_locations[0] + "/lib")'
  TORCHNODE_LIBTORCH=$(timeout 30 "$python" -c "$find_torch") || { echo "run.sh: $python has no torch" >&2; exit 1; }
fi
export TORCHNODE_LIBTORCH TORCHNODE_MNIST="$work/mnist" TORCHNODE_PYTHON="$python"

tests() {
  local name=$1 limit=$2
  shift 2
  step "$name" "$limit" ./node --require ./scripts/cuda/globals.cjs --test --test-concurrency=1 --test-timeout=60000 \
    --test-reporter=tap "${@/#/test/cuda/}"
}
check() { step "$1" "$2" ./node scripts/cuda/checks.cjs "$1"; }

command -v nvidia-smi >/dev/null && step driver 15 nvidia-smi -q
sees=$(timeout 30 "$python" -c 'import torch; print(torch.cuda.is_available())' 2>/dev/null)
# If the two disagree, no later step means anything.
step about 15 ./node scripts/cuda/about.cjs "$sees" || exit 1
[[ $text == *"no CUDA"* ]] || on_cuda=yes
[ "$on_cuda" = yes ] || [ "$allow_cpu" = yes ] || exit 1

check operators 30
tests streams 30 device.test.js stream.test.js random.test.js
tests graphs 45 graph.test.js
check handmade 15
check compiled 30
check adds 20
tests memory 60 memory.test.js
check fraction 30
tests training 80 parity.test.js training.test.js
check around 20
step bench 180 ./node bench/cuda.mjs --rounds 2 --out "$out/bench/results" ${bench[@]+"${bench[@]}"}
exit 0
