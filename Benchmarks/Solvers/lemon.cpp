// Solves networks with LEMON's network simplex, one after the other, and prints the cost of all with the seconds it took.
//
//     lemon FILE...
//
// FILE is in the binary form of network.py. Reading is timed apart; solving begins with the arrays in memory. The
// arrays are let go as soon as LEMON has its own copy.

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

using Graph = lemon::SmartDigraph;
using Simplex = lemon::NetworkSimplex<Graph, int, long long>;
using Clock = std::chrono::steady_clock;

template <typename Item, typename Number>
struct Column {
  using Key = Item;
  using Value = Number;
  std::vector<int32_t> numbers;
  Value operator[](Key key) const { return numbers[Graph::id(key)]; }
};

template <typename Number>
static std::vector<Number> read(std::FILE *file, size_t count) {
  std::vector<Number> numbers(count);
  if (std::fread(numbers.data(), sizeof(Number), count, file) != count) {
    std::fprintf(stderr, "lemon: the file is too short\n");
    std::exit(1);
  }
  return numbers;
}

static double seconds(Clock::time_point start, Clock::time_point end) {
  return std::chrono::duration<double>(end - start).count();
}

int main(int count, char **words) {
  long long cost = 0;
  double reading = 0, solving = 0;
  for (int word = 1; word < count; word++) {
    auto start = Clock::now();
    std::FILE *file = std::fopen(words[word], "rb");
    if (!file) return std::perror(words[word]), 1;
    auto sizes = read<int64_t>(file, 2);
    auto tails = read<int32_t>(file, sizes[1]), heads = read<int32_t>(file, sizes[1]);
    Column<Graph::Arc, int> capacities{read<int32_t>(file, sizes[1])};
    Column<Graph::Arc, long long> costs{read<int32_t>(file, sizes[1])};
    Column<Graph::Node, int> supplies{read<int32_t>(file, sizes[0])};
    std::fclose(file);
    auto loaded = Clock::now();

    Graph graph;
    graph.reserveNode(sizes[0]);
    graph.reserveArc(sizes[1]);
    for (int64_t node = 0; node < sizes[0]; node++) graph.addNode();
    for (int64_t arc = 0; arc < sizes[1]; arc++)
      graph.addArc(graph.nodeFromId(tails[arc]), graph.nodeFromId(heads[arc]));
    tails = {};
    heads = {};
    Simplex simplex(graph);
    simplex.upperMap(capacities).costMap(costs).supplyMap(supplies);
    capacities = {};
    costs = {};
    if (simplex.run() != Simplex::OPTIMAL) {
      std::fprintf(stderr, "lemon: no optimum\n");
      return 1;
    }
    cost += simplex.totalCost<long long>();
    reading += seconds(start, loaded);
    solving += seconds(loaded, Clock::now());
  }
  std::printf("{\"cost\": %lld, \"read_seconds\": %.3f, \"solve_seconds\": %.3f}\n", cost, reading, solving);
}
