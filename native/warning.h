// libtorch's warnings on their way to JavaScript's process.emitWarning.
#pragma once

namespace torchnode {

struct State;

// From now on the warnings of this thread go to this environment, or, with null, to stderr. libtorch has one handler to a
// thread; autograd's engine hands the warnings of its own threads to the one that called backward.
void HearWarnings(State* state);

}  // namespace torchnode
