"""A graph convolutional network on a made-up graph, after PyTorch's examples/gcn."""

import torch
from torch import nn, optim
from torch.nn import functional as F

from _data import chance

NODES, CLASSES, FEATURES = 1000, 7, 64


class GraphConv(nn.Module):
    def __init__(self, input_dim, output_dim):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(input_dim, output_dim))
        self.bias = nn.Parameter(torch.zeros(output_dim))
        nn.init.kaiming_normal_(self.weight)

    def forward(self, input, adjacency):
        return torch.sparse.mm(adjacency, torch.mm(input, self.weight)) + self.bias


class GCN(nn.Module):
    def __init__(self):
        super().__init__()
        self.gc1 = GraphConv(FEATURES, 16)
        self.gc2 = GraphConv(16, CLASSES)
        self.dropout = nn.Dropout(0.5)

    def forward(self, x, adjacency):
        x = self.dropout(F.relu(self.gc1(x, adjacency)))
        return F.log_softmax(self.gc2(x, adjacency), dim=1)


def make_graph():
    """A graph whose edges mostly join nodes of one class, as a normalized sparse matrix."""
    draw = chance(11)
    edges = [[node, node] for node in range(NODES)]
    for _ in range(4 * NODES):
        node = draw(NODES)
        other = (node + CLASSES * draw(100)) % NODES if draw(10) < 8 else draw(NODES)
        edges += [[node, other], [other, node]]
    indices = torch.tensor(edges).t()
    values = torch.ones(len(edges))
    degree = torch.zeros(NODES).index_add_(0, indices[0], values)
    scale = degree.pow(-0.5)
    weights = scale[indices[0]] * scale[indices[1]]
    return torch.sparse_coo_tensor(indices, weights, (NODES, NODES)).coalesce()


def train(_):
    torch.manual_seed(5)
    adjacency = make_graph()
    labels = torch.arange(NODES) % CLASSES
    features = torch.randn(NODES, FEATURES) + F.one_hot(labels, FEATURES)
    idx = torch.randperm(NODES)
    idx_train, idx_val = idx[:700], idx[700:]
    gcn = GCN()
    optimizer = optim.Adam(gcn.parameters(), lr=0.01, weight_decay=5e-4)
    criterion = nn.NLLLoss()
    while True:
        gcn.train()
        optimizer.zero_grad()
        output = gcn(features, adjacency)
        loss = criterion(output[idx_train], labels[idx_train])
        loss.backward()
        optimizer.step()

        gcn.eval()
        with torch.no_grad():
            output = gcn(features, adjacency)
            right = (output[idx_val].argmax(1) == labels[idx_val]).sum().item()
        yield loss.item() + right / 300
