// Shared parts of the C++ peer: the task from bench/run.mjs, data, weights, the timed loop and the output for
// bench/run.mjs.
#pragma once

#include <ATen/ATen.h>
#include <sys/resource.h>
#include <torch/headeronly/version.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <numeric>
#include <stdexcept>
#include <string>
#include <vector>

/// The task is one flat JSON object whose values are numbers, strings without escapes, and lists of numbers.
class Task {
 public:
  explicit Task(std::string json) : json_(std::move(json)) {}

  std::string Text(const std::string& name) const {
    const size_t from = Find(name) + 1;
    return json_.substr(from, json_.find('"', from) - from);
  }

  int64_t Number(const std::string& name) const { return std::stoll(json_.substr(Find(name))); }

  std::vector<int64_t> Numbers(const std::string& name) const {
    std::vector<int64_t> numbers;
    for (const char* at = json_.c_str() + Find(name); *at != ']';) {
      char* end = nullptr;
      numbers.push_back(std::strtoll(at + 1, &end, 10));
      at = end;
    }
    return numbers;
  }

 private:
  size_t Find(const std::string& name) const {
    const size_t at = json_.find('"' + name + "\":");
    if (at == std::string::npos) throw std::runtime_error("the task has no " + name);
    return at + name.size() + 3;
  }

  std::string json_;
};

inline std::vector<char> ReadFile(const std::string& path, size_t skip) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::vector<char> bytes(static_cast<size_t>(file.tellg()) - skip);
  file.seekg(static_cast<std::streamoff>(skip));
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return bytes;
}

/// The file of parameters, read in order.
class Weights {
 public:
  explicit Weights(const std::string& path) : bytes_(ReadFile(path, 0)) {}

  at::Tensor Next(at::IntArrayRef shape) {
    const int64_t size = c10::multiply_integers(shape);
    auto* data = reinterpret_cast<float*>(bytes_.data()) + at_;
    at_ += size;
    if (at_ * 4 > static_cast<int64_t>(bytes_.size())) throw std::runtime_error("the weights do not fit the model");
    return at::from_blob(data, shape, at::kFloat).clone();
  }

 private:
  std::vector<char> bytes_;
  int64_t at_ = 0;
};

/// Times the steps and prints the output for bench/run.mjs.
class Race {
 public:
  using Clock = std::chrono::steady_clock;

  explicit Race(const Task& task)
      : warmup_(task.Number("warmup")), steps_(task.Number("steps")), checked_(task.Numbers("checked")) {}

  /// `step(i)` does one step, `read(result, i)` returns its loss, `between` is not timed and returns further
  /// milliseconds.
  template <typename Step, typename Read>
  void Run(Step step, Read read, const std::function<double()>& between = nullptr) {
    auto started = Clock::now();
    for (int64_t i = 1; i <= warmup_ + steps_; ++i) {
      const auto result = step(i);
      if (std::find(checked_.begin(), checked_.end(), i) != checked_.end()) {
        losses_ += (losses_.empty() ? "\"" : ",\"") + std::to_string(i) + "\":" + Shown(read(result, i));
      }
      if (i == 1) {
        std::puts("first step");
        std::fflush(stdout);
      }
      const auto now = Clock::now();
      if (i > warmup_) {
        times_.push_back(std::chrono::duration<double, std::milli>(now - started).count());
        if (between) further_.push_back(between());
      }
      started = between ? Clock::now() : now;
    }
    Report();
  }

 private:
  static std::string Shown(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.9g", value);
    return text;
  }

  static double Median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
  }

  void Report() const {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) { return time.tv_sec + time.tv_usec / 1e6; };
    const double mean = std::accumulate(times_.begin(), times_.end(), 0.0) / static_cast<double>(times_.size());
    const std::string product = further_.empty() ? "" : ",\"product\":" + Shown(Median(further_));
    std::printf("{\"version\":\"libtorch %s, C++, torchnode's allocator\",\"losses\":{%s},\"mean\":%s,\"median\":%s%s,"
                "\"peakMb\":%s,\"cpuSeconds\":%s}\n",
                TORCH_VERSION, losses_.c_str(), Shown(mean).c_str(), Shown(Median(times_)).c_str(),
                product.c_str(), Shown(usage.ru_maxrss / 1024.0).c_str(),
                Shown(seconds(usage.ru_utime) + seconds(usage.ru_stime)).c_str());
  }

  int64_t warmup_;
  int64_t steps_;
  std::vector<int64_t> checked_;
  std::string losses_;
  std::vector<double> times_;
  std::vector<double> further_;
};
