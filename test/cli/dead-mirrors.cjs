// Loaded before a command under test: nothing answers on this port, so that fetching MNIST fails at once.
const { MNIST } = require('../../lib/vision/mnist')

MNIST.mirrors = ['http://127.0.0.1:9/']
