// Child processes: started, waited for, stopped by their process id.

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const STOP_WITHIN = 15_000;

/** A port on loopback that is free now. */
export async function freePort() {
  const probe = createServer();
  await new Promise((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

/** Runs a program to its end; a failure carries what it printed. */
export async function run(program, args, options = {}) {
  const child = start(program, args, options);
  const code = await child.ended;
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${child.log()}`);
}

/** Starts a program and keeps what it prints. */
export function start(program, args, { input = '', ...options } = {}) {
  const process = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'], ...options });
  const printed = [];
  process.stdout.on('data', (text) => printed.push(text));
  process.stderr.on('data', (text) => printed.push(text));
  process.stdin.on('error', () => {}); // It may have ended without reading.
  process.stdin.end(input);
  const ended = new Promise((done) => {
    process.on('error', (error) => {
      printed.push(`${error}\n`);
      done('an error');
    });
    process.on('close', (code, signal) => done(code ?? signal));
  });
  return { process, ended, log: () => printed.join('') };
}

/** Asks again until the answer is yes; gives up when the program ends or time is over. */
export async function until(child, ready, seconds = 60) {
  let ended = false;
  child.ended.then(() => (ended = true));
  for (const end = Date.now() + seconds * 1000; Date.now() < end && !ended; await sleep(50)) {
    if (await ready().catch(() => false)) return;
  }
  throw new Error(`${ended ? 'It ended' : `It was not ready in ${seconds} s`}:\n${child.log()}`);
}

/** Stops a program by its process id and waits for its end. */
export async function stop(child, signal) {
  child.process.kill(signal);
  const overdue = sleep(STOP_WITHIN, 'overdue', { ref: false });
  if ((await Promise.race([child.ended, overdue])) === 'overdue') {
    child.process.kill('SIGKILL');
    throw new Error(`It did not stop ${STOP_WITHIN / 1000} s after ${signal}:\n${child.log()}`);
  }
}
