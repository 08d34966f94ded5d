// autograd.Function: a node of the graph whose backward is JavaScript.
#pragma once
#include "entry.h"

namespace torchnode {

// (inputs, outputs, changed in place, not differentiable, saved, backward, name, materialize) -> handles of the outputs as
// the graph knows them, an output's own when it is that very tensor. `backward` is a guard of (gradients, saved, needed) that
// gives a handle for each input, 0 for none; undefined when nothing is to be recorded.
napi_value ApplyFunction(State& state, const Arguments<8>& arguments);

}  // namespace torchnode
