// What a tensor says of itself, and its life. The functions take handles; lib/runtime/native.ts has their contract.
#pragma once
#include "entry.h"

namespace torchnode {

napi_value Own(State& state, const Arguments<2>& arguments);           // (handle, object)
napi_value Release(State& state, const Arguments<1>& arguments);       // (handle)
napi_value IsLive(State& state, const Arguments<1>& arguments);        // (handle) -> whether it holds something
napi_value ScopeMark(State& state, const Arguments<0>& arguments);     // () -> mark
napi_value ReleaseSince(State& state, const Arguments<2>& arguments);  // (mark, handles to keep)
napi_value Memory(State& state, const Arguments<0>& arguments);        // () -> [live tensors, bytes]
napi_value Collect(State& state, const Arguments<0>& arguments);       // a full collection, then a sweep
napi_value Dim(State& state, const Arguments<1>& arguments);  // how many dimensions
napi_value Numel(State& state, const Arguments<1>& arguments);
napi_value Shape(State& state, const Arguments<1>& arguments);
napi_value Strides(State& state, const Arguments<1>& arguments);
napi_value DType(State& state, const Arguments<1>& arguments);
napi_value Device(State& state, const Arguments<1>& arguments);
napi_value Layout(State& state, const Arguments<1>& arguments);
napi_value ItemSize(State& state, const Arguments<1>& arguments);  // bytes of one element
napi_value Traits(State& state, const Arguments<1>& arguments);  // bits: see the .cc
napi_value Item(State& state, const Arguments<1>& arguments);
napi_value Address(State& state, const Arguments<1>& arguments);  // of the first element, as a bigint
napi_value SameTensor(State& state, const Arguments<2>& arguments);
napi_value Detach(State& state, const Arguments<1>& arguments);   // -> handle of a leaf over the same memory
napi_value RecordStream(State& state, const Arguments<3>& arguments);  // (handle, device, id): its memory is also used on this stream
napi_value SetData(State& state, const Arguments<2>& arguments);  // (handle, handle): tensor.data = other

// Bytes in and out; always a copy, never an alias.
napi_value FromBytes(State& state, const Arguments<3>& arguments);  // (typed array, shape, dtype) -> handle
napi_value ToBytes(State& state, const Arguments<2>& arguments);    // (handle, typed array to fill)

}  // namespace torchnode
