// Keeps the binary usable from glibc 2.28 on; scripts/check-abi.mjs is the gate.

#include <sstream>

// libstdc++'s shared_ptr asks glibc 2.32's __libc_single_threaded whether it may skip atomics. Here the answer is no.
extern "C" {
__attribute__((visibility("hidden"))) char __libc_single_threaded = 0;
}

// In C++20, stringstream::str calls a function that libstdc++ has only since GCC 11; so it is instantiated here.
template class std::basic_stringbuf<char>;
