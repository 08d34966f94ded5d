import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadSync, saveSync } from '../../../lib/checkpoint'
import { isTensor } from '../../../lib/tensor'
import { withPython } from '../../support/python'

const { exchange } = require('../../../scripts/exchange/exchange.cjs')

withPython('torch')(
  'checkpoints of random structures are loaded as Python wrote them, and saved so that Python reads the same',
  (python) => {
    const folder = mkdtempSync(join(tmpdir(), 'torchnode-exchange-'))
    try {
      const torch = { loadSync, saveSync, isTensor }
      expect(exchange(torch, { python, folder, seed: 1, count: 15 })).toEqual({ here: [], there: [] })
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
  120_000,
)
