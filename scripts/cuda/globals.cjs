// Defines jest's globals with node:test, so that the tests of test/cuda run where there is no jest.
const { after, afterEach, before, beforeEach, describe, test } = require('node:test')
const { expect } = require('expect')

Object.assign(globalThis, { afterAll: after, afterEach, beforeAll: before, beforeEach, describe, expect, test })
