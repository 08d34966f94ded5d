// A graph convolutional network on a made-up graph, after PyTorch's examples/gcn.
import torch, { nn, optim } from 'torchnode'
import { chance } from './_data.mjs'

const F = nn.functional
const [NODES, CLASSES, FEATURES] = [1000, 7, 64]

class GraphConv extends nn.Module {
  constructor(inputDim, outputDim) {
    super()
    this.weight = new nn.Parameter(torch.empty([inputDim, outputDim]))
    this.bias = new nn.Parameter(torch.zeros([outputDim]))
    nn.init.kaimingNormal_(this.weight)
  }

  forward(input, adjacency) {
    return torch.sparse.mm(adjacency, torch.mm(input, this.weight)).add(this.bias)
  }
}

class GCN extends nn.Module {
  gc1 = new GraphConv(FEATURES, 16)
  gc2 = new GraphConv(16, CLASSES)
  dropout = new nn.Dropout(0.5)

  forward(input, adjacency) {
    const x = this.dropout.forward(F.relu(this.gc1.forward(input, adjacency)))
    return F.logSoftmax(this.gc2.forward(x, adjacency), 1)
  }
}

/** A graph whose edges mostly join nodes of one class, as a normalized sparse matrix. */
function makeGraph() {
  const draw = chance(11)
  const edges = Array.from({ length: NODES }, (_, node) => [node, node])
  for (let i = 0; i < 4 * NODES; i++) {
    const node = draw(NODES)
    const other = draw(10) < 8 ? (node + CLASSES * draw(100)) % NODES : draw(NODES)
    edges.push([node, other], [other, node])
  }
  const indices = torch.tensor(edges, { dtype: 'int64' }).t()
  const values = torch.ones([edges.length])
  const degree = torch.zeros([NODES]).indexAdd_(0, indices.at(0), values)
  const scale = degree.pow(-0.5)
  const weights = scale.at(indices.at(0)).mul(scale.at(indices.at(1)))
  return torch.sparseCooTensor(indices, weights, [NODES, NODES]).coalesce()
}

export function* train() {
  torch.manualSeed(5)
  const adjacency = makeGraph()
  const labels = torch.arange(NODES).remainder(CLASSES)
  const features = torch.randn([NODES, FEATURES]).add(F.oneHot(labels, FEATURES))
  const idx = torch.randperm(NODES)
  const idxTrain = idx.at(torch.slice(0, 700))
  const idxVal = idx.at(torch.slice(700))
  const gcn = new GCN()
  const optimizer = new optim.Adam(gcn.parameters(), { lr: 0.01, weightDecay: 5e-4 })
  const criterion = new nn.NLLLoss()
  for (;;) {
    gcn.train()
    optimizer.zeroGrad()
    const output = gcn.forward(features, adjacency)
    const loss = criterion.forward(output.at(idxTrain), labels.at(idxTrain))
    loss.backward()
    optimizer.step()

    gcn.eval()
    const right = torch.noGrad(() => {
      const output = gcn.forward(features, adjacency)
      return output.at(idxVal).argmax(1).eq(labels.at(idxVal)).sum().item()
    })
    yield loss.item() + right / 300
  }
}
