// A PostgreSQL of our own: an unprivileged user, an own folder, a loopback port.

import { execFileSync } from 'node:child_process';
import { chown, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort, run, start, stop, until } from './process.js';

const BIN = process.env.PG_BIN ?? '/usr/lib/postgresql/15/bin';

/** Starts a cluster inside `folder`; gives its URL and how to stop it. */
export async function startCluster(folder) {
  const user = process.getuid() === 0 ? unprivileged('postgres') : {};
  const home = join(folder, 'postgres');
  await mkdir(home, { mode: 0o700 });
  if (user.uid) {
    await chown(folder, user.uid, user.gid);
    await chown(home, user.uid, user.gid);
  }
  const options = { ...user, cwd: home };
  const data = join(home, 'data');
  await run(`${BIN}/initdb`, ['-D', data, '-U', 'yeneta', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'], options);
  const port = await freePort();
  const server = start(`${BIN}/postgres`, ['-D', data, '-h', '127.0.0.1', '-p', `${port}`, '-k', home], options);
  const isReady = ['-q', '-h', '127.0.0.1', '-p', `${port}`];
  await until(server, () => run(`${BIN}/pg_isready`, isReady).then(() => true));
  return {
    url: `postgres://yeneta@127.0.0.1:${port}/postgres`,
    stop: () => stop(server, 'SIGINT'),
  };
}

function unprivileged(name) {
  const id = (flag) => Number(execFileSync('id', [flag, name]));
  return { uid: id('-u'), gid: id('-g') };
}
