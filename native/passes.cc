// What is made of a recording once it is whole, so that its replays do less.
#include <algorithm>
#include <map>

#include "recorder.h"

namespace torchnode {

// What looks at the same captured memory in the same way each time, such as the transpose of a weight, is done once.
void Recorder::TakeOutViews() {
  std::vector<const void*> memory(program_->slots.size());
  for (const auto& [key, known] : known_) {
    for (const Known& each : known) memory[each.slot] = key;
  }
  const auto is_view = [&](const Instruction& instruction) {
    if (!instruction.op || instruction.op->schema().is_mutable() || instruction.operands.size() != 1) return false;
    // What is given away, or changes its shape later on, must be new each time.
    const auto& given = program_->outputs;
    if (instruction.fresh) return false;
    for (const Result& result : instruction.results) {
      if (std::find(given.begin(), given.end(), result.slot) != given.end()) return false;
    }
    const auto& returns = instruction.op->schema().returns();
    if (returns.size() != 1 || !returns[0].alias_info() || !program_->lasting[instruction.operands[0].slots[0]]) return false;
    // `to`, `reshape` and their kin say that they may be views, and copy where they must.
    const void* captured = memory[instruction.operands[0].slots[0]];
    return std::all_of(instruction.results.begin(), instruction.results.end(), [&](const Result& result) { return memory[result.slot] == captured; });
  };
  std::vector<Instruction> rest;
  for (Instruction& instruction : program_->instructions) {
    if (!is_view(instruction)) {
      rest.push_back(std::move(instruction));
      continue;
    }
    for (const Result& result : instruction.results) {
      program_->lasting[result.slot] = true;
      made_[result.slot] = false;
    }
    program_->views.push_back(std::move(instruction));
  }
  program_->instructions = std::move(rest);
}

// What is known of each slot; where `alone`, of those only that have their memory for themselves.
std::vector<const Recorder::Known*> Recorder::KnownOfSlots(bool alone) const {
  std::vector<const Known*> slots(program_->slots.size());
  for (const auto& [memory, known] : known_) {
    if (alone && known.size() > 1) continue;
    for (const Known& each : known) slots[each.slot] = &each;
  }
  return slots;
}

// Products with a weight's transpose, as of nn.Linear, go to MKL's packed form, if this libtorch has MKL.
void Recorder::PackWeights() {
  auto& dispatcher = c10::Dispatcher::singleton();
  const auto linear = dispatcher.findSchema({"mkl::_mkl_linear", ""}), reorder = dispatcher.findSchema({"mkl::_mkl_reorder_linear_weight", ""});
  const auto inference = [&](int32_t slot) { return program_->slots[slot].is_inference(); };  // whose changes nobody counts
  if (!linear || !reorder || !program_->written.empty() || std::any_of(program_->captured.begin(), program_->captured.end(), inference)) return;
  std::unordered_map<int32_t, int32_t> weights;  // by the slots of their transposes
  for (const Instruction& view : program_->views) weights[view.results[0].slot] = view.operands[0].slots[0];
  const auto known = KnownOfSlots(false);
  std::map<std::pair<int32_t, int64_t>, int32_t> packed;  // once for all layers that share it
  const auto pack = [&](int32_t weight, int64_t rows) {
    const auto [found, is_new] = packed.try_emplace({weight, rows});
    if (!is_new) return found->second;
    const auto slot = static_cast<int32_t>(program_->slots.size());
    program_->slots.emplace_back();
    made_.push_back(false);
    program_->views.push_back({reorder, {c10::IValue(), rows}, {{0, Operand::Kind::kTensor, {weight}}}, {{0, -1, slot}}});
    program_->lasting.push_back(true);
    program_->packs = true;
    return found->second = slot;
  };
  for (Instruction& instruction : program_->instructions) {
    const std::string name = instruction.op ? instruction.op->operator_name().name : "";
    const bool adds = name == "aten::addmm";
    if (!adds && name != "aten::mm") continue;
    const auto one = [](const c10::IValue& factor) { return factor.isInt() && factor.toInt() == 1; };
    if (adds && !(one(instruction.arguments[3]) && one(instruction.arguments[4]))) continue;
    const auto slot = [&](size_t operand) { return instruction.operands[operand].slots[0]; };
    const int32_t bias = adds ? slot(0) : -1, rows = slot(adds), transpose = slot(adds + 1);
    const auto weight = weights.find(transpose);
    if (weight == weights.end()) continue;
    const auto unknown = [&](int32_t operand) { return operand >= 0 && known[operand] == nullptr; };
    if (unknown(weight->second) || unknown(transpose) || unknown(rows) || unknown(bias)) continue;
    const Facts &matrix = known[weight->second]->facts, &turned = known[transpose]->facts, &given = known[rows]->facts;
    const bool plain = matrix.dtype == at::kFloat && matrix.device.is_cpu() && matrix.strides == std::vector{turned.sizes[0], int64_t{1}};
    const bool is_transpose = turned.strides == std::vector{int64_t{1}, turned.sizes[0]} && matrix.sizes == std::vector{turned.sizes[1], turned.sizes[0]} &&
                              known[weight->second]->offset == known[transpose]->offset;
    if (!plain || !is_transpose || given.strides != std::vector{given.sizes[1], int64_t{1}}) continue;
    if (adds && known[bias]->facts.sizes != std::vector{turned.sizes[1]}) continue;
    instruction.op = linear;
    instruction.arguments.assign({{}, {}, {}, {}, given.sizes[0]});
    instruction.operands.clear();
    uint32_t argument = 0;
    for (const int32_t operand : {rows, pack(weight->second, given.sizes[0]), weight->second, bias}) {
      if (operand >= 0) instruction.operands.push_back({argument++, Operand::Kind::kTensor, {operand}});
    }
  }
}

void Recorder::FindDead() {
  std::vector<bool> needed(program_->slots.size());
  for (const int32_t slot : program_->outputs) {
    if (slot >= 0) needed[slot] = true;
  }
  for (auto instruction = program_->instructions.rbegin(); instruction != program_->instructions.rend(); ++instruction) {
    const auto use = [&](int32_t slot) {
      if (!IsMade(slot) || needed[slot]) return;
      needed[slot] = true;
      instruction->dead.push_back(slot);
    };
    for (const Result& result : instruction->results) use(result.slot);
    for (const Operand& operand : instruction->operands) std::for_each(operand.slots.begin(), operand.slots.end(), use);
    use(instruction->from);
  }
}

// A pointwise operator on what nothing needs any more writes over it.
void Recorder::WorkInPlace() {
  const auto known = KnownOfSlots(false), alone = KnownOfSlots(true);
  for (Instruction& instruction : program_->instructions) {
    if (!instruction.op || !instruction.op->hasTag(at::Tag::pointwise) || instruction.op->hasTag(at::Tag::nondeterministic_seeded)) continue;
    if (instruction.results.size() != 1 || instruction.results[0].item >= 0 || instruction.operands.empty()) continue;
    const Operand& first = instruction.operands[0];
    if (first.argument != 0 || first.kind != Operand::Kind::kTensor) continue;
    const int32_t slot = first.slots[0];
    const auto uses = [&](const Operand& operand) { return std::find(operand.slots.begin(), operand.slots.end(), slot) != operand.slots.end(); };
    const Known *from = slot < 0 ? nullptr : alone[slot], *to = known[instruction.results[0].slot];
    const auto& dead = instruction.dead;
    if (from == nullptr || to == nullptr || !(from->facts == to->facts) || std::find(dead.begin(), dead.end(), slot) == dead.end() ||
        std::count_if(instruction.operands.begin(), instruction.operands.end(), uses) != 1) {
      continue;
    }
    if (at::isComplexType(from->facts.dtype)) continue;  // whose quotients have other last bits in place
    const auto& name = instruction.op->operator_name();
    const auto in_place = c10::Dispatcher::singleton().findSchema({name.name + "_", name.overload_name});
    if (in_place && in_place->schema().arguments().size() == instruction.op->schema().arguments().size()) instruction.op = in_place;
  }
}

}  // namespace torchnode
