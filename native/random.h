// Seeds and generators.
#pragma once
#include "entry.h"

namespace torchnode {

napi_value ManualSeed(State& state, const Arguments<1>& arguments);     // (bigint) seeds every default generator
napi_value NewGenerator(State& state, const Arguments<1>& arguments);   // (device) -> handle
napi_value DefaultGenerator(State& state, const Arguments<1>& arguments);
napi_value SeedGenerator(State& state, const Arguments<2>& arguments);  // (handle, bigint)
napi_value GeneratorSeed(State& state, const Arguments<1>& arguments);  // the seed it was given, as a bigint
napi_value GeneratorState(State& state, const Arguments<1>& arguments); // -> handle of a uint8 tensor
napi_value SetGeneratorState(State& state, const Arguments<2>& arguments);
napi_value GeneratorPointer(State& state, const Arguments<1>& arguments);  // an external for torchnode-cuda, good as long as the handle

}  // namespace torchnode
