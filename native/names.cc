// The words that JavaScript uses for libtorch's constants.
#include <ATen/Context.h>

#include "value.h"

namespace torchnode {
namespace {

const std::unordered_map<std::string, at::Layout> kLayouts = {
    {"strided", at::kStrided},      {"sparse_coo", at::kSparse},    {"sparse_csr", at::kSparseCsr},
    {"sparse_csc", at::kSparseCsc}, {"sparse_bsr", at::kSparseBsr}, {"sparse_bsc", at::kSparseBsc},
    {"_mkldnn", at::kMkldnn},       {"jagged", at::kJagged},
};

const std::unordered_map<std::string, at::MemoryFormat> kMemoryFormats = {
    {"contiguous_format", at::MemoryFormat::Contiguous},
    {"preserve_format", at::MemoryFormat::Preserve},
    {"channels_last", at::MemoryFormat::ChannelsLast},
    {"channels_last_3d", at::MemoryFormat::ChannelsLast3d},
};

}  // namespace

at::Device DeviceOf(const std::string& name) {
  const at::Device device(name);
  if (!device.is_cuda()) return device;
  auto& context = at::globalContext();
  const int64_t count = context.hasCUDA() ? context.getAcceleratorHooksInterface(at::kCUDA).deviceCount() : 0;
  if (count == 0) {
    throw Refusal("ERR_DEVICE", "device '" + name +
                                    "' is not available: no CUDA device is in use here (see: npx "
                                    "torchnode doctor)");
  }
  if (device.has_index() && device.index() >= count) {
    throw Refusal("ERR_DEVICE", "device '" + name + "' does not exist: this machine has " + std::to_string(count) +
                                    " CUDA device(s)");
  }
  return device;
}

std::string DTypeName(at::ScalarType type) { return c10::getDtypeNames(type).first; }

std::optional<at::ScalarType> DTypeOf(const std::string& name) {
  const auto type = Find(c10::getStringToDtypeMap(), name);
  // PyTorch's second names, as "float", are none of lib/types.ts.
  return type && DTypeName(*type) == name ? type : std::nullopt;
}

std::optional<at::Layout> LayoutOf(const std::string& name) { return Find(kLayouts, name); }

std::optional<at::MemoryFormat> MemoryFormatOf(const std::string& name) { return Find(kMemoryFormats, name); }

const char* LayoutName(at::Layout layout) {
  for (const auto& [name, value] : kLayouts) {
    if (layout == value) return name.c_str();
  }
  return "unknown";
}

}  // namespace torchnode
