// Tensors on their way: from one JavaScript thread to another without a copy, or gathered ahead of time for a loader.
// They lie in channels, in numbered parcels.
#pragma once
#include "entry.h"

namespace torchnode {

napi_value OpenChannel(State& state, const Arguments<0>& arguments);     // () -> channel; closed with this environment
napi_value CloseChannel(State& state, const Arguments<1>& arguments);    // (channel): drops what nobody has received
napi_value JoinChannel(State& state, const Arguments<1>& arguments);     // (channel): this thread is its other end
napi_value ChannelState(State& state, const Arguments<1>& arguments);    // (channel) -> 0 not joined, 1 joined, 2 ended
napi_value SendTensors(State& state, const Arguments<2>& arguments);     // (channel, handles) -> parcel
napi_value ReceiveTensors(State& state, const Arguments<2>& arguments);  // (channel, parcel) -> handles; waits for them
// Copies rows of plain contiguous CPU tensors side by side, now or on another thread; bytes that have a table of 256
// floats through that. (columns, tables or 0, positions, pinned) -> handles; (channel, and the same) -> parcel
napi_value Gather(State& state, const Arguments<4>& arguments);
napi_value GatherAhead(State& state, const Arguments<5>& arguments);
// The environment is being torn down: closes its channels, and marks those that it joined as ended.
void ForgetChannels(State& state);

}  // namespace torchnode
