import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadSync, saveSync } from '../../../lib/checkpoint'
import { isTensor } from '../../../lib/tensor'
import { pythonWith } from '../../support/python'

const { exchange } = require('../../../scripts/exchange/exchange.cjs')

test('checkpoints of random structures are loaded as Python wrote them, and saved so that Python reads the same', () => {
  const python = pythonWith('torch')
  if (python === undefined) return
  const folder = mkdtempSync(join(tmpdir(), 'torchnode-exchange-'))
  try {
    const torch = { loadSync, saveSync, isTensor }
    expect(exchange(torch, { python, folder, seed: 1, count: 15 })).toEqual({ here: [], there: [] })
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 120_000)
