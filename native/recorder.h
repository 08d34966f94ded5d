// Watches what a function does and makes a Program of it.
#pragma once
#include <ATen/core/Tensor.h>

#include <memory>
#include <string>
#include <unordered_map>

#include "program.h"

namespace torchnode {

// One program in the making.
class Recorder {
 public:
  Recorder(Program::Level level, at::TensorList inputs);

  // An operator that is about to run, with its arguments on the stack; an instruction that Finish completes.
  Instruction Begin(const c10::OperatorHandle& op, const std::vector<c10::IValue>& stack);
  void Finish(Instruction instruction, const std::vector<c10::IValue>& stack);
  // A gradient is about to be set or taken away.
  void BeforeGradient(const at::Tensor& leaf);
  // A gradient is being read: what the leaf has then, or that it has none, is a part of what the program relies on.
  void ReadGradient(const at::Tensor& leaf);
  // JavaScript that is no part of the program, and runs again each time.
  void Call(std::shared_ptr<Callback> call);
  // The level cannot express what happens.
  void Refuse(const std::string& reason) { if (refusal_.empty()) refusal_ = reason; }
  const std::string& refusal() const { return refusal_; }
  // An error says that the function cannot be recorded; the function may catch it.
  void Break() { ++broken_; }
  bool broken() const { return broken_ > 0; }
  // Whether something that lasts has been overwritten by what has a graph, which a program of kernels would not give it.
  bool WritesGraph() const;

  // Whether the program computes this tensor.
  bool Makes(const at::Tensor& tensor) const { return IsMade(Find(tensor)); }
  // Where `freezing`, weights may be copied into the form that is read fastest.
  std::shared_ptr<Program> End(at::TensorList outputs, bool freezing);

 private:
  struct Known {
    Facts facts;
    int64_t offset;
    int32_t slot;
  };
  struct Leaf {
    int32_t slot;
    bool bound;    // the program knows what its gradient was at the start
    bool touched;  // its gradient has been set or taken away
  };

  int32_t Find(const at::Tensor& tensor) const;
  int32_t Slot(const at::Tensor& tensor);  // of an argument; captured when it is unknown
  int32_t New(const at::Tensor& tensor);
  const void* KeyOf(const at::Tensor& tensor);
  bool IsMade(int32_t slot) const;
  Leaf& LeafAt(int32_t slot);
  void NoteOverlaps(int32_t slot);
  void ForgetResized(const Instruction& instruction, const at::Tensor& tensor);
  int32_t Alias(const at::Tensor& tensor, int32_t slot);
  void Bind(Leaf& leaf);
  void PublishGradients(bool all);
  void NoteWrite(const at::Tensor& tensor, const c10::OperatorHandle& op);
  void NoteDevice(const at::Tensor& tensor, const c10::OperatorHandle& op);
  std::vector<const Known*> KnownOfSlots(bool alone) const;
  void TakeOutViews();
  void PackWeights();
  void FindDead();
  void WorkInPlace();

  std::shared_ptr<Program> program_;
  std::unordered_map<const void*, std::vector<Known>> known_;
  // So that no address is used twice while this lives, though the memory itself is freed as ever.
  std::vector<c10::weak_intrusive_ptr<c10::StorageImpl>> storages_;
  std::vector<c10::weak_intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>> tensors_;
  std::vector<Leaf> leaves_;
  std::vector<bool> made_;  // by the program; the others are inputs and captured tensors
  std::string refusal_;
  int broken_ = 0;
};

// The environment is going.
void AbandonRecording(State& state);

// For what happens outside the dispatcher.
void NoteGradient(State& state, const at::Tensor& leaf);
void NoteGradientRead(State& state, const at::Tensor& leaf);
void NoteBackward(State& state);
// A tensor that JavaScript has filled: within a recording a copy, so that every replay makes a new one with the same values.
at::Tensor Constant(State& state, at::Tensor tensor);
// What no program can hold, such as a value that is read: an error while one is recorded.
void RefuseWhileRecording(const State& state, const char* what);

}  // namespace torchnode
