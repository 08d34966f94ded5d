// Keeps the binary usable from glibc 2.28 on; scripts/check-abi.mjs is the gate.

// libstdc++'s shared_ptr asks glibc 2.32's __libc_single_threaded whether it may skip atomics. Here it never may.
extern "C" {
__attribute__((visibility("hidden"))) char __libc_single_threaded = 0;
}
