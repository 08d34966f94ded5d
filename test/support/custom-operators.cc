// A user's library of operators; test/tensor/custom-operators.test.ts compiles and loads it.
#include <ATen/TensorOperators.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/library.h>

namespace {

struct Cube : torch::autograd::Function<Cube> {
  static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& x, double scale) {
    at::AutoDispatchBelowADInplaceOrView below;
    context->save_for_backward({x});
    context->saved_data["scale"] = scale;
    return x * x * x * scale;
  }

  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context, torch::autograd::variable_list grads) {
    const at::Tensor x = context->get_saved_variables()[0];
    return {grads[0] * x * x * (3 * context->saved_data["scale"].toDouble()), at::Tensor()};
  }
};

at::Tensor CubeAutograd(const at::Tensor& x, double scale) { return Cube::apply(x, scale); }

at::Tensor CubeKernel(const at::Tensor& x, double scale) { return x * x * x * scale; }

std::tuple<at::Tensor, int64_t> SumAndCount(const at::TensorList& tensors) {
  TORCH_CHECK(!tensors.empty(), "sum_and_count: the list is empty");
  at::Tensor sum = tensors[0];
  for (size_t i = 1; i < tensors.size(); ++i) sum = sum + tensors[i];
  return {sum, static_cast<int64_t>(tensors.size())};
}

}  // namespace

TORCH_LIBRARY(torchnode_test, library) {
  library.def("cube(Tensor x, *, float scale=1.0) -> Tensor");
  library.def("sum_and_count(Tensor[] tensors) -> (Tensor sum, int count)", SumAndCount);
}

TORCH_LIBRARY_IMPL(torchnode_test, CPU, library) { library.impl("cube", CubeKernel); }

TORCH_LIBRARY_IMPL(torchnode_test, Autograd, library) { library.impl("cube", CubeAutograd); }
