// The C++ peer, over libtorch: the same operators, autograd and fused Adam, with the loop in C++.
#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>

#include "peer.h"

namespace {

using at::Tensor;
using Forward = std::function<Tensor(const Tensor&)>;
using Loss = std::function<Tensor(const Tensor&, const Tensor&)>;

/// A model's parameters in PyTorch's order, read from the file of weights.
struct Model {
  std::vector<Tensor> parameters;
  Forward forward;
};

class Reader {
 public:
  Reader(Weights& weights, Model& model) : weights_(weights), model_(model) {}

  Tensor Parameter(at::IntArrayRef shape) {
    model_.parameters.push_back(weights_.Next(shape).requires_grad_());
    return model_.parameters.back();
  }

  Forward Linear(int64_t outputs, int64_t inputs) {
    const Tensor weight = Parameter({outputs, inputs});
    const Tensor bias = Parameter({outputs});
    return [=](const Tensor& x) { return at::linear(x, weight, bias); };
  }

  Forward Conv(int64_t outputs, int64_t inputs) {
    const Tensor weight = Parameter({outputs, inputs, 3, 3});
    const Tensor bias = Parameter({outputs});
    return [=](const Tensor& x) { return at::conv2d(x, weight, bias, 1, 1); };
  }

  Forward Norm(int64_t width) {
    const Tensor weight = Parameter({width});
    const Tensor bias = Parameter({width});
    return [=](const Tensor& x) { return at::layer_norm(x, {width}, weight, bias); };
  }

  Forward EncoderLayer(int64_t width, int64_t hidden, int64_t heads) {
    const Forward mix = Linear(3 * width, width);
    const Forward out = Linear(width, width);
    const Forward up = Linear(hidden, width);
    const Forward down = Linear(width, hidden);
    const Forward first = Norm(width);
    const Forward second = Norm(width);
    return [=](const Tensor& x) {
      const int64_t batch = x.size(0);
      const int64_t tokens = x.size(1);
      const auto parts = mix(x).view({batch, tokens, 3, heads, width / heads}).permute({2, 0, 3, 1, 4}).unbind(0);
      const Tensor heard = at::scaled_dot_product_attention(parts[0], parts[1], parts[2]);
      const Tensor attended = first(x + out(heard.transpose(1, 2).reshape({batch, tokens, width})));
      return second(attended + down(at::relu(up(attended))));
    };
  }

 private:
  Weights& weights_;
  Model& model_;
};

Model MakeAutoencoder(Weights& weights, int64_t latent) {
  Model model;
  Reader read(weights, model);
  const Forward in = read.Linear(100, 784);
  const Forward code = read.Linear(latent, 100);
  const Forward back = read.Linear(100, latent);
  const Forward out = read.Linear(784, 100);
  model.forward = [=](const Tensor& x) {
    const Tensor z = at::tanh(code(at::relu(in(x.flatten(1)))));
    return at::sigmoid(out(at::relu(back(z)))).unflatten(1, {1, 28, 28});
  };
  return model;
}

Model MakeCnn(Weights& weights) {
  Model model;
  Reader read(weights, model);
  const Forward first = read.Conv(16, 1);
  const Forward second = read.Conv(32, 16);
  const Forward head = read.Linear(10, 32 * 7 * 7);
  model.forward = [=](const Tensor& x) {
    const Tensor half = at::max_pool2d(at::relu(first(x)), 2);
    return head(at::max_pool2d(at::relu(second(half)), 2).flatten(1));
  };
  return model;
}

Model MakeTransformer(Weights& weights) {
  Model model;
  Reader read(weights, model);
  const Forward embed = read.Linear(64, 28);
  const Tensor positions = read.Parameter({28, 64});
  const Forward first = read.EncoderLayer(64, 128, 4);
  const Forward second = read.EncoderLayer(64, 128, 4);
  const Forward head = read.Linear(10, 64);
  model.forward = [=](const Tensor& x) { return head(second(first(embed(x) + positions)).mean(1)); };
  return model;
}

Model MakeStack(Weights& weights, int64_t width) {
  Model model;
  Reader read(weights, model);
  const Forward first = read.Linear(width, width);
  const Forward second = read.Linear(width, width);
  const Forward third = read.Linear(width, width);
  model.forward = [=](const Tensor& x) { return third(at::relu(second(at::relu(first(x))))); };
  return model;
}

/// Adam with PyTorch's defaults, by the fused kernel.
class Adam {
 public:
  explicit Adam(std::vector<Tensor> parameters) : parameters_(std::move(parameters)) {
    for (const Tensor& parameter : parameters_) {
      averages_.push_back(at::zeros_like(parameter));
      squares_.push_back(at::zeros_like(parameter));
      steps_.push_back(at::zeros({}, at::kFloat));
    }
  }

  void Step() {
    const c10::NoGradGuard no_grad;
    std::vector<Tensor> gradients;
    for (const Tensor& parameter : parameters_) gradients.push_back(parameter.grad());
    for (const Tensor& step : steps_) step.add_(1);
    at::_fused_adam_(parameters_, gradients, averages_, squares_, {}, steps_, 1e-3, 0.9, 0.999, 0, 1e-8, false, false);
  }

