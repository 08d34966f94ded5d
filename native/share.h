// Tensors on their way: from one JavaScript thread to another without a copy, or gathered ahead of time for a loader.
// They lie in channels, in numbered parcels.
#pragma once

namespace torchnode {

struct State;

// The environment is being torn down: closes its channels, and marks those that it joined as ended.
void ForgetChannels(State& state);

}  // namespace torchnode
