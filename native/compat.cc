// Symbols that a newer libstdc++ or glibc would add to the binary and an older one lacks; see scripts/check-abi.mjs.
