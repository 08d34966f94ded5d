// Keeps the binary usable from glibc 2.28 on; scripts/check-abi.mjs is the gate.

#include <sstream>

// libstdc++'s shared_ptr asks glibc 2.32's __libc_single_threaded whether it may skip atomics. Here it never may.
extern "C" {
__attribute__((visibility("hidden"))) char __libc_single_threaded = 0;
}

// C++20 takes a string out of a stream by a function that libstdc++ has had since GCC 11.
template class std::basic_stringbuf<char>;
