// Typed arrays in and out. Always a copy: a tensor over a JavaScript buffer would outlive its transfer or resize.

#include <cstring>

#include "entry.h"
#include "recording.h"

namespace torchnode {
namespace {

struct Bytes {
  void* data;
  size_t size;
};

Bytes TakeBytes(napi_env env, napi_value value) {
  bool is_typed_array;
  Check(napi_is_typedarray(env, value, &is_typed_array));
  if (!is_typed_array) throw Refusal("TypeError", "expected a typed array");
  napi_typedarray_type type;
  size_t length, offset;
  void* data;
  napi_value buffer;
  Check(napi_get_typedarray_info(env, value, &type, &length, &data, &buffer, &offset));
  bool detached = false;
  if (napi_is_detached_arraybuffer(env, buffer, &detached) == napi_ok && detached) {
    throw Refusal("ERR_DETACHED", "the typed array's buffer has been transferred away; pass a copy that is still here");
  }
  static constexpr size_t kWidths[] = {1, 1, 1, 2, 2, 4, 4, 4, 8, 8, 8};
  if (static_cast<size_t>(type) >= std::size(kWidths)) {
    throw Refusal("TypeError", "this kind of typed array is not supported; pass a Uint8Array over its bytes");
  }
  return {data, length * kWidths[type]};
}

}  // namespace

ENTRY(at::Tensor, fromBytes, napi_value data, std::vector<int64_t> shape, std::string dtype_name) {
  const Bytes bytes = TakeBytes(state.env, data);
  const auto dtype = DTypeOf(dtype_name);
  if (!dtype) throw Refusal("ERR_DTYPE", "unknown dtype");
  const at::Tensor tensor = NewPlain(shape, at::TensorOptions(*dtype));
  if (tensor.nbytes() != bytes.size) {
    throw Refusal("ERR_SHAPE",
                  std::to_string(bytes.size) + " bytes of data for a tensor of " + std::to_string(tensor.nbytes()));
  }
  if (bytes.size > 0) std::memcpy(tensor.mutable_data_ptr(), bytes.data, bytes.size);
  if (!IsRecording()) return tensor;
  // Every replay makes a new one with the same values.
  std::vector<c10::IValue> stack{tensor, c10::IValue()};
  Invoke(c10::Dispatcher::singleton().findSchemaOrThrow("aten::clone", ""), stack);
  return stack[0].toTensor();
}

ENTRY(void, toBytes, at::Tensor source, napi_value target) {
  Note(Act::kReadValues);
  // Gradients that are zero throughout may come without memory: libtorch's zero tensors.
  if (source._is_zerotensor()) source = source.clone();
  const bool plain = source.is_cpu() && source.layout() == at::kStrided && source.is_contiguous() &&
                     !source.is_conj() && !source.is_neg() && source.has_storage();
  const at::Tensor tensor = plain ? source : source.detach().to(at::kCPU).contiguous().resolve_conj().resolve_neg();
  const Bytes bytes = TakeBytes(state.env, target);
  if (tensor.nbytes() != bytes.size) {
    throw Refusal("ERR_SHAPE", "this tensor's elements take " + std::to_string(tensor.nbytes()) +
                                   " bytes, the typed array has " + std::to_string(bytes.size));
  }
  if (bytes.size > 0) std::memcpy(bytes.data, tensor.const_data_ptr(), bytes.size);
}

}  // namespace torchnode
