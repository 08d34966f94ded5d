// One worker: libtorch's threads and the memory tests want the machine to themselves.
const swc = ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } }]

module.exports = {
  maxWorkers: 1,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testEnvironment: 'node',
  transform: {
    '^.+\\.ts$': swc,
    '^.+\\.mjs$': swc,
  },
  // Programs in bench/programs import the package by its name.
  moduleNameMapper: { '^torchnode$': '<rootDir>/lib' },
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/dist/', '<rootDir>/.cuda/'],
  setupFilesAfterEnv: ['<rootDir>/test/setup.ts'],
  testTimeout: 60_000,
}
