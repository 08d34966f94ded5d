// libtorch's autograd engine with what it leaves to a language: the stack of a forward call, and packing of saved tensors.
#pragma once

namespace torchnode {

struct State;

// Puts this engine in place of libtorch's, for the whole process; does nothing the second time.
void InstallEngine();
// The environment is being torn down: forgets what this thread knows of it, and ends the modes that it left on.
void ForgetEnvironment(State& state);

}  // namespace torchnode
