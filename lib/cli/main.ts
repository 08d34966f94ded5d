#!/usr/bin/env node
import { Command, Option } from 'commander'
import { printable } from '../errors'
import { packageVersion } from '../system/version'
import { addDoctor } from './doctor'
import { addInspect } from './inspect'
import { addInstall } from './install'
import { addRun } from './launch'
import { addTrain } from './train'

const program = new Command('torchnode')
  .description("PyTorch's engine for Node")
  .version(packageVersion())
  .option('--debug', 'show the stack of an error')
  // Its subcommands take this over: what somebody wrote may be quoted.
  .configureOutput({ outputError: (text, write) => write(printable(text)) })
  // What stands after the program that `run` starts belongs to that program.
  .enablePositionalOptions()
addTrain(program)
addRun(program)
addInstall(program)
addDoctor(program)
addInspect(program)

// Of the program's own options, the one that may also stand after a command's name.
for (const command of program.commands)
  command.addOption(new Option('--debug', 'show the stack of an error').hideHelp())
program.hook('preAction', (_, command) => {
  if (command.opts().debug) program.setOptionValue('debug', true)
})

/** Prints one line on stderr and exits with code 1; prints the stack only on request. */
function fail(error: unknown): void {
  const debug = program.opts().debug || process.env.TORCHNODE_DEBUG
  const message = error instanceof Error ? error.message : String(error)
  console.error(printable(debug && error instanceof Error ? `${error.stack}` : `error: ${message.split('\n')[0]}`))
  process.exitCode = 1
}

// A reader such as head that has seen enough closes the pipe; that is not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

program.parseAsync().catch(fail)
