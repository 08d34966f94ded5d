// libtorch's warnings on their way to JavaScript's process.emitWarning.
#pragma once

namespace torchnode {

struct State;

// From now on the warnings of this thread, which is the environment's, go to its JavaScript. libtorch has one handler to a
// thread; the autograd engine hands the warnings of its own threads to the thread that called backward.
void HearWarnings(State& state);
// The environment is being torn down: no more calls into it.
void ForgetWarnings();

}  // namespace torchnode
