// What torch.compile sees of a function while it runs: a log of all that reached libtorch, which lib/compile/log.ts
// reads when the function has ended. Native decides nothing; what may have to be refused at once it asks JavaScript.
#pragma once
#include <ATen/core/dispatch/Dispatcher.h>

#include <unordered_map>
#include <unordered_set>

#include "callback.h"
#include "handles.h"
#include "program.h"

namespace torchnode {

// What happens beside operators. In the order of `acts` in lib/compile/log.ts; from reading values on it is asked
// first.
enum class Act : int32_t {
  kTouch,
  kLeaf,
  kLeafGradient,
  kCall,
  kCallResult,
  kReadGrad,
  kSetGrad,
  kBackward,
  kBackwardEnds,
  kSetRequiresGrad,
  kRegisterHook,
  kApplyFunction,
  kReadValue,
  kReadValues,
  kReadAddress,
  kReplaceMemory,
  kSeed,
  kReadGeneratorState,
};

class Recording : public Watcher {
 public:
  // `ask`: (question, act, operator or layout) -> 0 to go on, 1 to record nothing from here on.
  // `names`: handles under which the function may know its inputs by itself, beside those that it is given.
  Recording(State& state, at::TensorList inputs, const std::vector<int32_t>& names, napi_value ask);

  // An operator is about to run, with its arguments on the stack.
  void Begin(Level level, const c10::OperatorHandle& op, const std::vector<c10::IValue>& stack);
  void Finish(const c10::OperatorHandle& op, const std::vector<c10::IValue>& stack);
  // The operator that has begun last has thrown.
  void Fail();
  // The memory had run out: the call that has begun last begins once more.
  void Again();
  void Note(Act act, const at::Tensor& tensor);
  // Some code gave this tensor to the addon.
  void Touch(int64_t serial, const at::Tensor& tensor) override;
  // The whole log of a function that gave these, for JavaScript.
  napi_value Give(at::TensorList results);
  // What was recorded under a number, for building a program: the tensor of a meta, the operator and its plain
  // arguments.
  const at::Tensor& TensorOf(int32_t meta) const { return kept_.at(meta); }
  const Instruction& Recorded(int32_t number) const { return called_.at(number); }
  bool abandoned() const { return abandoned_; }
  uint64_t modes() const { return modes_; }
  int64_t leaf_hooks() const { return leaf_hooks_; }

 private:
  // A tensor as a replay sees it: where its memory is, and how it lies there. The order in which lib/compile/log.ts
  // reads it: the addresses of its record and its memory, the offset there, bits, dtype, item size, the place of its
  // device, how many dimensions it has, sizes, strides.
  using Meta = std::vector<double>;
  static constexpr size_t kBits = 3;
  struct Known {
    int32_t number;
    std::vector<bool> writes;  // into which arguments
    int32_t training = -1;     // the argument that says whether it writes into those that its schema does not mark
  };
  struct Open {
    int32_t number;
    size_t event = 0;                                     // where it begins in the log
    int32_t failures = 0;                                 // before it
    std::vector<std::pair<at::Tensor, int32_t>> written;  // what is there before the recording, and its meta
  };

  void Add(Act act, int32_t meta = -1, int32_t grad = -1);
  // A part of an event; false for what holds no tensors. `aliases`: as Tensors in lib/compile/log.ts has it.
  bool AddTensors(std::vector<int32_t>& event, size_t place, const c10::IValue& value, bool aliases, bool made);
  void AddGradients();
  int32_t MetaOf(const at::Tensor& tensor, bool made = false);
  const Known& KnownOf(const c10::OperatorHandle& op);
  bool IsMade(const at::Tensor& tensor) const;
  // Asks JavaScript.
  void Ask(int32_t what, int32_t which, const std::string& detail);

  State& state_;
  const Callback ask_;
  const uint64_t modes_;
  const int64_t leaf_hooks_;
  bool abandoned_ = false;
  const int64_t strays_;    // how many operators had run on threads without a recording when this one began
  const bool in_autocast_;  // a block of autocast that keeps what it casts lies around it
  bool foreign_ = false;    // a tensor from outside has a graph
  int32_t failures_ = 0;
  std::vector<int32_t> inputs_;
  std::vector<int32_t> events_;
  std::vector<Meta> metas_;
  std::vector<at::Device> devices_;
  // While it lasts no other tensor gets the address of one that was seen, or of its memory, which is freed as ever.
  std::vector<c10::weak_intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>> tensors_;
  std::vector<c10::weak_intrusive_ptr<c10::StorageImpl>> storages_;
  std::unordered_map<int32_t, at::Tensor> kept_;  // what was there before, by its metas
  std::unordered_map<const void*, int32_t> last_meta_;
  std::unordered_set<const void*> made_tensors_;
  std::unordered_set<const void*> made_storages_;
  std::unordered_set<const void*> known_storages_;
  std::unordered_set<int64_t> touched_;
  std::unordered_set<int64_t> names_;  // serials of those handles
  bool names_inputs_ = false;          // it has used one
  std::vector<int32_t> leaves_;
  std::unordered_set<int32_t> plain_leaves_;  // that require no gradient, and were asked for one
  std::unordered_map<c10::OperatorHandle, Known> known_operators_;
  std::vector<c10::OperatorHandle> operators_;
  std::vector<Instruction> called_;
  std::vector<Open> open_;
  Open failed_;  // the last call that threw
};

// Whether what this thread does is being recorded.
bool IsRecording();
// Calls an operator; within a recording it becomes a part of the log.
void Invoke(const c10::OperatorHandle& op, std::vector<c10::IValue>& stack);
// A new tensor for what is copied in: plain memory within a transform of torch.func too, and seen by no recording.
at::Tensor NewPlain(at::IntArrayRef sizes, const at::TensorOptions& options);
// Does nothing where none goes on.
void EndRecording(State& state);
// Tells a recording of what happens outside the dispatcher; it may refuse, with an error.
void Note(Act act, const at::Tensor& tensor = {});
// The call that has failed begins once more.
void NoteAgain();

}  // namespace torchnode
