// Whether a program does what its function does: it runs on copies of all that it writes, then the function runs as
// written, and what both made of the same state is compared to the bit.
#pragma once
#include <ATen/core/Generator.h>

#include <unordered_set>

#include "handles.h"
#include "program.h"

namespace torchnode {

class Proof : public Watcher {
 public:
  // Throws a Refusal when the inputs do not fit. Runs the program up to its first JavaScript, or its end.
  Proof(State& state, const Program& program, std::vector<at::Tensor> inputs);
  ~Proof() override { Watch(false); }

  // The function is about to run JavaScript that a program leaves to itself; and has run it, which gave this.
  void Pause();
  void Resume(const at::Tensor& result);
  // The function has ended with these results: why they do not agree, and where, or nothing.
  std::string End(const std::vector<at::Tensor>& results);
  // The stack of the call that named a tensor which the program does not know.
  const std::string& line() const { return where_; }

  void Touch(int64_t serial, const at::Tensor& tensor) override;

 private:
  void Watch(bool on);
  void NoteVersions();
  // Gives the copy memory of its own for all that it writes.
  void Separate();
  void Follow();
  void RunShadow();
  void CompareForms();
  void CompareLasting();
  void CompareResults(const std::vector<at::Tensor>& results);
  void CompareGenerators();
  void Doubt(const std::string& why) {
    if (doubt_.empty()) doubt_ = why;
  }

  State& state_;
  std::shared_ptr<Program> shadow_;
  std::vector<at::Tensor> real_;  // what its slots held before it got copies
  std::unordered_map<const void*, c10::Storage> copies_;  // of the memory that it writes
  std::unordered_set<int32_t> leaves_;                    // slots of those whose gradients it sets or uses
  size_t place_ = 0;
  bool watching_ = false;
  int64_t mark_;                                     // handles made later are the function's own
  std::unordered_set<const void*> known_;            // the tensors that it may name
  std::vector<int64_t> versions_;                    // of the plan's facts
  std::unordered_map<const void*, const void*> originals_;  // of the copies of leaves
  std::vector<at::Generator> generators_;
  std::vector<at::Tensor> drawn_;  // the generators' states after the program
  std::string doubt_;
  std::string where_;
};

}  // namespace torchnode
