// Channels hold tensors as numbered messages: sent from one JavaScript thread to another without a copy, or gathered
// ahead of time for a loader.
#include <ATen/Parallel.h>

#include "program.h"
#include "value.h"

extern "C" __attribute__((weak)) void omp_set_num_threads(int);

namespace torchnode {
namespace {

// A message is made by the thread that comes first: one of libtorch's, or the one that receives it.
struct Message {
  // Where this fails the message stays unmade, so that the receiving thread meets the error.
  void Make(bool wait) {
    if (begun.exchange(true) && !wait) return;
    const std::lock_guard lock(mutex);
    if (!make) return;
    tensors = make();
    make = nullptr;
  }

  std::function<Tensors()> make;
  Tensors tensors;
  std::atomic<bool> begun = false;
  std::mutex mutex;
};

struct Channel {
  std::shared_ptr<Callbacks> opener, joiner;  // the environments at its ends
  std::unordered_map<int64_t, std::shared_ptr<Message>> messages;
};

struct Channels {
  std::mutex mutex;
  std::unordered_map<int64_t, Channel> open;
  int64_t last = 0;  // the last number of a channel or message

  // Call it with the mutex held.
  Channel& Find(int64_t number) {
    const auto found = open.find(number);
    if (found == open.end()) throw Refusal("ERR_ABORTED", "the other end of this channel has been closed");
    return found->second;
  }
};

// Never destroyed: tensors may outlive every other static.
Channels& channels = *new Channels;

int64_t Put(int64_t channel, std::shared_ptr<Message> message) {
  const std::lock_guard lock(channels.mutex);
  channels.Find(channel).messages[++channels.last] = std::move(message);
  return channels.last;
}

// With a table of float32, each byte of a column is replaced by its value in the table.
at::Tensor Rows(const at::Tensor& column, const at::Tensor& map, const std::vector<int32_t>& positions, bool pinned) {
  std::vector<int64_t> shape = column.sizes().vec();
  for (const int32_t position : positions) {
    const bool inside = position >= 0 && position < shape[0];
    TORCH_CHECK_INDEX(inside, "index ", position, " is outside of a dataset of ", shape[0], " items");
  }
  shape[0] = static_cast<int64_t>(positions.size());
  const at::Tensor& like = map.defined() ? map : column;
  at::Tensor rows = NewPlain(shape, like.options().pinned_memory(pinned));
  if (rows.nbytes() == 0) return rows;
  const size_t width = rows.nbytes() / rows.itemsize() * column.itemsize() / positions.size();
  const auto* from = static_cast<const uint8_t*>(column.const_data_ptr());
  auto* bytes = static_cast<uint8_t*>(rows.mutable_data_ptr());
  const auto* table = map.defined() ? static_cast<const float*>(map.const_data_ptr()) : nullptr;
  for (size_t i = 0; i < positions.size(); ++i) {
    const uint8_t* row = from + positions[i] * width;
    if (table == nullptr) {
      std::memcpy(bytes + i * width, row, width);
    } else {
      float* __restrict to = reinterpret_cast<float*>(bytes) + i * width;
#pragma GCC unroll 8
      for (size_t j = 0; j < width; ++j) to[j] = table[row[j]];
    }
  }
  return rows;
}

// It only copies: no operator runs, so no OpenMP threads compete with the training's.
std::function<Tensors()> Gathering(const Tensors& tensors, const Tensors& given, std::vector<int32_t> positions,
                                   bool pinned) {
  std::vector<std::pair<at::Tensor, at::Tensor>> aliases;  // tensor objects of its own, which no other thread changes
  for (size_t i = 0; i < tensors.size(); ++i) {
    const at::Tensor table = i < given.size() ? given[i] : at::Tensor();
    const bool maps_bytes = !table.defined() || (IsPlain(table) && table.scalar_type() == at::kFloat &&
                                                 table.nbytes() == 1024 && tensors[i].scalar_type() == at::kByte);
    const at::Tensor& column = tensors[i];
    if (!maps_bytes || !IsPlain(column) || column.dim() == 0 || column.is_quantized() || column.requires_grad()) {
      throw Refusal("TypeError", "rows are gathered from plain contiguous CPU tensors only");
    }
    aliases.emplace_back(tensors[i].variable_data(), table.defined() ? table.variable_data() : table);
  }
  return [aliases, positions = std::move(positions), pinned] {
    Tensors rows;
    for (const auto& [column, table] : aliases) rows.push_back(Rows(column, table, positions, pinned));
    return rows;
  };
}

}  // namespace

ENTRY(int64_t, openChannel) {
  const std::lock_guard lock(channels.mutex);
  channels.open[++channels.last].opener = state.callbacks;
  return channels.last;
}

ENTRY(void, closeChannel, int64_t number) {
  std::unordered_map<int64_t, Channel>::node_type closed;  // destroyed after the mutex is free again
  const std::lock_guard lock(channels.mutex);
  closed = channels.open.extract(number);
}

ENTRY(void, joinChannel, int64_t number) {
  // One OpenMP thread, as in PyTorch's workers; at::set_num_threads would also set the default of later threads.
  at::get_num_threads();
  if (omp_set_num_threads != nullptr) omp_set_num_threads(1);
  const std::lock_guard lock(channels.mutex);
  channels.Find(number).joiner = state.callbacks;
}

ENTRY(int32_t, channelState, int64_t number) {
  const std::lock_guard lock(channels.mutex);
  const auto& joiner = channels.Find(number).joiner;
  return joiner == nullptr ? 0 : joiner->closed ? 2 : 1;
}

ENTRY(int64_t, sendTensors, int64_t channel, Tensors tensors) {
  // The same memory in new tensor objects, so that no two threads share one.
  for (at::Tensor& tensor : tensors) tensor = tensor.variable_data();
  return Put(channel, std::make_shared<Message>(nullptr, std::move(tensors)));
}

ENTRY(napi_value, receiveTensors, int64_t channel, int64_t wanted) {
  std::unique_lock lock(channels.mutex);
  const auto found = channels.Find(channel).messages.extract(wanted);
  lock.unlock();
  if (found.empty()) throw Refusal("TypeError", "not the number of a message of tensors");
  found.mapped()->Make(true);
  return GiveArray(state, found.mapped()->tensors, [&](const at::Tensor& tensor) {
    // A view counts only the bytes that it shows: the rest of the memory belongs to the other thread.
    return Give(state, state.handles.Add(tensor, tensor.has_storage() ? static_cast<int64_t>(tensor.nbytes()) : 0));
  });
}

// Copies rows side by side, now or on another thread.
ENTRY(Tensors, gather, Tensors columns, Tensors tables, std::vector<int32_t> positions, bool pinned) {
  return Gathering(columns, tables, std::move(positions), pinned)();
}

ENTRY(int64_t, gatherAhead, int64_t channel, Tensors columns, Tensors tables, std::vector<int32_t> positions,
      bool pinned) {
  auto message = std::make_shared<Message>(Gathering(columns, tables, std::move(positions), pinned));
  // Not begun once nobody wants the message any more.
  at::launch([wanted = std::weak_ptr(message)] {
    try {
      if (const auto message = wanted.lock()) message->Make(false);
    } catch (const std::exception&) {
      // The receiving thread meets the same error.
    }
  });
  return Put(channel, std::move(message));
}

void ForgetChannels(State& state) {
  const std::lock_guard lock(channels.mutex);
  std::erase_if(channels.open, [&](const auto& entry) { return entry.second.opener == state.callbacks; });
}

}  // namespace torchnode