 private:
  std::vector<Tensor> parameters_;
  std::vector<Tensor> averages_;
  std::vector<Tensor> squares_;
  std::vector<Tensor> steps_;
};

/// SGD without momentum, by the fused kernel.
class Sgd {
 public:
  Sgd(std::vector<Tensor> parameters, double rate) : parameters_(std::move(parameters)), rate_(rate) {}

  void Step() {
    const c10::NoGradGuard no_grad;
    std::vector<Tensor> gradients;
    for (const Tensor& parameter : parameters_) gradients.push_back(parameter.grad());
    at::_fused_sgd_(parameters_, gradients, {}, 0, 0, rate_, 0, false, false, true);
  }

 private:
  std::vector<Tensor> parameters_;
  double rate_;
};

/// The training images or labels, from torchvision's files.
Tensor ReadImages(const Task& task) {
  auto bytes = ReadFile(task.Text("root") + "/MNIST/raw/train-images-idx3-ubyte", 16);
  return at::from_blob(bytes.data(), {60000, 784}, at::kByte).to(at::kFloat).div_(255);
}

Tensor ReadLabels(const Task& task) {
  auto bytes = ReadFile(task.Text("root") + "/MNIST/raw/train-labels-idx1-ubyte", 8);
  return at::from_blob(bytes.data(), {60000}, at::kByte).to(at::kLong);
}

template <typename Optimizer>
void TrainWith(Optimizer optimizer, const Task& task, const Model& model, const Tensor& inputs, const Tensor& targets,
               const Loss& loss_of) {
  const int64_t batch = task.Number("batch");
  const auto xs = inputs.split(batch);
  const auto ys = targets.split(batch);
  const auto step = [&](int64_t i) {
    const size_t at = static_cast<size_t>(i - 1) % xs.size();
    const Tensor loss = loss_of(model.forward(xs[at]), ys[at]);
    loss.backward();
    optimizer.Step();
    for (const Tensor& parameter : model.parameters) parameter.mutable_grad().reset();
    return loss;
  };
  const auto read = [](const Tensor& loss, int64_t) { return loss.item<double>(); };
  if (task.Text("workload") != "stack") return Race(task).Run(step, read);
  const int64_t width = task.Number("width");
  const Tensor a = at::ones({batch, width});
  const Tensor b = at::ones({width, width});
  Race(task).Run(step, read, [&] {
    const auto started = Race::Clock::now();
    at::mm(a, b);
    return std::chrono::duration<double, std::milli>(Race::Clock::now() - started).count();
  });
}

void Train(const Task& task, const Model& model, const Tensor& inputs, const Tensor& targets, const Loss& loss_of) {
  if (task.Text("optimizer") == "SGD") {
    const double rate = static_cast<double>(task.Number("width")) / 10;
    return TrainWith(Sgd(model.parameters, rate), task, model, inputs, targets, loss_of);
  }
  TrainWith(Adam(model.parameters), task, model, inputs, targets, loss_of);
}

void Infer(const Task& task, const Model& model) {
  const c10::InferenceMode inference;
  const int64_t batch = task.Number("batch");
  const Tensor images = ReadImages(task);
  const std::vector<Tensor> inputs = images.view({60000, 1, 28, 28}).slice(0, 0, 1000 * batch).split(batch);
  const auto input_of = [&](int64_t i) -> const Tensor& { return inputs[(i - 1) % inputs.size()]; };
  const auto step = [&](int64_t i) {
    const Tensor y = model.forward(input_of(i));
    return std::vector<float>(y.data_ptr<float>(), y.data_ptr<float>() + y.numel());
  };
  Race(task).Run(step, [&](const std::vector<float>& output, int64_t i) {
    const float* pixels = input_of(i).data_ptr<float>();
    double sum = 0;
    for (size_t k = 0; k < output.size(); ++k) {
      const double off = output[k] - pixels[k];
      sum += off * off;
    }
    return sum / static_cast<double>(output.size());
  });
}

void Run(const Task& task) {
  at::set_num_threads(static_cast<int>(task.Number("threads")));
  Weights weights(task.Text("weights"));
  const std::string workload = task.Text("workload");
  const Loss squared = [](const Tensor& y, const Tensor& target) { return at::mse_loss(y, target); };
  const Loss crossed = [](const Tensor& y, const Tensor& target) { return at::cross_entropy_loss(y, target); };
  if (workload == "inference") return Infer(task, MakeAutoencoder(weights, task.Number("latent")));
  if (workload == "autoencoder") {
    const Tensor images = ReadImages(task).view({60000, 1, 28, 28});
    return Train(task, MakeAutoencoder(weights, task.Number("latent")), images, images, squared);
  }
  if (workload == "cnn") {
    const Tensor images = ReadImages(task).view({60000, 1, 28, 28});
    return Train(task, MakeCnn(weights), images, ReadLabels(task), crossed);
  }
  if (workload == "transformer") {
    const Tensor images = ReadImages(task).view({60000, 28, 28});
    return Train(task, MakeTransformer(weights), images, ReadLabels(task), crossed);
  }
  const int64_t width = task.Number("width");
  const Tensor x = weights.Next({task.Number("batch"), width});
  const Tensor y = weights.Next({task.Number("batch"), width});
  Train(task, MakeStack(weights, width), x, y, squared);
}

}  // namespace

int main(int, char** arguments) {
  try {
    Run(Task(arguments[1]));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
