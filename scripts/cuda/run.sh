#!/usr/bin/env bash
# Runs the CUDA tests and the CUDA benchmark out of .cuda/torchnode.tar.gz, which scripts/cuda/pack.mjs makes, on a machine
# that has Python's torch 2.11 and neither Node nor a network. What it finds goes to $OUT: tests.tap, bench/results/.
# TORCHNODE_PYTHON names another Python than python3, TORCHNODE_LIBTORCH another libtorch than its; arguments go to bench/cuda.mjs.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
pack=${TORCHNODE_PACK:-$root/.cuda/torchnode.tar.gz}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
out=${OUT:-$root/.cuda/out}
mkdir -p "$out"

tar -xzf "$pack" -C "$work" || { echo "run.sh: $pack does not unpack; node scripts/cuda/pack.mjs makes it" >&2; exit 1; }
cd "$work" || exit 1
python=${TORCHNODE_PYTHON:-python3}
if [ -z "${TORCHNODE_LIBTORCH:-}" ]; then
  find_torch='import importlib.util as u; print(u.find_spec("torch").submodule_search_locations[0] + "/lib")'
  TORCHNODE_LIBTORCH=$("$python" -c "$find_torch") || { echo "run.sh: $python has no torch" >&2; exit 1; }
fi
export TORCHNODE_LIBTORCH TORCHNODE_MNIST="$work/mnist" TORCHNODE_PYTHON="$python"

./node scripts/cuda/about.cjs || exit 1
./node --require ./scripts/cuda/globals.cjs --test --test-concurrency=1 --test-timeout=180000 \
  --test-reporter=spec --test-reporter-destination=stdout --test-reporter=tap --test-reporter-destination="$out/tests.tap" \
  test/cuda/*.test.js
tests=$?
./node bench/cuda.mjs --out "$out/bench/results" "$@"
bench=$?
echo "run.sh: tests ended with $tests, the benchmark with $bench"
exit $((tests != 0 ? tests : bench))
